import { pack, unpack } from '../candidate/pack.ts'
import type { CandidateFailure } from '../verdict.ts'
import type { Candidate, Echo } from './candidate.ts'

/** A module of this process behind the interface of the sandbox: plain copies in, plain copies out. */
export function inProcessCandidate(module: Readonly<Record<string, unknown>>): Candidate {
  return {
    call: async (fn, args, watched) => {
      const copies = structuredClone(args) as unknown[]
      const outcome = await outcomeOf(module, fn, copies)
      return { outcome, echo: copies.map((copy, i) => echoOf(copy, watched.includes(i))) }
    },
  }
}

type Outcome = Awaited<ReturnType<Candidate['call']>>['outcome']

async function outcomeOf(
  module: Readonly<Record<string, unknown>>,
  fn: string,
  args: readonly unknown[],
): Promise<Outcome> {
  const f = module[fn]
  if (typeof f !== 'function') return failed(missingExport(fn))
  let value: unknown
  try {
    value = await (f as (...args: readonly unknown[]) => unknown)(...args)
  } catch (error) {
    return failed(thrown(error))
  }
  const packed = pack(value)
  return packed.ok
    ? { ok: true, value: unpack(packed.packed) }
    : failed(refusedAnswer(packed.problem))
}

const failed = (failure: CandidateFailure): Outcome => ({ ok: false, failure })

function echoOf(value: unknown, watched: boolean): Echo {
  if (!watched) return { type: 'unwatched' }
  const packed = pack(value)
  return packed.ok ? { type: 'value', value: unpack(packed.packed) } : { type: 'unreadable' }
}

const missingExport = (fn: string): CandidateFailure => ({
  kind: 'missing-export',
  name: 'MissingExport',
  message: `${fn} is not an exported function`,
})

const refusedAnswer = (problem: {
  readonly kind: 'uncloneable' | 'too-large'
  readonly message: string
}): CandidateFailure => ({
  kind: problem.kind,
  name: problem.kind === 'too-large' ? 'TooLarge' : 'Uncloneable',
  message: `the function returned ${problem.message}`,
})

function thrown(error: unknown): CandidateFailure {
  if (error instanceof Error)
    return { kind: 'thrown', name: String(error.name), message: String(error.message) }
  return { kind: 'thrown', name: 'NonErrorThrown', message: String(error) }
}
