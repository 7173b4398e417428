import ts from 'typescript'
import { evaluate } from './expressions.ts'
import { functionAround, visitClass, visitFunction } from './functions.ts'
import { sizesIn } from './option-types.ts'
import { assign, bind, type Walk } from './patterns.ts'
import type { Fn, Program } from './program.ts'
import { createState, type State } from './state.ts'
import { entriesOf, input, none, ofFunction, type Value } from './values.ts'

/** What is known of a program once nothing new is found. */
export type Flow = Pick<State, 'usesData' | 'callees' | 'escaped'>

/**
 * Where data go: from the entries of lists that exported functions are handed, through variables, fields,
 * calls and callbacks, until nothing new is found. `positions` are variables that only say where.
 */
export function flowOf(program: Program, positions: ReadonlySet<ts.Symbol>): Flow {
  const first = follow(program, positions, new Set())
  // Where no list is handed in, the numbers themselves are the data.
  const bare = first.exported.filter((fn) => !first.readsLists.has(fn))
  return bare.length === 0 ? first.flow : follow(program, positions, new Set(bare)).flow
}

function follow(
  program: Program,
  positions: ReadonlySet<ts.Symbol>,
  withoutLists: ReadonlySet<Fn>,
): { readonly flow: Flow; readonly exported: readonly Fn[]; readonly readsLists: ReadonlySet<Fn> } {
  const state = createState(program, positions)
  const walk: Walk = {
    ...state,
    evaluate: (node) => evaluate(walk, node),
    visit: (node) => visit(walk, node),
  }
  const inputs = new Map<Fn, readonly Value[]>()
  const readsLists = new Set<Fn>()
  const exported = new Set<Fn>()
  while (!state.settled()) {
    walk.visit(program.file)
    for (const fn of program.exported.flatMap((one) => [...state.read(one).functions])) {
      if (fn === 'math') continue
      exported.add(fn)
      const given =
        inputs.get(fn) ??
        fn.parameters.map((parameter) =>
          input(withoutLists.has(fn), sizesIn(program, parameter), () => readsLists.add(fn)),
        )
      inputs.set(fn, given)
      state.callback(ofFunction(fn), given)
    }
  }
  return { flow: state, exported: [...exported], readsLists }
}

function visit(walk: Walk, node: ts.Node): void {
  if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return
  if (ts.isVariableDeclaration(node)) {
    if (node.initializer) bind(walk, node.name, walk.evaluate(node.initializer))
  } else if (ts.isFunctionDeclaration(node)) {
    if (node.name) walk.store(node.name, ofFunction(node))
    visitFunction(walk, node)
  } else if (ts.isClassDeclaration(node)) visitClass(walk, node)
  else if (ts.isReturnStatement(node)) {
    const fn = functionAround(node)
    const given = node.expression ? walk.evaluate(node.expression) : none
    if (fn) walk.add(walk.cell(fn), given)
  } else if (ts.isForOfStatement(node)) {
    const each = entriesOf(walk.evaluate(node.expression))
    if (ts.isVariableDeclarationList(node.initializer))
      for (const { name } of node.initializer.declarations) bind(walk, name, each)
    else assign(walk, node.initializer, each)
    walk.visit(node.statement)
  } else if (ts.isExpression(node)) walk.evaluate(node)
  else ts.forEachChild(node, walk.visit)
}
