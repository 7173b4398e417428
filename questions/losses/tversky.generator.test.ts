import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './tversky.generator.ts'

/** Reads both masks back from the printed stem and compares them cell by cell. */
function lossOf(stem: string): number {
  const lines = /```text\n[^\n]*\n([\s\S]*?)\n```/.exec(stem)?.[1]?.split('\n') ?? []
  const [alpha = Number.NaN, beta = Number.NaN] = [
    ...stem.matchAll(/(?:alpha|beta)=([\d.]+)/g),
  ].map((match) => Number(match[1]))
  let both = 0
  let cost = 0
  for (const line of lines) {
    const [truth = '', predicted = ''] = line.split(/ {3,}/)
    const left = truth.split(' ')
    const right = predicted.split(' ')
    expect(left).toHaveLength(9)
    expect(right).toHaveLength(9)
    left.forEach((cell, x) => {
      if (cell === '#' && right[x] === '#') both++
      else if (right[x] === '#') cost += alpha
      else if (cell === '#') cost += beta
    })
  }
  return 1 - both / (both + cost)
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const asked = Array.from({ length: 1000 }, (_, seed) => ask(draw(seededRandom(seed))))

  test('agrees with the printed masks, read cell by cell', () => {
    for (const { stem, answer } of asked) {
      expect(answer.value).toBeCloseTo(lossOf(stem.en), 10)
      expect(answer.value).toBeCloseTo(lossOf(stem.zh), 10)
    }
  })

  test('lies strictly between 0 and 1, away from every known mistake', () => {
    for (const { answer } of asked) {
      expect(answer.value).toBeGreaterThan(0)
      expect(answer.value).toBeLessThan(1)
      const values = [answer.value, ...(answer.mistakes ?? []).map(({ value }) => value)]
      expect(values).toHaveLength(4)
      values.forEach((one, i) =>
        values
          .slice(i + 1)
          .forEach((other) => expect(Math.abs(one - other)).toBeGreaterThan(0.007)),
      )
    }
  })

  test('seldom asks the same twice, and favours either error', () => {
    expect(new Set(asked.map(({ stem }) => stem.en)).size).toBeGreaterThan(950)
    const recall = asked.filter(({ explanation }) => explanation.en.includes('recall')).length
    expect(recall).toBeGreaterThan(300)
    expect(recall).toBeLessThan(800)
  })
})
