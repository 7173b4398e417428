import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectUnchanged,
  mapNested,
  numericalGradient,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type T4 = number[][][][]
type Options = Parameters<typeof reference.maxPool2dBackward>[2]

/** One image of one channel. */
const plane = (...rows: number[][]): T4 => [[rows]]

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)

const windows = (length: number, { kernel, stride = kernel, padding = 0 }: Options) =>
  Math.floor((length + 2 * padding - kernel) / stride) + 1

/** x and a gy that fits, with entries below 0 in both. */
const randomPair = (
  seed: number,
  [n, c, h, w]: readonly [number, number, number, number],
  options: Options,
): [x: T4, gy: T4] => [
  randomTensor(seed, [n, c, h, w], -3, 2),
  randomTensor(seed + 1000, [n, c, windows(h, options), windows(w, options)], -2, 2),
]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const x = plane([3, 1, 4, 1], [5, 9, 2, 6])
  expectClose(
    await candidate.maxPool2dBackward(x, plane([7, 8]), { kernel: 2 }),
    plane([0, 0, 0, 0], [0, 7, 0, 8]),
  )
}

describe('samples', () => {
  test('one-window', async () => {
    const got = await candidate.maxPool2dBackward(plane([1, 3], [2, 0]), plane([5]), { kernel: 2 })
    expectClose(got, plane([0, 5], [0, 0]))
  })

  test('overlap', async () => {
    const x = plane([1, 2, 1], [2, 9, 2], [1, 2, 1])
    const options = { kernel: 2, stride: 1 }
    const got = await candidate.maxPool2dBackward(x, plane([1, 2], [3, 4]), options)
    expectClose(got, plane([0, 0, 0], [0, 10, 0], [0, 0, 0]))
  })

  test('tie', async () => {
    const got = await candidate.maxPool2dBackward(plane([7, 7], [7, 7]), plane([1]), { kernel: 2 })
    expectClose(got, plane([1, 0], [0, 0]))
  })
})

describe('hidden', () => {
  test('shape-of-x', async () => {
    const settings: Options[] = [
      { kernel: 2 },
      { kernel: 3, stride: 2, padding: 1 },
      { kernel: 2, stride: 3 },
      { kernel: 3, stride: 1 },
    ]
    for (const [i, options] of settings.entries()) {
      const [x, gy] = randomPair(1 + i, [2, 3, 6, 5], options)
      expectShape(await candidate.maxPool2dBackward(x, gy, options), [2, 3, 6, 5])
    }
  })

  test('stride-defaults-to-kernel', async () => {
    const x = plane([1, 2, 8, 3], [4, 0, 5, 6], [9, 1, 2, 2], [3, 7, 1, 4])
    const got = await candidate.maxPool2dBackward(x, plane([10, 20], [30, 40]), { kernel: 2 })
    expectClose(got, plane([0, 0, 20, 0], [10, 0, 0, 0], [30, 0, 0, 0], [0, 0, 0, 40]))
  })

  test('negative-with-padding', async () => {
    const x = plane([-5, -1], [-2, -3])
    const options = { kernel: 2, stride: 2, padding: 1 }
    const got = await candidate.maxPool2dBackward(x, plane([1, 2], [3, 4]), options)
    expectClose(got, plane([1, 2], [3, 4]))
  })

  test('all-negative', async () => {
    const x = plane([-4, -9, -6], [-7, -2, -8])
    const options = { kernel: 2, stride: 1 }
    const got = await candidate.maxPool2dBackward(x, plane([5, -3]), options)
    expectClose(got, plane([0, 0, 0], [0, 2, 0]))
  })

  test('ties-of-overlapping-windows', async () => {
    const zeros = plane([0, 0, 0], [0, 0, 0], [0, 0, 0])
    const options = { kernel: 2, stride: 1 }
    const got = await candidate.maxPool2dBackward(zeros, plane([1, 2], [3, 4]), options)
    expectClose(got, plane([1, 2, 0], [3, 4, 0], [0, 0, 0]))
  })

  test('tie-in-reading-order', async () => {
    const x = plane([1, 5, 0, 2], [5, 1, 2, 2])
    const got = await candidate.maxPool2dBackward(x, plane([3, 4]), { kernel: 2 })
    expectClose(got, plane([0, 3, 0, 4], [0, 0, 0, 0]))
    const rows = (first: number[], value: number) =>
      plane(first, ...Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => value)))
    const flat = rows([6, 7, 7, 7, 7], 7)
    const second = await candidate.maxPool2dBackward(flat, plane([2]), { kernel: 5 })
    expectClose(second, rows([0, 2, 0, 0, 0], 0))
  })

  test('same-value-in-another-window', async () => {
    const x = plane([1, 6, 0, 2], [3, 2, 6, 1], [6, 4, 6, 5], [2, 0, 3, 1])
    const got = await candidate.maxPool2dBackward(x, plane([1, 2], [3, 4]), { kernel: 2 })
    expectClose(got, plane([0, 1, 0, 0], [0, 0, 2, 0], [3, 0, 4, 0], [0, 0, 0, 0]))
  })

  test('remainder-gets-nothing', async () => {
    const x = plane([1, 2, 90], [3, 0, 80], [70, 60, 50])
    const got = await candidate.maxPool2dBackward(x, plane([4]), { kernel: 2 })
    expectClose(got, plane([0, 0, 0], [4, 0, 0], [0, 0, 0]))
    const options = { kernel: 1, stride: 2 }
    const spaced = await candidate.maxPool2dBackward(x, plane([1, 2], [3, 4]), options)
    expectClose(spaced, plane([1, 0, 2], [0, 0, 0], [3, 0, 4]))
  })

  test('random-default-stride', async () => {
    for (const seed of [11, 12, 13]) {
      const options = { kernel: seed - 10 }
      const [x, gy] = randomPair(seed, [2, 2, 7, 6], options)
      const expected = reference.maxPool2dBackward(x, gy, options)
      expectClose(await candidate.maxPool2dBackward(x, gy, options), expected)
    }
  })

  test('random-stride-and-padding', async () => {
    const settings: Options[] = [
      { kernel: 3, stride: 2, padding: 1 },
      { kernel: 3, stride: 1, padding: 1 },
      { kernel: 2, stride: 1, padding: 1 },
      { kernel: 4, stride: 3, padding: 2 },
      { kernel: 2, stride: 3, padding: 1 },
    ]
    for (const [i, options] of settings.entries()) {
      const [x, gy] = randomPair(21 + i, [2, 2, 5, 6], options)
      const expected = reference.maxPool2dBackward(x, gy, options)
      expectClose(await candidate.maxPool2dBackward(x, gy, options), expected)
    }
  })

  test('any-small-map', async () => {
    // Few different values, so that there are ties.
    const list = <T>(entry: fc.Arbitrary<T>, length: number) =>
      fc.array(entry, { minLength: length, maxLength: length })
    const side = fc.integer({ min: 1, max: 4 })
    const setting = fc
      .record({ h: side, w: side, kernel: side, stride: side, padding: fc.constantFrom(0, 1, 2) })
      .filter(({ h, w, kernel, padding }) => {
        const fits = kernel <= Math.min(h, w) + 2 * padding
        return fits && 2 * padding <= kernel
      })
      .chain(({ h, w, ...options }) =>
        fc.record({
          map: list(list(fc.integer({ min: -2, max: 1 }), w), h),
          gradient: list(
            list(fc.integer({ min: -9, max: 9 }), windows(w, options)),
            windows(h, options),
          ),
          options: fc.constant(options),
        }),
      )
    await fc.assert(
      fc.asyncProperty(setting, async ({ map, gradient, options }) => {
        const expected = reference.maxPool2dBackward([[map]], [[gradient]], options)
        const got = await candidate.maxPool2dBackward([[map]], [[gradient]], options)
        expectClose(got, expected)
      }),
    )
  })

  test('layer-sized', async () => {
    const options = { kernel: 3, stride: 2, padding: 1 }
    const [x, gy] = randomPair(31, [1, 4, 24, 24], options)
    const expected = reference.maxPool2dBackward(x, gy, options)
    expectClose(await candidate.maxPool2dBackward(x, gy, options), expected)
  })

  test('gradient-numerically', async () => {
    const settings: Options[] = [
      { kernel: 2 },
      { kernel: 3, stride: 1 },
      { kernel: 3, stride: 2, padding: 1 },
    ]
    for (const [i, options] of settings.entries()) {
      const { kernel, stride = kernel, padding = 0 } = options
      // Whole numbers in random order: no two are close, so no step of h changes a winner.
      const random = randomTensor(41 + i, [20])
      const rank = (v: number) => random.filter((other) => other < v).length - 12
      const map = [0, 1, 2, 3].map((r) => random.slice(5 * r, 5 * r + 5).map(rank))
      const [, gy] = randomPair(51 + i, [1, 1, 4, 5], options)
      const loss = (flat: readonly number[]) =>
        sum(
          gy[0]![0]!.flatMap((line, r) =>
            line.map((g, c) => {
              let best = -Infinity
              for (let u = 0; u < kernel; u++)
                for (let v = 0; v < kernel; v++) {
                  const [row, column] = [r * stride - padding + u, c * stride - padding + v]
                  const inside = row >= 0 && row < 4 && column >= 0 && column < 5
                  if (inside) best = Math.max(best, flat[5 * row + column]!)
                }
              return g * best
            }),
          ),
        )
      const flat = await numericalGradient(loss, map.flat())
      const expected = plane(...[0, 1, 2, 3].map((r) => flat.slice(5 * r, 5 * r + 5)))
      const got = await candidate.maxPool2dBackward([[map]], gy, options)
      // Away from ties the loss is linear, so central differences are off by rounding only.
      expectClose(got, expected, { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('sum-is-kept', async () => {
    for (const options of [{ kernel: 2 }, { kernel: 3, stride: 1, padding: 1 }]) {
      const [x, gy] = randomPair(61, [2, 3, 5, 4], options)
      const got = await candidate.maxPool2dBackward(x, gy, options)
      expectShape(got, [2, 3, 5, 4])
      const sums = (t: T4) => t.map((image) => image.map((map) => sum(map.flat())))
      expectClose(sums(got), sums(gy))
    }
  })

  test('window-of-one-cell', async () => {
    const [x, gy] = randomPair(62, [2, 2, 3, 4], { kernel: 1 })
    expectClose(await candidate.maxPool2dBackward(x, gy, { kernel: 1 }), gy)
  })

  test('one-window-for-all', async () => {
    const x = plane([3, 1, 4], [1, 5, 9], [2, 6, 5])
    const got = await candidate.maxPool2dBackward(x, plane([-2.5]), { kernel: 3 })
    expectClose(got, plane([0, 0, 0], [0, 0, -2.5], [0, 0, 0]))
  })

  test('adding-a-constant', async () => {
    const options = { kernel: 3, stride: 2, padding: 1 }
    const [x, gy] = randomPair(63, [1, 2, 5, 5], options)
    const expected = reference.maxPool2dBackward(x, gy, options)
    for (const constant of [-1000, 40]) {
      const moved = mapNested(x, (v: number) => v + constant)
      expectClose(await candidate.maxPool2dBackward(moved, gy, options), expected)
    }
  })

  test('linear-in-gy', async () => {
    const options = { kernel: 2, stride: 1 }
    const [x, gy] = randomPair(64, [1, 2, 4, 4], options)
    for (const factor of [-4, 0]) {
      const scaled = mapNested(gy, (g: number) => factor * g)
      const once = reference.maxPool2dBackward(x, gy, options)
      const expected = mapNested(once, (g: number) => factor * g)
      expectClose(await candidate.maxPool2dBackward(x, scaled, options), expected)
    }
  })

  test('channels-are-independent', async () => {
    const options = { kernel: 2, stride: 1 }
    const [x, gy] = randomPair(65, [2, 3, 3, 4], options)
    const expected = x.map((image, n) =>
      image.map((map, c) => reference.maxPool2dBackward([[map]], [[gy[n]![c]!]], options)[0]![0]!),
    )
    expectClose(await candidate.maxPool2dBackward(x, gy, options), expected)
  })

  test('extreme-values', async () => {
    const x = plane([-1e300, -2e300, 1e300, 9e299], [-3e300, -4e300, -1e-300, 1e-300])
    const got = await candidate.maxPool2dBackward(x, plane([1e8, -1e-3]), { kernel: 2 })
    expectFinite(got)
    expectClose(got, plane([1e8, 0, -1e-3, 0], [0, 0, 0, 0]))
  })

  test('input-unchanged', async () => {
    const options = { kernel: 2, stride: 1, padding: 1 }
    const [x, gy] = randomPair(66, [1, 2, 3, 3], options)
    await expectUnchanged(() => candidate.maxPool2dBackward(x, gy, options))
  })

  test('gradient-per-window', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(71, [1, 1, 4, 4])
    for (const [rows, columns] of [
      [2, 1],
      [1, 2],
      [1, 1],
      [1, 4],
      [3, 2],
      [2, 3],
      [3, 3],
    ] as const) {
      const gy = randomTensor(72, [1, 1, rows, columns])
      await expectDeliberateError(() => candidate.maxPool2dBackward(x, gy, { kernel: 2 }))
    }
  })

  test('gradient-per-image-and-channel', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(73, [2, 2, 4, 4])
    for (const [n, c] of [
      [3, 2],
      [2, 3],
      [1, 2],
      [2, 1],
    ] as const) {
      const gy = randomTensor(74, [n, c, 2, 2])
      await expectDeliberateError(() => candidate.maxPool2dBackward(x, gy, { kernel: 2 }))
    }
  })

  test('window-must-fit', async () => {
    await expectGoodInputWorks()
    const x = plane([1, 2], [3, 4])
    await expectDeliberateError(() => candidate.maxPool2dBackward(x, plane([1]), { kernel: 3 }))
    const wide = plane([1, 2, 3])
    await expectDeliberateError(() => candidate.maxPool2dBackward(wide, plane([1]), { kernel: 2 }))
  })
})
