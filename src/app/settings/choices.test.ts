import { describe, expect, test } from 'vitest'
import { motions, mostGoalMinutes, mostNewPerDay, themes } from '../../progress/settings.ts'
import {
  choicesWith,
  goalChoices,
  isRetention,
  motionChoices,
  newPerDayChoices,
  themeChoices,
} from './choices.ts'

describe('choices', () => {
  test('every theme and motion can be chosen', () => {
    expect(themeChoices.toSorted()).toEqual(themes.toSorted())
    expect(motionChoices.toSorted()).toEqual(motions.toSorted())
  })

  test('none is more than the settings take', () => {
    expect(Math.max(...newPerDayChoices)).toBeLessThanOrEqual(mostNewPerDay)
    expect(Math.max(...goalChoices)).toBeLessThanOrEqual(mostGoalMinutes)
  })

  test('a value in between stands in its place', () => {
    expect(choicesWith([0, 5, 10], 5)).toEqual([0, 5, 10])
    expect(choicesWith([0, 5, 10], 7)).toEqual([0, 5, 7, 10])
    expect(choicesWith([0, 5, 10], 240)).toEqual([0, 5, 10, 240])
  })

  test('of retentions in the log only three are settings', () => {
    expect([0.85, 0.9, 0.95].every(isRetention)).toBe(true)
    expect(isRetention(0.87)).toBe(false)
  })
})
