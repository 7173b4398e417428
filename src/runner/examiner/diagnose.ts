import { type Answer, type Candidate, changedArguments } from './candidate.ts'
import type { RecordedCall } from './channel.ts'
import { findMismatch, type Tolerance } from './compare.ts'
import { inProcessCandidate } from './in-process.ts'
import { countValues } from './plain.ts'

export interface Mutant {
  readonly id: string
  readonly load: () => Promise<Readonly<Record<string, unknown>>>
}

export interface CheckCalls {
  readonly passed: boolean
  readonly calls: readonly RecordedCall[]
}

export interface DiagnosisLimits {
  readonly calls: number
  readonly values: number
  readonly ms: number
}

const defaultLimits: DiagnosisLimits = { calls: 2000, values: 2_000_000, ms: 1500 }

/** Two mutants that agree this closely on every call are one and the same as far as can be told. */
const indistinguishable: Tolerance = { rel: 1e-12, abs: 1e-15 }

interface Reply {
  readonly outcome: Answer['outcome']
  readonly mutated: readonly number[]
}

/**
 * The known wrong solution that answers exactly as the candidate did: on every call of every check, one
 * of a failing check included. Where the evidence is not whole, nothing is claimed.
 */
export async function diagnose(
  checks: readonly CheckCalls[],
  mutants: readonly Mutant[],
  limits: DiagnosisLimits = defaultLimits,
): Promise<string | null> {
  const calls = checks.flatMap((check) => check.calls)
  const evident = checks.some((check) => !check.passed && check.calls.length > 0)
  const comparable = calls.every(({ outcome }) => outcome.ok || outcome.failure.kind === 'thrown')
  const values = countValues(
    calls.map((call) => call.args),
    limits.values,
  )
  if (!evident || !comparable || calls.length > limits.calls || values > limits.values) return null

  const end = performance.now() + limits.ms
  const matches: { readonly id: string; readonly replies: readonly Reply[] }[] = []
  for (const { id, load } of mutants) {
    const replies = await repliesLike(calls, inProcessCandidate(await load()), end)
    if (replies === 'too-late') return null
    if (replies) matches.push({ id, replies })
  }
  const [first, ...others] = matches
  if (!first) return null
  const same = others.every(({ replies }) =>
    replies.every((reply, i) => agree(reply, first.replies[i], indistinguishable)),
  )
  return same ? first.id : null
}

/** What the mutant answers, or null at the first call where it differs. */
async function repliesLike(
  calls: readonly RecordedCall[],
  mutant: Candidate,
  end: number,
): Promise<readonly Reply[] | 'too-late' | null> {
  const replies: Reply[] = []
  for (const call of calls) {
    if (performance.now() > end) return 'too-late'
    const { fn, args } = call
    const watched = [...args.keys()].filter((i) => call.echo[i]?.type !== 'unwatched')
    const { outcome, echo } = await mutant.call(fn, args, watched)
    const reply: Reply = { outcome, mutated: changedArguments(args, echo) }
    if (!agree(reply, call, {})) return null
    replies.push(reply)
  }
  return replies
}

function agree(a: Reply, b: Reply | undefined, tolerance: Tolerance): boolean {
  if (!b || a.mutated.join() !== b.mutated.join()) return false
  if (a.outcome.ok && b.outcome.ok)
    return findMismatch(a.outcome.value, b.outcome.value, tolerance) === null
  return !a.outcome.ok && !b.outcome.ok && a.outcome.failure.kind === b.outcome.failure.kind
}
