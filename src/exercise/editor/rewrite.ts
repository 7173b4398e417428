import ts from 'typescript'

const { SyntaxKind } = ts

export type Operator = '+' | '-' | '*' | '/' | '%' | '**'

const operators = [
  ['+', SyntaxKind.PlusToken, SyntaxKind.PlusEqualsToken],
  ['-', SyntaxKind.MinusToken, SyntaxKind.MinusEqualsToken],
  ['*', SyntaxKind.AsteriskToken, SyntaxKind.AsteriskEqualsToken],
  ['/', SyntaxKind.SlashToken, SyntaxKind.SlashEqualsToken],
  ['%', SyntaxKind.PercentToken, SyntaxKind.PercentEqualsToken],
  ['**', SyntaxKind.AsteriskAsteriskToken, SyntaxKind.AsteriskAsteriskEqualsToken],
] as const
const plain: ReadonlyMap<ts.SyntaxKind, Operator> = new Map(
  operators.map(([text, kind]) => [kind, text]),
)
const compound: ReadonlyMap<ts.SyntaxKind, Operator> = new Map(
  operators.map(([text, , kind]) => [kind, text]),
)

/** The operator of `a + b`. */
export const arithmeticOf = (node: ts.Node): Operator | undefined =>
  ts.isBinaryExpression(node) ? plain.get(node.operatorToken.kind) : undefined

/** The operator of `a += b`: what is done before it is assigned. */
export const assignedOf = (node: ts.Node): Operator | undefined =>
  ts.isBinaryExpression(node) ? compound.get(node.operatorToken.kind) : undefined

interface Edit {
  readonly at: number
  /** Characters that it replaces. */
  readonly length: number
  readonly text: string
}

export interface Editor {
  /** Puts a call around what stands in the code; `opening` ends with its parenthesis. */
  readonly wrap: (node: ts.Node, opening: string) => void
  readonly replace: (node: ts.Node, text: string) => void
}

export interface Rules {
  /** What the result of an operation is handed to: the opening of a call, or null for nothing. */
  readonly operation: (node: ts.BinaryExpression, operator: Operator) => string | null
  /** Any other node. */
  readonly other: (node: ts.Node, editor: Editor) => void
  /** Of `a[i] += b` what is right of the sign is handed on, so that nothing but a name is read twice. */
  readonly rightSides?: boolean
}

/** A tree in which every node knows its parent. */
export const parse = (source: string): ts.SourceFile =>
  ts.createSourceFile('candidate.ts', source, ts.ScriptTarget.ESNext, true)

/**
 * The code with the results of its arithmetic handed to calls. `code` is the text of `file` with its types
 * blanked, character for character; lines stay true.
 */
export function rewrite(file: ts.SourceFile, code: string, rules: Rules): string {
  const edits: Edit[] = []
  const wrap = (node: ts.Node, opening: string): void => {
    edits.push({ at: node.getStart(file), length: 0, text: opening })
    edits.push({ at: node.end, length: 0, text: ')' })
  }
  const replace = (node: ts.Node, text: string): void => {
    edits.push({ at: node.getStart(file), length: node.getWidth(file), text })
  }
  const assign = (node: ts.BinaryExpression, operator: Operator, opening: string): void => {
    const { left, operatorToken, right } = node
    if (rules.rightSides ? ts.isIdentifier(left) : isPlain(left)) {
      const target = code.slice(left.getStart(file), left.end)
      replace(operatorToken, `= ${opening}${target} ${operator} (`)
      edits.push({ at: right.end, length: 0, text: '))' })
    } else if (rules.rightSides) wrap(right, opening)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    const operator = arithmeticOf(node) ?? assignedOf(node)
    if (ts.isBinaryExpression(node) && operator !== undefined) {
      const opening = rules.operation(node, operator)
      if (opening !== null && arithmeticOf(node)) wrap(node, opening)
      else if (opening !== null) assign(node, operator, opening)
    } else rules.other(node, { wrap, replace })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return applyEdits(code, edits)
}

/** Closing parentheses come innermost first, opening ones outermost first: the order of the visit sorts both. */
function applyEdits(code: string, edits: readonly Edit[]): string {
  const closes = (edit: Edit) => edit.text.startsWith(')')
  const order = edits
    .map((edit, i) => ({ edit, i }))
    .sort(
      (a, b) =>
        a.edit.at - b.edit.at ||
        Number(closes(b.edit)) - Number(closes(a.edit)) ||
        (closes(a.edit) ? b.i - a.i : a.i - b.i),
    )
  let result = ''
  let from = 0
  for (const { edit } of order) {
    result += code.slice(from, edit.at) + edit.text
    from = edit.at + edit.length
  }
  return result + code.slice(from)
}

/** Read twice without a second effect: names, fields and entries. */
function isPlain(node: ts.Expression): boolean {
  if (ts.isIdentifier(node) || node.kind === SyntaxKind.ThisKeyword) return true
  if (ts.isNonNullExpression(node)) return isPlain(node.expression)
  if (ts.isPropertyAccessExpression(node)) return isPlain(node.expression)
  if (ts.isElementAccessExpression(node))
    return isPlain(node.expression) && isPlainIndex(node.argumentExpression)
  return false
}

function isPlainIndex(node: ts.Expression): boolean {
  if (ts.isNumericLiteral(node) || isPlain(node)) return true
  if (ts.isParenthesizedExpression(node)) return isPlainIndex(node.expression)
  return (
    arithmeticOf(node) !== undefined &&
    ts.isBinaryExpression(node) &&
    isPlainIndex(node.left) &&
    isPlainIndex(node.right)
  )
}
