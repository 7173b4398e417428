import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectThat,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, v, c) => sum + v * b[c]!, 0)

/** The table once it is known to have its shape. */
const encode = async (length: number, dim: number, base?: number) => {
  const got =
    base === undefined
      ? await candidate.sinusoidalPe(length, dim)
      : await candidate.sinusoidalPe(length, dim, base)
  expectShape(got, [length, dim])
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.sinusoidalPe(1, 4), [[0, 1, 0, 1]])

describe('samples', () => {
  test('two-pairs', async () => {
    expectClose(await candidate.sinusoidalPe(2, 4), [
      [0, 1, 0, 1],
      [0.8414709848078965, 0.5403023058681398, 0.009999833334166664, 0.9999500004166653],
    ])
  })

  test('one-pair', async () => {
    expectClose(await candidate.sinusoidalPe(3, 2), [
      [0, 1],
      [0.8414709848078965, 0.5403023058681398],
      [0.9092974268256817, -0.4161468365471424],
    ])
  })

  test('base-of-100', async () => {
    expectClose(await candidate.sinusoidalPe(2, 4, 100), [
      [0, 1, 0, 1],
      [0.8414709848078965, 0.5403023058681398, 0.09983341664682815, 0.9950041652780257],
    ])
  })
})

describe('hidden', () => {
  test('shapes', async () => {
    await encode(1, 6)
    await encode(5, 2)
    await encode(7, 8, 50)
    await encode(3, 12)
  })

  test('four-pairs', async () => {
    const got = await encode(7, 8)
    expectClose(
      got[6],
      [
        -0.27941549819892586, 0.9601702866503661, 0.5646424733950354, 0.8253356149096783,
        0.059964006479444595, 0.9982005399352042, 0.0059999640000648, 0.999982000054,
      ],
    )
  })

  test('small-base', async () => {
    // Base 2⁴ and 8 columns: every pair turns by half the angle of the pair before.
    const { sin, cos } = Math
    const expected = [
      sin(3),
      cos(3),
      sin(1.5),
      cos(1.5),
      sin(0.75),
      cos(0.75),
      sin(0.375),
      cos(0.375),
    ]
    expectClose((await encode(4, 8, 16))[3], expected)
  })

  test('random-sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(2, 100, 10000, 1e6),
        async (length, pairs, base) => {
          const got = await candidate.sinusoidalPe(length, 2 * pairs, base)
          expectClose(got, reference.sinusoidalPe(length, 2 * pairs, base))
        },
      ),
    )
  })

  test('default-base-by-name', async () => {
    expectClose(await candidate.sinusoidalPe(5, 6, 10000), reference.sinusoidalPe(5, 6))
    expectClose(await candidate.sinusoidalPe(5, 6), reference.sinusoidalPe(5, 6, 10000))
  })

  test('row-zero', async () => {
    const [first] = await encode(3, 10)
    expectClose(first, [0, 1, 0, 1, 0, 1, 0, 1, 0, 1])
  })

  test('rows-of-equal-length', async () => {
    for (const dim of [2, 6, 16]) {
      const squares = (await encode(6, dim)).map((row) => dot(row, row))
      expectClose(squares, new Array<number>(6).fill(dim / 2))
    }
  })

  test('only-the-offset-counts', async () => {
    const pe = await encode(30, 8)
    for (const offset of [1, 4, 11]) {
      const products = [0, 3, 10, 18].map((p) => dot(pe[p]!, pe[p + offset]!))
      const [row = [], moved = []] = [0, offset].map((p) => reference.sinusoidalPe(30, 8)[p]!)
      expectClose(products, new Array<number>(4).fill(dot(row, moved)))
    }
  })

  test('steps-are-rotations', async () => {
    const [dim, base, step] = [6, 100, 3]
    const pe = await encode(12, dim, base)
    // From p to p + 3 each pair turns by the same angle, whatever p is.
    const turned = pe.slice(0, 12 - step).map((row) =>
      row.map((v, c) => {
        const angle = step / base ** ((c - (c % 2)) / dim)
        const partner = row[c % 2 === 0 ? c + 1 : c - 1]!
        return v * Math.cos(angle) + (c % 2 === 0 ? 1 : -1) * partner * Math.sin(angle)
      }),
    )
    expectClose(pe.slice(step), turned)
  })

  test('later-pairs-turn-slower', async () => {
    const [, row = []] = await encode(2, 12)
    const sines = row.filter((_, c) => c % 2 === 0)
    const falling = sines.every((s, i) => s > 0 && (i === 0 || s < sines[i - 1]!))
    expectThat(falling, 'At position 1, the sines must fall from pair to pair.', { got: row })
  })

  test('longer-table-begins-alike', async () => {
    const long = await encode(20, 6)
    expectClose(long.slice(0, 5), reference.sinusoidalPe(5, 6))
    const alone = await candidate.sinusoidalPe(5, 6)
    expectClose(alone, long.slice(0, 5))
  })

  test('long-sequence', async () => {
    const got = await encode(2000, 4)
    expectFinite(got)
    const inside = got.every((row) => row.every((v) => v >= -1 && v <= 1))
    expectThat(inside, 'Every entry must lie between −1 and 1.')
    expectClose(got.slice(-3), reference.sinusoidalPe(2000, 4).slice(-3))
  })

  test('wide-row', async () => {
    const got = await encode(3, 512)
    expectFinite(got)
    expectClose(got, reference.sinusoidalPe(3, 512))
    expectClose(await candidate.sinusoidalPe(3, 8, 1e12), reference.sinusoidalPe(3, 8, 1e12))
  })

  test('odd-width', async () => {
    await expectGoodInputWorks()
    for (const dim of [1, 5, 7]) await expectDeliberateError(() => candidate.sinusoidalPe(3, dim))
  })

  test('width-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const dim of [0, -2, 2.5])
      await expectDeliberateError(() => candidate.sinusoidalPe(3, dim))
  })

  test('length-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const length of [0, -1, 1.5])
      await expectDeliberateError(() => candidate.sinusoidalPe(length, 4))
  })
})
