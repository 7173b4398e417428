import { describe, expect, test } from 'vitest'
import type { ArgumentKind } from '../../protocol.ts'
import { makeTensor, nest, Tensor } from '../tensor.ts'
import { decode, Encoder, RaggedList } from './values.ts'

const encoded = (value: unknown, kind?: ArgumentKind, isSingle = false) => {
  const encoder = new Encoder(isSingle)
  return { json: encoder.encode(value, kind), bytes: encoder.bytes() }
}
const floats = (bytes: Uint8Array<ArrayBuffer>) => [...new Float64Array(bytes.buffer)]

describe('arguments for the interpreter', () => {
  test('[R130] plain data is JSON, with tags where JSON lacks something', () => {
    const value = { aB: [1, -0, NaN, -Infinity, null, undefined, true, 'é'], none: undefined }
    expect(encoded(value).json).toEqual({
      r: [['a_b', [1, { n: '-0' }, { n: 'nan' }, { n: '-inf' }, null, null, true, 'é']]],
    })
  })

  test('[R132] a regular list is an array where the signature says so', () => {
    const x = [
      [1, 2, 3],
      [4, 5, NaN],
    ]
    const { json, bytes } = encoded(x, 'array')
    expect(json).toEqual({ t: ['f8', 0, 2, 3] })
    expect(floats(bytes)).toEqual(x.flat())
    expect(encoded(x, 'array', true).json).toEqual({ t: ['f4', 0, 2, 3] })
    expect(encoded(x).json).toEqual([
      [1, 2, 3],
      [4, 5, { n: 'nan' }],
    ])
    expect(encoded([[true], [false]], 'array').json).toEqual({ t: ['b1', 0, 2, 1] })
    expect(encoded([1, 2], 'int-array').json).toEqual({ t: ['i4', 0, 2] })
    expect(encoded([1, 2.5], 'int-array').json).toEqual({ t: ['f8', 0, 2] })
    expect(encoded([], 'array').json).toEqual({ t: ['f8', 0, 0] })
    expect(encoded([[], []], 'array').json).toEqual({ t: ['f8', 0, 2, 0] })
  })

  test.each(['array', 'int-array', 'plain', { items: 'array' }] as const)(
    '[R132] a tensor is what its list is, as %j',
    (kind) => {
      for (const numbers of [
        [1, 2, 3, 4, 5, 6],
        [1, -0, NaN, 0.5, 2, Infinity],
      ]) {
        const tensor = new Tensor([2, 3], Float64Array.from(numbers))
        const list = nest(tensor.shape, tensor.data)
        for (const isSingle of [false, true])
          expect(encoded(tensor, kind, isSingle)).toEqual(encoded(list, kind, isSingle))
      }
    },
  )

  test('[R132] a ragged list is no array, a mixed one stays a list', () => {
    for (const x of [
      [[1], [2, 3]],
      [1, [2]],
      [[1], 2],
      [[[]], [[1]]],
    ])
      expect(() => encoded(x, 'array')).toThrow(RaggedList)
    for (const x of [[1, true], ['a']]) expect(encoded(x, 'array').json).toEqual(x)
    expect(encoded(3, 'array').json).toBe(3)
    expect(encoded(null, 'array').json).toBeNull()
  })

  test('[R132] arrays within objects and lists', () => {
    const layers = [{ w: [[1]], kind: 'relu' }]
    const kind: ArgumentKind = { items: { fields: { w: 'array' } } }
    const expected = [
      {
        r: [
          ['w', { t: ['f8', 0, 1, 1] }],
          ['kind', 'relu'],
        ],
      },
    ]
    expect(encoded(layers, kind).json).toEqual(expected)
  })
})

describe('results of the interpreter', () => {
  test('[R51] an array of the interpreter’s may stay one', () => {
    const bytes = new Uint8Array(Float64Array.of(1, 2, 3, 4).buffer)
    expect(decode([{ t: [0, 2, 2] }], bytes, makeTensor)).toEqual([
      new Tensor([2, 2], Float64Array.of(1, 2, 3, 4)),
    ])
  })

  test('[R133] arrays become nested lists, records get the names of TypeScript', () => {
    const bytes = new Uint8Array(new Float64Array([1, 2, 3, NaN]).buffer)
    const value = {
      r: [
        ['log_prob', { t: [0, 2, 2] }],
        ['low er', [{ n: 'inf' }, { n: '-inf' }, 'a', null]],
      ],
    }
    expect(decode(value, bytes)).toEqual({
      logProb: [
        [1, 2],
        [3, NaN],
      ],
      'low er': [Infinity, -Infinity, 'a', null],
    })
  })
})
