import type { CallRecord, CheckVerdict } from '../../runner/verdict.ts'
import { sourceText } from './value-print.ts'

/** The call that a verdict is about: one that failed, one that gave what was refused, or the last. */
export function callOfInterest(verdict: CheckVerdict): CallRecord | undefined {
  const { calls, got, failure } = verdict
  if (failure) return calls.findLast((call) => !call.outcome.ok) ?? calls.at(-1)
  if (got !== undefined) {
    const text = sourceText(got)
    const giver = calls.findLast(
      (call) => call.outcome.ok && sourceText(call.outcome.value) === text,
    )
    if (giver) return giver
  }
  return calls.findLast((call) => call.mutated.length > 0) ?? calls.at(-1)
}
