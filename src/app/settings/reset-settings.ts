import { defaultSettings, settingsKey, type SettingsStore } from '../../progress/settings.ts'

/** Of src/app/look.ts, which writes it anew when the settings change. */
const lookKey = 'offhand:look'

interface Options {
  readonly settings: SettingsStore
  /** `navigator.languages`. */
  readonly languages: readonly string[]
  /** A function: reading `window.localStorage` itself throws where storage is blocked. */
  readonly storage: () => Pick<Storage, 'removeItem'>
}

/** As on the first day, but in the language that the user reads right now. */
export function resetSettings({ settings, languages, storage }: Options): void {
  const { language } = settings.store.getState()
  for (const key of [settingsKey, lookKey])
    try {
      storage().removeItem(key)
    } catch {
      // Where storage is blocked nothing was stored.
    }
  // Stored once more, because other tabs take over what is stored and not what is missing.
  settings.set({ ...defaultSettings(languages), language })
}
