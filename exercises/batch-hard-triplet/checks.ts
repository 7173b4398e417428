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
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Mat = number[][]
type Options = NonNullable<Parameters<typeof reference.batchHardTriplet>[2]>
type Result = ReturnType<typeof reference.batchHardTriplet>

const randomLabels = (seed: number, n: number, classes: number): number[] =>
  randomTensor(seed, [n], 0, classes).map(Math.floor)

const distance = (a: readonly number[], b: readonly number[]) =>
  Math.sqrt(a.reduce((sum, v, k) => sum + (v - b[k]!) ** 2, 0))

/** The answer once it is known to have its form. */
const mined = async (emb: Mat, labels: number[], options: Options = {}): Promise<Result> => {
  const got: unknown = await candidate.batchHardTriplet(emb, labels, options)
  const isIndices = (list: unknown) =>
    Array.isArray(list) &&
    list.length === emb.length &&
    list.every((i) => i === null || (typeof i === 'number' && emb[i] !== undefined))
  const { loss, hardestPos, hardestNeg } = (got ?? {}) as Partial<Result>
  expectThat(
    typeof loss === 'number' && isIndices(hardestPos) && isIndices(hardestNeg),
    'Return { loss, hardestPos, hardestNeg }, with an index of the batch or null for each sample in the two lists.',
    { got },
  )
  return got as Result
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.batchHardTriplet([[0], [2], [4]], [1, 1, 2], { margin: 1 }), {
    loss: 0.5,
    hardestPos: [1, 0, null],
    hardestNeg: [2, 2, 1],
  })

describe('samples', () => {
  test('two-pairs', async () => {
    const emb = [[0], [1], [3], [4]]
    expectClose(await candidate.batchHardTriplet(emb, [0, 0, 1, 1], { margin: 1.5 }), {
      loss: 0.25,
      hardestPos: [1, 0, 3, 2],
      hardestNeg: [2, 2, 1, 1],
    })
  })

  test('anchor-without-positive', async () => {
    expectClose(await candidate.batchHardTriplet([[0], [5], [1]], [0, 0, 1]), {
      loss: 2.8,
      hardestPos: [1, 0, null],
      hardestNeg: [2, 2, 0],
    })
  })

  test('soft-form', async () => {
    const emb = [
      [0, 0],
      [3, 4],
      [0, 1],
    ]
    expectClose(await candidate.batchHardTriplet(emb, [7, 7, 2], { soft: true }), {
      loss: 2.5800125589635208,
      hardestPos: [1, 0, null],
      hardestNeg: [2, 2, 0],
    })
  })
})

describe('hidden', () => {
  test('loss-and-two-lists', async () => {
    await mined(randomTensor(1, [6, 3], -1, 1), [0, 1, 0, 2, 1, 0])
    await mined(randomTensor(2, [4, 1], -1, 1), [0, 1, 2, 3], { soft: true })
    await mined([], [])
  })

  test('three-labels-in-the-plane', async () => {
    const emb = [
      [-0.62, -0.41],
      [0.02, -0.75],
      [-0.07, 0.78],
      [0, -0.6],
      [-0.13, 0.58],
      [-0.11, 0.07],
    ]
    expectClose(await candidate.batchHardTriplet(emb, [0, 1, 0, 1, 2, 2]), {
      loss: 0.5162749888550218,
      hardestPos: [2, 3, 0, 1, 5, 4],
      hardestNeg: [3, 0, 4, 0, 2, 3],
    })
  })

  test('equal-distances', async () => {
    const emb = [[0], [1], [-1], [3], [-3]]
    expectClose(await candidate.batchHardTriplet(emb, [0, 0, 0, 1, 1], { margin: 0.5 }), {
      loss: 2,
      hardestPos: [1, 2, 1, 4, 3],
      hardestNeg: [3, 3, 4, 1, 2],
    })
    // Sample 0 lies in the middle, between two positives and between two negatives.
    const around = [[2], [4], [0], [3], [1]]
    expectClose(await candidate.batchHardTriplet(around, [5, 5, 5, 6, 6], { margin: 0 }), {
      loss: 1.8,
      hardestPos: [1, 2, 1, 4, 3],
      hardestNeg: [3, 3, 4, 0, 0],
    })
    // Twenty samples at either of two points.
    const heaps = Array.from({ length: 40 }, (_, i) => [i < 20 ? 0 : 1])
    const own = heaps.map((_, i) => (i < 20 ? 5 : 6))
    expectClose(await candidate.batchHardTriplet(heaps, own, { margin: 1.5 }), {
      loss: 0.5,
      hardestPos: heaps.map((_, i) => (i < 20 ? (i === 0 ? 1 : 0) : i === 20 ? 21 : 20)),
      hardestNeg: heaps.map((_, i) => (i < 20 ? 20 : 0)),
    })
  })

  test('one-label', async () => {
    const nothing = { loss: 0, hardestPos: [1, 0], hardestNeg: [null, null] }
    expectClose(await candidate.batchHardTriplet([[0], [1]], [0, 0]), nothing)
    expectClose(await candidate.batchHardTriplet([[0], [1]], [4, 4], { soft: true }), nothing)
  })

  test('no-two-alike', async () => {
    const expected = { loss: 0, hardestPos: [null, null, null], hardestNeg: [2, 2, 0] }
    const emb = [[0], [5], [1]]
    expectClose(await candidate.batchHardTriplet(emb, [3, 1, 2]), expected)
    expectClose(await candidate.batchHardTriplet(emb, [0, -1, 1], { soft: true }), expected)
  })

  test('empty-and-single', async () => {
    const none = { loss: 0, hardestPos: [], hardestNeg: [] }
    expectClose(await candidate.batchHardTriplet([], []), none)
    expectClose(await candidate.batchHardTriplet([], [], { soft: true }), none)
    const alone = { loss: 0, hardestPos: [null], hardestNeg: [null] }
    expectClose(await candidate.batchHardTriplet([[3, 4]], [1]), alone)
  })

  test('margin-given-and-not', async () => {
    // Anchors 0 and 1 have 1 − 2 and 1 − 1; the third has no positive.
    const at = async (options?: Options) =>
      (await candidate.batchHardTriplet([[0], [1], [2]], [0, 0, 1], options)).loss
    expectClose(await at(), 0.15)
    expectClose(await at({}), 0.15)
    expectClose(await at({ margin: 0 }), 0)
    expectClose(await at({ margin: 1 }), 0.5)
    expectClose(await at({ margin: 2, soft: false }), 1.5)
  })

  test('soft-has-no-margin', async () => {
    const emb = [[0], [1], [2]]
    const expected = { loss: 0.5032043673399215, hardestPos: [1, 0, null], hardestNeg: [2, 2, 1] }
    expectClose(await candidate.batchHardTriplet(emb, [0, 0, 1], { soft: true }), expected)
    const options = { soft: true, margin: 5 }
    expectClose(await candidate.batchHardTriplet(emb, [0, 0, 1], options), expected)
  })

  test('random-hinge', async () => {
    for (const [seed, d, margin] of [
      [11, 2, 0.1],
      [12, 3, 0.8],
      [13, 16, 2],
    ] as const) {
      const emb = randomTensor(seed, [12, d], -1, 1)
      const labels = randomLabels(seed + 100, 12, 4)
      const got = await candidate.batchHardTriplet(emb, labels, { margin })
      expectClose(got, reference.batchHardTriplet(emb, labels, { margin }))
    }
  })

  test('random-soft', async () => {
    for (const [seed, d, size] of [
      [21, 2, 1],
      [22, 4, 10],
      [23, 8, 0.1],
    ] as const) {
      const emb = randomTensor(seed, [10, d], -size, size)
      const labels = randomLabels(seed + 100, 10, 3)
      const got = await candidate.batchHardTriplet(emb, labels, { soft: true })
      expectClose(got, reference.batchHardTriplet(emb, labels, { soft: true }))
    }
  })

  test('any-points-on-a-line', async () => {
    const sample = fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -1, max: 1 }))
    const batch = fc.array(sample, { maxLength: 6 })
    const options = fc.record({ margin: fc.constantFrom(0, 0.5, 2), soft: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(batch, options, async (list, o) => {
        const [emb, labels] = [list.map(([x]) => [x]), list.map(([, label]) => label)]
        const got = await candidate.batchHardTriplet(emb, labels, o)
        expectClose(got, reference.batchHardTriplet(emb, labels, o))
      }),
    )
  })

  test('farthest-and-nearest', async () => {
    const emb = randomTensor(31, [14, 3], -2, 2)
    const labels = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 0, 2, 1, 4]
    const { hardestPos, hardestNeg } = await mined(emb, labels)
    for (const i of emb.keys()) {
      const [pos, neg] = [hardestPos[i]!, hardestNeg[i]!]
      const others = [...emb.keys()].filter((j) => j !== i)
      const same = others.filter((j) => labels[j] === labels[i])
      const different = others.filter((j) => labels[j] !== labels[i])
      const at = (j: number) => distance(emb[i]!, emb[j]!)
      expectThat(
        same.length === 0 ? pos === null : same.includes(pos),
        `The positive of sample ${i} must be another sample of its label, or null if there is none.`,
        { got: hardestPos },
      )
      expectThat(
        same.every((j) => at(j) <= at(pos)),
        `Sample ${i} has a positive that is farther away than sample ${pos}.`,
        { got: hardestPos },
      )
      expectThat(
        different.includes(neg),
        `The negative of sample ${i} must be a sample of another label.`,
        { got: hardestNeg },
      )
      expectThat(
        different.every((j) => at(j) >= at(neg)),
        `Sample ${i} has a negative that is nearer than sample ${neg}.`,
        { got: hardestNeg },
      )
    }
  })

  test('far-labels-cost-nothing', async () => {
    const emb = randomTensor(41, [9, 2], -0.5, 0.5).map(([x, y], i) => [x! + 100 * (i % 3), y!])
    const labels = [0, 1, 2, 0, 1, 2, 0, 1, 2]
    expectClose((await mined(emb, labels)).loss, 0)
    expectClose((await mined(emb, labels, { soft: true })).loss, 0)
    expectClose((await mined(emb, labels, { margin: 20 })).loss, 0)
  })

  test('collapsed-embeddings', async () => {
    const emb = Array.from({ length: 4 }, () => [0.3, -7])
    const labels = [8, 5, 5, 8]
    const [hardestPos, hardestNeg] = [
      [3, 2, 1, 0],
      [1, 0, 0, 1],
    ]
    const at = (options: Options) => candidate.batchHardTriplet(emb, labels, options)
    expectClose(await at({}), { loss: 0.3, hardestPos, hardestNeg })
    expectClose(await at({ margin: 1.25 }), { loss: 1.25, hardestPos, hardestNeg })
    expectClose(await at({ soft: true }), { loss: Math.LN2, hardestPos, hardestNeg })
  })

  test('doubled-samples', async () => {
    const emb = [
      [1, 1],
      [1, 1],
      [1, 1.5],
      [4, 5],
    ]
    expectClose(await candidate.batchHardTriplet(emb, [0, 0, 1, 2], { margin: 1 }), {
      loss: 0.5,
      hardestPos: [1, 0, null, null],
      hardestNeg: [2, 2, 0, 2],
    })
  })

  test('outsiders-do-not-count', async () => {
    const emb = randomTensor(51, [6, 2], -1, 1)
    const labels = [0, 0, 1, 1, 0, 1]
    const { loss } = reference.batchHardTriplet(emb, labels)
    // Samples far away with labels of their own are no usable anchors, and nobody's hardest negative.
    const outsiders = [
      [50, 0],
      [-50, 0],
      [0, 70],
    ]
    const got = await mined([...emb, ...outsiders], [...labels, 7, 8, 9])
    expectClose(got.loss, loss)
  })

  test('moved-and-turned', async () => {
    const emb = randomTensor(61, [10, 2], -1, 1)
    const labels = randomLabels(62, 10, 3)
    const [cos, sin] = [0.6, 0.8]
    const turned = emb.map(([x, y]) => [cos * x! - sin * y! + 12, sin * x! + cos * y! - 5])
    for (const options of [{ margin: 0.5 }, { soft: true }])
      expectClose(
        await candidate.batchHardTriplet(turned, labels, options),
        reference.batchHardTriplet(emb, labels, options),
      )
  })

  test('stretched', async () => {
    const emb = randomTensor(71, [10, 3], -1, 1)
    const labels = randomLabels(72, 10, 3)
    const { loss, ...indices } = reference.batchHardTriplet(emb, labels, { margin: 0.5 })
    const stretched = mapNested(emb, (v: number) => 8 * v)
    const got = await candidate.batchHardTriplet(stretched, labels, { margin: 4 })
    expectClose(got, { loss: 8 * loss, ...indices })
  })

  test('order-of-the-batch', async () => {
    const emb = randomTensor(81, [9, 2], -1, 1)
    const labels = randomLabels(82, 9, 3)
    const { loss, hardestPos, hardestNeg } = reference.batchHardTriplet(emb, labels)
    const turned = (list: readonly (number | null)[]) =>
      list.toReversed().map((i) => (i === null ? null : 8 - i))
    expectClose(await candidate.batchHardTriplet(emb.toReversed(), labels.toReversed()), {
      loss,
      hardestPos: turned(hardestPos),
      hardestNeg: turned(hardestNeg),
    })
  })

  test('names-of-the-labels', async () => {
    const emb = randomTensor(91, [10, 2], -1, 1)
    const labels = randomLabels(92, 10, 4)
    const renamed = labels.map((label) => [-3, 1000, 0, 17][label]!)
    expectClose(
      await candidate.batchHardTriplet(emb, renamed),
      reference.batchHardTriplet(emb, labels),
    )
  })

  test('large-distances', async () => {
    const emb = [[0], [1000], [1]]
    const [hardestPos, hardestNeg] = [
      [1, 0, null],
      [2, 2, 0],
    ]
    const soft = await candidate.batchHardTriplet(emb, [0, 0, 1], { soft: true })
    expectFinite(soft.loss)
    expectClose(soft, { loss: 500.1566308437591, hardestPos, hardestNeg })
    const hinge = await candidate.batchHardTriplet(emb, [0, 0, 1])
    expectClose(hinge, { loss: 500.3, hardestPos, hardestNeg })
    const wide = mapNested(randomTensor(101, [8, 3], -1, 1), (v: number) => 2500 * v)
    const labels = [0, 1, 0, 1, 2, 2, 0, 1]
    const got = await candidate.batchHardTriplet(wide, labels, { soft: true })
    expectClose(got, reference.batchHardTriplet(wide, labels, { soft: true }))
    const apart = [[-5000], [-5000], [5000], [5000]]
    const pairs = await candidate.batchHardTriplet(apart, [0, 0, 1, 1], { soft: true })
    expectClose(pairs, { loss: 0, hardestPos: [1, 0, 3, 2], hardestNeg: [2, 2, 0, 0] })
  })

  test('far-from-the-origin', async () => {
    const emb = randomTensor(111, [8, 3], 1e6 - 1, 1e6 + 1)
    const labels = [0, 1, 0, 1, 2, 2, 0, 1]
    for (const options of [{}, { soft: true }]) {
      const got = await candidate.batchHardTriplet(emb, labels, options)
      expectClose(got, reference.batchHardTriplet(emb, labels, options))
    }
  })

  test('input-unchanged', async () => {
    const emb = randomTensor(121, [5, 2], -1, 1)
    const labels = [0, 1, 0, 1, 2]
    await expectUnchanged(() => candidate.batchHardTriplet(emb, labels))
    await expectUnchanged(() => candidate.batchHardTriplet(emb, labels, { soft: true }))
  })

  test('one-label-per-row', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.batchHardTriplet([[0], [1]], [0]))
    await expectDeliberateError(() => candidate.batchHardTriplet([[0], [1]], []))
    await expectDeliberateError(() => candidate.batchHardTriplet([[0], [1]], [0, 0, 1]))
    await expectDeliberateError(() => candidate.batchHardTriplet([], [0], { soft: true }))
  })

  test('rows-of-one-length', async () => {
    await expectGoodInputWorks()
    const labels = [0, 0, 1]
    await expectDeliberateError(() => candidate.batchHardTriplet([[0, 1], [1], [2]], labels))
    await expectDeliberateError(() => candidate.batchHardTriplet([[0], [1], [2, 3]], labels))
  })
})
