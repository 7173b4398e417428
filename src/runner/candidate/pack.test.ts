import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits, type Packed } from '../protocol.ts'
import { pack, unpack } from './pack.ts'
import { entriesOf, makeTensor, Tensor } from './tensor.ts'

const problemOf = (value: unknown) => {
  const packed = pack(value)
  return packed.ok ? null : packed.problem
}
const roundTrip = (value: unknown): unknown => {
  const packed = pack(value)
  if (!packed.ok) throw new Error(packed.problem.message)
  const { packed: sent, transfer } = packed
  return unpack(structuredClone(sent, { transfer: transfer as never }))
}
const grid = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => i * 100 + j))

describe('pack and unpack', () => {
  test('[R50] plain data comes back as it was', () => {
    const leaf = fc.oneof(
      fc.double(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(undefined),
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('value')),
        fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          tie('value'),
          { noNullPrototype: true },
        ),
        fc.array(fc.double(), { minLength: 600, maxLength: 700 }),
      ),
    }))
    fc.assert(
      fc.property(value, (x) => {
        expect(roundTrip(x)).toEqual(x)
      }),
    )
  })

  test('[R51] large regular lists of numbers cross as tensors, wherever they stand', () => {
    const x = { image: grid(30, 40), rest: [grid(2, 2), grid(64, 8)] }
    const packed = pack(x)
    expect(packed.ok && packed.packed.tensors.map(({ path, shape }) => [path, shape])).toEqual([
      [['image'], [30, 40]],
      [
        ['rest', 1],
        [64, 8],
      ],
    ])
    expect(packed.ok && packed.transfer).toHaveLength(2)
    expect(roundTrip(x)).toEqual(x)
    expect(roundTrip(grid(100, 10))).toEqual(grid(100, 10))
  })

  test('[R51] a tensor crosses as its list would, and a list may arrive as a tensor', () => {
    const tensorOf = (rows: number, columns: number) =>
      new Tensor([rows, columns], Float64Array.from(grid(rows, columns).flat()))
    for (const [rows, columns] of [
      [2, 3],
      [32, 20],
    ] as const)
      expect(roundTrip({ x: [tensorOf(rows, columns)] })).toEqual({ x: [grid(rows, columns)] })

    const packed = pack([grid(32, 20), grid(32, 20)])
    const arrived = packed.ok ? unpack(packed.packed, makeTensor) : null
    expect(arrived).toEqual(
      new Tensor([2, 32, 20], Float64Array.from([grid(32, 20), grid(32, 20)].flat(2))),
    )
    expect(entriesOf(arrived as Tensor)).toEqual([tensorOf(32, 20), tensorOf(32, 20)])
    expect(entriesOf(new Tensor([2], Float64Array.of(1, 2)))).toEqual([1, 2])
  })

  test('[R53] a tensor counts as many values as it has', () => {
    const most = { ...limits, values: 1000 }
    expect(pack(new Tensor([600], new Float64Array(600)), most).ok).toBe(true)
    expect(pack(new Tensor([1000], new Float64Array(1000)), most)).toMatchObject({
      problem: { kind: 'too-large' },
    })
  })

  test('[R51] a ragged or mixed list crosses as it is', () => {
    const ragged = [...grid(60, 10), [1]]
    const mixed = [...grid(60, 10).slice(1), ['a']]
    for (const x of [ragged, mixed]) {
      expect(pack(x)).toMatchObject({ ok: true, packed: { tensors: [] } })
      expect(roundTrip(x)).toEqual(x)
    }
  })

  test('[R52] typed arrays keep their kind', () => {
    for (const x of [new Float32Array([1.5]), new Uint8ClampedArray([7]), new Int32Array(0)])
      expect(roundTrip([x])).toEqual([x])
  })

  test('[R53] what is too large is refused, and where the limit is', () => {
    const most = limits.values
    expect(problemOf(new Array(most - 1).fill(0))).toBeNull()
    expect(problemOf(new Array(most + 1).fill(0))?.kind).toBe('too-large')
    expect(problemOf(grid(600, 600))?.kind).toBe('too-large')
    expect(problemOf(Array.from({ length: 3 }, () => grid(300, 300)))?.kind).toBe('too-large')
    const sparse: unknown[] = []
    sparse.length = 2 ** 32 - 1
    expect(problemOf(sparse)).toEqual({
      kind: 'too-large',
      message: 'a list of 4294967295 entries',
    })
    expect(problemOf(['x'.repeat(limits.textUnits), 'x'])?.kind).toBe('too-large')
    expect(problemOf({ ['k'.repeat(limits.textUnits)]: 'x' })?.kind).toBe('too-large')
    expect(problemOf(new Float64Array(limits.bytes / 8 + 1))?.kind).toBe('too-large')
    const lying = new Float64Array(limits.bytes / 8 + 1)
    Object.defineProperty(lying, 'byteLength', { value: 0 })
    expect(problemOf(lying)?.kind).toBe('too-large')
    // Each row once more: what is shared is copied as often as it is named.
    let doubled: unknown = [1]
    for (let i = 0; i < 30; i++) doubled = [doubled, doubled]
    expect(problemOf(doubled)?.kind).toBe('too-large')
  })

  test('[R54] what is not plain data is refused with what it is', () => {
    const cyclic: unknown[] = []
    cyclic.push(cyclic)
    class Tensor {
      readonly data = [1]
    }
    const messages = [
      cyclic,
      () => 1,
      [Symbol('s')],
      { n: 1n },
      new Map(),
      new Tensor(),
      new BigInt64Array(1),
      JSON.parse('{"__proto__":1}'),
      Promise.resolve(1),
    ].map((x) => problemOf(x))
    expect(messages.map((problem) => problem?.kind)).toEqual(messages.map(() => 'uncloneable'))
    expect(messages.map((problem) => problem?.message)).toEqual([
      'a value that contains itself or is nested more than 64 levels deep',
      'a function',
      'a symbol',
      'a bigint',
      'an instance of a class',
      'an instance of a class',
      'a BigInt64Array',
      'an object with the key __proto__',
      'an instance of a class',
    ])
  })

  test('[R55] each entry is read once, so a getter cannot answer differently later', () => {
    let reads = 0
    const x = {
      get value() {
        return ++reads
      },
    }
    expect(roundTrip(x)).toEqual({ value: 1 })
    expect(reads).toBe(1)
  })

  test('[R56] a forged envelope is refused and reaches no prototype', () => {
    const data = new Float64Array(1)
    const forged: readonly Packed[] = [
      { tree: {}, tensors: [{ path: ['__proto__', 'polluted'], shape: [1], data }] },
      { tree: {}, tensors: [{ path: ['constructor', 'prototype', 'polluted'], shape: [1], data }] },
      { tree: { a: 1 }, tensors: [{ path: ['a'], shape: [1], data }] },
      { tree: null, tensors: [{ path: [], shape: [2], data }] },
      { tree: null, tensors: [{ path: [], shape: [1.5], data }] },
      { tree: null, tensors: [{ path: [], shape: [-1, -1], data }] },
    ]
    for (const packed of forged) expect(() => unpack(packed)).toThrow(TypeError)
    expect('polluted' in {}).toBe(false)
  })
})
