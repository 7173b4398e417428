import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectSumsToOne,
  expectThat,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]
type State = Parameters<typeof reference.gmmEmStep>[1]
type Result = ReturnType<typeof reference.gmmEmStep>

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)
const column = (m: Mat, j: number) => m.map((row) => row[j]!)

/** Overlapping components of unequal weight and width. */
function randomState(seed: number, k: number, d: number): State {
  const raw = randomTensor(seed, [k], 0.2, 1)
  return {
    weights: raw.map((w) => w / sum(raw)),
    means: randomTensor(seed + 1, [k, d], -2, 2),
    variances: randomTensor(seed + 2, [k, d], 0.5, 3),
  }
}

const randomPoints = (seed: number, n: number, d: number): Mat => randomTensor(seed, [n, d], -3, 3)

/** The result, once all of its parts are known to be there and to have their shapes. */
const whole = (got: unknown, n: number, k: number, d: number): Result => {
  const has = (value: unknown, keys: readonly string[]) =>
    typeof value === 'object' && value !== null && keys.every((key) => key in value)
  const keys = ['state', 'responsibilities', 'logLikelihood']
  expectThat(has(got, keys), 'Return { state, responsibilities, logLikelihood }.', { got })
  const { state, responsibilities, logLikelihood } = got as Result
  const parts = has(state, ['weights', 'means', 'variances'])
  expectThat(parts, 'The state must be { weights, means, variances }.', { got: state })
  expectShape(state.weights, [k])
  expectShape(state.means, [k, d])
  expectShape(state.variances, [k, d])
  expectShape(responsibilities, [n, k])
  expectShape(logLikelihood, [])
  return got as Result
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const start = { weights: [1], means: [[0]], variances: [[1]] }
  expectClose(await candidate.gmmEmStep([[-1], [1]], start), {
    state: start,
    responsibilities: [[1], [1]],
    logLikelihood: -0.5 * (Math.log(2 * Math.PI) + 1),
  })
}

describe('samples', () => {
  test('two-groups', async () => {
    const start = { weights: [0.5, 0.5], means: [[0], [10]], variances: [[1], [1]] }
    expectClose(await candidate.gmmEmStep([[0], [1], [9], [10]], start), {
      state: { weights: [0.5, 0.5], means: [[0.5], [9.5]], variances: [[0.25], [0.25]] },
      responsibilities: [
        [1, 1.9287498479639178e-22],
        [1, 4.248354255291589e-18],
        [4.248354255291589e-18, 1],
        [1.9287498479639178e-22, 1],
      ],
      logLikelihood: -1.862085713764618,
    })
  })

  test('single-component', async () => {
    const start = { weights: [1], means: [[0]], variances: [[1]] }
    expectClose(await candidate.gmmEmStep([[1], [3]], start), {
      state: { weights: [1], means: [[2]], variances: [[1]] },
      responsibilities: [[1], [1]],
      logLikelihood: -3.4189385332046722,
    })
  })

  test('densities-underflow', async () => {
    const start = { weights: [0.5, 0.5], means: [[0], [1]], variances: [[1], [1]] }
    expectClose(await candidate.gmmEmStep([[1000]], start), {
      state: { weights: [0, 1], means: [[0], [1000]], variances: [[1], [1e-6]] },
      responsibilities: [[0, 1]],
      logLikelihood: -499002.1120857138,
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    whole(await candidate.gmmEmStep(randomPoints(1, 7, 2), randomState(2, 3, 2)), 7, 3, 2)
    whole(await candidate.gmmEmStep(randomPoints(3, 1, 4), randomState(4, 2, 4)), 1, 2, 4)
  })

  test('eight-points', async () => {
    const x = [
      [1.73, -1.47, -2.08],
      [0.77, 2.31, 1.5],
      [2.83, -1.42, -1.75],
      [1.3, -2.91, -0.64],
      [1.93, -0.11, -1.8],
      [-1.6, 2.77, -0.17],
      [-1.78, -1.62, 0.72],
      [0.59, 0.17, 2.12],
    ]
    const means = [x[0]!, x[5]!]
    const variances = [
      [1, 2, 1],
      [0.5, 1, 3],
    ]
    const got = await candidate.gmmEmStep(x, { weights: [0.3, 0.7], means, variances })
    const { state, responsibilities, logLikelihood } = whole(got, 8, 2, 3)
    expectClose(state, {
      weights: [0.5417701179763683, 0.4582298820236317],
      means: [
        [1.7237533348550833, -1.4379911198969253, -1.3544211608706336],
        [-0.464020475154501, 1.0781938019704431, 1.0284901325799345],
      ],
      variances: [
        [0.9855241635282479, 0.991895887963418, 0.856054694645002],
        [1.404089554936319, 2.9452904586386923, 0.7614615862846401],
      ],
    })
    expectClose(responsibilities[1], [0.005247604190665188, 0.9947523958093344])
    expectClose(responsibilities[6], [0.21817264733066347, 0.781827352669336])
    expectClose(logLikelihood, -7.249127018132719)
  })

  test('equal-components', async () => {
    // Nothing but the weights tells them apart, so each point is shared out by the weights.
    const start = { weights: [0.25, 0.75], means: [[1], [1]], variances: [[2], [2]] }
    expectClose(await candidate.gmmEmStep([[0], [4]], start), {
      state: { weights: [0.25, 0.75], means: [[2], [2]], variances: [[4], [4]] },
      responsibilities: [
        [0.25, 0.75],
        [0.25, 0.75],
      ],
      logLikelihood: -0.5 * Math.log(4 * Math.PI) - (1 / 4 + 9 / 4) / 2,
    })
  })

  test('point-in-the-middle', async () => {
    const start = { weights: [0.5, 0.5], means: [[-1], [1]], variances: [[1], [1]] }
    const got = await candidate.gmmEmStep([[-1], [1], [0]], start)
    const { state, responsibilities } = whole(got, 3, 2, 1)
    const near = 1 / (1 + Math.exp(-2))
    expectClose(responsibilities, [
      [near, 1 - near],
      [1 - near, near],
      [0.5, 0.5],
    ])
    const mean = (2 * near - 1) / 1.5
    expectClose(state.means, [[-mean], [mean]])
    expectClose(state.weights, [0.5, 0.5])
  })

  test('narrow-and-wide-component', async () => {
    // The same mean; at the mean the narrow one is twice as dense, at 2 the wide one wins.
    const start = { weights: [0.5, 0.5], means: [[0], [0]], variances: [[1], [4]] }
    const { responsibilities } = whole(await candidate.gmmEmStep([[0], [2]], start), 2, 2, 1)
    const share = (odds: number) => [odds / (1 + odds), 1 / (1 + odds)]
    expectClose(responsibilities, [share(2), share(2 * Math.exp(-2 + 0.5))])
  })

  test('variance-floor', async () => {
    const start = { weights: [1], means: [[2, 1]], variances: [[1, 1]] }
    const x = [
      [2, 0],
      [2, 4],
    ]
    const { state } = whole(await candidate.gmmEmStep(x, start, 0.5), 2, 1, 2)
    // Only the first variance is too small; the other one is neither raised nor shifted.
    expectClose(state.variances, [[0.5, 4]])
    const byDefault = whole(await candidate.gmmEmStep(x, start), 2, 1, 2)
    expectClose(byDefault.state.variances, [[1e-6, 4]])
  })

  test('old-variances-below-the-floor', async () => {
    // The E step uses 0.01; the component without points keeps it.
    const start = { weights: [0.5, 0.5], means: [[1], [50]], variances: [[0.01], [0.01]] }
    expectClose(await candidate.gmmEmStep([[0], [2]], start, 0.5), {
      state: { weights: [1, 0], means: [[1], [50]], variances: [[1], [0.01]] },
      responsibilities: [
        [1, 0],
        [1, 0],
      ],
      logLikelihood: -Math.LN2 - 0.5 * (Math.log(0.02 * Math.PI) + 100),
    })
  })

  test('random-mixtures', async () => {
    for (const [seed, n, k, d] of [
      [11, 10, 2, 1],
      [21, 16, 3, 2],
      [31, 20, 4, 3],
      [41, 6, 5, 2],
    ] as const) {
      const [x, start] = [randomPoints(seed, n, d), randomState(seed + 5, k, d)]
      expectClose(await candidate.gmmEmStep(x, start), reference.gmmEmStep(x, start))
    }
  })

  test('six-steps', async () => {
    const x = randomPoints(51, 18, 2)
    let [state, expected] = [randomState(52, 3, 2), randomState(52, 3, 2)]
    for (let step = 0; step < 6; step++) {
      const got = whole(await candidate.gmmEmStep(x, state, 0.01), 18, 3, 2)
      const wanted = reference.gmmEmStep(x, expected, 0.01)
      expectClose(got, wanted)
      ;[state, expected] = [got.state, wanted.state]
    }
  })

  test('sums-of-one', async () => {
    const got = await candidate.gmmEmStep(randomPoints(61, 9, 2), randomState(62, 4, 2))
    const { state, responsibilities } = whole(got, 9, 4, 2)
    for (const row of responsibilities) expectSumsToOne(row, { abs: 1e-6 })
    expectSumsToOne(state.weights, { abs: 1e-6 })
  })

  test('fitted-to-the-responsibilities', async () => {
    const x = randomPoints(71, 12, 2)
    const got = whole(await candidate.gmmEmStep(x, randomState(72, 3, 2)), 12, 3, 2)
    for (const [c, mean] of got.state.means.entries()) {
      const r = column(got.responsibilities, c)
      const average = (values: number[]) => sum(values.map((v, i) => r[i]! * v)) / sum(r)
      const expected = [0, 1].map((j) => average(column(x, j)))
      expectClose(mean, expected, { rel: 1e-5, abs: 1e-6 })
      const spread = [0, 1].map((j) => average(column(x, j).map((v) => (v - expected[j]!) ** 2)))
      expectClose(got.state.variances[c], spread, { rel: 1e-5, abs: 1e-6 })
    }
  })

  test('moments-of-the-points', async () => {
    const x = randomPoints(81, 14, 1)
    const got = await candidate.gmmEmStep(x, randomState(82, 3, 1))
    const { weights, means, variances } = whole(got, 14, 3, 1).state
    // Whatever the start: mean and mean square of the new mixture are those of the points.
    const mixed = (of: (c: number) => number) => sum(weights.map((w, c) => w * of(c)))
    const mean = mixed((c) => means[c]![0]!)
    const square = mixed((c) => variances[c]![0]! + means[c]![0]! ** 2)
    const values = column(x, 0)
    const expected = [sum(values) / 14, sum(values.map((v) => v * v)) / 14]
    expectClose([mean, square], expected, { rel: 1e-5, abs: 1e-6 })
  })

  test('likelihood-never-falls', async () => {
    const groups = randomPoints(91, 20, 2).map((row, i) => row.map((v) => v + (i % 2) * 5))
    let state = randomState(92, 2, 2)
    const likelihoods: number[] = []
    for (let step = 0; step < 8; step++) {
      const got = whole(await candidate.gmmEmStep(groups, state), 20, 2, 2)
      likelihoods.push(got.logLikelihood)
      state = got.state
    }
    const rising = likelihoods.every((v, t) => t === 0 || v >= likelihoods[t - 1]! - 1e-7)
    expectThat(rising, 'Another step must not lower the likelihood.', { got: likelihoods })
  })

  test('order-of-components', async () => {
    const [x, start] = [randomPoints(101, 9, 2), randomState(102, 3, 2)]
    const order = [2, 0, 1]
    const turned = ({ weights, means, variances }: State): State => ({
      weights: permuted(weights, order),
      means: permuted(means, order),
      variances: permuted(variances, order),
    })
    const { state, responsibilities, logLikelihood } = reference.gmmEmStep(x, start)
    expectClose(await candidate.gmmEmStep(x, turned(start)), {
      state: turned(state),
      responsibilities: responsibilities.map((row) => permuted(row, order)),
      logLikelihood,
    })
  })

  test('points-turned-and-repeated', async () => {
    const [x, start] = [randomPoints(111, 8, 2), randomState(112, 2, 2)]
    const { state, responsibilities: r, logLikelihood } = reference.gmmEmStep(x, start)
    const got = await candidate.gmmEmStep([...x, ...x.toReversed()], start)
    expectClose(got, { state, responsibilities: [...r, ...r.toReversed()], logLikelihood })
  })

  test('another-unit', async () => {
    const [x, start] = [randomPoints(121, 10, 2), randomState(122, 3, 2)]
    const { state, responsibilities, logLikelihood } = reference.gmmEmStep(x, start)
    for (const [scale, shift] of [
      [1, 40],
      [10, 0],
      [0.25, -3],
    ] as const) {
      const moved = (m: Mat) => mapNested(m, (v) => scale * v + shift)
      const inUnit = ({ weights, means, variances }: State): State => ({
        weights,
        means: moved(means),
        variances: mapNested(variances, (v) => scale * scale * v),
      })
      expectClose(await candidate.gmmEmStep(moved(x), inUnit(start)), {
        state: inUnit(state),
        responsibilities,
        logLikelihood: logLikelihood - 2 * Math.log(scale),
      })
    }
  })

  test('component-without-points', async () => {
    const start = { weights: [0.5, 0.5], means: [[0], [10000]], variances: [[1], [3]] }
    expectClose(await candidate.gmmEmStep([[0]], start), {
      state: { weights: [1, 0], means: [[0], [10000]], variances: [[1e-6], [3]] },
      responsibilities: [[1, 0]],
      logLikelihood: -1.612085713764618,
    })
  })

  test('weight-of-zero', async () => {
    const start = { weights: [0, 1], means: [[1], [0]], variances: [[2], [1]] }
    const { state, responsibilities, logLikelihood } = whole(
      await candidate.gmmEmStep([[-2], [2]], start),
      2,
      2,
      1,
    )
    expectClose(state, { weights: [0, 1], means: [[1], [0]], variances: [[2], [4]] })
    expectClose(responsibilities, [
      [0, 1],
      [0, 1],
    ])
    expectClose(logLikelihood, -0.5 * (Math.log(2 * Math.PI) + 4))
  })

  test('faint-component', async () => {
    // The second component gets 1.7e-8 of a point: little, but enough to be fitted.
    const start = { weights: [0.5, 0.5], means: [[0.5], [7]], variances: [[1], [1]] }
    const got = whole(await candidate.gmmEmStep([[0], [1]], start), 2, 2, 1)
    expectClose(got, reference.gmmEmStep([[0], [1]], start))
    // Almost all of it comes from the point at 1.
    const ratio = Math.exp(-6.5) // of the shares in the two points
    expectClose(got.state.means[1], [1 / (1 + ratio)])
  })

  test('equal-points', async () => {
    const start = { weights: [0.5, 0.5], means: [[3], [5]], variances: [[1], [1]] }
    expectClose(await candidate.gmmEmStep([[4], [4], [4]], start, 0.01), {
      state: { weights: [0.5, 0.5], means: [[4], [4]], variances: [[0.01], [0.01]] },
      responsibilities: [
        [0.5, 0.5],
        [0.5, 0.5],
        [0.5, 0.5],
      ],
      logLikelihood: -0.5 * (Math.log(2 * Math.PI) + 1),
    })
  })

  test('ten-thousand-away', async () => {
    const start = randomState(131, 3, 2)
    const x = [
      [1e4, -1e4],
      [-1e4, 0],
      [0.5, 1e4],
      [0, 0],
    ]
    const got = whole(await candidate.gmmEmStep(x, start), 4, 3, 2)
    expectFinite([got.responsibilities, got.state.means, got.state.variances])
    expectClose(got, reference.gmmEmStep(x, start))
  })

  test('many-coordinates', async () => {
    const x = randomTensor(141, [5, 300], -5, 5)
    const start = {
      weights: [0.4, 0.6],
      means: [x[0]!.map((v) => v + 1), x[1]!.map((v) => v - 1)],
      variances: randomTensor(142, [2, 300], 1, 2),
    }
    const got = whole(await candidate.gmmEmStep(x, start), 5, 2, 300)
    expectFinite(got.responsibilities)
    expectClose(got, reference.gmmEmStep(x, start))
  })

  test('large-mean', async () => {
    const round = (m: Mat) => mapNested(m, (v) => Math.round(64 * v) / 64)
    const [x, start] = [round(randomPoints(151, 12, 2)), randomState(152, 2, 2)]
    const means = round(start.means)
    const { state, responsibilities, logLikelihood } = reference.gmmEmStep(x, { ...start, means })
    const away = (m: Mat) => mapNested(m, (v) => v + 1e6)
    expectClose(await candidate.gmmEmStep(away(x), { ...start, means: away(means) }), {
      state: { ...state, means: away(state.means) },
      responsibilities,
      logLikelihood,
    })
  })

  test('input-unchanged', async () => {
    const [x, start] = [randomPoints(161, 5, 2), randomState(162, 2, 2)]
    await expectUnchanged(() => candidate.gmmEmStep(x, start))
    const far = { weights: [0.5, 0.5], means: [[0], [1e4]], variances: [[1], [1]] }
    await expectUnchanged(() => candidate.gmmEmStep([[0], [1]], far, 0.1))
  })

  test('coordinates-must-match', async () => {
    await expectGoodInputWorks()
    const one = { weights: [1], means: [[0]], variances: [[1]] }
    const two = { weights: [1], means: [[0, 1]], variances: [[1, 1]] }
    await expectDeliberateError(() => candidate.gmmEmStep([[1]], two))
    await expectDeliberateError(() => candidate.gmmEmStep([[1, 2]], one))
    await expectDeliberateError(() => candidate.gmmEmStep([[1, 2], [3]], two))
    await expectDeliberateError(() => candidate.gmmEmStep([[1], [2, 3]], one))
  })

  test('means-and-variances-must-match', async () => {
    await expectGoodInputWorks()
    const at = (means: Mat, variances: Mat) =>
      candidate.gmmEmStep([[1, 2]], { weights: [0.5, 0.5], means, variances })
    const good = [
      [1, 2],
      [3, 4],
    ]
    for (const wrong of [[[1, 2]], [[1], [3]], [[1, 2], [3]], [...good, [5, 6]]]) {
      await expectDeliberateError(() => at(wrong, good))
      await expectDeliberateError(() => at(good, wrong))
    }
    await expectDeliberateError(() => at([[1, 2]], [[1, 2]]))
    const one = { weights: [1], means: good, variances: good }
    await expectDeliberateError(() => candidate.gmmEmStep([[1, 2]], one))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    const one = { weights: [1], means: [[0]], variances: [[1]] }
    await expectDeliberateError(() => candidate.gmmEmStep([], one))
    const none = { weights: [], means: [], variances: [] }
    await expectDeliberateError(() => candidate.gmmEmStep([[1]], none))
    const flat = { weights: [1], means: [[]], variances: [[]] }
    await expectDeliberateError(() => candidate.gmmEmStep([[], []], flat))
  })
})
