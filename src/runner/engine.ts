import type { Result } from '../base/result.ts'
import type { CandidateFailure } from './verdict.ts'

/**
 * The language seam: how source text becomes what the candidate worker can load.
 * Everything above it is language-blind.
 */
export interface Engine {
  readonly id: 'typescript'
  /** Versions that are stored with each attempt. */
  readonly versions: Readonly<Record<string, string>>
  /** The script the candidate worker starts with; it speaks the protocol. */
  readonly workerScript: () => Promise<string>
  /** Turns the user's source into what `load` sends to the worker. */
  readonly compile: (source: string) => Promise<Result<string, CandidateFailure>>
}
