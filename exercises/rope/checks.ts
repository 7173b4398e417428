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

type Layout = 'half' | 'interleaved'
const layouts: readonly Layout[] = ['half', 'interleaved']

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, v, c) => sum + v * b[c]!, 0)

/** The rotated rows once they are known to be there. */
const rotate = async (...args: Parameters<typeof reference.rope>) => {
  const got = await candidate.rope(...args)
  expectShape(got, [args[0].length, args[0][0]!.length])
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => expectClose(await candidate.rope([[3, 4]], [0]), [[3, 4]])

describe('samples', () => {
  test('half-by-default', async () => {
    expectClose(await candidate.rope([[1, 0, 0, 0]], [1]), [
      [0.5403023058681398, 0, 0.8414709848078965, 0],
    ])
  })

  test('interleaved', async () => {
    expectClose(await candidate.rope([[1, 2, 3, 4]], [2], { layout: 'interleaved' }), [
      [-2.2347416901985055, 0.07700374007360261, 2.919405353306694, 4.059196026577096],
    ])
  })

  test('base-and-positions', async () => {
    const x = [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]
    expectClose(await candidate.rope(x, [0, 3], { base: 100 }), [
      [1, 2, 3, 4],
      [-1.4133525207800472, 0.7285921516057281, -2.828857481741469, 4.412386369573382],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    for (const layout of layouts) {
      await rotate(randomTensor(1, [3, 6]), [0, 1, 2], { layout })
      await rotate(randomTensor(2, [1, 2]), [7], { layout })
      await rotate(randomTensor(3, [5, 8]), [4, 0, 4, 9, 1], { layout })
    }
  })

  test('quarter-turns', async () => {
    // With base 2⁻² the second pair turns twice as fast: by 180° where the first turns by 90°.
    const options = { base: 0.25 }
    const quarter = Math.PI / 2
    expectClose(await candidate.rope([[1, 2, 3, 4]], [quarter], options), [[-3, -2, 1, -4]])
    const interleaved = await candidate.rope([[1, 2, 3, 4]], [quarter], {
      ...options,
      layout: 'interleaved',
    })
    expectClose(interleaved, [[-2, 1, -3, -4]])
  })

  test('width-two', async () => {
    // A single pair, whose angle is the position whatever the base; both layouts agree.
    const expected = [[1.032863587437906, 0.4280102916343243]]
    for (const layout of layouts)
      for (const base of [2, 500])
        expectClose(await candidate.rope([[0.5, -1]], [1.5], { layout, base }), expected)
  })

  test('random-half', async () => {
    for (const [seed, l, d] of [
      [11, 3, 6],
      [12, 5, 4],
      [13, 2, 10],
    ] as const) {
      const x = randomTensor(seed, [l, d], -2, 2)
      const positions = randomTensor(seed + 100, [l], 0, 60).map(Math.floor)
      expectClose(await candidate.rope(x, positions), reference.rope(x, positions))
    }
  })

  test('random-interleaved', async () => {
    for (const [seed, base] of [
      [21, 10000],
      [22, 500],
      [23, 1e6],
    ] as const) {
      const x = randomTensor(seed, [4, 8], -2, 2)
      const positions = randomTensor(seed + 100, [4], 0, 60).map(Math.floor)
      const options = { base, layout: 'interleaved' } as const
      expectClose(
        await candidate.rope(x, positions, options),
        reference.rope(x, positions, options),
      )
    }
  })

  test('any-position', async () => {
    const entry = fc.integer({ min: -9, max: 9 })
    const row = fc
      .constantFrom(2, 4, 6)
      .chain((d) => fc.array(entry, { minLength: d, maxLength: d }))
    // Halves and negative positions included.
    const position = fc.integer({ min: -40, max: 40 }).map((n) => n / 2)
    const options = fc.record({
      base: fc.constantFrom(10, 10000),
      layout: fc.constantFrom(...layouts),
    })
    await fc.assert(
      fc.asyncProperty(row, position, options, async (x, p, o) => {
        expectClose(await candidate.rope([x], [p], o), reference.rope([x], [p], o))
      }),
    )
  })

  test('defaults-given-by-name', async () => {
    const x = randomTensor(31, [3, 6], -2, 2)
    const positions = [5, 1, 30]
    const expected = reference.rope(x, positions)
    expectClose(await candidate.rope(x, positions, { base: 10000, layout: 'half' }), expected)
    expectClose(await candidate.rope(x, positions, { base: 10000 }), expected)
  })

  test('position-zero-is-identity', async () => {
    const x = randomTensor(41, [3, 8], -2, 2)
    for (const layout of layouts) expectClose(await candidate.rope(x, [0, 0, 0], { layout }), x)
  })

  test('lengths-kept', async () => {
    const x = randomTensor(51, [4, 6], -2, 2)
    const squares = (m: number[][]) => m.map((row) => dot(row, row))
    for (const layout of layouts)
      expectClose(squares(await rotate(x, [3, 17, -5, 1000], { layout })), squares(x))
  })

  test('only-the-offset-counts', async () => {
    const [q, k] = randomTensor(61, [2, 8], -1, 1) as [number[], number[]]
    for (const layout of layouts) {
      const scores: number[] = []
      for (const [m, n] of [
        [4, 0],
        [10, 6],
        [104, 100],
        [0, -4],
      ] as const) {
        const [a, b] = (await rotate([q, k], [m, n], { layout })) as [number[], number[]]
        scores.push(dot(a, b))
      }
      const [a, b] = reference.rope([q, k], [4, 0], { layout }) as [number[], number[]]
      const expected = dot(a, b)
      expectClose(scores, [expected, expected, expected, expected])
    }
  })

  test('turns-add-up', async () => {
    const x = randomTensor(71, [3, 6], -2, 2)
    for (const layout of layouts) {
      const once = await rotate(x, [2, 5, 11], { layout })
      const twice = await rotate(once, [7, -5, 20], { layout })
      expectClose(twice, reference.rope(x, [9, 0, 31], { layout }))
    }
  })

  test('layouts-differ-by-order', async () => {
    const x = randomTensor(81, [3, 6], -2, 2)
    const positions = [1, 8, 3]
    const order = [0, 3, 1, 4, 2, 5] // entry c of the interleaved row stands at order[c] in the half row
    const woven = (m: number[][]) => m.map((row) => order.map((c) => row[c]!))
    const half = reference.rope(x, positions)
    expectClose(await candidate.rope(woven(x), positions, { layout: 'interleaved' }), woven(half))
    const interleaved = reference.rope(woven(x), positions, { layout: 'interleaved' })
    expectClose(woven(await rotate(x, positions)), interleaved)
  })

  test('rows-go-with-their-positions', async () => {
    const x = randomTensor(91, [4, 4], -1, 1)
    const rows = x.map((row, t) => ({ row, position: [3, 0, 12, 7][t]! }))
    await expectPermutationEquivariant(
      async (list: typeof rows) =>
        rotate(
          list.map(({ row }) => row),
          list.map(({ position }) => position),
        ),
      rows,
      [2, 0, 3, 1],
    )
  })

  test('linear-in-x', async () => {
    const x = randomTensor(101, [2, 6], -1, 1)
    const positions = [3, 14]
    const stretched = mapNested(x, (v: number) => -250 * v)
    const expected = mapNested(reference.rope(x, positions), (v: number) => -250 * v)
    expectClose(await candidate.rope(stretched, positions), expected)
    const zeros = mapNested(x, () => 0)
    expectClose(await candidate.rope(zeros, positions), zeros)
  })

  test('far-positions', async () => {
    const x = randomTensor(111, [2, 8], -1e4, 1e4)
    for (const layout of layouts) {
      const got = await candidate.rope(x, [8191, 32767], { layout, base: 500000 })
      expectFinite(got)
      expectClose(got, reference.rope(x, [8191, 32767], { layout, base: 500000 }), { abs: 1e-4 })
    }
  })

  test('input-unchanged', async () => {
    const x = randomTensor(121, [2, 4], -1, 1)
    for (const layout of layouts) await expectUnchanged(() => candidate.rope(x, [1, 2], { layout }))
  })

  test('odd-width', async () => {
    await expectGoodInputWorks()
    for (const layout of layouts) {
      await expectDeliberateError(() => candidate.rope([[1, 2, 3]], [0], { layout }))
      await expectDeliberateError(() => candidate.rope([[1], [2]], [0, 1], { layout }))
    }
  })

  test('one-position-per-row', async () => {
    await expectGoodInputWorks()
    const x = [
      [1, 2],
      [3, 4],
    ]
    for (const positions of [[], [0], [0, 1, 2]])
      await expectDeliberateError(() => candidate.rope(x, positions))
  })

  test('empty-or-ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.rope([], []))
    await expectDeliberateError(() => candidate.rope([[], []], [0, 1]))
    await expectDeliberateError(() =>
      candidate.rope(
        [
          [1, 2, 3, 4],
          [5, 6],
        ],
        [0, 1],
      ),
    )
    await expectDeliberateError(() =>
      candidate.rope(
        [
          [1, 2],
          [3, 4, 5, 6],
        ],
        [0, 1],
      ),
    )
  })
})
