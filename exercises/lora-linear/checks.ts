import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectShape,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Mat = number[][]
type Params = Parameters<typeof reference.loraMerge>[0]

const eye: Mat = [
  [1, 0],
  [0, 1],
]
const rankTwo: Params = {
  w: eye,
  a: [
    [1, 1],
    [0, 1],
  ],
  b: [
    [1, 0],
    [2, -1],
  ],
  alpha: 4,
}

const randomParams = (seed: number, out: number, inputs: number, r: number): Params => ({
  w: randomTensor(seed, [out, inputs], -1, 1),
  a: randomTensor(seed + 1, [r, inputs], -1, 1),
  b: randomTensor(seed + 2, [out, r], -1, 1),
  alpha: 1 + 7 * randomTensor(seed + 3, [1])[0]!,
})

/** x·Wᵀ */
const multiply = (m: Mat, w: Mat): Mat =>
  m.map((row) => w.map((weights) => weights.reduce((sum, v, c) => sum + v * row[c]!, 0)))

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const p: Params = { w: [[1]], a: [[2]], b: [[3]], alpha: 1 }
  expectClose(await candidate.loraForward([[1]], p), [[7]])
  expectClose(await candidate.loraMerge(p), [[7]])
}

describe('samples', () => {
  test('b-is-zero', async () => {
    const p: Params = { w: eye, a: [[1, 1]], b: [[0], [0]], alpha: 8 }
    expectClose(await candidate.loraForward([[1, 2]], p), [[1, 2]])
  })

  test('forward', async () => {
    expectClose(await candidate.loraForward([[1, 2]], rankTwo), [[7, 10]])
  })

  test('merge', async () => {
    expectClose(await candidate.loraMerge(rankTwo), [
      [3, 2],
      [4, 3],
    ])
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    const p = randomParams(1, 3, 5, 2)
    expectShape(await candidate.loraForward(randomTensor(9, [4, 5]), p), [4, 3])
    expectShape(await candidate.loraMerge(p), [3, 5])
  })

  test('rank-one', async () => {
    const p: Params = {
      w: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      a: [[0.1, 0.2, 0.3]],
      b: [[2], [-1]],
      alpha: 16,
    }
    const x = [
      [0.5, -1, 2],
      [1, 1, 1],
    ]
    expectClose(await candidate.loraForward(x, p), [
      [18.9, 1.8],
      [25.2, 5.4],
    ])
    expectClose(await candidate.loraMerge(p), [
      [4.2, 8.4, 12.6],
      [2.4, 1.8, 1.2],
    ])
  })

  test('single-entries', async () => {
    // Only a[1][0] and b[0][1] are set: rank 2 of three inputs, two outputs.
    const p: Params = {
      w: [
        [0, 0, 0],
        [0, 0, 0],
      ],
      a: [
        [0, 0, 0],
        [5, 0, 0],
      ],
      b: [
        [0, 3],
        [0, 0],
      ],
      alpha: 2,
    }
    expectClose(await candidate.loraMerge(p), [
      [15, 0, 0],
      [0, 0, 0],
    ])
    expectClose(await candidate.loraForward([[2, 7, 7]], p), [[30, 0]])
  })

  test('random-forward', async () => {
    for (const [seed, n, out, inputs, r] of [
      [11, 3, 4, 4, 2],
      [21, 2, 3, 6, 3],
      [31, 5, 6, 2, 4],
      [41, 1, 5, 5, 1],
    ] as const) {
      const p = randomParams(seed, out, inputs, r)
      const x = randomTensor(seed + 5, [n, inputs], -2, 2)
      expectClose(await candidate.loraForward(x, p), reference.loraForward(x, p))
    }
  })

  test('random-merge', async () => {
    for (const [seed, out, inputs, r] of [
      [51, 4, 4, 2],
      [61, 3, 6, 3],
      [71, 6, 2, 4],
      [81, 5, 5, 1],
    ] as const) {
      const p = randomParams(seed, out, inputs, r)
      expectClose(await candidate.loraMerge(p), reference.loraMerge(p))
    }
  })

  test('any-small-layer', async () => {
    const size = fc.integer({ min: 1, max: 3 })
    const layers = fc.tuple(size, size, size).chain(([out, inputs, r]) => {
      const matrix = (rows: number, columns: number) => {
        const row = fc.array(fc.integer({ min: -5, max: 5 }), {
          minLength: columns,
          maxLength: columns,
        })
        return fc.array(row, { minLength: rows, maxLength: rows })
      }
      return fc.record({
        w: matrix(out, inputs),
        a: matrix(r, inputs),
        b: matrix(out, r),
        alpha: fc.integer({ min: -6, max: 6 }),
      })
    })
    await fc.assert(
      fc.asyncProperty(layers, async (p) => {
        const x = [p.w[0]!.map((_, i) => i + 1)]
        expectClose(await candidate.loraForward(x, p), reference.loraForward(x, p))
        expectClose(await candidate.loraMerge(p), reference.loraMerge(p))
      }),
      { numRuns: 60 },
    )
  })

  test('forward-equals-merged-layer', async () => {
    const p = randomParams(91, 4, 6, 3)
    const x = randomTensor(95, [5, 6], -2, 2)
    const got = await candidate.loraForward(x, p)
    expectClose(got, multiply(x, await candidate.loraMerge(p)))
  })

  test('frozen-layer-at-the-start', async () => {
    const p = { ...randomParams(101, 4, 6, 3), b: [0, 0, 0, 0].map(() => [0, 0, 0]) }
    const x = randomTensor(105, [3, 6], -2, 2)
    expectClose(await candidate.loraForward(x, p), multiply(x, p.w))
    expectClose(await candidate.loraMerge(p), p.w)
  })

  test('scale-is-alpha-over-r', async () => {
    // All ones: each entry of B·A is r, so the update is alpha whatever the rank.
    for (const r of [1, 2, 5]) {
      const ones = (rows: number, columns: number): Mat =>
        Array.from({ length: rows }, () => new Array<number>(columns).fill(1))
      const p: Params = { w: [[0, 0, 0]], a: ones(r, 3), b: ones(1, r), alpha: 7 }
      expectClose(await candidate.loraMerge(p), [[7, 7, 7]])
      expectClose(await candidate.loraForward([[1, 1, 1]], p), [[21]])
    }
  })

  test('merged-and-taken-back', async () => {
    const p = randomParams(111, 3, 5, 2)
    const merged = await candidate.loraMerge(p)
    expectShape(merged, [3, 5])
    expectClose(await candidate.loraMerge({ ...p, w: merged, alpha: -p.alpha }), p.w)
  })

  test('two-updates-in-one', async () => {
    const [p, q] = [randomParams(121, 4, 3, 1), randomParams(131, 4, 3, 1)]
    const joined: Params = {
      w: p.w,
      a: [...p.a, ...q.a],
      b: p.b.map((row, o) => [...row, ...q.b[o]!]),
      alpha: 2 * p.alpha,
    }
    // Rank 2 at twice the alpha has the scale of each single one.
    const first = reference.loraMerge(p)
    const expected = reference.loraMerge({ ...q, w: first, alpha: p.alpha })
    expectClose(await candidate.loraMerge(joined), expected)
    const x = randomTensor(135, [2, 3], -1, 1)
    expectClose(await candidate.loraForward(x, joined), multiply(x, expected))
  })

  test('linear-in-x', async () => {
    const p = randomParams(141, 4, 5, 2)
    const x = randomTensor(145, [3, 5], -1, 1)
    const expected = mapNested(reference.loraForward(x, p), (v) => -3 * v)
    expectClose(
      await candidate.loraForward(
        mapNested(x, (v) => -3 * v),
        p,
      ),
      expected,
    )
  })

  test('rows-in-another-order', async () => {
    const p = randomParams(151, 3, 4, 2)
    await expectPermutationEquivariant(
      (rows) => candidate.loraForward(rows, p),
      randomTensor(155, [4, 4], -1, 1),
      [2, 0, 3, 1],
    )
  })

  test('alpha-zero', async () => {
    const p = { ...randomParams(161, 3, 4, 2), alpha: 0 }
    const x = randomTensor(165, [2, 4], -1, 1)
    expectClose(await candidate.loraForward(x, p), multiply(x, p.w))
    expectClose(await candidate.loraMerge(p), p.w)
  })

  test('large-numbers', async () => {
    const p: Params = { ...randomParams(171, 3, 4, 2), alpha: 1e4 }
    const x = randomTensor(175, [2, 4], -1e4, 1e4)
    const got = await candidate.loraForward(x, p)
    expectFinite(got)
    expectClose(got, reference.loraForward(x, p))
    expectClose(await candidate.loraMerge(p), reference.loraMerge(p))
  })

  test('no-rows', async () => {
    expectClose(await candidate.loraForward([], rankTwo), [])
  })

  test('weights-unchanged', async () => {
    const p = randomParams(181, 3, 4, 2)
    const x = randomTensor(185, [2, 4], -1, 1)
    await expectUnchanged(() => candidate.loraForward(x, p))
    await expectUnchanged(() => candidate.loraMerge(p))
  })

  test('ranks-must-agree', async () => {
    await expectGoodInputWorks()
    const wrong: Params[] = [
      { w: [[1]], a: [[1]], b: [[1, 2]], alpha: 1 },
      { w: [[1]], a: [[1], [2]], b: [[1]], alpha: 1 },
      { ...rankTwo, a: [[1, 1]] },
      { ...rankTwo, b: [[1], [2]] },
    ]
    for (const p of wrong) {
      await expectDeliberateError(() => candidate.loraForward([p.w[0]!], p))
      await expectDeliberateError(() => candidate.loraMerge(p))
    }
  })

  test('shapes-must-fit-w', async () => {
    await expectGoodInputWorks()
    const wrong: Params[] = [
      { ...rankTwo, a: [[1], [0]] },
      {
        ...rankTwo,
        a: [
          [1, 1, 1],
          [0, 1, 1],
        ],
      },
      { ...rankTwo, b: [[1, 0]] },
      { ...rankTwo, b: [...rankTwo.b, [1, 1]] },
    ]
    for (const p of wrong) {
      await expectDeliberateError(() => candidate.loraForward([[1, 2]], p))
      await expectDeliberateError(() => candidate.loraMerge(p))
    }
  })

  test('x-must-be-as-wide-as-w', async () => {
    await expectGoodInputWorks()
    for (const x of [[[1]], [[1, 2, 3]], [[1, 2], [3]], [[]]])
      await expectDeliberateError(() => candidate.loraForward(x, rankTwo))
  })

  test('empty-or-ragged-throws', async () => {
    await expectGoodInputWorks()
    const wrong: Params[] = [
      { ...rankTwo, w: [] },
      { ...rankTwo, w: [[], []] },
      { ...rankTwo, a: [], b: [[], []] },
      { w: [], a: [[1]], b: [], alpha: 1 },
      { ...rankTwo, w: [[1, 0], [0]] },
      { ...rankTwo, a: [[1, 1], [0]] },
      { ...rankTwo, b: [[1, 0], [2]] },
    ]
    for (const p of wrong) {
      await expectDeliberateError(() => candidate.loraForward([[1, 2]], p))
      await expectDeliberateError(() => candidate.loraMerge(p))
    }
  })
})
