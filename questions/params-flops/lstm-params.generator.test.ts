import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './lstm-params.generator.ts'

type Recurrent = ReturnType<(typeof generators)[number]['draw']>

/** The shapes as the framework's state dict or weight list has them. */
function shapes({ framework, inputs, hidden, layers, directions }: Recurrent): number[][] {
  const list: number[][] = []
  let features = inputs
  for (let layer = 0; layer < layers; layer++) {
    for (let direction = 0; direction < directions; direction++)
      if (framework === 'PyTorch')
        list.push([4 * hidden, features], [4 * hidden, hidden], [4 * hidden], [4 * hidden])
      else list.push([features, 4 * hidden], [hidden, 4 * hidden], [4 * hidden])
    features = hidden * directions
  }
  return list
}

const elements = (shape: readonly number[]): number => {
  let count = 1
  for (const side of shape) count *= side
  return count
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with the shapes of all weights', () => {
    for (const net of draws) {
      let total = 0
      for (const shape of shapes(net)) total += elements(shape)
      expect(ask(net).answer.value, JSON.stringify(net)).toBe(total)
    }
  })

  test('the documented examples: 241,600 in PyTorch, 240,800 in Keras', () => {
    const net = { inputs: 100, hidden: 200, layers: 1, directions: 1 } as const
    expect(ask({ ...net, framework: 'PyTorch' }).answer.value).toBe(241_600)
    expect(ask({ ...net, framework: 'Keras' }).answer.value).toBe(240_800)
  })

  test('is of human size, and all known mistakes differ', () => {
    for (const net of draws) {
      const { value, mistakes = [] } = ask(net).answer
      expect(value).toBeGreaterThan(1_000)
      expect(value).toBeLessThan(500_000)
      expect(mistakes.length).toBeGreaterThanOrEqual(3)
      const numbers = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(numbers.every(Number.isInteger), JSON.stringify(net)).toBe(true)
      expect(new Set(numbers).size, JSON.stringify(net)).toBe(numbers.length)
    }
  })
})
