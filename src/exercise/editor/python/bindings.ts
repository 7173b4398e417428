import { closing, splitAtCommas } from './brackets.ts'
import { keywords } from './library.ts'
import type { Token } from './tokens.ts'

/** A name that a statement binds, and what is said of its value. */
export interface Binding {
  readonly kind: 'import' | 'function' | 'class' | 'parameter' | 'variable' | 'attribute'
  readonly name: Token
  /** The dotted name that an import stands for. */
  readonly target?: string
  /** Of a function: its parameters, and what it returns. Of a class: its bases. */
  readonly head?: readonly Token[]
  readonly annotation?: readonly Token[]
  readonly value?: readonly Token[]
  /** Of a comprehension or a lambda: unknown outside of the statement. */
  readonly isInner?: true
}

export const textAt = (tokens: readonly Token[], index: number): string => tokens[index]?.text ?? ''
/** These are names as well, wherever no statement begins with them. */
const soft = new Set(['match', 'case'])
const reserved = new Set(keywords.filter((word) => !soft.has(word)))
export const isName = (token: Token | undefined): token is Token =>
  token?.kind === 'name' && !reserved.has(token.text)

/** Where a word or a sign stands, or the end. */
export function indexOf(tokens: readonly Token[], text: string): number {
  const at = tokens.findIndex((token) => token.text === text)
  return at < 0 ? tokens.length : at
}

/** One of a function or of a lambda. */
export function parameter(part: readonly Token[]): readonly Binding[] {
  const named = part[0]?.text.startsWith('*') ? part.slice(1) : part
  const [name] = named
  if (!isName(name)) return []
  const annotation = textAt(named, 1) === ':' ? named.slice(2, indexOf(named, '=')) : []
  // What is handed over is seldom the default's type alone, as None.
  return [{ kind: 'parameter', name, ...(annotation.length > 0 && { annotation }) }]
}

/** `a = b = …`, `a, b = …`, `a: T = …`, `self.a = …`. */
export function assigned(tokens: readonly Token[]): readonly Binding[] {
  const parts = splitAtSigns(tokens)
  const value = parts.at(-1) ?? []
  const first = parts[0] ?? []
  if (isName(first[0]) && textAt(first, 1) === ':') {
    const annotation = first.slice(2)
    return [{ kind: 'variable', name: first[0], annotation, ...(parts.length > 1 && { value }) }]
  }
  return parts.slice(0, -1).flatMap((target) => {
    const [only] = target
    if (isName(only) && target.length === 1)
      return [{ kind: 'variable' as const, name: only, value }]
    return targets(target)
  })
}

function splitAtSigns(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) break
    const end = '([{'.includes(token.text) ? closing(tokens, i) : i
    if (token.text === '=') parts.push([])
    else parts.at(-1)?.push(...tokens.slice(i, end + 1))
    i = end
  }
  return parts
}

/** The names of `a, (b, *c)`; of `x[i]` and `x.y` none, except of `self.y`. */
export function targets(tokens: readonly Token[]): readonly Binding[] {
  return splitAtCommas(tokens).flatMap((part): readonly Binding[] => {
    const named = textAt(part, 0) === '*' ? part.slice(1) : part
    const [name, dot, attribute] = named
    if (name && '(['.includes(name.text)) return targets(named.slice(1, closing(named, 0)))
    if (isName(name) && named.length === 1) return [variable(name)]
    const isOwn = name?.text === 'self' && dot?.text === '.' && named.length === 3
    return isOwn && isName(attribute) ? [{ kind: 'attribute', name: attribute }] : []
  })
}

export const variable = (name: Token): Binding => ({ kind: 'variable', name })

/** Those of comprehensions, of lambdas and of `:=`. */
export function innerBindings(tokens: readonly Token[]): readonly Binding[] {
  return tokens.flatMap((token, i): readonly Binding[] => {
    const rest = tokens.slice(i + 1)
    if (token.text === 'for' && i > 0) {
      const bound = targets(rest.slice(0, indexOf(rest, 'in')))
      return bound.map((binding) => ({ ...binding, isInner: true }))
    }
    if (token.text === 'lambda') {
      const bound = splitAtCommas(rest.slice(0, indexOf(rest, ':'))).flatMap(parameter)
      return bound.map((binding) => ({ ...binding, isInner: true }))
    }
    return isName(token) && textAt(rest, 0) === ':=' ? [variable(token)] : []
  })
}
