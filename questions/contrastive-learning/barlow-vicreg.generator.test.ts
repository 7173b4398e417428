import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type TwoViews } from './barlow-vicreg.generator.ts'

const [loss] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => loss.draw(seededRandom(seed)))

const mean = (values: readonly number[]): number =>
  values.reduce((total, x) => total + x, 0) / values.length

/** Pearson's coefficient in full, without relying on columns being standardised. */
function pearson(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)]
  const covariance = mean(a.map((x, n) => (x - ma) * ((b[n] ?? Number.NaN) - mb)))
  const deviation = (values: readonly number[], m: number): number =>
    Math.sqrt(mean(values.map((x) => (x - m) ** 2)))
  return covariance / (deviation(a, ma) * deviation(b, mb))
}

/** The columns as the stem prints them. */
function printed(stem: string): number[][] {
  const rows = [...stem.matchAll(/^ {2}\d +([+-]1) +([+-]1) +([+-]1) +([+-]1)$/gm)]
  return [1, 2, 3, 4].map((column) => rows.map((row) => Number(row[column])))
}

function longhand(columns: readonly (readonly number[])[], lambda: number): number {
  let total = 0
  for (const i of [0, 1])
    for (const j of [0, 1]) {
      const c = pearson(columns[i] ?? [], columns[2 + j] ?? [])
      total += i === j ? (1 - c) ** 2 : lambda * c ** 2
    }
  return total
}

describe('barlow-vicreg-small-loss-drawn', () => {
  test('agrees with correlations of the printed table', () => {
    for (const views of draws) {
      const { stem, answer } = loss.ask(views)
      for (const language of ['en', 'zh'] as const)
        expect(printed(stem[language])).toEqual(views.columns)
      expect(answer.value, JSON.stringify(views)).toBeCloseTo(
        longhand(printed(stem.en), views.lambda),
        10,
      )
    }
  })

  test('columns are standardised as the stem says', () => {
    const standard = ({ columns }: TwoViews): boolean =>
      columns.every((column) => mean(column) === 0 && mean(column.map((x) => x * x)) === 1)
    expect(draws.every(standard)).toBe(true)
  })

  test('is of human size and apart from every known mistake', () => {
    for (const views of draws) {
      const { value, mistakes = [] } = loss.ask(views).answer
      expect(value).toBeGreaterThanOrEqual(0.05)
      expect(value).toBeLessThanOrEqual(4)
      expect(mistakes.length).toBe(4)
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value), JSON.stringify(views)).toBeGreaterThan(0.015)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((views) => loss.ask(views).stem.en)).size).toBeGreaterThan(900)
  })
})
