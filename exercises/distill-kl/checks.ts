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
  numericalGradient,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const softmax = (row: readonly number[]) => {
  const exps = row.map(Math.exp)
  const sum = exps.reduce((total, e) => total + e, 0)
  return exps.map((e) => e / sum)
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.distillKl([[0, 0]], [[1000, 0]]), Math.LN2)

describe('samples', () => {
  test('equal-logits', async () => {
    expectClose(await candidate.distillKl([[1, 2, 3]], [[1, 2, 3]]), 0)
  })

  test('two-rows', async () => {
    const student = [
      [1, 2, 3],
      [0, 0, 0],
    ]
    const teacher = [
      [3, 2, 1],
      [1, 0, 0],
    ]
    expectClose(await candidate.distillKl(student, teacher), 0.636852612355385)
  })

  test('temperature-four', async () => {
    const got = await candidate.distillKl([[1, 2, 3]], [[3, 2, 1]], { temperature: 4 })
    expectClose(got, 1.3196299121538528)
  })
})

describe('hidden', () => {
  test('one-number', async () => {
    const [student, teacher] = [randomTensor(1, [3, 4], -2, 2), randomTensor(2, [3, 4], -2, 2)]
    expectShape(await candidate.distillKl(student, teacher), [])
    expectShape(await candidate.distillKl([[1, 2]], [[2, 1]], { temperature: 3 }), [])
  })

  test('quarter-and-half', async () => {
    // The teacher says 1/4 and 3/4, the student 1/2 and 1/2.
    const got = await candidate.distillKl([[7, 7]], [[0, Math.log(3)]])
    expectClose(got, 0.75 * Math.log(3) - Math.LN2)
    // At temperature 2 the same distributions come from logits twice as large.
    const warm = await candidate.distillKl([[7, 7]], [[0, 2 * Math.log(3)]], { temperature: 2 })
    expectClose(warm, 4 * (0.75 * Math.log(3) - Math.LN2))
  })

  test('two-rows-warm', async () => {
    const student = [
      [0, 0, 0],
      [1, 5, 1],
    ]
    const teacher = [
      [1, 2, 3],
      [0, 0, 4],
    ]
    const got = await candidate.distillKl(student, teacher, { temperature: 2 })
    expectClose(got, 2.8787581568521468)
  })

  test('one-class', async () => {
    expectClose(await candidate.distillKl([[5], [-3]], [[2], [9]], { temperature: 2 }), 0)
  })

  test('random-default', async () => {
    for (const seed of [11, 12, 13]) {
      const student = randomTensor(seed, [4, 5], -3, 3)
      const teacher = randomTensor(seed + 10, [4, 5], -3, 3)
      const got = await candidate.distillKl(student, teacher)
      expectClose(got, reference.distillKl(student, teacher))
    }
  })

  test('random-temperatures', async () => {
    for (const [seed, temperature] of [
      [31, 0.5],
      [32, 3],
      [33, 20],
    ] as const) {
      const student = randomTensor(seed, [3, 6], -5, 5)
      const teacher = randomTensor(seed + 10, [3, 6], -5, 5)
      const got = await candidate.distillKl(student, teacher, { temperature })
      expectClose(got, reference.distillKl(student, teacher, { temperature }))
    }
  })

  test('never-negative', async () => {
    const logit = fc.integer({ min: -30, max: 30 })
    const input = fc
      .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, classes]) => {
        const matrix = fc.array(fc.array(logit, { minLength: classes, maxLength: classes }), {
          minLength: rows,
          maxLength: rows,
        })
        return fc.tuple(matrix, matrix, fc.constantFrom(0.5, 1, 4))
      })
    await fc.assert(
      fc.asyncProperty(input, async ([student, teacher, temperature]) => {
        const got = await candidate.distillKl(student, teacher, { temperature })
        expectThat(got >= -1e-8, 'A KL divergence is never negative.', { got })
        expectClose(got, reference.distillKl(student, teacher, { temperature }))
      }),
    )
  })

  test('shift-invariant', async () => {
    const logits = randomTensor(41, [3, 4], -2, 2)
    const teacher = randomTensor(42, [3, 4], -2, 2)
    const shifts = [-300, 5, 900]
    const moved = (m: Mat) => m.map((row, i) => row.map((v) => v + shifts[i]!))
    const options = { temperature: 2 }
    expectClose(await candidate.distillKl(moved(logits), logits, options), 0)
    const expected = reference.distillKl(logits, teacher, options)
    expectClose(await candidate.distillKl(moved(logits), teacher, options), expected)
    expectClose(await candidate.distillKl(logits, moved(teacher), options), expected)
  })

  test('batch-twice', async () => {
    const student = randomTensor(51, [2, 3], -2, 2)
    const teacher = randomTensor(52, [2, 3], -2, 2)
    const got = await candidate.distillKl([...student, ...student], [...teacher, ...teacher])
    expectClose(got, reference.distillKl(student, teacher))
  })

  test('temperature-as-scale', async () => {
    const student = randomTensor(61, [2, 4], -3, 3)
    const teacher = randomTensor(62, [2, 4], -3, 3)
    const third = (m: Mat) => mapNested(m, (v: number) => v / 3)
    const got = await candidate.distillKl(student, teacher, { temperature: 3 })
    expectClose(got, 9 * reference.distillKl(third(student), third(teacher)))
  })

  test('gradient', async () => {
    const student = [0.5, -1.2, 2, 0.3]
    const teacher = [1.5, 0.2, -1, 0]
    for (const temperature of [1, 4]) {
      const loss = (flat: readonly number[]) =>
        candidate.distillKl([[...flat]], [teacher], { temperature })
      const p = softmax(teacher.map((v) => v / temperature))
      const q = softmax(student.map((v) => v / temperature))
      const expected = q.map((v, k) => temperature * (v - p[k]!))
      // Central differences with h = 1e-5 are good to about 1e-9 here.
      expectClose(await numericalGradient(loss, student), expected, { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('very-high-temperature', async () => {
    // There it becomes half the mean squared difference of the centred logits.
    const got = await candidate.distillKl([[1, 2, 3]], [[3, 2, 1]], { temperature: 1000 })
    expectClose(got, 4 / 3, { rel: 1e-3 })
  })

  test('confident-student', async () => {
    const got = await candidate.distillKl([[100, 0]], [[0, 0]])
    expectClose(got, 49.30685281944005)
  })

  test('huge-logits', async () => {
    expectClose(await candidate.distillKl([[800, -800]], [[790, -790]]), 0)
    expectClose(await candidate.distillKl([[0, 1000]], [[1, 0]]), 730.4763755211167)
    const got = await candidate.distillKl(
      [
        [1e4, -1e4, 0],
        [-1e4, -1e4, -1e4],
      ],
      [
        [-1e4, 1e4, 0],
        [1e4, 0, 0],
      ],
    )
    expectFinite(got)
    expectClose(got, (20000 + Math.log(3)) / 2)
  })

  test('very-low-temperature', async () => {
    const got = await candidate.distillKl(
      [
        [2, 1],
        [1, 2],
      ],
      [
        [1, 2],
        [1, 2],
      ],
      {
        temperature: 1e-3,
      },
    )
    expectClose(got, 1e-3 / 2)
  })

  test('input-unchanged', async () => {
    const student = randomTensor(71, [2, 3], -1, 1)
    const teacher = randomTensor(72, [2, 3], -1, 1)
    await expectUnchanged(() => candidate.distillKl(student, teacher))
    await expectUnchanged(() => candidate.distillKl(student, teacher, { temperature: 2 }))
  })

  test('shapes-must-match', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.distillKl([[1, 2]], [[1, 2, 3]]))
    await expectDeliberateError(() => candidate.distillKl([[1, 2, 3]], [[1, 2]]))
    await expectDeliberateError(() => candidate.distillKl([[1, 2]], [[1]]))
    await expectDeliberateError(() => candidate.distillKl([[1]], [[1, 2]]))
    await expectDeliberateError(() =>
      candidate.distillKl(
        [[1, 2]],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    )
    await expectDeliberateError(() =>
      candidate.distillKl(
        [
          [1, 2],
          [3, 4],
        ],
        [[1, 2]],
      ),
    )
  })

  test('full-matrices-only', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.distillKl([], []))
    await expectDeliberateError(() => candidate.distillKl([[], []], [[], []]))
    const ragged = [[1, 2], [3]]
    await expectDeliberateError(() => candidate.distillKl(ragged, ragged))
    await expectDeliberateError(() =>
      candidate.distillKl(
        [
          [1, 2],
          [3, 4],
        ],
        ragged,
      ),
    )
  })

  test('temperature-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const temperature of [0, -1])
      await expectDeliberateError(() => candidate.distillKl([[1, 2]], [[2, 1]], { temperature }))
  })
})
