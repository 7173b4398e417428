import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectSumsToOne,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = Parameters<typeof reference.mixSample>[4]
type Mat = number[][]

const [cat, dog] = [
  [1, 0],
  [0, 1],
]

const filled = (h: number, w: number, value: number): Mat =>
  Array.from({ length: h }, () => Array.from({ length: w }, () => value))

/** Ones pasted into zeros: the image shows the box. */
const boxIn = (h: number, w: number, lambda: number, center: [number, number]) =>
  candidate.mixSample(filled(h, w, 0), cat, filled(h, w, 1), dog, {
    kind: 'cutmix',
    lambda,
    center,
  })

/** Image and target of a call, once they are known to be there and to have their shapes. */
const whole = (got: unknown, h: number, w: number, classes: number) => {
  const parts = typeof got === 'object' && got !== null && 'x' in got && 'y' in got
  expectThat(parts, 'Return { x, y }.', { got })
  const { x, y } = got as { x: Mat; y: number[] }
  expectShape(x, [h, w])
  expectShape(y, [classes])
  return { x, y }
}

/** Two random samples of three classes with soft targets. */
function randomPair(seed: number, h: number, w: number) {
  const target = (at: number) => {
    const raw = randomTensor(at, [3], 0.1, 1)
    const total = raw.reduce((sum, v) => sum + v, 0)
    return raw.map((v) => v / total)
  }
  const x1 = randomTensor(seed, [h, w], -3, 3)
  const x2 = randomTensor(seed + 1, [h, w], -3, 3)
  return [x1, target(seed + 2), x2, target(seed + 3)] as const
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const mixed = { x: [[3, 5]], y: [0.5, 0.5] }
  const mixup: Options = { kind: 'mixup', lambda: 0.5 }
  expectClose(await candidate.mixSample([[2, 4]], cat, [[4, 6]], dog, mixup), mixed)
  const cutmix: Options = { kind: 'cutmix', lambda: 0, center: [0, 1] }
  expectClose(await candidate.mixSample([[2, 4]], cat, [[4, 6]], dog, cutmix), {
    x: [[4, 6]],
    y: dog,
  })
}

describe('samples', () => {
  test('mixup', async () => {
    const x2 = [
      [4, 8],
      [12, 16],
    ]
    const options: Options = { kind: 'mixup', lambda: 0.75 }
    expectClose(await candidate.mixSample(filled(2, 2, 0), cat, x2, dog, options), {
      x: [
        [1, 2],
        [3, 4],
      ],
      y: [0.75, 0.25],
    })
  })

  test('box-in-the-middle', async () => {
    expectClose(await boxIn(4, 4, 0.75, [2, 2]), {
      x: [
        [0, 0, 0, 0],
        [0, 1, 1, 0],
        [0, 1, 1, 0],
        [0, 0, 0, 0],
      ],
      y: [0.75, 0.25],
    })
  })

  test('box-in-the-corner', async () => {
    expectClose(await boxIn(2, 4, 0, [0, 0]), {
      x: [
        [1, 1, 0, 0],
        [0, 0, 0, 0],
      ],
      y: [0.75, 0.25],
    })
  })
})

describe('hidden', () => {
  test('image-and-target', async () => {
    const [x1, y1, x2, y2] = randomPair(1, 3, 5)
    const mixup: Options = { kind: 'mixup', lambda: 0.3 }
    whole(await candidate.mixSample(x1, y1, x2, y2, mixup), 3, 5, 3)
    const cutmix: Options = { kind: 'cutmix', lambda: 0.3, center: [1, 4] }
    whole(await candidate.mixSample(x1, y1, x2, y2, cutmix), 3, 5, 3)
  })

  test('row-before-column', async () => {
    const x1 = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]
    const x2 = [
      [9, 8, 7],
      [6, 5, 4],
      [3, 2, 1],
    ]
    const options: Options = { kind: 'cutmix', lambda: 0.5, center: [1, 2] }
    expectClose(await candidate.mixSample(x1, cat, x2, dog, options), {
      x: [
        [1, 8, 7],
        [4, 5, 4],
        [7, 8, 9],
      ],
      y: [5 / 9, 4 / 9],
    })
  })

  test('odd-and-even-sides', async () => {
    // Sides 0.75 · 4 = 3 and 0.75 · 8 = 6.
    expectClose(await boxIn(4, 8, 0.4375, [2, 3]), {
      x: [
        [0, 0, 0, 0, 0, 0, 0, 0],
        [1, 1, 1, 1, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 1, 0, 0],
      ],
      y: [14 / 32, 18 / 32],
    })
  })

  test('sides-rounded-down', async () => {
    // 5 · √0.3 = 2.74 and 3 · √0.3 = 1.64.
    expectClose(await boxIn(5, 3, 0.7, [2, 1]), {
      x: [
        [0, 0, 0],
        [0, 1, 0],
        [0, 1, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      y: [13 / 15, 2 / 15],
    })
  })

  test('other-corners', async () => {
    expectClose(await boxIn(4, 4, 0.4375, [3, 3]), {
      x: [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 1, 1],
        [0, 0, 1, 1],
      ],
      y: [0.75, 0.25],
    })
    expectClose(await boxIn(4, 4, 0.4375, [0, 3]), {
      x: [
        [0, 0, 1, 1],
        [0, 0, 1, 1],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      y: [0.75, 0.25],
    })
  })

  test('soft-targets', async () => {
    const [y1, y2] = [
      [0.5, 0.5, 0, 0],
      [0, 0.2, 0.2, 0.6],
    ]
    const mixup: Options = { kind: 'mixup', lambda: 0.25 }
    expectClose(await candidate.mixSample([[8]], y1, [[4]], y2, mixup), {
      x: [[5]],
      y: [0.125, 0.275, 0.15, 0.45],
    })
    const cutmix: Options = { kind: 'cutmix', lambda: 0.75, center: [1, 1] }
    const got = await candidate.mixSample(filled(2, 2, 0), y1, filled(2, 2, 6), y2, cutmix)
    expectClose(got, {
      x: [
        [0, 0],
        [0, 6],
      ],
      y: [0.375, 0.425, 0.05, 0.15],
    })
  })

  test('center-means-nothing-to-mixup', async () => {
    const [x1, y1, x2, y2] = randomPair(11, 3, 3)
    const expected = reference.mixSample(x1, y1, x2, y2, { kind: 'mixup', lambda: 0.4 })
    for (const center of [[0, 0], [2, 1], null] as const) {
      const options: Options = { kind: 'mixup', lambda: 0.4, center: center && [...center] }
      expectClose(await candidate.mixSample(x1, y1, x2, y2, options), expected)
    }
  })

  test('random-mixup', async () => {
    for (const [seed, lambda] of [
      [21, 0.1],
      [31, 0.5],
      [41, 0.83],
    ] as const) {
      const [x1, y1, x2, y2] = randomPair(seed, 4, 6)
      const options: Options = { kind: 'mixup', lambda }
      const got = await candidate.mixSample(x1, y1, x2, y2, options)
      expectClose(got, reference.mixSample(x1, y1, x2, y2, options))
    }
  })

  test('random-cutmix', async () => {
    for (const seed of [51, 61, 71, 81, 91]) {
      const random = seeded(seed)
      const [h, w] = [3 + Math.floor(6 * random()), 3 + Math.floor(6 * random())]
      const [x1, y1, x2, y2] = randomPair(seed, h, w)
      for (let repeat = 0; repeat < 4; repeat++) {
        const center: [number, number] = [Math.floor(h * random()), Math.floor(w * random())]
        const options: Options = { kind: 'cutmix', lambda: random(), center }
        const got = await candidate.mixSample(x1, y1, x2, y2, options)
        expectClose(got, reference.mixSample(x1, y1, x2, y2, options))
      }
    }
  })

  test('lambda-one-and-zero', async () => {
    const [x1, y1, x2, y2] = randomPair(101, 3, 4)
    const at = (options: Options) => candidate.mixSample(x1, y1, x2, y2, options)
    const [first, second] = [
      { x: x1, y: y1 },
      { x: x2, y: y2 },
    ]
    expectClose(await at({ kind: 'mixup', lambda: 1 }), first)
    expectClose(await at({ kind: 'mixup', lambda: 0 }), second)
    expectClose(await at({ kind: 'cutmix', lambda: 1, center: [2, 3] }), first)
    // From the middle the largest box covers everything.
    expectClose(await at({ kind: 'cutmix', lambda: 0, center: [1, 2] }), second)
  })

  test('targets-sum-to-one', async () => {
    const [x1, y1, x2, y2] = randomPair(111, 5, 4)
    for (const lambda of [0.05, 0.35, 0.6, 0.9])
      for (const kind of ['mixup', 'cutmix'] as const) {
        const got = await candidate.mixSample(x1, y1, x2, y2, { kind, lambda, center: [4, 1] })
        expectSumsToOne(whole(got, 5, 4, 3).y, { abs: 1e-6 })
      }
  })

  test('samples-exchanged', async () => {
    const [x1, y1, x2, y2] = randomPair(121, 4, 3)
    const expected = reference.mixSample(x1, y1, x2, y2, { kind: 'mixup', lambda: 0.3 })
    const got = await candidate.mixSample(x2, y2, x1, y1, { kind: 'mixup', lambda: 0.7 })
    expectClose(got, expected)
  })

  test('target-is-the-pasted-share', async () => {
    const input = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .chain(([h, w]) =>
        fc.record({
          h: fc.constant(h),
          w: fc.constant(w),
          center: fc.tuple(fc.nat(h - 1), fc.nat(w - 1)),
          lambda: fc.constantFrom(0, 0.2, 0.4375, 0.75, 0.9375, 1),
        }),
      )
    await fc.assert(
      fc.asyncProperty(input, async ({ h, w, center, lambda }) => {
        const { x, y } = whole(await boxIn(h, w, lambda, center), h, w, 2)
        const pixels = x.flat()
        expectThat(
          pixels.every((v) => v === 0 || v === 1),
          'Every pixel must come from one of the two images.',
          { got: x },
        )
        const share = pixels.filter((v) => v === 1).length / (h * w)
        expectClose(y, [1 - share, share])
        const options: Options = { kind: 'cutmix', lambda, center }
        const expected = reference.mixSample(filled(h, w, 0), cat, filled(h, w, 1), dog, options)
        expectClose({ x, y }, expected)
      }),
    )
  })

  test('large-values', async () => {
    const [x1, y1, x2, y2] = randomPair(131, 3, 3)
    const large = (m: Mat) => mapNested(m, (v: number) => 1e150 * v)
    const mixup: Options = { kind: 'mixup', lambda: 0.6 }
    const got = await candidate.mixSample(large(x1), y1, large(x2), y2, mixup)
    expectFinite(got)
    expectClose(got, reference.mixSample(large(x1), y1, large(x2), y2, mixup))
    const cutmix: Options = { kind: 'cutmix', lambda: 0.5, center: [0, 1] }
    // A pasted pixel must not be a sum in which the other image is lost.
    const pasted = await candidate.mixSample(large(x1), y1, x2, y2, cutmix)
    expectClose(pasted, reference.mixSample(large(x1), y1, x2, y2, cutmix))
  })

  test('box-of-size-zero', async () => {
    const [x1, y1, x2, y2] = randomPair(141, 3, 4)
    const options: Options = { kind: 'cutmix', lambda: 0.97, center: [1, 1] }
    expectClose(await candidate.mixSample(x1, y1, x2, y2, options), { x: x1, y: y1 })
    // One column of no rows is no box either: 3 · √0.1 < 1 < 4 · √0.1.
    const flat: Options = { kind: 'cutmix', lambda: 0.9, center: [2, 0] }
    expectClose(await candidate.mixSample(x1, y1, x2, y2, flat), { x: x1, y: y1 })
  })

  test('one-pixel', async () => {
    const options = (lambda: number): Options => ({ kind: 'cutmix', lambda, center: [0, 0] })
    const first = await candidate.mixSample([[7]], cat, [[9]], dog, options(0.01))
    expectClose(first, { x: [[7]], y: cat })
    const second = await candidate.mixSample([[7]], cat, [[9]], dog, options(0))
    expectClose(second, { x: [[9]], y: dog })
  })

  test('input-unchanged', async () => {
    const [x1, y1, x2, y2] = randomPair(151, 4, 4)
    const mixup: Options = { kind: 'mixup', lambda: 0.3 }
    await expectUnchanged(() => candidate.mixSample(x1, y1, x2, y2, mixup))
    const cutmix: Options = { kind: 'cutmix', lambda: 0.3, center: [1, 2] }
    await expectUnchanged(() => candidate.mixSample(x1, y1, x2, y2, cutmix))
  })

  test('lambda-in-range', async () => {
    await expectGoodInputWorks()
    for (const lambda of [2, 1.001, -0.001, -1])
      for (const kind of ['mixup', 'cutmix'] as const) {
        const options: Options = { kind, lambda, center: [0, 0] }
        await expectDeliberateError(() => candidate.mixSample([[1]], cat, [[2]], dog, options))
      }
  })

  test('images-of-one-shape', async () => {
    await expectGoodInputWorks()
    const square = filled(2, 2, 1)
    const mixup: Options = { kind: 'mixup', lambda: 0.5 }
    const cutmix: Options = { kind: 'cutmix', lambda: 0.5, center: [0, 0] }
    for (const options of [mixup, cutmix])
      for (const [x1, x2] of [
        [[[1, 1], [1]], square],
        [square, filled(2, 3, 1)],
        [square, filled(3, 2, 1)],
        [filled(2, 3, 1), square],
        [filled(3, 2, 1), square],
        [square, filled(1, 2, 1)],
        [square, filled(2, 1, 1)],
        [filled(1, 2, 1), square],
        [filled(2, 1, 1), square],
        [square, [[1, 1], [1]]],
        [
          [[1, 1], [1]],
          [[1, 1], [1]],
        ],
        [[], []],
        [
          [[], []],
          [[], []],
        ],
      ] as [Mat, Mat][])
        await expectDeliberateError(() => candidate.mixSample(x1, cat, x2, dog, options))
  })

  test('targets-of-one-length', async () => {
    await expectGoodInputWorks()
    const mixup: Options = { kind: 'mixup', lambda: 0.5 }
    await expectDeliberateError(() => candidate.mixSample([[1]], cat, [[1]], [1], mixup))
    await expectDeliberateError(() => candidate.mixSample([[1]], [1], [[1]], dog, mixup))
    const cutmix: Options = { kind: 'cutmix', lambda: 0.5, center: [0, 0] }
    await expectDeliberateError(() => candidate.mixSample([[1]], cat, [[1]], [0, 1, 0], cutmix))
    await expectDeliberateError(() => candidate.mixSample([[1]], cat, [[1]], [1], cutmix))
  })

  test('cutmix-needs-a-center', async () => {
    await expectGoodInputWorks()
    for (const options of [
      { kind: 'cutmix', lambda: 0.5 },
      { kind: 'cutmix', lambda: 0.5, center: null },
    ] as Options[])
      await expectDeliberateError(() => candidate.mixSample([[1]], cat, [[2]], dog, options))
  })
})
