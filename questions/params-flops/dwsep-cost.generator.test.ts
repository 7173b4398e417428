import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './dwsep-cost.generator.ts'

/** Walks over every output value of a convolution with `taps` products behind each, and counts them. */
function convolve(size: number, k: number, stride: number, outputs: number, inputs: number) {
  const padding = (k - 1) / 2
  let side = 0
  let multiplyAdds = 0
  for (let y = -padding; y + k <= size + padding; y += stride) {
    side++
    for (let x = -padding; x + k <= size + padding; x += stride)
      for (let o = 0; o < outputs; o++) multiplyAdds += inputs * k * k
  }
  return { side, multiplyAdds }
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a walk over all output values', () => {
    for (const block of draws) {
      const hidden = block.inputs * block.expansion
      const expand = convolve(block.size, 1, 1, hidden, block.inputs)
      const depthwise = convolve(expand.side, block.kernel, block.stride, hidden, 1)
      const project = convolve(depthwise.side, 1, 1, block.outputs, hidden)
      expect(ask(block).answer.value, JSON.stringify(block)).toBe(
        expand.multiplyAdds + depthwise.multiplyAdds + project.multiplyAdds,
      )
    }
  })

  test('counts product by product in a small block', () => {
    const block = { size: 6, inputs: 2, outputs: 3, expansion: 2, kernel: 3, stride: 2 } as const
    let products = 0
    for (let p = 0; p < 6 * 6; p++)
      for (let h = 0; h < 4; h++) for (let i = 0; i < 2; i++) products++
    for (let p = 0; p < 3 * 3; p++)
      for (let h = 0; h < 4; h++) for (let t = 0; t < 9; t++) products++
    for (let p = 0; p < 3 * 3; p++)
      for (let o = 0; o < 3; o++) for (let h = 0; h < 4; h++) products++
    expect(ask(block).answer.value).toBe(products)
  })

  test('is a whole number of human size, and no known mistake equals it or another', () => {
    for (const block of draws) {
      const { value, mistakes = [] } = ask(block).answer
      expect(Number.isInteger(value)).toBe(true)
      expect(value).toBeGreaterThan(100_000)
      expect(value).toBeLessThan(100_000_000)
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(new Set(known).size, JSON.stringify(block)).toBe(known.length)
    }
  })

  test('the two pointwise convolutions do most of the work, as the explanation says', () => {
    for (const block of draws) {
      const { explanation } = ask(block)
      const share = Number(/takes (\d+)%/.exec(explanation.en)?.[1])
      expect(share, JSON.stringify(block)).toBeLessThan(50)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((block) => JSON.stringify(block))).size).toBeGreaterThan(300)
  })
})
