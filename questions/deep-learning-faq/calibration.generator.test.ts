import { describe, expect, test } from 'vitest'
import { seededRandom, shuffled } from '../../src/base/random.ts'
import { type Bin, edges, generators } from './calibration.generator.ts'

interface Prediction {
  readonly confidence: number
  readonly correct: boolean
}

/** Single predictions whose confidences scatter around the mean of their bin. */
const predictions = (bins: readonly Bin[]): Prediction[] =>
  bins.flatMap(({ count, right, confidence }) =>
    Array.from({ length: count }, (_, k) => ({
      confidence:
        confidence / 100 + (count % 2 === 1 && k === count - 1 ? 0 : k % 2 === 0 ? 0.02 : -0.02),
      correct: k < right,
    })),
  )

/** ECE as its definition says, from single predictions. */
function calibrationError(all: readonly Prediction[]): number {
  let error = 0
  for (let b = 0; b + 1 < edges.length; b++) {
    let [count, correct, confidence] = [0, 0, 0]
    for (const one of all) {
      if (one.confidence <= (edges[b] ?? 0) / 100) continue
      if (one.confidence > (edges[b + 1] ?? 0) / 100) continue
      count++
      confidence += one.confidence
      if (one.correct) correct++
    }
    if (count > 0) error += (count / all.length) * Math.abs(correct / count - confidence / count)
  }
  return error
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const seeds = Array.from({ length: 1000 }, (_, seed) => seed)

  test('agrees with the error computed from single predictions', () => {
    for (const seed of seeds) {
      const random = seededRandom(seed)
      const bins = draw(random)
      const all = shuffled(random, predictions(bins))
      expect(ask(bins).answer.value, `seed ${seed}`).toBeCloseTo(calibrationError(all), 9)
    }
  })

  test('four decimals suffice, and no known mistake passes for the answer', () => {
    for (const seed of seeds) {
      const { value, mistakes = [] } = ask(draw(seededRandom(seed))).answer
      expect(value).toBeGreaterThanOrEqual(0.05)
      expect(value).toBeLessThanOrEqual(0.2)
      expect(Math.abs(Number(value.toFixed(4)) - value) / value).toBeLessThan(0.002)
      const known = mistakes.map((mistake) => mistake.value)
      for (const other of known)
        expect(Math.abs(other - value) / value, `seed ${seed}`).toBeGreaterThan(0.03)
      expect(new Set(known).size).toBe(known.length)
    }
  })

  test('the table is honest: right answers fit the count, confidences lie in their bin', () => {
    for (const seed of seeds)
      draw(seededRandom(seed)).forEach(({ count, right, confidence }, i) => {
        expect(right).toBeLessThanOrEqual(count)
        expect(confidence).toBeGreaterThan(edges[i] ?? 0)
        expect(confidence).toBeLessThanOrEqual(edges[i + 1] ?? 0)
      })
  })

  test('draws many different questions', () => {
    expect(
      new Set(seeds.map((seed) => ask(draw(seededRandom(seed))).stem.en)).size,
    ).toBeGreaterThan(900)
  })
})
