import { describe, expect, test } from 'vitest'
import type { Rating } from './rating.ts'
import { replay, retrievability } from './review.ts'
import { lossOf, predictionCount, timeOfShare, trainingSet } from './training.ts'
import { defaultWeights, weightsOf } from './weights.ts'

const day = 86_400_000
const history = (...steps: readonly (readonly [days: number, rating: Rating])[]) =>
  steps.map(([days, rating]) => ({ at: days * day, rating }))
const one = history([0, 1], [0.01, 3], [2, 3], [9, 1])
const other = history([1, 4], [30, 3])

describe('what a fit learns from', () => {
  test('[S60] every review a day or more after the one before, with the history that led to it', () => {
    expect(predictionCount([one, other, history([0, 3]), []])).toBe(3)
    expect(trainingSet([one, other])).toEqual({
      ratings: Uint32Array.from([1, 3, 3, 1, 3, 3, 1, 4, 3]),
      days: Uint32Array.from([0, 0, 2, 0, 0, 2, 7, 0, 29]),
      lengths: Uint32Array.from([3, 4, 2]),
    })
  })

  test('[S61] a share of it by time leaves the latest to test the fit with', () => {
    expect(timeOfShare([one, other], 0.5)).toBe(9 * day)
    expect(trainingSet([one, other], 9 * day).lengths).toEqual(Uint32Array.from([3]))
    expect(lossOf([one, other], defaultWeights, 9 * day).count).toBe(2)
    expect(timeOfShare([], 0.5)).toBe(Infinity)
  })
})

describe('the loss', () => {
  test('[S62] is the mean log loss of the recall that the schedule itself predicts', () => {
    const before = replay(one.slice(0, 3), () => ({ retention: 0.9 }))
    const recall = before ? retrievability(before, 9 * day) : 0
    expect(lossOf([one], defaultWeights, 9 * day)).toEqual({
      logLoss: expect.closeTo(-Math.log(1 - recall), 6) as number,
      predicted: expect.closeTo(recall, 6) as number,
      remembered: 0,
      count: 1,
    })
  })

  test('[S62] of nothing is nothing', () => {
    expect(lossOf([], defaultWeights)).toEqual({
      logLoss: 0,
      predicted: 0,
      remembered: 0,
      count: 0,
    })
  })
})

test('[S63] weights are 21 numbers within the limits of FSRS, or none', () => {
  expect(weightsOf(defaultWeights)).toEqual(defaultWeights)
  expect(weightsOf(defaultWeights.slice(1))).toBeNull()
  expect(weightsOf(defaultWeights.with(3, NaN))).toBeNull()
  expect(weightsOf(Array<number>(21).fill(-1e9))?.[0]).toBeGreaterThan(0)
})
