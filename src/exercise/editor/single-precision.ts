import ts from 'typescript'
import { parse, rewrite } from './rewrite.ts'

/** Rounds a number to float32 and leaves everything else; hoisted, so top-level code has it too. */
const helper =
  'function offhandSingle(v) { return typeof v === "number" ? Math.fround(v) : v }\n' +
  // What Math computes is rounded as well: exp overflows at 88.7, not at 709.8.
  'for (const name of Object.getOwnPropertyNames(Math)) { const f = Math[name]; ' +
  'if (typeof f === "function" && name !== "fround") Math[name] = (...x) => offhandSingle(f(...x)) }\n'

const rounding = 'offhandSingle('

/**
 * The same program in single precision: the result of every +, −, *, /, %, ** and of every Math function is
 * rounded to float32, as are fractions written in the code. `code` is the source with its types blanked,
 * character for character; lines stay true.
 */
export function toSinglePrecision(source: string, code: string): string {
  const rewritten = rewrite(parse(source), code, {
    operation: () => rounding,
    other: (node, { wrap }) => {
      if (ts.isNumericLiteral(node) && !isName(node) && !Number.isInteger(Number(node.text)))
        wrap(node, rounding)
    },
  })
  return `${rewritten}\n${helper}`
}

/** A key of an object or class, not a value. */
const isName = (node: ts.NumericLiteral): boolean =>
  (ts.isPropertyAssignment(node.parent) || ts.isMethodDeclaration(node.parent)) &&
  node.parent.name === node
