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
  randomTensor,
  type Tolerance,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Kind = Parameters<typeof reference.activation>[1]
type Options = NonNullable<Parameters<typeof reference.activation>[2]>

const kinds: readonly Kind[] = [
  'sigmoid',
  'tanh',
  'relu',
  'leakyRelu',
  'elu',
  'softplus',
  'silu',
  'gelu',
  'geluTanh',
]
const tolerance: Tolerance = { rel: 2e-6, abs: 2e-6 }

const expectActivation = async (
  [x, kind, options]: [x: number[], kind: Kind, options?: Options],
  expected: { y: number[]; dy: number[] },
) => {
  const got = options
    ? await candidate.activation(x, kind, options)
    : await candidate.activation(x, kind)
  expectClose(got, expected, tolerance)
}

/** y or dy of a result, once it is known to be there and to have its length. */
const partOf = (got: unknown, key: 'y' | 'dy', n: number): number[] => {
  const whole = typeof got === 'object' && got !== null && 'y' in got && 'dy' in got
  expectThat(whole, 'Return { y, dy }.', { got })
  const part = (got as { y: number[]; dy: number[] })[key]
  expectShape(part, [n])
  return part
}

const valuesOf = async (x: number[], kind: Kind, options: Options = {}) =>
  partOf(await candidate.activation(x, kind, options), 'y', x.length)

describe('samples', () => {
  test('relu-by-hand', async () => {
    await expectActivation([[-1, 0, 2], 'relu'], { y: [0, 0, 2], dy: [0, 0, 1] })
  })

  test('silu-by-hand', async () => {
    await expectActivation([[-2, 0, 1], 'silu'], {
      y: [-0.2384058440442351, 0, 0.7310585786300049],
      dy: [-0.09078424878489547, 0.5, 0.9276705118714869],
    })
  })

  test('gelu-by-hand', async () => {
    await expectActivation([[-1, 0.5, 3], 'gelu'], {
      y: [-0.15865525393145713, 0.34573123063700656, 2.99595030590511],
      dy: [-0.08331547058768624, 0.8674951246561629, 1.0119456472041841],
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    for (const kind of kinds) {
      const got = await candidate.activation([-1, 0.5, 2, 3], kind)
      partOf(got, 'y', 4)
      partOf(got, 'dy', 4)
    }
  })

  test('empty-vector', async () => {
    await expectActivation([[], 'sigmoid'], { y: [], dy: [] })
    await expectActivation([[], 'elu'], { y: [], dy: [] })
  })

  test('sigmoid-and-tanh', async () => {
    await expectActivation([[0, Math.log(3), -Math.log(3)], 'sigmoid'], {
      y: [0.5, 0.75, 0.25],
      dy: [0.25, 0.1875, 0.1875],
    })
    await expectActivation([[-1, 0, 0.25], 'tanh'], {
      y: [-0.7615941559557649, 0, 0.24491866240370913],
      dy: [0.41997434161402614, 1, 0.940014848806378],
    })
  })

  test('leaky-slopes', async () => {
    await expectActivation([[-3, 1], 'leakyRelu'], { y: [-0.03, 1], dy: [0.01, 1] })
    await expectActivation([[-2, 2], 'leakyRelu', { alpha: 0.2 }], { y: [-0.4, 2], dy: [0.2, 1] })
  })

  test('elu-scaled', async () => {
    await expectActivation([[-1, 2], 'elu'], {
      y: [-0.6321205588285577, 2],
      dy: [0.36787944117144233, 1],
    })
    await expectActivation([[-1, 2], 'elu', { alpha: 1.5 }], {
      y: [-0.9481808382428365, 2],
      dy: [0.5518191617571635, 1],
    })
  })

  test('softplus-by-hand', async () => {
    await expectActivation([[0, Math.log(3), 0.3], 'softplus'], {
      y: [Math.LN2, Math.log(4), 0.8543552444685272],
      dy: [0.5, 0.75, 0.574442516811659],
    })
  })

  test('gelu-by-tanh', async () => {
    await expectActivation([[-1, 0.5, 3], 'geluTanh'], {
      y: [-0.15880800939172324, 0.34571400982514394, 2.996362607918227],
      dy: [-0.08296408384578255, 0.8673699035346424, 1.0115841666309695],
    })
  })

  test('at-zero', async () => {
    const expected: readonly [Kind, number, number][] = [
      ['relu', 0, 0],
      ['leakyRelu', 0, 0.01],
      ['elu', 0, 1],
      ['silu', 0, 0.5],
      ['gelu', 0, 0.5],
      ['geluTanh', 0, 0.5],
    ]
    for (const [kind, y, dy] of expected) await expectActivation([[0], kind], { y: [y], dy: [dy] })
    await expectActivation([[0], 'leakyRelu', { alpha: 0.3 }], { y: [0], dy: [0.3] })
    await expectActivation([[0], 'elu', { alpha: 1.5 }], { y: [0], dy: [1.5] })
  })

  test('alpha-of-zero', async () => {
    for (const kind of ['leakyRelu', 'elu'] as const)
      await expectActivation([[-2, 3], kind, { alpha: 0 }], { y: [0, 3], dy: [0, 1] })
  })

  test('alpha-elsewhere-ignored', async () => {
    for (const kind of ['relu', 'silu', 'softplus'] as const)
      await expectActivation([[-2, 0.5], kind, { alpha: 7 }], reference.activation([-2, 0.5], kind))
  })

  test('random-vectors', async () => {
    for (const [i, kind] of kinds.entries()) {
      const x = randomTensor(11 + i, [12], -5, 5)
      await expectActivation([x, kind], reference.activation(x, kind))
    }
  })

  test('random-alpha', async () => {
    for (const [seed, alpha] of [
      [31, 0.05],
      [32, 0.6],
      [33, 2],
    ] as const)
      for (const kind of ['leakyRelu', 'elu'] as const) {
        const x = randomTensor(seed, [10], -4, 4)
        await expectActivation([x, kind, { alpha }], reference.activation(x, kind, { alpha }))
      }
  })

  test('slopes-numerically', async () => {
    const x = [-3.1, -1.4, -0.6, 0.2, 0.9, 2.7]
    for (const kind of kinds) {
      const options = { alpha: 0.7 }
      const total = (at: readonly number[]) =>
        reference.activation([...at], kind, options).y.reduce((sum, y) => sum + y, 0)
      const dy = partOf(await candidate.activation(x, kind, options), 'dy', 6)
      // Central differences with h = 1e-5 are good to about 1e-10 here.
      expectClose(dy, await numericalGradient(total, x), { rel: 1e-4, abs: 2e-6 })
    }
  })

  test('sigmoid-mirrored', async () => {
    const x = randomTensor(41, [8], -6, 6)
    const there = await valuesOf(x, 'sigmoid')
    const back = await valuesOf(
      x.map((v) => -v),
      'sigmoid',
    )
    expectClose(
      there.map((y, i) => y + back[i]!),
      x.map(() => 1),
      { rel: 0, abs: 5e-6 },
    )
  })

  test('tanh-is-a-sigmoid', async () => {
    const x = randomTensor(42, [8], -3, 3)
    const doubled = x.map((v) => 2 * v)
    const expected = reference.activation(doubled, 'sigmoid').y.map((s) => 2 * s - 1)
    expectClose(await valuesOf(x, 'tanh'), expected, tolerance)
  })

  test('gates-add-up', async () => {
    // A gate with s(x) + s(−x) = 1 gives f(x) − f(−x) = x; softplus has it too.
    const x = randomTensor(43, [8], -4, 4)
    const mirrored = x.map((v) => -v)
    for (const kind of ['silu', 'gelu', 'geluTanh', 'softplus'] as const) {
      const [there, back] = [await valuesOf(x, kind), await valuesOf(mirrored, kind)]
      const difference = there.map((y, i) => y - back[i]!)
      expectClose(difference, x, { rel: 2e-6, abs: 1e-5 })
    }
  })

  test('two-gelus', async () => {
    const x = [-2, -1, 1, 2]
    const exact = await valuesOf(x, 'gelu')
    const approximate = await valuesOf(x, 'geluTanh')
    const gaps = exact.map((y, i) => Math.abs(y - approximate[i]!))
    const near = gaps.every((gap) => gap > 5e-5 && gap < 1e-3)
    expectThat(
      near,
      'At ±1 and ±2 gelu and geluTanh differ by more than 0.00005 and less than 0.001.',
      {
        expected: exact,
        got: approximate,
      },
    )
  })

  test('entries-apart', async () => {
    const x = [0.7, -1.3, 2.4]
    for (const kind of kinds) {
      const { y, dy } = reference.activation([-1.3], kind)
      const got = await candidate.activation(x, kind)
      const own = { y: [partOf(got, 'y', 3)[1]!], dy: [partOf(got, 'dy', 3)[1]!] }
      expectClose(own, { y, dy }, tolerance)
    }
  })

  test('saturated', async () => {
    for (const size of [40, 1000, 10000]) {
      const x = [-size, size]
      await expectActivation([x, 'sigmoid'], { y: [0, 1], dy: [0, 0] })
      await expectActivation([x, 'tanh'], { y: [-1, 1], dy: [0, 0] })
      await expectActivation([x, 'elu'], { y: [-1, size], dy: [0, 1] })
    }
  })

  test('softplus-far-out', async () => {
    for (const size of [40, 1000, 10000])
      await expectActivation([[-size, size], 'softplus'], { y: [0, size], dy: [0, 1] })
  })

  test('gates-far-out', async () => {
    for (const kind of ['silu', 'gelu', 'geluTanh'] as const)
      for (const size of [40, 1000, 10000]) {
        const got = await candidate.activation([-size, size], kind)
        expectFinite(got)
        expectClose(got, { y: [0, size], dy: [0, 1] }, tolerance)
      }
  })

  test('gelu-tails', async () => {
    await expectActivation([[-4, -8, -12, -20, 20], 'gelu'], {
      y: [-0.0001266849673189352, 0, 0, 0, 20],
      dy: [-0.0005036496612298077, 0, 0, 0, 1],
    })
  })

  test('input-unchanged', async () => {
    for (const kind of kinds)
      await expectUnchanged(() => candidate.activation([-2, 0, 1.5], kind, { alpha: 0.5 }))
  })

  test('unknown-kind', async () => {
    // A function that throws at everything must not pass.
    await expectActivation([[2], 'relu'], { y: [2], dy: [1] })
    for (const kind of ['swishy', 'ReLU', ''])
      await expectDeliberateError(() => candidate.activation([1, 2], kind as Kind))
  })
})
