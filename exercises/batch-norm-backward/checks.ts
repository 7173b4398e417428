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
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Vec = number[]
type Mat = number[][]
type Gradients = ReturnType<typeof reference.batchNormBackward>

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)
const column = (m: Mat, j: number) => m.map((row) => row[j]!)
const zeros = (n: number) => new Array<number>(n).fill(0)

/** With a γ of 0 at one end. */
const randomGamma = (seed: number, d: number) => [0, ...randomTensor(seed, [d - 1], -2, 2)]

const forward = (x: Mat, gamma: Vec, beta: Vec, eps: number): Mat => {
  const scaled = gamma.map((g, j) => {
    const values = column(x, j)
    const mean = sum(values) / x.length
    const variance = sum(values.map((v) => (v - mean) ** 2)) / x.length
    return values.map((v) => (g * (v - mean)) / Math.sqrt(variance + eps) + beta[j]!)
  })
  return x.map((_, i) => scaled.map((values) => values[i]!))
}

/** The result, once its three parts are known to be there and to have their shapes. */
const partsOf = (got: unknown, n: number, d: number): Gradients => {
  const keys = ['dx', 'dgamma', 'dbeta']
  const whole = typeof got === 'object' && got !== null && keys.every((key) => key in got)
  expectThat(whole, 'Return { dx, dgamma, dbeta }.', { got })
  const parts = got as Gradients
  expectShape(parts.dx, [n, d])
  expectShape(parts.dgamma, [d])
  expectShape(parts.dbeta, [d])
  return parts
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.batchNormBackward([[1], [3]], [2], [[0], [1]], { eps: 0 }), {
    dx: [[0], [0]],
    dgamma: [1],
    dbeta: [1],
  })

describe('samples', () => {
  test('one-column', async () => {
    const got = await candidate.batchNormBackward([[1], [2], [3]], [1], [[1], [0], [0]], { eps: 0 })
    expectClose(got, {
      dx: [[0.20412414523193156], [-0.40824829046386296], [0.2041241452319314]],
      dgamma: [-1.224744871391589],
      dbeta: [1],
    })
  })

  test('even-gradient', async () => {
    const x = [
      [1, 4],
      [3, 0],
    ]
    const gy = [
      [1, 1],
      [1, 1],
    ]
    expectClose(await candidate.batchNormBackward(x, [2, 1], gy), {
      dx: [
        [0, 0],
        [0, 0],
      ],
      dgamma: [0, 0],
      dbeta: [2, 2],
    })
  })

  test('two-columns', async () => {
    const x = [
      [1, 0],
      [2, 5],
      [4, 1],
    ]
    const gy = [
      [1, -1],
      [0, 2],
      [-2, 0],
    ]
    expectClose(await candidate.batchNormBackward(x, [1, 0.5], gy), {
      dx: [
        [6.87236566535713e-6, -0.04408719100890768],
        [1.718091416220595e-6, -0.011020805805308388],
        [-8.590457082022804e-6, 0.05510799681421606],
      ],
      dgamma: [-3.741645360076041, 3.703276431296155],
      dbeta: [-1, 1],
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const got = await candidate.batchNormBackward(
      randomTensor(1, [5, 3], -1, 1),
      [1, 2, 3],
      randomTensor(2, [5, 3], -1, 1),
    )
    partsOf(got, 5, 3)
  })

  test('five-rows-three-columns', async () => {
    const x = [
      [-3.5, 4, -1],
      [6.5, 3, -2],
      [5.5, 2, -3],
      [4.5, 1, -4],
      [3.5, 0, 6],
    ]
    const gy = [
      [9.25, 13, -2],
      [39.25, 6, 1],
      [27.25, 1, 6],
      [17.25, -2, 13],
      [9.25, -3, 33],
    ]
    expectClose(await candidate.batchNormBackward(x, [1, -2, 0.3], gy), {
      dx: [
        [1.276034749965503, -2.8284766218231256, -0.9872223296524082],
        [3.217055922532679, 1.4141817427933319, -0.5057427139606768],
        [0.4834579002976304, 2.8284200537048947, 0.14503662872961004],
        [-1.6858076986089001, 1.4142383109115628, 0.9651156984184521],
        [-3.2907408741869126, -2.8283634855866637, 0.3828127164650229],
      ],
      dgamma: [40.97053393365041, 28.284200537048953, 47.62965652892691],
      dbeta: [102.25, 15, 51],
    })
  })

  test('one-row', async () => {
    const got = await candidate.batchNormBackward([[7, -2]], [5, 1], [[3, -4]])
    expectClose(got, { dx: [[0, 0]], dgamma: [0, 0], dbeta: [3, -4] })
  })

  test('random-default', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [6, 4], -3, 5)
      const gamma = randomGamma(seed + 20, 4)
      const gy = randomTensor(seed + 40, [6, 4], -1, 1)
      const got = await candidate.batchNormBackward(x, gamma, gy)
      expectClose(got, reference.batchNormBackward(x, gamma, gy))
    }
  })

  test('random-eps', async () => {
    for (const [seed, eps] of [
      [21, 0],
      [22, 0.02],
      [23, 3],
    ] as const) {
      const x = randomTensor(seed, [3, 5], -2, 1)
      const gamma = randomGamma(seed + 20, 5)
      const gy = randomTensor(seed + 40, [3, 5], -1, 1)
      const got = await candidate.batchNormBackward(x, gamma, gy, { eps })
      expectClose(got, reference.batchNormBackward(x, gamma, gy, { eps }))
    }
  })

  test('gradient-numerically', async () => {
    const [n, d] = [4, 3]
    const x = randomTensor(31, [n, d], -2, 2)
    const gy = randomTensor(32, [n, d], -1, 1)
    const gamma = [1.5, -0.7, 0.4]
    const nested = (flat: readonly number[]) => x.map((_, i) => flat.slice(i * d, (i + 1) * d))
    for (const eps of [1e-5, 0.5]) {
      const loss = (at: Mat, g: readonly number[], b: readonly number[]) =>
        sum(forward(at, [...g], [...b], eps).flatMap((row, i) => row.map((v, j) => v * gy[i]![j]!)))
      const expected = {
        dx: nested(
          await numericalGradient((flat) => loss(nested(flat), gamma, zeros(d)), x.flat()),
        ),
        dgamma: await numericalGradient((g) => loss(x, g, zeros(d)), gamma),
        dbeta: await numericalGradient((b) => loss(x, gamma, b), zeros(d)),
      }
      const got = await candidate.batchNormBackward(x, gamma, gy, { eps })
      // Central differences with h = 1e-5 are good to about 1e-9 here.
      expectClose(got, expected, { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('columns-of-dx-sum-to-zero', async () => {
    const x = randomTensor(41, [6, 3], -2, 2)
    const gy = randomTensor(42, [6, 3], -1, 1)
    const got = await candidate.batchNormBackward(x, [1, -2, 0.5], gy)
    const { dx } = partsOf(got, 6, 3)
    expectClose(
      [0, 1, 2].map((j) => sum(column(dx, j))),
      [0, 0, 0],
    )
  })

  test('nothing-along-x', async () => {
    const x = randomTensor(45, [6, 3], -2, 2)
    const gy = randomTensor(46, [6, 3], -1, 1)
    const got = await candidate.batchNormBackward(x, [1, -2, 0.5], gy, { eps: 0 })
    const { dx } = partsOf(got, 6, 3)
    const along = [0, 1, 2].map((j) => sum(dx.map((row, i) => row[j]! * x[i]![j]!)))
    expectClose(along, [0, 0, 0])
  })

  test('absorbed-gradient', async () => {
    const x = randomTensor(51, [5, 2], -3, 3)
    const gy = mapNested(x, (v) => 4 - 3 * v)
    const got = await candidate.batchNormBackward(x, [2, -1], gy, { eps: 0 })
    expectClose(
      partsOf(got, 5, 2).dx,
      mapNested(x, () => 0),
    )
  })

  test('scaled-and-shifted-input', async () => {
    const x = randomTensor(55, [5, 3], -2, 2)
    const gamma = randomGamma(56, 3)
    const gy = randomTensor(57, [5, 3], -1, 1)
    const { dx, dgamma, dbeta } = reference.batchNormBackward(x, gamma, gy, { eps: 0 })
    const moved = mapNested(x, (v) => 10 * v - 30)
    // The output stays; ten times flatter, its slope is a tenth.
    const expected = { dx: mapNested(dx, (v) => v / 10), dgamma, dbeta }
    expectClose(await candidate.batchNormBackward(moved, gamma, gy, { eps: 0 }), expected)
  })

  test('linear-in-gy', async () => {
    const x = randomTensor(61, [4, 2], -2, 2)
    const gamma = [1.5, -1]
    const a = randomTensor(62, [4, 2], -1, 1)
    const b = randomTensor(63, [4, 2], -1, 1)
    const mixed = a.map((row, i) => row.map((v, j) => 3 * v - 2 * b[i]![j]!))
    const first = reference.batchNormBackward(x, gamma, a)
    const second = reference.batchNormBackward(x, gamma, b)
    expectClose(await candidate.batchNormBackward(x, gamma, mixed), {
      dx: first.dx.map((row, i) => row.map((v, j) => 3 * v - 2 * second.dx[i]![j]!)),
      dgamma: first.dgamma.map((v, j) => 3 * v - 2 * second.dgamma[j]!),
      dbeta: first.dbeta.map((v, j) => 3 * v - 2 * second.dbeta[j]!),
    })
  })

  test('gamma-only-scales-dx', async () => {
    const x = randomTensor(65, [4, 3], -2, 2)
    const gy = randomTensor(66, [4, 3], -1, 1)
    const plain = reference.batchNormBackward(x, [1, 1, 1], gy)
    const gamma = [0, -3, 2]
    expectClose(await candidate.batchNormBackward(x, gamma, gy), {
      ...plain,
      dx: plain.dx.map((row) => row.map((v, j) => gamma[j]! * v)),
    })
  })

  test('columns-are-independent', async () => {
    const x = randomTensor(71, [4, 3], -2, 2)
    const gy = randomTensor(72, [4, 3], -1, 1)
    const one = (m: Mat) => m.map((row) => [row[1]!])
    const alone = reference.batchNormBackward(one(x), [-1.5], one(gy))
    const crowded = x.map((row, i) => [100 * i, row[1]!, -7])
    const got = await candidate.batchNormBackward(crowded, [1, -1.5, 2], gy)
    const { dx, dgamma, dbeta } = partsOf(got, 4, 3)
    expectClose({ dx: one(dx), dgamma: [dgamma[1]!], dbeta: [dbeta[1]!] }, alone)
  })

  test('samples-change-places', async () => {
    const x = randomTensor(75, [5, 2], -2, 2)
    const gy = randomTensor(76, [5, 2], -1, 1)
    const order = [3, 0, 4, 1, 2]
    const { dx, dgamma, dbeta } = reference.batchNormBackward(x, [2, 0.3], gy)
    const got = await candidate.batchNormBackward(permuted(x, order), [2, 0.3], permuted(gy, order))
    expectClose(got, { dx: permuted(dx, order), dgamma, dbeta })
  })

  test('constant-column', async () => {
    const x = [
      [5, -2],
      [5, -2],
      [5, -2],
    ]
    const gy = [
      [3, 1],
      [0, 1],
      [0, 1],
    ]
    expectClose(await candidate.batchNormBackward(x, [1, 4], gy, { eps: 0.01 }), {
      dx: [
        [20, 0],
        [-10, 0],
        [-10, 0],
      ],
      dgamma: [0, 0],
      dbeta: [3, 3],
    })
    expectFinite(await candidate.batchNormBackward(x, [1, 4], gy))
  })

  test('tiny-spread', async () => {
    const x = [[0.001], [0.002], [0.004]]
    const gy = [[1], [0], [0]]
    const got = await candidate.batchNormBackward(x, [1], gy)
    expectClose(got, reference.batchNormBackward(x, [1], gy))
  })

  test('large-mean', async () => {
    const x = randomTensor(81, [6, 3], 1e6 - Math.sqrt(3), 1e6 + Math.sqrt(3))
    const gamma = [1, -2, 0.5]
    const gy = randomTensor(82, [6, 3], -1, 1)
    const got = await candidate.batchNormBackward(x, gamma, gy)
    expectFinite(got)
    expectClose(got, reference.batchNormBackward(x, gamma, gy))
  })

  test('input-unchanged', async () => {
    const x = randomTensor(91, [3, 2], -1, 1)
    const gy = randomTensor(92, [3, 2], -1, 1)
    await expectUnchanged(() => candidate.batchNormBackward(x, [2, -3], gy))
    await expectUnchanged(() => candidate.batchNormBackward(x, [2, -3], gy, { eps: 0.1 }))
  })

  test('one-gamma-per-column', async () => {
    await expectGoodInputWorks()
    for (const gamma of [[1], [1, 2, 3], []])
      await expectDeliberateError(() => candidate.batchNormBackward([[1, 2]], gamma, [[1, 2]]))
  })

  test('gradient-shape-must-match', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(95, [2, 2], -1, 1)
    for (const [n, d] of [
      [2, 1],
      [2, 3],
      [1, 2],
      [3, 2],
    ] as const) {
      const gy = randomTensor(96, [n, d], -1, 1)
      await expectDeliberateError(() => candidate.batchNormBackward(x, [1, 1], gy))
    }
    await expectDeliberateError(() => candidate.batchNormBackward(x, [1, 1], [[1, 2], [3]]))
  })

  test('full-matrix-only', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.batchNormBackward([], [1], []))
    await expectDeliberateError(() => candidate.batchNormBackward([], [], []))
    await expectDeliberateError(() => candidate.batchNormBackward([[], []], [], [[], []]))
    const gy = randomTensor(97, [2, 2], -1, 1)
    await expectDeliberateError(() => candidate.batchNormBackward([[1, 2], [3]], [1, 1], gy))
    const long = [
      [1, 2],
      [3, 4, 5],
    ]
    await expectDeliberateError(() => candidate.batchNormBackward(long, [1, 1], gy))
  })
})
