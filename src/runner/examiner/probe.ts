import type { ProbeTask } from '../examiner-protocol.ts'
import { probeFactors, probeId } from '../probes.ts'
import { type Candidate, CandidateError } from './candidate.ts'
import { call } from './channel.ts'
import { findMismatch, type Tolerance } from './compare.ts'
import { MismatchError, mismatchText } from './mismatch-error.ts'
import { isList } from './plain.ts'
import { mapNested } from './random.ts'
import type { SampleCall } from './sample-calls.ts'
import type { vitest } from './vitest.ts'

interface Probe {
  readonly id: string
  readonly fn: string
  readonly args: readonly unknown[]
}

/** The calls of the samples at every scale. */
export const probesOf = (
  calls: readonly SampleCall[],
  { scaled, precision }: ProbeTask,
): readonly Probe[] =>
  calls.flatMap(({ sample, fn, args, position }) =>
    probeFactors.map((factor) => ({
      id: probeId({ sample, position, factor, precision }),
      fn,
      args: args.map((value, i) =>
        numbers(value, (x) => {
          const moved = scaled.includes(i) ? x * factor : x
          return precision === 'single' ? Math.fround(moved) : moved
        }),
      ),
    })),
  )

/** Only of numbers and lists of them: options are no data. */
const numbers = (value: unknown, f: (x: number) => number): unknown =>
  typeof value === 'number' || isList(value) ? mapNested(value, f) : value

/** One check per probe: the candidate must stay where the reference stays. */
export const registerProbes =
  (
    probes: readonly Probe[],
    reference: Candidate,
    precision: ProbeTask['precision'],
    { describe, test }: Pick<typeof vitest, 'describe' | 'test'>,
  ) =>
  (): void => {
    describe('samples', () => {
      for (const { id, fn, args } of probes)
        test(id, async () => {
          const { outcome } = await reference.call(fn, args, [])
          const got = await call(fn, args).catch((error: unknown) => {
            const refused = error instanceof CandidateError && error.failure.kind === 'thrown'
            if (refused && !outcome.ok) return undefined
            throw error
          })
          // What the reference refuses at this scale is not the candidate's to know.
          if (!outcome.ok) return
          const expected =
            precision === 'single' ? numbers(outcome.value, Math.fround) : outcome.value
          const mismatch = findMismatch(got, expected, toleranceFor(expected, precision))
          if (mismatch)
            throw new MismatchError(`${mismatchText(mismatch)}.`, { mismatch, got, expected })
        })
    })
  }

/** Wide: what is looked for is a breakdown, not a digit. */
function toleranceFor(expected: unknown, precision: ProbeTask['precision']): Tolerance {
  let largest = 0
  numbers(expected, (x) => {
    if (Number.isFinite(x)) largest = Math.max(largest, Math.abs(x))
    return x
  })
  return precision === 'single'
    ? { rel: 1e-3, abs: 1e-5 * largest }
    : { rel: 1e-6, abs: 1e-9 * largest }
}
