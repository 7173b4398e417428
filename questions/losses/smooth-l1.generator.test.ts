import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type Errors, generators } from './smooth-l1.generator.ts'

const [three] = generators as [(typeof generators)[number]]
const drawn = Array.from({ length: 1000 }, (_, seed) => three.draw(seededRandom(seed)))

/** Adds up the slope, which is e/β up to β and 1 beyond, from 0 to |e| (midpoints, exact here). */
function integrated({ beta, tenths }: Errors): number {
  const losses = tenths.map((tenth) => {
    const [steps, width] = [Math.abs(tenth), 0.1]
    let area = 0
    for (let i = 0; i < steps; i++) area += width * Math.min(1, ((i + 0.5) * width) / beta)
    return area
  })
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}

describe('smooth-l1-three-errors-drawn', () => {
  test('the answer is the integral of the clipped slope', () => {
    for (const one of drawn) expect(three.ask(one).answer.value).toBeCloseTo(integrated(one), 9)
  })

  test('the numbers stay human', () => {
    for (const one of drawn) {
      const { value } = three.ask(one).answer
      expect(value).toBeGreaterThan(0.02)
      expect(value).toBeLessThan(6.4)
      expect(one.tenths.every((tenth) => Math.abs(tenth) >= 1 && Math.abs(tenth) <= 64)).toBe(true)
    }
  })

  test('both pieces of the loss occur', () => {
    for (const { beta, tenths } of drawn) {
      const small = tenths.filter((tenth) => Math.abs(tenth) / 10 < beta)
      expect(small.length).toBeGreaterThanOrEqual(1)
      expect(small.length).toBeLessThan(tenths.length)
    }
  })

  test('mistakes differ from the answer and from each other', () => {
    for (const one of drawn) {
      const { value, mistakes = [] } = three.ask(one).answer
      const all = [value, ...mistakes.map((mistake) => mistake.value)].sort((a, b) => a - b)
      for (const [i, v] of all.entries())
        if (i > 0) expect(v - (all[i - 1] ?? 0)).toBeGreaterThan(0.0199)
    }
  })

  test('the stem is free of stray backslashes before code marks', () => {
    for (const one of drawn) expect(three.ask(one).stem.en).toContain('`nn.SmoothL1Loss(beta=')
  })
})
