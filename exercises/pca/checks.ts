import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
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
type Result = ReturnType<typeof reference.pca>

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)
const dot = (p: readonly number[], q: readonly number[]) => sum(p.map((v, j) => v * q[j]!))
const column = (m: Mat, j: number) => m.map((row) => row[j]!)

/** A cloud that is longer in each direction than in the next: variances at least 1.5 times the next. */
const cloud = (seed: number, n: number, d: number): Mat =>
  randomTensor(seed, [n, d], -1, 1).map((row) => {
    const long = row.map((v, j) => v * 8 * 2.5 ** -j)
    return long.map((v, j) => 0.8 * v - 0.6 * long[(j + 1) % d]! + j)
  })

const eightPoints = [
  [1.73, -1.47, -2.08],
  [0.77, 2.31, 1.5],
  [2.83, -1.42, -1.75],
  [1.3, -2.91, -0.64],
  [1.93, -0.11, -1.8],
  [-1.6, 2.77, -0.17],
  [-1.78, -1.62, 0.72],
  [0.59, 0.17, 2.12],
]

/** The shapes of all fields, so that what follows can count on them. */
const expectShapes = (got: Result, [n, d, k]: [n: number, d: number, k: number]) => {
  expectShape(got.mean, [d])
  expectShape(got.components, [k, d])
  expectShape(got.variances, [k])
  expectShape(got.ratio, [k])
  expectShape(got.projected, [n, k])
}

const expectOrthonormal = (components: Mat) =>
  expectClose(
    components.map((p) => components.map((q) => dot(p, q))),
    components.map((_, i) => components.map((_, j) => Number(i === j))),
    { abs: 1e-6 },
  )

const expectSigned = (components: Mat) => {
  for (const row of components) {
    const largest = Math.max(...row.map(Math.abs))
    const lead = row.find((v) => Math.abs(v) > largest - 1e-9) ?? 0
    const message = 'The first entry of largest absolute value in a component must be positive.'
    expectThat(lead > 0, message, { got: row })
  }
}

/** All that holds for every result, also where a direction is not unique. */
const expectConsistent = (x: Mat, got: Result, k: number) => {
  expectShapes(got, [x.length, x[0]!.length, k])
  const { components, projected } = got
  const expected = reference.pca(x, k)
  expectClose(got, { ...expected, components, projected }, { abs: 1e-7 })
  expectOrthonormal(components)
  expectSigned(components)
  const centred = x.map((row) => row.map((v, j) => v - expected.mean[j]!))
  expectClose(
    projected,
    centred.map((row) => components.map((c) => dot(row, c))),
    { abs: 1e-6 },
  )
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.pca([[1], [3]], 1), {
    mean: [2],
    components: [[1]],
    variances: [2],
    ratio: [1],
    projected: [[-1], [1]],
  })

describe('samples', () => {
  test('points-on-the-diagonal', async () => {
    const x = [
      [0, 0],
      [1, 1],
      [2, 2],
    ]
    expectClose(await candidate.pca(x, 1), {
      mean: [1, 1],
      components: [[Math.SQRT1_2, Math.SQRT1_2]],
      variances: [2],
      ratio: [1],
      projected: [[-Math.SQRT2], [0], [Math.SQRT2]],
    })
  })

  test('along-the-axes', async () => {
    const x = [
      [2, 0],
      [-2, 0],
      [0, 1],
      [0, -1],
    ]
    expectClose(await candidate.pca(x, 2), {
      mean: [0, 0],
      components: [
        [1, 0],
        [0, 1],
      ],
      variances: [8 / 3, 2 / 3],
      ratio: [0.8, 0.2],
      projected: x,
    })
  })

  test('two-of-three', async () => {
    const x = [
      [1, 2, 0],
      [3, 1, 0],
      [5, 9, 0],
    ]
    expectClose(await candidate.pca(x, 2), {
      mean: [3, 4, 0],
      components: [
        [0.36670473937292586, 0.9303373765045853, 0],
        [0.9303373765045853, -0.36670473937292586, 0],
      ],
      variances: [21.759142264341595, 1.2408577356584045],
      ratio: [0.9460496636670258, 0.05395033633297411],
      projected: [
        [-2.5940842317550223, -1.1272652742633187],
        [-2.7910121295137555, 1.1001142181187775],
        [5.385096361268778, 0.027151056144541164],
      ],
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    expectShapes(await candidate.pca(cloud(1, 7, 4), 2), [7, 4, 2])
    expectShapes(await candidate.pca(cloud(2, 5, 2), 2), [5, 2, 2])
  })

  test('eight-points', async () => {
    const components = [
      [-0.5086361426498179, 0.6981516060951656, 0.5038587195802552],
      [0.5615288630206408, 0.712615056067062, -0.4205533472239688],
      [0.6526673045166733, -0.06902258161846755, 0.7544940508987872],
    ]
    const variances = [5.793812507091285, 2.2117866505007022, 1.1906061995508654]
    const ratio = [0.6300220886858651, 0.2405107938115766, 0.12946711750255774]
    for (const k of [3, 2]) {
      const got = await candidate.pca(eightPoints, k)
      expectShapes(got, [8, 3, k])
      const { mean, projected } = reference.pca(eightPoints, k)
      expectClose(got, {
        mean,
        components: components.slice(0, k),
        variances: variances.slice(0, k),
        ratio: ratio.slice(0, k),
        projected,
      })
    }
  })

  test('sign-of-a-component', async () => {
    // The largest entry leads, not the first one and not the sum.
    const steep = [
      [0, 0, 0],
      [-1, 3, -3.5],
      [-2, 6, -7],
    ]
    const length = Math.sqrt(1 + 9 + 12.25)
    expectClose((await candidate.pca(steep, 1)).components, [
      [1 / length, -3 / length, 3.5 / length],
    ])
    // Two entries of equal size: the first leads, whatever the last digit says.
    for (const slope of [1, 0.1, 0.3, 7, 11]) {
      const down = [0, 1, 2, 5].map((v) => [v * slope, -v * slope])
      const got = await candidate.pca(down, 1)
      expectClose(got.components, [[Math.SQRT1_2, -Math.SQRT1_2]])
      const projected = [-2, -1, 0, 3].map((v) => [v * slope * Math.SQRT2])
      expectClose(got.projected, projected)
    }
  })

  test('random-clouds', async () => {
    for (const [seed, n, d, k] of [
      [11, 20, 2, 2],
      [12, 25, 3, 2],
      [13, 30, 4, 4],
      [14, 30, 5, 3],
    ] as const) {
      const x = cloud(seed, n, d)
      expectClose(await candidate.pca(x, k), reference.pca(x, k))
    }
  })

  test('any-small-matrix', async () => {
    const entry = fc.integer({ min: -4, max: 4 })
    const matrix = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      )
    // Variances apart or equal: close ones would ask too much of a power iteration.
    const clear = matrix.filter((x) => {
      const { variances } = reference.pca(x, x[0]!.length)
      return variances.every((v, i) => {
        const next = variances[i + 1] ?? 0
        return v >= 1.5 * next || v - next < 1e-9
      })
    })
    await fc.assert(
      fc.asyncProperty(clear, fc.nat(2), async (x, more) => {
        const k = 1 + (more % x[0]!.length)
        expectConsistent(x, await candidate.pca(x, k), k)
      }),
    )
  })

  test('orthonormal-and-uncorrelated', async () => {
    const got = await candidate.pca(cloud(31, 16, 4), 3)
    expectShapes(got, [16, 4, 3])
    expectOrthonormal(got.components)
    const { projected, variances } = got
    const columns = [0, 1, 2].map((j) => column(projected, j))
    expectClose(columns.map(sum), [0, 0, 0], { abs: 1e-6 })
    expectClose(
      columns.map((p) => columns.map((q) => dot(p, q) / 15)),
      variances.map((v, i) => variances.map((_, j) => (i === j ? v : 0))),
      { abs: 1e-6 },
    )
  })

  test('ratios-of-the-total', async () => {
    const x = cloud(43, 10, 4)
    const all = await candidate.pca(x, 4)
    expectShapes(all, [10, 4, 4])
    expectClose(sum(all.ratio), 1)
    // The diagonal of the covariance holds the total variance, however many components are kept.
    const total = sum(
      [0, 1, 2, 3].map((j) => {
        const values = column(x, j)
        const mean = sum(values) / 10
        return sum(values.map((v) => (v - mean) ** 2)) / 9
      }),
    )
    const { variances, ratio } = await candidate.pca(x, 2)
    expectShape(variances, [2])
    expectClose(
      ratio,
      variances.map((v) => v / total),
    )
  })

  test('all-components-rebuild-the-data', async () => {
    const x = cloud(51, 9, 3)
    const got = await candidate.pca(x, 3)
    expectShapes(got, [9, 3, 3])
    const { mean, components, projected } = got
    const rebuilt = projected.map((row) => mean.map((m, j) => m + dot(row, column(components, j))))
    expectClose(rebuilt, x, { abs: 1e-6 })
  })

  test('fewer-components-are-the-first', async () => {
    const x = cloud(61, 11, 4)
    const all = reference.pca(x, 4)
    for (const k of [1, 3])
      expectClose(await candidate.pca(x, k), {
        mean: all.mean,
        components: all.components.slice(0, k),
        variances: all.variances.slice(0, k),
        ratio: all.ratio.slice(0, k),
        projected: all.projected.map((row) => row.slice(0, k)),
      })
  })

  test('shift', async () => {
    const x = cloud(71, 10, 3)
    const shift = [100, -30, 7]
    const moved = x.map((row) => row.map((v, j) => v + shift[j]!))
    const expected = reference.pca(x, 2)
    const mean = expected.mean.map((m, j) => m + shift[j]!)
    expectClose(await candidate.pca(moved, 2), { ...expected, mean })
  })

  test('order-of-rows-and-columns', async () => {
    const x = cloud(81, 8, 3)
    const expected = reference.pca(x, 2)
    const rows = [5, 2, 7, 0, 3, 6, 1, 4]
    expectClose(await candidate.pca(permuted(x, rows), 2), {
      ...expected,
      projected: permuted(expected.projected, rows),
    })
    const columns = [2, 0, 1]
    expectClose(
      await candidate.pca(
        x.map((row) => permuted(row, columns)),
        2,
      ),
      {
        ...expected,
        mean: permuted(expected.mean, columns),
        components: expected.components.map((row) => permuted(row, columns)),
      },
    )
  })

  test('points-on-a-line', async () => {
    const x = [
      [1, 2],
      [2, 4],
      [4, 8],
    ]
    const r = 1 / Math.sqrt(5)
    const got = await candidate.pca(x, 2)
    const variance = ((16 + 1 + 25) / 9 / 2) * 5
    expectClose(got, {
      mean: [7 / 3, 14 / 3],
      components: [
        [r, 2 * r],
        [2 * r, -r],
      ],
      variances: [variance, 0],
      ratio: [1, 0],
      projected: [-4 / 3, -1 / 3, 5 / 3].map((v) => [v / r, 0]),
    })
  })

  test('fewer-rows-than-columns', async () => {
    const x = [
      [3, 1, 0, 2],
      [1, 1, 4, 2],
    ]
    const got = await candidate.pca(x, 4)
    expectConsistent(x, got, 4)
    const r = 1 / Math.sqrt(5)
    expectClose(got.components[0], [-r, 0, 2 * r, 0])
    expectClose(got.variances, [10, 0, 0, 0])
  })

  test('equal-variances', async () => {
    const x = [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ]
    // Any direction is as good as another, but the two must be perpendicular.
    const got = await candidate.pca(x, 2)
    expectConsistent(x, got, 2)
    expectClose(got.variances, [4 / 3, 4 / 3])
  })

  test('equal-points', async () => {
    const x = Array.from({ length: 4 }, () => [5, -2])
    const got = await candidate.pca(x, 2)
    expectConsistent(x, got, 2)
    expectClose(got.ratio, [0, 0])
  })

  test('far-from-the-origin', async () => {
    const x = cloud(91, 12, 3)
    const away = mapNested(x, (v) => v + 1e6)
    const expected = reference.pca(x, 3)
    const mean = expected.mean.map((m) => m + 1e6)
    expectClose(await candidate.pca(away, 3), { ...expected, mean }, { abs: 1e-7 })
  })

  test('large-and-small-scale', async () => {
    const x = cloud(95, 10, 3)
    const { mean, components, variances, ratio, projected } = reference.pca(x, 3)
    for (const scale of [1e4, 1e-6]) {
      const got = await candidate.pca(
        mapNested(x, (v) => v * scale),
        3,
      )
      expectShapes(got, [10, 3, 3])
      // Scaled back, so that the tolerance means as much as before.
      const back = {
        ...got,
        mean: got.mean.map((v) => v / scale),
        variances: got.variances.map((v) => v / scale ** 2),
        projected: mapNested(got.projected, (v) => v / scale),
      }
      expectClose(back, { mean, components, variances, ratio, projected })
    }
  })

  test('input-unchanged', async () => {
    const x = cloud(99, 5, 3)
    await expectUnchanged(() => candidate.pca(x, 2))
  })

  test('k-out-of-range', async () => {
    await expectGoodInputWorks()
    for (const k of [0, -1, 3, 1.5])
      await expectDeliberateError(() =>
        candidate.pca(
          [
            [1, 2],
            [3, 5],
            [4, 4],
          ],
          k,
        ),
      )
  })

  test('two-rows-at-least', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.pca([[1, 2]], 1))
    await expectDeliberateError(() => candidate.pca([], 1))
  })

  test('full-matrix-only', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.pca([[1, 2], [3, 4], [5]], 1))
    await expectDeliberateError(() => candidate.pca([[1], [2, 3]], 1))
    await expectDeliberateError(() => candidate.pca([[], []], 1))
  })
})
