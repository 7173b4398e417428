import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectThat,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const greyImage = (seed: number, rows: number, columns: number): Mat =>
  mapNested(randomTensor(seed, [rows, columns], 0, 256), Math.floor)

/** The image with noise of up to `strength` to either side. */
const noisy = (img: Mat, seed: number, strength: number): Mat => {
  const noise = randomTensor(seed, [img.length, img[0]!.length], -strength, strength)
  return img.map((row, y) => row.map((v, x) => v + noise[y]![x]!))
}

/** Mean 100, standard deviation 20. */
const texture: Mat = [
  [80, 120, 80, 120],
  [120, 80, 120, 80],
]

const decibels = (ratio: number) => 10 * Math.log10(ratio)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.imageQuality([[7, 8]], [[7, 8]]), { mse: 0, psnr: null, ssim: 1 })

describe('samples', () => {
  test('equal-images', async () => {
    const got = await candidate.imageQuality([[10, 20]], [[10, 20]])
    expectClose(got, { mse: 0, psnr: null, ssim: 1 })
  })

  test('black-and-white-exchanged', async () => {
    const got = await candidate.imageQuality([[0, 255]], [[255, 0]])
    expectClose(got, { mse: 65025, psnr: 0, ssim: -0.9964064683569576 })
  })

  test('small-errors', async () => {
    const a = [
      [50, 60],
      [70, 80],
    ]
    const b = [
      [52, 58],
      [71, 83],
    ]
    expectClose(await candidate.imageQuality(a, b), {
      mse: 4.5,
      psnr: 41.59867847092567,
      ssim: 0.9891821705154885,
    })
  })
})

describe('hidden', () => {
  test('three-numbers', async () => {
    const a = greyImage(1, 3, 4)
    const got: unknown = await candidate.imageQuality(a, noisy(a, 2, 9))
    const fields = typeof got === 'object' && got !== null ? Object.entries(got) : []
    const keys = fields.map(([key]) => key).sort()
    const whole =
      keys.join() === 'mse,psnr,ssim' && fields.every(([, value]) => typeof value === 'number')
    expectThat(whole, 'Return { mse, psnr, ssim } with three numbers for different images.', {
      got,
    })
  })

  test('fractions-with-peak-one', async () => {
    expectClose(await candidate.imageQuality([[0.1, 0.5]], [[0.2, 0.6]], 1), {
      mse: 0.01,
      psnr: 20,
      ssim: 0.960015993602559,
    })
  })

  test('three-by-four', async () => {
    const a = [
      [0, 91, 182, 17],
      [37, 141, 245, 93],
      [74, 191, 2, 119],
    ]
    const b = [
      [0, 91, 182, 17],
      [74, 178, 26, 130],
      [148, 9, 76, 193],
    ]
    expectClose(await candidate.imageQuality(a, b), {
      mse: 8468.333333333334,
      psnr: 8.852824163412583,
      ssim: 0.19745499923456292,
    })
  })

  test('too-bright-or-texture-lost', async () => {
    const [c1, c2, psnr] = [2.55 ** 2, 7.65 ** 2, decibels(255 ** 2 / 400)]
    const bright = mapNested(texture, (v) => v + 20)
    expectClose(await candidate.imageQuality(texture, bright), {
      mse: 400,
      psnr,
      ssim: (24000 + c1) / (24400 + c1),
    })
    const flat = mapNested(texture, () => 100)
    expectClose(await candidate.imageQuality(texture, flat), {
      mse: 400,
      psnr,
      ssim: c2 / (400 + c2),
    })
  })

  test('contrast-inverted', async () => {
    const inverted = mapNested(texture, (v) => 200 - v)
    const c2 = 7.65 ** 2
    expectClose(await candidate.imageQuality(texture, inverted), {
      mse: 1600,
      psnr: decibels(255 ** 2 / 1600),
      ssim: (c2 - 800) / (c2 + 800),
    })
  })

  test('one-pixel', async () => {
    const c1 = 2.55 ** 2
    expectClose(await candidate.imageQuality([[100]], [[110]]), {
      mse: 100,
      psnr: decibels(255 ** 2 / 100),
      ssim: (22000 + c1) / (22100 + c1),
    })
  })

  test('random-images', async () => {
    for (const [seed, rows, columns, strength] of [
      [11, 4, 6, 5],
      [12, 7, 3, 40],
      [13, 1, 8, 200],
    ] as const) {
      const a = greyImage(seed, rows, columns)
      const b = noisy(a, seed + 100, strength)
      expectClose(await candidate.imageQuality(a, b), reference.imageQuality(a, b))
      const other = greyImage(seed + 200, rows, columns)
      expectClose(await candidate.imageQuality(a, other), reference.imageQuality(a, other))
    }
  })

  test('random-peaks', async () => {
    for (const [seed, peak] of [
      [21, 1],
      [22, 1023],
      [23, 65535],
    ] as const) {
      const a = randomTensor(seed, [4, 5], 0, peak)
      const b = randomTensor(seed + 100, [4, 5], 0, peak)
      expectClose(await candidate.imageQuality(a, b, peak), reference.imageQuality(a, b, peak))
    }
  })

  test('any-images', async () => {
    const side = fc.integer({ min: 1, max: 3 })
    const pair = fc.tuple(side, side).chain(([rows, columns]) => {
      const row = fc.array(fc.integer({ min: 0, max: 16 }), {
        minLength: columns,
        maxLength: columns,
      })
      const img = fc.array(row, { minLength: rows, maxLength: rows })
      return fc.tuple(img, img)
    })
    await fc.assert(
      fc.asyncProperty(pair, fc.constantFrom(1, 16, 255), async ([a, b], peak) => {
        expectClose(await candidate.imageQuality(a, b, peak), reference.imageQuality(a, b, peak))
      }),
    )
  })

  test('image-with-itself', async () => {
    for (const [seed, peak] of [
      [31, 1],
      [32, 255],
    ] as const) {
      const img = randomTensor(seed, [5, 4], 0, peak)
      const got = await candidate.imageQuality(img, img, peak)
      expectClose(got, { mse: 0, psnr: null, ssim: 1 })
    }
  })

  test('symmetric', async () => {
    const a = greyImage(41, 4, 5)
    const b = greyImage(42, 4, 5)
    expectClose(await candidate.imageQuality(b, a), reference.imageQuality(a, b))
  })

  test('error-doubled', async () => {
    const a = greyImage(51, 5, 5)
    const error = randomTensor(52, [5, 5], -10, 10)
    const plus = (factor: number) =>
      a.map((row, y) => row.map((v, x) => v + factor * error[y]![x]!))
    const { mse, psnr } = reference.imageQuality(a, plus(1))
    const got = await candidate.imageQuality(a, plus(2))
    expectClose(got.mse, 4 * mse)
    expectClose(got.psnr, psnr! - 20 * Math.log10(2))
  })

  test('scaled-with-the-peak', async () => {
    const a = greyImage(61, 4, 6)
    const b = noisy(a, 62, 30)
    const { mse, psnr, ssim } = reference.imageQuality(a, b)
    for (const factor of [1 / 255, 257]) {
      const scale = (v: number) => v * factor
      const got = await candidate.imageQuality(
        mapNested(a, scale),
        mapNested(b, scale),
        255 * factor,
      )
      expectClose(got, { mse: mse * factor ** 2, psnr, ssim })
    }
  })

  test('places-do-not-matter', async () => {
    const a = greyImage(71, 3, 4)
    const b = noisy(a, 72, 60)
    const expected = reference.imageQuality(a, b)
    const order = [7, 2, 11, 0, 5, 9, 3, 10, 1, 8, 4, 6]
    const shuffled = (m: Mat): Mat => {
      const flat = permuted(m.flat(), order)
      return [
        flat.slice(0, 2),
        flat.slice(2, 4),
        flat.slice(4, 6),
        flat.slice(6, 8),
        flat.slice(8, 10),
        flat.slice(10),
      ]
    }
    expectClose(await candidate.imageQuality(shuffled(a), shuffled(b)), expected)
  })

  test('constant-added', async () => {
    const a = greyImage(81, 4, 4)
    const mean = a.flat().reduce((sum, v) => sum + v, 0) / 16
    const c1 = 2.55 ** 2
    for (const shift of [-30, 45]) {
      const b = mapNested(a, (v) => v + shift)
      const other = mean + shift
      expectClose(await candidate.imageQuality(a, b), {
        mse: shift ** 2,
        psnr: decibels(255 ** 2 / shift ** 2),
        ssim: (2 * mean * other + c1) / (mean ** 2 + other ** 2 + c1),
      })
    }
  })

  test('ssim-between-minus-one-and-one', async () => {
    for (const seed of [91, 92, 93, 94]) {
      const got = await candidate.imageQuality(greyImage(seed, 3, 3), greyImage(seed + 50, 3, 3))
      expectFinite(got.ssim)
      const inside = Math.abs(got.ssim) < 1
      expectThat(inside, 'SSIM must lie between −1 and 1.', { got })
    }
  })

  test('negative-decibels', async () => {
    const got = await candidate.imageQuality([[0, 10]], [[30, -20]], 3)
    expectClose(got.mse, 900)
    expectClose(got.psnr, -20)
  })

  test('black-images', async () => {
    const black = [
      [0, 0],
      [0, 0],
    ]
    expectClose(await candidate.imageQuality(black, black), { mse: 0, psnr: null, ssim: 1 })
    const dark = mapNested(black, () => 1)
    const c1 = 2.55 ** 2
    expectClose(await candidate.imageQuality(black, dark), {
      mse: 1,
      psnr: decibels(255 ** 2),
      ssim: c1 / (1 + c1),
    })
  })

  test('large-mean', async () => {
    const a = randomTensor(101, [4, 5], 1e6 - 1.5, 1e6 + 1.5)
    const b = noisy(a, 102, 1)
    const got = await candidate.imageQuality(a, b, 1)
    expectFinite(got)
    expectClose(got, reference.imageQuality(a, b, 1))
  })

  test('large-and-tiny-errors', async () => {
    const a = randomTensor(111, [4, 4], -1e4, 1e4)
    const b = randomTensor(112, [4, 4], -1e4, 1e4)
    expectClose(await candidate.imageQuality(a, b, 1e4), reference.imageQuality(a, b, 1e4))
    const c = greyImage(113, 3, 3)
    const d = noisy(c, 114, 1e-3)
    const got = await candidate.imageQuality(c, d)
    expectFinite(got)
    expectClose(got, reference.imageQuality(c, d))
  })

  test('input-unchanged', async () => {
    const a = greyImage(121, 3, 4)
    const b = noisy(a, 122, 20)
    await expectUnchanged(() => candidate.imageQuality(a, b))
  })

  test('shapes-must-match', async () => {
    await expectGoodInputWorks()
    const two = [
      [1, 2, 3],
      [4, 5, 6],
    ]
    const three = [
      [1, 2],
      [3, 4],
      [5, 6],
    ]
    await expectDeliberateError(() => candidate.imageQuality(two, [[1, 2, 3]]))
    await expectDeliberateError(() => candidate.imageQuality([[1, 2, 3]], two))
    await expectDeliberateError(() => candidate.imageQuality([[1]], [[1, 2]]))
    await expectDeliberateError(() => candidate.imageQuality([[1, 2]], [[1]]))
    await expectDeliberateError(() => candidate.imageQuality(two, three))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.imageQuality([], []))
    await expectDeliberateError(() => candidate.imageQuality([[], []], [[], []]))
  })

  test('peak-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const peak of [0, -255])
      await expectDeliberateError(() => candidate.imageQuality([[1, 2]], [[2, 1]], peak))
  })
})
