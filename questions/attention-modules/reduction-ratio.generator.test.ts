import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './reduction-ratio.generator.ts'

/** Wires the block connection by connection. */
function build(channels: number, hidden: number): number {
  let parameters = 0
  for (const [inputs, outputs] of [
    [channels, hidden],
    [hidden, channels],
  ] as const)
    for (let unit = 0; unit < outputs; unit++) {
      for (let input = 0; input < inputs; input++) parameters++
      parameters++
    }
  return parameters
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))
  const built = new Map<string, number>()
  const count = (channels: number, r: number): number => {
    const key = `${channels}/${r}`
    const known = built.get(key) ?? build(channels, channels / r)
    built.set(key, known)
    return known
  }

  test('the answer fits and half of it does not, block by block', () => {
    for (const drawn of draws) {
      const { channels, budget } = drawn
      const { value } = ask(drawn).answer
      expect(count(channels, value), JSON.stringify(drawn)).toBeLessThanOrEqual(budget)
      expect(count(channels, value / 2), JSON.stringify(drawn)).toBeGreaterThan(budget)
    }
  })

  test('answers are spread over four ratios, and the biases often decide', () => {
    const answers = draws.map((drawn) => ask(drawn).answer.value)
    expect(new Set(answers)).toEqual(new Set([4, 8, 16, 32]))
    const byBiases = draws.filter(
      ({ channels, budget }, i) => (4 * channels * channels) / (answers[i] ?? 1) <= budget,
    )
    expect(byBiases.length).toBeGreaterThan(300)
    expect(byBiases.length).toBeLessThan(700)
  })

  test('mistakes differ from the answer and from each other', () => {
    for (const drawn of draws) {
      const { value, mistakes = [] } = ask(drawn).answer
      const wrong = mistakes.map((mistake) => mistake.value)
      expect(new Set(wrong).size).toBe(wrong.length)
      expect(wrong.filter((one) => one !== value).length).toBeGreaterThanOrEqual(2)
    }
  })

  test('knows the published block of 256 channels', () => {
    expect(ask({ channels: 256, budget: 8464 }).answer.value).toBe(16)
    expect(ask({ channels: 256, budget: 8463 }).answer.value).toBe(32)
  })
})
