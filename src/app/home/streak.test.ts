import { describe, expect, test } from 'vitest'
import { dayKey } from '../local-day.ts'
import { streakOf } from './streak.ts'

const at = (day: number, hour = 9) => new Date(2026, 10, day, hour).getTime()
const days = (...on: readonly number[]) =>
  new Map(on.map((day) => [dayKey(at(day)), { reviews: day, ms: 1000, right: 1 }]))

describe('streakOf', () => {
  test('counts back from today while every day has an answer', () => {
    expect(streakOf(days(20, 22, 23, 24), at(24, 23))).toMatchObject({ days: 3, today: true })
  })

  test('a day that has just begun does not break it', () => {
    expect(streakOf(days(22, 23), at(24, 0))).toMatchObject({ days: 2, today: false })
    expect(streakOf(days(22), at(24, 0))).toMatchObject({ days: 0, today: false })
  })

  test('gives the answers of the last days, today last', () => {
    expect(streakOf(days(21, 24), at(24), 4).recent).toEqual([21, 0, 0, 24])
  })

  test('nothing answered yet', () => {
    expect(streakOf(new Map(), at(24), 2)).toEqual({ days: 0, today: false, recent: [0, 0] })
  })
})
