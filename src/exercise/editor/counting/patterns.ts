import ts from 'typescript'
import type { State } from './state.ts'
import { bareOf } from './syntax.ts'
import { entriesOf, entryAt, fieldOf, ofThing, union, type Value, value } from './values.ts'

/** The state, with what walks through the code. */
export interface Walk extends State {
  readonly evaluate: (node: ts.Expression) => Readonly<Value>
  readonly visit: (node: ts.Node) => void
}

/** `.length` and `.size` are never data. */
export const field = (object: Readonly<Value>, name: string): Value =>
  name === 'length' || name === 'size' ? value() : fieldOf(object, name)

/** What a declared name or pattern gets. */
export function bind(walk: Walk, name: ts.BindingName, from: Readonly<Value>): void {
  if (ts.isIdentifier(name)) walk.store(name, from)
  else if (ts.isObjectBindingPattern(name))
    for (const element of name.elements) {
      const key = element.propertyName ?? element.name
      const found = element.dotDotDotToken
        ? from
        : ts.isIdentifier(key) || ts.isStringLiteral(key)
          ? field(from, key.text)
          : entriesOf(from)
      bind(walk, element.name, withDefault(walk, found, element.initializer))
    }
  else
    name.elements.forEach((element, i) => {
      if (ts.isOmittedExpression(element)) return
      const found = element.dotDotDotToken ? restOf(walk, element, from) : entryAt(from, i)
      bind(walk, element.name, withDefault(walk, found, element.initializer))
    })
}

/** What something that is assigned to gets. */
export function assign(walk: Walk, target: ts.Expression, from: Readonly<Value>): void {
  const bare = bareOf(target)
  if (ts.isIdentifier(bare)) walk.store(bare, from)
  else if (ts.isPropertyAccessExpression(bare))
    walk.setField(walk.evaluate(bare.expression), bare.name.text, from)
  else if (ts.isElementAccessExpression(bare)) {
    // What is put where the data say depends on them.
    const chosen = value(walk.evaluate(bare.argumentExpression).traced)
    for (const one of walk.evaluate(bare.expression).things)
      if (!one.any) walk.add(one.entries, union(from, chosen))
  } else if (ts.isArrayLiteralExpression(bare))
    bare.elements.forEach((element, i) => {
      if (ts.isSpreadElement(element)) assign(walk, element.expression, restOf(walk, element, from))
      else assignPart(walk, element, entryAt(from, i))
    })
  else if (ts.isObjectLiteralExpression(bare))
    for (const part of bare.properties)
      if (ts.isShorthandPropertyAssignment(part)) walk.store(part.name, field(from, part.name.text))
      else if (ts.isPropertyAssignment(part) && ts.isIdentifier(part.name))
        assignPart(walk, part.initializer, field(from, part.name.text))
}

function assignPart(walk: Walk, target: ts.Expression, from: Readonly<Value>): void {
  if (ts.isBinaryExpression(target) && target.operatorToken.kind === ts.SyntaxKind.EqualsToken)
    assign(walk, target.left, withDefault(walk, from, target.right))
  else assign(walk, target, from)
}

const withDefault = (
  walk: Walk,
  found: Readonly<Value>,
  initial: ts.Expression | undefined,
): Readonly<Value> => (initial ? union(found, walk.evaluate(initial)) : found)

function restOf(walk: Walk, at: ts.Node, from: Readonly<Value>): Value {
  const rest = walk.made(at)
  walk.add(rest.entries, entriesOf(from))
  return ofThing(rest)
}
