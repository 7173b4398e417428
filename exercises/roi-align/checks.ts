import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectShape,
  expectUnchanged,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Roi = [number, number, number, number]
type Options = Parameters<typeof reference.roiAlign>[2]

/** One bin with one sample, at the centre of the region. */
const single = { outH: 1, outW: 1, samplingRatio: 1 } as const

const four = [
  [
    [1, 2],
    [3, 4],
  ],
]

const rough = [
  [
    [-3.5, 4, -1, 6.5],
    [3, -2, 5.5, 2],
    [-3, 4.5, 1, -4],
    [3.5, 0, 6, 2.5],
  ],
]

/** Regions of any size around a map of h × w, some of them partly outside. */
function randomRois(seed: number, count: number, [h, w]: readonly [number, number]): Roi[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const [x, y] = [(w + 1) * random() - 2, (h + 1) * random() - 2]
    return [x, y, x + 0.2 + w * random(), y + 0.2 + h * random()]
  })
}

/** Regions that keep away from the edge of a map of 8 × 9, larger than one pixel. */
function innerRois(seed: number): Roi[] {
  const random = seeded(seed)
  return Array.from({ length: 3 }, () => {
    const [x, y] = [1 + 3 * random(), 1 + 3 * random()]
    return [x, y, x + 1.5 + 2 * random(), y + 1.5 + random()]
  })
}

const transposed = (map: number[][]): number[][] => map[0]!.map((_, j) => map.map((row) => row[j]!))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.roiAlign(four, [[0, 0, 2, 2]], single), [[[[2.5]]]])

describe('samples', () => {
  test('centre-of-four', async () => {
    expectClose(await candidate.roiAlign(four, [[0, 0, 2, 2]], single), [[[[2.5]]]])
  })

  test('a-bin-per-pixel', async () => {
    const options = { outH: 2, outW: 2, samplingRatio: 1 }
    expectClose(await candidate.roiAlign(four, [[0, 0, 2, 2]], options), [four])
  })

  test('scaled-not-aligned', async () => {
    const x = [
      [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
        [8, 9, 10, 11],
        [12, 13, 14, 15],
      ],
    ]
    const options = { outH: 1, outW: 2, samplingRatio: 2, spatialScale: 0.5, aligned: false }
    expectClose(await candidate.roiAlign(x, [[0, 0, 6, 4]], options), [[[[4.75, 6.25]]]])
  })
})

describe('hidden', () => {
  test('result-shape', async () => {
    const x = randomTensor(1, [2, 5, 4], -1, 1)
    const rois = randomRois(2, 3, [5, 4])
    const got = await candidate.roiAlign(x, rois, { outH: 4, outW: 5, samplingRatio: 1 })
    expectShape(got, [3, 2, 4, 5])
    expectShape(await candidate.roiAlign(x, rois.slice(1), single), [2, 2, 1, 1])
  })

  test('two-regions', async () => {
    const x = [
      [
        [-3.5, 4, -1, 6.5, 3, -2],
        [5.5, 2, -3, 4.5, 1, -4],
        [3.5, 0, 6, 2.5, -1, 5],
        [1.5, -2, 4, 0.5, -3, 3],
        [-0.5, 7, 2, -1.5, 6, 1],
      ],
      [
        [-2.5, 5, 0, -3.5, 4, -1],
        [6.5, 3, -2, 5.5, 2, -3],
        [4.5, 1, -4, 3.5, 0, 6],
        [2.5, -1, 5, 1.5, -2, 4],
        [0.5, -3, 3, -0.5, 7, 2],
      ],
    ]
    const rois: Roi[] = [
      [1, 0.5, 9, 7.5],
      [0, 0, 3, 3],
    ]
    const options = { outH: 2, outW: 3, spatialScale: 0.5, samplingRatio: 2 }
    expectClose(await candidate.roiAlign(x, rois, options), [
      [
        [
          [2.427083333333333, 0.0625, 4.083333333333334],
          [0.4166666666666667, 3.4375, 0.5833333333333334],
        ],
        [
          [3.4270833333333335, 0.08854166666666667, 2.1041666666666665],
          [1.4166666666666667, 0.3125, 1.5833333333333333],
        ],
      ],
      [
        [
          [-3.21875, -1.4296875, 2.1484375],
          [2.125, 2.28125, 2.59375],
        ],
        [
          [-2.21875, -0.4296875, 3.1484375],
          [3.125, 3.28125, 3.59375],
        ],
      ],
    ])
  })

  test('partly-outside', async () => {
    const rois: Roi[] = [
      [-3, -3, 3, 3],
      [2, 2, 8, 8],
    ]
    const got = await candidate.roiAlign(rough, rois, { outH: 2, outW: 2, samplingRatio: 2 })
    expectClose(got, [
      [
        [
          [0, 0],
          [0, 0.5546875],
        ],
      ],
      [
        [
          [1.5859375, 0],
          [0, 0],
        ],
      ],
    ])
  })

  test('edge-of-the-zone', async () => {
    const at = async (x: number, y: number, value: number) =>
      expectClose(
        await candidate.roiAlign(four, [[x - 0.5, y - 0.5, x + 0.5, y + 0.5]], {
          ...single,
          aligned: false,
        }),
        [[[[value]]]],
      )
    await at(-1, -1, 1)
    await at(2, 2, 4)
    await at(2, -1, 2)
    await at(-1.25, 0, 0)
    await at(0, -1.25, 0)
    await at(2.25, 1, 0)
    await at(1, 2.25, 0)
  })

  test('clamped-not-padded', async () => {
    const rois: Roi[] = [
      [-0.5, 0, 0.5, 1],
      [1.5, 1.25, 2.5, 2.25],
      [0.5, -0.5, 1.5, 0.5],
    ]
    expectClose(await candidate.roiAlign(four, rois, single), [[[[1]]], [[[4]]], [[[1.5]]]])
  })

  test('zeros-are-counted', async () => {
    // Samples at −1.5, −0.5, 0.5 and 1.5 along x: none, clamped, between, clamped.
    const options = { outH: 1, outW: 1, samplingRatio: 4, aligned: false }
    const wide: Roi[] = [[-2, 0, 2, 1]]
    expectClose(await candidate.roiAlign([[[4, 8]]], wide, options), [[[[4.5]]]])
  })

  test('tiny-regions', async () => {
    const open = { ...single, aligned: false }
    expectClose(await candidate.roiAlign(rough, [[1, 1, 1.2, 1.2]], open), [[[[2.25]]]])
    expectClose(await candidate.roiAlign(rough, [[1.5, 1.5, 1.9, 1.9]], single), [[[[0.36]]]])
    // Only the width is below 1.
    expectClose(await candidate.roiAlign(rough, [[0, 0, 0.5, 2]], open), [[[[0.5]]]])
  })

  test('small-once-scaled', async () => {
    const options = { ...single, spatialScale: 0.25 }
    const rois: Roi[] = [[4, 4, 6, 6]]
    const open = await candidate.roiAlign(rough, rois, { ...options, aligned: false })
    expectClose(open, [[[[2.25]]]])
    const aligned = await candidate.roiAlign(rough, rois, options)
    expectClose(aligned, [[[[-0.03125]]]])
  })

  test('random-aligned', async () => {
    for (const [seed, outH, outW, samplingRatio] of [
      [11, 2, 3, 2],
      [12, 3, 1, 3],
      [13, 1, 4, 1],
    ] as const) {
      const x = randomTensor(seed, [2, 5, 7], -3, 3)
      const rois = randomRois(seed + 100, 4, [5, 7])
      const options = { outH, outW, samplingRatio }
      const got = await candidate.roiAlign(x, rois, options)
      expectClose(got, reference.roiAlign(x, rois, options))
    }
  })

  test('random-all-options', async () => {
    for (const [seed, spatialScale, aligned] of [
      [21, 0.5, false],
      [22, 0.5, true],
      [23, 2, false],
      [24, 0.125, true],
    ] as const) {
      const x = randomTensor(seed, [2, 6, 4], -3, 3)
      const rois = randomRois(seed + 100, 4, [6 / spatialScale, 4 / spatialScale])
      const options = { outH: 3, outW: 2, samplingRatio: 2, spatialScale, aligned }
      const got = await candidate.roiAlign(x, rois, options)
      expectClose(got, reference.roiAlign(x, rois, options))
    }
  })

  test('whole-map', async () => {
    const x = randomTensor(31, [2, 3, 5], -2, 2)
    const options = { outH: 3, outW: 5, samplingRatio: 1 }
    expectClose(await candidate.roiAlign(x, [[0, 0, 5, 3]], options), [x])
    const zoomed = { ...options, spatialScale: 1 / 16 }
    expectClose(await candidate.roiAlign(x, [[0, 0, 80, 48]], zoomed), [x])
  })

  test('ramp', async () => {
    const ramp = (r: number, c: number) => 10 - 5 * r + 3 * c
    const x = [Array.from({ length: 8 }, (_, r) => Array.from({ length: 9 }, (_, c) => ramp(r, c)))]
    const rois = innerRois(35)
    for (const samplingRatio of [1, 2, 3, 5]) {
      const options = { outH: 2, outW: 3, samplingRatio }
      const expected = rois.map(([x1, y1, x2, y2]) => [
        [0, 1].map((i) =>
          [0, 1, 2].map((j) =>
            ramp(
              y1 - 0.5 + ((y2 - y1) * (i + 0.5)) / 2, //
              x1 - 0.5 + ((x2 - x1) * (j + 0.5)) / 3,
            ),
          ),
        ),
      ])
      expectClose(await candidate.roiAlign(x, rois, options), expected)
    }
  })

  test('moves-smoothly', async () => {
    // The only sample moves along a row, from one pixel to the next.
    const x = randomTensor(41, [1, 4, 6], -2, 2)
    const [a, b] = [x[0]![2]![3]!, x[0]![2]![4]!]
    for (const part of [0, 0.25, 0.5, 0.75, 1]) {
      const rois: Roi[] = [[2.5 + part, 1.5, 4.5 + part, 3.5]]
      const got = await candidate.roiAlign(x, rois, single)
      expectClose(got, [[[[a + part * (b - a)]]]])
    }
  })

  test('half-a-pixel', async () => {
    const x = randomTensor(45, [2, 8, 9], -2, 2)
    const rois = innerRois(46)
    const options = { outH: 2, outW: 3, samplingRatio: 2 }
    const moved = rois.map((roi) => roi.map((v) => v - 0.5) as Roi)
    const expected = reference.roiAlign(x, rois, options)
    expectClose(await candidate.roiAlign(x, moved, { ...options, aligned: false }), expected)
    expectClose(await candidate.roiAlign(x, rois, { ...options, aligned: true }), expected)
  })

  test('scale-is-a-zoom', async () => {
    const x = randomTensor(51, [1, 8, 9], -2, 2)
    const rois = innerRois(52)
    for (const aligned of [true, false]) {
      const options: Options = { outH: 3, outW: 2, samplingRatio: 2, aligned }
      const expected = reference.roiAlign(x, rois, options)
      const larger = rois.map((roi) => roi.map((v) => v * 16) as Roi)
      const got = await candidate.roiAlign(x, larger, { ...options, spatialScale: 1 / 16 })
      expectClose(got, expected)
    }
  })

  test('finer-bins', async () => {
    const x = randomTensor(55, [1, 5, 6], -2, 2)
    const rois = randomRois(56, 3, [5, 6])
    const fine = reference.roiAlign(x, rois, { outH: 4, outW: 6, samplingRatio: 1 })
    const expected = fine.map((channels) =>
      channels.map((map) =>
        [0, 1].map((i) =>
          [0, 1, 2].map((j) => {
            const [upper, lower] = [map[2 * i]!, map[2 * i + 1]!]
            return (upper[2 * j]! + upper[2 * j + 1]! + lower[2 * j]! + lower[2 * j + 1]!) / 4
          }),
        ),
      ),
    )
    const got = await candidate.roiAlign(x, rois, { outH: 2, outW: 3, samplingRatio: 2 })
    expectClose(got, expected)
  })

  test('rows-and-columns-exchanged', async () => {
    const x = randomTensor(61, [2, 4, 7], -2, 2)
    const rois = randomRois(62, 3, [4, 7])
    const options = { outH: 2, outW: 3, samplingRatio: 2 }
    const expected = reference
      .roiAlign(x, rois, options)
      .map((channels) => channels.map((map) => transposed(map)))
    const got = await candidate.roiAlign(
      x.map((map) => transposed(map)),
      rois.map(([x1, y1, x2, y2]): Roi => [y1, x1, y2, x2]),
      { ...options, outH: 3, outW: 2 },
    )
    expectClose(got, expected)
  })

  test('channels-are-independent', async () => {
    const x = randomTensor(65, [3, 5, 4], -2, 2)
    const rois = randomRois(66, 2, [5, 4])
    const options = { outH: 2, outW: 2, samplingRatio: 2 }
    const alone = x.map((map) => reference.roiAlign([map], rois, options))
    const expected = rois.map((_, k) => alone.map((one) => one[k]![0]!))
    expectClose(await candidate.roiAlign(x, rois, options), expected)
  })

  test('regions-are-independent', async () => {
    const x = randomTensor(71, [2, 5, 6], -2, 2)
    const options = { outH: 2, outW: 2, samplingRatio: 2 }
    const f = (rois: Roi[]) => candidate.roiAlign(x, rois, options)
    await expectPermutationEquivariant(f, randomRois(72, 4, [5, 6]), [2, 0, 3, 1])
  })

  test('area-zero', async () => {
    const point: Roi[] = [[1, 2, 1, 2]]
    // Half a pixel up and left: between four pixels in every bin.
    const aligned = await candidate.roiAlign(rough, point, {
      outH: 2,
      outW: 1,
      samplingRatio: 2,
    })
    expectClose(aligned, [[[[0.625], [0.625]]]])
    const open = { outH: 1, outW: 2, samplingRatio: 1, aligned: false }
    // Sides of 1: rows at 2.5, columns at 1.25 and 1.75.
    expectClose(await candidate.roiAlign(rough, point, open), [[[[2.5625, 3.1875]]]])
  })

  test('far-away', async () => {
    const rois: Roi[] = [
      [-1e4, -1e4, -9e3, -9e3],
      [0, 1e4, 2, 2e4],
      [-1e4, -1e4, 1e4, 1e4],
    ]
    const got = await candidate.roiAlign(rough, rois, { outH: 1, outW: 1, samplingRatio: 2 })
    expectFinite(got)
    expectClose(got, [[[[0]]], [[[0]]], [[[0]]]])
  })

  test('one-pixel', async () => {
    const options = { outH: 2, outW: 2, samplingRatio: 2 }
    const fives = [
      [5, 5],
      [5, 5],
    ]
    const got = await candidate.roiAlign([[[5]]], [[0, 0, 1, 1]], options)
    expectClose(got, [[fives]])
    // Samples at −1.25, −0.25, 0.75 and 1.75, of which the two in the middle count.
    const larger = await candidate.roiAlign([[[16]]], [[-1.25, -1.25, 2.75, 2.75]], options)
    expectClose(larger, [
      [
        [
          [4, 4],
          [4, 4],
        ],
      ],
    ])
  })

  test('no-regions', async () => {
    expectClose(await candidate.roiAlign(four, [], single), [])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(81, [2, 4, 4], -1, 1)
    const rois = randomRois(82, 2, [8, 8])
    const options = { outH: 2, outW: 2, samplingRatio: 2, spatialScale: 0.5 }
    await expectUnchanged(() => candidate.roiAlign(x, rois, options))
    await expectUnchanged(() => candidate.roiAlign(x, rois, { ...options, aligned: false }))
  })

  test('sampling-ratio-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const samplingRatio of [0, -1, 1.5])
      await expectDeliberateError(() =>
        candidate.roiAlign(four, [[0, 0, 2, 2]], { ...single, samplingRatio }),
      )
  })

  test('output-size-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const wrong of [{ outH: 0 }, { outW: 0 }, { outH: -2 }, { outW: -2 }, { outH: 1.5 }])
      await expectDeliberateError(() =>
        candidate.roiAlign(four, [[0, 0, 2, 2]], { ...single, ...wrong }),
      )
    await expectDeliberateError(() =>
      candidate.roiAlign(four, [[0, 0, 2, 2]], { ...single, outW: 2.5 }),
    )
  })
})
