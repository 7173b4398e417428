import ts from 'typescript'
import { type Operator, rewrite } from '../rewrite.ts'
import { type Flow, flowOf } from './flow.ts'
import { type Positions, positionsOf } from './positions.ts'
import { type Program, programOf } from './program.ts'
import { bareOf, isComparison, isStep } from './syntax.ts'

/** Places in the list of counts; the order of src/base/operations.ts. */
const kinds = { multiplication: 0, addition: 1, division: 2, comparison: 3, function: 4 } as const

/** Functions of Math that cost more than the four operations. The rest rounds, or gives a sign. */
const costly: ReadonlySet<string> = new Set([
  ...['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'sqrt', 'cbrt', 'hypot'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2'],
  ...['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
])

/**
 * The same program, which counts the operations on its data: what the entries of lists go through on
 * their way to a result. Sizes, positions and loop counters are found by where values come from and
 * where they go, and are not counted. `code` is the source with its types blanked, character for
 * character; lines stay true. `name` stands nowhere in the source; the function `${name}Read`, which the
 * program exports, gives the counts and starts anew.
 */
export function toCounting(source: string, code: string, name: string): string {
  const program = programOf(source)
  const { flow, positions } = look(program)
  const counts = (node: ts.Expression): boolean =>
    flow.usesData(node) && !positions.isPosition(node)
  const once = (kind: number, times = 1): string => `${name}(${kind}, ${times}, `
  const rewritten = rewrite(program.file, code, {
    operation: (node, operator) => {
      const cost = counts(node) ? costOf(operator, node.right) : null
      return cost && once(...cost)
    },
    other: (node, { wrap, replace }) => {
      if (isComparison(node)) {
        if (counts(node)) wrap(node.left, once(kinds.comparison))
      } else if (isStep(node)) {
        if (counts(node)) wrap(node, once(kinds.addition))
      } else if (ts.isCallExpression(node) && !node.questionDotToken) {
        const math = program.mathName(bareOf(node.expression))
        if (math === undefined) {
          // Handed to somebody else: every call counts.
          for (const given of node.arguments) {
            const handed = program.mathName(bareOf(given)) ?? ''
            if (costly.has(handed)) wrap(given, `${name}Each(`)
            else if (handed === 'max' || handed === 'min')
              replace(given, `${name}Most("${handed}")`)
          }
        } else if (!counts(node)) return
        else if (math === 'max' || math === 'min')
          replace(node.expression, `${name}Most("${math}")`)
        else if (math === 'pow' && node.arguments[1])
          wrap(node, once(...costOf('**', node.arguments[1])))
        else if (costly.has(math)) wrap(node, once(kinds.function))
      }
    },
    rightSides: true,
  })
  return `${rewritten}\n${helper(name)}`
}

/** Twice: what only says where is not followed any more. */
function look(program: Program): { readonly flow: Flow; readonly positions: Positions } {
  const { variables } = positionsOf(program, flowOf(program, new Set()))
  const flow = flowOf(program, variables)
  return { flow, positions: positionsOf(program, flow) }
}

/** A small whole power is that many multiplications less one. */
function costOf(operator: Operator, right: ts.Expression): readonly [kind: number, times: number] {
  switch (operator) {
    case '*':
      return [kinds.multiplication, 1]
    case '+':
    case '-':
      return [kinds.addition, 1]
    case '/':
    case '%':
      return [kinds.division, 1]
    case '**': {
      const bare = bareOf(right)
      const power = ts.isNumericLiteral(bare) ? Number(bare.text) : NaN
      return power === 2 || power === 3 ? [kinds.multiplication, power - 1] : [kinds.function, 1]
    }
  }
}

/** Hoisted, so that top-level code has it too; what that does is over before anybody reads. */
const helper = (name: string): string =>
  `var ${name}All\n` +
  `function ${name}(kind, times, v) { if (typeof v === "number") (${name}All ??= [0, 0, 0, 0, 0])[kind] += times; return v }\n` +
  `function ${name}Most(which) { return (...v) => { if (v.length > 1) ${name}(${kinds.comparison}, v.length - 1, 0); return Math[which](...v) } }\n` +
  `function ${name}Each(f) { return (...v) => ${name}(${kinds.function}, 1, f(...v)) }\n` +
  `export const ${name}Read = () => { const all = ${name}All ?? [0, 0, 0, 0, 0]; ${name}All = undefined; return all }\n`
