import { describe, expect, test } from 'vitest'
import type { Language } from '../../base/language.ts'
import { settingsWords } from '../../../tests/fixtures/settings-words.ts'
import type { ImportPreview } from '../../progress/preview-import.ts'
import type { Draft } from '../../progress/progress.ts'
import { bringsNothing, previewRows } from './preview-rows.ts'

const draft = (exercise: string): Draft => ({
  exercise,
  language: 'typescript',
  source: exercise,
  at: 1,
})
const nothing: ImportPreview = {
  newEvents: 0,
  newReviews: 0,
  known: 0,
  drafts: { added: [], replacing: [], passedOver: [], same: 0 },
}
const words = {
  en: await settingsWords('en'),
  zh: await settingsWords('zh'),
}
const context = (language: Language) => ({
  t: words[language],
  language,
  titleOf: (slug: string) => slug.toUpperCase(),
})

describe('previewRows', () => {
  test('says of entries and drafts what would happen to how many', () => {
    const preview: ImportPreview = {
      newEvents: 1234,
      newReviews: 1000,
      known: 5,
      drafts: {
        added: [draft('nms')],
        replacing: [draft('softmax'), draft('conv2d')],
        passedOver: [draft('attention')],
        same: 2,
      },
    }
    expect(previewRows(preview, context('en'))).toEqual([
      { name: 'events', parts: ['1,234 new', 'answers among them: 1,000', '5 already here'] },
      {
        name: 'drafts',
        parts: [
          '1 new',
          '2 replaced by a newer one: SOFTMAX and CONV2D',
          '1 older than here, left out',
          '2 already here',
        ],
      },
    ])
    expect(previewRows(preview, context('zh'))[1]?.parts[1]).toBe(
      '2份将被较新的替换：SOFTMAX和CONV2D',
    )
  })

  test('leaves out what is nothing', () => {
    expect(previewRows({ ...nothing, known: 7 }, context('en'))).toEqual([
      { name: 'events', parts: ['7 already here'] },
    ])
    expect(previewRows(nothing, context('en'))).toEqual([])
  })
})

describe('bringsNothing', () => {
  test('older and equal drafts are nothing, a new entry or draft is something', () => {
    const { drafts } = nothing
    expect(
      bringsNothing({ ...nothing, drafts: { ...drafts, passedOver: [draft('nms')], same: 1 } }),
    ).toBe(true)
    expect(bringsNothing({ ...nothing, newEvents: 1 })).toBe(false)
    expect(bringsNothing({ ...nothing, drafts: { ...drafts, added: [draft('nms')] } })).toBe(false)
    expect(bringsNothing({ ...nothing, drafts: { ...drafts, replacing: [draft('nms')] } })).toBe(
      false,
    )
  })
})
