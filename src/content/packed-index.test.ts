import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packIndex, unpackIndex } from './packed-index.ts'
import type { ConceptKey, ContentIndex, QuestionEntry } from './types.ts'

const concepts = (['convolution/padding', 'losses/ce', 'losses/dice'] as const).map((key) => ({
  key,
  topic: key.startsWith('losses') ? ('losses' as const) : ('convolution' as const),
  title: { en: key, zh: key },
  requires: [] as ConceptKey[],
}))

const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}$/)
const words = fc.array(fc.stringMatching(/^[^\s]{1,5}$/), { minLength: 1, maxLength: 5 })
const entry = fc
  .record({
    concept: fc.constantFrom(...concepts),
    short: slug,
    begins: fc.boolean(),
    en: words,
    zh: words,
    type: fc.constantFrom('single' as const, 'numeric' as const),
    difficulty: fc.integer({ min: 1, max: 5 }),
    seconds: fc.constantFrom(30, 60),
    generated: fc.boolean(),
    exercises: fc.constantFrom<string[]>([], ['conv2d']),
  })
  .map(({ concept, short, begins, en, zh, ...kind }): QuestionEntry => {
    const id = begins ? `${concept.key.split('/')[1] ?? ''}-${short}` : short
    const title = { en: en.join(' '), zh: zh.join('') }
    return { id, topic: concept.topic, concept: concept.key, title, ...kind }
  })

test('an index comes out as it went in', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 30 }), (questions) => {
      const index: ContentIndex = { version: 'v', topics: [], concepts, questions, exercises: [] }
      const travelled: unknown = JSON.parse(JSON.stringify(packIndex(index, (text) => [...text])))
      expect(unpackIndex(travelled as never)).toEqual(index)
    }),
  )
})
