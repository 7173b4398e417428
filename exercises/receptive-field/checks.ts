import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Layer = Parameters<typeof reference.receptiveField>[0][number]
type Geometry = ReturnType<typeof reference.receptiveField>[number]

const geometry = (size: number, jump: number, field: number, start: number): Geometry => ({
  size,
  jump,
  field,
  start,
})

/** One number of each entry, once there is an entry for each layer. */
const every = (got: readonly Geometry[], key: keyof Geometry, layers: number): number[] => {
  const whole = Array.isArray(got) && got.length === layers
  expectThat(whole, 'Return one entry for each layer.', { got })
  return got.map((entry) => entry[key])
}

/** The geometry after the last layer. */
const lastOf = async (layers: Layer[], inputSize: number): Promise<Geometry> => {
  const got = await candidate.receptiveField(layers, inputSize)
  every(got, 'size', layers.length)
  return got.at(-1)!
}

/** First and last input coordinate that output i sees, found by walking back tap by tap. */
function seenBy(layers: readonly Layer[], i: number): readonly [number, number] {
  let [first, last] = [i, i]
  for (const { kernel, stride = 1, padding = 0, dilation = 1 } of layers.toReversed()) {
    first = first * stride - padding
    last = last * stride - padding + dilation * (kernel - 1)
  }
  return [first, last]
}

function randomStack(seed: number, depth: number): Layer[] {
  const random = seeded(seed)
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  return Array.from({ length: depth }, () => ({
    kernel: whole(1, 5),
    stride: whole(1, 3),
    padding: whole(0, 3),
    dilation: whole(1, 3),
  }))
}

const repeated = (layer: Layer, times: number): Layer[] =>
  Array.from({ length: times }, () => layer)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.receptiveField([{ kernel: 3, padding: 1 }], 5), [
    geometry(5, 1, 3, 0),
  ])

describe('samples', () => {
  test('three-small-kernels', async () => {
    expectClose(await candidate.receptiveField(repeated({ kernel: 3 }, 3), 32), [
      geometry(30, 1, 3, 1),
      geometry(28, 1, 5, 2),
      geometry(26, 1, 7, 3),
    ])
  })

  test('resnet-stem', async () => {
    const layers = [
      { kernel: 7, stride: 2, padding: 3 },
      { kernel: 3, stride: 2, padding: 1 },
      { kernel: 3, padding: 1 },
    ]
    expectClose(await candidate.receptiveField(layers, 224), [
      geometry(112, 2, 7, 0),
      geometry(56, 4, 11, 0),
      geometry(56, 4, 19, 0),
    ])
  })

  test('dilation-and-pooling', async () => {
    const layers = [
      { kernel: 3, dilation: 2, padding: 2 },
      { kernel: 2, stride: 2 },
      { kernel: 3, padding: 1 },
    ]
    expectClose(await candidate.receptiveField(layers, 16), [
      geometry(16, 1, 5, 0),
      geometry(8, 2, 6, 0.5),
      geometry(8, 2, 10, 0.5),
    ])
  })
})

describe('hidden', () => {
  test('one-entry-per-layer', async () => {
    for (const depth of [1, 2, 6]) {
      const layers = randomStack(depth, depth)
      const got = await candidate.receptiveField(layers, 5000)
      for (const key of ['size', 'jump', 'field', 'start'] as const)
        expectShape(every(got, key, depth), [depth])
    }
  })

  test('no-layers', async () => {
    expectClose(await candidate.receptiveField([], 7), [])
  })

  test('even-kernels', async () => {
    const layers = [
      { kernel: 2, stride: 2 },
      { kernel: 2, stride: 2 },
      { kernel: 5, dilation: 3 },
    ]
    expectClose(await candidate.receptiveField(layers, 65), [
      geometry(32, 2, 2, 0.5),
      geometry(16, 4, 4, 1.5),
      geometry(4, 4, 52, 25.5),
    ])
  })

  test('stride-that-leaves-a-remainder', async () => {
    expectClose(await candidate.receptiveField([{ kernel: 1, stride: 2 }], 7), [
      geometry(4, 2, 1, 0),
    ])
    expectClose(await candidate.receptiveField([{ kernel: 3, stride: 2 }], 8), [
      geometry(3, 2, 3, 1),
    ])
    expectClose(await candidate.receptiveField([{ kernel: 2, stride: 3 }], 7), [
      geometry(2, 3, 2, 0.5),
    ])
  })

  test('vgg-16', async () => {
    const conv = { kernel: 3, padding: 1 }
    const layers = [2, 2, 3, 3, 3].flatMap((n) => [
      ...repeated(conv, n),
      { kernel: 2, stride: 2, padding: 0 },
    ])
    const got = await candidate.receptiveField(layers, 224)
    const fields = every(got, 'field', 18)
    expectClose(fields, [3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212])
    expectClose(got.at(-1), geometry(7, 32, 212, 15.5))
  })

  test('resnet-50', async () => {
    const block = (stride: number) => [
      { kernel: 1 },
      { kernel: 3, stride, padding: 1 },
      { kernel: 1 },
    ]
    const stage = (stride: number, blocks: number) => [
      ...block(stride),
      ...Array.from({ length: blocks - 1 }, () => block(1)).flat(),
    ]
    const layers = [
      { kernel: 7, stride: 2, padding: 3 },
      { kernel: 3, stride: 2, padding: 1 },
      ...stage(1, 3),
      ...stage(2, 4),
      ...stage(2, 6),
      ...stage(2, 3),
    ]
    expectClose(await lastOf(layers, 224), geometry(7, 32, 427, 0))
  })

  test('random-stacks', async () => {
    for (const seed of [11, 12, 13, 14]) {
      const layers = randomStack(seed, 5)
      const got = await candidate.receptiveField(layers, 3000)
      expectClose(got, reference.receptiveField(layers, 3000))
    }
  })

  test('any-stack', async () => {
    const layer = fc.record({
      kernel: fc.integer({ min: 1, max: 4 }),
      stride: fc.integer({ min: 1, max: 3 }),
      padding: fc.integer({ min: 0, max: 2 }),
      dilation: fc.integer({ min: 1, max: 3 }),
    })
    const size = fc.integer({ min: 400, max: 500 }) // never too short for three layers
    await fc.assert(
      fc.asyncProperty(fc.array(layer, { maxLength: 3 }), size, async (layers, n) => {
        const got = await candidate.receptiveField(layers, n)
        expectClose(got, reference.receptiveField(layers, n))
      }),
    )
  })

  test('pixels-that-are-seen', async () => {
    for (const seed of [21, 22, 23, 24, 25]) {
      const layers = randomStack(seed, 4)
      const { jump, field, start } = await lastOf(layers, 2000)
      const [first, last] = seenBy(layers, 0)
      const [next] = seenBy(layers, 1)
      expectClose(
        { jump, field, start },
        { jump: next - first, field: last - first + 1, start: (first + last) / 2 },
      )
    }
  })

  test('small-kernels-add-up', async () => {
    for (const n of [1, 2, 4, 9]) {
      const { field } = await lastOf(repeated({ kernel: 3, padding: 1 }, n), 64)
      expectClose(field, 2 * n + 1)
    }
    const two = await lastOf([{ kernel: 3 }, { kernel: 3 }], 20)
    expectClose(await lastOf([{ kernel: 5 }], 20), two)
  })

  test('stride-counts-from-the-next-layer', async () => {
    const behind = (stride: number) =>
      candidate.receptiveField([{ kernel: 3, stride }, { kernel: 3 }, { kernel: 3 }], 100)
    expectClose(every(await behind(1), 'field', 3), [3, 5, 7])
    expectClose(every(await behind(2), 'field', 3), [3, 7, 11])
    expectClose(every(await behind(4), 'field', 3), [3, 11, 19])
  })

  test('strides-multiply', async () => {
    const strides = [1, 2, 3, 1, 4].map((stride) => ({ kernel: 1, stride }))
    const got = await candidate.receptiveField(strides, 500)
    expectClose(every(got, 'jump', 5), [1, 2, 6, 6, 24])
  })

  test('dilation-spreads-the-taps', async () => {
    const rates = [1, 2, 4, 8].map((dilation) => ({ kernel: 3, dilation }))
    expectClose(every(await candidate.receptiveField(rates, 64), 'field', 4), [3, 7, 15, 31])
    // Dilation and jump multiply.
    const { field } = await lastOf(
      [
        { kernel: 2, stride: 4 },
        { kernel: 3, dilation: 5 },
      ],
      99,
    )
    expectClose(field, 42)
  })

  test('one-by-one-adds-nothing', async () => {
    const layers = randomStack(31, 3)
    const before = reference.receptiveField(layers, 900).at(-1)
    expectClose(await lastOf([...layers, { kernel: 1 }], 900), before)
    const { field, start } = await lastOf([...layers, { kernel: 1, dilation: 7 }], 900)
    expectClose({ field, start }, { field: before?.field, start: before?.start })
  })

  test('padding-moves-the-centre-only', async () => {
    for (const [padding, size, start] of [
      [0, 16, 2],
      [1, 18, 0],
      [2, 20, -2],
      [5, 26, -8],
    ] as const) {
      const layers = [
        { kernel: 1, stride: 2 },
        { kernel: 3, padding },
      ]
      expectClose(await lastOf(layers, 36), geometry(size, 2, 5, start))
    }
  })

  test('padding-that-keeps-the-size', async () => {
    for (const [kernel, dilation] of [
      [3, 1],
      [5, 1],
      [3, 4],
      [7, 2],
    ] as const) {
      const padding = (dilation * (kernel - 1)) / 2
      const got = await lastOf(repeated({ kernel, dilation, padding }, 3), 40)
      expectClose(got, geometry(40, 1, 3 * dilation * (kernel - 1) + 1, 0))
    }
  })

  test('later-layers-change-nothing-before', async () => {
    const layers = randomStack(41, 6)
    const expected = reference.receptiveField(layers.slice(0, 3), 4000)
    const got = await candidate.receptiveField(layers, 4000)
    every(got, 'size', 6)
    expectClose(got.slice(0, 3), expected)
  })

  test('field-larger-than-the-input', async () => {
    const layers = repeated({ kernel: 3, padding: 1 }, 5)
    expectClose(await lastOf(layers, 4), geometry(4, 1, 11, 0))
    expectClose(await lastOf([{ kernel: 9, padding: 4 }], 1), geometry(1, 1, 9, 0))
  })

  test('window-that-just-fits', async () => {
    expectClose(await lastOf([{ kernel: 5 }], 5), geometry(1, 1, 5, 2))
    expectClose(await lastOf([{ kernel: 3, dilation: 2, stride: 2 }], 5), geometry(1, 2, 5, 2))
    expectClose(await lastOf([{ kernel: 4, padding: 1, stride: 9 }], 2), geometry(1, 9, 4, 0.5))
  })

  test('large-numbers', async () => {
    const halves = repeated({ kernel: 2, stride: 2 }, 40)
    const all = 2 ** 40
    expectClose(await lastOf(halves, all), geometry(1, all, all, (all - 1) / 2))
    const got = await lastOf([{ kernel: 3, padding: 1 }], 1e12)
    expectClose(got, geometry(1e12, 1, 3, 0))
  })

  test('input-unchanged', async () => {
    const layers = [{ kernel: 3 }, { kernel: 2, stride: 2, padding: 1 }]
    await expectUnchanged(() => candidate.receptiveField(layers, 20))
  })

  test('empty-output', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.receptiveField([{ kernel: 5 }], 3))
    await expectDeliberateError(() => candidate.receptiveField([{ kernel: 5, stride: 2 }], 4))
    await expectDeliberateError(() => candidate.receptiveField([{ kernel: 3, dilation: 2 }], 4))
    await expectDeliberateError(() => candidate.receptiveField([{ kernel: 4, padding: 1 }], 1))
    const pools = repeated({ kernel: 2, stride: 2 }, 4)
    await expectDeliberateError(() => candidate.receptiveField(pools, 15))
  })

  test('whole-numbers-only', async () => {
    await expectGoodInputWorks()
    for (const wrong of [
      { kernel: 0 },
      { kernel: -1 },
      { kernel: 2.5 },
      { kernel: 3, stride: 0 },
      { kernel: 3, stride: -1 },
      { kernel: 3, stride: 1.5 },
      { kernel: 3, padding: -1 },
      { kernel: 3, padding: 0.5 },
      { kernel: 3, dilation: 0 },
      { kernel: 3, dilation: 1.5 },
    ]) {
      await expectDeliberateError(() => candidate.receptiveField([wrong], 30))
      await expectDeliberateError(() => candidate.receptiveField([{ kernel: 3 }, wrong], 30))
    }
  })

  test('input-size-at-least-one', async () => {
    await expectGoodInputWorks()
    for (const wrong of [0, -3, 2.5])
      await expectDeliberateError(() =>
        candidate.receptiveField([{ kernel: 1, padding: 4 }], wrong),
      )
  })
})
