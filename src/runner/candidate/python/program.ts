import type { PythonSignature } from '../../protocol.ts'

/** What `load` gets of a program in Python, as JSON in its `code`. */
export interface PythonProgram {
  readonly source: string
  /** Where the source is said to be, in tracebacks. */
  readonly file: string
  /** By the names that checks call, which are those of the TypeScript solution. */
  readonly signatures: Readonly<Record<string, PythonSignature>>
  /** Arrays of floats arrive in float32. */
  readonly isSingle?: boolean
}
