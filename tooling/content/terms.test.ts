import { describe, expect, test } from 'vitest'
import { glossaryFile } from '../../src/content/schema/glossary.ts'
import { markTerms, termFinder } from './terms.ts'

const gist = { en: 'what', zh: '何' }
const { terms } = glossaryFile.parse({
  terms: [
    { id: 'batch', en: 'batch', zh: '批次', gist },
    { id: 'batch-norm', en: 'batch normalisation', zh: '批归一化', also: { en: ['BN'] }, gist },
    { id: 'map', en: 'mAP', zh: 'mAP', gist },
    { id: 'receptive-field', en: 'receptive field', zh: '感受野', gist },
  ],
})
const find = termFinder(terms)
const ids = (text: string, language: 'en' | 'zh' = 'en') =>
  find[language](text).map(({ id, at, length }) => [id, text.slice(at, at + length)])

describe('termFinder', () => {
  test('takes the longest form, plurals, dashes and capitals as people write them', () => {
    expect(ids('Batch normalisation of Receptive-Fields in batches')).toEqual([
      ['batch-norm', 'Batch normalisation'],
      ['receptive-field', 'Receptive-Fields'],
      ['batch', 'batches'],
    ])
    expect(ids('每个批次做批归一化，感受野不变', 'zh')).toEqual([
      ['batch', '批次'],
      ['batch-norm', '批归一化'],
      ['receptive-field', '感受野'],
    ])
  })

  test('an abbreviation is no word, and a part of a word is no term', () => {
    expect(ids('the map of mAP, bn, BN and batched')).toEqual([
      ['map', 'mAP'],
      ['batch-norm', 'BN'],
    ])
    expect(ids('用BN算mAP', 'zh')).toHaveLength(2)
  })
})

describe('markTerms', () => {
  test('marks the first place of each, never inside formulas, code and links', () => {
    const formula = '<span class="katex"><span>batch<br></span>batch</span>'
    expect(
      markTerms(`<p>${formula} <code>batch</code> A <b>batch</b> of a batch.</p>`, find.en),
    ).toBe(
      `<p>${formula} <code>batch</code> A <b><button type="button" data-term="batch">batch</button></b> of a batch.</p>`,
    )
  })
})
