import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Tensor } from './quantization.generator.ts'

/** Tries all 256 codes and keeps the one whose real value lies nearest to x. */
function nearestCode({ scale, zero, x }: Tensor): number {
  let best = 0
  for (let q = 1; q <= 255; q++)
    if (Math.abs((q - zero) * scale - x) < Math.abs((best - zero) * scale - x)) best = q
  return best
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('stores the code whose value is nearest', () => {
    for (const tensor of draws)
      expect(ask(tensor).answer.value, JSON.stringify(tensor)).toBe(nearestCode(tensor))
  })

  test('no draw lies on a tie between two codes', () => {
    for (const tensor of draws) {
      const distances = Array.from({ length: 256 }, (_, q) =>
        Math.abs((q - tensor.zero) * tensor.scale - tensor.x),
      ).sort((a, b) => a - b)
      expect((distances[1] ?? 0) - (distances[0] ?? 0)).toBeGreaterThan(0.1 * tensor.scale)
    }
  })

  test('the range in the stem gives back scale and zero point, and numbers stay short', () => {
    for (const tensor of draws) {
      const { stem } = ask(tensor)
      const [min, max, x] = [...stem.en.matchAll(/\$(?:x = )?(-?[\d.]+)\$/g)].map((m) =>
        Number(m[1]),
      )
      const s = ((max ?? 0) - (min ?? 0)) / 255
      expect(s).toBeCloseTo(tensor.scale / 10_000, 9)
      expect(Math.round(-(min ?? 0) / s)).toBe(tensor.zero)
      expect(x).toBeCloseTo(tensor.x / 10_000, 9)
      expect(stem.en).not.toMatch(/\.\d{5}/)
    }
  })

  test('some draws saturate, and no known mistake equals the answer or another', () => {
    const codes = draws.map((tensor) => ask(tensor).answer.value)
    expect(codes.filter((q) => q === 0 || q === 255).length).toBeGreaterThan(100)
    for (const tensor of draws) {
      const { value, mistakes = [] } = ask(tensor).answer
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(known.every(Number.isInteger)).toBe(true)
      expect(new Set(known).size, JSON.stringify(tensor)).toBe(known.length)
    }
  })

  test('gives the example of the range −1 to 1.55 by hand', () => {
    const answer = ask({ scale: 100, zero: 100, x: 5030 }).answer
    expect(answer.value).toBe(150)
  })
})
