import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './triplet.generator.ts'

/** Forms every triplet from the printed table and lets the rule of the stem choose among them. */
function lossOf(stem: string): number {
  const rows = [...stem.matchAll(/^\| \d \| (same|other) \| ([\d.]+) \|$/gm)]
  expect(rows).toHaveLength(6)
  const margin = Number(/\$m=([\d.]+)\$/.exec(stem)?.[1])
  const triplets = rows
    .filter((row) => row[1] === 'same')
    .flatMap((positive) =>
      rows
        .filter((row) => row[1] === 'other')
        .map((negative) => ({ ap: Number(positive[2]), an: Number(negative[2]) })),
    )
  const ofFarthest = triplets.filter(({ ap }) => triplets.every((other) => other.ap <= ap))
  const allowed = stem.includes('semi-hard')
    ? ofFarthest.filter(({ ap, an }) => ap < an && an < ap + margin)
    : ofFarthest
  return Math.max(...allowed.map(({ ap, an }) => Math.max(0, ap - an + margin)))
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const rows = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with all triplets of the printed table', () => {
    for (const row of rows) {
      const { stem, answer } = ask(row)
      expect(answer.value, stem.en).toBeCloseTo(lossOf(stem.en), 8)
    }
  })

  test('exceeds the margin for the hardest negative and stays below it for a semi-hard one', () => {
    for (const row of rows) {
      const { value } = ask(row).answer
      expect(value).toBeGreaterThan(0)
      if (row.rule === 'hardest') expect(value).toBeGreaterThan(row.margin / 100)
      else expect(value).toBeLessThan(row.margin / 100)
    }
  })

  test('known mistakes differ from the answer and from each other', () => {
    for (const row of rows) {
      const { value, mistakes = [] } = ask(row).answer
      const all = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(all).toHaveLength(4)
      all.forEach((one, i) =>
        all.slice(i + 1).forEach((other) => expect(Math.abs(one - other)).toBeGreaterThan(0.019)),
      )
    }
  })

  test('asks for both rules and seldom the same twice', () => {
    const hardest = rows.filter(({ rule }) => rule === 'hardest').length
    expect(hardest).toBeGreaterThan(400)
    expect(hardest).toBeLessThan(600)
    expect(new Set(rows.map((row) => ask(row).stem.en)).size).toBeGreaterThan(950)
  })
})
