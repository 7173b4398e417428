import { closing, opening, splitAtCommas } from './brackets.ts'
import { keywords } from './library.ts'
import type { Token } from './tokens.ts'

/** A call whose brackets are open. */
export interface Call {
  readonly callee: readonly Token[]
  /** Arguments before this one. */
  readonly position: number
  /** The name that this argument is given by. */
  readonly keyword: string | null
  /** The names that the other arguments are given by. */
  readonly given: readonly string[]
  /** An argument begins here. */
  readonly isArgument: boolean
}

const isKeyword = new Set(keywords.filter((word) => word !== 'match' && word !== 'case'))

/** Whether an expression may end here: what follows calls it, or takes a part of it. */
export const isOperand = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'operator' ? ')]}'.includes(token.text) : !isKeyword.has(token.text))

/** Where the names, dots, calls and subscripts begin that end before `end`. */
export function primaryStart(tokens: readonly Token[], end: number): number {
  let start = end
  for (;;) {
    const last = tokens[start - 1]
    if (!last || !isOperand(last)) return end
    start = ')]}'.includes(last.text) ? opening(tokens, start - 1) : start - 1
    if (start < 0) return end
    const isSuffix = '(['.includes(tokens[start]?.text ?? '-') && isOperand(tokens[start - 1])
    if (isSuffix) continue
    if (tokens[start - 1]?.text !== '.') return start
    start--
  }
}

/** The innermost call that is open behind the first `count` tokens of a statement. */
export function callAround(tokens: readonly Token[], count: number): Call | null {
  for (let open = count - 1, isDirect = true; open >= 0; open--) {
    const { text = '', kind } = tokens[open] ?? {}
    if (kind !== 'operator') continue
    if (')]}'.includes(text)) {
      open = opening(tokens, open)
      continue
    }
    if (!'([{'.includes(text)) continue
    const start = primaryStart(tokens, open)
    const isDefinition = ['def', 'class'].includes(tokens[start - 1]?.text ?? '')
    if (isDefinition) return null
    if (text === '(' && start < open) return callAt(tokens, { start, open, count, isDirect })
    isDirect = false
  }
  return null
}

function callAt(
  tokens: readonly Token[],
  at: { start: number; open: number; count: number; isDirect: boolean },
): Call {
  const { start, open, count, isDirect } = at
  const written = tokens.slice(open + 1, count)
  const commas = commasIn(written)
  const current = written.slice((commas.at(-1) ?? -1) + 1)
  // Behind what is written stands the word that is being typed.
  const here = current[0] ?? tokens[count]
  const all = splitAtCommas(tokens.slice(open + 1, closing(tokens, open)))
  return {
    callee: tokens.slice(start, open),
    position: commas.length,
    keyword: keywordOf(current),
    given: all.flatMap((part) => {
      const name = keywordOf(part)
      return name !== null && part[0] !== here ? [name] : []
    }),
    isArgument: isDirect && current.length === 0,
  }
}

function commasIn(tokens: readonly Token[]): readonly number[] {
  const found: number[] = []
  for (let i = 0; i < tokens.length; i++) {
    const { text = '', kind } = tokens[i] ?? {}
    if (text === ',') found.push(i)
    if (kind === 'operator' && '([{'.includes(text)) i = closing(tokens, i)
  }
  return found
}

const keywordOf = ([name, sign]: readonly Token[]): string | null =>
  name?.kind === 'name' && sign?.text === '=' ? name.text : null
