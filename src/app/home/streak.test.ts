import { describe, expect, test } from 'vitest'
import { streakOf } from './streak.ts'

const now = new Date(2026, 2, 30, 9).getTime()
const day = 86_400_000
const name = (ago: number) => {
  const date = new Date(new Date(now).setHours(12) - ago * day)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}
/** Answers, oldest day first, today last; a dot is a day without one. */
const streak = (history: string) => {
  const days = [...history].flatMap((sign, index) =>
    sign === '.'
      ? []
      : [[name(history.length - 1 - index), { reviews: 3, ms: 1000, right: 2 }] as const],
  )
  const { recent, ...rest } = streakOf(new Map(days), now)
  const shown = recent.map(({ answers, frozen }) => (frozen ? 'f' : answers > 0 ? 'x' : '.'))
  return { ...rest, recent: shown.join('') }
}

describe('days in a row', () => {
  test('end yesterday while today has no answer', () => {
    expect(streak('xxx.')).toMatchObject({ days: 3, today: false })
    expect(streak('xxxx')).toMatchObject({ days: 4, today: true })
    expect(streak('xx..')).toMatchObject({ days: 0, today: false })
    expect(streak('x..x')).toMatchObject({ days: 1, today: true })
    expect(streak('')).toMatchObject({ days: 0, freezes: 0, recent: '..............' })
  })

  test('earn a freeze day a week, two at most, which bridges a day without an answer', () => {
    expect(streak('xxxxxxx')).toMatchObject({ days: 7, freezes: 1 })
    expect(streak('x'.repeat(40))).toMatchObject({ days: 40, freezes: 2 })
    expect(streak('xxxxxxx.xx')).toMatchObject({ days: 9, freezes: 0, recent: '....xxxxxxxfxx' })
    expect(streak('xxxxxxx..xx')).toMatchObject({ days: 2, freezes: 0 })
    expect(streak('x'.repeat(14) + '..x')).toMatchObject({ days: 15, freezes: 0 })
    // Today is not over: nothing is used up for it yet.
    expect(streak('xxxxxxx.')).toMatchObject({ days: 7, freezes: 1, today: false })
    expect(streak('xxxxxx.x')).toMatchObject({ days: 1, freezes: 0 })
  })
})
