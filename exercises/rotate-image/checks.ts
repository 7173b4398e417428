import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const methods = ['bilinear', 'nearest'] as const

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

const quarterTurn = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!)).toReversed()
const halfTurn = (m: Mat): Mat => m.toReversed().map((row) => row.toReversed())

/** The part of a map that is at least `margin` away from its border. */
const inner = (m: Mat, margin: number): Mat =>
  m.slice(margin, -margin).map((row) => row.slice(margin, -margin))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => expectClose(await candidate.rotateImage([[7]], 10), [[7]])

describe('samples', () => {
  test('quarter-turn', async () => {
    const img = filled(3, 3, (y, x) => 3 * y + x + 1)
    expectClose(await candidate.rotateImage(img, 90), [
      [3, 6, 9],
      [2, 5, 8],
      [1, 4, 7],
    ])
  })

  test('half-turn', async () => {
    const img = [
      [1, 2],
      [3, 4],
    ]
    expectClose(await candidate.rotateImage(img, 180), [
      [4, 3],
      [2, 1],
    ])
  })

  test('by-45-with-fill', async () => {
    const img = [
      [0, 0, 0],
      [4, 8, 0],
      [0, 0, 0],
    ]
    expectClose(await candidate.rotateImage(img, 45, { fill: -1 }), [
      [-0.41421356237309503, 0.6862915010152396, -0.4142135623730949],
      [1.51471862576143, 8, 0.68629150101524],
      [1.928932188134525, 1.51471862576143, -0.4142135623730949],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    for (const [rows, columns] of [
      [3, 5],
      [4, 2],
      [1, 3],
    ] as const)
      for (const degrees of [0, 33, 90]) {
        const got = await candidate.rotateImage(greyImage(1, rows, columns), degrees)
        expectShape(got, [rows, columns])
      }
  })

  test('four-by-five', async () => {
    const img = [
      [0, 91, 182, 17, 108],
      [37, 141, 245, 93, 147],
      [74, 191, 2, 119, 186],
      [111, 241, 65, 145, 225],
    ]
    expectClose(await candidate.rotateImage(img, 30), [
      [
        18.61577882126459, 120.17409056564848, 72.86997781202314, 110.35443335540037,
        80.19796527146893,
      ],
      [
        50.06295476167492, 157.12126650605882, 195.22698235755755, 114.86224564780883,
        187.39427795056392,
      ],
      [
        36.37255520009455, 149.93086694447845, 60.621093853795756, 91.48513995449218,
        181.40260819976163,
      ],
      [
        34.476982357557546, 131.4821371337004, 186.29877912728205, 52.0688740771269,
        28.850906379881987,
      ],
    ])
  })

  test('nearest-five-by-four', async () => {
    const img = [
      [0, 91, 182, 17],
      [37, 141, 245, 93],
      [74, 191, 2, 119],
      [111, 241, 65, 145],
      [148, 241, 78, 171],
    ]
    expectClose(await candidate.rotateImage(img, -75, { method: 'nearest', fill: 7 }), [
      [7, 7, 37, 0],
      [111, 74, 141, 91],
      [241, 191, 2, 245],
      [78, 65, 119, 93],
      [171, 145, 7, 7],
    ])
  })

  test('wide-image-quarter-turn', async () => {
    const img = [
      [0, 91, 182, 17, 108, 199],
      [37, 141, 245, 93, 147, 251],
      [74, 191, 2, 119, 186, 47],
      [111, 241, 65, 145, 225, 99],
    ]
    const turned = [
      [0, 108, 147, 186, 225, 0],
      [0, 17, 93, 119, 145, 0],
      [0, 182, 245, 2, 65, 0],
      [0, 91, 141, 191, 241, 0],
    ]
    for (const method of methods)
      expectClose(await candidate.rotateImage(img, 90, { method }), turned)
  })

  test('between-four-pixels', async () => {
    const img = [
      [0, 4, 8, 12],
      [4, 8, 12, 16],
      [20, 24, 28, 32],
    ]
    // Turned by 90°, each pixel reads in the middle of four.
    expectClose(await candidate.rotateImage(img, 90, { fill: 100 }), [
      [55, 12, 22, 65],
      [53, 8, 18, 63],
      [51, 4, 14, 61],
    ])
  })

  test('direction', async () => {
    const at = (row: number, column: number) =>
      filled(5, 5, (y, x) => (y === row && x === column ? 9 : 1))
    const right = at(2, 3)
    for (const [degrees, moved] of [
      [90, at(1, 2)],
      [180, at(2, 1)],
      [270, at(3, 2)],
      [-90, at(3, 2)],
    ] as const)
      for (const method of methods)
        expectClose(await candidate.rotateImage(right, degrees, { method, fill: 1 }), moved)
  })

  test('black-is-a-value', async () => {
    const img = [
      [0, 5, 0],
      [5, 0, 5],
      [0, 5, 0],
    ]
    for (const method of methods)
      for (const degrees of [0, 90])
        expectClose(await candidate.rotateImage(img, degrees, { method, fill: 9 }), img)
  })

  test('random-bilinear', async () => {
    for (const [seed, degrees, fill] of [
      [11, 17.3, 0],
      [12, -63.7, 40],
      [13, 128.9, -7.5],
      [14, 251.1, 300],
    ] as const) {
      const img = greyImage(seed, 6, 7)
      const options = { fill }
      expectClose(
        await candidate.rotateImage(img, degrees, options),
        reference.rotateImage(img, degrees, options),
      )
    }
  })

  test('random-nearest', async () => {
    for (const [seed, degrees, fill] of [
      [21, 17.3, 0],
      [22, -63.7, 40],
      [23, 128.9, -7.5],
      [24, 251.1, 300],
    ] as const) {
      const img = greyImage(seed, 7, 6)
      const options = { method: 'nearest', fill } as const
      expectClose(
        await candidate.rotateImage(img, degrees, options),
        reference.rotateImage(img, degrees, options),
      )
    }
  })

  test('any-image', async () => {
    const side = fc.integer({ min: 1, max: 4 })
    const img = fc
      .tuple(side, side)
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }),
          { minLength: rows, maxLength: rows },
        ),
      )
    const degrees = fc.constantFrom(0, 10, 45, 90, 135, 180, 200, 270, -20, -90, 400)
    await fc.assert(
      fc.asyncProperty(img, degrees, fc.constantFrom(0, 5, -20), async (x, angle, fill) => {
        expectClose(
          await candidate.rotateImage(x, angle, { fill }),
          reference.rotateImage(x, angle, { fill }),
        )
      }),
    )
  })

  test('whole-turns', async () => {
    const img = greyImage(31, 4, 5)
    for (const method of methods)
      for (const degrees of [0, 360, -360, 1080])
        expectClose(await candidate.rotateImage(img, degrees, { method, fill: 50 }), img)
  })

  test('four-quarter-turns', async () => {
    for (const side of [4, 5])
      for (const method of methods) {
        const img = greyImage(41, side, side)
        const once = await candidate.rotateImage(img, 90, { method })
        expectClose(once, quarterTurn(img))
        const twice = await candidate.rotateImage(once, 90, { method })
        const thrice = await candidate.rotateImage(twice, 90, { method })
        expectClose(await candidate.rotateImage(thrice, 90, { method }), img)
      }
  })

  test('half-turn-flips-both-axes', async () => {
    for (const [rows, columns] of [
      [3, 5],
      [4, 5],
      [2, 6],
      [1, 4],
    ] as const)
      for (const method of methods) {
        const img = greyImage(51, rows, columns)
        const got = await candidate.rotateImage(img, 180, { method, fill: -1 })
        expectClose(got, halfTurn(img))
      }
  })

  test('same-angle-again', async () => {
    const img = greyImage(61, 5, 6)
    const expected = reference.rotateImage(img, 40)
    for (const degrees of [400, -320, 3640])
      expectClose(await candidate.rotateImage(img, degrees), expected)
  })

  test('no-holes', async () => {
    for (const method of methods)
      for (const degrees of [20, 45, 70, 110]) {
        const img = filled(13, 13, () => 200)
        const got = await candidate.rotateImage(img, degrees, { method, fill: 0 })
        expectShape(got, [13, 13])
        // The inside of the circle never sees the border.
        got.forEach((row, y) =>
          row.forEach((v, x) => {
            if (Math.hypot(y - 6, x - 6) < 5.4)
              expectThat(
                Math.abs(v - 200) < 1e-3,
                `There is a hole at [${y}][${x}]: ${v} in an image of nothing but 200.`,
                { got },
              )
          }),
        )
      }
  })

  test('constant-image', async () => {
    const img = filled(4, 6, () => 33)
    for (const method of methods)
      for (const degrees of [12, 90, 205])
        expectClose(await candidate.rotateImage(img, degrees, { method, fill: 33 }), img)
  })

  test('only-fill-in-the-corners', async () => {
    const got = await candidate.rotateImage(greyImage(71, 9, 9), 45, { fill: -5 })
    expectShape(got, [9, 9])
    const corners = [got[0]![0]!, got[0]![8]!, got[8]![0]!, got[8]![8]!]
    expectClose(corners, [-5, -5, -5, -5])
  })

  test('slope-turns-with-the-image', async () => {
    // Bilinear interpolation is exact on a slope.
    const slope = filled(11, 11, (y, x) => 100 + 3 * (x - 5) - 2 * (y - 5))
    for (const degrees of [25, -70]) {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
      const turned = filled(11, 11, (y, x) => {
        const [dx, dy] = [x - 5, y - 5]
        return 100 + 3 * (cos * dx - sin * dy) - 2 * (sin * dx + cos * dy)
      })
      const got = await candidate.rotateImage(slope, degrees)
      expectShape(got, [11, 11])
      expectClose(inner(got, 2), inner(turned, 2))
    }
  })

  test('there-and-back', async () => {
    const slope = filled(13, 13, (y, x) => 10 * x + y)
    const got = await candidate.rotateImage(reference.rotateImage(slope, 35), -35)
    expectShape(got, [13, 13])
    expectClose(inner(got, 4), inner(slope, 4))
  })

  test('one-pixel-and-one-row', async () => {
    for (const method of methods) {
      expectClose(await candidate.rotateImage([[8]], 77, { method, fill: 3 }), [[8]])
      const row = [[1, 2, 4, 6, 8]]
      expectClose(await candidate.rotateImage(row, 90, { method, fill: 3 }), [[3, 3, 4, 3, 3]])
      const column = [[1], [2], [4]]
      expectClose(await candidate.rotateImage(column, -90, { method, fill: 3 }), [[3], [2], [3]])
    }
  })

  test('large-values-and-fill', async () => {
    const img = mapNested(greyImage(81, 5, 5), (v) => 80 * (v - 128))
    const options = { fill: -1e4 }
    const expected = reference.rotateImage(img, 50, options)
    expectClose(await candidate.rotateImage(img, 50, options), expected, { abs: 1e-6 })
    expectClose(await candidate.rotateImage(img, 90, options), quarterTurn(img))
    const faint = mapNested(img, (v) => v / 1e7)
    const small = await candidate.rotateImage(faint, 50)
    expectClose(small, reference.rotateImage(faint, 50))
  })

  test('input-unchanged', async () => {
    const img = greyImage(91, 3, 4)
    for (const method of methods)
      await expectUnchanged(() => candidate.rotateImage(img, 35, { method }))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.rotateImage([], 10))
    await expectDeliberateError(() => candidate.rotateImage([[], []], 10))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.rotateImage([[1], [1, 2]], 10))
    await expectDeliberateError(() => candidate.rotateImage([[1, 2], [3]], 10))
  })

  test('unknown-method-throws', async () => {
    await expectGoodInputWorks()
    const options = { method: 'bicubic' as never }
    await expectDeliberateError(() => candidate.rotateImage(greyImage(1, 3, 3), 10, options))
  })
})
