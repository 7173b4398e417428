import { expect, test } from 'vitest'
import { isWord } from './is-word.ts'

test('isWord takes what phones make of it, and nothing else', () => {
  expect(isWord('erase', 'erase')).toBe(true)
  expect(isWord(' Erase ', 'erase')).toBe(true)
  expect(isWord('ｅｒａｓｅ', 'erase')).toBe(true)
  expect(isWord('清除', '清除')).toBe(true)
  expect(isWord('', 'erase')).toBe(false)
  expect(isWord('era', 'erase')).toBe(false)
  expect(isWord('erase all', 'erase')).toBe(false)
})
