import { closing } from './brackets.ts'
import type { Token } from './tokens.ts'

/** The type of the literal that the tokens begin with, and where it ends; null where they begin with none. */
export function literalType(
  tokens: readonly Token[],
): { readonly type: string; readonly end: number } | null {
  const [first] = tokens
  if (!first) return null
  const found = (name: string, end = 1) => ({ type: `builtins.${name}`, end })
  if (first.kind === 'string') return found('str')
  if (first.kind === 'number') return found(/[.ej]/i.test(first.text) ? 'float' : 'int')
  if (!'([{'.includes(first.text)) return null
  const end = closing(tokens, 0) + 1
  const inner = tokens.slice(1, end - 1)
  if (first.text === '[') return found('list', end)
  if (first.text === '{') return found(isDict(inner) ? 'dict' : 'set', end)
  return inner.length === 0 || hasOuter(inner, ',') ? found('tuple', end) : null
}

const isDict = (inner: readonly Token[]): boolean =>
  inner.length === 0 || hasOuter(inner, ':') || inner[0]?.text === '**'

function hasOuter(tokens: readonly Token[], text: string): boolean {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.text === text) return true
    if (token && '([{'.includes(token.text)) i = closing(tokens, i)
  }
  return false
}
