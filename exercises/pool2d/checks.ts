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

type Options = Parameters<typeof reference.pool2d>[1]

/** One image of one channel. */
const plane = (...rows: number[][]) => [[rows]]

const oneToNine = plane([1, 2, 3], [4, 5, 6], [7, 8, 9])
const oneToSixteen = plane([1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16])
const filled = (value: number, shape: readonly [number, number, number, number]) =>
  mapNested(randomTensor(1, shape), () => value)

const settings: Omit<Options, 'kind'>[] = [
  { kernel: 2 },
  { kernel: 3, stride: 1 },
  { kernel: 3, stride: 2, padding: 1 },
  { kernel: 2, stride: 3, padding: 1 },
  { kernel: 3, stride: 2, ceilMode: true },
  { kernel: 3, stride: 2, padding: 1, ceilMode: true },
  { kernel: 2, stride: 3, padding: 1, ceilMode: true },
  { kernel: 4, stride: 3, padding: 2, ceilMode: true },
]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.pool2d(plane([1, 2], [3, 4]), { kind: 'max', kernel: 2 }), plane([4]))

describe('samples', () => {
  test('max-overlapping', async () => {
    const got = await candidate.pool2d(oneToNine, { kind: 'max', kernel: 2, stride: 1 })
    expectClose(got, plane([5, 6], [8, 9]))
  })

  test('max-of-negatives', async () => {
    const options: Options = { kind: 'max', kernel: 3, stride: 2, padding: 1 }
    expectClose(await candidate.pool2d(plane([-1, -2], [-3, -4]), options), plane([-1]))
  })

  test('average-inside-only', async () => {
    const x = plane([1, 2], [3, 4])
    const got = await candidate.pool2d(x, {
      kind: 'avg',
      kernel: 2,
      stride: 1,
      padding: 1,
      countIncludePad: false,
    })
    expectClose(got, plane([1, 1.5, 2], [2, 2.5, 3], [3, 3.5, 4]))
  })
})

describe('hidden', () => {
  test('output-shape', async () => {
    const x = randomTensor(1, [2, 3, 7, 10], -1, 1)
    for (const kind of ['max', 'avg'] as const) {
      expectShape(await candidate.pool2d(x, { kind, kernel: 3 }), [2, 3, 2, 3])
      expectShape(await candidate.pool2d(x, { kind, kernel: 3, ceilMode: true }), [2, 3, 3, 4])
      expectShape(await candidate.pool2d(x, { kind, kernel: 2, stride: 1 }), [2, 3, 6, 9])
      expectShape(
        await candidate.pool2d(x, { kind, kernel: 3, stride: 2, padding: 1 }),
        [2, 3, 4, 5],
      )
    }
  })

  test('stride-defaults-to-kernel', async () => {
    const max = await candidate.pool2d(oneToSixteen, { kind: 'max', kernel: 2 })
    expectClose(max, plane([6, 8], [14, 16]))
    const average = await candidate.pool2d(oneToSixteen, { kind: 'avg', kernel: 2 })
    expectClose(average, plane([3.5, 5.5], [11.5, 13.5]))
  })

  test('average-counts-padding', async () => {
    const x = plane([1, 2], [3, 4])
    const got = await candidate.pool2d(x, { kind: 'avg', kernel: 2, stride: 1, padding: 1 })
    expectClose(got, plane([0.25, 0.75, 0.5], [1, 2.5, 1.5], [0.75, 1.75, 1]))
  })

  test('max-with-half-padding', async () => {
    const x = plane([-1, -2, -3], [-3, -4, -9], [-1, -5, -2])
    const options: Options = { kind: 'max', kernel: 2, stride: 2, padding: 1 }
    expectClose(await candidate.pool2d(x, options), plane([-1, -2], [-1, -2]))
  })

  test('remainder-dropped', async () => {
    const x = plane([1, 2, 50], [3, 4, 60], [70, 80, 90])
    expectClose(await candidate.pool2d(x, { kind: 'max', kernel: 2 }), plane([4]))
    expectClose(await candidate.pool2d(x, { kind: 'avg', kernel: 2 }), plane([2.5]))
  })

  test('ceil-mode', async () => {
    const max = await candidate.pool2d(oneToNine, { kind: 'max', kernel: 2, ceilMode: true })
    expectClose(max, plane([5, 6], [8, 9]))
    const average = await candidate.pool2d(oneToNine, { kind: 'avg', kernel: 2, ceilMode: true })
    expectClose(average, plane([3, 4.5], [7.5, 9]))
    // A window of 3 on a map of 2: ⌈−1/3⌉ + 1 = 1.
    const small = plane([1, 2], [3, 4])
    const options = { kernel: 3, ceilMode: true }
    expectClose(await candidate.pool2d(small, { ...options, kind: 'max' }), plane([4]))
    expectClose(await candidate.pool2d(small, { ...options, kind: 'avg' }), plane([2.5]))
  })

  test('ceil-mode-divisors', async () => {
    const options: Options = { kind: 'avg', kernel: 3, stride: 2, padding: 1, ceilMode: true }
    const got = await candidate.pool2d(filled(1, [1, 1, 4, 4]), options)
    expectClose(got, plane([4 / 9, 2 / 3, 1 / 3], [2 / 3, 1, 1 / 2], [1 / 3, 1 / 2, 1 / 4]))
  })

  test('window-in-padding-dropped', async () => {
    const options = { kernel: 2, stride: 3, padding: 1, ceilMode: true }
    const max = await candidate.pool2d(oneToSixteen, { ...options, kind: 'max' })
    expectClose(max, plane([1, 4], [13, 16]))
    const average = await candidate.pool2d(oneToSixteen, {
      ...options,
      kind: 'avg',
      countIncludePad: false,
    })
    expectClose(average, plane([1, 3.5], [11, 13.5]))
  })

  test('random-max', async () => {
    for (const [i, setting] of settings.entries()) {
      const x = randomTensor(11 + i, [2, 2, 7, 8], -9, 1)
      const options: Options = { ...setting, kind: 'max' }
      expectClose(await candidate.pool2d(x, options), reference.pool2d(x, options))
    }
  })

  test('random-average', async () => {
    for (const [i, setting] of settings.entries())
      for (const countIncludePad of [true, false]) {
        const x = randomTensor(31 + i, [1, 2, 8, 6], -3, 3)
        const options: Options = { ...setting, kind: 'avg', countIncludePad }
        expectClose(await candidate.pool2d(x, options), reference.pool2d(x, options))
      }
  })

  test('global-pooling', async () => {
    const x = randomTensor(51, [2, 3, 4, 4], -5, 5)
    const each = (f: (cells: number[]) => number) =>
      x.map((image) => image.map((map) => [[f(map.flat())]]))
    const max = await candidate.pool2d(x, { kind: 'max', kernel: 4 })
    expectClose(
      max,
      each((cells) => Math.max(...cells)),
    )
    const average = await candidate.pool2d(x, { kind: 'avg', kernel: 4 })
    expectClose(
      average,
      each((cells) => cells.reduce((sum, v) => sum + v, 0) / 16),
    )
  })

  test('window-of-one-cell', async () => {
    const x = randomTensor(52, [1, 2, 3, 5], -5, 5)
    for (const kind of ['max', 'avg'] as const) {
      expectClose(await candidate.pool2d(x, { kind, kernel: 1 }), x)
      const everyOther = await candidate.pool2d(x, { kind, kernel: 1, stride: 2 })
      expectClose(
        everyOther,
        x.map((image) =>
          image.map(([a = [], , c = []]) => [a, c].map((row) => [row[0], row[2], row[4]])),
        ),
      )
    }
  })

  test('constant-map', async () => {
    for (const setting of settings) {
      const inside: Options = { ...setting, kind: 'avg', countIncludePad: false }
      const expected = mapNested(reference.pool2d(filled(0, [1, 2, 7, 6]), inside), () => -2.5)
      const x = filled(-2.5, [1, 2, 7, 6])
      expectClose(await candidate.pool2d(x, inside), expected)
      expectClose(await candidate.pool2d(x, { ...setting, kind: 'max' }), expected)
    }
  })

  test('max-at-least-average', async () => {
    const x = randomTensor(61, [1, 2, 6, 6], -4, 4)
    const options = { kernel: 3, stride: 2, padding: 1, countIncludePad: false }
    const max = await candidate.pool2d(x, { ...options, kind: 'max' })
    const average = await candidate.pool2d(x, { ...options, kind: 'avg' })
    expectShape(max, [1, 2, 3, 3])
    expectShape(average, [1, 2, 3, 3])
    const averages = average.flat(3)
    const holds = max.flat(3).every((v, i) => v > averages[i]!)
    expectThat(holds, 'The maximum of a window cannot be below its average.', { got: max })
  })

  test('adding-a-constant', async () => {
    const x = randomTensor(71, [1, 2, 5, 5], -2, 2)
    const moved = mapNested(x, (v: number) => v - 40)
    const options: Options[] = [
      { kind: 'max', kernel: 3, stride: 2, padding: 1 },
      { kind: 'avg', kernel: 2, stride: 1, padding: 1, countIncludePad: false },
      { kind: 'avg', kernel: 3, stride: 1 },
    ]
    for (const o of options) {
      const expected = mapNested(reference.pool2d(x, o), (v: number) => v - 40)
      expectClose(await candidate.pool2d(moved, o), expected)
    }
  })

  test('channels-are-independent', async () => {
    const [a, b] = [randomTensor(81, [1, 3, 4, 6], -2, 2), randomTensor(82, [1, 3, 4, 6], -2, 2)]
    const options: Options = { kind: 'avg', kernel: 3, stride: 1, padding: 1 }
    const [ofA, ofB] = [reference.pool2d(a, options), reference.pool2d(b, options)]
    const x = [
      [a[0]![0]!, b[0]![1]!, a[0]![2]!],
      [b[0]![0]!, a[0]![1]!, b[0]![2]!],
    ]
    expectClose(await candidate.pool2d(x, options), [
      [ofA[0]![0]!, ofB[0]![1]!, ofA[0]![2]!],
      [ofB[0]![0]!, ofA[0]![1]!, ofB[0]![2]!],
    ])
  })

  test('far-below-zero', async () => {
    const x = plane([-1e12, -3e12, -2e12], [-5e12, -4e12, -6e12], [-9e12, -7e12, -8e12])
    const max = await candidate.pool2d(x, { kind: 'max', kernel: 2, stride: 1, padding: 1 })
    const expected = plane(
      [-1e12, -1e12, -2e12, -2e12],
      [-1e12, -1e12, -2e12, -2e12],
      [-5e12, -4e12, -4e12, -6e12],
      [-9e12, -7e12, -7e12, -8e12],
    )
    expectClose(max, expected)
  })

  test('input-unchanged', async () => {
    const x = randomTensor(91, [1, 2, 3, 3], -1, 1)
    for (const kind of ['max', 'avg'] as const)
      await expectUnchanged(() => candidate.pool2d(x, { kind, kernel: 3, stride: 2, padding: 1 }))
  })

  test('padding-at-most-half', async () => {
    await expectGoodInputWorks()
    for (const kind of ['max', 'avg'] as const) {
      await expectDeliberateError(() =>
        candidate.pool2d(oneToSixteen, { kind, kernel: 2, padding: 2 }),
      )
      await expectDeliberateError(() =>
        candidate.pool2d(oneToSixteen, { kind, kernel: 3, padding: 2 }),
      )
    }
  })

  test('window-must-fit', async () => {
    await expectGoodInputWorks()
    const wide = plane([1, 2, 3], [4, 5, 6])
    for (const kind of ['max', 'avg'] as const) {
      await expectDeliberateError(() => candidate.pool2d(wide, { kind, kernel: 3 }))
      await expectDeliberateError(() =>
        candidate.pool2d(oneToNine, { kind, kernel: 6, padding: 1 }),
      )
    }
  })
})
