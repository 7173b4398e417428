import { createStore, type StoreApi } from 'zustand/vanilla'
import { codeLanguages, type CodeLanguage } from '../base/code-language.ts'
import type { Language } from '../base/language.ts'
import { languages } from '../base/language.ts'

export const themes = ['system', 'light', 'dark'] as const
export const motions = ['system', 'on', 'off'] as const
export const editorFontSizes = [12, 13, 14, 16] as const
export const retentions = [0.85, 0.9, 0.95] as const
export const mostNewPerDay = 30
const mostNewExercisesPerDay = 5
export const mostGoalMinutes = 240
const latestReminder = 24 * 60 - 1

export interface Settings {
  readonly language: Language
  readonly theme: (typeof themes)[number]
  /** `system` follows the device's wish for less motion. */
  readonly motion: (typeof motions)[number]
  /** What exercises are written in, unless one was last written in another. */
  readonly codeLanguage: CodeLanguage
  readonly editorFontSize: (typeof editorFontSizes)[number]
  readonly editorWordWrap: boolean
  /** Completions while typing; off is closer to a whiteboard. */
  readonly editorSuggest: boolean
  /** Tab leaves the editor instead of indenting: for work by keyboard alone. */
  readonly editorTabMovesFocus: boolean
  /** Its files are fetched in the background when some are missing. */
  readonly keepPython: boolean
  /** The share that should still be remembered when an item comes back. */
  readonly retention: (typeof retentions)[number]
  /** Questions, 0 … 30. */
  readonly newPerDay: number
  /** 0 … 5. */
  readonly newExercisesPerDay: number
  /** Minutes a day the user aims at; null: no goal. */
  readonly goalMinutes: number | null
  /** The number of due items on the app's icon. */
  readonly badge: boolean
  /** Minutes after midnight at which the open app reminds; null: never. */
  readonly reminderAt: number | null
}

/** What `createSettings` needs of localStorage. */
export interface SettingsStorage {
  readonly getItem: (key: string) => string | null
  readonly setItem: (key: string, value: string) => void
}

export interface SettingsStore {
  readonly store: StoreApi<Settings>
  readonly set: (change: Partial<Settings>) => void
  /** Takes over what another tab has stored: call it on the window's `storage` event. */
  readonly refresh: () => void
}

/** localStorage, because settings must be known before the first paint. Never rename it. */
export const settingsKey = 'offhand:settings'

/** The language is the first one we speak that the browser prefers. */
export function defaultSettings(preferred: readonly string[]): Settings {
  const spoken = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage)
  return {
    language: spoken ?? 'en',
    theme: 'system',
    motion: 'system',
    codeLanguage: 'typescript',
    editorFontSize: 14,
    editorWordWrap: false,
    editorSuggest: true,
    editorTabMovesFocus: false,
    keepPython: false,
    retention: 0.9,
    newPerDay: 10,
    newExercisesPerDay: 1,
    goalMinutes: null,
    badge: false,
    reminderAt: null,
  }
}

/** Takes from a stored or imported value what is valid, field by field; the rest stays as it is. */
export function parseSettings(value: unknown, base: Settings): Settings {
  const given: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  return {
    language: oneOf(languages, given['language'], base.language),
    theme: oneOf(themes, given['theme'], base.theme),
    motion: oneOf(motions, given['motion'], base.motion),
    codeLanguage: oneOf(codeLanguages, given['codeLanguage'], base.codeLanguage),
    editorFontSize: oneOf(editorFontSizes, given['editorFontSize'], base.editorFontSize),
    editorWordWrap: truth(given['editorWordWrap'], base.editorWordWrap),
    editorSuggest: truth(given['editorSuggest'], base.editorSuggest),
    editorTabMovesFocus: truth(given['editorTabMovesFocus'], base.editorTabMovesFocus),
    keepPython: truth(given['keepPython'], base.keepPython),
    retention: oneOf(retentions, given['retention'], base.retention),
    newPerDay: whole(given['newPerDay'], 0, mostNewPerDay) ?? base.newPerDay,
    newExercisesPerDay:
      whole(given['newExercisesPerDay'], 0, mostNewExercisesPerDay) ?? base.newExercisesPerDay,
    goalMinutes:
      given['goalMinutes'] === null
        ? null
        : (whole(given['goalMinutes'], 1, mostGoalMinutes) ?? base.goalMinutes),
    badge: truth(given['badge'], base.badge),
    reminderAt:
      given['reminderAt'] === null
        ? null
        : (whole(given['reminderAt'], 0, latestReminder) ?? base.reminderAt),
  }
}

/** Read at once and written at once. A blocked or full storage costs only the memory of it. */
export function createSettings(options: {
  /** A function, because reading `window.localStorage` itself throws where storage is blocked. */
  readonly storage: () => SettingsStorage
  /** `navigator.languages`. */
  readonly languages: readonly string[]
}): SettingsStore {
  const defaults = defaultSettings(options.languages)
  const stored = (base: Settings): Settings => {
    try {
      const text = options.storage().getItem(settingsKey)
      return text === null ? base : parseSettings(JSON.parse(text), base)
    } catch {
      return base
    }
  }
  const store = createStore<Settings>()(() => stored(defaults))
  return {
    store,
    set: (change) => {
      const next = parseSettings(change, store.getState())
      store.setState(next, true)
      try {
        options.storage().setItem(settingsKey, JSON.stringify(next))
      } catch {
        // The setting holds for this visit.
      }
    },
    refresh: () => store.setState(stored(store.getState()), true),
  }
}

const isLanguage = (tag: string): tag is Language => languages.some((known) => known === tag)

const truth = (value: unknown, otherwise: boolean): boolean =>
  typeof value === 'boolean' ? value : otherwise

function oneOf<T>(list: readonly T[], value: unknown, otherwise: T): T {
  return list.find((known) => known === value) ?? otherwise
}

function whole(value: unknown, low: number, high: number): number | null {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high
  return fits ? value : null
}
