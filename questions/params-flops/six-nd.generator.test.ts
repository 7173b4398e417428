import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators } from './six-nd.generator.ts'

/** One matrix after the other: forward, gradient of the input, gradient of the weights. */
function trainingFlops(weights: readonly number[], tokens: number): number {
  let flops = 0
  for (const entries of weights) {
    for (const product of ['forward', 'input gradient', 'weight gradient'] as const) {
      const multiplications = entries * tokens
      const additions = entries * tokens
      flops += product ? multiplications + additions : 0
    }
  }
  return flops
}

/** Multiplies real matrices and counts each operation. */
function countedFlops(inputs: number, outputs: number, tokens: number): number {
  let flops = 0
  const product = (rows: number, inner: number, columns: number) => {
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) for (let i = 0; i < inner; i++) flops += 2
  }
  product(tokens, inputs, outputs) // Y = X W
  product(tokens, outputs, inputs) // dX = dY Wᵀ
  product(inputs, tokens, outputs) // dW = Xᵀ dY
  return flops
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with a run that is counted matrix by matrix and spent day by day', () => {
    for (const run of draws) {
      const matrices = Array.from({ length: 100 }, () => (run.billions * 1e9) / 100)
      const flops = trainingFlops(matrices, run.tokens * 1e9)
      let perDay = 0
      for (let gpu = 0; gpu < run.gpus; gpu++)
        for (let hour = 0; hour < 24; hour++)
          perDay += 3600 * run.peak * 1e12 * (run.utilisation / 100)
      let left = flops
      let wholeDays = 0
      for (; left > perDay; left -= perDay) wholeDays++
      const time = wholeDays + left / perDay
      expect(Math.abs(ask(run).answer.value - time), JSON.stringify(run)).toBeLessThan(0.0501)
    }
  })

  test('six FLOPs per weight and token, operation by operation', () => {
    expect(countedFlops(5, 7, 11)).toBe(6 * 5 * 7 * 11)
    expect(trainingFlops([35], 11)).toBe(6 * 5 * 7 * 11)
  })

  test('no known mistake would pass for the answer, nor for another', () => {
    for (const run of draws) {
      const { value, mistakes = [] } = ask(run).answer
      expect(value).toBeGreaterThanOrEqual(4)
      expect(value).toBeLessThanOrEqual(60)
      const known = [value, ...mistakes.map((mistake) => mistake.value)]
      known.forEach((one, i) => {
        for (const other of known.slice(i + 1))
          expect(Math.abs(other / one - 1), JSON.stringify(run)).toBeGreaterThan(0.06)
      })
    }
  })

  test('the working shows the seconds that make the days', () => {
    for (const run of draws) {
      const { answer, explanation } = ask(run)
      const seconds = Number(/is ([\d,]+) seconds/.exec(explanation.en)?.[1]?.replaceAll(',', ''))
      expect(seconds / 86_400).toBeCloseTo(answer.value, 0)
    }
  })

  test('draws many different questions', () => {
    expect(new Set(draws.map((run) => JSON.stringify(run))).size).toBeGreaterThan(200)
  })
})
