import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './grad-clip.generator.ts'

const [clip] = generators as [(typeof generators)[number]]
const asks = Array.from({ length: 1000 }, (_, seed) => clip.ask(clip.draw(seededRandom(seed))))

/** Reads the code of the stem and shrinks the gradient bit by bit until it fits. */
function bruteForce(stem: string): number {
  const list = (name: string) =>
    (new RegExp(`${name}\\.grad = \\[([^\\]]*)\\]`).exec(stem)?.[1] ?? '').split(',').map(Number)
  const limit = Number(/max_norm=([\d.]+)/.exec(stem)?.[1])
  const all = [...list('W'), ...list('b')]
  const tooLong = (scale: number): boolean => {
    let squares = 0
    for (const one of all) squares += scale * one * (scale * one)
    return squares > limit * limit
  }
  if (!tooLong(1)) return all[0] ?? NaN
  let [low, high] = [0, 1]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (tooLong(middle)) high = middle
    else low = middle
  }
  return (all[0] ?? NaN) * low
}

describe('grad-clip-global-norm-drawn', () => {
  test('agrees with a gradient that is shrunk until it fits, in both languages', () => {
    for (const { stem, answer } of asks) {
      expect(answer.value).toBeCloseTo(bruteForce(stem.en), 3)
      expect(answer.value).toBeCloseTo(bruteForce(stem.zh), 3)
    }
  })

  test('no known mistake passes for the answer, and no two are alike', () => {
    for (const { answer } of asks) {
      const { value, mistakes = [] } = answer
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(mistakes.length).toBeGreaterThanOrEqual(1)
      known.forEach((a, i) => {
        for (const b of known.slice(i + 1)) expect(Math.abs(a - b)).toBeGreaterThan(0.02)
      })
    }
  })

  test('the numbers stay human, and some gradients are short enough to stay', () => {
    for (const { answer } of asks) expect(Math.abs(answer.value)).toBeLessThanOrEqual(14)
    const untouched = asks.filter(({ explanation }) => explanation.en.includes('nothing changes'))
    expect(untouched.length).toBeGreaterThan(50)
    expect(untouched.length).toBeLessThan(300)
  })

  test('draws many different questions', () => {
    expect(new Set(asks.map(({ stem }) => stem.en)).size).toBeGreaterThan(400)
  })
})
