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
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = Parameters<typeof reference.initWeights>[2]

const schemes = ['xavierUniform', 'xavierNormal', 'kaimingUniform', 'kaimingNormal'] as const
const modes = ['fanIn', 'fanOut'] as const

const count = (shape: readonly number[]) => shape.reduce((total, n) => total * n, 1)
const uniformNoise = (seed: number, n: number) => randomTensor(seed, [n], -1, 1)

/** Standard normal numbers after Box and Muller. */
function normalNoise(seed: number, n: number): number[] {
  const random = seeded(seed)
  return Array.from({ length: n }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()))
    return radius * Math.cos(2 * Math.PI * random())
  })
}

/** The result once it is known to hold two fans and a value for each weight. */
const init = async (shape: number[], noise: number[], options: Options) => {
  const got = await candidate.initWeights(shape, noise, options)
  const keys = ['fanIn', 'fanOut', 'values']
  const whole = typeof got === 'object' && got !== null && keys.every((key) => key in got)
  expectThat(whole, 'Return { fanIn, fanOut, values }.', { got })
  expectShape(got.fanIn, [])
  expectShape(got.fanOut, [])
  expectShape(got.values, [noise.length])
  return got
}

/** The factor from the noise to the weights. */
const scaleOf = async (shape: number[], options: Options): Promise<number> => {
  const ones = new Array<number>(count(shape)).fill(1)
  return (await init(shape, ones, options)).values[0]!
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const options: Options = { scheme: 'xavierNormal' }
  expectClose(await candidate.initWeights([1, 1], [3], options), {
    fanIn: 1,
    fanOut: 1,
    values: [3],
  })
}

describe('samples', () => {
  test('xavier-uniform', async () => {
    const noise = [1, -1, 0.5, 0, 0.2, -0.4]
    const got = await candidate.initWeights([2, 3], noise, { scheme: 'xavierUniform' })
    const bound = 1.0954451150103321
    const values = [bound, -bound, bound / 2, 0, bound / 5, (-2 * bound) / 5]
    expectClose(got, { fanIn: 3, fanOut: 2, values })
  })

  test('kaiming-normal-convolution', async () => {
    const options: Options = { scheme: 'kaimingNormal' }
    const got = await candidate.initWeights([1, 2, 1, 2], [1, 0.5, -1, 2], options)
    const values = [0.7071067811865476, 0.3535533905932738, -0.7071067811865476, 1.4142135623730951]
    expectClose(got, { fanIn: 4, fanOut: 2, values })
  })

  test('kaiming-uniform-fan-out', async () => {
    const options: Options = { scheme: 'kaimingUniform', mode: 'fanOut', gain: 1 }
    const got = await candidate.initWeights([2, 1], [1, -1], options)
    expectClose(got, { fanIn: 1, fanOut: 2, values: [1.224744871391589, -1.224744871391589] })
  })
})

describe('hidden', () => {
  test('one-value-per-weight', async () => {
    for (const shape of [
      [1, 1],
      [3, 4],
      [2, 3, 3, 3],
      [1, 1, 5, 1],
    ])
      for (const scheme of schemes) await init(shape, uniformNoise(1, count(shape)), { scheme })
  })

  test('xavier-normal-with-gain', async () => {
    const ones = new Array<number>(8).fill(1)
    const options: Options = { scheme: 'xavierNormal', gain: 2 }
    const got = await candidate.initWeights([4, 2, 1, 1], ones, options)
    const value = 1.1547005383792515
    expectClose(got, { fanIn: 2, fanOut: 4, values: new Array<number>(8).fill(value) })
  })

  test('kaiming-normal-fan-out', async () => {
    const options: Options = { scheme: 'kaimingNormal', mode: 'fanOut' }
    const got = await candidate.initWeights([4, 1], [1, 2, 3, 4], options)
    const r = Math.SQRT1_2
    expectClose(got, { fanIn: 1, fanOut: 4, values: [r, 2 * r, 3 * r, 4 * r] })
  })

  test('kaiming-uniform', async () => {
    const got = await candidate.initWeights([1, 4], [1, 1, 1, 1], { scheme: 'kaimingUniform' })
    const value = 1.2247448713915892
    expectClose(got, { fanIn: 4, fanOut: 1, values: [value, value, value, value] })
  })

  test('fans-of-a-convolution', async () => {
    const shape = [4, 3, 5, 2]
    const got = await init(shape, uniformNoise(11, 120), { scheme: 'xavierNormal' })
    expectClose([got.fanIn, got.fanOut], [30, 40])
    const linear = await init([4, 3], uniformNoise(12, 12), { scheme: 'kaimingNormal' })
    expectClose([linear.fanIn, linear.fanOut], [3, 4])
  })

  test('default-gain-by-name', async () => {
    const noise = uniformNoise(15, 6)
    for (const scheme of schemes) {
      const expected = reference.initWeights([3, 2], noise, { scheme })
      const gain = scheme.startsWith('xavier') ? 1 : Math.SQRT2
      const options: Options = { scheme, mode: 'fanIn', gain }
      expectClose(await candidate.initWeights([3, 2], noise, options), expected)
      expectClose(await candidate.initWeights([3, 2], noise, { ...options, gain: null }), expected)
    }
  })

  test('gain-of-zero', async () => {
    for (const scheme of schemes) {
      const got = await candidate.initWeights([1, 2], [1, -0.5], { scheme, gain: 0 })
      expectClose(got, { fanIn: 2, fanOut: 1, values: [0, 0] })
    }
  })

  test('random-linear', async () => {
    for (const [k, scheme] of schemes.entries()) {
      const noise = uniformNoise(21 + k, 15)
      for (const options of [
        { scheme },
        { scheme, mode: 'fanOut', gain: 0.3 + k },
      ] satisfies Options[]) {
        const got = await candidate.initWeights([5, 3], noise, options)
        expectClose(got, reference.initWeights([5, 3], noise, options))
      }
    }
  })

  test('random-convolution', async () => {
    for (const [k, scheme] of schemes.entries()) {
      const noise = normalNoise(31 + k, 36)
      for (const options of [
        { scheme },
        { scheme, mode: 'fanOut', gain: 1.7 },
      ] satisfies Options[]) {
        const got = await candidate.initWeights([2, 3, 2, 3], noise, options)
        expectClose(got, reference.initWeights([2, 3, 2, 3], noise, options))
      }
    }
  })

  test('any-weight', async () => {
    const size = fc.integer({ min: 1, max: 3 })
    const shapes = fc.oneof(fc.tuple(size, size), fc.tuple(size, size, size, size))
    const options = fc.record({
      scheme: fc.constantFrom(...schemes),
      mode: fc.constantFrom(...modes),
      gain: fc.constantFrom(null, 1, 3),
    })
    await fc.assert(
      fc.asyncProperty(shapes, options, async (shape, o) => {
        const noise = uniformNoise(41, count(shape))
        const got = await candidate.initWeights(shape, noise, o)
        expectClose(got, reference.initWeights(shape, noise, o))
      }),
    )
  })

  test('xavier-is-symmetric', async () => {
    for (const scheme of ['xavierUniform', 'xavierNormal'] as const)
      for (const [a, b] of [
        [2, 7],
        [5, 1],
      ] as const)
        expectClose(await scaleOf([a, b], { scheme }), await scaleOf([b, a], { scheme }))
  })

  test('xavier-ignores-mode', async () => {
    for (const mode of modes) {
      expectClose(await scaleOf([6, 2], { scheme: 'xavierNormal', mode }), 0.5)
      expectClose(await scaleOf([5, 1], { scheme: 'xavierUniform', mode }), 1)
    }
  })

  test('kaiming-looks-at-one-fan', async () => {
    // std √2 / √fan: 1 for a fan of 2, ½ for one of 8; the other fan does not matter.
    for (const other of [1, 3, 10]) {
      expectClose(await scaleOf([other, 2], { scheme: 'kaimingNormal' }), 1)
      expectClose(await scaleOf([other, 8], { scheme: 'kaimingNormal', mode: 'fanIn' }), 0.5)
      expectClose(await scaleOf([8, other], { scheme: 'kaimingNormal', mode: 'fanOut' }), 0.5)
    }
  })

  test('uniform-bound-is-root-three-std', async () => {
    for (const mode of modes) {
      const std = await scaleOf([3, 2, 3, 3], { scheme: 'kaimingNormal', mode })
      const bound = await scaleOf([3, 2, 3, 3], { scheme: 'kaimingUniform', mode })
      expectClose(bound, Math.sqrt(3) * std)
    }
  })

  test('linear-in-gain-and-noise', async () => {
    const noise = uniformNoise(51, 6)
    for (const scheme of schemes) {
      const { values } = reference.initWeights([2, 3], noise, { scheme, gain: 1 })
      const larger = await init([2, 3], noise, { scheme, gain: 5 })
      expectClose(
        larger.values,
        values.map((v) => 5 * v),
      )
      const turned = noise.map((z) => -2 * z)
      const twice = await init([2, 3], turned, { scheme, gain: 1 })
      expectClose(
        twice.values,
        values.map((v) => -2 * v),
      )
    }
  })

  test('kernel-area-counts', async () => {
    // A 3 × 3 kernel is like nine times the inputs for fanIn, and like nine times the outputs for fanOut.
    const conv = await scaleOf([4, 2, 3, 3], { scheme: 'kaimingNormal' })
    expectClose(conv, await scaleOf([4, 18], { scheme: 'kaimingNormal' }))
    const out: Options = { scheme: 'kaimingNormal', mode: 'fanOut' }
    expectClose(await scaleOf([4, 2, 3, 3], out), await scaleOf([36, 2], out))
    const pointwise = await scaleOf([4, 2, 1, 1], { scheme: 'xavierUniform' })
    expectClose(pointwise, await scaleOf([4, 2], { scheme: 'xavierUniform' }))
  })

  test('variance-of-many-weights', async () => {
    const shape = [25, 100, 2, 2]
    for (const [scheme, noise, expected] of [
      ['xavierUniform', uniformNoise(61, 10000), 2 / 500],
      ['xavierNormal', normalNoise(62, 10000), 2 / 500],
      ['kaimingUniform', uniformNoise(63, 10000), 2 / 400],
      ['kaimingNormal', normalNoise(64, 10000), 2 / 400],
    ] as const) {
      const { values } = await init(shape, noise, { scheme })
      const variance = values.reduce((sum, v) => sum + v * v, 0) / 10000
      // Ten thousand numbers estimate a variance to about 1.5%.
      expectClose(variance, expected, { rel: 0.05 })
    }
  })

  test('wide-layers', async () => {
    const noise = uniformNoise(71, 4000)
    for (const shape of [
      [1, 4000],
      [4000, 1],
      [2, 2, 25, 40],
    ])
      for (const scheme of schemes) {
        const got = await init(shape, noise, { scheme })
        expectFinite(got)
        expectClose(got, reference.initWeights(shape, noise, { scheme }))
      }
  })

  test('a-single-weight', async () => {
    for (const [scheme, scale] of [
      ['xavierUniform', Math.sqrt(3)],
      ['xavierNormal', 1],
      ['kaimingUniform', Math.sqrt(6)],
      ['kaimingNormal', Math.SQRT2],
    ] as const)
      for (const z of [1, 1e4, -1e-4])
        expectClose(await candidate.initWeights([1, 1], [z], { scheme }), {
          fanIn: 1,
          fanOut: 1,
          values: [scale * z],
        })
  })

  test('input-unchanged', async () => {
    for (const scheme of schemes) {
      const options: Options = { scheme, gain: 3 }
      await expectUnchanged(() => candidate.initWeights([2, 2], [1, -1, 0.5, 0.25], options))
    }
  })

  test('noise-must-fit', async () => {
    await expectGoodInputWorks()
    for (const scheme of schemes) {
      for (const noise of [[1], [1, 1, 1, 1, 1], []])
        await expectDeliberateError(() => candidate.initWeights([2, 2], noise, { scheme }))
      const four = [1, 1, 1, 1]
      await expectDeliberateError(() => candidate.initWeights([2, 2, 1, 3], four, { scheme }))
    }
  })

  test('two-axes-at-least', async () => {
    await expectGoodInputWorks()
    for (const scheme of schemes) {
      await expectDeliberateError(() => candidate.initWeights([4], [1, 1, 1, 1], { scheme }))
      await expectDeliberateError(() => candidate.initWeights([], [1], { scheme }))
    }
  })
})
