import { describe, expect, test } from 'vitest'
import { createSettings, defaultSettings, settingsKey } from '../../progress/settings.ts'
import { resetSettings } from './reset-settings.ts'

describe('resetSettings', () => {
  test('leaves the defaults in the language of the user, and no look of before', () => {
    const stored = new Map([['offhand:look', '{"theme":"dark"}']])
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    }
    const settings = createSettings({ storage: () => storage, languages: ['en'] })
    settings.set({ language: 'zh', theme: 'dark', newPerDay: 3, goalMinutes: 25 })
    resetSettings({ settings, languages: ['en'], storage: () => storage })
    const expected = { ...defaultSettings(['en']), language: 'zh' }
    expect(settings.store.getState()).toEqual(expected)
    expect([...stored.keys()]).toEqual([settingsKey])
    expect(JSON.parse(stored.get(settingsKey) ?? '')).toEqual(expected)
  })

  test('holds for the visit where storage is blocked', () => {
    const blocked = () => {
      throw new Error('blocked')
    }
    const settings = createSettings({ storage: blocked, languages: ['zh'] })
    settings.set({ theme: 'dark' })
    resetSettings({ settings, languages: ['zh'], storage: blocked })
    expect(settings.store.getState()).toEqual(defaultSettings(['zh']))
  })
})
