/** One parameter of a signature such as `(x, /, axis=None, *, keepdims=False) -> float`. */
export interface Parameter {
  /** Without stars; of `(a1, a2, ...)`, which docstrings have, empty. */
  readonly name: string
  readonly kind: 'positional' | 'any' | 'keyword' | 'arguments' | 'options'
  /** Where it stands in the signature. */
  readonly start: number
  readonly end: number
}

/** The parameters of a signature; `/` and `*` alone tell what kind the others are. */
export function parametersOf(signature: string): readonly Parameter[] {
  const parts = partsOf(signature).map((part) => ({
    ...part,
    text: signature.slice(part.start, part.end),
  }))
  const slash = parts.findIndex(({ text }) => text === '/')
  const star = parts.findIndex(({ text }) => /^\*(?!\*)/.test(text))
  return parts.flatMap(({ start, end, text }, i): readonly Parameter[] => {
    if (text === '/' || text === '*' || text === '') return []
    const name = /^\**(\w+)/.exec(text)?.[1] ?? ''
    const kind = text.startsWith('**')
      ? 'options'
      : text.startsWith('*')
        ? 'arguments'
        : i < slash
          ? 'positional'
          : star >= 0 && i > star
            ? 'keyword'
            : 'any'
    return [{ name, kind, start, end }]
  })
}

function partsOf(signature: string): readonly { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = []
  let depth = 0
  let start = 1
  let quote = ''
  const end = (at: number): void => {
    while (signature[start] === ' ') start++
    parts.push({ start, end: at })
    start = at + 1
  }
  for (let at = 0; at < signature.length; at++) {
    const one = signature[at] ?? ''
    if (quote !== '') quote = one === quote ? '' : quote
    else if (one === '"' || one === "'") quote = one
    else if ('([{'.includes(one)) depth++
    else if (')]}'.includes(one)) {
      depth--
      if (depth === 0) {
        end(at)
        break
      }
    } else if (one === ',' && depth === 1) end(at)
  }
  return parts
}

/** The index of the parameter that an argument is for; −1 where there is none. */
export function parameterFor(
  parameters: readonly Parameter[],
  argument: { readonly position: number; readonly keyword: string | null },
): number {
  const { position, keyword } = argument
  if (keyword !== null) {
    const named = parameters.findIndex(
      ({ name, kind }) => name === keyword && kind !== 'positional',
    )
    return named >= 0 ? named : parameters.findIndex(({ kind }) => kind === 'options')
  }
  const rest = parameters.findIndex(({ kind }) => kind === 'arguments')
  if (rest >= 0 && position >= rest) return rest
  const { kind } = parameters[position] ?? {}
  return kind === 'positional' || kind === 'any' ? position : -1
}
