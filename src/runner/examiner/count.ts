import { countsOf } from '../../base/operations.ts'
import { callId } from '../probes.ts'
import type { Candidate } from './candidate.ts'
import { call } from './channel.ts'
import { findMismatch } from './compare.ts'
import { MismatchError, mismatchText } from './mismatch-error.ts'
import type { SampleCall } from './sample-calls.ts'
import type { vitest } from './vitest.ts'

/**
 * One check per call: the last call that it records is the one that read the counter. It fails where the
 * result is not the reference's, so that nobody takes counts of wrong code for more than they are.
 */
export const registerCounts =
  (
    calls: readonly SampleCall[],
    reader: string,
    reference: Candidate,
    { describe, test }: Pick<typeof vitest, 'describe' | 'test'>,
  ) =>
  (): void => {
    describe('samples', () => {
      for (const { sample, position, fn, args } of calls)
        test(callId({ sample, position }), async () => {
          const { outcome } = await reference.call(fn, args, [])
          // What was counted before is not of this call.
          await call(reader, [])
          const got = await call(fn, args)
          if (!countsOf(await call(reader, [])))
            throw new MismatchError('The counter gave no counts: the code has changed it.')
          if (!outcome.ok) return
          const expected = outcome.value
          const mismatch = findMismatch(got, expected, { rel: 1e-6, abs: 1e-9 })
          if (mismatch)
            throw new MismatchError(`${mismatchText(mismatch)}.`, { mismatch, got, expected })
        })
    })
  }
