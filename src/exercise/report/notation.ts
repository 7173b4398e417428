import type { CodeLanguage } from '../../base/code-language.ts'
import type { ArgumentKind } from '../../base/python-signature.ts'
import type { CallRecord, Plain } from '../../runner/verdict.ts'
import type { CallPart } from './call-text.ts'
import type { Path } from './plain.ts'

export type Call = Pick<CallRecord, 'fn' | 'args'>

/** One argument as it stands in a call. */
export interface NotedArgument {
  /** Empty where the starter gives it none. */
  readonly name: string
  readonly value: Plain
  readonly kind: ArgumentKind
  /** Which of the arguments that the check gave it is a part of. */
  readonly index: number
  readonly isKeyword: boolean
}

/** How the language that is written in says calls, values, and places in values. */
export interface Notation {
  readonly language: CodeLanguage
  /** Of a function, or of an entry in a tuple. */
  readonly name: (name: string) => string
  /** Of the parameters that are given by position; empty for one that is taken apart. */
  readonly parameters: (fn: string) => readonly string[]
  readonly arguments: (call: Call) => readonly NotedArgument[]
  /** Enough to see which case a call is: shapes, and small values as they are. */
  readonly callParts: (call: Call) => readonly CallPart[]
  /** The whole call, exact and ready to be pasted. */
  readonly callSource: (call: Call) => string
  /** A whole value, exact and ready to be pasted: an argument of a kind, or a result. */
  readonly source: (value: Plain, kind?: ArgumentKind) => string
  readonly scalar: (value: string | boolean | null | undefined) => string
  /** The name of an entry in a record. */
  readonly key: (key: string) => string
  /** The keys of a result that is a tuple there, in its order; null where it is the record that it seems. */
  readonly tuple: (result: Plain) => readonly string[] | null
  readonly path: (path: Path) => string
  readonly shape: (shape: readonly number[]) => string
  /** What the examiner says of a result, which names things as the checks do. */
  readonly message: (text: string) => string
}
