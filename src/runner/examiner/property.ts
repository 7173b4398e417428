import type { CheckVerdict } from '../verdict.ts'

interface Failed {
  readonly error: unknown
  readonly search?: NonNullable<CheckVerdict['search']>
}

/** fast-check wraps the failure of the smallest input it found; that one is told. */
export function failureOfProperty(error: unknown): Failed {
  if (!(error instanceof Error) || error.cause === undefined) return { error }
  const tries = count(/^Property failed after (\d+) tests/, error.message)
  const shrinks = count(/^Shrunk (\d+) time\(s\)/m, error.message)
  if (tries === null || shrinks === null) return { error }
  return { error: error.cause, search: { tries, shrinks } }
}

function count(pattern: RegExp, text: string): number | null {
  const digits = pattern.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}
