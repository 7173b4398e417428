/** Python's text in words: as much of the grammar as completion needs, and never an error. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'operator'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A statement, which brackets continue over several lines. */
export interface LogicalLine {
  /** Columns before the first token. */
  readonly indent: number
  readonly tokens: readonly Token[]
  readonly start: number
  /** Where its last line breaks. */
  readonly end: number
}

export interface Tokens {
  readonly lines: readonly LogicalLine[]
  /** Whether nothing is written there but words: in a string or in a comment. */
  readonly isProse: (offset: number) => boolean
}

interface Span {
  readonly start: number
  readonly end: number
}

const patterns = {
  blank: /[ \t\r\f]+|\\\r?\n/y,
  comment: /#[^\n]*/y,
  string: /[rbuf]{0,2}('''|"""|'|")/iy,
  number: /0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?j?/iy,
  name: /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Nd}_]*/uy,
  operator: /->|:=|\*\*=?|\/\/=?|<<=?|>>=?|[=!<>]=|[-+*/%@&|^]=|\.\.\.|[^]/y,
}

/** No expression begins with these: a bracket before them was forgotten, not continued. */
const statements = new Set(
  'def class return import while with raise try pass break continue assert del global nonlocal'.split(
    ' ',
  ),
)

export function tokenize(source: string): Tokens {
  const lines: LogicalLine[] = []
  const prose: Span[] = []
  let tokens: Token[] = []
  let depth = 0
  let at = 0

  const taken = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(source)
  }
  const endLine = (end: number): void => {
    const [first] = tokens
    if (first) {
      const start = source.lastIndexOf('\n', first.start - 1) + 1
      lines.push({ indent: columns(source.slice(start, first.start)), tokens, start, end })
    }
    tokens = []
    depth = 0
  }
  const add = (kind: Token['kind'], length: number): void => {
    tokens.push({ kind, text: source.slice(at, at + length), start: at, end: at + length })
    at += length
  }

  while (at < source.length) {
    if (source[at] === '\n') {
      if (depth === 0) endLine(at)
      at++
      continue
    }
    const blank = taken(patterns.blank)
    if (blank) {
      at += blank[0].length
      continue
    }
    const comment = taken(patterns.comment)
    if (comment) {
      prose.push({ start: at, end: at + comment[0].length })
      at += comment[0].length
      continue
    }
    const quote = taken(patterns.string)
    if (quote) {
      const { end, closed } = endOfString(source, at + quote[0].length, quote[1] ?? '')
      // Behind a quote that closes, code goes on.
      prose.push({ start: at, end: closed ? end - 1 : end })
      add('string', end - at)
      continue
    }
    const number = taken(patterns.number)
    if (number) {
      add('number', number[0].length)
      continue
    }
    const name = taken(patterns.name)
    if (name) {
      const lineBreak = source.lastIndexOf('\n', at)
      const isFirst = source.slice(lineBreak + 1, at).trim() === ''
      if (depth > 0 && isFirst && statements.has(name[0])) endLine(lineBreak)
      add('name', name[0].length)
      continue
    }
    const [operator = ''] = taken(patterns.operator) ?? []
    if ('([{'.includes(operator)) depth++
    if (')]}'.includes(operator)) depth = Math.max(0, depth - 1)
    add('operator', operator.length)
  }
  endLine(source.length)
  return {
    lines,
    isProse: (offset) => prose.some(({ start, end }) => start < offset && offset <= end),
  }
}

function endOfString(
  source: string,
  from: number,
  quote: string,
): { end: number; closed: boolean } {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++
    else if (source.startsWith(quote, at)) return { end: at + quote.length, closed: true }
    else if (source[at] === '\n' && quote.length === 1) return { end: at, closed: false }
  }
  return { end: source.length, closed: false }
}

/** A tab reaches to the next multiple of eight. */
export const columns = (blanks: string): number =>
  [...blanks].reduce((column, one) => (one === '\t' ? column + 8 - (column % 8) : column + 1), 0)
