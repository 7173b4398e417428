import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectThat,
  expectUnchanged,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const randomLabels = (seed: number, n: number, classes: number): number[] =>
  randomTensor(seed, [n], 0, classes).map(Math.floor)

/** Mostly class 0; the last class but one never occurs. */
const rareLabels = (seed: number, n: number): number[] =>
  randomTensor(seed, [n]).map((v) => (v < 0.7 ? 0 : v < 0.85 ? 1 : v < 0.95 ? 2 : 4))

const repeated = (label: number, times: number): number[] => Array<number>(times).fill(label)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.confusionMetrics([1, 0], [1, 1], 2), {
    matrix: [
      [0, 1],
      [0, 1],
    ],
    precision: [0, 0.5],
    recall: [0, 1],
    f1: [0, 2 / 3],
    accuracy: 0.5,
    macroF1: 1 / 3,
    weightedF1: 1 / 3,
  })

describe('samples', () => {
  test('one-mistake', async () => {
    expectClose(await candidate.confusionMetrics([0, 0, 1, 1], [0, 1, 1, 1], 2), {
      matrix: [
        [1, 1],
        [0, 2],
      ],
      precision: [1, 2 / 3],
      recall: [0.5, 1],
      f1: [2 / 3, 0.8],
      accuracy: 0.75,
      macroF1: 11 / 15,
      weightedF1: 11 / 15,
    })
  })

  test('class-never-right', async () => {
    expectClose(await candidate.confusionMetrics([0, 1, 2, 2], [0, 2, 2, 1], 3), {
      matrix: [
        [1, 0, 0],
        [0, 0, 1],
        [0, 1, 1],
      ],
      precision: [1, 0, 0.5],
      recall: [1, 0, 0.5],
      f1: [1, 0, 0.5],
      accuracy: 0.5,
      macroF1: 0.5,
      weightedF1: 0.5,
    })
  })

  test('absent-classes', async () => {
    expectClose(await candidate.confusionMetrics([0, 0], [0, 0], 3), {
      matrix: [
        [2, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      precision: [1, 0, 0],
      recall: [1, 0, 0],
      f1: [1, 0, 0],
      accuracy: 1,
      macroF1: 1 / 3,
      weightedF1: 1,
    })
  })
})

describe('hidden', () => {
  test('result-shape', async () => {
    const labels = randomLabels(1, 12, 4)
    const got = await candidate.confusionMetrics(labels, randomLabels(2, 12, 4), 5)
    const keys = ['matrix', 'precision', 'recall', 'f1', 'accuracy', 'macroF1', 'weightedF1']
    for (const key of keys)
      expectThat(Object.keys(got).includes(key), `The result must have the entry ${key}.`, { got })
    expectShape(got.matrix, [5, 5])
    expectShape(got.precision, [5])
    expectShape(got.recall, [5])
    expectShape(got.f1, [5])
    expectShape(got.accuracy, [])
    expectShape(got.macroF1, [])
    expectShape(got.weightedF1, [])
  })

  test('three-classes', async () => {
    const got = await candidate.confusionMetrics([0, 1, 2, 0, 1, 2, 2], [2, 1, 2, 0, 0, 2, 1], 3)
    expectClose(got, {
      matrix: [
        [1, 0, 1],
        [1, 1, 0],
        [0, 1, 2],
      ],
      precision: [1 / 2, 1 / 2, 2 / 3],
      recall: [1 / 2, 1 / 2, 2 / 3],
      f1: [1 / 2, 1 / 2, 2 / 3],
      accuracy: 4 / 7,
      macroF1: 5 / 9,
      weightedF1: 4 / 7,
    })
  })

  test('unequal-support', async () => {
    const truth = [...repeated(0, 6), ...repeated(1, 2)]
    expectClose(await candidate.confusionMetrics(truth, [0, 0, 0, 1, 1, 1, 1, 0], 2), {
      matrix: [
        [3, 3],
        [1, 1],
      ],
      precision: [0.75, 0.25],
      recall: [0.5, 0.5],
      f1: [0.6, 1 / 3],
      accuracy: 0.5,
      macroF1: 7 / 15,
      weightedF1: 8 / 15,
    })
  })

  test('only-predicted-or-only-true', async () => {
    // Class 1 is only true, class 3 only predicted, class 2 neither.
    expectClose(await candidate.confusionMetrics([0, 0, 1, 0], [0, 3, 0, 0], 4), {
      matrix: [
        [2, 0, 0, 1],
        [1, 0, 0, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      precision: [2 / 3, 0, 0, 0],
      recall: [2 / 3, 0, 0, 0],
      f1: [2 / 3, 0, 0, 0],
      accuracy: 0.5,
      macroF1: 1 / 6,
      weightedF1: 0.5,
    })
  })

  test('all-wrong', async () => {
    expectClose(await candidate.confusionMetrics([0, 1, 1], [1, 0, 0], 2), {
      matrix: [
        [0, 1],
        [2, 0],
      ],
      precision: [0, 0],
      recall: [0, 0],
      f1: [0, 0],
      accuracy: 0,
      macroF1: 0,
      weightedF1: 0,
    })
  })

  test('random-labels', async () => {
    for (const [seed, classes] of [
      [11, 2],
      [12, 4],
      [13, 7],
    ] as const) {
      const truth = randomLabels(seed, 50, classes)
      const pred = randomLabels(seed + 100, 50, classes)
      const expected = reference.confusionMetrics(truth, pred, classes)
      expectClose(await candidate.confusionMetrics(truth, pred, classes), expected)
    }
  })

  test('random-rare-classes', async () => {
    for (const seed of [21, 22, 23]) {
      const truth = rareLabels(seed, 40)
      const pred = rareLabels(seed + 100, 40)
      const expected = reference.confusionMetrics(truth, pred, 6)
      expectClose(await candidate.confusionMetrics(truth, pred, 6), expected)
    }
  })

  test('perfect', async () => {
    const labels = [2, 0, 1, 1, 2, 2, 0]
    const ones = [1, 1, 1]
    expectClose(await candidate.confusionMetrics(labels, labels, 3), {
      matrix: [
        [2, 0, 0],
        [0, 2, 0],
        [0, 0, 3],
      ],
      precision: ones,
      recall: ones,
      f1: ones,
      accuracy: 1,
      macroF1: 1,
      weightedF1: 1,
    })
  })

  test('matrix-sums', async () => {
    const truth = randomLabels(31, 30, 4)
    const { matrix } = await candidate.confusionMetrics(truth, randomLabels(32, 30, 4), 4)
    expectShape(matrix, [4, 4])
    const sums = matrix.map((row) => row.reduce((total, v) => total + v, 0))
    expectClose(
      sums,
      [0, 1, 2, 3].map((k) => truth.filter((label) => label === k).length),
    )
  })

  test('lists-exchanged', async () => {
    const truth = rareLabels(35, 30)
    const pred = rareLabels(36, 30)
    const { matrix, precision, recall, f1, accuracy, macroF1 } = reference.confusionMetrics(
      truth,
      pred,
      5,
    )
    const { weightedF1: _, ...got } = await candidate.confusionMetrics(pred, truth, 5)
    expectClose(got, {
      matrix: matrix.map((_row, p) => matrix.map((row) => row[p]!)),
      precision: recall,
      recall: precision,
      f1,
      accuracy,
      macroF1,
    })
  })

  test('classes-renamed', async () => {
    const truth = rareLabels(41, 30)
    const pred = rareLabels(42, 30)
    const order = [3, 0, 4, 2, 1]
    const renamed = (labels: number[]) => labels.map((label) => order.indexOf(label))
    const expected = reference.confusionMetrics(truth, pred, 5)
    const { accuracy, macroF1, weightedF1 } = expected
    expectClose(await candidate.confusionMetrics(renamed(truth), renamed(pred), 5), {
      matrix: permuted(expected.matrix, order).map((row) => permuted(row, order)),
      precision: permuted(expected.precision, order),
      recall: permuted(expected.recall, order),
      f1: permuted(expected.f1, order),
      accuracy,
      macroF1,
      weightedF1,
    })
  })

  test('order-of-samples', async () => {
    const truth = randomLabels(45, 20, 3)
    const pred = randomLabels(46, 20, 3)
    const expected = reference.confusionMetrics(truth, pred, 3)
    const got = await candidate.confusionMetrics(truth.toReversed(), pred.toReversed(), 3)
    expectClose(got, expected)
  })

  test('class-added', async () => {
    const truth = randomLabels(51, 25, 3)
    const pred = randomLabels(52, 25, 3)
    const { accuracy, macroF1, weightedF1 } = reference.confusionMetrics(truth, pred, 3)
    const got = await candidate.confusionMetrics(truth, pred, 4)
    expectClose(
      [got.accuracy, got.macroF1, got.weightedF1],
      [accuracy, (macroF1 * 3) / 4, weightedF1],
    )
  })

  test('weighted-recall-is-accuracy', async () => {
    const truth = rareLabels(55, 40)
    const got = await candidate.confusionMetrics(truth, rareLabels(56, 40), 5)
    expectShape(got.recall, [5])
    const weighted = truth.reduce((sum, label) => sum + got.recall[label]!, 0) / 40
    expectClose(weighted, got.accuracy)
  })

  test('one-class', async () => {
    expectClose(await candidate.confusionMetrics([0], [0], 1), {
      matrix: [[1]],
      precision: [1],
      recall: [1],
      f1: [1],
      accuracy: 1,
      macroF1: 1,
      weightedF1: 1,
    })
  })

  test('rare-class-missed', async () => {
    const got = await candidate.confusionMetrics([...repeated(0, 999), 1], repeated(0, 1000), 2)
    expectFinite(got)
    expectClose(got, {
      matrix: [
        [999, 0],
        [1, 0],
      ],
      precision: [0.999, 0],
      recall: [1, 0],
      f1: [1998 / 1999, 0],
      accuracy: 0.999,
      macroF1: 999 / 1999,
      weightedF1: (0.999 * 1998) / 1999,
    })
  })

  test('input-unchanged', async () => {
    await expectUnchanged(() => candidate.confusionMetrics([2, 0, 1, 2], [2, 1, 1, 0], 3))
  })

  test('labels-must-be-classes', async () => {
    await expectGoodInputWorks()
    for (const [truth, pred] of [
      [
        [0, 1, 0],
        [0, 1, 7],
      ],
      [[7], [0]],
      [[0], [2]],
      [[2], [0]],
      [
        [-1, 1],
        [0, 1],
      ],
      [
        [0, 1],
        [0, -1],
      ],
    ] as const)
      await expectDeliberateError(() => candidate.confusionMetrics([...truth], [...pred], 2))
  })

  test('lengths-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.confusionMetrics([0], [0, 1], 2))
    await expectDeliberateError(() => candidate.confusionMetrics([0, 1], [0], 2))
    await expectDeliberateError(() => candidate.confusionMetrics([0, 1], [], 2))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.confusionMetrics([], [], 2))
  })
})
