import { describe, expect, test } from 'vitest'
import { inOtherWords, type Term } from './glossary.ts'

const term = (id: string, en: string, zh: string, ...more: string[]): Term => ({
  id,
  title: { en, zh },
  gist: { en, zh },
  forms: [en, zh, ...more].map((form) => form.toLowerCase()),
})
const terms = [
  term('receptive-field', 'receptive field', '感受野', 'RF'),
  term('adam', 'Adam', 'Adam'),
]

describe('inOtherWords', () => {
  test('says an abbreviation, and a word of one language, in the words of the bank', () => {
    expect(inOtherWords('RF of resnet', terms)).toEqual([
      'receptive field of resnet',
      '感受野 of resnet',
    ])
    expect(inOtherWords('感受野', terms)).toEqual(['receptive field'])
  })

  test('a part of a word is no term, and what has one name has no other words', () => {
    expect(inOtherWords('performance', terms)).toEqual([])
    expect(inOtherWords('adam', terms)).toEqual([])
  })
})
