import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = NonNullable<Parameters<typeof reference.depthwiseSeparableConv>[3]>

const oneToNine = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
]

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const got = await candidate.depthwiseSeparableConv([[[[3]], [[4]]]], [[[1]], [[2]]], [[1, 10]])
  expectClose(got, [[[[83]]]])
}

describe('samples', () => {
  test('two-channels', async () => {
    const x = [
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ],
    ]
    const depthwise = [
      [
        [1, 0],
        [0, 1],
      ],
      [
        [0, 1],
        [1, 0],
      ],
    ]
    const pointwise = [
      [1, 1],
      [1, -1],
    ]
    const got = await candidate.depthwiseSeparableConv(x, depthwise, pointwise)
    expectClose(got, [[[[18]], [[-8]]]])
  })

  test('relu-between', async () => {
    const x = [[[[1, 2, 3]], [[-1, -2, -3]]]]
    const got = await candidate.depthwiseSeparableConv(x, [[[1]], [[1]]], [[1, 1]], { relu: true })
    expectClose(got, [[[[1, 2, 3]]]])
  })

  test('padding-and-stride', async () => {
    const x = [
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]
    const depthwise = [
      [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    ]
    const options = { padding: 1, stride: 2 }
    const got = await candidate.depthwiseSeparableConv(x, depthwise, [[2]], options)
    expectClose(got, [[[[10]]]])
  })
})

describe('hidden', () => {
  test('output-shape', async () => {
    const x = randomTensor(1, [2, 3, 7, 10], -1, 1)
    const depthwise = randomTensor(2, [3, 3, 3], -1, 1)
    const pointwise = randomTensor(3, [5, 3], -1, 1)
    const shapes: [Options, number[]][] = [
      [{}, [2, 5, 5, 8]],
      [{ padding: 1 }, [2, 5, 7, 10]],
      [{ stride: 2 }, [2, 5, 3, 4]],
      [{ stride: 3, padding: 2, relu: true }, [2, 5, 3, 4]],
    ]
    for (const [options, shape] of shapes)
      expectShape(await candidate.depthwiseSeparableConv(x, depthwise, pointwise, options), shape)
  })

  test('own-filter-for-each-channel', async () => {
    const x = [[[[1, 2]], [[3, 4]], [[5, 6]]]]
    const pointwise = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]
    const got = await candidate.depthwiseSeparableConv(x, [[[1]], [[10]], [[100]]], pointwise)
    expectClose(got, [[[[1, 2]], [[30, 40]], [[500, 600]]]])
  })

  test('negative-weights-after-relu', async () => {
    const x = [[[[2, -5]], [[9, 7]]]]
    const pointwise = [
      [-1, 0],
      [1, -1],
    ]
    const options = { relu: true }
    const got = await candidate.depthwiseSeparableConv(x, [[[1]], [[1]]], pointwise, options)
    expectClose(got, [[[[-2, 0]], [[-7, -7]]]])
    const turned = await candidate.depthwiseSeparableConv(x, [[[-1]], [[1]]], pointwise, options)
    expectClose(turned, [[[[0, -5]], [[-9, -2]]]])
  })

  test('no-relu-by-default', async () => {
    const x = [[[[2, -5]], [[1, 3]]]]
    const got = await candidate.depthwiseSeparableConv(x, [[[1]], [[1]]], [[1, 1]])
    expectClose(got, [[[[3, -2]]]])
  })

  test('stride-and-padding-once', async () => {
    const strided = await candidate.depthwiseSeparableConv([[oneToNine]], [[[1]]], [[10]], {
      stride: 2,
    })
    const corners = [
      [10, 30],
      [70, 90],
    ]
    expectClose(strided, [[corners]])
    const padded = await candidate.depthwiseSeparableConv([[[[4]]]], [[[2]]], [[3]], { padding: 1 })
    const framed = [
      [0, 0, 0],
      [0, 24, 0],
      [0, 0, 0],
    ]
    expectClose(padded, [[framed]])
  })

  test('impulse', async () => {
    const impulse = [
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]
    const options = { padding: 1 }
    const got = await candidate.depthwiseSeparableConv([[impulse]], [oneToNine], [[1]], options)
    const turned = [
      [9, 8, 7],
      [6, 5, 4],
      [3, 2, 1],
    ]
    expectClose(got, [[turned]])
  })

  test('stride-rounds-down', async () => {
    const x = [[[1, 2, 3, 4, 5, 6].map((v) => [v, -v])]]
    const firstColumn = [
      [1, 0],
      [1, 0],
    ]
    const by = (stride: number) =>
      candidate.depthwiseSeparableConv(x, [firstColumn], [[1]], { stride })
    expectClose(await by(3), [[[[3], [9]]]])
    expectClose(await by(4), [[[[3], [11]]]])
    expectClose(await by(5), [[[[3]]]])
  })

  test('random-plain', async () => {
    for (const seed of [11, 12, 13]) {
      const x = randomTensor(seed, [2, 3, 5, 6], -2, 2)
      const depthwise = randomTensor(seed + 100, [3, 3, 3], -1, 1)
      const pointwise = randomTensor(seed + 200, [4, 3], -1, 1)
      const expected = reference.depthwiseSeparableConv(x, depthwise, pointwise)
      expectClose(await candidate.depthwiseSeparableConv(x, depthwise, pointwise), expected)
    }
  })

  test('random-all-options', async () => {
    const settings: Options[] = [
      { stride: 2, padding: 1, relu: true },
      { stride: 1, padding: 2, relu: true },
      { stride: 3, padding: 1 },
      { stride: 2, padding: 0, relu: true },
    ]
    for (const [i, options] of settings.entries()) {
      const x = randomTensor(21 + i, [2, 3, 7, 6], -4, 4)
      const depthwise = randomTensor(121 + i, [3, 3, 3], -2, 2)
      const pointwise = randomTensor(221 + i, [3, 3], -1, 1)
      const expected = reference.depthwiseSeparableConv(x, depthwise, pointwise, options)
      const got = await candidate.depthwiseSeparableConv(x, depthwise, pointwise, options)
      expectClose(got, expected)
    }
  })

  test('any-small-map', async () => {
    const value = fc.integer({ min: -9, max: 9 })
    const list = <T>(entry: fc.Arbitrary<T>, length: number) =>
      fc.array(entry, { minLength: length, maxLength: length })
    const size = (max: number) => fc.integer({ min: 1, max })
    const setting = fc
      .record({ c: size(2), cout: size(3), h: size(4), w: size(4), k: size(3) })
      .chain(({ c, cout, h, w, k }) =>
        fc.record({
          map: list(list(list(value, w), h), c),
          depthwise: list(list(list(value, k), k), c),
          pointwise: list(list(value, c), cout),
          stride: size(3),
          padding: fc.integer({ min: Math.max(0, Math.ceil((k - Math.min(h, w)) / 2)), max: 2 }),
          relu: fc.boolean(),
        }),
      )
    await fc.assert(
      fc.asyncProperty(setting, async ({ map, depthwise, pointwise, ...options }) => {
        const expected = reference.depthwiseSeparableConv([map], depthwise, pointwise, options)
        const got = await candidate.depthwiseSeparableConv([map], depthwise, pointwise, options)
        expectClose(got, expected)
      }),
    )
  })

  test('layer-sized', async () => {
    const x = randomTensor(31, [1, 8, 16, 16], -1, 1)
    const depthwise = randomTensor(32, [8, 3, 3], -1, 1)
    const pointwise = randomTensor(33, [16, 8], -1, 1)
    const options = { padding: 1, relu: true }
    const expected = reference.depthwiseSeparableConv(x, depthwise, pointwise, options)
    const got = await candidate.depthwiseSeparableConv(x, depthwise, pointwise, options)
    expectClose(got, expected)
  })

  test('factor-of-a-full-convolution', async () => {
    const x = randomTensor(41, [1, 3, 5, 4], -2, 2)
    const depthwise = randomTensor(42, [3, 2, 2], -1, 1)
    const pointwise = randomTensor(43, [2, 3], -1, 1)
    // Without ReLU both steps together are one convolution with the filters q[o][c]·d[c].
    const expected = pointwise.map((weights) =>
      [0, 1, 2, 3].map((i) =>
        [0, 1, 2].map((j) =>
          sum(
            depthwise.flatMap((filter, c) =>
              filter.flatMap((taps, u) =>
                taps.map((tap, v) => weights[c]! * tap * x[0]![c]![i + u]![j + v]!),
              ),
            ),
          ),
        ),
      ),
    )
    expectClose(await candidate.depthwiseSeparableConv(x, depthwise, pointwise), [expected])
  })

  test('centre-tap-leaves-channel-mix', async () => {
    const x = randomTensor(44, [2, 2, 3, 4], -2, 2)
    const pointwise = randomTensor(45, [3, 2], -2, 2)
    const centre = [
      [0, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]
    const expected = x.map((image) =>
      pointwise.map((weights) =>
        image[0]!.map((line, i) =>
          line.map((_, j) => sum(weights.map((weight, c) => weight * image[c]![i]![j]!))),
        ),
      ),
    )
    const options = { padding: 1 }
    const got = await candidate.depthwiseSeparableConv(x, [centre, centre], pointwise, options)
    expectClose(got, expected)
  })

  test('first-step-does-not-mix', async () => {
    const x = randomTensor(46, [1, 3, 4, 4], -2, 2)
    const depthwise = randomTensor(47, [3, 3, 3], -1, 1)
    const identity = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]
    const options = { padding: 1, relu: true }
    const alone = (c: number) =>
      reference.depthwiseSeparableConv([[x[0]![c]!]], [depthwise[c]!], [[1]], options)[0]![0]!
    const got = await candidate.depthwiseSeparableConv(x, depthwise, identity, options)
    expectClose(got, [[alone(0), alone(1), alone(2)]])
  })

  test('scales-with-the-image', async () => {
    const x = randomTensor(48, [1, 2, 4, 4], -2, 2)
    const depthwise = randomTensor(49, [2, 3, 3], -1, 1)
    const pointwise = randomTensor(50, [2, 2], -1, 1)
    for (const [relu, factor] of [
      [false, -3],
      [true, 5],
    ] as const) {
      const scaled = mapNested(x, (v: number) => factor * v)
      const once = reference.depthwiseSeparableConv(x, depthwise, pointwise, { relu })
      const expected = mapNested(once, (v: number) => factor * v)
      const got = await candidate.depthwiseSeparableConv(scaled, depthwise, pointwise, { relu })
      expectClose(got, expected)
    }
  })

  test('images-are-independent', async () => {
    const x = randomTensor(51, [3, 2, 4, 4], -2, 2)
    const depthwise = randomTensor(52, [2, 2, 2], -1, 1)
    const pointwise = randomTensor(53, [2, 2], -1, 1)
    const [alone] = reference.depthwiseSeparableConv([x[1]!], depthwise, pointwise)
    const batch = [x[2]!, x[1]!, x[0]!]
    const got = await candidate.depthwiseSeparableConv(batch, depthwise, pointwise)
    expectShape(got, [3, 2, 3, 3])
    expectClose(got[1], alone)
  })

  test('windows-outside-the-image', async () => {
    const options = { padding: 2, stride: 2 }
    const got = await candidate.depthwiseSeparableConv([[[[3]]]], [[[2]]], [[1], [-1]], options)
    const framed = (v: number) => [
      [0, 0, 0],
      [0, v, 0],
      [0, 0, 0],
    ]
    expectClose(got, [[framed(6), framed(-6)]])
  })

  test('large-numbers', async () => {
    const x = [[[[1e8, -1e8]], [[1e8, 1e8]]]]
    const pointwise = [
      [1, -1],
      [1, 1],
    ]
    const filters = [[[1]], [[1]]]
    const got = await candidate.depthwiseSeparableConv(x, filters, pointwise, { relu: true })
    expectClose(got, [[[[0, -1e8]], [[2e8, 1e8]]]])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(61, [1, 2, 3, 3], -1, 1)
    const depthwise = randomTensor(62, [2, 2, 2], -1, 1)
    const pointwise = randomTensor(63, [1, 2], -1, 1)
    const options: Options = { stride: 2, padding: 1, relu: true }
    await expectUnchanged(() => candidate.depthwiseSeparableConv(x, depthwise, pointwise, options))
  })

  test('one-filter-per-channel', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(71, [1, 2, 3, 3])
    for (const filters of [3, 1]) {
      const depthwise = randomTensor(72, [filters, 2, 2])
      await expectDeliberateError(() => candidate.depthwiseSeparableConv(x, depthwise, [[1, 2]]))
    }
  })

  test('one-weight-per-channel', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(73, [1, 2, 3, 3])
    const depthwise = randomTensor(74, [2, 2, 2])
    for (const pointwise of [
      [[1]],
      [[1, 2], [3]],
      [[1, 2, 3]],
      [
        [1, 2],
        [3, 4, 5],
      ],
    ])
      await expectDeliberateError(() => candidate.depthwiseSeparableConv(x, depthwise, pointwise))
  })

  test('kernel-must-fit', async () => {
    await expectGoodInputWorks()
    const depthwise = [oneToNine]
    for (const stride of [1, 2])
      for (const map of [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ])
        await expectDeliberateError(() =>
          candidate.depthwiseSeparableConv([[map]], depthwise, [[1]], { stride }),
        )
  })
})
