import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposeRating, type Attempt } from './propose-rating.ts'

const right: Attempt = { score: 1, ms: 60_000, expectedMs: 60_000, hints: 0, solutionSeen: false }
const told = (change: Partial<Attempt>) => {
  const { rating, reason } = proposeRating({ ...right, ...change })
  return `${rating} ${reason}`
}

test('[S20] the rating follows from what happened', () => {
  expect({
    right: told({}),
    quick: told({ ms: 30_000 }),
    'slow but within reason': told({ ms: 90_000 }),
    slow: told({ ms: 90_001 }),
    wrong: told({ score: 0 }),
    'less than half right': told({ score: 0.49 }),
    'half right': told({ score: 0.5 }),
    'three thirds summed up': told({ score: 1 / 3 + 1 / 3 + 1 / 3 - 1e-9 }),
    'with a hint': told({ hints: 1 }),
    'quick with a hint': told({ hints: 1, ms: 1000 }),
    'at the second submission': told({ firstRunPass: false }),
    'quick at the first submission': told({ firstRunPass: true, ms: 1000 }),
    'after the solution': told({ solutionSeen: true, ms: 1000 }),
    'wrong after the solution': told({ solutionSeen: true, score: 0 }),
    'no expected time': told({ expectedMs: 0, ms: 500 }),
  }).toMatchInlineSnapshot(`
    {
      "after the solution": "1 solution-seen",
      "at the second submission": "2 partly",
      "half right": "2 partly",
      "less than half right": "1 wrong",
      "no expected time": "3 right",
      "quick": "4 quick",
      "quick at the first submission": "4 quick",
      "quick with a hint": "2 hints",
      "right": "3 right",
      "slow": "2 slow",
      "slow but within reason": "3 right",
      "three thirds summed up": "3 right",
      "with a hint": "2 hints",
      "wrong": "1 wrong",
      "wrong after the solution": "1 solution-seen",
    }
  `)
})

test('[S21] doing worse never rates higher', () => {
  const attempt = fc.record({
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    ms: fc.nat(600_000),
    expectedMs: fc.integer({ min: 1000, max: 300_000 }),
    hints: fc.nat(3),
    solutionSeen: fc.boolean(),
    firstRunPass: fc.boolean(),
  })
  fc.assert(
    fc.property(
      attempt,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(600_000),
      (one, share, ms) => {
        const rated = proposeRating(one).rating
        expect(proposeRating({ ...one, score: one.score * share }).rating).toBeLessThanOrEqual(
          rated,
        )
        expect(proposeRating({ ...one, ms: one.ms + ms }).rating).toBeLessThanOrEqual(rated)
        expect(proposeRating({ ...one, hints: one.hints + 1 }).rating).toBeLessThanOrEqual(rated)
        expect(proposeRating({ ...one, solutionSeen: true }).rating).toBeLessThanOrEqual(rated)
        expect(proposeRating({ ...one, firstRunPass: false }).rating).toBeLessThanOrEqual(rated)
      },
    ),
  )
})
