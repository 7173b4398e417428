import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { topicIds } from '../content/schema/common.ts'
import { decodePaper, encodePaper, mostSeed, type PaperCode } from './code.ts'
import { codeShares, lengths, levelNames } from './set-up.ts'

const paper: fc.Arbitrary<PaperCode> = fc.record({
  settings: fc.record({
    minutes: fc.constantFrom(...lengths),
    level: fc.constantFrom(...levelNames),
    codeShare: fc.constantFrom(...codeShares),
    topics: fc.subarray([...topicIds]),
  }),
  seed: fc.nat(mostSeed),
})
const encode = (code: PaperCode, version = 'v1') => encodePaper(code, version, topicIds)
const decode = (text: string, version = 'v1') => decodePaper(text, version, topicIds)

describe('a code', () => {
  test('[I01] says everything that decides the paper', () => {
    fc.assert(
      fc.property(paper, (code) => {
        const text = encode(code)
        expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(decode(text)).toEqual({ ok: true, value: code })
      }),
    )
  })

  test('[I02] may be typed in any case, with other separators, and with O, I and L', () => {
    fc.assert(
      fc.property(paper, (code) => {
        const text = encode(code)
        const typed = ` ${text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `
        expect(decode(typed.replaceAll('1', 'l'))).toEqual({ ok: true, value: code })
      }),
    )
  })

  test('[I03] mistyped in one letter is refused', () => {
    fc.assert(
      fc.property(paper, fc.nat(15), fc.nat(31), (code, place, letter) => {
        const plain = encode(code).replaceAll('-', '')
        const other = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[letter] ?? '0'
        fc.pre(plain[place] !== other)
        const typed = plain.slice(0, place) + other + plain.slice(place + 1)
        // The bank's mark may be hit as well; either way there is no paper.
        expect(decode(typed).ok).toBe(false)
      }),
    )
  })

  test('[I04] of another bank, of a later app, or of another form says which it is', () => {
    const code: PaperCode = {
      settings: { minutes: 45, level: 'mixed', codeShare: 0.5, topics: [] },
      seed: 7,
    }
    expect(decode(encode(code, 'v2'))).toEqual({ ok: false, error: 'other-bank' })
    expect(decode('x'.repeat(16))).toEqual({ ok: false, error: 'newer' })
    for (const text of ['', '1234', '!!!!-!!!!-!!!!-!!!!', encode(code).slice(1)])
      expect([text, decode(text)]).toEqual([text, { ok: false, error: 'malformed' }])
  })
})
