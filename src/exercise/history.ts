import type { RunEvent } from '../progress/events.ts'
import type { Version, VersionReason } from './versions.ts'

export type HistoryEntry = {
  readonly key: string
  readonly at: number
  readonly source: string
} & (
  | { readonly type: 'run'; readonly run: RunEvent }
  | { readonly type: 'version'; readonly why: VersionReason }
)

/** Runs and set-aside code in one row of time, newest first. */
export function historyOf(
  runs: readonly RunEvent[],
  versions: readonly Version[],
): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [
    ...runs.map((run) => ({
      type: 'run' as const,
      key: run.id,
      at: run.at,
      source: run.source,
      run,
    })),
    ...versions.map((version) => ({
      type: 'version' as const,
      key: `${version.why}:${version.at}`,
      ...version,
    })),
  ]
  return entries.toSorted((a, b) => b.at - a.at)
}
