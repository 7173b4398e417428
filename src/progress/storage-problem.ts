import type { StorageProblem } from './progress.ts'

/** How browsers refuse IndexedDB: policy, private windows, sandboxed frames, or none at all. */
const refusals = ['SecurityError', 'MissingAPIError', 'InvalidAccessError']

/** An error of the database in the words of the app. */
export function problemOf(error: unknown): StorageProblem {
  const names = namesOf(error)
  if (names.includes('QuotaExceededError')) return { type: 'full' }
  if (names.includes('VersionError')) return { type: 'newer' }
  if (names.some((name) => refusals.includes(name))) return { type: 'blocked' }
  return { type: 'failed', message: error instanceof Error ? error.message : String(error) }
}

/** The same while opening, where some browsers answer a private window with InvalidStateError. */
export function openProblemOf(error: unknown): StorageProblem {
  return namesOf(error).includes('InvalidStateError') ? { type: 'blocked' } : problemOf(error)
}

/** Dexie wraps what the browser threw, sometimes twice, and lists what failed of many. */
function namesOf(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return []
  const { name, inner, failures } = error as Partial<Record<string, unknown>>
  return [
    ...(typeof name === 'string' ? [name] : []),
    ...namesOf(inner),
    ...(Array.isArray(failures) ? failures.flatMap(namesOf) : []),
  ]
}
