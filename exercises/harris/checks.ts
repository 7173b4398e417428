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

/** Whole numbers, so that the sums are exact in whatever order they are taken. */
const greyImage = (seed: number, rows: number, columns: number, levels = 256): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, levels), Math.floor)

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

const transpose = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!))
const turn = (m: Mat): Mat => transpose(m).map((row) => row.toReversed())

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => expectClose(await candidate.harrisResponse([[7]]), [[0]])

describe('samples', () => {
  test('flat', async () => {
    const img = filled(2, 3, () => 5)
    expectClose(
      await candidate.harrisResponse(img),
      mapNested(img, () => 0),
    )
  })

  test('bright-corner', async () => {
    const img = filled(4, 4, (y, x) => (y > 1 && x > 1 ? 1 : 0))
    expectClose(await candidate.harrisResponse(img), [
      [-0.16, -1.76, 4.64, -11.04],
      [-1.76, 80, 576.64, 212],
      [4.64, 576.64, 2015.36, 924.96],
      [-11.04, 212, 924.96, 444],
    ])
  })

  test('vertical-edge', async () => {
    const img = filled(3, 4, (_, x) => (x > 1 ? 1 : 0))
    expectClose(await candidate.harrisResponse(img), [
      [-40.96, -163.84, -163.84, -40.96],
      [-92.16, -368.64, -368.64, -92.16],
      [-40.96, -163.84, -163.84, -40.96],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    for (const [rows, columns] of [
      [3, 5],
      [4, 2],
      [1, 3],
    ] as const) {
      const img = greyImage(1, rows, columns)
      expectShape(await candidate.harrisResponse(img), [rows, columns])
      expectShape(await candidate.harrisResponse(img, { k: 0.06, radius: 2 }), [rows, columns])
    }
  })

  test('texture', async () => {
    const img = [
      [0, 0.91, 1.82, 0.17, 1.08, 1.99],
      [0.37, 1.41, 2.45, 0.93, 1.47, 2.51],
      [0.74, 1.91, 0.02, 1.19, 1.86, 0.47],
      [1.11, 2.41, 0.65, 1.45, 2.25, 0.99],
    ]
    expectClose(await candidate.harrisResponse(img), [
      [
        713.5176709375999, 940.6222124799996, -113.71893813760022, 8.850426982399938,
        57.393682918399975, 9.649597337600056,
      ],
      [
        1750.1621036800002, 2541.4934934784, 253.57984053760015, 272.6559122176002,
        223.28313535999973, 158.66986047999987,
      ],
      [
        698.0029335296001, 1368.4465529344, 278.6788317183999, 272.5390115584004, 229.1112183295997,
        84.64257448959995,
      ],
      [
        58.93131072000004, 326.0191606016002, 64.85537469440004, 21.373658214399995,
        -39.997838105600266, 11.496696319999991,
      ],
    ])
  })

  test('larger-window', async () => {
    const img = [
      [0, 0.91, 1.82, 0.17, 1.08],
      [0.37, 1.41, 2.45, 0.93, 1.47],
      [0.74, 1.91, 0.02, 1.19, 1.86],
      [1.11, 2.41, 0.65, 1.45, 2.25],
      [1.48, 2.41, 0.78, 1.71, 0.08],
    ]
    const got = await candidate.harrisResponse(img, { k: 0.06, radius: 2 })
    expectClose(got, [
      [2141.3020213376003, 2722.1202329216, 5043.1109100416, 2185.8474644864, 957.8706014336002],
      [
        4593.303588006402, 6116.665478246399, 9929.846485913598, 5479.772736614399,
        2390.899116377601,
      ],
      [5076.357753945602, 6591.6748563456, 10855.545922662397, 5880.4323615744, 2746.6729728896007],
      [
        2907.620859430401, 4412.219450880002, 6872.229068902401, 3998.557634457602,
        2299.2116239999996,
      ],
      [
        1068.6750363776005, 2062.7139220864005, 2940.711956160001, 1712.150751193601,
        1150.9863354496001,
      ],
    ])
  })

  test('corner-edge-flat', async () => {
    // A bright square from row and column 5 on.
    const img = filled(12, 12, (y, x) => (y >= 5 && x >= 5 ? 10 : 0))
    const got = await candidate.harrisResponse(img)
    expectShape(got, [12, 12])
    const [flat, edge, corner] = [got[2]![2]!, got[5]![10]!, got[5]![5]!]
    expectThat(flat === 0, `Far from the square the response must be 0, not ${flat}.`, { got })
    expectThat(edge < 0, `On the edge the response must be negative, not ${edge}.`, { got })
    const strongest = got.flat().every((value) => value <= corner)
    expectThat(
      corner > 0 && strongest,
      'The response must be largest at the corner, and positive.',
      {
        got,
      },
    )
  })

  test('diagonal-edges', async () => {
    for (const slope of [(y: number, x: number) => x + y, (y: number, x: number) => x - y]) {
      const img = filled(7, 7, (y, x) => 3 * slope(y, x))
      const got = await candidate.harrisResponse(img)
      // Inside all gradients are (±24, 24), so a = c = ±b = 9 · 24² and only the trace is left.
      const inner = got.slice(2, -2).map((row) => row.slice(2, -2))
      expectClose(
        inner,
        filled(3, 3, () => -0.04 * (2 * 9 * 24 ** 2) ** 2),
      )
    }
  })

  test('window-of-one-pixel', async () => {
    // The determinant of a single product is 0.
    const img = filled(3, 5, (_, x) => x * x)
    const row = [0, 16, 32, 48, 0].map((gx) => -0.5 * gx ** 4)
    const got = await candidate.harrisResponse(img, { radius: 0, k: 0.5 })
    expectClose(got, [row, row, row])
    const texture = greyImage(5, 4, 4, 10)
    expectClose(
      await candidate.harrisResponse(texture, { radius: 0, k: 0 }),
      mapNested(texture, () => 0),
    )
  })

  test('window-larger-than-image', async () => {
    const img = greyImage(11, 3, 4, 10)
    const got = await candidate.harrisResponse(img, { radius: 5 })
    expectClose(got, reference.harrisResponse(img, { radius: 5 }))
  })

  test('lines-of-one-pixel', async () => {
    expectClose(await candidate.harrisResponse([[9]], { radius: 2 }), [[0]])
    const row = [0, 1, 2, 4]
    const expected = [64, 208, 208, 144].map((sum) => -0.04 * sum ** 2)
    expectClose(await candidate.harrisResponse([row]), [expected])
    expectClose(await candidate.harrisResponse(transpose([row])), transpose([expected]))
  })

  test('random-images', async () => {
    for (const [seed, k, radius] of [
      [21, 0.04, 1],
      [22, 0.06, 2],
      [23, 0.15, 3],
      [24, 0.05, 0],
    ] as const) {
      const img = greyImage(seed, 6, 8)
      const expected = reference.harrisResponse(img, { k, radius })
      expectClose(await candidate.harrisResponse(img, { k, radius }), expected)
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
    const options = fc.record(
      { k: fc.constantFrom(0, 0.0625, 0.25), radius: fc.integer({ min: 0, max: 3 }) },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(img, options, async (x, o) => {
        expectClose(await candidate.harrisResponse(x, o), reference.harrisResponse(x, o))
      }),
    )
  })

  test('linear-in-k', async () => {
    const img = greyImage(31, 5, 6, 10)
    const determinant = await candidate.harrisResponse(img, { k: 0 })
    const negative = determinant.flat().some((value) => value < 0)
    expectThat(!negative, 'With k = 0 the response is the determinant, which is not negative.', {
      got: determinant,
    })
    const expected = reference.harrisResponse(img, { k: 0.5 })
    const got = await candidate.harrisResponse(img, { k: 0.25 })
    expectClose(
      got.map((row, y) => row.map((v, x) => 2 * v - determinant[y]![x]!)),
      expected,
    )
  })

  test('transposed-image', async () => {
    const img = greyImage(41, 4, 7)
    const expected = transpose(reference.harrisResponse(img))
    expectClose(await candidate.harrisResponse(transpose(img)), expected)
  })

  test('turned-image', async () => {
    const img = greyImage(51, 6, 5)
    const options = { radius: 2 }
    const expected = turn(reference.harrisResponse(img, options))
    expectClose(await candidate.harrisResponse(turn(img), options), expected)
  })

  test('brighter-and-inverted', async () => {
    const img = greyImage(61, 5, 6)
    const expected = reference.harrisResponse(img)
    for (const shift of [-300, 4096])
      expectClose(await candidate.harrisResponse(mapNested(img, (v) => v + shift)), expected)
    expectClose(await candidate.harrisResponse(mapNested(img, (v) => 255 - v)), expected)
  })

  test('fourth-power-of-contrast', async () => {
    const img = greyImage(71, 5, 5, 16)
    const expected = reference.harrisResponse(img)
    for (const factor of [1 / 16, 1024])
      expectClose(
        await candidate.harrisResponse(mapNested(img, (v) => v * factor)),
        mapNested(expected, (v) => v * factor ** 4),
      )
  })

  test('input-unchanged', async () => {
    const img = greyImage(81, 4, 5)
    await expectUnchanged(() => candidate.harrisResponse(img))
    await expectUnchanged(() => candidate.harrisResponse(img, { k: 0.06, radius: 2 }))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.harrisResponse([]))
    await expectDeliberateError(() => candidate.harrisResponse([[], []]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.harrisResponse([[1, 2], [3]]))
    await expectDeliberateError(() => candidate.harrisResponse([[1], [2, 3]], { radius: 0 }))
  })

  test('negative-radius-throws', async () => {
    await expectGoodInputWorks()
    const img = greyImage(91, 3, 3)
    for (const radius of [-1, -2])
      await expectDeliberateError(() => candidate.harrisResponse(img, { radius }))
  })

  test('fractional-radius-throws', async () => {
    await expectGoodInputWorks()
    const img = greyImage(91, 3, 3)
    for (const radius of [0.5, 1.5])
      await expectDeliberateError(() => candidate.harrisResponse(img, { radius }))
  })
})
