import * as fc from 'fast-check'
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

const ones = (n: number, d: number) =>
  Array.from({ length: n }, () => Array.from({ length: d }, () => 1))

/** The result once it is known to hold two matrices of this shape. */
const drop = async (...[x, uniforms, options]: Parameters<typeof reference.dropout>) => {
  const got = await candidate.dropout(x, uniforms, options)
  const whole = typeof got === 'object' && got !== null && 'y' in got && 'mask' in got
  expectThat(whole, 'Return { y, mask }.', { got })
  const shape = [x.length, x[0]!.length]
  expectShape(got.y, shape)
  expectShape(got.mask, shape)
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  for (const training of [true, false])
    expectClose(await candidate.dropout([[1, 2]], [[0.5, 0.5]], { p: 0, training }), {
      y: [[1, 2]],
      mask: [[1, 1]],
    })
}

describe('samples', () => {
  test('half-dropped', async () => {
    const x = [
      [1, 2],
      [3, 4],
    ]
    const uniforms = [
      [0.1, 0.6],
      [0.5, 0.49],
    ]
    expectClose(await candidate.dropout(x, uniforms, { p: 0.5, training: true }), {
      y: [
        [0, 4],
        [6, 0],
      ],
      mask: [
        [0, 2],
        [2, 0],
      ],
    })
  })

  test('inference', async () => {
    const got = await candidate.dropout([[1, 2]], [[0, 0]], { p: 0.9, training: false })
    expectClose(got, { y: [[1, 2]], mask: [[1, 1]] })
  })

  test('one-fifth', async () => {
    const options = { p: 0.2, training: true }
    const got = await candidate.dropout([[1, 2, 3]], [[0.1, 0.2, 0.3]], options)
    expectClose(got, { y: [[0, 2.5, 3.75]], mask: [[0, 1.25, 1.25]] })
  })
})

describe('hidden', () => {
  test('two-matrices', async () => {
    const [x, uniforms] = [randomTensor(1, [4, 3], -1, 1), randomTensor(2, [4, 3])]
    for (const training of [true, false]) await drop(x, uniforms, { p: 0.4, training })
    await drop([[5]], [[0.2]], { p: 0.4, training: true })
  })

  test('nothing-dropped', async () => {
    const got = await candidate.dropout([[5, 6]], [[0, 0.99]], { p: 0, training: true })
    expectClose(got, { y: [[5, 6]], mask: [[1, 1]] })
  })

  test('around-p', async () => {
    const uniforms = [[0, 0.74, 0.75, 0.76, 0.99]]
    const got = await candidate.dropout([[1, 2, 3, 4, 5]], uniforms, { p: 0.75, training: true })
    expectClose(got, { y: [[0, 0, 12, 16, 20]], mask: [[0, 0, 4, 4, 4]] })
  })

  test('all-dropped', async () => {
    const x = [
      [1, -2],
      [3, 4],
    ]
    const low = mapNested(x, () => 0.1)
    const zeros = mapNested(x, () => 0)
    const got = await candidate.dropout(x, low, { p: 0.25, training: true })
    expectClose(got, { y: zeros, mask: zeros })
  })

  test('each-entry-on-its-own', async () => {
    const uniforms = [
      [0.1, 0.9, 0.9],
      [0.9, 0.1, 0.9],
      [0.9, 0.9, 0.1],
    ]
    const mask = [
      [0, 2, 2],
      [2, 0, 2],
      [2, 2, 0],
    ]
    const options = { p: 0.5, training: true }
    expectClose(await candidate.dropout(ones(3, 3), uniforms, options), { y: mask, mask })
  })

  test('zeros-in-the-input', async () => {
    const uniforms = [[0.9, 0.1, 0.9, 0.1]]
    const got = await candidate.dropout([[0, 0, 3, 3]], uniforms, { p: 0.5, training: true })
    expectClose(got, { y: [[0, 0, 6, 0]], mask: [[2, 0, 2, 0]] })
  })

  test('random-training', async () => {
    for (const [seed, p] of [
      [11, 0.1],
      [12, 0.5],
      [13, 0.85],
    ] as const) {
      const x = randomTensor(seed, [5, 4], -3, 3)
      const uniforms = randomTensor(seed + 100, [5, 4])
      const options = { p, training: true }
      const got = await candidate.dropout(x, uniforms, options)
      expectClose(got, reference.dropout(x, uniforms, options))
    }
  })

  test('random-inference', async () => {
    for (const p of [0, 0.3, 0.9]) {
      const x = randomTensor(21, [3, 5], -3, 3)
      const uniforms = randomTensor(22, [3, 5])
      const got = await candidate.dropout(x, uniforms, { p, training: false })
      expectClose(got, { y: x, mask: ones(3, 5) })
    }
  })

  test('any-matrix', async () => {
    const row = <T>(entry: fc.Arbitrary<T>, d: number) =>
      fc.array(entry, { minLength: d, maxLength: d })
    const eighth = fc.integer({ min: 0, max: 7 }).map((k) => k / 8)
    const input = fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
      .chain(([n, d]) =>
        fc.record({
          x: row(row(fc.integer({ min: -5, max: 5 }), d), n),
          uniforms: row(row(eighth, d), n),
          p: fc.constantFrom(0, 0.25, 0.5, 0.875),
          training: fc.boolean(),
        }),
      )
    await fc.assert(
      fc.asyncProperty(input, async ({ x, uniforms, ...options }) => {
        const got = await candidate.dropout(x, uniforms, options)
        expectClose(got, reference.dropout(x, uniforms, options))
      }),
    )
  })

  test('mean-stays', async () => {
    // Evenly spread numbers: exactly a share p of them lies below p.
    const uniforms = [Array.from({ length: 200 }, (_, j) => (j + 0.5) / 200)]
    for (const p of [0.1, 0.4, 0.95]) {
      const { y } = await drop([Array.from({ length: 200 }, () => 3)], uniforms, {
        p,
        training: true,
      })
      expectClose(y[0]!.reduce((sum, v) => sum + v, 0) / 200, 3)
    }
  })

  test('share-of-zeros', async () => {
    const uniforms = [Array.from({ length: 200 }, (_, j) => (j + 0.5) / 200)]
    for (const p of [0.1, 0.4, 0.95]) {
      const { y } = await drop(ones(1, 200), uniforms, { p, training: true })
      expectClose(y[0]!.filter((v) => v === 0).length, Math.round(200 * p))
    }
  })

  test('scale-depends-on-p-alone', async () => {
    // Whatever share of the entries happens to be dropped.
    for (const uniforms of [[[0.9, 0.8, 0.7, 0.6]], [[0.1, 0.2, 0.9, 0.1]]]) {
      const { mask } = await drop([[1, 2, 3, 4]], uniforms, { p: 0.6, training: true })
      expectClose(
        mask,
        mapNested(uniforms, (u: number) => (u < 0.6 ? 0 : 2.5)),
      )
    }
  })

  test('mask-ignores-the-input', async () => {
    const uniforms = randomTensor(31, [3, 4])
    const options = { p: 0.35, training: true }
    const expected = reference.dropout(ones(3, 4), uniforms, options).mask
    const x = randomTensor(32, [3, 4], -100, 100)
    expectClose((await drop(x, uniforms, options)).mask, expected)
  })

  test('mask-is-the-gradient', async () => {
    const x = [[0.5, -2, 0, 1.5, 3, -1]]
    const uniforms = randomTensor(41, [1, 6])
    const gy = [2, -1, 3, 0.5, 1, -4]
    for (const training of [true, false]) {
      const options = { p: 0.4, training }
      const { mask } = await drop(x, uniforms, options)
      const loss = async (row: readonly number[]) => {
        const { y } = await drop([[...row]], uniforms, options)
        return y[0]!.reduce((sum, v, j) => sum + v * gy[j]!, 0)
      }
      const gx = gy.map((g, j) => g * mask[0]![j]!)
      // The output is linear in x, so that central differences are good to about 1e-10.
      expectClose(gx, await numericalGradient(loss, x[0]!), { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('nearly-everything-dropped', async () => {
    const uniforms = [[0.9985, 0.9995, 0.999999]]
    const got = await candidate.dropout([[1, 2, -3]], uniforms, { p: 0.999, training: true })
    expectFinite(got)
    expectClose(got, { y: [[0, 2000, -3000]], mask: [[0, 1000, 1000]] })
  })

  test('large-and-tiny-inputs', async () => {
    const x = [[1e4, -1e4, 1e-4, -1e8]]
    const uniforms = [[0.3, 0.1, 0.3, 0.3]]
    const got = await candidate.dropout(x, uniforms, { p: 0.2, training: true })
    expectClose(got, { y: [[12500, 0, 0.000125, -1.25e8]], mask: [[1.25, 0, 1.25, 1.25]] })
    const same = await candidate.dropout(x, uniforms, { p: 0.2, training: false })
    expectClose(same, { y: x, mask: [[1, 1, 1, 1]] })
  })

  test('input-unchanged', async () => {
    const [x, uniforms] = [randomTensor(51, [2, 3], 1, 2), randomTensor(52, [2, 3])]
    await expectUnchanged(() => candidate.dropout(x, uniforms, { p: 0.5, training: true }))
    await expectUnchanged(() => candidate.dropout(x, uniforms, { p: 0.5, training: false }))
  })

  test('p-out-of-range', async () => {
    await expectGoodInputWorks()
    for (const training of [true, false])
      for (const p of [-0.1, 1, 1.5])
        await expectDeliberateError(() => candidate.dropout([[1]], [[0.5]], { p, training }))
  })

  test('uniforms-of-another-shape', async () => {
    await expectGoodInputWorks()
    const x = [
      [1, 2],
      [3, 4],
    ]
    const wrong = [
      [2, 1],
      [2, 3],
      [1, 2],
      [3, 2],
    ] as const
    for (const training of [true, false])
      for (const shape of wrong) {
        const uniforms = randomTensor(61, shape)
        await expectDeliberateError(() => candidate.dropout(x, uniforms, { p: 0.5, training }))
      }
  })
})
