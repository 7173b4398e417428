import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type SameLayer } from './tf-same.generator.ts'

const [same] = generators as [(typeof generators)[number]]
const layers = Array.from({ length: 1000 }, (_, seed) => same.draw(seededRandom(seed)))

/** How many windows fit into so many rows. */
function fitting(rows: number, { kernel, stride, dilation }: SameLayer): number {
  let count = 0
  for (let start = 0; start < rows; start += stride) {
    const last = start + (kernel - 1) * dilation
    if (last < rows) count++
  }
  return count
}

/** Adds zeros one at a time, bottom first, until there is one window per started stride. */
function padsNeeded(layer: SameLayer): { top: number; bottom: number } {
  let wanted = 0
  for (let row = 0; row < layer.size; row += layer.stride) wanted++
  let [top, bottom] = [0, 0]
  while (fitting(top + layer.size + bottom, layer) < wanted)
    if (bottom === top) bottom++
    else top++
  return { top, bottom }
}

describe('tf-same-rows-at-the-bottom', () => {
  test('the stem of ResNet at 224 gets 2 rows on top and 3 at the bottom', () => {
    const layer = { size: 224, kernel: 7, stride: 2, dilation: 1 }
    expect(padsNeeded(layer)).toEqual({ top: 2, bottom: 3 })
    expect(same.ask(layer).answer.value).toBe(3)
  })

  test('the answer is what padding row by row finds', () => {
    for (const layer of layers) expect(same.ask(layer).answer.value).toBe(padsNeeded(layer).bottom)
  })

  test('the numbers stay human, and many draws are uneven', () => {
    const uneven = layers.filter((layer) => {
      const { top, bottom } = padsNeeded(layer)
      expect(bottom).toBeGreaterThanOrEqual(1)
      expect(bottom).toBeLessThanOrEqual(8)
      return top !== bottom
    })
    expect(uneven.length).toBeGreaterThan(400)
  })

  test('both stems name kernel, stride and size', () => {
    for (const layer of layers) {
      const { stem } = same.ask(layer)
      for (const language of ['en', 'zh'] as const) {
        expect(stem[language]).toContain(String.raw`$${layer.kernel}\times ${layer.kernel}$`)
        expect(stem[language]).toMatch(new RegExp(`(stride |步长)${layer.stride}`))
        expect(stem[language]).toContain(`${layer.size}`)
        expect(stem[language]).toContain("`padding='SAME'`")
      }
    }
  })

  test('mistakes are different whole numbers, the answer not among them', () => {
    for (const layer of layers) {
      const { value, mistakes = [] } = same.ask(layer).answer
      const values = mistakes.map((mistake) => mistake.value)
      expect(values.every((one) => Number.isInteger(one) && one >= 0)).toBe(true)
      expect(values).not.toContain(value)
      expect(new Set(values).size).toBe(values.length)
      expect(values.length).toBeGreaterThanOrEqual(1)
    }
  })
})
