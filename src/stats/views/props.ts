import type { Behind } from '../behind.ts'
import type { Span } from '../days.ts'
import type { History } from '../use-history.ts'
import type { Show } from './use-show.ts'

/** What every section draws from. */
export interface SectionProps {
  readonly history: History
  /** The chosen period. */
  readonly span: Span
  readonly show: Show
  /** What is behind the part whose list is open. */
  readonly behind: readonly Behind[]
}
