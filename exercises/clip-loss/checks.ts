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
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const axes = [
  [1, 0],
  [0, 1],
]
const axesSwapped = [
  [0, 1],
  [1, 0],
]

/** The same number in all three places. */
const even = (loss: number) => ({ loss, imageToText: loss, textToImage: loss })

/** A part of the result, once it is known to be there. */
const partOf = (got: unknown, key: 'loss' | 'imageToText' | 'textToImage'): number => {
  const keys = ['loss', 'imageToText', 'textToImage']
  const whole = typeof got === 'object' && got !== null && keys.every((name) => name in got)
  expectThat(whole, 'Return { loss, imageToText, textToImage }.', { got })
  return (got as Record<string, number>)[key]!
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.clipLoss(axes, axes, 1), even(0.3132616875182228))

describe('samples', () => {
  test('matching-pairs', async () => {
    expectClose(await candidate.clipLoss(axes, axes, 1), even(0.3132616875182228))
  })

  test('image-between-captions', async () => {
    const image = [
      [1, 0],
      [1, 1],
    ]
    const text = [
      [2, 0],
      [0, 3],
    ]
    expectClose(await candidate.clipLoss(image, text, 10), {
      loss: 0.18652897905449883,
      imageToText: 0.34659628972958156,
      textToImage: 0.026461668379416103,
    })
  })

  test('one-pair', async () => {
    expectClose(await candidate.clipLoss([[1, 2]], [[-3, 1]], 5), even(0))
  })
})

describe('hidden', () => {
  test('three-numbers', async () => {
    const got = await candidate.clipLoss(
      randomTensor(1, [3, 4], -1, 1),
      randomTensor(2, [3, 4], -1, 1),
      2,
    )
    for (const key of ['loss', 'imageToText', 'textToImage'] as const)
      expectShape(partOf(got, key), [])
  })

  test('four-pairs', async () => {
    const image = [
      [0.58, -0.46, 0.87],
      [-0.02, 0.29, -0.48],
      [-0.33, -0.73, 0.25],
      [-0.76, -0.4, -0.95],
    ]
    const text = [
      [-0.62, -0.38, 0.02],
      [-0.59, -0.55, -0.19],
      [0.72, -0.41, -0.85],
      [-0.61, 0.46, -0.23],
    ]
    expectClose(await candidate.clipLoss(image, text, 3), {
      loss: 2.4420664107216528,
      imageToText: 2.3004106665589914,
      textToImage: 2.5837221548843146,
    })
  })

  test('captions-alike', async () => {
    // Three images, and one caption for all: it says nothing about the image, but images differ.
    const image = [
      [1, 0],
      [0, 1],
      [-1, 0],
    ]
    const text = [
      [2, 0],
      [3, 0],
      [1, 0],
    ]
    const lse = Math.log(Math.E + 1 + Math.exp(-1))
    expectClose(await candidate.clipLoss(image, text, 1), {
      loss: (Math.log(3) + lse) / 2,
      imageToText: Math.log(3),
      textToImage: lse,
    })
  })

  test('random-pairs', async () => {
    for (const [seed, scale] of [
      [11, 1],
      [12, 5],
      [13, 14.3],
    ] as const) {
      const image = randomTensor(seed, [5, 4], -2, 2)
      const text = randomTensor(seed + 20, [5, 4], -2, 2)
      const expected = reference.clipLoss(image, text, scale)
      expectClose(await candidate.clipLoss(image, text, scale), expected)
    }
  })

  test('random-near-pairs', async () => {
    for (const [seed, scale] of [
      [41, 20],
      [42, 100],
      [43, 0.5],
    ] as const) {
      const image = randomTensor(seed, [6, 3], -1, 1)
      const noise = randomTensor(seed + 20, [6, 3], -0.5, 0.5)
      const text = image.map((row, i) => row.map((v, k) => v + noise[i]![k]!))
      const expected = reference.clipLoss(image, text, scale)
      expectClose(await candidate.clipLoss(image, text, scale), expected)
    }
  })

  test('any-pairs', async () => {
    const size = fc.integer({ min: 1, max: 3 })
    const input = fc.tuple(size, size).chain(([n, d]) => {
      const row = fc
        .array(fc.integer({ min: -5, max: 5 }), { minLength: d, maxLength: d })
        .filter((values) => values.some((v) => v !== 0))
      const matrix = fc.array(row, { minLength: n, maxLength: n })
      return fc.tuple(matrix, matrix, fc.constantFrom(0, 1, 8))
    })
    await fc.assert(
      fc.asyncProperty(input, async ([image, text, scale]) => {
        const got = await candidate.clipLoss(image, text, scale)
        expectClose(got, reference.clipLoss(image, text, scale))
      }),
    )
  })

  test('sides-swapped', async () => {
    const image = randomTensor(71, [4, 3], -2, 2)
    const text = randomTensor(72, [4, 3], -2, 2)
    const { loss, imageToText, textToImage } = reference.clipLoss(image, text, 4)
    expectClose(await candidate.clipLoss(text, image, 4), {
      loss,
      imageToText: textToImage,
      textToImage: imageToText,
    })
  })

  test('scale-zero', async () => {
    for (const n of [1, 2, 6]) {
      const image = randomTensor(80 + n, [n, 3], -1, 1)
      const text = randomTensor(90 + n, [n, 3], -1, 1)
      expectClose(await candidate.clipLoss(image, text, 0), even(Math.log(n)))
    }
  })

  test('length-does-not-matter', async () => {
    const image = randomTensor(101, [3, 4], -2, 2)
    const text = randomTensor(102, [3, 4], -2, 2)
    const stretched = (m: Mat) => m.map((row, i) => row.map((v) => v * [0.2, 7, 40][i]!))
    const expected = reference.clipLoss(image, text, 3)
    expectClose(await candidate.clipLoss(stretched(image), text, 3), expected)
    expectClose(await candidate.clipLoss(image, stretched(text), 3), expected)
  })

  test('pairs-in-another-order', async () => {
    const image = randomTensor(111, [5, 3], -2, 2)
    const text = randomTensor(112, [5, 3], -2, 2)
    const order = [3, 0, 4, 1, 2]
    const got = await candidate.clipLoss(permuted(image, order), permuted(text, order), 6)
    expectClose(got, reference.clipLoss(image, text, 6))
  })

  test('mean-of-both-parts', async () => {
    const image = randomTensor(121, [4, 3], -2, 2)
    const text = randomTensor(122, [4, 3], -2, 2)
    const got = await candidate.clipLoss(image, text, 5)
    const mean = (partOf(got, 'imageToText') + partOf(got, 'textToImage')) / 2
    expectClose(partOf(got, 'loss'), mean)
    expectClose(partOf(got, 'loss'), reference.clipLoss(image, text, 5).loss)
  })

  test('pairs-broken-up', async () => {
    const image = randomTensor(131, [5, 8], -1, 1)
    const matched = partOf(await candidate.clipLoss(image, image, 10), 'loss')
    const moved = permuted(image, [1, 2, 3, 4, 0])
    const broken = partOf(await candidate.clipLoss(image, moved, 10), 'loss')
    const got = { matched, broken }
    expectThat(matched < Math.log(5), 'Equal pairs must cost less than guessing, ln 5.', { got })
    expectThat(broken > Math.log(5), 'Wrong pairs must cost more than guessing, ln 5.', { got })
  })

  test('very-large-scale', async () => {
    expectClose(await candidate.clipLoss(axes, axesSwapped, 1e4), even(1e4))
    expectClose(await candidate.clipLoss(axes, axes, 1e4), even(0))
    const opposite = [
      [-1, 0],
      [0, -1],
    ]
    expectClose(await candidate.clipLoss(axes, opposite, 1e4), even(1e4))
  })

  test('random-large-scale', async () => {
    const image = randomTensor(141, [5, 3], -1, 1)
    const text = randomTensor(142, [5, 3], -1, 1)
    for (const scale of [800, 1e4]) {
      const got = await candidate.clipLoss(image, text, scale)
      for (const key of ['loss', 'imageToText', 'textToImage'] as const)
        expectFinite(partOf(got, key))
      expectClose(got, reference.clipLoss(image, text, scale))
    }
  })

  test('all-logits-very-negative', async () => {
    // Every caption points away from every image.
    const image = [
      [3, 4],
      [3, 4],
    ]
    const text = [
      [-3, -4],
      [-6, -8],
    ]
    expectClose(await candidate.clipLoss(image, text, 1e4), even(Math.LN2))
  })

  test('long-and-short-rows', async () => {
    const image = randomTensor(151, [3, 4], -1, 1)
    const text = randomTensor(152, [3, 4], -1, 1)
    const got = await candidate.clipLoss(
      mapNested(image, (v: number) => v * 1e4),
      mapNested(text, (v: number) => v * 1e-4),
      10,
    )
    expectClose(got, reference.clipLoss(image, text, 10))
  })

  test('input-unchanged', async () => {
    const image = randomTensor(161, [2, 3], -1, 1)
    const text = randomTensor(162, [2, 3], -1, 1)
    await expectUnchanged(() => candidate.clipLoss(image, text, 10))
  })

  test('shapes-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.clipLoss([[1, 0]], [[1]], 1))
    await expectDeliberateError(() => candidate.clipLoss([[1]], [[1, 0]], 1))
    await expectDeliberateError(() => candidate.clipLoss(axes, [[1, 0]], 1))
    await expectDeliberateError(() => candidate.clipLoss([[1, 0]], axes, 1))
  })

  test('full-matrices-only', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.clipLoss([], [], 1))
    await expectDeliberateError(() => candidate.clipLoss([[], []], [[], []], 1))
    const ragged = [[1, 2], [3]]
    await expectDeliberateError(() => candidate.clipLoss(ragged, ragged, 1))
    await expectDeliberateError(() => candidate.clipLoss(axes, ragged, 1))
    await expectDeliberateError(() => candidate.clipLoss(ragged, axes, 1))
  })

  test('zero-row-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.clipLoss([[0, 0]], [[1, 0]], 1))
    await expectDeliberateError(() =>
      candidate.clipLoss(
        axes,
        [
          [1, 0],
          [0, 0],
        ],
        1,
      ),
    )
  })
})
