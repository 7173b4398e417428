import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Layer } from './im2col-code.generator.ts'

const [columnMatrix] = generators as [(typeof generators)[number]]
const layers = Array.from({ length: 1000 }, (_, seed) => columnMatrix.draw(seededRandom(seed)))

/** Moves a window over the padded map and copies what it covers, number by number. */
function copiedNumbers({ channels, height, width, kernel, stride, padding }: Layer): number {
  let copied = 0
  for (let top = -padding; top + kernel <= height + padding; top += stride)
    for (let left = -padding; left + kernel <= width + padding; left += stride)
      for (let c = 0; c < channels; c++)
        for (let u = 0; u < kernel; u++) for (let v = 0; v < kernel; v++) copied++
  return copied
}

describe('im2col-code-drawn', () => {
  test('the answer is the number of copies', () => {
    for (const layer of layers)
      expect(columnMatrix.ask(layer).answer.value, JSON.stringify(layer)).toBe(copiedNumbers(layer))
  })

  test('the numbers stay human', () => {
    for (const layer of layers) {
      const { value } = columnMatrix.ask(layer).answer
      expect(value).toBeGreaterThanOrEqual(2 * 2 * 2 * 4)
      expect(value).toBeLessThanOrEqual(16 * 25 * 144)
    }
  })

  test('the first three mistakes differ from the answer and from each other', () => {
    for (const layer of layers) {
      const { value, mistakes = [] } = columnMatrix.ask(layer).answer
      const known = [value, ...mistakes.slice(0, 3).map((mistake) => mistake.value)]
      expect(new Set(known).size, JSON.stringify(layer)).toBe(4)
    }
  })

  test('the working names the shape of the result', () => {
    for (const layer of layers) {
      const { explanation, answer } = columnMatrix.ask(layer)
      for (const language of ['en', 'zh'] as const) {
        const [, rows = '', columns = ''] =
          /\$\(1, (\d+), (\d+)\)\$/.exec(explanation[language]) ?? []
        expect(Number(rows) * Number(columns)).toBe(answer.value)
      }
    }
  })

  test('draws many different questions', () => {
    expect(new Set(layers.map((layer) => JSON.stringify(layer))).size).toBeGreaterThan(600)
  })
})
