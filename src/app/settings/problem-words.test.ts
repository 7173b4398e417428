import { describe, expect, test } from 'vitest'
import { languages } from '../../base/language.ts'
import { createTranslator } from '../../i18n/i18n.ts'
import type { StorageProblem } from '../../progress/progress.ts'
import { fileProblemWords, storageProblemWords, type FileProblem } from './problem-words.ts'

const fileProblems: readonly FileProblem[] = [
  { type: 'too-large', limit: 64 * 2 ** 20 },
  { type: 'not-gzip' },
  { type: 'damaged' },
  { type: 'not-ours' },
  { type: 'newer', version: 7 },
  { type: 'invalid', where: 'events[12].rating', expected: '1 to 4', found: '"good"' },
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
  en: (await createTranslator('en')).getFixedT('en', 'settings'),
  zh: (await createTranslator('zh')).getFixedT('zh', 'settings'),
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

  test('what was found is in them', () => {
    const [tooLarge, , , , newer, invalid] = fileProblems.map((each) => fileProblemWords(t, each))
    expect(tooLarge).toContain('67 MB')
    expect(newer).toContain('7')
    for (const part of ['events[12].rating', '1 to 4', '"good"']) expect(invalid).toContain(part)
  })
})
