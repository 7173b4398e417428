import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha1 } from './sha1.ts'
import { seedOf, stableId } from './stable-id.ts'

const known = (text: string) => createHash('sha1').update(text, 'utf8').digest('hex')

test('is the SHA-1 that Node computes, at every length around a block', () => {
  for (let length = 0; length < 140; length++)
    expect(sha1('a'.repeat(length))).toBe(known('a'.repeat(length)))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(sha1(text)).toBe(known(text))
    }),
  )
})

test('ids are safe whole numbers that Anki shows as dates of the past', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const id = stableId(name)
      expect(Number.isSafeInteger(id)).toBe(true)
      expect(new Date(id).getUTCFullYear()).toBeGreaterThanOrEqual(2020)
      expect(new Date(id).getUTCFullYear()).toBeLessThanOrEqual(2023)
      expect(seedOf(name)).toBeLessThan(2 ** 32)
    }),
  )
  // Permanent: other numbers would double every card that was imported before.
  expect(stableId('dilated-convolution-effective-kernel')).toMatchInlineSnapshot(`1690261246694`)
})
