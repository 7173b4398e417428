import { parseSettings, type Settings } from '../../progress/settings.ts'
import type { SettingsText } from './words.ts'

/** The settings that a file would change here. What it has wrong or not at all stays as it is. */
export function changedSettings(theirs: unknown, ours: Settings): readonly (keyof Settings)[] {
  const merged = parseSettings(theirs, ours)
  return names.filter((name) => merged[name] !== ours[name])
}

/** A list of all keys: the compiler refuses a forgotten one. */
const order: Readonly<Record<keyof Settings, true>> = {
  language: true,
  theme: true,
  motion: true,
  codeLanguage: true,
  editorFontSize: true,
  editorWordWrap: true,
  editorSuggest: true,
  editorTabMovesFocus: true,
  keepPython: true,
  retention: true,
  newPerDay: true,
  newExercisesPerDay: true,
  goalMinutes: true,
  badge: true,
  reminderAt: true,
}
const names = Object.keys(order) as (keyof Settings)[]

/** As its row on the screen calls it. */
export function settingName(t: SettingsText, setting: keyof Settings): string {
  switch (setting) {
    case 'language':
      return t('look.language')
    case 'theme':
      return t('look.theme')
    case 'motion':
      return t('look.motion')
    case 'codeLanguage':
      return t('editor.language')
    case 'editorFontSize':
      return t('editor.fontSize')
    case 'editorWordWrap':
      return t('editor.wrap')
    case 'editorSuggest':
      return t('editor.suggest')
    case 'editorTabMovesFocus':
      return t('editor.tab')
    case 'keepPython':
      return t('python.keep')
    case 'retention':
      return t('review.retention')
    case 'newPerDay':
      return t('review.fresh')
    case 'newExercisesPerDay':
      return t('review.freshExercises')
    case 'goalMinutes':
      return t('review.goal')
    case 'badge':
      return t('notify.badge')
    case 'reminderAt':
      return t('notify.reminder')
  }
}
