import type { CodeLanguage } from '../base/code-language.ts'
import type { Result } from '../base/result.ts'
import type { Provisions } from './protocol.ts'
import type { CandidateFailure } from './verdict.ts'

/**
 * The language seam: how source text becomes what the candidate worker can load.
 * Everything above it is language-blind.
 */
export interface Engine {
  readonly id: CodeLanguage
  /** Versions that are stored with each attempt. */
  readonly versions: Readonly<Record<string, string>>
  /** The script the candidate worker starts with; it speaks the protocol. */
  readonly workerScript: () => Promise<string>
  /** What else each of its workers gets, once for a frame: a sandbox can load nothing itself. */
  readonly provisions?: () => Promise<Provisions>
  /** Told what the first worker of a frame left for later ones, to be among their provisions. */
  readonly keep?: (left: Provisions) => void
  /** Turns the user's source into what `load` sends to the worker. */
  readonly compile: (
    source: string,
    variant?: Variant,
    offered?: Offered,
  ) => Promise<Result<Compiled, CandidateFailure>>
}

/** What the exercise offers to the code. */
export interface Offered {
  /** The code may import the prelude. */
  readonly prelude: boolean
}

export interface Compiled {
  readonly code: string
  /** The code imports the prelude, which stands in it from this line on (1-based): none of the user's. */
  readonly preludeFrom?: number
}

/** The frame of such an engine may compile WebAssembly. */
export type { Provisions } from './protocol.ts'

export type Variant =
  /** With one more export, `triedCall`, that gives the value of this expression. */
  { readonly type: 'call'; readonly expression: string } | Rewriting

/** What else than computing the code is made to do. */
export type Rewriting =
  /** The same program, computing in float32. */
  | { readonly type: 'single-precision' }
  /** The same program, counting its operations; `counterReader(name)` is one more export. */
  | { readonly type: 'counting'; readonly name: string }

/** A name that stands nowhere in the source, not even with its letters escaped. */
export function unusedName(stem: string, source: string): string {
  const plain = source.replace(/\\u\{?([0-9a-f]+)\}?/gi, (whole, code: string) => {
    const point = parseInt(code, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
  let name = stem
  while (source.includes(name) || plain.includes(name)) name += '_'
  return name
}

export const counterName = (source: string): string => unusedName('offhandCount', source)

/** The export that gives the counts since it was last called. */
export const counterReader = (name: string): string => `${name}Read`

/** The export that holds the expression of a `call` variant. */
export const triedCall = 'offhandTriedCall'
