import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Layer } from './receptive-field.generator.ts'

const [stack] = generators as [(typeof generators)[number]]
const stacks = Array.from({ length: 1000 }, (_, seed) => stack.draw(seededRandom(seed)))

/** Every input that one output position reads, traced back tap by tap. */
function inputsOf(layers: readonly Layer[]): number[] {
  let positions = new Set([0])
  for (const { kernel, stride, dilation } of [...layers].reverse()) {
    const taps = new Set<number>()
    for (const position of positions)
      for (let u = 0; u < kernel; u++) taps.add(position * stride + u * dilation)
    positions = taps
  }
  return [...positions]
}

describe('receptive-field-stack', () => {
  test('the answer is the span of the inputs that an output position reads', () => {
    for (const layers of stacks) {
      const inputs = inputsOf(layers)
      const span = Math.max(...inputs) - Math.min(...inputs) + 1
      expect(stack.ask(layers).answer.value).toBe(span)
    }
  })

  test('the numbers stay human', () => {
    for (const layers of stacks) {
      expect(layers.length).toBeLessThanOrEqual(4)
      expect(stack.ask(layers).answer.value).toBeGreaterThanOrEqual(6)
      expect(stack.ask(layers).answer.value).toBeLessThanOrEqual(80)
    }
  })

  test('forgetting the strides is always a different number', () => {
    for (const layers of stacks) {
      const { value, mistakes = [] } = stack.ask(layers).answer
      expect(mistakes[0]?.value).toBeGreaterThan(value)
      expect(mistakes[1]?.value).toBeLessThan(value)
    }
  })

  test('the table lists every layer and the working ends in the answer', () => {
    for (const layers of stacks) {
      const { stem, explanation, answer } = stack.ask(layers)
      for (const language of ['en', 'zh'] as const) {
        expect(stem[language].match(/^\| \d/gm)).toHaveLength(layers.length)
        expect(explanation[language]).toContain(`= ${answer.value}, & j_${layers.length}`)
      }
    }
  })
})
