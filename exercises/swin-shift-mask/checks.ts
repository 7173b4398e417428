import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectDeliberateError,
  expectSame,
  expectShape,
  expectThat,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type T3 = number[][][]

/** The mask of a window whose tokens carry these labels. */
const maskOf = (labels: string): number[][] =>
  [...labels].map((a) => [...labels].map((b) => (a === b ? 0 : -100)))

/** The same from where the pixels came from: two tokens that were moved alike belong together. */
function rolledMask(h: number, w: number, m: number, s: number): T3 {
  const tokens = Array.from({ length: (h * w) / (m * m) }, (_, k) => {
    const [top, left] = [Math.floor(k / (w / m)) * m, (k % (w / m)) * m]
    return Array.from({ length: m * m }, (__, t) => {
      const [y, x] = [top + Math.floor(t / m), left + (t % m)]
      return `${((y + s) % h) - y} ${((x + s) % w) - x}`
    })
  })
  return tokens.map((moves) => moves.map((a) => moves.map((b) => (a === b ? 0 : -100))))
}

const zeros = (windows: number, tokens: number): T3 =>
  Array.from({ length: windows }, () =>
    Array.from({ length: tokens }, () => new Array<number>(tokens).fill(0)),
  )

const open = (mask: number[][]): number => mask.flat().filter((v) => v === 0).length

/** The answer once it is known to have its shape. */
const masks = async (h: number, w: number, m: number, s: number): Promise<T3> => {
  const got = await candidate.swinShiftMask(h, w, m, s)
  expectShape(got, [(h * w) / (m * m), m * m, m * m])
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectSame(await candidate.swinShiftMask(2, 2, 2, 1), [maskOf('abcd')])

describe('samples', () => {
  test('one-window', async () => {
    expectSame(await candidate.swinShiftMask(2, 2, 2, 1), [
      [
        [0, -100, -100, -100],
        [-100, 0, -100, -100],
        [-100, -100, 0, -100],
        [-100, -100, -100, 0],
      ],
    ])
  })

  test('two-windows', async () => {
    expectSame(await candidate.swinShiftMask(2, 4, 2, 1), [
      [
        [0, 0, -100, -100],
        [0, 0, -100, -100],
        [-100, -100, 0, 0],
        [-100, -100, 0, 0],
      ],
      [
        [0, -100, -100, -100],
        [-100, 0, -100, -100],
        [-100, -100, 0, -100],
        [-100, -100, -100, 0],
      ],
    ])
  })

  test('no-shift', async () => {
    expectSame(await candidate.swinShiftMask(2, 2, 2, 0), zeros(1, 4))
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    expectShape(await candidate.swinShiftMask(6, 9, 3, 1), [6, 9, 9])
    expectShape(await candidate.swinShiftMask(8, 4, 4, 2), [2, 16, 16])
    expectShape(await candidate.swinShiftMask(2, 3, 1, 0), [6, 1, 1])
  })

  test('four-windows', async () => {
    expectSame(
      await candidate.swinShiftMask(4, 4, 2, 1),
      ['aaaa', 'abab', 'aabb', 'abcd'].map(maskOf),
    )
  })

  test('uneven-regions', async () => {
    expectSame(await candidate.swinShiftMask(6, 3, 3, 1), ['aabaabaab', 'aabaabccd'].map(maskOf))
    expectSame(await candidate.swinShiftMask(3, 6, 3, 2), ['aaabbbbbb', 'abbcddcdd'].map(maskOf))
  })

  test('tall-map', async () => {
    expectSame(await candidate.swinShiftMask(6, 2, 2, 1), ['abab', 'abab', 'abcd'].map(maskOf))
  })

  test('window-of-seven', async () => {
    const got = await masks(14, 14, 7, 3)
    // Regions of 4·4, 4·3, 3·4 and 3·3 tokens in the corner, of 28 and 21 at the edges.
    expectSame(got.map(open), [2401, 1225, 1225, 625])
    expectSame(got, rolledMask(14, 14, 7, 3))
  })

  test('every-small-size', async () => {
    for (const m of [1, 2, 3, 4])
      for (let s = 0; s < m; s++)
        for (const [rows, columns] of [
          [1, 1],
          [2, 1],
          [1, 3],
          [2, 3],
        ] as const) {
          const size = [rows * m, columns * m, m, s] as const
          expectSame(await candidate.swinShiftMask(...size), reference.swinShiftMask(...size))
        }
  })

  test('any-size', async () => {
    const count = fc.integer({ min: 1, max: 4 })
    const sizes = fc
      .tuple(count, count, fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns, m]) =>
        fc.tuple(
          fc.constant(rows * m),
          fc.constant(columns * m),
          fc.constant(m),
          fc.integer({ min: 0, max: m - 1 }),
        ),
      )
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        expectSame(await candidate.swinShiftMask(...size), reference.swinShiftMask(...size))
      }),
    )
  })

  test('moved-alike', async () => {
    for (const [h, w, m, s] of [
      [6, 9, 3, 1],
      [8, 4, 4, 3],
      [4, 12, 4, 2],
      [10, 5, 5, 2],
    ] as const)
      expectSame(await candidate.swinShiftMask(h, w, m, s), rolledMask(h, w, m, s))
  })

  test('symmetric-with-open-diagonal', async () => {
    for (const [h, w, m, s] of [
      [6, 6, 3, 2],
      [4, 8, 4, 1],
    ] as const)
      for (const mask of await masks(h, w, m, s)) {
        expectThat(
          mask.flat().every((v) => v === 0 || v === -100),
          'Every entry must be 0 or −100.',
          { got: mask },
        )
        expectThat(
          mask.every((row, a) => row[a] === 0),
          'A token must see itself.',
          { got: mask },
        )
        expectThat(
          mask.every((row, a) => row.every((v, b) => v === mask[b]![a])),
          'What one token sees of another, the other must see of it.',
          { got: mask },
        )
      }
  })

  test('inner-windows-open', async () => {
    const got = await masks(12, 9, 3, 1)
    const inner = got.filter((_, k) => Math.floor(k / 3) < 3 && k % 3 < 2)
    expectSame(inner, zeros(6, 9))
    const bottom = got.slice(9, 11)
    expectSame(bottom, ['aaaaaabbb', 'aaaaaabbb'].map(maskOf))
    const right = [got[2], got[5], got[8]]
    expectSame(right, ['aabaabaab', 'aabaabaab', 'aabaabaab'].map(maskOf))
  })

  test('corner-combines-both-edges', async () => {
    const got = await masks(8, 8, 4, 1)
    const [, right, bottom, corner] = got
    const both = right!.map((row, a) => row.map((v, b) => Math.min(v, bottom![a]![b]!)))
    expectSame(corner, both)
    expectSame(open(corner!), 9 * 9 + 3 * 3 + 3 * 3 + 1)
  })

  test('turned-map', async () => {
    // Rows and columns exchanged: windows and tokens change places, the pairs stay.
    const got = await masks(6, 9, 3, 1)
    const turned = await masks(9, 6, 3, 1)
    const swapped = (t: number) => (t % 3) * 3 + Math.floor(t / 3)
    const back = got.map((mask, k) => {
      const [row, column] = [Math.floor(k / 3), k % 3]
      const other = turned[column * 2 + row]!
      return mask.map((line, a) => line.map((_, b) => other[swapped(a)]![swapped(b)]!))
    })
    expectSame(back, reference.swinShiftMask(6, 9, 3, 1))
    expectSame(got, reference.swinShiftMask(6, 9, 3, 1))
  })

  test('no-shift-no-mask', async () => {
    expectSame(await candidate.swinShiftMask(4, 6, 2, 0), zeros(6, 4))
    expectSame(await candidate.swinShiftMask(3, 3, 3, 0), zeros(1, 9))
  })

  test('windows-of-one-pixel', async () => {
    expectSame(await candidate.swinShiftMask(2, 3, 1, 0), zeros(6, 1))
    expectSame(await candidate.swinShiftMask(1, 1, 1, 0), [[[0]]])
  })

  test('size-must-divide', async () => {
    await expectGoodInputWorks()
    for (const [h, w] of [
      [5, 4],
      [4, 5],
      [1, 2],
      [0, 2],
      [2, 0],
      [-2, 2],
      [2.5, 2],
    ] as const)
      await expectDeliberateError(() => candidate.swinShiftMask(h, w, 2, 1))
  })

  test('window-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const window of [0, -2, 1.5])
      await expectDeliberateError(() => candidate.swinShiftMask(6, 6, window, 0))
  })

  test('shift-must-be-below-window', async () => {
    await expectGoodInputWorks()
    for (const shift of [2, 3, 4])
      await expectDeliberateError(() => candidate.swinShiftMask(4, 4, 2, shift))
  })

  test('shift-must-be-whole', async () => {
    await expectGoodInputWorks()
    for (const shift of [-1, 0.5, 1.5])
      await expectDeliberateError(() => candidate.swinShiftMask(4, 4, 2, shift))
  })
})
