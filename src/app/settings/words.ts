import type { useText } from '../../i18n/use-text.ts'

/** Plain files get the words as an argument; the hook stays in the components. */
export type SettingsText = ReturnType<typeof useText<'settings'>>
