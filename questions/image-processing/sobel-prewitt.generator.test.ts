import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Patch } from './sobel-prewitt.generator.ts'

const kernelX = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
]

/** Slides both kernels over the patch, the second being the first one transposed. */
function correlate({ pixels }: Patch): { gx: number; gy: number } {
  let gx = 0
  let gy = 0
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++) {
      const value = pixels[3 * row + column] ?? Number.NaN
      gx += value * (kernelX[row]?.[column] ?? Number.NaN)
      gy += value * (kernelX[column]?.[row] ?? Number.NaN)
    }
  return { gx, gy }
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the kernels laid over the patch', () => {
    for (const patch of draws) {
      const { gx, gy } = correlate(patch)
      const { answer, explanation } = ask(patch)
      expect(answer.value, JSON.stringify(patch)).toBe(Math.sqrt(gx * gx + gy * gy))
      for (const language of ['en', 'zh'] as const) {
        expect(explanation[language]).toContain(`= ${gx}\\\\`)
        expect(explanation[language]).toContain(`= ${gy}\\\\`)
      }
    }
  })

  test('is a whole number within what nine digits allow, with both derivatives at work', () => {
    for (const patch of draws) {
      const { gx, gy } = correlate(patch)
      const { value } = ask(patch).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThanOrEqual(5)
      expect(value).toBeLessThanOrEqual(Math.hypot(36, 36))
      expect(gx * gy).not.toBe(0)
    }
  })

  test('all four known mistakes differ from the answer and from each other', () => {
    for (const patch of draws) {
      const { value, mistakes = [] } = ask(patch).answer
      expect(new Set([value, ...mistakes.map((mistake) => mistake.value)]).size).toBe(5)
    }
  })

  test('draws many different patches', () => {
    expect(new Set(draws.map(({ pixels }) => pixels.join())).size).toBeGreaterThan(950)
  })
})
