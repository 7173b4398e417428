import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './memory-activations.generator.ts'

/** Slides a window over a padded axis and counts the full positions. */
function positions(size: number, kernel: number, stride: number, padding: number): number {
  let count = 0
  for (let start = -padding; start + kernel <= size + padding; start += stride) count++
  return count
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with maps that are measured by sliding the windows', () => {
    for (const net of draws) {
      const one = positions(net.size, net.kernel, net.stride, (net.kernel - 1) / 2)
      const two = positions(one, 2, 2, 0)
      const three = positions(two, 3, 2, 1)
      let bytes = 0
      for (let image = 0; image < net.batch; image++) {
        for (let channel = 0; channel < net.first; channel++) {
          bytes += one * one * net.bytes
          bytes += two * two * net.bytes
        }
        for (let channel = 0; channel < net.second; channel++) bytes += three * three * net.bytes
      }
      expect(ask(net).answer.value, JSON.stringify(net)).toBe(bytes / 1024 ** 2)
    }
  })

  test('agrees with real arrays for one small image', () => {
    const net = { batch: 1, size: 16, first: 2, second: 4, stride: 2, kernel: 3, bytes: 4 } as const
    const arrays = [
      new Float32Array(2 * 8 * 8),
      new Float32Array(2 * 4 * 4),
      new Float32Array(4 * 2 * 2),
    ]
    const bytes = arrays.reduce((sum, array) => sum + array.byteLength, 0)
    expect(ask(net).answer.value * 1024 ** 2).toBeCloseTo(bytes, 6)
  })

  test('is a whole number of MiB, and no known mistake equals it or another', () => {
    for (const net of draws) {
      const { value, mistakes = [] } = ask(net).answer
      expect(Number.isInteger(value), JSON.stringify(net)).toBe(true)
      expect(value).toBeGreaterThanOrEqual(8)
      expect(value).toBeLessThan(5000)
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(known).size, JSON.stringify(net)).toBe(known.length)
    }
  })

  test('the first map is the largest, as the explanation says', () => {
    for (const net of draws) {
      const share = Number(/takes (\d+)%/.exec(ask(net).explanation.en)?.[1])
      expect(share, JSON.stringify(net)).toBeGreaterThan(50)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((net) => JSON.stringify(net))).size).toBeGreaterThan(200)
  })
})
