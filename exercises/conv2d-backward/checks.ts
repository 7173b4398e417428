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
  numericalGradient,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type T4 = number[][][][]
type Options = NonNullable<Parameters<typeof reference.conv2dBackward>[3]>
type Grads = ReturnType<typeof reference.conv2dBackward>

/** One image of one channel, or one filter for one channel. */
const plane = (...rows: number[][]): T4 => [[rows]]

const oneToNine = plane([1, 2, 3], [4, 5, 6], [7, 8, 9])

const product = (p: T4, q: T4) => {
  const others = q.flat(3)
  return p.flat(3).reduce((sum, v, i) => sum + v * others[i]!, 0)
}

const sizes = (length: number, k: number, { stride = 1, padding = 0 }: Options) =>
  Math.floor((length + 2 * padding - k) / stride) + 1

/** Random x: [n][cin][h][w], w: [cout][cin][kh][kw], and a gy that fits. */
const randomCase = (
  seed: number,
  [n, cin, h, width]: readonly [number, number, number, number],
  [cout, kh, kw]: readonly [number, number, number],
  options: Options = {},
): [x: T4, w: T4, gy: T4] => [
  randomTensor(seed, [n, cin, h, width], -2, 2),
  randomTensor(seed + 1000, [cout, cin, kh, kw], -1, 1),
  randomTensor(seed + 2000, [n, cout, sizes(h, kh, options), sizes(width, kw, options)], -1, 1),
]

/** The numbers of `flat`, nested like t. */
const like = (t: T4, flat: readonly number[]): T4 => {
  let at = 0
  return mapNested(t, () => flat[at++]!)
}

/** The forward pass with bias, and Σ y · gy as the loss. */
const loss = (x: T4, w: T4, b: readonly number[], gy: T4, { stride = 1, padding = 0 }: Options) => {
  let total = 0
  gy.forEach((maps, n) =>
    maps.forEach((map, o) =>
      map.forEach((line, i) =>
        line.forEach((g, j) => {
          let y = b[o]!
          w[o]!.forEach((kernel, c) =>
            kernel.forEach((taps, u) =>
              taps.forEach((tap, v) => {
                const row = x[n]![c]![i * stride - padding + u]
                y += tap * (row?.[j * stride - padding + v] ?? 0)
              }),
            ),
          )
          total += g * y
        }),
      ),
    ),
  )
  return total
}

/** The result, once it is known to have all three parts. */
const whole = (got: Grads): Grads => {
  const parts = ['dx', 'dw', 'db']
  const complete = typeof got === 'object' && got !== null && parts.every((key) => key in got)
  expectThat(complete, 'Return { dx, dw, db }.', { got })
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  const got = await candidate.conv2dBackward([[[[3]], [[4]]]], [[[[1]], [[2]]]], [[[[5]]]])
  expectClose(got, { dx: [[[[5]], [[10]]]], dw: [[[[15]], [[20]]]], db: [5] })
}

describe('samples', () => {
  test('one-window', async () => {
    const x = plane([1, 2], [3, 4])
    const w = plane([10, 20], [30, 40])
    expectClose(await candidate.conv2dBackward(x, w, plane([1])), { dx: w, dw: x, db: [1] })
  })

  test('overlapping-windows', async () => {
    const gy = plane([1, 1], [1, 1])
    expectClose(await candidate.conv2dBackward(oneToNine, plane([1, 0], [0, -1]), gy), {
      dx: plane([1, 1, 0], [1, 0, -1], [0, -1, -1]),
      dw: plane([12, 16], [24, 28]),
      db: [4],
    })
  })

  test('stride-and-padding', async () => {
    const x = plane([1, 2], [3, 4])
    const options = { stride: 2, padding: 1 }
    expectClose(await candidate.conv2dBackward(x, oneToNine, plane([2]), options), {
      dx: plane([10, 12], [16, 18]),
      dw: plane([0, 0, 0], [0, 2, 4], [0, 6, 8]),
      db: [2],
    })
  })
})

describe('hidden', () => {
  test('result-shapes', async () => {
    const settings: Options[] = [{}, { padding: 2 }, { stride: 2 }, { stride: 3, padding: 1 }]
    for (const [i, options] of settings.entries()) {
      const [x, w, gy] = randomCase(1 + i, [2, 3, 6, 5], [4, 3, 2], options)
      const { dx, dw, db } = whole(await candidate.conv2dBackward(x, w, gy, options))
      expectShape(dx, [2, 3, 6, 5])
      expectShape(dw, [4, 3, 3, 2])
      expectShape(db, [4])
    }
  })

  test('two-channels-two-filters', async () => {
    const x = [[[[2]], [[3]]]]
    const w = [
      [[[5]], [[7]]],
      [[[11]], [[13]]],
    ]
    expectClose(await candidate.conv2dBackward(x, w, [[[[1]], [[10]]]]), {
      dx: [[[[115]], [[137]]]],
      dw: [
        [[[2]], [[3]]],
        [[[20]], [[30]]],
      ],
      db: [1, 10],
    })
  })

  test('sums-over-the-batch', async () => {
    const got = await candidate.conv2dBackward([[[[1]]], [[[10]]]], plane([3]), [[[[1]]], [[[2]]]])
    expectClose(got, { dx: [[[[3]]], [[[6]]]], dw: plane([21]), db: [3] })
  })

  test('uncovered-pixels', async () => {
    const x = plane([1, 2, 3, 4, 5, 6])
    const got = await candidate.conv2dBackward(x, plane([10, 20]), plane([1, 2]), { stride: 3 })
    expectClose(got, { dx: plane([10, 20, 0, 20, 40, 0]), dw: plane([9, 12]), db: [3] })
  })

  test('kernel-not-flipped', async () => {
    const gy = plane([0, 0, 0], [0, 1, 0], [0, 0, 0])
    const x = plane([0, 0, 0], [0, 0, 7], [0, 0, 0])
    const got = await candidate.conv2dBackward(x, oneToNine, gy, { padding: 1 })
    expectClose(got, { dx: oneToNine, dw: plane([0, 0, 0], [0, 0, 7], [0, 0, 0]), db: [1] })
  })

  test('windows-in-the-padding', async () => {
    const options = { padding: 1 }
    const got = await candidate.conv2dBackward(plane([3]), plane([2]), oneToNine, options)
    expectClose(got, { dx: plane([10]), dw: plane([15]), db: [45] })
  })

  test('random-plain', async () => {
    for (const seed of [11, 12, 13]) {
      const [x, w, gy] = randomCase(seed, [2, 3, 5, 4], [2, 3, 2])
      expectClose(await candidate.conv2dBackward(x, w, gy), reference.conv2dBackward(x, w, gy))
    }
  })

  test('random-stride-and-padding', async () => {
    const settings: Options[] = [
      { stride: 2, padding: 1 },
      { stride: 1, padding: 2 },
      { stride: 3, padding: 1 },
      { stride: 2, padding: 0 },
      { stride: 4, padding: 3 },
    ]
    for (const [i, options] of settings.entries()) {
      const [x, w, gy] = randomCase(21 + i, [2, 2, 6, 5], [2, 2, 3], options)
      const expected = reference.conv2dBackward(x, w, gy, options)
      expectClose(await candidate.conv2dBackward(x, w, gy, options), expected)
    }
  })

  test('any-small-case', async () => {
    const list = <T>(entry: fc.Arbitrary<T>, length: number) =>
      fc.array(entry, { minLength: length, maxLength: length })
    const map = (rows: number, columns: number) =>
      list(list(fc.integer({ min: -9, max: 9 }), columns), rows)
    const side = (max: number) => fc.integer({ min: 1, max })
    const setting = fc
      .record({
        h: side(4),
        width: side(4),
        kh: side(3),
        kw: side(3),
        stride: side(3),
        padding: fc.integer({ min: 0, max: 2 }),
      })
      .filter((s) => sizes(s.h, s.kh, s) > 0 && sizes(s.width, s.kw, s) > 0)
      .chain(({ h, width, kh, kw, stride, padding }) => {
        const options = { stride, padding }
        return fc.record({
          x: map(h, width),
          w: map(kh, kw),
          gy: map(sizes(h, kh, options), sizes(width, kw, options)),
          options: fc.constant(options),
        })
      })
    await fc.assert(
      fc.asyncProperty(setting, async ({ x, w, gy, options }) => {
        const expected = reference.conv2dBackward([[x]], [[w]], [[gy]], options)
        expectClose(await candidate.conv2dBackward([[x]], [[w]], [[gy]], options), expected)
      }),
    )
  })

  test('layer-sized', async () => {
    const options = { stride: 2, padding: 1 }
    const [x, w, gy] = randomCase(31, [1, 4, 14, 14], [8, 3, 3], options)
    const expected = reference.conv2dBackward(x, w, gy, options)
    expectClose(await candidate.conv2dBackward(x, w, gy, options), expected)
  })

  test('gradients-numerically', async () => {
    for (const options of [{}, { stride: 2, padding: 1 }]) {
      const [x, w, gy] = randomCase(41, [2, 2, 4, 3], [2, 2, 3], options)
      const b = [0.3, -0.7]
      const got = whole(await candidate.conv2dBackward(x, w, gy, options))
      const byX = (flat: readonly number[]) => loss(like(x, flat), w, b, gy, options)
      const byW = (flat: readonly number[]) => loss(x, like(w, flat), b, gy, options)
      const byB = (flat: readonly number[]) => loss(x, w, flat, gy, options)
      const expected = {
        dx: like(x, await numericalGradient(byX, x.flat(3))),
        dw: like(w, await numericalGradient(byW, w.flat(3))),
        db: await numericalGradient(byB, b),
      }
      // The loss is linear in each argument, so central differences are off by rounding only.
      expectClose(got, expected, { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('inner-products-agree', async () => {
    const options = { stride: 2, padding: 2 }
    const [x, w, gy] = randomCase(51, [2, 3, 5, 6], [2, 3, 2], options)
    const { dx, dw } = whole(await candidate.conv2dBackward(x, w, gy, options))
    expectShape(dx, [2, 3, 5, 6])
    expectShape(dw, [2, 3, 3, 2])
    // y is linear in x and in w: ⟨dx, x⟩ = ⟨gy, y⟩ = ⟨dw, w⟩ without the bias.
    const withoutBias = loss(x, w, [0, 0], gy, options)
    expectClose([product(dx, x), product(dw, w)], [withoutBias, withoutBias])
  })

  test('linear-in-gy', async () => {
    const options = { padding: 1 }
    const [x, w, gy] = randomCase(52, [2, 2, 3, 4], [2, 2, 2], options)
    const once = reference.conv2dBackward(x, w, gy, options)
    for (const factor of [-3, 0]) {
      const scaled = mapNested(gy, (g: number) => factor * g)
      const got = await candidate.conv2dBackward(x, w, scaled, options)
      expectClose(got, {
        dx: mapNested(once.dx, (v: number) => factor * v),
        dw: mapNested(once.dw, (v: number) => factor * v),
        db: mapNested(once.db, (v: number) => factor * v),
      })
    }
  })

  test('one-by-one-kernel', async () => {
    const [x, w, gy] = randomCase(53, [1, 2, 2, 3], [3, 1, 1])
    const { dx } = whole(await candidate.conv2dBackward(x, w, gy))
    const expected = x[0]!.map((map, c) =>
      map.map((line, i) =>
        line.map((_, j) => gy[0]!.reduce((sum, g, o) => sum + g[i]![j]! * w[o]![c]![0]![0]!, 0)),
      ),
    )
    expectClose(dx, [expected])
  })

  test('images-add-up', async () => {
    const [x, w, gy] = randomCase(54, [3, 2, 4, 4], [2, 3, 3])
    const alone = x.map((image, n) => reference.conv2dBackward([image], w, [gy[n]!]))
    const total = (parts: readonly (readonly number[])[]) =>
      parts[0]!.map((_, i) => parts.reduce((sum, part) => sum + part[i]!, 0))
    expectClose(await candidate.conv2dBackward(x, w, gy), {
      dx: alone.map(({ dx }) => dx[0]!),
      dw: like(w, total(alone.map(({ dw }) => dw.flat(3)))),
      db: total(alone.map(({ db }) => db)),
    })
  })

  test('large-numbers-cancel', async () => {
    const got = await candidate.conv2dBackward(plane([1e8, 1e8, 3]), plane([1, 1]), plane([1, -1]))
    expectClose(got, { dx: plane([1, 0, -1]), dw: plane([0, 1e8 - 3]), db: [0] })
  })

  test('input-unchanged', async () => {
    const options = { stride: 2, padding: 1 }
    const [x, w, gy] = randomCase(61, [1, 2, 3, 3], [2, 2, 2], options)
    await expectUnchanged(() => candidate.conv2dBackward(x, w, gy, options))
  })

  test('channels-must-fit', async () => {
    await expectGoodInputWorks()
    const gy = randomTensor(71, [1, 2, 2, 2])
    for (const [ofImage, ofFilter] of [
      [3, 2],
      [2, 3],
      [1, 2],
    ] as const) {
      const x = randomTensor(72, [1, ofImage, 3, 3])
      const w = randomTensor(73, [2, ofFilter, 2, 2])
      await expectDeliberateError(() => candidate.conv2dBackward(x, w, gy))
    }
  })

  test('gradient-per-window', async () => {
    await expectGoodInputWorks()
    const w = plane([1, 2], [3, 4])
    for (const [rows, columns] of [
      [2, 1],
      [1, 2],
      [1, 1],
      [1, 4],
      [3, 2],
      [2, 3],
      [3, 3],
    ] as const) {
      const gy = randomTensor(74, [1, 1, rows, columns])
      await expectDeliberateError(() => candidate.conv2dBackward(oneToNine, w, gy))
    }
    const padded = { stride: 2, padding: 1 } // 2 × 2 windows
    for (const gy of [plane([1, 2]), plane([1]), oneToNine])
      await expectDeliberateError(() => candidate.conv2dBackward(oneToNine, w, gy, padded))
  })

  test('gradient-per-image-and-filter', async () => {
    await expectGoodInputWorks()
    const x = randomTensor(75, [2, 1, 3, 3])
    const w = randomTensor(76, [2, 1, 2, 2])
    for (const [n, cout] of [
      [3, 2],
      [2, 3],
      [1, 2],
      [2, 1],
    ] as const) {
      const gy = randomTensor(77, [n, cout, 2, 2])
      await expectDeliberateError(() => candidate.conv2dBackward(x, w, gy))
    }
  })

  test('kernel-must-fit', async () => {
    await expectGoodInputWorks()
    for (const x of [plane([1, 2], [3, 4]), plane([1, 2, 3]), plane([1], [2], [3])])
      await expectDeliberateError(() =>
        candidate.conv2dBackward(x, oneToNine, plane([1]), { stride: 3 }),
      )
  })
})
