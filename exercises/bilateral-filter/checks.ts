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
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]
type Options = Parameters<typeof reference.bilateralFilter>[1]

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

const transpose = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!))

const usual: Options = { radius: 2, sigmaColor: 60, sigmaSpace: 1.5 }

/** Along the rows and along the columns, with the edge pixels repeated. */
const gaussianBlur = (img: Mat, radius: number, sigma: number): Mat => {
  const offsets = Array.from({ length: 2 * radius + 1 }, (_, i) => i - radius)
  const weights = offsets.map((d) => Math.exp(-(d * d) / (2 * sigma * sigma)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const lines = (m: Mat) =>
    m.map((line) =>
      line.map((_, i) =>
        offsets.reduce((sum, d, k) => {
          const at = Math.min(Math.max(i + d, 0), line.length - 1)
          return sum + (weights[k]! / total) * line[at]!
        }, 0),
      ),
    )
  return transpose(lines(transpose(lines(img))))
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.bilateralFilter([[7]], usual), [[7]])

describe('samples', () => {
  test('edge-survives', async () => {
    const options = { radius: 1, sigmaColor: 10, sigmaSpace: 1 }
    const got = await candidate.bilateralFilter([[0, 0, 100, 100]], options)
    expectClose(got, [[0, 0, 100, 100]])
  })

  test('almost-gaussian', async () => {
    const options = { radius: 1, sigmaColor: 1000, sigmaSpace: 1 }
    const got = await candidate.bilateralFilter([[0, 0, 100, 100]], options)
    expectClose(got, [[0, 27.307496855991552, 72.69250314400844, 100]])
  })

  test('in-between', async () => {
    const img = [
      [10, 20],
      [30, 40],
    ]
    const options = { radius: 1, sigmaColor: 20, sigmaSpace: 2 }
    expectClose(await candidate.bilateralFilter(img, options), [
      [16.761764982557843, 21.844133795475866],
      [28.15586620452413, 33.238235017442165],
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
      const got = await candidate.bilateralFilter(greyImage(1, rows, columns), usual)
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
    expectClose(await candidate.bilateralFilter(img, usual), [
      [
        19.144307318809336, 81.18073661031963, 158.7548306803598, 54.51384742123654,
        114.96146516926528,
      ],
      [
        44.81961925159577, 125.7984992192682, 200.88592057410258, 110.51594719152047,
        142.37677947634742,
      ],
      [
        77.55155973723635, 169.2249612192782, 46.20676201697522, 132.08863910264748,
        176.2675017587397,
      ],
      [
        102.52434104635081, 212.40186554741186, 88.03056053054833, 154.35856843228464,
        203.98556403503267,
      ],
    ])
  })

  test('weights-by-hand', async () => {
    // The weights of a window of one row; the rows above and below repeat it.
    const [side, color] = [Math.exp(-1 / 8), Math.exp(-(6 ** 2) / 50)]
    const options = { radius: 1, sigmaColor: 5, sigmaSpace: 2 }
    const got = await candidate.bilateralFilter([[10, 10, 16]], options)
    const middle = (10 * side + 10 + 16 * side * color) / (side + 1 + side * color)
    const last = (10 * side * color + 16 + 16 * side) / (side * color + 1 + side)
    expectClose(got, [[10, middle, last]])
  })

  test('corner-cells-count', async () => {
    const dot = filled(5, 5, (y, x) => (y === 0 && x === 0 ? 4 : 0))
    const options = { radius: 2, sigmaColor: 1e9, sigmaSpace: 1e9 }
    const got = await candidate.bilateralFilter(dot, options)
    const share = [9, 6, 3, 0, 0].map((n) => n / 3)
    expectClose(
      got,
      filled(5, 5, (y, x) => (4 * share[y]! * share[x]!) / 25),
    )
  })

  test('random-images', async () => {
    for (const [seed, radius, sigmaColor, sigmaSpace] of [
      [11, 1, 30, 0.8],
      [12, 2, 100, 1.3],
      [13, 3, 45, 4],
    ] as const) {
      const img = greyImage(seed, 6, 7)
      const options = { radius, sigmaColor, sigmaSpace }
      expectClose(
        await candidate.bilateralFilter(img, options),
        reference.bilateralFilter(img, options),
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
    const options = fc.record({
      radius: fc.constantFrom(0, 1, 2),
      sigmaColor: fc.constantFrom(0.5, 2, 10),
      sigmaSpace: fc.constantFrom(0.5, 1, 3),
    })
    await fc.assert(
      fc.asyncProperty(img, options, async (x, o) => {
        expectClose(await candidate.bilateralFilter(x, o), reference.bilateralFilter(x, o))
      }),
    )
  })

  test('constant-image', async () => {
    const img = filled(4, 5, () => 130)
    expectClose(await candidate.bilateralFilter(img, usual), img)
  })

  test('noise-beside-an-edge', async () => {
    const noise = randomTensor(21, [6, 8], -3, 3)
    const img = noise.map((row) => row.map((v, x) => (x < 4 ? 50 : 200) + v))
    const got = await candidate.bilateralFilter(img, { radius: 2, sigmaColor: 12, sigmaSpace: 3 })
    expectShape(got, [6, 8])
    const spread = (m: Mat, from: number, to: number) => {
      const values = m.flatMap((row) => row.slice(from, to))
      return Math.max(...values) - Math.min(...values)
    }
    const calm = [0, 4].every(
      (from) => spread(got, from, from + 4) < spread(img, from, from + 4) / 2,
    )
    expectThat(calm, 'On each side of the edge the noise must become weaker.', { got })
    const steep = got.every((row) => row[4]! - row[3]! > 140)
    expectThat(steep, 'The edge must stay steep.', { got })
  })

  test('isolated-speck-stays', async () => {
    const img = filled(5, 5, (y, x) => (y === 2 && x === 2 ? 255 : 20))
    const got = await candidate.bilateralFilter(img, { radius: 1, sigmaColor: 20, sigmaSpace: 2 })
    expectClose(got, img)
  })

  test('wide-color-is-gaussian', async () => {
    const img = greyImage(31, 5, 7)
    for (const [radius, sigmaSpace] of [
      [1, 0.7],
      [2, 1.5],
    ] as const) {
      const options = { radius, sigmaColor: 1e9, sigmaSpace }
      const got = await candidate.bilateralFilter(img, options)
      expectClose(got, gaussianBlur(img, radius, sigmaSpace))
    }
  })

  test('within-the-window', async () => {
    const img = greyImage(41, 5, 6)
    const got = await candidate.bilateralFilter(img, { radius: 1, sigmaColor: 80, sigmaSpace: 2 })
    expectShape(got, [5, 6])
    got.forEach((row, y) =>
      row.forEach((v, x) => {
        const near = img.slice(Math.max(0, y - 1), y + 2)
        const window = near.flatMap((line) => line.slice(Math.max(0, x - 1), x + 2))
        const inside = v >= Math.min(...window) - 1e-3 && v <= Math.max(...window) + 1e-3
        expectThat(inside, `[${y}][${x}] lies outside the range of its window.`, { got })
      }),
    )
  })

  test('shifted-values', async () => {
    const img = greyImage(51, 4, 5)
    const filtered = reference.bilateralFilter(img, usual)
    for (const shift of [-300, 1000]) {
      const move = (v: number) => v + shift
      const got = await candidate.bilateralFilter(mapNested(img, move), usual)
      expectClose(got, mapNested(filtered, move))
    }
  })

  test('scaled-values', async () => {
    const img = greyImage(61, 4, 5)
    const filtered = reference.bilateralFilter(img, usual)
    for (const factor of [-1, 0.01, 50]) {
      const scale = (v: number) => v * factor
      const options = { ...usual, sigmaColor: usual.sigmaColor * Math.abs(factor) }
      const got = await candidate.bilateralFilter(mapNested(img, scale), options)
      expectClose(got, mapNested(filtered, scale))
    }
  })

  test('transposed-image', async () => {
    const img = greyImage(71, 3, 6)
    const expected = transpose(reference.bilateralFilter(img, usual))
    expectClose(await candidate.bilateralFilter(transpose(img), usual), expected)
  })

  test('radius-zero', async () => {
    const img = greyImage(81, 3, 4)
    const options = { radius: 0, sigmaColor: 20, sigmaSpace: 2 }
    expectClose(await candidate.bilateralFilter(img, options), img)
  })

  test('window-larger-than-image', async () => {
    const options = { radius: 4, sigmaColor: 70, sigmaSpace: 3 }
    for (const [rows, columns] of [
      [1, 1],
      [1, 4],
      [3, 2],
    ] as const) {
      const img = greyImage(91, rows, columns)
      expectClose(
        await candidate.bilateralFilter(img, options),
        reference.bilateralFilter(img, options),
      )
    }
  })

  test('extreme-sigmas', async () => {
    const img = greyImage(101, 4, 5)
    for (const options of [
      { radius: 2, sigmaColor: 1e-3, sigmaSpace: 2 },
      { radius: 2, sigmaColor: 50, sigmaSpace: 1e-3 },
    ]) {
      const got = await candidate.bilateralFilter(img, options)
      expectFinite(got)
      expectClose(got, reference.bilateralFilter(img, options))
    }
    const mean = { radius: 1, sigmaColor: 1e9, sigmaSpace: 1e9 }
    const got = await candidate.bilateralFilter([[0, 30, 90]], mean)
    expectClose(got, [[10, 40, 70]])
  })

  test('large-values', async () => {
    const img = [
      [-1e4, 1e4, 1e4],
      [-1e4, 1e4, 0.5],
    ]
    const got = await candidate.bilateralFilter(img, { radius: 1, sigmaColor: 10, sigmaSpace: 1 })
    expectFinite(got)
    expectClose(got, img)
    const wide = { radius: 1, sigmaColor: 5000, sigmaSpace: 1 }
    expectClose(await candidate.bilateralFilter(img, wide), reference.bilateralFilter(img, wide))
  })

  test('input-unchanged', async () => {
    const img = greyImage(111, 3, 4)
    await expectUnchanged(() => candidate.bilateralFilter(img, usual))
  })

  test('sigmas-must-be-positive', async () => {
    await expectGoodInputWorks()
    const img = greyImage(121, 3, 3)
    for (const sigma of [0, -5]) {
      const noColor = { ...usual, sigmaColor: sigma }
      await expectDeliberateError(() => candidate.bilateralFilter(img, noColor))
      const noSpace = { ...usual, sigmaSpace: sigma }
      await expectDeliberateError(() => candidate.bilateralFilter(img, noSpace))
    }
  })

  test('radius-must-be-whole', async () => {
    await expectGoodInputWorks()
    const img = greyImage(131, 3, 3)
    for (const radius of [-1, 0.5, 1.5])
      await expectDeliberateError(() => candidate.bilateralFilter(img, { ...usual, radius }))
  })
})
