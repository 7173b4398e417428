import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  numericalGradient,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = NonNullable<Parameters<typeof reference.layerNorm>[2]>

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)
const average = (values: readonly number[]) => sum(values) / values.length

/** With a γ of 0 at one end, which must not be mistaken for none. */
const randomOptions = (seed: number, d: number, eps = 1e-5): Options => ({
  gamma: [0, ...randomTensor(seed, [d - 1], -2, 2)],
  beta: randomTensor(seed + 1, [d], -2, 2),
  eps,
})

/** y or dx of a call, once it is known to be there and to have its shape. */
const partOf = (got: unknown, key: 'y' | 'dx', rows: number, d: number): number[][] => {
  const whole = typeof got === 'object' && got !== null && 'y' in got && 'dx' in got
  expectThat(whole, 'Return { y, dx }.', { got })
  const part = (got as { y: number[][]; dx: number[][] })[key]
  expectShape(part, [rows, d])
  return part
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.layerNorm([[1, 3]], [[1, 1]], { eps: 0, gamma: [2, 2] }), {
    y: [[-2, 2]],
    dx: [[0, 0]],
  })

describe('samples', () => {
  test('one-row', async () => {
    expectClose(await candidate.layerNorm([[1, 2, 3, 4]], null), {
      y: [[-1.3416354199689269, -0.447211806656309, 0.447211806656309, 1.3416354199689269]],
      dx: null,
    })
  })

  test('gamma-and-beta', async () => {
    const x = [
      [1, 2],
      [5, 5],
    ]
    expectClose(await candidate.layerNorm(x, null, { gamma: [2, 3], beta: [1, -1] }), {
      y: [
        [-0.9999600011999599, 1.9999400017999398],
        [1, -1],
      ],
      dx: null,
    })
  })

  test('input-gradient', async () => {
    expectClose(await candidate.layerNorm([[1, 2, 4]], [[1, 0, 0]], { eps: 0 }), {
      y: [[-1.0690449676496978, -0.2672612419124245, 1.3363062095621219]],
      dx: [[0.22908106449636367, -0.3436215967445457, 0.11454053224818202]],
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const x = randomTensor(1, [4, 3], -1, 1)
    const gy = randomTensor(2, [4, 3], -1, 1)
    const forward = await candidate.layerNorm(x, null)
    partOf(forward, 'y', 4, 3)
    expectThat(forward.dx === null, 'Without gy, dx must be null.', { got: forward })
    const both = await candidate.layerNorm(x, gy)
    partOf(both, 'y', 4, 3)
    partOf(both, 'dx', 4, 3)
  })

  test('gradient-with-gamma', async () => {
    const options: Options = { gamma: [1, 2, 3], beta: [0, 0, 1], eps: 0 }
    const r = Math.SQRT1_2
    expectClose(await candidate.layerNorm([[0, 0, 3]], [[1, 1, 1]], options), {
      y: [[-r, -2 * r, 6 * r + 1]],
      dx: [[-r / 2, r / 2, 0]],
    })
  })

  test('one-feature', async () => {
    const x = [[7], [-2]]
    const got = await candidate.layerNorm(x, [[3], [1]], { gamma: [5], beta: [0.5] })
    expectClose(got, { y: [[0.5], [0.5]], dx: [[0], [0]] })
  })

  test('random-forward', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [4, 6], -3, 5)
      const options = randomOptions(seed + 100, 6, 0.02 * (seed - 11))
      const got = await candidate.layerNorm(x, null, options)
      expectClose(got, reference.layerNorm(x, null, options))
      expectClose(await candidate.layerNorm(x, null), reference.layerNorm(x, null))
    }
  })

  test('random-backward', async () => {
    for (const seed of [21, 22, 23]) {
      const x = randomTensor(seed, [3, 5], -3, 5)
      const gy = randomTensor(seed + 50, [3, 5], -1, 1)
      const options = randomOptions(seed + 100, 5, 0.02 * (seed - 20))
      const got = await candidate.layerNorm(x, gy, options)
      expectClose(got, reference.layerNorm(x, gy, options))
      expectClose(await candidate.layerNorm(x, gy), reference.layerNorm(x, gy))
    }
  })

  test('mean-zero-variance-one', async () => {
    const x = randomTensor(31, [5, 8], -9, 3)
    const y = partOf(await candidate.layerNorm(x, null, { eps: 0 }), 'y', 5, 8)
    expectClose(y.map(average), [0, 0, 0, 0, 0])
    expectClose(
      y.map((row) => average(row.map((v) => v * v))),
      [1, 1, 1, 1, 1],
    )
  })

  test('shift-and-scale', async () => {
    const x = randomTensor(41, [3, 5], -2, 2)
    const gy = randomTensor(42, [3, 5], -1, 1)
    const options: Options = { eps: 0 }
    const { y, dx } = reference.layerNorm(x, gy, options)
    const moved = mapNested(x, (v: number) => 8 * v - 30)
    // The result stays; eight times flatter, its slope is an eighth.
    const expected = { y, dx: mapNested(dx, (v: number) => v / 8) }
    expectClose(await candidate.layerNorm(moved, gy, options), expected)
  })

  test('rows-are-independent', async () => {
    const x = randomTensor(51, [3, 4], -2, 2)
    const gy = randomTensor(52, [3, 4], -1, 1)
    const options = randomOptions(53, 4)
    const alone = reference.layerNorm([x[1]!], [gy[1]!], options)
    const others = [
      [100, 0, -50, 7],
      [0, 0, 0, 0],
    ]
    const batch = [others[0]!, x[1]!, others[1]!]
    const got = await candidate.layerNorm(batch, [gy[0]!, gy[1]!, gy[2]!], options)
    expectClose({ y: [partOf(got, 'y', 3, 4)[1]!], dx: [partOf(got, 'dx', 3, 4)[1]!] }, alone)
  })

  test('gradient-numerically', async () => {
    const rows = 2
    const d = 4
    const x = randomTensor(61, [rows, d], -2, 2)
    const gy = randomTensor(62, [rows, d], -1, 1)
    const nested = (flat: readonly number[]) => [flat.slice(0, d), flat.slice(d)]
    for (const options of [{}, randomOptions(63, d), randomOptions(65, d, 0.5)]) {
      const loss = (flat: readonly number[]) => {
        const { y } = reference.layerNorm(nested(flat), null, options)
        return sum(y.flatMap((row, i) => row.map((v, j) => v * gy[i]![j]!)))
      }
      const expected = nested(await numericalGradient(loss, x.flat()))
      const dx = partOf(await candidate.layerNorm(x, gy, options), 'dx', rows, d)
      // Central differences with h = 1e-5 are good to about 1e-9 here.
      expectClose(dx, expected, { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('gradient-rows-sum-to-zero', async () => {
    const x = randomTensor(71, [4, 6], -2, 2)
    const gy = randomTensor(72, [4, 6], -1, 1)
    for (const options of [{}, randomOptions(73, 6)]) {
      const dx = partOf(await candidate.layerNorm(x, gy, options), 'dx', 4, 6)
      expectClose(dx.map(sum), [0, 0, 0, 0])
    }
  })

  test('even-gradient-vanishes', async () => {
    const x = randomTensor(75, [2, 5], -2, 2)
    const gy = [
      [3, 3, 3, 3, 3],
      [-1, -1, -1, -1, -1],
    ]
    const zeros = [0, 0, 0, 0, 0]
    const dx = partOf(await candidate.layerNorm(x, gy), 'dx', 2, 5)
    expectClose(dx, [zeros, zeros])
  })

  test('gradient-leaves-y-alone', async () => {
    const x = randomTensor(81, [3, 4], -2, 2)
    const gy = randomTensor(82, [3, 4], -100, 100)
    const options = randomOptions(83, 4)
    const { y } = reference.layerNorm(x, null, options)
    expectClose(partOf(await candidate.layerNorm(x, gy, options), 'y', 3, 4), y)
  })

  test('constant-row', async () => {
    const x = [
      [5, 5, 5],
      [-2, -2, -2],
    ]
    const gy = [
      [3, 0, 0],
      [1, 1, 1],
    ]
    const got = await candidate.layerNorm(x, gy, { beta: [1, 2, 3], eps: 0.01 })
    expectClose(got, {
      y: [
        [1, 2, 3],
        [1, 2, 3],
      ],
      dx: [
        [20, -10, -10],
        [0, 0, 0],
      ],
    })
    const byDefault = await candidate.layerNorm([[0.1, 0.1, 0.1]], null)
    expectClose(byDefault, { y: [[0, 0, 0]], dx: null })
  })

  test('tiny-spread', async () => {
    const got = await candidate.layerNorm([[0.001, 0.002]], null)
    expectClose(got, { y: [[-0.15617376188860607, 0.15617376188860607]], dx: null })
  })

  test('large-mean', async () => {
    const x = randomTensor(91, [3, 6], 1e6 - Math.sqrt(3), 1e6 + Math.sqrt(3))
    const gy = randomTensor(92, [3, 6], -1, 1)
    const got = await candidate.layerNorm(x, gy)
    expectFinite(got)
    expectClose(got, reference.layerNorm(x, gy))
  })

  test('input-unchanged', async () => {
    const x = randomTensor(95, [2, 3], -1, 1)
    const gy = randomTensor(96, [2, 3], -1, 1)
    await expectUnchanged(() => candidate.layerNorm(x, null))
    await expectUnchanged(() => candidate.layerNorm(x, gy, { gamma: [1, 2, 3], beta: [4, 5, 6] }))
  })

  test('one-entry-per-feature', async () => {
    await expectGoodInputWorks()
    for (const wrong of [{ gamma: [1] }, { gamma: [1, 2, 3] }, { beta: [1] }, { beta: [1, 2, 3] }])
      await expectDeliberateError(() => candidate.layerNorm([[1, 2]], null, wrong))
  })

  test('gradient-shape-must-match', async () => {
    await expectGoodInputWorks()
    const x = [
      [1, 2],
      [3, 5],
    ]
    for (const gy of [
      [[1, 1]],
      [[1], [1]],
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    ])
      await expectDeliberateError(() => candidate.layerNorm(x, gy))
  })

  test('full-matrix-only', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.layerNorm([], null))
    await expectDeliberateError(() => candidate.layerNorm([[], []], null))
    await expectDeliberateError(() => candidate.layerNorm([[1, 2], [3]], null))
    await expectDeliberateError(() => candidate.layerNorm([[1], [2, 3]], null))
  })
})
