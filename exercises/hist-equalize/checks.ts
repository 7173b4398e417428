import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectDeliberateError,
  expectSame,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const greyImage = (seed: number, rows: number, columns: number, levels = 256): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, levels), Math.floor)

const identity = (levels: number) => Array.from({ length: levels }, (_, v) => v)

/** Whether some level falls on a half, where the order of multiplying and dividing could matter. */
function hasHalves(img: Mat, levels: number): boolean {
  const values = img.flat()
  const lowest = Math.min(...values)
  const c = values.filter((v) => v === lowest).length
  return values.some((level) => {
    const cdf = values.filter((v) => v <= level).length
    const twice = 2 * (cdf - c) * (levels - 1)
    return twice % (values.length - c) === 0 && (twice / (values.length - c)) % 2 === 1
  })
}

/** Random images of 10 to 256 levels, none of them with halves. */
const images = [
  [21, 5, 7, 256],
  [22, 7, 9, 256],
  [23, 6, 6, 32],
  [24, 8, 5, 10],
].map(([seed, rows, columns, levels]) => {
  for (let s = seed!; ; s += 100) {
    const img = greyImage(s, rows!, columns!, levels!)
    if (!hasHalves(img, levels!)) return { img, levels: levels! }
  }
})

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectSame(await candidate.equalizeHistogram([[1, 2]], 4), {
    histogram: [0, 1, 1, 0],
    lut: [0, 0, 3, 3],
    image: [[0, 3]],
  })

describe('samples', () => {
  test('eight-levels', async () => {
    const img = [
      [2, 2],
      [4, 6],
    ]
    expectSame(await candidate.equalizeHistogram(img, 8), {
      histogram: [0, 0, 2, 0, 1, 0, 1, 0],
      lut: [0, 0, 0, 0, 4, 4, 7, 7],
      image: [
        [0, 0],
        [4, 7],
      ],
    })
  })

  test('one-level', async () => {
    const img = [
      [3, 3],
      [3, 3],
    ]
    expectSame(await candidate.equalizeHistogram(img, 8), {
      histogram: [0, 0, 0, 4, 0, 0, 0, 0],
      lut: identity(8),
      image: img,
    })
  })

  test('mostly-dark', async () => {
    const img = [
      [0, 0, 1],
      [1, 1, 7],
    ]
    expectSame(await candidate.equalizeHistogram(img, 8), {
      histogram: [2, 3, 0, 0, 0, 0, 0, 1],
      lut: [0, 5, 5, 5, 5, 5, 5, 7],
      image: [
        [0, 0, 5],
        [5, 5, 7],
      ],
    })
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    const got = await candidate.equalizeHistogram(greyImage(1, 3, 5))
    expectShape(got?.image, [3, 5])
    expectShape(got.histogram, [256])
    expectShape(got.lut, [256])
    const few = await candidate.equalizeHistogram([[0], [3]], 5)
    expectShape(few.image, [2, 1])
    expectShape(few.histogram, [5])
    expectShape(few.lut, [5])
  })

  test('six-by-seven', async () => {
    const img = [
      [0, 91, 182, 17, 108, 199, 34],
      [37, 141, 245, 93, 147, 251, 99],
      [74, 191, 2, 119, 186, 47, 114],
      [111, 241, 65, 145, 225, 99, 179],
      [148, 241, 78, 171, 8, 101, 194],
      [185, 35, 141, 247, 47, 153, 3],
    ]
    const got = await candidate.equalizeHistogram(img)
    expectSame(got.image, [
      [0, 81, 187, 25, 112, 218, 31],
      [44, 143, 243, 87, 155, 255, 100],
      [68, 205, 6, 131, 199, 56, 124],
      [118, 236, 62, 149, 224, 100, 180],
      [162, 236, 75, 174, 19, 106, 211],
      [193, 37, 143, 249, 56, 168, 12],
    ])
    expectSame(got, reference.equalizeHistogram(img))
  })

  test('two-levels', async () => {
    const got = await candidate.equalizeHistogram([[100, 101, 101]])
    expectSame(got.image, [[0, 255, 255]])
    expectSame((await candidate.equalizeHistogram([[0, 1, 1]], 2)).lut, [0, 1])
    expectSame((await candidate.equalizeHistogram([[0], [255]])).image, [[0], [255]])
  })

  test('one-level-anywhere', async () => {
    for (const level of [0, 1, 200, 255]) {
      const img = [[level, level, level]]
      const got = await candidate.equalizeHistogram(img)
      expectSame(got.lut, identity(256))
      expectSame(got.image, img)
    }
    expectSame((await candidate.equalizeHistogram([[2]], 4)).image, [[2]])
  })

  test('halves-up', async () => {
    // 2.5 and, with four steps, 1.25, 2.5, 3.75: exact in any order of the operations.
    expectSame((await candidate.equalizeHistogram([[0, 1, 2]], 6)).lut, [0, 3, 5, 5, 5, 5])
    const five = await candidate.equalizeHistogram([[0, 1, 2, 3, 4]], 6)
    expectSame(five.lut, [0, 1, 3, 4, 5, 5])
  })

  test('levels-that-do-not-occur', async () => {
    const { lut } = await candidate.equalizeHistogram([[3, 3, 3, 5, 5, 8]], 11)
    expectSame(lut, [0, 0, 0, 0, 0, 7, 7, 7, 10, 10, 10])
  })

  test('ends-of-the-range', async () => {
    for (const { img, levels } of images) {
      const { image } = await candidate.equalizeHistogram(img, levels)
      const [before, after] = [img.flat(), image.flat()]
      const at = (extreme: number) => after[before.indexOf(extreme)]
      expectSame(at(Math.min(...before)), 0)
      expectSame(at(Math.max(...before)), levels - 1)
    }
  })

  test('histogram-counts', async () => {
    const img = greyImage(31, 9, 8, 16)
    const expected = identity(16).map((v) => img.flat().filter((p) => p === v).length)
    expectSame((await candidate.equalizeHistogram(img, 16)).histogram, expected)
  })

  test('random-images', async () => {
    for (const { img, levels } of images)
      expectSame(
        await candidate.equalizeHistogram(img, levels),
        reference.equalizeHistogram(img, levels),
      )
  })

  test('any-image', async () => {
    const side = fc.integer({ min: 1, max: 4 })
    const task = fc
      .tuple(side, side, fc.constantFrom(2, 4, 7, 12))
      .chain(([rows, columns, levels]) =>
        fc.record({
          levels: fc.constant(levels),
          img: fc.array(
            fc.array(fc.integer({ min: 0, max: levels - 1 }), {
              minLength: columns,
              maxLength: columns,
            }),
            { minLength: rows, maxLength: rows },
          ),
        }),
      )
    const withoutHalves = task.filter(({ img, levels }) => !hasHalves(img, levels))
    await fc.assert(
      fc.asyncProperty(withoutHalves, async ({ img, levels }) => {
        expectSame(
          await candidate.equalizeHistogram(img, levels),
          reference.equalizeHistogram(img, levels),
        )
      }),
    )
  })

  test('table-never-falls', async () => {
    const { img, levels } = images[2]!
    const { lut } = await candidate.equalizeHistogram(img, levels)
    expectShape(lut, [levels])
    expectThat(
      lut.every((level, v) => v === 0 || level >= lut[v - 1]!),
      'A brighter level must not become darker than the one before it.',
      { got: lut },
    )
  })

  test('image-through-the-table', async () => {
    for (const { img, levels } of images) {
      const got = await candidate.equalizeHistogram(img, levels)
      expectShape(got?.lut, [levels])
      expectSame(
        got.image,
        mapNested(img, (v) => got.lut[v]!),
      )
    }
  })

  test('only-the-order-counts', async () => {
    const img = greyImage(41, 7, 6, 60)
    const curved = mapNested(img, (v) => 4 * v + (v % 3))
    const expected = reference.equalizeHistogram(img).image
    if (hasHalves(img, 256)) throw new Error('choose another seed')
    expectSame((await candidate.equalizeHistogram(curved)).image, expected)
    expectSame((await candidate.equalizeHistogram(img)).image, expected)
  })

  test('twice-is-once', async () => {
    const { img, levels } = images[0]!
    const once = reference.equalizeHistogram(img, levels).image
    expectSame((await candidate.equalizeHistogram(once, levels)).image, once)
  })

  test('input-unchanged', async () => {
    await expectUnchanged(() => candidate.equalizeHistogram(greyImage(51, 4, 5)))
    await expectUnchanged(() => candidate.equalizeHistogram([[2, 2]], 4))
  })

  test('out-of-range-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.equalizeHistogram([[256]]))
    await expectDeliberateError(() => candidate.equalizeHistogram([[0, -1]]))
    await expectDeliberateError(() => candidate.equalizeHistogram([[1, 8]], 8))
  })

  test('fractions-throw', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.equalizeHistogram([[1.5]]))
    await expectDeliberateError(() => candidate.equalizeHistogram([[0, 2, 2.25]], 8))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.equalizeHistogram([]))
    await expectDeliberateError(() => candidate.equalizeHistogram([[], []], 8))
  })
})
