import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Frame, type Lattice } from './ctc.generator.ts'

const signs = ['-', 'a', 'b'] as const

function collapse(path: readonly string[]): string {
  let text = ''
  let last = ''
  for (const sign of path) {
    if (sign !== last && sign !== '-') text += sign
    last = sign
  }
  return text
}

/** Goes through all 27 paths. */
function probability({ label, frames }: Lattice): number {
  const [first, second, third] = frames as [Frame, Frame, Frame]
  let sum = 0
  for (const x of signs)
    for (const y of signs)
      for (const z of signs)
        if (collapse([x, y, z]) === label)
          sum += (first[x] / 10) * (second[y] / 10) * (third[z] / 10)
  return sum
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the sum over all 27 paths', () => {
    for (const lattice of draws)
      expect(ask(lattice).answer.value, JSON.stringify(lattice)).toBeCloseTo(
        probability(lattice),
        10,
      )
  })

  test('every frame is a distribution', () => {
    for (const { frames } of draws)
      for (const frame of frames) expect(signs.reduce((sum, sign) => sum + frame[sign], 0)).toBe(10)
  })

  test('has at most three decimals and differs from every known mistake', () => {
    for (const lattice of draws) {
      const { value, mistakes = [] } = ask(lattice).answer
      expect(String(value).length).toBeLessThanOrEqual(5)
      expect(value).toBeGreaterThan(0.05)
      expect(value).toBeLessThanOrEqual(1)
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(known).size, JSON.stringify(lattice)).toBe(known.length)
    }
  })

  test('asks for both labels, and seldom the same twice', () => {
    const single = draws.filter(({ label }) => label === 'a').length
    expect(single).toBeGreaterThan(400)
    expect(single).toBeLessThan(600)
    expect(new Set(draws.map((lattice) => ask(lattice).stem.en)).size).toBeGreaterThan(900)
  })
})
