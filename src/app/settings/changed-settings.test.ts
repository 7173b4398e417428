import { describe, expect, test } from 'vitest'
import { settingsWords } from '../../../tests/fixtures/settings-words.ts'
import { defaultSettings, type Settings } from '../../progress/settings.ts'
import { changedSettings, settingName } from './changed-settings.ts'

const ours = defaultSettings(['en'])
const t = await settingsWords('zh')

describe('changedSettings', () => {
  test('names what is other than here', () => {
    const theirs = { ...ours, language: 'zh', editorFontSize: 16, goalMinutes: 25 }
    expect(changedSettings(theirs, ours)).toEqual(['language', 'editorFontSize', 'goalMinutes'])
  })

  test('leaves out what is the same, wrong, unknown or missing', () => {
    expect(changedSettings(ours, ours)).toEqual([])
    expect(changedSettings({ theme: 'pink', newPerDay: 1000, colour: 'red' }, ours)).toEqual([])
    expect(changedSettings(null, ours)).toEqual([])
  })
})

describe('settingName', () => {
  test('every setting has a name of its own', () => {
    const settings = Object.keys(ours) as (keyof Settings)[]
    const names = settings.map((setting) => settingName(t, setting))
    expect(new Set(names).size).toBe(settings.length)
    expect(names).toContain('每天新题')
  })
})
