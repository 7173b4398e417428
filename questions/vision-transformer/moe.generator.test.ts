import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Layer } from './moe.generator.ts'

const [active] = generators as [(typeof generators)[number]]
const layers = Array.from({ length: 1000 }, (_, seed) => active.draw(seededRandom(seed)))

interface Expert {
  readonly routed: boolean
  readonly shapes: readonly (readonly [number, number])[]
}

const build = (layer: Layer): Expert[] =>
  Array.from({ length: layer.experts + layer.shared }, (_, i) => ({
    routed: i < layer.experts,
    shapes: [
      [layer.width, layer.hidden],
      ...(layer.matrices === 3 ? [[layer.width, layer.hidden] as const] : []),
      [layer.hidden, layer.width],
    ],
  }))

/** Sends one token through the layer and counts the weights it meets, row by row. */
function met(layer: Layer): number {
  let chosen = 0
  let weights = 0
  for (const { routed, shapes } of build(layer)) {
    if (routed && ++chosen > layer.top) continue
    for (const [rows, columns] of shapes) for (let row = 0; row < rows; row++) weights += columns
  }
  return weights
}

describe('moe-active-weights-drawn', () => {
  test('the answer counts the weights on the way of one token', () => {
    for (const layer of layers)
      expect(Math.abs(active.ask(layer).answer.value - met(layer) / 1e6)).toBeLessThanOrEqual(
        0.05 + 1e-9,
      )
  })

  test('the numbers stay human', () => {
    for (const layer of layers) {
      const { value } = active.ask(layer).answer
      expect(value).toBeGreaterThan(4)
      expect(value).toBeLessThan(260)
      expect(layer.top).toBeLessThan(layer.experts)
    }
  })

  test('the mistakes differ from the answer and from each other', () => {
    for (const layer of layers) {
      const { value, mistakes = [] } = active.ask(layer).answer
      for (const mistake of mistakes)
        expect(Math.abs(mistake.value - value) / value).toBeGreaterThan(0.02)
      expect(new Set(mistakes.map((mistake) => mistake.value)).size).toBe(4)
    }
  })
})
