import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './w-msa-complexity.generator.ts'

/** Goes from query to query and from window to window, and adds up multiply-adds. */
function attention(height: number, width: number, channels: number, side: number | null) {
  let multiplyAdds = 0
  for (let projection = 0; projection < 4; projection++)
    for (let y = 0; y < height; y++) multiplyAdds += width * channels * channels
  const tall = side ?? height
  const wide = side ?? width
  for (let top = 0; top < height; top += tall)
    for (let left = 0; left < width; left += wide)
      for (let query = 0; query < tall * wide; query++) {
        const keys = tall * wide
        multiplyAdds += keys * channels // scores
        multiplyAdds += keys * channels // weighted sum
      }
  return multiplyAdds
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a walk over windows and queries', () => {
    for (const layer of draws) {
      const { height, width, channels, window } = layer
      expect(height % window).toBe(0)
      expect(width % window).toBe(0)
      const factor =
        attention(height, width, channels, null) / attention(height, width, channels, window)
      expect(ask(layer).answer.value, JSON.stringify(layer)).toBeCloseTo(factor, 1)
      expect(Math.abs(ask(layer).answer.value - factor)).toBeLessThanOrEqual(0.00501)
    }
  })

  test('the walk agrees with the figures of a Swin-T layer', () => {
    expect(attention(56, 56, 96, null)).toBe(2_003_828_736)
    expect(attention(56, 56, 96, 7)).toBe(145_108_992)
  })

  test('no known mistake would pass for the answer, nor for another', () => {
    for (const layer of draws) {
      const { value, mistakes = [] } = ask(layer).answer
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      known.forEach((one, i) => {
        for (const other of known.slice(i + 1))
          expect(Math.abs(one / other - 1), JSON.stringify(layer)).toBeGreaterThan(0.02)
      })
    }
  })

  test('the numbers stay human and many', () => {
    for (const layer of draws) {
      const { value } = ask(layer).answer
      expect(value).toBeGreaterThan(1.4)
      expect(value).toBeLessThan(100)
    }
    expect(new Set(draws.map((layer) => JSON.stringify(layer))).size).toBeGreaterThan(300)
  })
})
