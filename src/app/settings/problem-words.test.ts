import { describe, expect, test } from 'vitest'
import { languages } from '../../base/language.ts'
import { settingsWords } from '../../../tests/fixtures/settings-words.ts'
import { valueKinds, type ImportRule } from '../../progress/import-rule.ts'
import type { StorageProblem } from '../../progress/progress.ts'
import { fileProblemWords, storageProblemWords, type FileProblem } from './problem-words.ts'

const rules: readonly ImportRule[] = [
  ...valueKinds.map((kind) => ({ type: 'kind' as const, kind })),
  { type: 'one-of', values: '1, 2, 3, 4' },
  { type: 'at-least', limit: 11 },
  { type: 'at-most', limit: 12 },
  { type: 'longer', limit: 13 },
  { type: 'shorter', limit: 14 },
  { type: 'form', form: 'uuid' },
  { type: 'form', form: 'item' },
  { type: 'form', form: 'plain' },
  { type: 'unknown-field', name: 'extra' },
  { type: 'id-twice' },
  { type: 'other', message: 'Invalid input' },
]
const broken = (rule: ImportRule): FileProblem => ({
  ...{ type: 'invalid', where: 'events[12].rating', found: '"good"', rule },
})
const fileProblems: readonly FileProblem[] = [
  { type: 'too-large', limit: 64 * 2 ** 20 },
  { type: 'not-gzip' },
  { type: 'damaged' },
  { type: 'not-ours' },
  { type: 'newer', version: 7 },
  broken({ type: 'one-of', values: '1 to 4' }),
  { type: 'invalid', where: 'app', found: null, rule: { type: 'kind', kind: 'text' } },
  { type: 'conflict', id: '019c' },
  { type: 'several' },
  { type: 'unreadable', message: 'NotReadableError' },
]
const storageProblems: readonly StorageProblem[] = [
  { type: 'blocked' },
  { type: 'full' },
  { type: 'newer' },
  { type: 'failed', message: 'AbortError' },
]

const words = {
  en: await settingsWords('en'),
  zh: await settingsWords('zh'),
}

describe.each(languages)('in %s', (language) => {
  const t = words[language]

  test('every problem has words of its own, with nothing left to fill in', () => {
    const words = [
      ...fileProblems.map((problem) => fileProblemWords(t, problem)),
      ...storageProblems.map((problem) => storageProblemWords(t, problem)),
    ]
    expect(new Set(words).size).toBe(words.length)
    for (const text of words) expect(text).not.toMatch(/\{\{|backup\./)
  })

  test('every rule has words of its own', () => {
    const words = rules.map((rule) => fileProblemWords(t, broken(rule)))
    expect(new Set(words).size).toBe(rules.length)
    for (const text of words) expect(text).not.toMatch(/\{\{|backup\./)
    for (const part of ['1, 2, 3, 4', '11', '12', '13', '14', 'extra', 'Invalid input'])
      expect(words.some((text) => text.includes(part))).toBe(true)
  })

  test('what was found is in them', () => {
    const [tooLarge, , , , newer, invalid] = fileProblems.map((each) => fileProblemWords(t, each))
    expect(tooLarge).toContain('67 MB')
    expect(newer).toContain('7')
    for (const part of ['events[12].rating', '1 to 4', '"good"']) expect(invalid).toContain(part)
  })
})
