// The worked examples of a statement: calls, and under each, as a comment, what it gives.
import ts from 'typescript'

export interface Example {
  /** What stands before the call, as `const logits = …`. */
  readonly before: string
  readonly call: ts.Expression
  /** What the comment says; null where there is none, or where it is no value. */
  readonly result: ts.Expression | null
}

const fence = /^```ts\n([^]*?)^```$/gm

/** The code of every block of TypeScript. */
export const exampleBlocks = (statement: string): readonly string[] =>
  [...statement.matchAll(fence)].map(([, code = '']) => code)

/** Rewrites each block together with its fences. */
export const replaceBlocks = (statement: string, rewrite: (code: string) => string): string =>
  statement.replace(fence, (_block, code: string) => rewrite(code))

/** The examples of a statement; throws on what is no TypeScript. What one block declares, later ones use. */
export function examplesIn(statement: string): readonly Example[] {
  const examples: Example[] = []
  let before = ''
  for (const block of exampleBlocks(statement)) {
    const file = parse(block)
    for (const one of file.statements) {
      if (ts.isExpressionStatement(one))
        examples.push({
          before,
          call: one.expression,
          result: commented(commentBehind(block, one)),
        })
      else before += `${one.getText(file)}\n`
    }
  }
  return examples
}

/** The lines of comment under a statement, with their marks. */
export const commentBehind = (block: string, statement: ts.Statement): string =>
  /^\n((?:\/\/.*\n?)+)/.exec(block.slice(statement.end))?.[1] ?? ''

export function parse(text: string): ts.SourceFile {
  const file = ts.createSourceFile('example.ts', text, ts.ScriptTarget.Latest, true)
  const { parseDiagnostics = [] } = file as { parseDiagnostics?: readonly ts.Diagnostic[] }
  const [wrong] = parseDiagnostics
  if (wrong) throw new Error(ts.flattenDiagnosticMessageText(wrong.messageText, ' '))
  return file
}

/** The value in a comment, which may go over several lines. */
export function commented(comment: string): ts.Expression | null {
  const text = comment.replace(/^\/\/ ?/gm, '')
  if (text.trim() === '') return null
  const [statement] = parse(`(${text})`).statements
  if (!statement || !ts.isExpressionStatement(statement)) return null
  const { expression } = statement
  return ts.isParenthesizedExpression(expression) ? expression.expression : expression
}
