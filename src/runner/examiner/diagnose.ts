import type { CandidateFailure } from '../verdict.ts'
import { type Answer, type Candidate, changedArguments } from './candidate.ts'
import type { RecordedCall } from './channel.ts'
import { findMismatch, type Tolerance } from './compare.ts'
import { isEngineError } from './engine-error.ts'
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

/** Of two mutants within the tolerance, the one that is also within a narrower one is meant. */
const narrower: readonly Tolerance[] = [{ rel: 1e-9, abs: 1e-12 }, indistinguishable]

interface Reply {
  readonly outcome: Answer['outcome']
  readonly mutated: readonly number[]
}

interface Match {
  readonly id: string
  readonly replies: readonly Reply[]
}

/**
 * The known wrong solution that answers exactly as the candidate did: on every call of every check, one
 * of a failing check included. Of several the closest is named, and of those that cannot be told apart
 * the first. Where the evidence is not whole, nothing is claimed.
 */
export async function diagnose(
  checks: readonly CheckCalls[],
  mutants: readonly Mutant[],
  limits: DiagnosisLimits = defaultLimits,
): Promise<string | null> {
  // Failing checks tell mutants apart soonest.
  const calls = [...checks]
    .sort((a, b) => Number(a.passed) - Number(b.passed))
    .flatMap((check) => check.calls)
  const evident = checks.some((check) => !check.passed && check.calls.length > 0)
  const comparable = calls.every(({ outcome }) => outcome.ok || outcome.failure.kind === 'thrown')
  const values = countValues(
    calls.map((call) => call.args),
    limits.values,
  )
  if (!evident || !comparable || calls.length > limits.calls || values > limits.values) return null

  const end = performance.now() + limits.ms
  const matches: Match[] = []
  for (const { id, load } of mutants) {
    const replies = await repliesLike(calls, inProcessCandidate(await load()), end)
    if (replies === 'too-late') return null
    if (replies) matches.push({ id, replies })
  }
  const [first, ...others] = narrower.reduce((kept, tolerance) => {
    const closer = kept.filter(({ replies }) => agreeOnAll(replies, calls, tolerance))
    return closer.length > 0 ? closer : kept
  }, matches)
  if (!first) return null
  const same = others.every(({ replies }) => agreeOnAll(replies, first.replies, indistinguishable))
  return same ? first.id : null
}

const agreeOnAll = (
  some: readonly Reply[],
  others: readonly Reply[],
  tolerance: Tolerance,
): boolean => some.every((reply, i) => agree(reply, others[i], tolerance))

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
  return !a.outcome.ok && !b.outcome.ok && failureOf(a.outcome) === failureOf(b.outcome)
}

/** A check of bad input tells an error of the author's own from one that was stumbled over; so does this. */
function failureOf({ failure }: { readonly failure: CandidateFailure }): string {
  const { kind, name, message, stumbled } = failure
  if (kind !== 'thrown') return kind
  const deliberate =
    !stumbled && name !== 'NonErrorThrown' && message.trim() !== '' && !isEngineError(name, message)
  return deliberate ? 'refused' : 'stumbled'
}
