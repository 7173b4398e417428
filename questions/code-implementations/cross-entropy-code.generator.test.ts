import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, ignored, type Row } from './cross-entropy-code.generator.ts'

const [maskedMean] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => maskedMean.draw(seededRandom(seed)))

/** From the logits, with log-sum-exp, one row after the other. */
function meanLoss(rows: readonly Row[]): number {
  let sum = 0
  let count = 0
  for (const { exponentials, label } of rows) {
    if (label === ignored) continue
    const logits = exponentials.map(Math.log)
    const largest = Math.max(...logits)
    let denominator = 0
    for (const logit of logits) denominator += Math.exp(logit - largest)
    sum += largest + Math.log(denominator) - (logits[label] ?? NaN)
    count++
  }
  return sum / count
}

describe('cross-entropy-code-drawn', () => {
  test('agrees with log-sum-exp over the rows that count', () => {
    for (const rows of draws)
      expect(maskedMean.ask(rows).answer.value, JSON.stringify(rows)).toBeCloseTo(meanLoss(rows), 4)
  })

  test('exactly one of four rows is ignored', () => {
    for (const rows of draws) {
      expect(rows).toHaveLength(4)
      expect(rows.filter((row) => row.label === ignored)).toHaveLength(1)
    }
  })

  test('changing the ignored row changes nothing', () => {
    for (const rows of draws.slice(0, 100)) {
      const changed = rows.map((row): Row =>
        row.label === ignored ? { ...row, exponentials: [7, 7, 7] } : row,
      )
      expect(maskedMean.ask(changed).answer.value).toBe(maskedMean.ask(rows).answer.value)
    }
  })

  test('the loss has an ordinary size, apart from every known mistake', () => {
    for (const rows of draws) {
      const { value, mistakes = [] } = maskedMean.ask(rows).answer
      expect(value).toBeGreaterThan(0.4)
      expect(value).toBeLessThan(1.8)
      expect(mistakes).toHaveLength(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(rows)).toBeGreaterThan(0.02)
      expect(new Set(mistakes.map((mistake) => mistake.value)).size).toBe(4)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((rows) => JSON.stringify(rows))).size).toBeGreaterThan(950)
  })
})
