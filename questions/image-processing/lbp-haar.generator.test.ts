import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './lbp-haar.generator.ts'

const [code] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => code.draw(seededRandom(seed)))

/** Walks around the centre one step at a time and writes the bits down as text. */
function walked(pixels: readonly number[]): number {
  const at = (x: number, y: number): number => pixels[3 * y + x] ?? NaN
  let [x, y] = [0, 0]
  let text = ''
  for (const [dx, dy] of [
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
    [-1, 0],
    [-1, 0],
    [0, -1],
    [0, -1],
  ] as const) {
    text += at(x, y) < at(1, 1) ? '0' : '1'
    x += dx
    y += dy
  }
  return Number.parseInt(text, 2)
}

describe('lbp-haar-code-drawn', () => {
  test('agrees with a walk around the centre', () => {
    const seen = new Set<string>()
    for (const draw of draws) {
      seen.add(JSON.stringify(draw))
      const { answer, explanation } = code.ask(draw)
      expect(answer.value, JSON.stringify(draw)).toBe(walked(draw.pixels))
      expect(explanation.en).toContain(` = ${answer.value}$`)
    }
    expect(seen.size).toBeGreaterThan(990)
  })

  test('a gamma curve keeps the code', () => {
    for (const { pixels } of draws)
      expect(walked(pixels.map((v) => 255 * (v / 255) ** 0.45))).toBe(walked(pixels))
  })

  test('all mistakes are codes that differ from the answer and from each other', () => {
    for (const draw of draws) {
      const { value, mistakes = [] } = code.ask(draw).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(values.every((one) => Number.isInteger(one) && one >= 0 && one <= 255)).toBe(true)
      expect(new Set(values).size).toBe(5)
    }
  })
})
