import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSettings, defaultSettings, parseSettings, settingsKey } from './settings.ts'

function memoryStorage(initial: string | null = null) {
  const values = new Map<string, string>(initial === null ? [] : [[settingsKey, initial]])
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  }
}
const blocked = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

test('[P60] the first language of the browser that we speak', () => {
  const language = (...tags: readonly string[]) => defaultSettings(tags).language
  expect([
    language('zh-CN', 'en'),
    language('zh-Hant-TW'),
    language('de-DE', 'zh', 'en-US'),
    language('fr', 'en-GB', 'zh'),
    language('ja'),
    language(),
  ]).toEqual(['zh', 'zh', 'zh', 'en', 'en', 'en'])
})

test('[P61] a setting is there at once, and again at the next visit', () => {
  const storage = memoryStorage()
  const settings = createSettings({ storage: () => storage, languages: ['en'] })
  settings.set({ theme: 'dark', newPerDay: 0 })
  expect(settings.store.getState()).toMatchObject({ theme: 'dark', newPerDay: 0, language: 'en' })
  const next = createSettings({ storage: () => storage, languages: ['zh'] })
  expect(next.store.getState()).toEqual(settings.store.getState())
})

test('[P62] blocked storage: settings live for the visit', () => {
  const settings = createSettings({ storage: blocked, languages: ['zh'] })
  settings.set({ editorFontSize: 16 })
  settings.refresh()
  expect(settings.store.getState()).toEqual({ ...defaultSettings(['zh']), editorFontSize: 16 })
})

test('[P63] another tab’s change is taken over', () => {
  const storage = memoryStorage()
  const [here, there] = [1, 2].map(() =>
    createSettings({ storage: () => storage, languages: ['en'] }),
  )
  there?.set({ language: 'zh', goalMinutes: 30 })
  here?.refresh()
  expect(here?.store.getState()).toEqual(there?.store.getState())
  there?.set({ goalMinutes: null })
  here?.refresh()
  expect(here?.store.getState().goalMinutes).toBeNull()
})

test('[P64] of a hostile value only the valid fields are taken', () => {
  const stored = JSON.stringify({
    language: 'zh',
    theme: 'pink',
    motion: true,
    editorFontSize: '16',
    editorWordWrap: 1,
    retention: 0.99,
    newPerDay: 31,
    goalMinutes: 1e9,
    extra: { nested: [] },
  })
  const { store } = createSettings({ storage: () => memoryStorage(stored), languages: ['en'] })
  expect(store.getState()).toEqual({ ...defaultSettings(['en']), language: 'zh' })
})

test('[P64] whatever is stored, the settings are valid', () => {
  const defaults = defaultSettings(['en'])
  const keys = fc.constantFrom(...Object.keys(defaults), '__proto__', 'constructor')
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.dictionary(keys, fc.jsonValue())), (value) => {
      const settings = parseSettings(value, defaults)
      expect(Object.keys(settings)).toEqual(Object.keys(defaults))
      expect(parseSettings(settings, defaults)).toEqual(settings)
      expect(settings.newPerDay).toBeGreaterThanOrEqual(0)
    }),
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { store } = createSettings({ storage: () => memoryStorage(text), languages: [] })
      expect(Object.keys(store.getState())).toEqual(Object.keys(defaults))
    }),
  )
})

test('[P65] badge and reminder are off until somebody wants them; only a time of the day is one', () => {
  const defaults = defaultSettings(['en'])
  expect(defaults).toMatchObject({ badge: false, reminderAt: null })
  const times = [0, 1439, 1440, -1, 7.5, '420', null].map(
    (reminderAt) => parseSettings({ reminderAt }, { ...defaults, reminderAt: 60 }).reminderAt,
  )
  expect(times).toEqual([0, 1439, 60, 60, 60, 60, null])
  expect(parseSettings({ badge: 'yes' }, defaults).badge).toBe(false)
})
