import type { Token } from './tokens.ts'

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** The index of the bracket that closes the one at `open`, or of the end. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    const { kind, text = '' } = tokens[i] ?? {}
    if (kind !== 'operator') continue
    if (text in pairs) depth++
    else if (')]}'.includes(text) && --depth === 0) return i
  }
  return tokens.length
}

/** The index of the bracket that is closed by the one at `close`, or −1. */
export function opening(tokens: readonly Token[], close: number): number {
  let depth = 0
  for (let i = close; i >= 0; i--) {
    const { kind, text = '' } = tokens[i] ?? {}
    if (kind !== 'operator') continue
    if (')]}'.includes(text)) depth++
    else if (text in pairs && --depth === 0) return i
  }
  return -1
}

/** The parts between commas that stand in no bracket of their own. */
export function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) break
    if (token.text === ',') parts.push([])
    else if (token.kind === 'operator' && token.text in pairs) {
      const end = closing(tokens, i)
      parts.at(-1)?.push(...tokens.slice(i, end + 1))
      i = end
    } else parts.at(-1)?.push(token)
  }
  return parts.filter((part) => part.length > 0)
}

/** Brackets that are still open behind the tokens. */
export const depthOf = (tokens: readonly Token[]): number =>
  tokens.reduce(
    (depth, { kind, text }) =>
      kind !== 'operator'
        ? depth
        : depth + Number('([{'.includes(text)) - Number(')]}'.includes(text)),
    0,
  )
