// Expressions of a statement's examples in Python. They keep their lines.
import ts from 'typescript'
import { snakeCase } from '../../src/base/python-names.ts'
import type { ArgumentKind, PythonSignature } from '../../src/base/python-signature.ts'

export interface Scope {
  readonly signatures: Readonly<Record<string, PythonSignature>>
  /** What the calls take a declared name for. */
  readonly kinds: Map<string, ArgumentKind>
  /** Called, and not declared yet. */
  readonly helpers: Set<string>
}

/** Thrown for what cannot be said in Python without thought. */
export class NoTwin extends Error {}

/** A result's numbers stay as they are printed. */
type Kind = ArgumentKind | 'result' | 'floats'

/** What a column of the workspace shows of code without scrolling. */
const widest = 72

/** `kind`: what the function makes of it. */
export function twinOf(value: ts.Expression, kind: Kind, scope: Scope): string {
  if (ts.isCallExpression(value)) return callTwin(value, scope)
  if (ts.isArrayLiteralExpression(value)) return listTwin(value, kind, scope)
  if (ts.isObjectLiteralExpression(value)) return recordTwin(value, kind, scope)
  if (ts.isArrowFunction(value) && ts.isCallExpression(value.body) && loggedIn(value.body))
    return 'np.log'
  if (ts.isIdentifier(value) && !constants.has(value.text)) {
    if (kind !== 'plain' && kind !== 'result' && kind !== 'floats')
      scope.kinds.set(value.text, kind)
    return snakeCase(value.text)
  }
  const text = scalarTwin(value)
  return kind === 'floats' ? text.replace(/^-?\d+$/, '$&.0') : text
}

/** A tuple in Python has no names. */
export function resultTwin(result: ts.Expression, names: readonly string[] | undefined): string {
  const scope: Scope = { signatures: {}, kinds: new Map(), helpers: new Set() }
  const entries = ts.isObjectLiteralExpression(result) ? entriesOf(result) : []
  if (!names || entries.length !== names.length) return twinOf(result, 'result', scope)
  const texts = names.map((name) => {
    const entry = entries.find(({ key }) => key === name)
    if (!entry) throw new NoTwin()
    return twinOf(entry.value, 'result', scope)
  })
  const isLong = result.getText().includes('\n')
  return `(${texts.join(isLong ? ',\n ' : ', ')}${texts.length === 1 ? ',' : ''})`
}

function callTwin(call: ts.CallExpression, scope: Scope): string {
  const logged = loggedIn(call)
  if (logged) return `np.log(${twinOf(logged, 'array', scope)})`
  const name = call.expression.getText()
  if (name === 'Math.log') return `np.log(${call.arguments.map(scalarTwin).join(', ')})`
  // The only functions that examples make for themselves take the logarithm of an array.
  if (!Object.hasOwn(scope.signatures, name)) scope.helpers.add(name)
  const signature = scope.signatures[name] ?? { arguments: ['array'] }
  const edits = call.arguments.map((argument, i): Edit => {
    const kind = signature.arguments?.[i]
    const isOptions =
      i === call.arguments.length - 1 &&
      kind === undefined &&
      ts.isObjectLiteralExpression(argument)
    return {
      node: argument,
      text: isOptions
        ? optionsTwin(argument, signature.options ?? {}, scope)
        : twinOf(argument, kind ?? 'plain', scope),
    }
  })
  const text = edited(call, [{ node: call.expression, text: snakeCase(name) }, ...edits])
  if (text.split('\n').every((line) => line.length <= widest)) return text
  const lines = edits.flatMap((edit) => `${edit.text.replace(/,?\s*$/, '').trim()},`.split('\n'))
  return `${snakeCase(name)}(\n${lines.map((line) => `    ${line}`).join('\n')}\n)`
}

/** The list in `list.map((row) => row.map(Math.log))`. */
function loggedIn({ expression, arguments: [mapped] }: ts.CallExpression): ts.Expression | null {
  return ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'map' &&
    mapped?.getText() === '(row) => row.map(Math.log)'
    ? expression.expression
    : null
}

/** Keyword arguments, without the braces. */
function optionsTwin(
  options: ts.ObjectLiteralExpression,
  kinds: Readonly<Record<string, ArgumentKind>>,
  scope: Scope,
): string {
  const edits = entriesOf(options).map(({ property, key, value }): Edit => {
    const kind = (Object.hasOwn(kinds, key) ? kinds[key] : undefined) ?? 'plain'
    return { node: property, text: `${snakeCase(key)}=${twinOf(value, kind, scope)}` }
  })
  return withoutBraces(edited(options, edits))
}

function listTwin(list: ts.ArrayLiteralExpression, kind: Kind, scope: Scope): string {
  const inner = kindInside(kind)
  const text = edited(
    list,
    list.elements.map((node): Edit => ({ node, text: twinOf(node, inner, scope) })),
  )
  return kind === 'array' || kind === 'int-array' ? `np.array(${text})` : text
}

const kindInside = (kind: Kind): Kind => {
  if (kind === 'array') return 'floats'
  if (kind === 'int-array') return 'plain'
  if (typeof kind === 'object') return 'items' in kind ? kind.items : 'plain'
  return kind
}

function recordTwin(record: ts.ObjectLiteralExpression, kind: Kind, scope: Scope): string {
  const fields = typeof kind === 'object' && 'fields' in kind ? kind.fields : {}
  const edits = entriesOf(record).map(({ property, key, value }): Edit => {
    const own = (Object.hasOwn(fields, key) ? fields[key] : undefined) ?? 'plain'
    const text = twinOf(value, kind === 'result' ? kind : own, scope)
    return { node: property, text: `"${snakeCase(key)}": ${text}` }
  })
  const text = edited(record, edits)
  return text.includes('\n')
    ? text.replace(/^\{ /, '{').replace(/ \}$/, '}')
    : `{${withoutBraces(text)}}`
}

const withoutBraces = (text: string): string => text.replace(/^\{ ?/, '').replace(/ ?\}$/, '')

const constants: ReadonlyMap<string, string> = new Map([
  ['undefined', 'None'],
  ['NaN', 'np.nan'],
  ['Infinity', 'np.inf'],
])

function scalarTwin(value: ts.Expression): string {
  if (ts.isNumericLiteral(value)) return value.getText()
  if (ts.isStringLiteral(value)) return JSON.stringify(value.text)
  if (ts.isPrefixUnaryExpression(value) && value.operator === ts.SyntaxKind.MinusToken)
    return `-${scalarTwin(value.operand)}`
  const constant = ts.isIdentifier(value) ? constants.get(value.text) : undefined
  if (constant !== undefined) return constant
  switch (value.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return 'True'
    case ts.SyntaxKind.FalseKeyword:
      return 'False'
    case ts.SyntaxKind.NullKeyword:
      return 'None'
    default:
      throw new NoTwin()
  }
}

interface Entry {
  readonly property: ts.ObjectLiteralElementLike
  readonly key: string
  readonly value: ts.Expression
}

const entriesOf = (object: ts.ObjectLiteralExpression): readonly Entry[] =>
  object.properties.map((property) => {
    if (ts.isShorthandPropertyAssignment(property))
      return { property, key: property.name.text, value: property.name }
    if (!ts.isPropertyAssignment(property)) throw new NoTwin()
    return { property, key: property.name.getText(), value: property.initializer }
  })

interface Edit {
  readonly node: ts.Node
  readonly text: string
}

/** The text of a node with parts of it put in other words. */
function edited(node: ts.Node, edits: readonly Edit[]): string {
  const start = node.getStart()
  let text = node.getText()
  for (const { node: part, text: twin } of edits.toReversed())
    text = text.slice(0, part.getStart() - start) + twin + text.slice(part.end - start)
  return text
}
