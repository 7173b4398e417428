import ts from 'typescript'
import { arithmeticOf, assignedOf } from '../rewrite.ts'
import { callOf, createdOf } from './calls.ts'
import { functionAround, memberOf, visitClass, visitFunction } from './functions.ts'
import { assign, field, type Walk } from './patterns.ts'
import { bareOf, isAssignment, isBitwise, isChoice, isComparison, isStep } from './syntax.ts'
import {
  computed,
  entriesOf,
  entryAt,
  none,
  ofFunction,
  ofThing,
  union,
  type Value,
  value,
} from './values.ts'

/** What an expression may come to. Every part of it is looked at once. */
export function evaluate(walk: Walk, node: ts.Expression): Readonly<Value> {
  const bare = bareOf(node)
  if (bare !== node) return walk.evaluate(bare)
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return nameOf(walk, node)
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    if (node.name) walk.store(node.name, ofFunction(node))
    visitFunction(walk, node)
    return ofFunction(node)
  }
  if (ts.isArrayLiteralExpression(node)) return listOf(walk, node)
  if (ts.isObjectLiteralExpression(node)) return objectOf(walk, node)
  if (ts.isElementAccessExpression(node)) return entryOf(walk, node)
  if (ts.isBinaryExpression(node)) return binary(walk, node)
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const result = computed(walk.evaluate(node.operand))
    walk.note(node, result.data)
    if (isStep(node)) assign(walk, node.operand, result)
    return node.operator === ts.SyntaxKind.ExclamationToken ? none : result
  }
  if (ts.isConditionalExpression(node)) {
    walk.evaluate(node.condition)
    return union(walk.evaluate(node.whenTrue), walk.evaluate(node.whenFalse))
  }
  if (ts.isCallExpression(node)) return callOf(walk, node)
  if (ts.isNewExpression(node)) return createdOf(walk, node)
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    const owner = ts.findAncestor(node, ts.isClassLike)
    return owner ? ofThing(walk.made(owner)) : none
  }
  if (ts.isClassExpression(node)) visitClass(walk, node)
  else if (ts.isAwaitExpression(node)) return walk.evaluate(node.expression)
  else if (ts.isYieldExpression(node)) {
    const fn = functionAround(node)
    const given = node.expression ? walk.evaluate(node.expression) : none
    if (fn) walk.add(walk.made(fn).entries, node.asteriskToken ? entriesOf(given) : given)
  } else if (ts.isSpreadElement(node)) return entriesOf(walk.evaluate(node.expression))
  else ts.forEachChild(node, walk.visit)
  return none
}

function nameOf(walk: Walk, node: ts.Identifier | ts.PropertyAccessExpression): Readonly<Value> {
  const math = walk.mathName(node)
  // Math.PI is a number like any other.
  if (math !== undefined) return /^[A-Z]/.test(math) ? none : ofFunction('math')
  return ts.isIdentifier(node)
    ? walk.read(walk.symbolOf(node))
    : field(walk.evaluate(node.expression), node.name.text)
}

function entryOf(
  walk: Walk,
  { argumentExpression: at, expression }: ts.ElementAccessExpression,
): Value {
  const chosen = value(walk.evaluate(at).traced)
  const from = walk.evaluate(expression)
  if (ts.isStringLiteralLike(at)) return field(from, at.text)
  return ts.isNumericLiteral(at) ? entryAt(from, Number(at.text)) : union(entriesOf(from), chosen)
}

function binary(walk: Walk, node: ts.BinaryExpression): Readonly<Value> {
  const { left, right, operatorToken } = node
  if (isAssignment(node)) {
    const plain = operatorToken.kind === ts.SyntaxKind.EqualsToken
    const before = plain ? none : walk.evaluate(left)
    const from = walk.evaluate(right)
    assign(walk, left, from)
    return union(before, from)
  }
  const [a, b] = [walk.evaluate(left), walk.evaluate(right)]
  if (isChoice(node)) return union(a, b)
  if (operatorToken.kind === ts.SyntaxKind.CommaToken) return b
  const result = computed(a, b)
  if (isBitwise(node)) return result
  if (isComparison(node)) walk.note(node, result.data)
  if (!arithmeticOf(node) && !assignedOf(node)) return none
  walk.note(node, result.data)
  if (assignedOf(node)) assign(walk, left, result)
  return result
}

function listOf(walk: Walk, node: ts.ArrayLiteralExpression): Value {
  const one = walk.made(node)
  let fixed = true
  node.elements.forEach((element, i) => {
    fixed &&= !ts.isSpreadElement(element)
    const given = walk.evaluate(element)
    if (fixed) walk.setField(ofThing(one), String(i), given)
    else walk.add(one.entries, given)
  })
  return ofThing(one)
}

function objectOf(walk: Walk, node: ts.ObjectLiteralExpression): Value {
  const one = walk.made(node)
  const self = ofThing(one)
  const result = ofThing(one)
  for (const part of node.properties) {
    if (ts.isSpreadAssignment(part)) {
      for (const spread of walk.evaluate(part.expression).things)
        // What was handed in is not copied: nobody knows its fields.
        if (spread.any) result.things.add(spread)
        else {
          walk.add(one.entries, spread.entries)
          for (const [name, held] of spread.fields) walk.setField(self, name, held)
        }
      continue
    }
    const given = ts.isPropertyAssignment(part)
      ? walk.evaluate(part.initializer)
      : ts.isShorthandPropertyAssignment(part)
        ? walk.evaluate(part.name)
        : memberOf(walk, part)
    if (ts.isIdentifier(part.name) || ts.isStringLiteral(part.name))
      walk.setField(self, part.name.text, given)
    else walk.add(one.entries, given)
  }
  return result
}
