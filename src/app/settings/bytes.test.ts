import { describe, expect, test } from 'vitest'
import { settingsWords } from '../../../tests/fixtures/settings-words.ts'
import { bytesText } from './bytes.ts'

const t = await settingsWords('en')

describe('bytesText', () => {
  test.each([
    [0, '0 kB'],
    [400, '0.4 kB'],
    [9_940, '9.9 kB'],
    [9_960, '10 kB'],
    [73_728, '74 kB'],
    [999_499, '999 kB'],
    [999_960, '1 MB'],
    [4_383_370, '4.4 MB'],
    [67_108_864, '67 MB'],
    [10_758_668_308, '11 GB'],
    [2_500_000_000_000, '2,500 GB'],
  ])('%i is %s', (bytes, text) => {
    expect(bytesText(t, bytes)).toBe(text)
  })
})
