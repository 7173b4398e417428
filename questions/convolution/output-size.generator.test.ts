import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type SmallNet, type Window } from './output-size.generator.ts'

const [flattened] = generators as [(typeof generators)[number]]
const nets = Array.from({ length: 1000 }, (_, seed) => flattened.draw(seededRandom(seed)))

/** Slides the window over a padded row, as a layer does, and keeps one value per full position. */
function slide(row: readonly number[], w: Window): number[] {
  const padded = [...zeros(w.padding), ...row, ...zeros(w.padding)]
  const result: number[] = []
  for (let start = 0; ; start += w.stride) {
    const taps = Array.from({ length: w.kernel }, (_, u) => padded[start + u * w.dilation])
    if (taps.some((tap) => tap === undefined)) return result
    result.push(taps.reduce<number>((sum, tap) => sum + (tap ?? 0), 0))
  }
}
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)

const flattenedLength = (net: SmallNet): number => {
  const row = [net.first, net.pool, net.second].reduce(slide, zeros(net.size))
  return Array.from({ length: net.channels }, () => row.map(() => row)).flat(3).length
}

describe('output-size-flatten', () => {
  test('the answer is the length of the flattened map', () => {
    for (const net of nets) expect(flattened.ask(net).answer.value).toBe(flattenedLength(net))
  })

  test('the numbers stay human', () => {
    for (const net of nets) {
      const { value } = flattened.ask(net).answer
      expect(value).toBeGreaterThanOrEqual(16 * 3 * 3)
      expect(value).toBeLessThanOrEqual(64 * 14 * 14)
    }
  })

  test('every layer of the stem is named in full and the working ends in the answer', () => {
    for (const net of nets) {
      const { stem, explanation, answer } = flattened.ask(net)
      for (const language of ['en', 'zh'] as const) {
        expect(stem[language]).toContain(`nn.MaxPool2d(${net.pool.kernel}, stride=2)`)
        expect(explanation[language]).toContain(`= ${answer.value}$`)
      }
    }
  })

  test('mistakes are whole numbers and some of them differ from the answer', () => {
    for (const net of nets) {
      const { value, mistakes = [] } = flattened.ask(net).answer
      expect(mistakes.every((mistake) => Number.isInteger(mistake.value))).toBe(true)
      expect(mistakes.filter((mistake) => mistake.value !== value).length).toBeGreaterThanOrEqual(2)
    }
  })
})
