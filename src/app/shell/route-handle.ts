import type { Language } from '../../base/language.ts'
import type { useText } from '../../i18n/use-text.ts'

/** What a route tells the shell about itself. */
export interface RouteHandle {
  /** `page` has the bars; a `workspace` on a phone has only the way back; a `session` brings its own bar. */
  readonly frame: 'page' | 'workspace' | 'session'
  readonly title?: (
    t: ReturnType<typeof useText<'shell'>>,
    language: Language,
    params: Readonly<Record<string, string | undefined>>,
  ) => string
}

export const isHandle = (value: unknown): value is RouteHandle =>
  typeof value === 'object' && value !== null && 'frame' in value
