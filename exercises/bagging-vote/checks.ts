import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectSame,
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

/** Uniforms that draw exactly these indices. */
const drawing = (bags: Mat): Mat => bags.map((bag) => bag.map((i) => (i + 0.5) / bag.length))

const randomLabels = (seed: number, shape: readonly [number, number], classes: number): Mat =>
  mapNested(randomTensor(seed, shape, 0, classes), Math.floor)

const randomForest = (
  seed: number,
  [learners, n, classes]: readonly [number, number, number],
): [Mat, Mat, number[]] => [
  randomTensor(seed, [learners, n]),
  randomLabels(seed + 100, [learners, n], classes),
  randomLabels(seed + 200, [1, n], classes)[0]!,
]

/** The fields of the result, once they are known to be there. */
const partsOf = (got: unknown): ReturnType<typeof reference.baggingVote> => {
  const keys = ['bags', 'majority', 'oob', 'oobError']
  const whole = typeof got === 'object' && got !== null && keys.every((key) => key in got)
  expectThat(whole, 'Return { bags, majority, oob, oobError }.', { got })
  return got as ReturnType<typeof reference.baggingVote>
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.baggingVote([[0.9, 0.6]], [[3, 4]], [3, 5]), {
    bags: [[1, 1]],
    majority: [3, 4],
    oob: [3, null],
    oobError: 0,
  })

describe('samples', () => {
  test('tie-and-null', async () => {
    const uniforms = [
      [0, 0.5, 0.9],
      [0.1, 0.2, 0.3],
    ]
    const votes = [
      [1, 0, 1],
      [0, 0, 1],
    ]
    expectClose(await candidate.baggingVote(uniforms, votes, [1, 0, 1]), {
      bags: [
        [0, 1, 2],
        [0, 0, 0],
      ],
      majority: [0, 0, 1],
      oob: [null, 0, 1],
      oobError: 0,
    })
  })

  test('nothing-out-of-bag', async () => {
    const uniforms = [
      [0, 0.4, 0.7],
      [0.2, 0.5, 0.99],
    ]
    const votes = [
      [1, 1, 1],
      [0, 0, 0],
    ]
    expectClose(await candidate.baggingVote(uniforms, votes, [1, 1, 0]), {
      bags: [
        [0, 1, 2],
        [0, 1, 2],
      ],
      majority: [0, 0, 0],
      oob: [null, null, null],
      oobError: null,
    })
  })

  test('three-learners', async () => {
    const uniforms = [
      [0.5, 0.5],
      [0.5, 0.5],
      [0, 0],
    ]
    const votes = [
      [2, 1],
      [2, 1],
      [1, 3],
    ]
    expectClose(await candidate.baggingVote(uniforms, votes, [2, 2]), {
      bags: [
        [1, 1],
        [1, 1],
        [0, 0],
      ],
      majority: [2, 1],
      oob: [2, 3],
      oobError: 0.5,
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const { bags, majority, oob, oobError } = partsOf(
      await candidate.baggingVote(...randomForest(1, [3, 5, 2])),
    )
    expectShape(bags, [3, 5])
    expectShape(majority, [5])
    const perSample = Array.isArray(oob) && oob.length === 5
    expectThat(perSample, 'oob must have one entry per sample.', { got: oob })
    expectShape(oobError, [])
  })

  test('four-samples', async () => {
    const uniforms = [
      [0.9, 0.9, 0.9, 0.1],
      [0.3, 0.3, 0.3, 0.3],
      [0.6, 0.6, 0.99, 0.99],
    ]
    const votes = [
      [1, 2, 1, 0],
      [1, 1, 0, 0],
      [2, 2, 0, 1],
    ]
    expectClose(await candidate.baggingVote(uniforms, votes, [1, 2, 0, 0]), {
      bags: [
        [3, 3, 3, 0],
        [1, 1, 1, 1],
        [2, 2, 3, 3],
      ],
      majority: [1, 2, 0, 0],
      oob: [1, 2, 0, 0],
      oobError: 0,
    })
  })

  test('draws-at-the-edges', async () => {
    const uniforms = [
      [0.9999, 0.75, 0, 0.2499],
      [0.25, 0.5, 0.4999, 0.7499],
    ]
    const votes = randomLabels(5, [2, 4], 2)
    const { bags } = partsOf(await candidate.baggingVote(uniforms, votes, [0, 1, 0, 1]))
    expectSame(bags, [
      [3, 3, 0, 0],
      [1, 2, 1, 2],
    ])
  })

  test('ties-to-the-smallest', async () => {
    // Sample by sample: 10 and 9, 1 and −1, three labels once each, two labels twice each.
    const votes = [
      [10, 1, 7, 3],
      [9, -1, 5, 2],
      [9, 1, 6, 3],
      [10, -1, 5, 2],
    ]
    const all = drawing(votes.map(() => [0, 1, 2, 3]))
    const got = await candidate.baggingVote(all, votes, [0, 0, 0, 0])
    expectSame(partsOf(got).majority, [9, -1, 5, 2])
    // The last sample is in no bag but the first: 7, 30 and 200 out of the bag.
    const bags = [
      [0, 1, 2],
      [0, 1, 1],
      [0, 0, 1],
      [1, 1, 0],
    ]
    const three = [
      [1, 1, 4],
      [1, 1, 200],
      [1, 1, 30],
      [1, 1, 7],
    ]
    const tied = partsOf(await candidate.baggingVote(drawing(bags), three, [1, 1, 7]))
    expectSame(tied.oob[2], 7)
    // Twenty labels, two votes each, but one for the smallest; the last sample is in no bag.
    const falling = Array.from({ length: 39 }, (_, l) => [20, 20].map((v) => v - Math.floor(l / 2)))
    const without = drawing(falling.map(() => [0, 0]))
    const many = partsOf(await candidate.baggingVote(without, falling, [1, 1]))
    expectSame([many.majority, many.oob].flat(), [2, 2, null, 2])
  })

  test('no-absolute-majority', async () => {
    const votes = [[5], [1], [5], [3], [2]]
    const { majority } = partsOf(
      await candidate.baggingVote(drawing([[0], [0], [0], [0], [0]]), votes, [1]),
    )
    expectSame(majority, [5])
  })

  test('two-votes-differ', async () => {
    // All learners together and the learners out of the bag come to different results.
    const bags = [
      [1, 1, 2],
      [0, 0, 2],
      [0, 2, 2],
      [0, 1, 1],
    ]
    const votes = [
      [7, 4, 1],
      [3, 2, 1],
      [3, 4, 1],
      [3, 2, 0],
    ]
    expectClose(await candidate.baggingVote(drawing(bags), votes, [3, 4, 1]), {
      bags,
      majority: [3, 2, 1],
      oob: [7, 2, 0],
      oobError: 1,
    })
  })

  test('only-judged-samples-count', async () => {
    // Samples 0, 1 and 2 are in both bags; of the other two one vote is wrong.
    const bags = [
      [0, 1, 2, 3, 0],
      [0, 1, 2, 4, 4],
    ]
    const votes = [
      [9, 9, 9, 9, 6],
      [9, 9, 9, 5, 9],
    ]
    expectClose(await candidate.baggingVote(drawing(bags), votes, [1, 1, 1, 5, 7]), {
      bags,
      majority: [9, 9, 9, 5, 6],
      oob: [null, null, null, 5, 6],
      oobError: 0.5,
    })
  })

  test('votes-of-zero', async () => {
    // A vote for label 0 is a vote, right or wrong.
    const bags = [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]
    const votes = [
      [0, 0, 0, 1],
      [0, 0, 0, 1],
    ]
    expectClose(await candidate.baggingVote(drawing(bags), votes, [0, 0, 1, 1]), {
      bags,
      majority: [0, 0, 0, 1],
      oob: [null, 0, 0, 1],
      oobError: 1 / 3,
    })
  })

  test('one-learner', async () => {
    const got = await candidate.baggingVote(
      drawing([[4, 1, 1, 4, 2]]),
      [[3, 1, 4, 1, 5]],
      [3, 1, 4, 2, 5],
    )
    expectClose(got, {
      bags: [[4, 1, 1, 4, 2]],
      majority: [3, 1, 4, 1, 5],
      oob: [3, null, null, 1, null],
      oobError: 0.5,
    })
  })

  test('random-forests', async () => {
    for (const [seed, size] of [
      [11, [5, 8, 2]],
      [12, [8, 12, 3]],
      [13, [3, 20, 4]],
      [14, [12, 6, 3]],
    ] as const) {
      const forest = randomForest(seed, size)
      expectClose(await candidate.baggingVote(...forest), reference.baggingVote(...forest))
    }
  })

  test('any-forest', async () => {
    const label = fc.constantFrom(0, 1, -1, 10, 9)
    const eighth = fc.integer({ min: 0, max: 7 }).map((k) => k / 8)
    const matrix = <T>(of: fc.Arbitrary<T>, rows: number, columns: number) =>
      fc.array(fc.array(of, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
    const forest = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([learners, n]) =>
        fc.tuple(matrix(eighth, learners, n), matrix(label, learners, n), matrix(label, 1, n)),
      )
    await fc.assert(
      fc.asyncProperty(forest, async ([uniforms, votes, labels]) => {
        const y = labels[0]!
        const expected = reference.baggingVote(uniforms, votes, y)
        expectClose(await candidate.baggingVote(uniforms, votes, y), expected)
      }),
    )
  })

  test('order-of-learners', async () => {
    const [uniforms, votes, y] = randomForest(21, [5, 7, 3])
    const order = [3, 0, 4, 2, 1]
    const expected = reference.baggingVote(uniforms, votes, y)
    const got = await candidate.baggingVote(permuted(uniforms, order), permuted(votes, order), y)
    expectClose(got, { ...expected, bags: permuted(expected.bags, order) })
  })

  test('other-names-for-the-labels', async () => {
    const [uniforms, votes, y] = randomForest(31, [6, 8, 3])
    const renamed = <T>(x: T): T => mapNested(x, (label) => 60 * label - 70)
    const { bags, majority, oob, oobError } = reference.baggingVote(uniforms, votes, y)
    const got = await candidate.baggingVote(uniforms, renamed(votes), renamed(y))
    const expected = { bags, majority: renamed(majority), oob: renamed(oob), oobError }
    expectClose(got, expected)
  })

  test('own-votes-do-not-count', async () => {
    const [uniforms, votes, y] = randomForest(41, [6, 9, 3])
    const expected = reference.baggingVote(uniforms, votes, y)
    // What a learner says about samples of its own bag makes no difference out of the bag.
    const biased = votes.map((row, l) =>
      row.map((label, i) => (expected.bags[l]!.includes(i) ? 77 : label)),
    )
    const { oob, oobError } = partsOf(await candidate.baggingVote(uniforms, biased, y))
    expectClose({ oob, oobError }, { oob: expected.oob, oobError: expected.oobError })
  })

  test('true-labels-do-not-vote', async () => {
    const [uniforms, votes, y] = randomForest(51, [5, 8, 2])
    const { bags, majority, oob } = reference.baggingVote(uniforms, votes, y)
    const others = y.map((label) => label + 5)
    // No label is right any more.
    const expected = { bags, majority, oob, oobError: 1 }
    expectClose(await candidate.baggingVote(uniforms, votes, others), expected)
  })

  test('share-of-distinct-draws', async () => {
    const n = 600
    const uniforms = randomTensor(61, [3, n])
    const votes = uniforms.map((row) => row.map(() => 1))
    const { bags } = partsOf(await candidate.baggingVote(uniforms, votes, votes[0]!))
    expectShape(bags, [3, n])
    for (const bag of bags) {
      const inRange = bag.every((i) => Number.isInteger(i) && i >= 0 && i < n)
      expectThat(inRange, `Each draw must be an index from 0 to ${n - 1}.`, { got: bag })
      const share = new Set(bag).size / n
      const expected = 1 - 1 / Math.E
      expectThat(Math.abs(share - expected) < 0.05, 'About 63% of the samples must be drawn.', {
        expected,
        got: share,
      })
    }
  })

  test('one-sample', async () => {
    // Its only index is drawn by everyone.
    const got = await candidate.baggingVote([[0.99], [0]], [[4], [2]], [2])
    expectClose(got, { bags: [[0], [0]], majority: [2], oob: [null], oobError: null })
  })

  test('learners-always-right', async () => {
    const [uniforms, , y] = randomForest(71, [4, 6, 3])
    const votes = uniforms.map(() => y)
    const expected = { ...reference.baggingVote(uniforms, votes, y), majority: y, oobError: 0 }
    expectClose(await candidate.baggingVote(uniforms, votes, y), expected)
  })

  test('input-unchanged', async () => {
    const forest = randomForest(81, [3, 4, 2])
    await expectUnchanged(() => candidate.baggingVote(...forest))
    const uniforms = drawing([
      [1, 0],
      [0, 0],
    ])
    await expectUnchanged(() =>
      candidate.baggingVote(
        uniforms,
        [
          [2, 1],
          [1, 2],
        ],
        [1, 2],
      ),
    )
  })

  test('learners-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.baggingVote([[0.1]], [[1], [0]], [1]))
    await expectDeliberateError(() => candidate.baggingVote([[0.1], [0.6]], [[1]], [1]))
    await expectDeliberateError(() => candidate.baggingVote([[0.1], [0.6]], [], [1]))
  })

  test('uniforms-per-sample', async () => {
    await expectGoodInputWorks()
    const votes = [
      [1, 0],
      [0, 0],
    ]
    const y = [1, 0]
    await expectDeliberateError(() => candidate.baggingVote([[0.1], [0.2]], votes, y))
    await expectDeliberateError(() => candidate.baggingVote([[0.1, 0.7], [0.2]], votes, y))
    const surplus = [
      [0.1, 0.7, 0.3],
      [0.2, 0.5, 0.4],
    ]
    await expectDeliberateError(() => candidate.baggingVote(surplus, votes, y))
  })

  test('votes-per-sample', async () => {
    await expectGoodInputWorks()
    const uniforms = [
      [0.1, 0.2],
      [0.3, 0.6],
    ]
    await expectDeliberateError(() => candidate.baggingVote(uniforms, [[1, 0], [1]], [1, 0]))
    const surplus = [
      [1, 0, 1],
      [0, 0, 1],
    ]
    await expectDeliberateError(() => candidate.baggingVote(uniforms, surplus, [1, 0]))
    await expectDeliberateError(() => candidate.baggingVote([[0.1, 0.2]], [[1, 0]], [1]))
    await expectDeliberateError(() => candidate.baggingVote([[0.1, 0.2]], [[1, 0]], [1, 0, 1]))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.baggingVote([[]], [[]], []))
    await expectDeliberateError(() => candidate.baggingVote([], [], [1, 2]))
    await expectDeliberateError(() => candidate.baggingVote([], [], []))
  })
})
