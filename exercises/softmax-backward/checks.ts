import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectPermutationEquivariant,
  expectShape,
  expectUnchanged,
  numericalGradient,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)

const softmax = (logits: readonly number[]) => {
  const max = Math.max(...logits)
  const exps = logits.map((v) => Math.exp(v - max))
  return exps.map((e) => e / sum(exps))
}

const randomProbabilities = (seed: number, n: number, d: number) =>
  randomTensor(seed, [n, d], -2, 2).map(softmax)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.softmaxBackward([[0.5, 0.5]], [[4, 0]]), [[1, -1]])

describe('samples', () => {
  test('one-probability', async () => {
    const got = await candidate.softmaxBackward([[0.2, 0.3, 0.5]], [[1, 0, 0]])
    expectClose(got, [[0.16, -0.06, -0.1]])
  })

  test('two-rows', async () => {
    const y = [
      [0.5, 0.5],
      [0.9, 0.1],
    ]
    const gy = [
      [1, 2],
      [1, 2],
    ]
    expectClose(await candidate.softmaxBackward(y, gy), [
      [-0.25, 0.25],
      [-0.09, 0.09],
    ])
  })

  test('even-gradient', async () => {
    const got = await candidate.softmaxBackward([[0.25, 0.25, 0.5]], [[3, 3, 3]])
    expectClose(got, [[0, 0, 0]])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    for (const [n, d] of [
      [3, 5],
      [4, 2],
      [1, 6],
    ] as const) {
      const gy = randomTensor(n, [n, d], -1, 1)
      expectShape(await candidate.softmaxBackward(randomProbabilities(d, n, d), gy), [n, d])
    }
  })

  test('four-classes', async () => {
    const y = [
      [0.1, 0.2, 0.3, 0.4],
      [0.7, 0.1, 0.1, 0.1],
    ]
    const gy = [
      [0.5, -1, 2, 0.1],
      [1, 2, 3, 4],
    ]
    expectClose(await candidate.softmaxBackward(y, gy), [
      [0.001, -0.298, 0.453, -0.156],
      [-0.42, 0.04, 0.14, 0.24],
    ])
  })

  test('one-class', async () => {
    expectClose(await candidate.softmaxBackward([[1], [1]], [[5], [-2]]), [[0], [0]])
  })

  test('random-matrices', async () => {
    for (const seed of [11, 12, 13]) {
      const y = randomProbabilities(seed, 4, 6)
      const gy = randomTensor(seed + 10, [4, 6], -3, 3)
      expectClose(await candidate.softmaxBackward(y, gy), reference.softmaxBackward(y, gy))
    }
  })

  test('any-row', async () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: -5, max: 5 }))
    const row = fc
      .array(entry, { minLength: 2, maxLength: 4 })
      .filter((entries) => entries.some(([weight]) => weight > 0))
    await fc.assert(
      fc.asyncProperty(row, async (entries) => {
        const weights = entries.map(([weight]) => weight)
        const y = [weights.map((weight) => weight / sum(weights))]
        const gy = [entries.map(([, g]) => g)]
        expectClose(await candidate.softmaxBackward(y, gy), reference.softmaxBackward(y, gy))
      }),
    )
  })

  test('by-the-jacobian', async () => {
    const y = randomProbabilities(21, 3, 4)
    const gy = randomTensor(22, [3, 4], -2, 2)
    const expected = y.map((p, i) =>
      p.map((pj, j) => sum(p.map((pk, k) => gy[i]![k]! * ((k === j ? pk : 0) - pk * pj)))),
    )
    expectClose(await candidate.softmaxBackward(y, gy), expected)
  })

  test('numerically', async () => {
    const x = randomTensor(31, [2, 4], -2, 2)
    const gy = randomTensor(32, [2, 4], -1, 1)
    const expected: number[][] = []
    for (const [i, row] of x.entries()) {
      const loss = (logits: readonly number[]) => sum(softmax(logits).map((p, j) => p * gy[i]![j]!))
      expected.push(await numericalGradient(loss, row))
    }
    const got = await candidate.softmaxBackward(x.map(softmax), gy)
    // Central differences with h = 1e-5 are good to about 1e-10 here.
    expectClose(got, expected, { rel: 1e-4, abs: 1e-7 })
  })

  test('cross-entropy', async () => {
    const y = randomProbabilities(41, 3, 4)
    const targets = [2, 0, 3]
    const gy = y.map((p, i) => p.map((pj, j) => (j === targets[i] ? -1 / pj : 0)))
    const expected = y.map((p, i) => p.map((pj, j) => pj - (j === targets[i] ? 1 : 0)))
    expectClose(await candidate.softmaxBackward(y, gy), expected)
  })

  test('rows-sum-to-zero', async () => {
    const y = randomProbabilities(51, 4, 5)
    const gy = randomTensor(52, [4, 5], -3, 3)
    const got = await candidate.softmaxBackward(y, gy)
    expectShape(got, [4, 5])
    expectClose(got.map(sum), [0, 0, 0, 0], { abs: 1e-5 })
  })

  test('constant-added', async () => {
    const y = randomProbabilities(61, 3, 4)
    const gy = randomTensor(62, [3, 4], -1, 1)
    const raised = gy.map((row, i) => row.map((g) => g + [5, -20, 300][i]!))
    expectClose(await candidate.softmaxBackward(y, raised), reference.softmaxBackward(y, gy))
  })

  test('linear-in-gradient', async () => {
    const y = randomProbabilities(71, 2, 5)
    const [a, b] = [randomTensor(72, [2, 5], -1, 1), randomTensor(73, [2, 5], -1, 1)]
    const mixed = a.map((row, i) => row.map((v, j) => 2 * v - 3 * b[i]![j]!))
    const [ofA, ofB] = [reference.softmaxBackward(y, a), reference.softmaxBackward(y, b)]
    const expected = ofA.map((row, i) => row.map((v, j) => 2 * v - 3 * ofB[i]![j]!))
    expectClose(await candidate.softmaxBackward(y, mixed), expected)
  })

  test('rows-apart', async () => {
    const y = randomProbabilities(81, 3, 4)
    const gy = randomTensor(82, [3, 4], -1, 1)
    const [alone] = reference.softmaxBackward([y[1]!], [gy[1]!])
    const others = [
      [1000, -1000, 0, 3],
      [7, 7, 7, -500],
    ]
    const got = await candidate.softmaxBackward(y, [others[0]!, gy[1]!, others[1]!])
    expectShape(got, [3, 4])
    expectClose(got[1], alone)
  })

  test('classes-reordered', async () => {
    const [p] = randomProbabilities(91, 1, 5)
    const [g] = randomTensor(92, [1, 5], -2, 2)
    const backward = async (pairs: (readonly [number, number])[]) =>
      (await candidate.softmaxBackward([pairs.map(([y]) => y)], [pairs.map(([, gy]) => gy)]))[0] ??
      []
    const pairs = p!.map((y, j) => [y, g![j]!] as const)
    await expectPermutationEquivariant(backward, pairs, [4, 2, 0, 1, 3])
  })

  test('saturated-rows', async () => {
    const y = [
      [1, 0, 0],
      [0, 0, 1],
      [0.5, 0, 0.5],
    ]
    const gy = [
      [5, -3, 10000],
      [-10000, 2, 7],
      [1, 10000, 3],
    ]
    expectClose(await candidate.softmaxBackward(y, gy), [
      [0, 0, 0],
      [0, 0, 0],
      [-0.5, 0, 0.5],
    ])
  })

  test('large-gradients', async () => {
    const y = [[0.25, 0.25, 0.5]]
    expectClose(await candidate.softmaxBackward(y, [[10000, -10000, 0]]), [[2500, -2500, 0]])
    expectClose(await candidate.softmaxBackward(y, [[10004, 10000, 10000]]), [[0.75, -0.25, -0.5]])
  })

  test('tiny-probabilities', async () => {
    const tiny = 1e-300
    const got = await candidate.softmaxBackward([[1, tiny]], [[0, 1e300]])
    expectClose(got, [[-1, 1]])
  })

  test('input-unchanged', async () => {
    const y = randomProbabilities(101, 2, 3)
    await expectUnchanged(() => candidate.softmaxBackward(y, randomTensor(102, [2, 3], -1, 1)))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.softmaxBackward([], []))
    await expectDeliberateError(() => candidate.softmaxBackward([[], []], [[], []]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.softmaxBackward([[0.5, 0.5], [1]], [[1, 2], [3]]))
    await expectDeliberateError(() => candidate.softmaxBackward([[1], [0.5, 0.5]], [[1], [2, 3]]))
  })

  test('gradient-shape-must-match', async () => {
    await expectGoodInputWorks()
    const y = [
      [0.5, 0.5],
      [0.2, 0.8],
    ]
    for (const gy of [
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
      [
        [1, 2],
        [1, 2],
        [1, 2],
      ],
      [[1, 2]],
      [[1], [2]],
    ])
      await expectDeliberateError(() => candidate.softmaxBackward(y, gy))
  })
})
