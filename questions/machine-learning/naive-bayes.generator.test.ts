import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Inspection } from './naive-bayes.generator.ts'

/** Inspects 20,000 parts one by one; the first of each kind raise the alarms. */
function shareOfDefects({ prevalence, sensitivity, specificity }: Inspection): number {
  const parts = 20_000
  const defective = Math.round((parts * prevalence) / 100)
  let [alarms, hits] = [0, 0]
  for (let part = 0; part < parts; part++) {
    const isDefective = part < defective
    const place = isDefective ? part / defective : (part - defective) / (parts - defective)
    const alarm = isDefective ? place < sensitivity / 100 : place < (100 - specificity) / 100
    if (alarm) alarms++
    if (alarm && isDefective) hits++
  }
  return hits / alarms
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with parts that are inspected one by one', () => {
    for (const inspection of draws) {
      const difference = ask(inspection).answer.value - shareOfDefects(inspection)
      expect(Math.abs(difference), JSON.stringify(inspection)).toBeLessThan(0.002)
    }
  })

  test('stays within bounds and below the sensitivity', () => {
    for (const inspection of draws) {
      const { value } = ask(inspection).answer
      expect(value).toBeGreaterThan(0.03)
      expect(value).toBeLessThan(0.75)
    }
  })

  test('is apart from four different mistakes', () => {
    for (const inspection of draws) {
      const { value, mistakes = [] } = ask(inspection).answer
      expect(new Set(mistakes.map((mistake) => mistake.value)).size).toBe(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value) / value, JSON.stringify(inspection)).toBeGreaterThan(
          0.015,
        )
    }
  })

  test('draws many different inspections', () => {
    expect(new Set(draws.map((drawn) => JSON.stringify(drawn))).size).toBeGreaterThan(80)
  })
})
