import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectSame,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

/** A dark and a bright hill; `share` of the pixels are dark. */
function twoHills(seed: number, rows: number, columns: number, share: number): Mat {
  const random = seeded(seed)
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => {
      const centre = random() < share ? 70 : 180
      return Math.floor(centre + 25 * (random() + random() + random() - 1.5))
    }),
  )
}

const mean = (values: readonly number[]) => values.reduce((s, v) => s + v, 0) / values.length

const split = (img: Mat, t: number): [number[], number[]] => [
  img.flat().filter((v) => v <= t),
  img.flat().filter((v) => v > t),
]

function varianceBetween(img: Mat, t: number): number {
  const [low, high] = split(img, t)
  if (low.length === 0 || high.length === 0) return 0
  const n = low.length + high.length
  return (low.length / n) * (high.length / n) * (mean(low) - mean(high)) ** 2
}

/** Sum of the squared distances of all pixels from the mean of their class. */
function within(img: Mat, t: number): number {
  const spread = (values: number[]) => {
    const m = mean(values)
    return values.reduce((s, v) => s + (v - m) ** 2, 0)
  }
  return split(img, t).reduce((s, values) => s + (values.length > 0 ? spread(values) : 0), 0)
}

const allThresholds = Array.from({ length: 255 }, (_, t) => t)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.otsu([[0, 255]]), { threshold: 0, variance: 16256.25 })

describe('samples', () => {
  test('two-levels', async () => {
    expectClose(await candidate.otsu([[10, 10, 200, 200]]), { threshold: 10, variance: 9025 })
  })

  test('two-groups', async () => {
    const img = [
      [10, 20, 30],
      [200, 210, 220],
    ]
    expectClose(await candidate.otsu(img), { threshold: 30, variance: 9025 })
  })

  test('one-level', async () => {
    expectClose(await candidate.otsu([[5, 5]]), { threshold: 5, variance: 0 })
  })
})

describe('hidden', () => {
  test('shape-of-the-result', async () => {
    const got = await candidate.otsu(greyImage(1, 3, 5))
    expectSame(Object.keys(got ?? {}).sort(), ['threshold', 'variance'])
    expectThat(Number.isInteger(got.threshold), 'threshold must be a whole number.', { got })
    expectThat(Number.isFinite(got.variance), 'variance must be a finite number.', { got })
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
    expectClose(await candidate.otsu(img), { threshold: 119, variance: 4072.791919191919 })
  })

  test('unequal-classes', async () => {
    const few = await candidate.otsu([[1, 2, 3, 4, 100, 101]])
    expectClose(few, { threshold: 4, variance: 2134.222222222222 })
    expectClose(await candidate.otsu([[0, 0, 0, 255]]), { threshold: 0, variance: 12192.1875 })
  })

  test('ends-of-the-range', async () => {
    expectClose(await candidate.otsu([[254, 255]]), { threshold: 254, variance: 0.25 })
    expectClose(await candidate.otsu([[0], [1]]), { threshold: 0, variance: 0.25 })
    expectClose(await candidate.otsu([[0, 255]]), { threshold: 0, variance: 16256.25 })
  })

  test('tie-between-splits', async () => {
    // 0 | 6 6 12 and 0 6 6 | 12 both reach 3/16 · 8².
    expectClose(
      await candidate.otsu([
        [6, 0],
        [12, 6],
      ]),
      { threshold: 0, variance: 12 },
    )
  })

  test('one-level-anywhere', async () => {
    for (const level of [0, 1, 128, 255])
      expectClose(await candidate.otsu([[level], [level], [level]]), {
        threshold: level,
        variance: 0,
      })
    expectClose(await candidate.otsu([[77]]), { threshold: 77, variance: 0 })
  })

  test('random-images', async () => {
    for (const seed of [21, 22, 23]) {
      const img = greyImage(seed, 7, 9)
      expectClose(await candidate.otsu(img), reference.otsu(img))
    }
  })

  test('two-hills', async () => {
    for (const [seed, share] of [
      [31, 0.5],
      [32, 0.8],
      [33, 0.15],
    ] as const) {
      const img = twoHills(seed, 12, 12, share)
      expectClose(await candidate.otsu(img), reference.otsu(img))
    }
  })

  test('large-image', async () => {
    const img = twoHills(41, 100, 100, 0.7)
    expectClose(await candidate.otsu(img), reference.otsu(img))
  })

  test('any-image', async () => {
    const pixel = fc.integer({ min: 0, max: 255 })
    const img = fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(pixel, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
    await fc.assert(
      fc.asyncProperty(img, async (x) => {
        const got = await candidate.otsu(x)
        const { variance } = reference.otsu(x)
        expectClose(got, { threshold: got.threshold, variance })
        expectClose(varianceBetween(x, got.threshold), variance)
        // Two different splits may tie but for rounding, so that either is right.
        expectThat(
          x.flat().includes(got.threshold),
          'Of the thresholds that give the same split, the smallest is a grey level of the image.',
          { got: got.threshold },
        )
      }),
    )
  })

  test('least-within-the-classes', async () => {
    const img = twoHills(51, 8, 8, 0.6)
    const { threshold } = await candidate.otsu(img)
    const least = Math.min(...allThresholds.map((t) => within(img, t)))
    expectThat(
      within(img, threshold) <= least * (1 + 1e-9),
      `Another threshold leaves less variance within the classes than ${threshold}.`,
      { got: threshold },
    )
  })

  test('negative-image', async () => {
    const img = greyImage(61, 6, 6)
    const { threshold, variance } = reference.otsu(img)
    const brighter = Math.min(...img.flat().filter((v) => v > threshold))
    const negative = mapNested(img, (v) => 255 - v)
    expectClose(await candidate.otsu(negative), { threshold: 255 - brighter, variance })
  })

  test('every-pixel-twice', async () => {
    const img = greyImage(71, 5, 6)
    const expected = reference.otsu(img)
    expectClose(await candidate.otsu([...img, ...img]), expected)
    expectClose(await candidate.otsu([img.flat().toSorted((a, b) => b - a)]), expected)
  })

  test('brighter-and-stretched', async () => {
    const img = mapNested(greyImage(81, 5, 6), (v) => Math.floor(v / 4))
    const { threshold, variance } = reference.otsu(img)
    expectClose(await candidate.otsu(mapNested(img, (v) => v + 190)), {
      threshold: threshold + 190,
      variance,
    })
    expectClose(await candidate.otsu(mapNested(img, (v) => 4 * v)), {
      threshold: 4 * threshold,
      variance: 16 * variance,
    })
  })

  test('input-unchanged', async () => {
    await expectUnchanged(() => candidate.otsu(greyImage(91, 4, 5)))
    await expectUnchanged(() => candidate.otsu([[5, 5]]))
  })

  test('out-of-range-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.otsu([[300]]))
    await expectDeliberateError(() =>
      candidate.otsu([
        [10, 20],
        [30, 256],
      ]),
    )
    await expectDeliberateError(() => candidate.otsu([[0, -1]]))
  })

  test('fractions-throw', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.otsu([[1, 2.5]]))
    await expectDeliberateError(() => candidate.otsu([[0.5, 0.5]]))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.otsu([]))
    await expectDeliberateError(() => candidate.otsu([[], []]))
  })
})
