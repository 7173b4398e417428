// A statement's examples as somebody who writes Python would write them.
import ts from 'typescript'
import type { PythonSignature } from '../../src/base/python-signature.ts'
import { commentBehind, commented, exampleBlocks, parse, replaceBlocks } from './examples.ts'
import { NoTwin, resultTwin, type Scope, twinOf } from './python-twin.ts'

/** Puts the same in Python behind each block of examples; null if one has no simple twin. */
export function withPythonExamples(
  statement: string,
  signatures: Readonly<Record<string, PythonSignature>>,
): string | null {
  const scope: Scope = { signatures, kinds: new Map(), helpers: new Set() }
  try {
    // From the end: what is declared is made into what the calls behind it take it for.
    const twins = exampleBlocks(statement)
      .toReversed()
      .map((block) => blockTwin(block, scope))
      .toReversed()
    if (scope.helpers.size > 0) return null
    let next = 0
    return replaceBlocks(
      statement,
      (code) => `\`\`\`ts\n${code}\`\`\`\n\n\`\`\`python\n${twins[next++] ?? ''}\`\`\``,
    )
  } catch (error) {
    if (error instanceof NoTwin) return null
    throw error
  }
}

function blockTwin(block: string, scope: Scope): string {
  let twin = ''
  for (const statement of parse(block).statements.toReversed()) {
    const { leading } = /^(?<leading>\s*)/.exec(statement.getFullText())?.groups ?? {}
    const gap = leading?.includes('\n\n') ? '\n' : ''
    twin = `${gap}${statementTwin(statement, scope)}\n${commentTwin(block, statement, scope)}${twin}`
  }
  return twin.replace(/[ \t]+$/gm, '')
}

function statementTwin(statement: ts.Statement, scope: Scope): string {
  if (ts.isExpressionStatement(statement)) return twinOf(statement.expression, 'plain', scope)
  if (!ts.isVariableStatement(statement)) throw new NoTwin()
  return statement.declarationList.declarations
    .map(({ name, initializer }) => {
      if (!initializer || !ts.isIdentifier(name)) throw new NoTwin()
      scope.helpers.delete(name.text)
      const kind = scope.kinds.get(name.text) ?? 'plain'
      return `${twinOf(name, 'plain', scope)} = ${twinOf(initializer, kind, scope)}`
    })
    .join('\n')
}

function commentTwin(block: string, statement: ts.Statement, { signatures }: Scope): string {
  const result = commented(commentBehind(block, statement))
  if (!result) return ''
  const call = ts.isExpressionStatement(statement) ? statement.expression : null
  const name = call && ts.isCallExpression(call) ? call.expression.getText() : ''
  return `${resultTwin(result, signatures[name]?.returns).replace(/^/gm, '# ')}\n`
}
