import { describe, test } from 'vitest'
import {
  candidateOf,
  expectDeliberateError,
  expectSame,
  expectShape,
  expectThat,
  expectUnchanged,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Input = Parameters<typeof reference.modelSummary>[0]
type Layer = Parameters<typeof reference.modelSummary>[1][number]
type Summary = ReturnType<typeof reference.modelSummary>

const conv = (
  cout: number,
  kernel: number,
  rest: Partial<Extract<Layer, { type: 'conv' }>> = {},
): Layer => ({ type: 'conv', cout, kernel, ...rest })
const pool = (kernel: number, rest: Partial<Extract<Layer, { type: 'pool' }>> = {}): Layer => ({
  type: 'pool',
  kernel,
  ...rest,
})
const linear = (out: number, bias = true): Layer => ({ type: 'linear', out, bias })
const relu: Layer = { type: 'relu' }
const bn: Layer = { type: 'bn' }
const flatten: Layer = { type: 'flatten' }
const globalAvgPool: Layer = { type: 'globalAvgPool' }

/** The answer once it is known to have its form: a row for each layer, and two numbers. */
async function summaryOf(input: Input, layers: Layer[]): Promise<Summary> {
  const got = await candidate.modelSummary(input, layers)
  const isRow = (row: unknown) =>
    typeof row === 'object' && row !== null && 'shape' in row && 'params' in row && 'macs' in row
  const whole =
    typeof got === 'object' &&
    got !== null &&
    Array.isArray(got.rows) &&
    got.rows.length === layers.length &&
    got.rows.every(isRow)
  expectThat(whole, 'Return { rows, params, macs } with a row { shape, params, macs } per layer.', {
    got,
  })
  return got
}

/** The sum over rows that is asked for as the total. */
const total = ({ rows }: Summary, key: 'params' | 'macs') =>
  rows.reduce((sum, row) => sum + row[key], 0)

/** Layers that fit one another, on an input that need not be square. */
function randomNet(seed: number): { input: Input; layers: Layer[] } {
  const random = seeded(seed)
  const draw = (low: number, high: number) => low + Math.floor((high - low + 1) * random())
  const input: Input = [2 * draw(1, 3), draw(9, 20), draw(9, 20)]
  const layers: Layer[] = []
  let shape: number[] = input
  while (layers.length < 9 && Math.min(shape[1]!, shape[2]!) >= 4) {
    const groups = shape[0]! % 2 === 0 ? draw(1, 2) : 1
    const some: Layer[] = [
      conv(groups * draw(1, 5), draw(1, 3), { stride: draw(1, 2), padding: draw(0, 1), groups }),
      conv(shape[0]!, 3, { groups: shape[0]!, padding: 1, bias: false }),
      bn,
      relu,
      pool(2),
      pool(3, { stride: draw(1, 2), padding: draw(0, 1) }),
    ]
    layers.push(some[draw(0, some.length - 1)]!)
    shape = reference.modelSummary(input, layers).rows.at(-1)!.shape
  }
  if (random() < 0.5) layers.push(globalAvgPool)
  layers.push(flatten, linear(draw(2, 9)), relu, linear(draw(2, 9), false))
  return { input, layers }
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectSame(await candidate.modelSummary([2, 1, 1], [flatten, linear(3)]), {
    rows: [
      { shape: [2], params: 0, macs: 0 },
      { shape: [3], params: 9, macs: 6 },
    ],
    params: 9,
    macs: 6,
  })

describe('samples', () => {
  test('small-lenet', async () => {
    const layers: Layer[] = [
      { type: 'conv', cout: 6, kernel: 5, padding: 2 },
      { type: 'relu' },
      { type: 'pool', kernel: 2 },
      { type: 'flatten' },
      { type: 'linear', out: 10 },
    ]
    expectSame(await candidate.modelSummary([1, 28, 28], layers), {
      rows: [
        { shape: [6, 28, 28], params: 156, macs: 117600 },
        { shape: [6, 28, 28], params: 0, macs: 0 },
        { shape: [6, 14, 14], params: 0, macs: 0 },
        { shape: [1176], params: 0, macs: 0 },
        { shape: [10], params: 11770, macs: 11760 },
      ],
      params: 11926,
      macs: 129360,
    })
  })

  test('without-biases', async () => {
    const layers: Layer[] = [
      { type: 'conv', cout: 4, kernel: 3, stride: 2, padding: 1, bias: false },
      { type: 'bn' },
      { type: 'globalAvgPool' },
      { type: 'flatten' },
      { type: 'linear', out: 2, bias: false },
    ]
    expectSame(await candidate.modelSummary([3, 8, 8], layers), {
      rows: [
        { shape: [4, 4, 4], params: 108, macs: 1728 },
        { shape: [4, 4, 4], params: 8, macs: 0 },
        { shape: [4, 1, 1], params: 0, macs: 0 },
        { shape: [4], params: 0, macs: 0 },
        { shape: [2], params: 8, macs: 8 },
      ],
      params: 124,
      macs: 1736,
    })
  })

  test('depthwise', async () => {
    const layers: Layer[] = [
      { type: 'conv', cout: 4, kernel: 3, groups: 4 },
      { type: 'pool', kernel: 2, stride: 1 },
    ]
    expectSame(await candidate.modelSummary([4, 5, 5], layers), {
      rows: [
        { shape: [4, 3, 3], params: 40, macs: 324 },
        { shape: [4, 2, 2], params: 0, macs: 0 },
      ],
      params: 40,
      macs: 324,
    })
  })
})

describe('hidden', () => {
  test('a-row-for-each-layer', async () => {
    const layers = [conv(2, 3), bn, relu, pool(2), globalAvgPool, flatten, linear(5)]
    const { rows } = await summaryOf([3, 6, 8], layers)
    const axes = [3, 3, 3, 3, 3, 1, 1]
    for (const [i, { shape }] of rows.entries()) expectShape(shape, [axes[i]!])
  })

  test('oblong-input', async () => {
    const layers = [
      conv(8, 3, { stride: 2 }),
      pool(3, { stride: 2, padding: 1 }),
      conv(8, 1, { groups: 2, bias: false }),
      bn,
      flatten,
      linear(5),
    ]
    expectSame(await candidate.modelSummary([3, 7, 9], layers), {
      rows: [
        { shape: [8, 3, 4], params: 224, macs: 2592 },
        { shape: [8, 2, 2], params: 0, macs: 0 },
        { shape: [8, 2, 2], params: 32, macs: 128 },
        { shape: [8, 2, 2], params: 16, macs: 0 },
        { shape: [32], params: 0, macs: 0 },
        { shape: [5], params: 165, macs: 160 },
      ],
      params: 437,
      macs: 2880,
    })
  })

  test('lenet-5', async () => {
    const features = [conv(6, 5), relu, pool(2), conv(16, 5), relu, pool(2), flatten]
    const layers = [...features, linear(120), relu, linear(84), relu, linear(10)]
    const got = await summaryOf([1, 32, 32], layers)
    expectSame(
      got.rows.map(({ shape }) => shape),
      [
        [6, 28, 28],
        [6, 28, 28],
        [6, 14, 14],
        [16, 10, 10],
        [16, 10, 10],
        [16, 5, 5],
        [400],
        [120],
        [120],
        [84],
        [84],
        [10],
      ],
    )
    expectSame([got.params, got.macs], [61_706, 416_520])
  })

  test('alexnet', async () => {
    const layers = [
      conv(64, 11, { stride: 4, padding: 2 }),
      relu,
      pool(3, { stride: 2 }),
      conv(192, 5, { padding: 2 }),
      relu,
      pool(3, { stride: 2 }),
      ...[384, 256, 256].flatMap((cout) => [conv(cout, 3, { padding: 1 }), relu]),
      pool(3, { stride: 2 }),
      flatten,
      linear(4096),
      relu,
      linear(4096),
      relu,
      linear(1000),
    ]
    const got = await summaryOf([3, 224, 224], layers)
    expectSame([got.params, got.macs], [61_100_840, 714_188_480])
  })

  test('vgg-16', async () => {
    const stages = [
      [64, 64],
      [128, 128],
      [256, 256, 256],
      [512, 512, 512],
      [512, 512, 512],
    ]
    const features = stages.flatMap((stage) => [
      ...stage.flatMap((cout) => [conv(cout, 3, { padding: 1 }), relu]),
      pool(2),
    ])
    const head = [flatten, linear(4096), relu, linear(4096), relu, linear(1000)]
    const got = await summaryOf([3, 224, 224], [...features, ...head])
    expectSame([got.params, got.macs], [138_357_544, 15_470_264_320])
  })

  test('sizes-are-floored', async () => {
    const layers = [conv(1, 3, { stride: 2 }), pool(2), pool(2, { stride: 3, padding: 1 })]
    const { rows } = await summaryOf([1, 10, 13], layers)
    expectSame(
      rows.map(({ shape }) => shape),
      [
        [1, 4, 6],
        [1, 2, 3],
        [1, 1, 2],
      ],
    )
  })

  test('bias-flags', async () => {
    const paramsOf = async (layers: Layer[]) => (await summaryOf([3, 4, 4], layers)).params
    expectSame(await paramsOf([conv(5, 3)]), 140)
    expectSame(await paramsOf([conv(5, 3, { bias: true })]), 140)
    expectSame(await paramsOf([conv(5, 3, { bias: false })]), 135)
    expectSame(await paramsOf([flatten, { type: 'linear', out: 7 }]), 343)
    expectSame(await paramsOf([flatten, linear(7, true)]), 343)
    expectSame(await paramsOf([flatten, linear(7, false)]), 336)
  })

  test('flat-already', async () => {
    expectSame(await candidate.modelSummary([2, 3, 4], [flatten, relu, flatten, linear(2), relu]), {
      rows: [
        { shape: [24], params: 0, macs: 0 },
        { shape: [24], params: 0, macs: 0 },
        { shape: [24], params: 0, macs: 0 },
        { shape: [2], params: 50, macs: 48 },
        { shape: [2], params: 0, macs: 0 },
      ],
      params: 50,
      macs: 48,
    })
  })

  test('no-layers', async () => {
    const nothing = { rows: [], params: 0, macs: 0 }
    expectSame(await candidate.modelSummary([3, 4, 5], []), nothing)
  })

  test('random-nets', async () => {
    for (const seed of [11, 12, 13, 14, 15, 16]) {
      const { input, layers } = randomNet(seed)
      const expected = reference.modelSummary(input, layers)
      expectSame(await candidate.modelSummary(input, layers), expected)
    }
  })

  test('totals-are-sums', async () => {
    const { input, layers } = randomNet(21)
    const got = await summaryOf(input, layers)
    expectSame([got.params, got.macs], [total(got, 'params'), total(got, 'macs')])
  })

  test('in-two-parts', async () => {
    const first = [conv(6, 3, { padding: 1 }), bn, relu]
    const second = [pool(2), conv(4, 3, { groups: 2 }), globalAvgPool, flatten, linear(3)]
    const whole = await summaryOf([3, 8, 10], [...first, ...second])
    const [start, rest] = [await summaryOf([3, 8, 10], first), await summaryOf([6, 8, 10], second)]
    expectSame(whole, {
      rows: [...start.rows, ...rest.rows],
      params: start.params + rest.params,
      macs: start.macs + rest.macs,
    })
  })

  test('linear-as-a-convolution', async () => {
    const { rows } = await summaryOf([5, 6, 6], [conv(7, 6)])
    const flat = await summaryOf([5, 6, 6], [flatten, linear(7)])
    const counts = ({ params, macs }: { params: number; macs: number }) => [params, macs]
    expectSame(rows[0]!.shape, [7, 1, 1])
    expectSame(counts(flat.rows[1]!), counts(rows[0]!))
    expectSame(counts(rows[0]!), [1267, 1260])
  })

  test('groups-divide-the-weights', async () => {
    for (const groups of [1, 2, 4, 8]) {
      const layer = conv(16, 3, { padding: 1, groups, bias: false })
      const { rows } = await summaryOf([8, 5, 7], [layer])
      expectSame(rows, [{ shape: [16, 5, 7], params: 1152 / groups, macs: 40320 / groups }])
    }
  })

  test('beyond-32-bits', async () => {
    const layers = [conv(512, 3, { padding: 1 }), flatten, linear(3, false)]
    expectSame(await candidate.modelSummary([512, 4000, 4000], layers), {
      rows: [
        { shape: [512, 4000, 4000], params: 2_359_808, macs: 37_748_736_000_000 },
        { shape: [8_192_000_000], params: 0, macs: 0 },
        { shape: [3], params: 24_576_000_000, macs: 24_576_000_000 },
      ],
      params: 24_578_359_808,
      macs: 37_773_312_000_000,
    })
  })

  test('many-layers', async () => {
    const layers = Array.from({ length: 1500 }, (_, i) => [conv(2, 1), bn, relu][i % 3]!)
    const got = await summaryOf([2, 1, 1], layers)
    expectSame([got.params, got.macs], [5000, 2000])
  })

  test('input-unchanged', async () => {
    const layers = [conv(4, 3), bn, pool(2), flatten, linear(2)]
    await expectUnchanged(() => candidate.modelSummary([3, 6, 6], layers))
  })

  test('linear-needs-a-flat-input', async () => {
    await expectGoodInputWorks()
    const bad = [[linear(2)], [conv(1, 1), linear(2)], [globalAvgPool, linear(2)]]
    for (const layers of bad)
      await expectDeliberateError(() => candidate.modelSummary([1, 4, 4], layers))
  })

  test('spatial-layers-refuse-a-flat-input', async () => {
    await expectGoodInputWorks()
    for (const layer of [conv(2, 1), bn, pool(1), globalAvgPool]) {
      await expectDeliberateError(() => candidate.modelSummary([1, 2, 2], [flatten, layer]))
      const later = [flatten, linear(3), relu, layer]
      await expectDeliberateError(() => candidate.modelSummary([1, 2, 2], later))
    }
  })

  test('groups-must-divide', async () => {
    await expectGoodInputWorks()
    for (const [c, cout, groups] of [
      [3, 4, 2],
      [4, 3, 2],
      [6, 4, 4],
      [2, 4, 4],
    ] as const)
      await expectDeliberateError(() =>
        candidate.modelSummary([c, 4, 4], [conv(cout, 1, { groups })]),
      )
  })

  test('nothing-may-vanish', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.modelSummary([1, 2, 2], [conv(1, 3)]))
    await expectDeliberateError(() => candidate.modelSummary([1, 2, 9], [conv(1, 3)]))
    await expectDeliberateError(() => candidate.modelSummary([1, 9, 2], [conv(1, 3)]))
    await expectDeliberateError(() => candidate.modelSummary([1, 1, 8], [pool(2)]))
    await expectDeliberateError(() => candidate.modelSummary([1, 8, 1], [pool(2)]))
    await expectDeliberateError(() =>
      candidate.modelSummary([1, 8, 8], [pool(4), pool(2), pool(2)]),
    )
    // (2 − 3)/2 is −½, and its floor is −1.
    await expectDeliberateError(() =>
      candidate.modelSummary([1, 2, 2], [conv(1, 3, { stride: 2 })]),
    )
  })
})
