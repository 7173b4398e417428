import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  numericalGradient,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]
type Options = NonNullable<Parameters<typeof reference.linearRegression>[2]>

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)
const dot = (p: readonly number[], q: readonly number[]) => sum(p.map((v, j) => v * q[j]!))

/** Targets near a plane that does not go through the origin. */
const randomCase = (seed: number, n: number, d: number) => {
  const x = randomTensor(seed, [n, d], -2, 3)
  const noise = randomTensor(seed + 1, [n], -0.5, 0.5)
  const slopes = randomTensor(seed + 2, [d], -3, 3)
  return { x, y: x.map((row, i) => 4 + dot(row, slopes) + noise[i]!) }
}

/** w and b once they are known to be there. */
const expectModel = ({ w, b }: { w: number[]; b: number }, d: number) => {
  expectShape(w, [d])
  expectShape(b, [])
  return { w, b }
}

const residuals = (x: Mat, y: number[], { w, b }: { w: number[]; b: number }) =>
  x.map((row, i) => dot(row, w) + b - y[i]!)

const eightPoints = [
  [1.73, -1.47, -2.08],
  [0.77, 2.31, 1.5],
  [2.83, -1.42, -1.75],
  [1.3, -2.91, -0.64],
  [1.93, -0.11, -1.8],
  [-1.6, 2.77, -0.17],
  [-1.78, -1.62, 0.72],
  [0.59, 0.17, 2.12],
]
const eightTargets = [5.32, -0.31, 7.46, 6.1, 4.29, -5.48, -1.3, 1.68]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.linearRegression([[0], [2]], [1, 5]), { w: [2], b: 1 })

describe('samples', () => {
  test('exact-line', async () => {
    expectClose(await candidate.linearRegression([[1], [2], [3]], [3, 5, 7]), { w: [2], b: 1 })
  })

  test('through-the-origin', async () => {
    const got = await candidate.linearRegression([[1], [2], [3]], [3, 5, 8], { intercept: false })
    expectClose(got, { w: [37 / 14], b: 0 })
  })

  test('ridge-spares-the-intercept', async () => {
    const got = await candidate.linearRegression([[1], [2], [3]], [3, 5, 7], { l2: 2 })
    expectClose(got, { w: [1], b: 3 })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const { x, y } = randomCase(1, 9, 4)
    expectModel(await candidate.linearRegression(x, y), 4)
    expectModel(await candidate.linearRegression(x, y, { intercept: false, l2: 1 }), 4)
    expectModel(await candidate.linearRegression([[1], [2]], [1, 1]), 1)
  })

  test('eight-points', async () => {
    expectClose(await candidate.linearRegression(eightPoints, eightTargets), {
      w: [1.9695442035814235, -1.0399113371704565, 0.06503889840003228],
      b: 0.5201642229033264,
    })
    expectClose(await candidate.linearRegression(eightPoints, eightTargets, { l2: 0.7 }), {
      w: [1.8755994246155796, -1.022716857292692, 0.003456880912184284],
      b: 0.5766570419070439,
    })
  })

  test('two-columns-through-the-origin', async () => {
    const x = [
      [0, 1],
      [1, 0],
      [1, 1],
    ]
    const options: Options = { intercept: false }
    expectClose(await candidate.linearRegression(x, [1, 2, 3], options), { w: [2, 1], b: 0 })
    // (XᵀX + I) w = Xᵀy: [[3, 1], [1, 3]] w = [5, 4]; the last weight is penalised as well.
    const ridge: Options = { intercept: false, l2: 1 }
    expectClose(await candidate.linearRegression(x, [1, 2, 3], ridge), { w: [1.375, 0.875], b: 0 })
  })

  test('twin-columns-share', async () => {
    const x = [
      [1, 1],
      [1, 1],
      [2, 2],
    ]
    const got = await candidate.linearRegression(x, [1, 1, 2], { l2: 1 })
    expectClose(got, { w: [2 / 7, 2 / 7], b: 4 / 7 })
  })

  test('random-least-squares', async () => {
    for (const [seed, n, d] of [
      [11, 12, 1],
      [14, 15, 3],
      [17, 20, 6],
    ] as const)
      for (const intercept of [true, false]) {
        const { x, y } = randomCase(seed, n, d)
        const expected = reference.linearRegression(x, y, { intercept })
        expectClose(await candidate.linearRegression(x, y, { intercept }), expected)
      }
  })

  test('random-ridge', async () => {
    for (const [seed, n, d, l2] of [
      [21, 12, 2, 0.3],
      [24, 15, 4, 5],
      [27, 4, 6, 1], // more columns than rows
    ] as const)
      for (const intercept of [true, false]) {
        const { x, y } = randomCase(seed, n, d)
        const expected = reference.linearRegression(x, y, { intercept, l2 })
        expectClose(await candidate.linearRegression(x, y, { intercept, l2 }), expected)
      }
  })

  test('without-noise', async () => {
    const x = randomTensor(31, [10, 3], -2, 2)
    const w = [3, -0.5, 0]
    const y = x.map((row) => dot(row, w) - 7)
    expectClose(await candidate.linearRegression(x, y), { w, b: -7 }, { abs: 1e-7 })
  })

  test('residuals-are-orthogonal', async () => {
    const { x, y } = randomCase(41, 14, 3)
    const model = expectModel(await candidate.linearRegression(x, y), 3)
    const errors = residuals(x, y, model)
    expectClose(sum(errors), 0, { abs: 1e-5 })
    const products = [0, 1, 2].map((j) =>
      dot(
        errors,
        x.map((row) => row[j]!),
      ),
    )
    expectClose(products, [0, 0, 0], { abs: 1e-5 })
  })

  test('gradient-vanishes', async () => {
    const { x, y } = randomCase(51, 12, 3)
    for (const l2 of [0, 2.5]) {
      const { w, b } = expectModel(await candidate.linearRegression(x, y, { l2 }), 3)
      const objective = (p: readonly number[]) => {
        const weights = p.slice(0, 3)
        const errors = residuals(x, y, { w: weights, b: p[3]! })
        return dot(errors, errors) + l2 * dot(weights, weights)
      }
      // Central differences of a quadratic are exact up to rounding.
      const gradient = await numericalGradient(objective, [...w, b])
      expectClose(gradient, [0, 0, 0, 0], { abs: 1e-4 })
    }
  })

  test('shifted-targets-and-columns', async () => {
    const { x, y } = randomCase(61, 11, 2)
    for (const l2 of [0, 3]) {
      const { w, b } = reference.linearRegression(x, y, { l2 })
      const higher = y.map((v) => v + 50)
      expectClose(await candidate.linearRegression(x, higher, { l2 }), { w, b: b + 50 })
      const aside = x.map(([p, q]) => [p! + 20, q! - 10])
      const expected = { w, b: b - 20 * w[0]! + 10 * w[1]! }
      expectClose(await candidate.linearRegression(aside, y, { l2 }), expected)
    }
  })

  test('strong-ridge', async () => {
    const { x, y } = randomCase(71, 10, 3)
    const got = await candidate.linearRegression(x, y, { l2: 1e12 })
    expectClose(got, { w: [0, 0, 0], b: sum(y) / 10 })
  })

  test('weights-shrink', async () => {
    const { x, y } = randomCase(81, 10, 3)
    const lengths: number[] = []
    for (const l2 of [0, 0.1, 1, 10, 100]) {
      const { w } = expectModel(await candidate.linearRegression(x, y, { l2 }), 3)
      lengths.push(Math.sqrt(dot(w, w)))
    }
    const falling = lengths.every((v, i) => i === 0 || v < lengths[i - 1]!)
    expectThat(falling, 'A larger l2 must give shorter weights.', { got: lengths })
  })

  test('every-row-twice', async () => {
    const { x, y } = randomCase(91, 9, 2)
    const expected = reference.linearRegression(x, y, { l2: 1.5 })
    // The squared errors are added up, so their sum doubles and the penalty has to follow.
    const got = await candidate.linearRegression([...x, ...x], [...y, ...y], { l2: 3 })
    expectClose(got, expected)
  })

  test('order-of-rows-and-columns', async () => {
    const { x, y } = randomCase(101, 8, 3)
    const { w, b } = reference.linearRegression(x, y, { l2: 0.5 })
    const rows = [5, 2, 7, 0, 3, 6, 1, 4]
    const columns = [2, 0, 1]
    const shuffled = permuted(x, rows).map((row) => permuted(row, columns))
    const got = await candidate.linearRegression(shuffled, permuted(y, rows), { l2: 0.5 })
    expectClose(got, { w: permuted(w, columns), b })
  })

  test('columns-of-different-scale', async () => {
    const unit = randomTensor(111, [12, 3], -1, 1)
    const x = unit.map(([p, q, r]) => [p!, 1e4 * q!, 1e-4 * r!])
    const y = unit.map(([p, q, r]) => 2 * p! - 3 * q! + r! + 5)
    expectClose(await candidate.linearRegression(x, y), { w: [2, -3e-4, 1e4], b: 5 })
  })

  test('tiny-columns', async () => {
    // XᵀX is about 1e-14, and still far from singular.
    const unit = randomTensor(121, [10, 2], -1, 1)
    const x = unit.map((row) => row.map((v) => v * 1e-7))
    const y = unit.map(([p, q]) => 2 * p! - q! + 3)
    expectClose(await candidate.linearRegression(x, y), { w: [2e7, -1e7], b: 3 })
  })

  test('years-as-a-column', async () => {
    const years = [1990, 1995, 2000, 2010, 2020]
    const x = years.map((year) => [year])
    const y = years.map((year) => 0.25 * year - 480)
    expectClose(await candidate.linearRegression(x, y), { w: [0.25], b: -480 })
  })

  test('one-row-with-ridge', async () => {
    expectClose(await candidate.linearRegression([[3, 4]], [7], { l2: 1 }), { w: [0, 0], b: 7 })
    const options: Options = { l2: 25, intercept: false }
    expectClose(await candidate.linearRegression([[3, 4]], [10], options), { w: [0.6, 0.8], b: 0 })
  })

  test('input-unchanged', async () => {
    const { x, y } = randomCase(131, 6, 2)
    await expectUnchanged(() => candidate.linearRegression(x, y))
    await expectUnchanged(() => candidate.linearRegression(x, y, { l2: 1, intercept: false }))
  })

  test('no-single-solution', async () => {
    await expectGoodInputWorks()
    const twins = [
      [1, 1],
      [2, 2],
      [3, 3],
    ]
    await expectDeliberateError(() => candidate.linearRegression(twins, [1, 2, 3]))
    const origin: Options = { intercept: false }
    await expectDeliberateError(() => candidate.linearRegression(twins, [1, 2, 3], origin))
    // The third column is the sum of the others; rounding leaves a pivot near 0.
    const added = [
      [0.1, 0.7, 0.8],
      [0.3, 0.1, 0.4],
      [0.9, 0.2, 1.1],
      [0.5, 0.6, 1.1],
      [0.2, 0.4, 0.6],
    ]
    await expectDeliberateError(() => candidate.linearRegression(added, [1, 2, 3, 4, 5]))
    // A constant column is the intercept again; a column of zeros can have any weight.
    await expectDeliberateError(() => candidate.linearRegression([[2], [2], [2]], [1, 2, 3]))
    expectClose(await candidate.linearRegression([[2], [2], [2]], [1, 2, 3], origin), {
      w: [1],
      b: 0,
    })
    await expectDeliberateError(() => candidate.linearRegression([[0], [0]], [1, 2], origin))
    // Fewer rows than unknowns.
    await expectDeliberateError(() => candidate.linearRegression([[3]], [7]))
    const two = [
      [1, 2],
      [3, 5],
    ]
    await expectDeliberateError(() => candidate.linearRegression(two, [1, 2]))
  })

  test('no-single-solution-in-large-units', async () => {
    await expectGoodInputWorks()
    const x = [
      [12345.6, 24691.2],
      [23456.7, 46913.4],
      [34567.1, 69134.2],
      [51234.9, 102469.8],
    ]
    await expectDeliberateError(() => candidate.linearRegression(x, [1, 2, 3, 5]))
  })

  test('one-target-per-row', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.linearRegression([[1], [2]], [1, 2, 3]))
    await expectDeliberateError(() => candidate.linearRegression([[1], [2], [4]], [1, 2]))
    await expectDeliberateError(() => candidate.linearRegression([[1], [2]], [], { l2: 1 }))
  })

  test('full-matrix-only', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.linearRegression([], []))
    await expectDeliberateError(() => candidate.linearRegression([[], []], [1, 2]))
    const ridge: Options = { l2: 1 }
    await expectDeliberateError(() => candidate.linearRegression([[1, 2], [3]], [1, 2], ridge))
    await expectDeliberateError(() => candidate.linearRegression([[1], [2, 3]], [1, 2], ridge))
  })

  test('negative-ridge', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() =>
      candidate.linearRegression([[1], [2], [3]], [3, 5, 7], { l2: -1 }),
    )
  })
})
