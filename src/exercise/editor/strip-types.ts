import { blankSourceFile } from 'ts-blank-space'
import ts from 'typescript'

/** What stands in the way of running the source: the first problem, with its 1-based position. */
export interface StripProblem {
  readonly message: string
  readonly line: number
  readonly column: number
}

export type Stripped =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problem: StripProblem }

interface Parsed extends ts.SourceFile {
  /** Internal to the compiler, and the only place that has syntax errors without a whole program. */
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[]
}

/** Types become spaces, so every line and column of the output is that of the source. */
export function stripTypes(source: string): Stripped {
  const file = ts.createSourceFile('candidate.ts', source, ts.ScriptTarget.ESNext, true) as Parsed
  const problem = (start: number, message: string): Stripped => {
    const { line, character } = file.getLineAndCharacterOfPosition(start)
    return { ok: false, problem: { message, line: line + 1, column: character + 1 } }
  }
  const [syntax] = file.parseDiagnostics
  if (syntax)
    return problem(syntax.start, ts.flattenDiagnosticMessageText(syntax.messageText, '\n'))

  const refused: ts.Node[] = []
  const code = blankSourceFile(file, (node) => refused.push(node))
  const [first] = refused
  return first ? problem(first.getStart(file), refusal(first)) : { ok: true, code }
}

/** Syntax that is more than a type and would have to be compiled, not erased. */
function refusal(node: ts.Node): string {
  if (ts.isEnumDeclaration(node)) return 'enum is not erasable; use a const object instead'
  if (ts.isModuleDeclaration(node)) return 'namespace is not erasable; use plain functions instead'
  if (ts.isParameter(node.parent))
    return 'a parameter property is not erasable; assign it in the constructor instead'
  return 'this syntax is more than a type and cannot be erased'
}
