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

type State = Parameters<typeof reference.sgdStep>[0]
type Options = Parameters<typeof reference.sgdStep>[2]

const fresh = (...params: number[]): State => ({ params, buf: null })

const randomState = (seed: number, n: number): State => ({
  params: randomTensor(seed, [n], -3, 3),
  buf: randomTensor(seed + 1, [n], -3, 3),
})

/** The new state once it is known to be one, with a buffer exactly if there is momentum. */
const step = async (state: State, grads: number[], options: Options): Promise<State> => {
  const got = await candidate.sgdStep(state, grads, options)
  const whole = typeof got === 'object' && got !== null && 'params' in got && 'buf' in got
  expectThat(whole, 'Return { params, buf }.', { got })
  expectShape(got.params, [state.params.length])
  if (options.momentum) expectShape(got.buf, [state.params.length])
  else expectThat(got.buf === null, 'Without momentum, buf must stay null.', { got })
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const state = { params: [1, 1], buf: [2, 0] }
  const options = { lr: 0.5, momentum: 0.5, nesterov: true }
  expectClose(await candidate.sgdStep(state, [1, 2], options), { params: [0, -0.5], buf: [2, 2] })
}

describe('samples', () => {
  test('plain-step', async () => {
    const got = await candidate.sgdStep(fresh(1, 2), [10, -10], { lr: 0.1 })
    expectClose(got, { params: [0, 3], buf: null })
  })

  test('momentum-and-decay', async () => {
    const options = { lr: 0.1, momentum: 0.9, weightDecay: 0.5 }
    const got = await candidate.sgdStep({ params: [1], buf: [2] }, [1], options)
    expectClose(got, { params: [0.67], buf: [3.3] })
  })

  test('nesterov', async () => {
    const options = { lr: 0.1, momentum: 0.9, nesterov: true }
    const got = await candidate.sgdStep({ params: [1], buf: [2] }, [1], options)
    expectClose(got, { params: [0.648], buf: [2.8] })
  })
})

describe('hidden', () => {
  test('state-shape', async () => {
    await step(fresh(1, 2, 3, 4, 5), [1, 1, 1, 1, 1], { lr: 1 })
    await step(fresh(1, 2, 3), [0, 0, 0], { lr: 1, momentum: 0.9 })
    await step(randomState(1, 4), [1, 2, 3, 4], { lr: 1, momentum: 0.9, nesterov: true })
    await step(fresh(7), [1], { lr: 1, momentum: 0.5, dampening: 0.5 })
  })

  test('first-step-not-dampened', async () => {
    const options = { lr: 0.5, momentum: 0.9, dampening: 0.4 }
    const got = await candidate.sgdStep(fresh(1), [3], options)
    expectClose(got, { params: [-0.5], buf: [3] })
  })

  test('later-step-dampened', async () => {
    const options = { lr: 0.5, momentum: 0.9, dampening: 0.4 }
    const got = await candidate.sgdStep({ params: [1], buf: [1] }, [3], options)
    expectClose(got, { params: [-0.35], buf: [2.7] })
  })

  test('nesterov-from-the-start', async () => {
    const options = { lr: 0.5, momentum: 0.9, nesterov: true }
    const first = await step(fresh(1), [3], options)
    expectClose(first, { params: [-1.85], buf: [3] })
    const second = await candidate.sgdStep(first, [-1], options)
    expectClose(second, { params: [-2.115], buf: [1.7] })
  })

  test('plain-step-with-decay', async () => {
    const options = { lr: 0.1, weightDecay: 0.5 }
    const got = await candidate.sgdStep(fresh(2, -4), [1, 1], options)
    expectClose(got, { params: [1.8, -3.9], buf: null })
  })

  test('dampening-without-momentum', async () => {
    const got = await candidate.sgdStep(fresh(1, 2), [4, -2], { lr: 0.5, dampening: 0.75 })
    expectClose(got, { params: [-1, 3], buf: null })
  })

  test('decay-goes-into-the-buffer', async () => {
    const options = { lr: 0.25, momentum: 0.5, dampening: 0.5, weightDecay: 1 }
    const first = await step(fresh(4, -8), [0, 2], options)
    expectClose(first, { params: [3, -6.5], buf: [4, -6] })
    const second = await candidate.sgdStep(first, [1, 0.5], options)
    expectClose(second, { params: [2, -5], buf: [4, -6] })
  })

  test('random-plain', async () => {
    for (const seed of [11, 12, 13]) {
      const state = fresh(...randomTensor(seed, [5], -3, 3))
      const grads = randomTensor(seed + 50, [5], -2, 2)
      const options = { lr: 0.3, weightDecay: 0.1 * (seed - 11), dampening: 0.2 }
      const got = await candidate.sgdStep(state, grads, options)
      expectClose(got, reference.sgdStep(state, grads, options))
    }
  })

  test('random-momentum', async () => {
    for (const seed of [21, 22, 23]) {
      const state = randomState(seed, 5)
      const grads = randomTensor(seed + 50, [5], -2, 2)
      const options = { lr: 0.3, momentum: 0.7, dampening: 0.15, weightDecay: 0.1 * (seed - 21) }
      for (const from of [state, { ...state, buf: null }]) {
        const got = await candidate.sgdStep(from, grads, options)
        expectClose(got, reference.sgdStep(from, grads, options))
      }
    }
  })

  test('random-nesterov', async () => {
    for (const seed of [31, 32, 33]) {
      const state = randomState(seed, 5)
      const grads = randomTensor(seed + 50, [5], -2, 2)
      const options = { lr: 0.3, momentum: 0.7, weightDecay: 0.1 * (seed - 31), nesterov: true }
      for (const from of [state, { ...state, buf: null }]) {
        const got = await candidate.sgdStep(from, grads, options)
        expectClose(got, reference.sgdStep(from, grads, options))
      }
    }
  })

  test('any-step', async () => {
    const numbers = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 2, maxLength: 2 })
    const [lr, weightDecay] = [fc.constantFrom(1, 0.25), fc.constantFrom(0, 0.5)]
    const momentum = fc.constantFrom(0.5, 0.75)
    const options: fc.Arbitrary<Options> = fc.oneof(
      fc.record({ lr, weightDecay }),
      fc.record({ lr, weightDecay, momentum, dampening: fc.constantFrom(0, 0.5) }),
      fc.record({ lr, weightDecay, momentum, nesterov: fc.constant(true) }),
    )
    await fc.assert(
      fc.asyncProperty(numbers, numbers, numbers, options, async (params, grads, buf, o) => {
        const state = { params, buf: o.momentum && buf[0] !== 0 ? buf : null }
        const got = await candidate.sgdStep(state, grads, o)
        expectClose(got, reference.sgdStep(state, grads, o))
      }),
    )
  })

  test('no-gradient-no-step', async () => {
    const params = randomTensor(41, [4], -3, 3)
    const zeros = [0, 0, 0, 0]
    expectClose(await step(fresh(...params), zeros, { lr: 0.7 }), fresh(...params))
    const still = await step(fresh(...params), zeros, { lr: 0.7, momentum: 0.9, nesterov: true })
    expectClose(still, { params, buf: zeros })
  })

  test('coasting', async () => {
    const state = { params: [0, 1], buf: [8, -4] }
    const options = { lr: 0.5, momentum: 0.5 }
    const plain = await candidate.sgdStep(state, [0, 0], options)
    expectClose(plain, { params: [-2, 2], buf: [4, -2] })
    const ahead = await candidate.sgdStep(state, [0, 0], { ...options, nesterov: true })
    expectClose(ahead, { params: [-1, 1.5], buf: [4, -2] })
  })

  test('buffer-tends-to-a-limit', async () => {
    let state = fresh(0, 0)
    for (let t = 0; t < 40; t++) state = await step(state, [2, -4], { lr: 0.1, momentum: 0.5 })
    expectClose(state.buf, [4, -8]) // g / (1 − momentum)
  })

  test('rate-leaves-the-buffer-alone', async () => {
    const state = { params: [1], buf: [10] }
    for (const lr of [0.1, 0.01, 0]) {
      const got = await candidate.sgdStep(state, [1], { lr, momentum: 0.9 })
      expectClose(got, { params: [1 - 10 * lr], buf: [10] })
    }
  })

  test('decay-alone-shrinks', async () => {
    let state = fresh(4, -1000)
    for (let t = 0; t < 5; t++) state = await step(state, [0, 0], { lr: 0.5, weightDecay: 0.4 })
    expectClose(state.params, [4 * 0.8 ** 5, -1000 * 0.8 ** 5])
  })

  test('down-the-bowl', async () => {
    // f(x, y) = (x² + 25y²) / 2
    for (const options of [
      { lr: 0.04 },
      { lr: 0.04, momentum: 0.6 },
      { lr: 0.04, momentum: 0.6, nesterov: true },
    ]) {
      let state = fresh(10, 1)
      let expected = state
      const gradient = ({ params: [x = 0, y = 0] }: State) => [x, 25 * y]
      for (let t = 0; t < 60; t++) {
        state = await step(state, gradient(state), options)
        expected = reference.sgdStep(expected, gradient(expected), options)
      }
      expectClose(state, expected)
      const arrived = state.params.every((p) => Math.abs(p) < 1)
      expectThat(arrived, 'Sixty steps must lead down to the bottom.', { got: state })
    }
  })

  test('parameters-do-not-mix', async () => {
    const { params, buf } = randomState(51, 4)
    const grads = randomTensor(53, [4], -1, 1)
    const options = { lr: 0.2, momentum: 0.8, weightDecay: 0.1, nesterov: true }
    const alone = params.map((p, i) =>
      reference.sgdStep({ params: [p], buf: [buf![i]!] }, [grads[i]!], options),
    )
    expectClose(await candidate.sgdStep({ params, buf }, grads, options), {
      params: alone.map((state) => state.params[0]),
      buf: alone.map((state) => state.buf![0]),
    })
  })

  test('mixed-scales', async () => {
    const state = { params: [1e8, -1e-4, 0], buf: [-1e4, 2, 1e8] }
    const options = { lr: 1, momentum: 0.5, weightDecay: 0.25 }
    const got = await candidate.sgdStep(state, [1e4, 1e-4, -1e8], options)
    expectFinite(got)
    expectClose(got, {
      params: [74995000, -1.000175, 50000000],
      buf: [25005000, 1.000075, -50000000],
    })
  })

  test('input-unchanged', async () => {
    const state = randomState(61, 3)
    const grads = [1, -2, 3]
    await expectUnchanged(() => candidate.sgdStep(fresh(1, 2, 3), grads, { lr: 1, weightDecay: 1 }))
    const momentum = { lr: 0.5, momentum: 0.5, weightDecay: 1 }
    await expectUnchanged(() => candidate.sgdStep(state, grads, momentum))
    await expectUnchanged(() => candidate.sgdStep(state, grads, { ...momentum, nesterov: true }))
  })

  test('one-gradient-per-parameter', async () => {
    await expectGoodInputWorks()
    for (const grads of [[1], [1, 2, 3], []]) {
      await expectDeliberateError(() => candidate.sgdStep(fresh(1, 2), grads, { lr: 1 }))
      const state = { params: [1, 2], buf: [0, 0] }
      await expectDeliberateError(() => candidate.sgdStep(state, grads, { lr: 1, momentum: 0.5 }))
    }
  })

  test('one-buffer-entry-per-parameter', async () => {
    await expectGoodInputWorks()
    for (const buf of [[1], [1, 2, 3], []]) {
      const state = { params: [1, 2], buf }
      await expectDeliberateError(() => candidate.sgdStep(state, [1, 1], { lr: 1, momentum: 0.5 }))
    }
  })

  test('nesterov-needs-momentum', async () => {
    await expectGoodInputWorks()
    const options = { lr: 1, nesterov: true }
    await expectDeliberateError(() => candidate.sgdStep(fresh(1), [1], options))
    await expectDeliberateError(() => candidate.sgdStep(fresh(1), [1], { ...options, momentum: 0 }))
  })

  test('nesterov-without-dampening', async () => {
    await expectGoodInputWorks()
    const options = { lr: 1, momentum: 0.5, dampening: 0.5, nesterov: true }
    await expectDeliberateError(() => candidate.sgdStep(fresh(1), [1], options))
    const later = { params: [1], buf: [2] }
    await expectDeliberateError(() => candidate.sgdStep(later, [1], options))
  })
})
