import ts from 'typescript'
import { construct, methodOf, staticOf } from './builtins.ts'
import { field, type Walk } from './patterns.ts'
import { bareOf } from './syntax.ts'
import { computed, none, ofThing, union, type Value, value } from './values.ts'

export function callOf(walk: Walk, node: ts.CallExpression): Readonly<Value> {
  const callee = bareOf(node.expression)
  const args = argumentsOf(walk, node.arguments)
  const math = walk.mathName(callee)
  if (math !== undefined) {
    const result = math === 'random' ? value(true) : computed(...args)
    walk.note(node, result.data)
    return result
  }
  if (ts.isPropertyAccessExpression(callee)) {
    const { expression: owner, name } = callee
    const builtIn =
      ts.isIdentifier(owner) && !walk.symbolOf(owner)
        ? staticOf(`${owner.text}.${name.text}`, args, node, walk)
        : null
    if (builtIn) return builtIn
    const receiver = walk.evaluate(owner)
    const own = field(receiver, name.text)
    return own.functions.size > 0
      ? walk.reach(node, own, args)
      : methodOf(name.text, receiver, args, node, walk)
  }
  if (ts.isIdentifier(callee) && !walk.symbolOf(callee))
    return staticOf(callee.text, args, node, walk) ?? none
  return walk.reach(node, walk.evaluate(callee), args)
}

/** What `new` gives: of a class of the code, or of the language. */
export function createdOf(walk: Walk, node: ts.NewExpression): Readonly<Value> {
  const args = argumentsOf(walk, node.arguments ?? [])
  const name = ts.isIdentifier(node.expression) ? node.expression : null
  const declared = name && walk.symbolOf(name)?.valueDeclaration
  if (!declared) {
    walk.evaluate(node.expression)
    return construct(name?.text ?? '', args, node, walk)
  }
  if (!ts.isClassLike(declared)) return none
  for (const part of declared.members)
    if (ts.isConstructorDeclaration(part)) walk.bindArguments(part, args)
  return ofThing(walk.made(declared))
}

function argumentsOf(walk: Walk, given: readonly ts.Expression[]): readonly Readonly<Value>[] {
  const values = given.map((one) => walk.evaluate(one))
  // Behind a spread nobody knows which is which.
  return given.some(ts.isSpreadElement) ? given.map(() => union(...values)) : values
}
