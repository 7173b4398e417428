import { describe, expect, test } from 'vitest'
import { integer, seededRandom } from '../../src/base/random.ts'
import { type Batch, generators } from './hard-negatives.generator.ts'

const [expected] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => expected.draw(seededRandom(seed)))

/** A hundred equally likely tickets, each with the class of its share. */
const tickets = ({ shares }: Batch): number[] =>
  shares.flatMap((share, kind) => Array.from({ length: share }, () => kind))

/** Every ticket of the anchor against every ticket of another image, summed over all negatives. */
function enumerated(batch: Batch): number {
  const drawn = tickets(batch)
  let same = 0
  for (const anchor of drawn) for (const other of drawn) if (anchor === other) same++
  let total = 0
  for (let image = 1; image < batch.images; image++)
    for (let view = 0; view < 2; view++) total += same / drawn.length ** 2
  return total
}

describe('hard-negatives-expected-false-drawn', () => {
  test('agrees with all pairs of tickets, counted', () => {
    for (const batch of draws)
      expect(expected.ask(batch).answer.value, JSON.stringify(batch)).toBeCloseTo(
        enumerated(batch),
        8,
      )
  })

  test('agrees with simulated batches', () => {
    for (const batch of draws.slice(0, 10)) {
      const random = seededRandom(1)
      const drawn = tickets(batch)
      let total = 0
      const batches = Math.ceil(200_000 / batch.images)
      for (let i = 0; i < batches; i++) {
        const classes = Array.from({ length: batch.images }, () => drawn[integer(random, 0, 99)])
        total += 2 * classes.slice(1).filter((kind) => kind === classes[0]).length
      }
      const { value } = expected.ask(batch).answer
      expect(Math.abs(total / batches - value)).toBeLessThan(0.15 * value)
    }
  })

  test('shares add up, sizes stay human, mistakes stay apart', () => {
    for (const batch of draws) {
      expect(tickets(batch).length).toBe(100)
      const { value, mistakes = [] } = expected.ask(batch).answer
      expect(value).toBeGreaterThanOrEqual(5)
      expect(value).toBeLessThanOrEqual(1000)
      expect(mistakes.length).toBe(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(batch)).toBeGreaterThan(0.03 * value)
    }
  })

  test('prints without floating-point dust and draws many different questions', () => {
    for (const batch of draws) expect(expected.ask(batch).explanation.en).not.toMatch(/\d\.\d{5,}/)
    expect(new Set(draws.map((batch) => expected.ask(batch).stem.en)).size).toBeGreaterThan(80)
  })
})
