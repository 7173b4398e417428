import { describe, test } from 'vitest'
import {
  candidateOf,
  expectDeliberateError,
  expectSame,
  expectShape,
  expectThat,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const repeated = (label: number, times: number): number[] => Array<number>(times).fill(label)

const randomLabels = (seed: number, n: number, classes: number): number[] =>
  randomTensor(seed, [n], 0, classes).map(Math.floor)

/** Both lists together hold 0 … n − 1, each once. */
const expectAllIndices = (got: unknown, n: number): void => {
  const whole = typeof got === 'object' && got !== null && 'train' in got && 'test' in got
  expectThat(whole, 'Return { train, test }.', { got })
  const { train, test: held } = got as { train: number[]; test: number[] }
  const both = Array.isArray(train) && Array.isArray(held) ? [...train, ...held] : []
  const complete = both.toSorted((a, b) => a - b).every((v, i) => v === i) && both.length === n
  expectThat(complete, `Each index from 0 to ${n - 1} must be in exactly one of the lists.`, {
    got,
  })
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectSame(await candidate.trainTestSplit([1, 1, 2], [0.1, 0.7], { testFraction: 0.5 }), {
    train: [0],
    test: [2, 1],
  })

describe('samples', () => {
  test('zeros', async () => {
    const got = await candidate.trainTestSplit([0, 0, 0, 0], [0, 0, 0], { testFraction: 0.25 })
    expectSame(got, { train: [2, 3, 0], test: [1] })
  })

  test('stratified', async () => {
    const options = { testFraction: 0.5, stratify: true }
    const got = await candidate.trainTestSplit([0, 0, 1, 1], [0.9, 0.5, 0.1], options)
    expectSame(got, { train: [1, 3], test: [2, 0] })
  })

  test('size-rounded-up', async () => {
    const uniforms = [0.2, 0.8, 0.4, 0.6, 0.1]
    const labels = [0, 0, 0, 0, 1, 1]
    const got = await candidate.trainTestSplit(labels, uniforms, { testFraction: 0.34 })
    expectSame(got, { train: [5, 4, 1], test: [2, 0, 3] })
  })
})

describe('hidden', () => {
  test('two-lists', async () => {
    const labels = randomLabels(1, 13, 3)
    const uniforms = randomTensor(2, [12])
    for (const stratify of [false, true]) {
      const options = { testFraction: 0.3, stratify }
      expectAllIndices(await candidate.trainTestSplit(labels, uniforms, options), 13)
    }
    const got = await candidate.trainTestSplit(labels, uniforms, { testFraction: 0.3 })
    expectShape(got.test, [4])
    expectShape(got.train, [9])
  })

  test('ten-samples', async () => {
    const labels = [0, 1, 0, 1, 2, 2, 0, 0, 1, 1]
    const uniforms = [0.228, 0.996, 0.351, 0.985, 0.426, 0.088, 0.176, 0.218, 0.398]
    const got = await candidate.trainTestSplit(labels, uniforms, { testFraction: 0.3 })
    expectSame(got, { train: [4, 0, 7, 6, 9, 8, 2], test: [1, 5, 3] })
  })

  test('three-classes', async () => {
    const labels = [0, 1, 0, 1, 2, 2, 0, 0]
    const uniforms = [0.421, 0.747, 0.925, 0.327, 0.143, 0.816, 0.632]
    const options = { testFraction: 0.25, stratify: true }
    const got = await candidate.trainTestSplit(labels, uniforms, options)
    expectSame(got, { train: [2, 0, 6, 5, 3], test: [7, 4, 1] })
  })

  test('halves-up', async () => {
    const uniforms = [0.263, 0.594, 0.775, 0.334, 0.782]
    const options = { testFraction: 0.5, stratify: true }
    // One half of three is one and a half, so two of each class.
    const got = await candidate.trainTestSplit([0, 0, 0, 1, 1, 1], uniforms, options)
    expectSame(got, { train: [3, 1], test: [0, 4, 5, 2] })
    const quarter = { testFraction: 0.25, stratify: true }
    // A quarter of two, of five and of one: a half, 1.25 and 0.25.
    const mixed = await candidate.trainTestSplit(
      [3, 4, 4, 4, 5, 4, 3, 4],
      repeated(0.5, 7),
      quarter,
    )
    expectSame(mixed, reference.trainTestSplit([3, 4, 4, 4, 5, 4, 3, 4], repeated(0.5, 7), quarter))
    expectShape(mixed.test, [2])
  })

  test('nothing-moves', async () => {
    const options = { testFraction: 0.5 }
    const got = await candidate.trainTestSplit(repeated(0, 6), repeated(0.999, 5), options)
    expectSame(got, { train: [3, 4, 5], test: [0, 1, 2] })
    const stratified = { testFraction: 0.5, stratify: true }
    const labels = [0, 0, 1, 0, 0, 1]
    const kept = await candidate.trainTestSplit(labels, repeated(0.999, 5), stratified)
    expectSame(kept, { train: [3, 4, 5], test: [0, 1, 2] })
  })

  test('any-labels', async () => {
    const labels = [-1, 7, -1, 0.5, 1e6, 7, 0.5, 1e6, 0, 0]
    const uniforms = randomTensor(5, [9])
    const options = { testFraction: 0.5, stratify: true }
    const got = await candidate.trainTestSplit(labels, uniforms, options)
    expectSame(got, reference.trainTestSplit(labels, uniforms, options))
    expectSame(
      got.test.map((i) => labels[i]!).toSorted((a, b) => a - b),
      [-1, 0, 0.5, 7, 1e6],
    )
  })

  test('random-plain', async () => {
    for (const [seed, n, testFraction] of [
      [11, 20, 0.2],
      [12, 17, 0.33],
      [13, 9, 0.75],
    ] as const) {
      const labels = randomLabels(seed, n, 3)
      const uniforms = randomTensor(seed + 100, [n - 1])
      const expected = reference.trainTestSplit(labels, uniforms, { testFraction })
      expectSame(await candidate.trainTestSplit(labels, uniforms, { testFraction }), expected)
    }
  })

  test('random-stratified', async () => {
    // No share of a class comes near a half.
    for (const [seed, n, testFraction] of [
      [21, 20, 0.23],
      [22, 25, 0.41],
      [23, 30, 0.77],
    ] as const) {
      const labels = randomLabels(seed, n, 3)
      const uniforms = randomTensor(seed + 100, [n - 1])
      const options = { testFraction, stratify: true }
      const expected = reference.trainTestSplit(labels, uniforms, options)
      expectSame(await candidate.trainTestSplit(labels, uniforms, options), expected)
    }
  })

  test('every-order-once', async () => {
    const seen: string[] = []
    for (const first of [0.1, 0.5, 0.9])
      for (const second of [0.2, 0.7]) {
        const options = { testFraction: 0.4 }
        const { train, test: held } = await candidate.trainTestSplit(
          [0, 0, 0],
          [first, second],
          options,
        )
        seen.push([...held, ...train].join(' '))
      }
    const expected = ['0 1 2', '0 2 1', '1 0 2', '1 2 0', '2 0 1', '2 1 0']
    expectSame(seen.toSorted(), expected)
  })

  test('class-shares', async () => {
    // 40, 20 and 10 samples of three classes, well mixed.
    const labels = randomTensor(31, [70]).map((_, i) => (i % 7 < 4 ? 0 : i % 7 < 6 ? 1 : 2))
    const options = { testFraction: 0.3, stratify: true }
    for (const seed of [32, 33]) {
      const got = await candidate.trainTestSplit(labels, randomTensor(seed, [69]), options)
      expectAllIndices(got, 70)
      const shares = [0, 1, 2].map((c) => got.test.filter((i) => labels[i] === c).length)
      expectSame(shares, [12, 6, 3])
    }
  })

  test('one-class-either-way', async () => {
    const labels = repeated(4, 12)
    const uniforms = randomTensor(41, [11])
    const plain = reference.trainTestSplit(labels, uniforms, { testFraction: 0.25 })
    const options = { testFraction: 0.25, stratify: true }
    expectSame(await candidate.trainTestSplit(labels, uniforms, options), plain)
  })

  test('only-stratified-looks-at-labels', async () => {
    const uniforms = randomTensor(45, [13])
    const options = { testFraction: 0.37, stratify: false }
    const expected = reference.trainTestSplit(repeated(0, 14), uniforms, options)
    for (const labels of [randomLabels(46, 14, 2), randomLabels(47, 14, 9)])
      expectSame(await candidate.trainTestSplit(labels, uniforms, options), expected)
  })

  test('more-uniforms', async () => {
    const labels = randomLabels(51, 8, 2)
    const uniforms = randomTensor(52, [7])
    for (const stratify of [false, true]) {
      const options = { testFraction: 0.4, stratify }
      const expected = reference.trainTestSplit(labels, uniforms, options)
      const more = [...uniforms, 0.1, 0.9, 0.5]
      expectSame(await candidate.trainTestSplit(labels, more, options), expected)
    }
  })

  test('rounding-errors', async () => {
    const sizeOf = async (n: number, testFraction: number) => {
      const got = await candidate.trainTestSplit(repeated(0, n), repeated(0.5, n), { testFraction })
      expectAllIndices(got, n)
      return got.test.length
    }
    expectSame(await sizeOf(100, 0.07), 7)
    expectSame(await sizeOf(100, 0.14), 14)
    expectSame(await sizeOf(50, 0.58), 29)
    expectSame(await sizeOf(10, 0.3), 3)
    expectSame(await sizeOf(100, 0.0701), 8)
    expectSame(await sizeOf(10, 0.301), 4)
  })

  test('tiny-sets', async () => {
    const options = { testFraction: 0.3 }
    expectSame(await candidate.trainTestSplit([], [], options), { train: [], test: [] })
    const stratified = { testFraction: 0.3, stratify: true }
    expectSame(await candidate.trainTestSplit([], [], stratified), { train: [], test: [] })
    expectSame(await candidate.trainTestSplit([5], [], options), { train: [], test: [0] })
    expectSame(await candidate.trainTestSplit([5], [], stratified), { train: [0], test: [] })
    expectSame(await candidate.trainTestSplit([5, 5], [0.4], options), { train: [0], test: [1] })
    expectSame(await candidate.trainTestSplit([5, 5], [0.6], options), { train: [1], test: [0] })
  })

  test('one-of-a-class', async () => {
    const labels = [0, 1, 2, 3]
    const uniforms = [0.7, 0.4, 0.1]
    const few = { testFraction: 0.4, stratify: true }
    const none = await candidate.trainTestSplit(labels, uniforms, few)
    expectSame(none, { train: [3, 0, 1, 2], test: [] })
    const many = { testFraction: 0.6, stratify: true }
    const all = await candidate.trainTestSplit(labels, uniforms, many)
    expectSame(all, { train: [], test: [3, 0, 1, 2] })
  })

  test('input-unchanged', async () => {
    const labels = [0, 1, 0, 1, 1]
    const uniforms = randomTensor(61, [4])
    await expectUnchanged(() => candidate.trainTestSplit(labels, uniforms, { testFraction: 0.4 }))
    const options = { testFraction: 0.4, stratify: true }
    await expectUnchanged(() => candidate.trainTestSplit(labels, uniforms, options))
  })

  test('uniforms-must-suffice', async () => {
    await expectGoodInputWorks()
    const options = { testFraction: 0.5 }
    await expectDeliberateError(() => candidate.trainTestSplit([0, 1, 0], [0.1], options))
    await expectDeliberateError(() => candidate.trainTestSplit([0, 1], [], options))
    const stratified = { testFraction: 0.5, stratify: true }
    await expectDeliberateError(() => candidate.trainTestSplit([0, 1, 0], [0.1], stratified))
  })

  test('fraction-in-range', async () => {
    await expectGoodInputWorks()
    for (const testFraction of [1.5, -0.2, 1, 0])
      for (const stratify of [false, true])
        await expectDeliberateError(() =>
          candidate.trainTestSplit([0, 1], [0.1], { testFraction, stratify }),
        )
  })
})
