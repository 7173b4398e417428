import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectShiftEquivariant,
  expectSumsToOne,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const borders = ['zero', 'replicate', 'reflect101'] as const

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

const transpose = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  expectClose(await candidate.gaussianKernel(1, 2), [1])
  expectClose(await candidate.gaussianBlur([[7]], 1, 2), [[7]])
}

describe('samples', () => {
  test('three-weights', async () => {
    expectClose(
      await candidate.gaussianKernel(3, 1),
      [0.274068619061197, 0.45186276187760605, 0.274068619061197],
    )
  })

  test('one-bright-pixel', async () => {
    const img = filled(3, 3, (y, x) => (y === 1 && x === 1 ? 16 : 0))
    expectClose(await candidate.gaussianBlur(img, 3, 1), [
      [4.807270909063138, 3.9629249008951675, 4.807270909063138],
      [3.9629249008951675, 3.2668792891465297, 3.9629249008951675],
      [4.807270909063138, 3.9629249008951675, 4.807270909063138],
    ])
  })

  test('slope-replicated', async () => {
    const img = [
      [0, 4],
      [8, 12],
    ]
    expectClose(await candidate.gaussianBlur(img, 3, 0.5, 'replicate'), [
      [1.2780837470304085, 4.426027915676801],
      [7.573972084323194, 10.721916252969589],
    ])
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    for (const size of [1, 5, 9]) expectShape(await candidate.gaussianKernel(size, 2), [size])
    for (const [rows, columns] of [
      [3, 5],
      [4, 2],
      [1, 3],
    ] as const)
      expectShape(await candidate.gaussianBlur(greyImage(1, rows, columns), 3, 1), [rows, columns])
  })

  test('seven-weights', async () => {
    expectClose(
      await candidate.gaussianKernel(7, 2.5),
      [
        0.09232720006892976, 0.1377359973268962, 0.17509676957048806, 0.18968006606737195,
        0.17509676957048806, 0.1377359973268962, 0.09232720006892976,
      ],
    )
  })

  test('five-by-six', async () => {
    const img = [
      [0, 91, 182, 17, 108, 199],
      [37, 141, 245, 93, 147, 251],
      [74, 191, 2, 119, 186, 47],
      [111, 241, 65, 145, 225, 99],
      [148, 241, 78, 171, 8, 101],
    ]
    const got = await candidate.gaussianBlur(img, 5, 1.2)
    expectClose(got, [
      [
        105.89963865152998, 114.44888662709093, 126.49210722694353, 130.95992405030762,
        141.16433185808134, 148.3710582639187,
      ],
      [
        114.07183764906047, 119.6836946813594, 127.21008411856288, 132.15163305388117,
        142.61473534119088, 149.5894759337005,
      ],
      [
        132.84684792424667, 131.71402626398717, 127.25025096070237, 129.87931338375415,
        137.4021824564224, 142.81085489105078,
      ],
      [
        154.5567410115947, 148.5208252727322, 133.35194038441927, 130.15561360983514,
        131.20572404870063, 134.17850204205905,
      ],
      [
        163.16392133325905, 155.24357933884409, 135.1911442256881, 128.1424439518389,
        125.02300012348971, 126.56593374110722,
      ],
    ])
  })

  test('zeros-outside', async () => {
    const img = [
      [0, 91, 182, 17],
      [37, 141, 245, 93],
      [74, 191, 2, 119],
      [111, 241, 65, 145],
    ]
    expectClose(await candidate.gaussianBlur(img, 3, 0.8, 'zero'), [
      [24.022666214665442, 81.20123510945739, 106.99942469555072, 52.93478560079963],
      [53.012615796740356, 123.5218127457942, 142.7856842782573, 83.38458703646836],
      [84.27675342178858, 135.3459419735707, 113.3081160528586, 80.07554056718003],
      [80.45533102963756, 115.79861067728045, 83.82490464560424, 62.58157823943967],
    ])
  })

  test('weights-of-a-kernel', async () => {
    for (const [size, sigma] of [
      [3, 0.6],
      [7, 1.4],
      [11, 2.5],
    ] as const) {
      const got = await candidate.gaussianKernel(size, sigma)
      expectShape(got, [size])
      expectSumsToOne(got, { abs: 1e-6 }) // as wide as the statement allows
      expectClose(got, got.toReversed())
      const middle = (size - 1) / 2
      const rising = got.slice(0, middle).every((weight, i) => weight < got[i + 1]!)
      expectThat(rising, 'The weights must rise towards the middle.', { got })
    }
  })

  test('random-kernels', async () => {
    for (const size of [1, 3, 5, 9, 15])
      for (const sigma of [0.35, 0.7, 1.9, 4.2])
        expectClose(
          await candidate.gaussianKernel(size, sigma),
          reference.gaussianKernel(size, sigma),
        )
  })

  test('narrow-and-wide', async () => {
    expectClose(await candidate.gaussianKernel(5, 0.01), [0, 0, 1, 0, 0])
    expectClose(await candidate.gaussianKernel(5, 1e6), [0.2, 0.2, 0.2, 0.2, 0.2])
    const img = greyImage(11, 4, 5)
    expectClose(await candidate.gaussianBlur(img, 5, 0.01), img)
    const wide = await candidate.gaussianBlur([[0, 9, 3]], 3, 1e6, 'replicate')
    expectClose(wide, [[3, 4, 5]])
  })

  test('size-one', async () => {
    const img = greyImage(21, 3, 4)
    for (const border of borders) expectClose(await candidate.gaussianBlur(img, 1, 3, border), img)
  })

  test('kernel-stamped', async () => {
    const spot = filled(7, 9, (y, x) => (y === 3 && x === 4 ? 100 : 0))
    const kernel = reference.gaussianKernel(5, 0.9)
    const expected = filled(7, 9, (y, x) => 100 * (kernel[y - 1] ?? 0) * (kernel[x - 2] ?? 0))
    for (const border of borders)
      expectClose(await candidate.gaussianBlur(spot, 5, 0.9, border), expected)
  })

  test('random-images', async () => {
    for (const [seed, size, sigma] of [
      [31, 3, 0.7],
      [32, 5, 1.6],
    ] as const)
      for (const border of borders) {
        const img = greyImage(seed, 6, 7)
        expectClose(
          await candidate.gaussianBlur(img, size, sigma, border),
          reference.gaussianBlur(img, size, sigma, border),
        )
      }
  })

  test('any-image', async () => {
    const side = fc.integer({ min: 1, max: 4 })
    const img = fc
      .tuple(side, side)
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.integer({ min: -9, max: 99 }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      )
    const [size, sigma] = [fc.constantFrom(1, 3, 5), fc.constantFrom(0.5, 1, 3)]
    await fc.assert(
      fc.asyncProperty(img, size, sigma, fc.constantFrom(...borders), async (x, n, s, border) => {
        expectClose(
          await candidate.gaussianBlur(x, n, s, border),
          reference.gaussianBlur(x, n, s, border),
        )
      }),
    )
  })

  test('kernel-larger-than-image', async () => {
    for (const [rows, columns] of [
      [1, 1],
      [1, 4],
      [3, 1],
      [2, 3],
    ] as const)
      for (const border of borders) {
        const img = greyImage(41, rows, columns)
        expectClose(
          await candidate.gaussianBlur(img, 11, 2.5, border),
          reference.gaussianBlur(img, 11, 2.5, border),
        )
      }
  })

  test('constant-image', async () => {
    const img = filled(4, 5, () => 200)
    for (const border of ['replicate', 'reflect101'] as const)
      expectClose(await candidate.gaussianBlur(img, 5, 1.3, border), img)
  })

  test('sum-kept', async () => {
    const img = filled(9, 8, (y, x) => (y > 2 && y < 6 && x > 2 && x < 5 ? 10 * y + x : 0))
    const got = await candidate.gaussianBlur(img, 5, 1.1)
    expectShape(got, [9, 8])
    const sum = (m: Mat) => m.flat().reduce((total, v) => total + v, 0)
    expectClose(sum(got), sum(img))
  })

  test('two-blurs-are-one', async () => {
    const img = greyImage(51, 7, 8)
    const once = reference.gaussianBlur(img, 55, 5)
    const twice = await candidate.gaussianBlur(reference.gaussianBlur(img, 45, 3), 45, 4)
    // The kernels are cut off far outside, but not infinitely far.
    expectClose(twice, once, { rel: 1e-5 })
  })

  test('transposed-image', async () => {
    const img = greyImage(61, 4, 6)
    for (const border of borders) {
      const expected = transpose(reference.gaussianBlur(img, 5, 1.2, border))
      expectClose(await candidate.gaussianBlur(transpose(img), 5, 1.2, border), expected)
    }
  })

  test('moved-image', async () => {
    await expectShiftEquivariant((x) => candidate.gaussianBlur(x, 5, 1.2), greyImage(71, 9, 10), {
      by: [1, -2],
      reach: 2,
    })
  })

  test('no-rounding-no-clipping', async () => {
    const kernel = reference.gaussianKernel(3, 1)
    const [side, middle] = [kernel[0]!, kernel[1]!]
    const img = [[-1e4, 0.25, 1e4]]
    expectClose(await candidate.gaussianBlur(img, 3, 1, 'replicate'), [
      [-1e4 * (side + middle) + 0.25 * side, 0.25 * middle, 1e4 * (side + middle) + 0.25 * side],
    ])
    const faint = mapNested(greyImage(81, 4, 4), (v) => v / 1e4)
    expectClose(await candidate.gaussianBlur(faint, 3, 1), reference.gaussianBlur(faint, 3, 1))
  })

  test('input-unchanged', async () => {
    const img = greyImage(91, 3, 4)
    for (const border of borders)
      await expectUnchanged(() => candidate.gaussianBlur(img, 3, 1, border))
  })

  test('even-size-throws', async () => {
    await expectGoodInputWorks()
    for (const size of [4, 2, 0, -1, 2.5]) {
      await expectDeliberateError(() => candidate.gaussianKernel(size, 1))
      await expectDeliberateError(() => candidate.gaussianBlur(greyImage(1, 3, 3), size, 1))
    }
  })

  test('sigma-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const sigma of [0, -1]) {
      await expectDeliberateError(() => candidate.gaussianKernel(3, sigma))
      await expectDeliberateError(() => candidate.gaussianBlur(greyImage(1, 3, 3), 3, sigma))
    }
  })

  test('unknown-border-throws', async () => {
    await expectGoodInputWorks()
    const img = greyImage(1, 3, 3)
    await expectDeliberateError(() => candidate.gaussianBlur(img, 3, 1, 'mirror' as never))
  })
})
