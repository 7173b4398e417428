import ts from 'typescript'
import { bind, type Walk } from './patterns.ts'
import type { Fn } from './program.ts'
import { none, ofFunction, ofThing, union, type Value } from './values.ts'

export function visitFunction(walk: Walk, fn: Fn): void {
  for (const parameter of fn.parameters) {
    const given = walk.cell(parameter)
    const { initializer } = parameter
    bind(walk, parameter.name, initializer ? union(given, walk.evaluate(initializer)) : given)
  }
  if (!fn.body) return
  if (ts.isBlock(fn.body)) walk.visit(fn.body)
  else walk.add(walk.cell(fn), walk.evaluate(fn.body))
}

/** A method, or what a getter gives. */
export function memberOf(walk: Walk, fn: Fn): Value {
  visitFunction(walk, fn)
  return ts.isGetAccessor(fn) ? walk.cell(fn) : ofFunction(fn)
}

/** All instances of a class are one thing. */
export function visitClass(walk: Walk, node: ts.ClassLikeDeclaration): void {
  for (const part of node.members) {
    const given =
      ts.isPropertyDeclaration(part) && part.initializer
        ? walk.evaluate(part.initializer)
        : ts.isMethodDeclaration(part) || ts.isAccessor(part)
          ? memberOf(walk, part)
          : none
    if (ts.isConstructorDeclaration(part)) visitFunction(walk, part)
    if (part.name && 'text' in part.name)
      walk.setField(ofThing(walk.made(node)), part.name.text, given)
  }
}

/** The function that a statement or a yield belongs to. */
export const functionAround = (node: ts.Node): Fn | undefined =>
  ts.findAncestor(node.parent, (one): one is Fn => ts.isFunctionLike(one)) as Fn | undefined
