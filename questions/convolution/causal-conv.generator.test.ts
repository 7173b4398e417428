import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type Context, generators } from './causal-conv.generator.ts'

const [layers] = generators as [(typeof generators)[number]]
const contexts = Array.from({ length: 1000 }, (_, seed) => layers.draw(seededRandom(seed)))

/** Adds layers and marks every past sample that the output then reads, until all wanted ones are. */
function layersUntilCovered({ kernel, kilohertz, milliseconds }: Context): number {
  const wanted = kilohertz * milliseconds
  let read = new Set([0])
  for (let count = 0; ; count++) {
    let covered = 0
    while (read.has(covered)) covered++
    if (covered >= wanted) return count
    const more = new Set<number>()
    for (const lag of read) for (let tap = 0; tap < kernel; tap++) more.add(lag + tap * 2 ** count)
    read = more
  }
}

const known = new Map<string, number>()
const bruteForce = (context: Context): number => {
  const key = JSON.stringify(context)
  const found = known.get(key) ?? layersUntilCovered(context)
  known.set(key, found)
  return found
}

describe('causal-conv-layers-needed', () => {
  test('the answer is where the marked samples cover the context', () => {
    for (const context of contexts)
      expect(layers.ask(context).answer.value).toBe(bruteForce(context))
  })

  test('the numbers stay human', () => {
    for (const context of contexts) {
      const { value } = layers.ask(context).answer
      expect(value).toBeGreaterThanOrEqual(5)
      expect(value).toBeLessThanOrEqual(13)
    }
  })

  test('the mistakes differ from the answer and from each other', () => {
    for (const context of contexts) {
      const { value, mistakes = [] } = layers.ask(context).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(values.length).toBe(context.kernel === 2 ? 3 : 4)
      expect(new Set(values).size).toBe(values.length)
    }
  })

  test('the working shows that one layer less falls short', () => {
    for (const context of contexts) {
      const { explanation, answer } = layers.ask(context)
      for (const language of ['en', 'zh'] as const) {
        expect(explanation[language]).toContain(`L = ${answer.value} &`)
        expect(explanation[language]).toContain(`L = ${answer.value - 1} &`)
      }
    }
  })
})
