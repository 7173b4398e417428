import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
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
type Result = ReturnType<typeof reference.logisticRegression>

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)
const dot = (p: readonly number[], q: readonly number[]) => sum(p.map((v, j) => v * q[j]!))

/** Two classes that overlap. */
const randomCase = (seed: number, n: number, d: number) => {
  const x = randomTensor(seed, [n, d], -2, 2)
  const noise = randomTensor(seed + 1, [n], -1.5, 1.5)
  const y = x.map((row, i) => Number(row[0]! - 0.5 * (row[1] ?? 0) + 0.4 + noise[i]! > 0))
  return { x, y }
}

/** The fields, once they are known to be there and to have their shapes. */
const expectShapes = ({ w, b, losses }: Result, d: number, steps: number): Result => {
  expectShape(w, [d])
  expectShape(b, [])
  expectShape(losses, [steps])
  return { w, b, losses }
}

/** The penalised loss at any weights; small logits only. */
const objective = (x: Mat, y: number[], l2: number) => (parameters: readonly number[]) => {
  const w = parameters.slice(0, -1)
  const b = parameters.at(-1)!
  const each = x.map((row, i) => {
    const z = dot(row, w) + b
    return Math.log(1 + Math.exp(y[i] === 1 ? -z : z))
  })
  return sum(each) / each.length + (l2 / 2) * dot(w, w)
}

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

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.logisticRegression([[2], [0]], [1, 0], { lr: 1, steps: 1 }), {
    w: [0.5],
    b: 0,
    losses: [Math.LN2],
  })

describe('samples', () => {
  test('two-steps', async () => {
    expectClose(await candidate.logisticRegression([[1], [-1]], [1, 0], { lr: 1, steps: 2 }), {
      w: [0.8775406687981454],
      b: 0,
      losses: [Math.LN2, 0.4740769841801067],
    })
  })

  test('with-penalty', async () => {
    const options = { lr: 1, steps: 2, l2: 1 }
    expectClose(await candidate.logisticRegression([[1], [-1]], [1, 0], options), {
      w: [0.3775406687981454],
      b: 0,
      losses: [Math.LN2, 0.5990769841801067],
    })
  })

  test('two-features', async () => {
    const x = [
      [1, 0],
      [0, 1],
      [1, 1],
    ]
    expectClose(await candidate.logisticRegression(x, [1, 0, 1], { lr: 0.5, steps: 3 }), {
      w: [0.44254084558298223, -0.03727814234496435],
      b: 0.18371809419157523,
      losses: [Math.LN2, 0.6291868304941984, 0.5824914480127618],
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const { x, y } = randomCase(1, 6, 3)
    expectShapes(await candidate.logisticRegression(x, y, { lr: 0.1, steps: 5 }), 3, 5)
    expectShapes(await candidate.logisticRegression([[4]], [1], { lr: 0.1, steps: 1 }), 1, 1)
  })

  test('no-step', async () => {
    const got = await candidate.logisticRegression([[1, 3]], [1], { lr: 1, steps: 0, l2: 2 })
    expectClose(got, { w: [0, 0], b: 0, losses: [] })
  })

  test('first-step-by-hand', async () => {
    const x = [
      [2, 0],
      [4, 1],
      [0, 3],
    ]
    // All errors are ±½: w = 0.6·(1 + 2, ½ − 3/2)/3, b = 0.6·½/3, and the penalty has no say yet.
    for (const l2 of [0, 0.5]) {
      const got = await candidate.logisticRegression(x, [1, 1, 0], { lr: 0.6, steps: 1, l2 })
      expectClose(got, { w: [0.6, -0.2], b: 0.1, losses: [Math.LN2] })
    }
  })

  test('twenty-steps', async () => {
    const y = [0, 1, 0, 1, 1, 0, 1, 1]
    const options = { lr: 0.3, steps: 20, l2: 0.1 }
    const got = expectShapes(await candidate.logisticRegression(eightPoints, y, options), 3, 20)
    const w = [0.11568844938252042, -0.30684586390087354, 0.8112208793113246]
    const { losses } = reference.logisticRegression(eightPoints, y, options)
    expectClose(got, { w, b: 0.47291418725330575, losses })
    expectClose([got.losses[1], got.losses[19]], [0.646368441808949, 0.48036108393182375])
  })

  test('random-without-penalty', async () => {
    for (const [seed, n, d] of [
      [11, 10, 1],
      [14, 15, 2],
      [17, 20, 5],
    ] as const) {
      const { x, y } = randomCase(seed, n, d)
      const options = { lr: 0.4, steps: 15 }
      const expected = reference.logisticRegression(x, y, options)
      expectClose(await candidate.logisticRegression(x, y, options), expected)
    }
  })

  test('random-with-penalty', async () => {
    for (const [seed, n, d, l2] of [
      [21, 10, 2, 0.05],
      [24, 15, 3, 1],
      [27, 4, 5, 0.3],
    ] as const) {
      const { x, y } = randomCase(seed, n, d)
      const options = { lr: 0.25, steps: 12, l2 }
      const expected = reference.logisticRegression(x, y, options)
      expectClose(await candidate.logisticRegression(x, y, options), expected)
    }
  })

  test('losses-and-gradients-numerically', async () => {
    const { x, y } = randomCase(31, 9, 2)
    const lr = 0.5
    for (const l2 of [0, 0.4]) {
      const loss = objective(x, y, l2)
      for (const steps of [0, 1, 4]) {
        const options = { lr, l2 }
        const before = await candidate.logisticRegression(x, y, { ...options, steps })
        const after = await candidate.logisticRegression(x, y, { ...options, steps: steps + 1 })
        expectShapes(before, 2, steps)
        expectShapes(after, 2, steps + 1)
        const parameters = [...before.w, before.b]
        expectClose(after.losses[steps], loss(parameters))
        const gradient = await numericalGradient(loss, parameters)
        const update = [...after.w, after.b].map((v, i) => (parameters[i]! - v) / lr)
        expectClose(update, gradient, { rel: 1e-4, abs: 1e-6 })
      }
    }
  })

  test('loss-falls', async () => {
    const { x, y } = randomCase(41, 20, 3)
    const options = { lr: 0.1, steps: 30, l2: 0.1 }
    const got = expectShapes(await candidate.logisticRegression(x, y, options), 3, 30)
    const falling = got.losses.every((v, t) => t === 0 || v < got.losses[t - 1]!)
    expectThat(falling, 'With a small step size the loss must fall in every step.', {
      got: got.losses,
    })
  })

  test('fewer-steps-are-a-beginning', async () => {
    const { x, y } = randomCase(51, 8, 2)
    const all = reference.logisticRegression(x, y, { lr: 0.3, steps: 10 })
    const got = await candidate.logisticRegression(x, y, { lr: 0.3, steps: 6 })
    expectShapes(got, 2, 6)
    expectClose(got.losses, all.losses.slice(0, 6))
  })

  test('separable-classes', async () => {
    const x = randomTensor(61, [16, 2], -1, 1).map(([p, q], i) => [p! + (i % 2 ? 2.5 : 0), q!])
    const y = x.map((_, i) => i % 2)
    const options = { lr: 1, steps: 100 }
    const { w, b } = expectShapes(await candidate.logisticRegression(x, y, options), 2, 100)
    const right = x.every((row, i) => Number(dot(row, w) + b > 0) === y[i])
    expectThat(right, 'Classes that a line separates must all be told apart.', { got: { w, b } })
  })

  test('bias-learns-the-odds', async () => {
    // Without information in x, the best prediction is the share of ones: log odds ln 3.
    const x = [[0], [0], [0], [0]]
    const { w, b, losses } = await candidate.logisticRegression(x, [1, 1, 0, 1], {
      lr: 4,
      steps: 60,
    })
    expectShapes({ w, b, losses }, 1, 60)
    expectClose({ w, b }, { w: [0], b: Math.log(3) })
    expectClose(losses[59], 2 * Math.LN2 - 0.75 * Math.log(3))
  })

  test('penalty-spares-the-bias', async () => {
    const { x } = randomCase(71, 12, 2)
    const y = [1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0] // odds 3
    const options = { lr: 1, steps: 80, l2: 1 }
    const got = expectShapes(await candidate.logisticRegression(x, y, options), 2, 80)
    expectClose(got, reference.logisticRegression(x, y, options))
    expectThat(got.b > 0.8, 'The bias must come close to the log odds.', { got: got.b })
  })

  test('every-row-twice', async () => {
    const { x, y } = randomCase(81, 7, 2)
    const options = { lr: 0.5, steps: 8, l2: 0.2 }
    const expected = reference.logisticRegression(x, y, options)
    expectClose(await candidate.logisticRegression([...x, ...x], [...y, ...y], options), expected)
  })

  test('order-of-rows', async () => {
    const { x, y } = randomCase(91, 8, 2)
    const order = [5, 2, 7, 0, 3, 6, 1, 4]
    const options = { lr: 0.5, steps: 8 }
    const expected = reference.logisticRegression(x, y, options)
    const got = await candidate.logisticRegression(permuted(x, order), permuted(y, order), options)
    expectClose(got, expected)
  })

  test('classes-exchanged', async () => {
    const { x, y } = randomCase(101, 9, 2)
    const options = { lr: 0.5, steps: 8, l2: 0.1 }
    const { w, b, losses } = reference.logisticRegression(x, y, options)
    const exchanged = y.map((label) => 1 - label)
    expectClose(await candidate.logisticRegression(x, exchanged, options), {
      w: w.map((v) => -v),
      b: -b,
      losses,
    })
  })

  test('wrong-by-far', async () => {
    // After one step the logits are about −25 million and −25 thousand, the second on the wrong side.
    const got = await candidate.logisticRegression([[1000], [1]], [0, 1], { lr: 100, steps: 2 })
    expectFinite(got)
    expectClose(got, { w: [-24925], b: 50, losses: [Math.LN2, 12487.5] })
    const positive = await candidate.logisticRegression([[1000], [1]], [1, 0], {
      lr: 100,
      steps: 2,
    })
    expectClose(positive, { w: [24925], b: -50, losses: [Math.LN2, 12487.5] })
  })

  test('right-by-far', async () => {
    const x = [[1e4], [-1e4], [3e4]]
    const got = await candidate.logisticRegression(x, [1, 0, 1], { lr: 1, steps: 4 })
    expectFinite(got)
    const w = [(0.5 * 5e4) / 3]
    expectClose(got, { w, b: 1 / 6, losses: [Math.LN2, 0, 0, 0] })
  })

  test('moderate-logits', async () => {
    // Between −60 and 60, where 1 − σ(z) is rounded to 0 but the loss is not.
    const x = [[60], [45], [-60]]
    const got = await candidate.logisticRegression(x, [0, 1, 1], { lr: 0.06, steps: 3 })
    expectFinite(got)
    expectClose(got, reference.logisticRegression(x, [0, 1, 1], { lr: 0.06, steps: 3 }))
  })

  test('input-unchanged', async () => {
    const { x, y } = randomCase(111, 5, 2)
    await expectUnchanged(() => candidate.logisticRegression(x, y, { lr: 0.5, steps: 3, l2: 1 }))
  })

  test('labels-zero-or-one', async () => {
    await expectGoodInputWorks()
    for (const y of [
      [0, 2],
      [-1, 1],
      [1, 0.5],
    ])
      await expectDeliberateError(() =>
        candidate.logisticRegression([[1], [2]], y, { lr: 1, steps: 1 }),
      )
  })

  test('one-label-per-row', async () => {
    await expectGoodInputWorks()
    for (const y of [[1], [1, 0, 1], []])
      await expectDeliberateError(() =>
        candidate.logisticRegression([[1], [2]], y, { lr: 1, steps: 1 }),
      )
  })

  test('full-matrix-only', async () => {
    await expectGoodInputWorks()
    const at = (x: Mat, y: number[]) => candidate.logisticRegression(x, y, { lr: 1, steps: 2 })
    await expectDeliberateError(() => at([], []))
    await expectDeliberateError(() => at([[], []], [1, 0]))
    await expectDeliberateError(() => at([[1, 2], [3]], [1, 0]))
    await expectDeliberateError(() => at([[1], [2, 3]], [1, 0]))
  })
})
