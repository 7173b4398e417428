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
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type State = Parameters<typeof reference.adamStep>[0]
type Options = NonNullable<Parameters<typeof reference.adamStep>[2]>

const fresh = (...params: number[]): State => ({
  params,
  m: params.map(() => 0),
  v: params.map(() => 0),
  t: 0,
})

const randomState = (seed: number, n: number, t: number): State => ({
  params: randomTensor(seed, [n], -3, 3),
  m: randomTensor(seed + 1, [n], -1, 1),
  v: randomTensor(seed + 2, [n], 0.1, 2),
  t,
})

/** The new state once it is known to be one. */
const step = async (state: State, grads: number[], options: Options): Promise<State> => {
  const got = await candidate.adamStep(state, grads, options)
  const keys = ['params', 'm', 'v', 't']
  const whole = typeof got === 'object' && got !== null && keys.every((key) => key in got)
  expectThat(whole, 'Return { params, m, v, t }.', { got })
  for (const vector of [got.params, got.m, got.v]) expectShape(vector, [state.params.length])
  expectShape(got.t, [])
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const options = { lr: 0.5, beta1: 0.5, beta2: 0.75, eps: 1 }
  const state = { params: [1, 2], m: [0, 0], v: [0, 0], t: 0 }
  expectClose(await candidate.adamStep(state, [1, -3], options), {
    params: [0.75, 2.375],
    m: [0.5, -1.5],
    v: [0.25, 2.25],
    t: 1,
  })
}

describe('samples', () => {
  test('first-step', async () => {
    expectClose(await candidate.adamStep(fresh(1, -2), [0.1, -3]), {
      params: [0.9990000001, -1.9990000000033334],
      m: [0.01, -0.3],
      v: [0.00001, 0.009],
      t: 1,
    })
  })

  test('fourth-step', async () => {
    const state = { params: [1], m: [0.5], v: [0.25], t: 3 }
    expectClose(await candidate.adamStep(state, [1], { lr: 0.1 }), {
      params: [0.9798156722318446],
      m: [0.55],
      v: [0.25075],
      t: 4,
    })
  })

  test('decoupled-decay-alone', async () => {
    const options = { lr: 0.1, weightDecay: 0.5, decoupled: true }
    const got = await candidate.adamStep(fresh(2), [0], options)
    expectClose(got, { params: [1.9], m: [0], v: [0], t: 1 })
  })
})

describe('hidden', () => {
  test('state-shape', async () => {
    await step(fresh(1, 2, 3, 4, 5), [1, 1, 1, 1, 1], {})
    await step(randomState(1, 3, 6), [1, 2, 3], { weightDecay: 0.1, decoupled: true })
    await step(fresh(7), [0], { weightDecay: 0.1 })
  })

  test('decay-in-the-gradient', async () => {
    const options = { lr: 0.1, weightDecay: 0.5 }
    expectClose(await candidate.adamStep(fresh(2), [0.5], options), {
      params: [1.9000000006666666],
      m: [0.15],
      v: [0.00225],
      t: 1,
    })
  })

  test('tenth-step-decoupled', async () => {
    const state = { params: [2, 1], m: [0.1, -0.2], v: [0.01, 0.3], t: 9 }
    const options = { lr: 0.01, weightDecay: 0.1, decoupled: true, eps: 0.01 }
    expectClose(await candidate.adamStep(state, [0.5, 0.00001], options), {
      params: [1.9959013272987844, 0.999502763461802],
      m: [0.14, -0.179999],
      v: [0.01024, 0.2997000000001],
      t: 10,
    })
  })

  test('other-betas', async () => {
    const state = { params: [2], m: [0.3], v: [0.2], t: 1 }
    const options = { beta1: 0.5, beta2: 0.9, eps: 0.1, lr: 1 }
    expectClose(await candidate.adamStep(state, [-1], options), {
      params: [2.3551621151273907],
      m: [-0.35],
      v: [0.28],
      t: 2,
    })
  })

  test('opposite-gradients', async () => {
    const options = { lr: 0.1, eps: 1e-12 }
    const first = await step(fresh(0), [1], options)
    const second = await candidate.adamStep(first, [-1], options)
    expectClose(second, { params: [-0.1 + 0.1 / 19], m: [-0.01], v: [0.001999], t: 2 })
  })

  test('defaults-by-name', async () => {
    const state = randomState(5, 4, 2)
    const grads = [0.3, -0.2, 0, 1]
    const named = { lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 }
    const expected = reference.adamStep(state, grads)
    expectClose(await candidate.adamStep(state, grads, named), expected)
    expectClose(await candidate.adamStep(state, grads, { ...named, decoupled: true }), expected)
  })

  test('random-adam', async () => {
    for (const seed of [11, 12, 13]) {
      const state = randomState(seed, 5, seed - 11)
      const grads = randomTensor(seed + 50, [5], -2, 2)
      const options = { lr: 0.3, beta1: 0.8, beta2: 0.95, eps: 0.02, weightDecay: 0.1 }
      for (const o of [options, { ...options, decoupled: false, weightDecay: 0 }]) {
        const got = await candidate.adamStep(state, grads, o)
        expectClose(got, reference.adamStep(state, grads, o))
      }
    }
  })

  test('random-adamw', async () => {
    for (const seed of [21, 22, 23]) {
      const state = randomState(seed, 5, 3 * (seed - 21))
      const grads = randomTensor(seed + 50, [5], -2, 2)
      const options = { lr: 0.2, beta1: 0.6, eps: 0.05, weightDecay: 0.3, decoupled: true }
      const got = await candidate.adamStep(state, grads, options)
      expectClose(got, reference.adamStep(state, grads, options))
    }
  })

  test('any-step', async () => {
    const input = fc.record({
      param: fc.integer({ min: -4, max: 4 }),
      m: fc.integer({ min: -2, max: 2 }),
      v: fc.integer({ min: 1, max: 4 }),
      t: fc.integer({ min: 0, max: 5 }),
      grad: fc.integer({ min: -4, max: 4 }),
      weightDecay: fc.constantFrom(0, 0.5),
      decoupled: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(input, async ({ param, m, v, t, grad, ...decay }) => {
        const state = { params: [param], m: [m], v: [v], t }
        const options = { lr: 0.5, beta1: 0.5, beta2: 0.75, eps: 0.25, ...decay }
        const got = await candidate.adamStep(state, [grad], options)
        expectClose(got, reference.adamStep(state, [grad], options))
      }),
    )
  })

  test('first-step-has-the-size-of-lr', async () => {
    const grads = [0.001, -0.02, 0.5, -7, 1000]
    const options = { lr: 0.25, eps: 1e-12 }
    const { params } = await step(fresh(0, 0, 0, 0, 0), grads, options)
    expectClose(params, [-0.25, 0.25, -0.25, 0.25, -0.25])
  })

  test('no-gradient-no-step', async () => {
    const params = randomTensor(31, [3], -3, 3)
    for (const decoupled of [false, true]) {
      const got = await candidate.adamStep(fresh(...params), [0, 0, 0], { lr: 0.5, decoupled })
      expectClose(got, { ...fresh(...params), t: 1 })
    }
  })

  test('gradient-scale-does-not-matter', async () => {
    const options = { lr: 0.1, eps: 1e-12 }
    const gradients = [41, 42, 43].map((seed) => randomTensor(seed, [4], -1, 1))
    let [state, scaled] = [fresh(1, 2, 3, 4), fresh(1, 2, 3, 4)]
    for (const g of gradients) {
      state = reference.adamStep(state, g, options)
      const larger = g.map((grad) => 1000 * grad)
      scaled = await step(scaled, larger, options)
    }
    expectClose(scaled.params, state.params)
  })

  test('constant-gradient', async () => {
    let state = fresh(1, 1)
    for (let t = 0; t < 6; t++) state = await step(state, [0.3, -20], { lr: 0.05, eps: 1e-12 })
    expectClose(state.params, [0.7, 1.3]) // six steps of lr
  })

  test('decoupled-decay-shrinks', async () => {
    let state = fresh(4, -1000)
    const options = { lr: 0.5, weightDecay: 0.4, decoupled: true }
    for (let t = 0; t < 5; t++) state = await step(state, [0, 0], options)
    expectClose(state, { ...fresh(4 * 0.8 ** 5, -1000 * 0.8 ** 5), t: 5 })
  })

  test('decoupled-decay-is-a-shift', async () => {
    const state = randomState(51, 4, 3)
    const grads = randomTensor(54, [4], -1, 1)
    const plain = reference.adamStep(state, grads, { lr: 0.1 })
    const params = plain.params.map((p, i) => p - 0.1 * 0.3 * state.params[i]!)
    const options = { lr: 0.1, weightDecay: 0.3, decoupled: true }
    expectClose(await candidate.adamStep(state, grads, options), { ...plain, params })
  })

  test('decay-in-the-gradient-is-normalised', async () => {
    const options = { lr: 0.001, weightDecay: 0.1, eps: 1e-12 }
    const { params } = await step(fresh(100, 1, -0.5), [0, 0, 0], options)
    expectClose(params, [99.999, 0.999, -0.499]) // lr each, whatever the size of the parameter
  })

  test('counts-the-steps', async () => {
    for (const t of [0, 1, 41, 999]) {
      const got = await step({ ...fresh(1, 2), t }, [1, -1], {})
      expectClose(got.t, t + 1)
    }
  })

  test('betas-of-zero', async () => {
    const state = { params: [1, 1, 1], m: [9, 9, 9], v: [9, 9, 9], t: 4 }
    const options = { lr: 0.5, beta1: 0, beta2: 0, eps: 1 }
    expectClose(await candidate.adamStep(state, [1, -4, 0], options), {
      params: [0.75, 1.4, 1],
      m: [1, -4, 0],
      v: [1, 16, 0],
      t: 5,
    })
  })

  test('ten-steps-down-the-bowl', async () => {
    const gradient = ({ params: [x = 0, y = 0] }: State) => [x, 25 * y]
    const height = ({ params: [x = 0, y = 0] }: State) => (x * x + 25 * y * y) / 2
    for (const options of [
      { lr: 0.2 },
      { lr: 0.2, weightDecay: 0.1 },
      { lr: 0.2, weightDecay: 0.1, decoupled: true },
    ]) {
      let state = fresh(3, -2)
      let expected = state
      for (let t = 0; t < 10; t++) {
        state = await step(state, gradient(state), options)
        expected = reference.adamStep(expected, gradient(expected), options)
      }
      expectClose(state, expected)
      const lower = height(state) < height(fresh(3, -2)) / 10
      expectThat(lower, 'Ten steps must lead down.', { got: state })
      const squares = state.v.every((v) => v >= 0)
      expectThat(squares, 'v averages squares and is never negative.', { got: state })
    }
  })

  test('parameters-do-not-mix', async () => {
    const state = randomState(61, 4, 2)
    const grads = randomTensor(64, [4], -1, 1)
    const options = { lr: 0.2, weightDecay: 0.1 }
    const alone = grads.map((grad, i) => {
      const [params, m, v] = [state.params, state.m, state.v].map((vector) => [vector[i]!])
      return reference.adamStep({ params: params!, m: m!, v: v!, t: 2 }, [grad], options)
    })
    expectClose(await candidate.adamStep(state, grads, options), {
      params: alone.flatMap((one) => one.params),
      m: alone.flatMap((one) => one.m),
      v: alone.flatMap((one) => one.v),
      t: 3,
    })
  })

  test('tiny-gradients', async () => {
    // Below eps the step shrinks: lr·g / (|g| + eps).
    const { params } = await step(fresh(0, 0, 0), [1e-9, -1e-8, 3e-8], { lr: 1 })
    expectClose(params, [-1 / 11, 0.5, -0.75])
  })

  test('huge-gradients', async () => {
    const got = await step(fresh(1, 1), [1e8, -1e4], { lr: 0.5 })
    expectFinite(got)
    expectClose(got, { params: [0.5, 1.5], m: [1e7, -1e3], v: [1e13, 1e5], t: 1 })
  })

  test('a-million-steps-later', async () => {
    const state = { params: [1, 1], m: [0.5, 0], v: [4, 0], t: 1e6 }
    const got = await candidate.adamStep(state, [0.5, 0], { lr: 0.1 })
    expectClose(got, {
      params: [1 - 0.05 / Math.sqrt(3.99625), 1],
      m: [0.5, 0],
      v: [3.99625, 0],
      t: 1000001,
    })
  })

  test('input-unchanged', async () => {
    const state = randomState(71, 3, 2)
    const grads = [1, -2, 3]
    await expectUnchanged(() => candidate.adamStep(state, grads))
    await expectUnchanged(() => candidate.adamStep(state, grads, { weightDecay: 0.5 }))
    const decoupled = { weightDecay: 0.5, decoupled: true }
    await expectUnchanged(() => candidate.adamStep(state, grads, decoupled))
  })

  test('one-gradient-per-parameter', async () => {
    await expectGoodInputWorks()
    for (const grads of [[1], [1, 2, 3], []])
      await expectDeliberateError(() => candidate.adamStep(fresh(1, -2), grads))
  })

  test('one-moment-per-parameter', async () => {
    await expectGoodInputWorks()
    for (const wrong of [[0], [0, 0, 0], []]) {
      const [m, v] = [wrong, wrong]
      await expectDeliberateError(() => candidate.adamStep({ ...fresh(1, 2), m }, [1, 1]))
      await expectDeliberateError(() => candidate.adamStep({ ...fresh(1, 2), v }, [1, 1]))
    }
  })
})
