// What `operations` of an exercise.yaml says: a formula in letters, and where each letter is read.
import { tensorShape } from '../../src/runner/tensor-shape.ts'

export class FormulaError extends Error {
  override readonly name = 'FormulaError'
}

/** Numbers, letters, + − * / and parentheses; nothing else, so nothing can be run by it. */
export function evaluate(formula: string, letters: Readonly<Record<string, number>>): number {
  const tokens = formula.match(/\d+(?:\.\d+)?|[A-Za-z]\w*|[-+*/()]|\S/g) ?? []
  let at = 0
  const take = (...wanted: readonly string[]): string | undefined =>
    wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined
  const sum = (): number => {
    let left = product()
    for (let sign = take('+', '-'); sign; sign = take('+', '-'))
      left += sign === '+' ? product() : -product()
    return left
  }
  const product = (): number => {
    let left = factor()
    for (let sign = take('*', '/'); sign; sign = take('*', '/'))
      left = sign === '*' ? left * factor() : left / factor()
    return left
  }
  const factor = (): number => {
    if (take('-')) return -factor()
    if (take('(')) {
      const inner = sum()
      if (!take(')')) throw new FormulaError(`a parenthesis of "${formula}" is never closed`)
      return inner
    }
    const token = tokens[at++]
    if (token === undefined) throw new FormulaError(`"${formula}" ends too early`)
    if (/^\d/.test(token)) return Number(token)
    if (!/^[A-Za-z]/.test(token))
      throw new FormulaError(
        `found "${token}" in "${formula}", expected a number, a letter of \`where\`, + - * / or parentheses`,
      )
    const value = Object.hasOwn(letters, token) ? letters[token] : undefined
    if (value === undefined)
      throw new FormulaError(`"${token}" in "${formula}" is no letter of \`where\`; add it there`)
    return value
  }
  const value = sum()
  if (at < tokens.length)
    throw new FormulaError(`found "${tokens[at]}" in "${formula}", expected an operator`)
  return value
}

export const lettersIn = (formula: string): readonly string[] => formula.match(/[A-Za-z]\w*/g) ?? []

/**
 * `x.shape[0]`, `p.wq.length`, `options.heads ?? 1`, `args[3].causal ?? 0`, `result.out.shape[1]`; true
 * counts as 1 and false as 0.
 */
export function readLetter(path: string, scope: Readonly<Record<string, unknown>>): number {
  for (const place of path.split('??').map((part) => part.trim())) {
    const value = /^\d+$/.test(place) ? Number(place) : lookUp(place, scope)
    if (typeof value === 'boolean') return Number(value)
    if (typeof value === 'number' && Number.isFinite(value)) return value
    if (value !== undefined && value !== null)
      throw new FormulaError(`"${place}" is ${JSON.stringify(value)}, expected a number`)
  }
  throw new FormulaError(`"${path}" is missing from a call; say what it is then, as in "… ?? 1"`)
}

function lookUp(place: string, scope: Readonly<Record<string, unknown>>): unknown {
  const [root = '', ...rest] = place.match(/[A-Za-z_]\w*|\[\d+\]|[^.\s]/g) ?? []
  if (!Object.hasOwn(scope, root))
    throw new FormulaError(
      `"${root}" is neither a parameter nor args or result; parameters that are taken apart are args[i]`,
    )
  return rest.reduce(stepInto, scope[root])
}

function stepInto(value: unknown, step: string): unknown {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value
    const index = /^\[(\d+)\]$/.exec(step)
    if (index) return list[Number(index[1])]
    return step === 'length' ? list.length : step === 'shape' ? tensorShape(list) : undefined
  }
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
    ? (value as Readonly<Record<string, unknown>>)[step]
    : undefined
}
