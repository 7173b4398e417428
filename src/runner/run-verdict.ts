import type { RunResult } from './examiner-protocol.ts'
import type { CandidateFailure, CheckVerdict, RunVerdict } from './verdict.ts'

type Collected = readonly Pick<CheckVerdict, 'id' | 'group'>[]

export interface Course {
  /** What the examiner collected before the first check. */
  readonly collected: Collected
  /** What arrived, the later verdict of a check in place of the earlier. */
  readonly checks: ReadonlyMap<string, CheckVerdict>
  /** Null when the examiner fell silent. */
  readonly result: RunResult | null
  /** Why the run was ended before its end. */
  readonly ended: CandidateFailure | null
}

/** From what was streamed to one verdict. Nothing passes that was not seen to pass. */
export function runVerdict(course: Course, ms: number): RunVerdict {
  const { collected, result, ended } = course
  const checks = allChecks(course)
  const failure = result?.failure ?? (checks.length === 0 ? ended : null) ?? missing(checks)
  const complete =
    result !== null && result.judged === collected.length && course.checks.size === collected.length
  return {
    state: stateOf(checks, failure, ended, complete),
    checks,
    console: result?.console ?? [],
    ms,
    ...(failure && { failure }),
    ...(result?.misconception !== undefined && { misconception: result.misconception }),
  }
}

/** A check that no verdict arrived for: the first was at hand when the run ended, the others never began. */
function allChecks({ collected, checks, ended }: Course): CheckVerdict[] {
  let atHand = ended !== null && ended.kind !== 'cancelled'
  return collected.map(({ id, group }) => {
    const verdict = checks.get(id)
    if (verdict) return verdict
    const bare = { id, group, ms: 0, calls: [], console: [] }
    if (!atHand || !ended) return { ...bare, state: 'not-run' }
    atHand = false
    return { ...bare, state: ended.kind === 'timeout' ? 'timeout' : 'error', failure: ended }
  })
}

/** When every check asked for a function that is not there, nothing could be checked. */
function missing(checks: readonly CheckVerdict[]): CandidateFailure | null {
  const [first] = checks
  const all = checks.every((check) => check.failure?.kind === 'missing-export')
  return (all && first?.failure) || null
}

function stateOf(
  checks: readonly CheckVerdict[],
  failure: CandidateFailure | null,
  ended: CandidateFailure | null,
  complete: boolean,
): RunVerdict['state'] {
  if (ended?.kind === 'cancelled') return 'cancelled'
  if (failure) return failure.kind === 'timeout' ? 'timeout' : 'error'
  const any = (state: CheckVerdict['state']) => checks.some((check) => check.state === state)
  if (complete && checks.length > 0 && checks.every((check) => check.state === 'pass'))
    return 'pass'
  if (any('fail')) return 'fail'
  if (any('error')) return 'error'
  return any('timeout') ? 'timeout' : 'error'
}
