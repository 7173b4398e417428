import { describe, expect, test } from 'vitest'
import { limits } from '../../protocol.ts'
import { readReply } from './reply.ts'

const numbers = new Uint8Array(new Float64Array([1, 2, 3, 4]).buffer)
const read = (answer: unknown) =>
  readReply(new TextEncoder().encode(JSON.stringify(answer)), numbers)

describe('answers of the interpreter', () => {
  test('[R130] a value, a failure and what was changed', () => {
    expect(read({ value: { t: [8, 3] }, changed: { 1: [5], 2: { unreadable: true } } })).toEqual({
      value: [2, 3, 4],
      failure: null,
      changed: new Map([
        [1, { type: 'value', value: [5] }],
        [2, { type: 'unreadable' }],
      ]),
    })
    const failure = {
      kind: 'thrown',
      name: 'ValueError',
      message: 'no',
      stack: '',
      stumbled: false,
    }
    expect(read({ failure, changed: {} })).toMatchObject({ failure })
  })

  test.each([
    null,
    7,
    [],
    { value: { r: 5 } },
    { value: { r: [1] } },
    { value: { r: [[null, 1]] } },
    { value: { n: 'pass' } },
    { value: {} },
    { value: { t: [0, 5] } },
    { value: { t: [-8, 1] } },
    { value: { t: [0, 1e9, 1e9] } },
    { value: { t: [0, 1e9, 0] } },
    { value: { t: [0] } },
    { value: { t: [0, ...Array<number>(60_000).fill(1)] } },
    { value: { t: ['0', '1'] } },
    { failure: 5 },
    { changed: { 0: { t: [0, 9] } } },
    { changed: 7 },
  ])('[R143] %j is none', (answer) => {
    expect(() => read(answer)).toThrow()
  })

  test('[R143] is no more than any answer of the bridge', () => {
    const tensors = Array<unknown>(limits.values / 4).fill({ t: [0, 4] })
    expect(() => read({ value: tensors })).toThrow('more than')
    const lists = new TextEncoder().encode(`{"value":[${'[],'.repeat(8 * limits.values)}[]]}`)
    expect(() => readReply(lists, numbers)).toThrow('too long')
    const text = '[,{"\\'.repeat(2 * limits.values)
    expect(read({ value: text })).toMatchObject({ value: text })
  })

  test('[R143] texts of a failure are cut, and what is no text is none', () => {
    const long = 'x'.repeat(1e6)
    const failure = { kind: {}, name: long, message: null, stack: { length: 9 }, stumbled: 'yes' }
    expect(read({ failure: { ...failure, more: long } }).failure).toEqual({
      kind: '',
      name: 'x'.repeat(limits.messageText),
      message: '',
      stack: '',
    })
  })
})
