import ts from 'typescript'
import { arithmeticOf, assignedOf } from '../rewrite.ts'
import type { Flow } from './flow.ts'
import type { Fn, Program } from './program.ts'
import { bareOf, isAssignment, isBitwise, isChoice } from './syntax.ts'

/** What a value is used for; several at once. */
const position = 1
const condition = 2
const result = 4

export interface Positions {
  /** Variables that only say where: in [ ], as a size, and perhaps in conditions. */
  readonly variables: ReadonlySet<ts.Symbol>
  /** The same of an expression, or a part of the head of a for loop. */
  readonly isPosition: (node: ts.Expression) => boolean
}

/** Arguments of these say where or how many. */
const places: Readonly<Record<string, readonly number[]>> = {
  at: [0],
  charAt: [0],
  charCodeAt: [0],
  copyWithin: [0, 1, 2],
  fill: [1, 2],
  flat: [0],
  padEnd: [0],
  padStart: [0],
  repeat: [0],
  slice: [0, 1],
  splice: [0, 1],
  subarray: [0, 1],
  toSpliced: [0, 1],
  with: [0],
}

/** Follows values to where they are used, through variables, parameters and returns. */
export function positionsOf({ file, symbolOf, mathName }: Program, flow: Flow): Positions {
  const uses = new Map<ts.Symbol | Fn, number>()
  const calls = new Map<Fn, ts.Expression[]>()
  for (const [node, functions] of flow.callees)
    for (const fn of functions) calls.set(fn, [...(calls.get(fn) ?? []), node as ts.Expression])

  const usesOf = (name: ts.Node): number => {
    const symbol = symbolOf(name)
    return symbol ? (uses.get(symbol) ?? 0) : result
  }
  const assigned = (target: ts.Expression): number => {
    const bare = bareOf(target)
    return ts.isIdentifier(bare) ? usesOf(bare) : result
  }
  const bound = (name: ts.BindingName): number => (ts.isIdentifier(name) ? usesOf(name) : result)

  /** What becomes of this expression's value. */
  const contextOf = (node: ts.Expression): number => {
    const { parent } = node
    if (ts.isElementAccessExpression(parent))
      return parent.argumentExpression === node ? position : result
    if (ts.isBinaryExpression(parent)) return inBinary(node, parent)
    if (ts.isConditionalExpression(parent))
      return parent.condition === node ? condition : contextOf(parent)
    if (
      ts.isPrefixUnaryExpression(parent) ||
      ts.isPostfixUnaryExpression(parent) ||
      ts.isAwaitExpression(parent) ||
      (ts.isExpression(parent) && bareOf(parent) !== parent)
    )
      return contextOf(parent)
    if (ts.isCallExpression(parent)) return inCall(node, parent)
    if (ts.isNewExpression(parent)) {
      const name = parent.expression.getText(file)
      return /Array$/.test(name) ? position : /Error$/.test(name) ? condition : result
    }
    if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent))
      return bound(parent.name)
    if (ts.isArrayLiteralExpression(parent)) return inList(node, parent)
    if (ts.isPropertyAssignment(parent)) return isLengthOf(parent) ? position : result
    if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) {
      const fn = ts.isArrowFunction(parent)
        ? parent
        : (ts.findAncestor(parent, ts.isFunctionLike) as Fn | undefined)
      return fn ? (uses.get(fn) ?? 0) : result
    }
    if (ts.isExpressionStatement(parent)) return 0
    if (
      ts.isIfStatement(parent) ||
      ts.isIterationStatement(parent, false) ||
      ts.isSwitchStatement(parent) ||
      ts.isCaseClause(parent) ||
      ts.isTemplateSpan(parent)
    )
      return condition
    return result
  }

  const inBinary = (node: ts.Expression, parent: ts.BinaryExpression): number => {
    const { left, operatorToken, right } = parent
    if (arithmeticOf(parent)) return contextOf(parent)
    if (assignedOf(parent))
      return node === right ? assigned(left) | contextOf(parent) : contextOf(parent)
    if (isAssignment(parent)) return node === right ? assigned(left) | contextOf(parent) : 0
    if (isChoice(parent) || isBitwise(parent)) return contextOf(parent)
    if (operatorToken.kind === ts.SyntaxKind.CommaToken)
      return node === right ? contextOf(parent) : 0
    return isInHead(parent) ? position : condition
  }

  const inCall = (node: ts.Expression, parent: ts.CallExpression): number => {
    const at = parent.arguments.indexOf(node)
    const callee = bareOf(parent.expression)
    if (at < 0) return result
    if (mathName(callee) !== undefined) return contextOf(parent)
    const functions = flow.callees.get(parent)
    if (functions && functions.size > 0)
      return [...functions].reduce((all, fn) => {
        const parameter = fn.parameters[at]
        return all | (parameter && !parameter.dotDotDotToken ? bound(parameter.name) : result)
      }, 0)
    if (ts.isPropertyAccessExpression(callee)) {
      if (/^Number\.is/.test(callee.getText(file))) return condition
      return places[callee.name.text]?.includes(at) ? position : result
    }
    if (!ts.isIdentifier(callee)) return result
    return callee.text === 'Array' ? position : callee.text.startsWith('is') ? condition : result
  }

  /** `const [rows, columns] = [a, b]` is two assignments. */
  const inList = (node: ts.Expression, parent: ts.ArrayLiteralExpression): number => {
    const at = parent.elements.indexOf(node)
    const { parent: outer } = parent
    if (ts.isVariableDeclaration(outer) && ts.isArrayBindingPattern(outer.name)) {
      const name = outer.name.elements[at]
      return name && ts.isBindingElement(name) ? bound(name.name) : 0
    }
    if (ts.isBinaryExpression(outer) && outer.right === parent) {
      const target = ts.isArrayLiteralExpression(outer.left) ? outer.left.elements[at] : undefined
      return target ? assigned(target) : result
    }
    return result
  }

  const isLengthOf = (node: ts.PropertyAssignment): boolean =>
    node.name.getText(file) === 'length' &&
    ts.isCallExpression(node.parent.parent) &&
    /Array\.from$/.test(node.parent.parent.expression.getText(file))

  const names: ts.Identifier[] = []
  const collect = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (ts.isIdentifier(node) && isRead(node) && symbolOf(node)) names.push(node)
    ts.forEachChild(node, collect)
  }
  collect(file)

  let changed = true
  const add = (key: ts.Symbol | Fn, more: number): void => {
    const known = uses.get(key) ?? 0
    if ((known | more) === known) return
    uses.set(key, known | more)
    changed = true
  }
  while (changed) {
    changed = false
    for (const name of names) {
      const symbol = symbolOf(name)
      if (symbol) add(symbol, contextOf(name))
    }
    for (const fn of flow.escaped) add(fn, result)
    for (const [fn, sites] of calls) for (const site of sites) add(fn, contextOf(site))
  }

  const says = (use: number): boolean => (use & position) > 0 && (use & result) === 0
  return {
    variables: new Set(
      [...uses].flatMap(([key, use]) => ('escapedName' in key && says(use) ? [key] : [])),
    ),
    isPosition: (node) => isInHead(node) || says(contextOf(node)),
  }
}

/** In the head of a for loop, which is there to count. */
function isInHead(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isStatement(node) || ts.isFunctionLike(node) || ts.isSourceFile(parent)) return false
  if (ts.isForStatement(parent)) return parent.statement !== node
  return isInHead(parent)
}

/** A name whose value is used, not one that is declared, assigned to or the key of a field. */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if ('name' in parent && parent.name === node) return ts.isShorthandPropertyAssignment(parent)
  if (ts.isBindingElement(parent)) return parent.initializer === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  return !(
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  )
}
