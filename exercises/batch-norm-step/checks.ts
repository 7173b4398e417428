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
  randomTensor,
  shapeOf,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = Parameters<typeof reference.batchNormStep>[2]
type State = Parameters<typeof reference.batchNormStep>[1]

const training = { training: true } as const
const inference = { training: false } as const

const freshState = (channels: number): State => ({
  runningMean: Array.from({ length: channels }, () => 0),
  runningVar: Array.from({ length: channels }, () => 1),
})

const randomState = (seed: number, channels: number): State => ({
  runningMean: randomTensor(seed, [channels], -2, 2),
  runningVar: randomTensor(seed + 1, [channels], 0.2, 3),
})

/** One image of one channel. */
const plane = (...rows: number[][]) => [[rows]]

const channelOf = (y: number[][][][], k: number) => y.flatMap((image) => image[k]!.flat())
const average = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length

/** Looks at the outer form, so that what is read from it afterwards exists. */
const expectResult = (got: unknown) => {
  const has = (value: unknown, ...keys: string[]) =>
    typeof value === 'object' && value !== null && keys.every((key) => key in value)
  const whole =
    has(got, 'y', 'state') && has((got as { state: unknown }).state, 'runningMean', 'runningVar')
  expectThat(whole, 'Return { y, state: { runningMean, runningVar } }.', { got })
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.batchNormStep([[[[7]]]], freshState(1), { ...inference, eps: 0 }), {
    y: [[[[7]]]],
    state: { runningMean: [0], runningVar: [1] },
  })

describe('samples', () => {
  test('training-step', async () => {
    const got = await candidate.batchNormStep(plane([1, 2], [3, 4]), freshState(1), training)
    expectClose(got, {
      y: plane([-1.3416354199689269, -0.447211806656309], [0.447211806656309, 1.3416354199689269]),
      state: { runningMean: [0.25], runningVar: [1.0666666666666667] },
    })
  })

  test('inference-step', async () => {
    const state = { runningMean: [2], runningVar: [4] }
    const options: Options = { ...inference, gamma: [3], beta: [1] }
    const got = await candidate.batchNormStep(plane([1, 2], [3, 4]), state, options)
    const y = plane([-0.4999981250035157, 1], [2.4999981250035157, 3.9999962500070314])
    expectClose(got, { y, state })
  })

  test('two-images-two-channels', async () => {
    const x = [
      [[[1]], [[10]]],
      [[[3]], [[30]]],
    ]
    const options: Options = { ...training, momentum: 0.5, eps: 0 }
    expectClose(await candidate.batchNormStep(x, freshState(2), options), {
      y: [
        [[[-1]], [[-1]]],
        [[[1]], [[1]]],
      ],
      state: { runningMean: [1, 10], runningVar: [1.5, 100.5] },
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const x = randomTensor(1, [2, 3, 4, 5], -1, 1)
    for (const options of [training, inference]) {
      const got = await candidate.batchNormStep(x, freshState(3), options)
      expectResult(got)
      expectShape(got.y, [2, 3, 4, 5])
      expectShape(got.state.runningMean, [3])
      expectShape(got.state.runningVar, [3])
    }
  })

  test('three-rows-of-features', async () => {
    const x = [
      [[[1]], [[2]]],
      [[[3]], [[6]]],
      [[[5]], [[10]]],
    ]
    const a = Math.sqrt(1.5)
    expectClose(await candidate.batchNormStep(x, freshState(2), { ...training, eps: 0 }), {
      y: [
        [[[-a]], [[-a]]],
        [[[0]], [[0]]],
        [[[a]], [[a]]],
      ],
      state: { runningMean: [0.3, 0.6], runningVar: [1.3, 2.5] },
    })
  })

  test('three-steps-then-inference', async () => {
    let state = freshState(1)
    for (const x of [plane([9, 11]), plane([11], [9]), [[[[9]]], [[[11]]]]]) {
      const got = await candidate.batchNormStep(x, state, training)
      expectResult(got)
      state = got.state
    }
    expectClose(state, { runningMean: [2.71], runningVar: [1.271] })
    const options: Options = { ...inference, gamma: [2], eps: 0 }
    const got = await candidate.batchNormStep([[[[2.71 + Math.sqrt(1.271)]]]], state, options)
    expectClose(got, { y: [[[[2]]]], state: { runningMean: [2.71], runningVar: [1.271] } })
  })

  test('null-gamma-and-beta', async () => {
    const x = randomTensor(5, [2, 2, 2, 3], -2, 2)
    const options = { ...training, gamma: null, beta: null }
    const got = await candidate.batchNormStep(x, freshState(2), options)
    expectClose(got, reference.batchNormStep(x, freshState(2), training))
  })

  test('random-training', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [3, 2, 3, 4], -3, 5)
      const state = randomState(seed + 100, 2)
      const options: Options = {
        ...training,
        gamma: randomTensor(seed + 200, [2], -2, 2),
        beta: randomTensor(seed + 300, [2], -2, 2),
        momentum: 0.05 * (seed - 10),
        eps: 0.01 * (seed - 10),
      }
      const got = await candidate.batchNormStep(x, state, options)
      expectClose(got, reference.batchNormStep(x, state, options))
    }
  })

  test('random-inference', async () => {
    for (const seed of [21, 22, 23]) {
      const x = randomTensor(seed, [2, 3, 3, 2], -3, 5)
      const state = randomState(seed + 100, 3)
      const options: Options = {
        ...inference,
        gamma: randomTensor(seed + 200, [3], -2, 2),
        beta: randomTensor(seed + 300, [3], -2, 2),
        eps: 0.01,
      }
      const got = await candidate.batchNormStep(x, state, options)
      expectClose(got, reference.batchNormStep(x, state, options))
    }
  })

  test('mean-beta-spread-gamma', async () => {
    const x = randomTensor(31, [3, 3, 4, 4], -9, 3)
    const options: Options = { ...training, gamma: [2, -0.5, 0], beta: [3, -1, 7], eps: 0 }
    const got = await candidate.batchNormStep(x, randomState(32, 3), options)
    expectResult(got)
    expectShape(got.y, [3, 3, 4, 4])
    const means = [0, 1, 2].map((k) => average(channelOf(got.y, k)))
    expectClose(means, [3, -1, 7])
    const spreads = [0, 1, 2].map((k) =>
      Math.sqrt(average(channelOf(got.y, k).map((v) => (v - means[k]!) ** 2))),
    )
    expectClose(spreads, [2, 0.5, 0])
  })

  test('layout-does-not-matter', async () => {
    const values = randomTensor(41, [12], -2, 2)
    const y = channelOf(reference.batchNormStep([[[values]]], freshState(1), training).y, 0)
    const asImages = values.map((v) => [[[v]]])
    const tall = [0, 6].map((from) => [values.slice(from, from + 6).map((v) => [v])])
    for (const x of [asImages, tall]) {
      const got = await candidate.batchNormStep(x, freshState(1), training)
      expectResult(got)
      expectShape(got.y, shapeOf(x))
      expectClose(got.y.flat(3), y)
    }
  })

  test('training-ignores-old-state', async () => {
    const x = randomTensor(51, [2, 2, 3, 3], -1, 4)
    const { y } = reference.batchNormStep(x, freshState(2), training)
    const state = { runningMean: [100, -7], runningVar: [50, 0] }
    const got = await candidate.batchNormStep(x, state, training)
    expectResult(got)
    expectClose(got.y, y)
  })

  test('momentum-extremes', async () => {
    const x = [[[[1, 5]], [[2, 2]]]]
    const state = { runningMean: [7, 8], runningVar: [9, 10] }
    const all = await candidate.batchNormStep(x, state, { ...training, momentum: 1 })
    expectResult(all)
    expectClose(all.state, { runningMean: [3, 2], runningVar: [8, 0] })
    const none = await candidate.batchNormStep(x, state, { ...training, momentum: 0 })
    expectResult(none)
    expectClose(none.state, state)
  })

  test('inference-ignores-batch', async () => {
    const x = randomTensor(61, [3, 2, 2, 2], -2, 2)
    const state = randomState(62, 2)
    const alone = reference.batchNormStep([x[1]!], state, inference)
    const together = await candidate.batchNormStep([x[2]!, x[1]!, x[0]!], state, inference)
    expectResult(together)
    expectShape(together.y, [3, 2, 2, 2])
    expectClose({ y: [together.y[1]!], state: together.state }, alone)
  })

  test('channels-are-independent', async () => {
    const x = randomTensor(71, [2, 3, 2, 3], -2, 2)
    const state = randomState(72, 3)
    const far = x.map(([first = [], ...rest]) => [
      first,
      ...rest.map((map) => mapNested(map, (v: number) => 1000 * v + 5)),
    ])
    const alone = reference.batchNormStep(
      x.map(([first = []]) => [first]),
      { runningMean: [state.runningMean[0]!], runningVar: [state.runningVar[0]!] },
      training,
    )
    const got = await candidate.batchNormStep(far, state, training)
    expectResult(got)
    expectShape(got.y, [2, 3, 2, 3])
    expectClose(
      got.y.map(([first]) => [first]),
      alone.y,
    )
    expectClose([got.state.runningMean[0]], alone.state.runningMean)
    expectClose([got.state.runningVar[0]], alone.state.runningVar)
  })

  test('affine-input', async () => {
    const x = randomTensor(81, [2, 1, 3, 3], -2, 2)
    const options: Options = { ...training, eps: 0 }
    const { y } = reference.batchNormStep(x, freshState(1), options)
    const moved = mapNested(x, (v: number) => 300 * v - 40)
    const got = await candidate.batchNormStep(moved, freshState(1), options)
    expectResult(got)
    expectClose(got.y, y)
  })

  test('constant-channel', async () => {
    const x = [
      [[[5, 5, 5]], [[0.1, 0.1, 0.1]]],
      [[[5, 5, 5]], [[0.1, 0.1, 0.1]]],
    ]
    const options: Options = { ...training, gamma: [3, 3], beta: [0.5, -2] }
    const got = await candidate.batchNormStep(x, freshState(2), options)
    const image = [[[0.5, 0.5, 0.5]], [[-2, -2, -2]]]
    expectClose(got, {
      y: [image, image],
      state: { runningMean: [0.5, 0.01], runningVar: [0.9, 0.9] },
    })
  })

  test('tiny-spread', async () => {
    const got = await candidate.batchNormStep(plane([0.001, 0.002]), freshState(1), training)
    expectResult(got)
    expectClose(got.y, plane([-0.15617376188860607, 0.15617376188860607]))
  })

  test('zero-running-variance', async () => {
    const state = { runningMean: [3], runningVar: [0] }
    const got = await candidate.batchNormStep(plane([3, 4]), state, { ...inference, eps: 1e-4 })
    expectClose(got, { y: plane([0, 100]), state })
  })

  test('large-mean', async () => {
    const x = randomTensor(91, [2, 1, 3, 3], 1e6 - Math.sqrt(3), 1e6 + Math.sqrt(3))
    const options: Options = { ...training, momentum: 1 }
    const got = await candidate.batchNormStep(x, freshState(1), options)
    expectFinite(got)
    expectClose(got, reference.batchNormStep(x, freshState(1), options))
  })

  test('input-unchanged', async () => {
    const x = randomTensor(95, [2, 2, 2, 2], -1, 1)
    const state = randomState(96, 2)
    for (const mode of [training, inference])
      await expectUnchanged(() =>
        candidate.batchNormStep(x, state, { ...mode, gamma: [2, 3], beta: [1, -1] }),
      )
  })

  test('one-value-per-channel', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.batchNormStep([[[[1]]]], freshState(1), training))
    const x = [[[[1]], [[2]], [[3]]]]
    await expectDeliberateError(() => candidate.batchNormStep(x, freshState(3), training))
  })

  test('one-entry-per-channel', async () => {
    await expectGoodInputWorks()
    const x = [[[[1, 2]], [[3, 5]]]]
    for (const mode of [training, inference]) {
      await expectDeliberateError(() => candidate.batchNormStep(x, freshState(1), mode))
      await expectDeliberateError(() => candidate.batchNormStep(x, freshState(3), mode))
      for (const wrong of [
        { runningMean: [0] },
        { runningMean: [0, 0, 0] },
        { runningVar: [1] },
        { runningVar: [1, 1, 1] },
      ]) {
        const state = { ...freshState(2), ...wrong }
        await expectDeliberateError(() => candidate.batchNormStep(x, state, mode))
      }
      for (const wrong of [
        { gamma: [1] },
        { gamma: [1, 2, 3] },
        { beta: [1] },
        { beta: [1, 2, 3] },
      ]) {
        const options = { ...mode, ...wrong }
        await expectDeliberateError(() => candidate.batchNormStep(x, freshState(2), options))
      }
    }
  })
})
