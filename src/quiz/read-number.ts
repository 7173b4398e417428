/** What the user's text means as a number, or why it means none. */
export type NumberReading =
  | { readonly type: 'empty' }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'unreadable' }

const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  g: 1e9,
  b: 1e9,
  t: 1e12,
  万: 1e4,
  亿: 1e8,
}

/** Longer than any number or formula, and short enough to be read by recursion. */
const longest = 500

/** 10⁶ is a power; its plain letters would be 106. */
export const superscript = /[⁻⁰¹²³⁴-⁹]+/gu

/**
 * Reads 25.6M, 2.56e7, 25,557,032, 2/3, 92%, 3*3*64*128+128, 2^10, (224-7)/2+1, 2560万. No names, no
 * functions: what is not arithmetic is unreadable. A letter after a number scales it, whatever its case.
 */
export function readNumber(text: string): NumberReading {
  if (text.length > longest) return { type: 'unreadable' }
  const source = normalised(text)
  if (source === '') return { type: 'empty' }
  const value = new Reader(source).whole()
  return value === null || !Number.isFinite(value)
    ? { type: 'unreadable' }
    : { type: 'number', value }
}

const normalised = (text: string): string =>
  text
    .replace(superscript, '^$&')
    .normalize('NFKC')
    .replace(/[×·⋅∗]/gu, '*')
    .replace(/÷/gu, '/')
    .replace(/[−–]/gu, '-')
    .replace(/\*\*/gu, '^')
    .replace(/([\d)])\s*x(?=\s*[\d(])/giu, '$1*')
    // Thousands: a comma or thin space between groups of three digits. 0,125 has none.
    .replace(
      /(?<=^|[^\d.,])([1-9]\d{0,2})((?:[,'\s]\d{3})+)(?![\d])/gu,
      (_, head: string, rest: string) => head + rest.replace(/[,'\s]/gu, ''),
    )
    // Between digits a space stays and is not understood: 1 1/2 is not 11/2.
    .replace(/(?<![\d.])\s+|\s+(?![\d.\s])/gu, '')

/** Sums of products of powers of factors, by recursive descent. */
class Reader {
  private at = 0
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  whole(): number | null {
    const value = this.sum()
    return this.at === this.source.length ? value : null
  }

  private take(...signs: readonly string[]): string | null {
    const next = this.source[this.at]
    if (next === undefined || !signs.includes(next)) return null
    this.at += 1
    return next
  }

  private sum(): number | null {
    let total = this.product()
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      const next = this.product()
      if (total === null || next === null) return null
      total = sign === '+' ? total + next : total - next
    }
    return total
  }

  private product(): number | null {
    let total = this.signed()
    for (let sign = this.take('*', '/'); sign; sign = this.take('*', '/')) {
      const next = this.signed()
      if (total === null || next === null) return null
      total = sign === '*' ? total * next : total / next
    }
    return total
  }

  private signed(): number | null {
    const sign = this.take('-', '+')
    const value = sign ? this.signed() : this.power()
    return value !== null && sign === '-' ? -value : value
  }

  private power(): number | null {
    const base = this.factor()
    if (!this.take('^')) return base
    const exponent = this.signed()
    return base === null || exponent === null ? null : base ** exponent
  }

  private factor(): number | null {
    const inner = this.take('(') ? this.closed() : this.literal()
    if (inner === null) return null
    const scale = scales[(this.source[this.at] ?? '').toLowerCase()]
    if (scale !== undefined) this.at += 1
    // 4.1 × 10⁹ in binary is a little less than 4,100,000,000.
    const scaled = scale === undefined ? inner : Number((inner * scale).toPrecision(15))
    return this.take('%') ? scaled / 100 : scaled
  }

  private closed(): number | null {
    const value = this.sum()
    return this.take(')') ? value : null
  }

  private literal(): number | null {
    const match = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iu.exec(this.source.slice(this.at))
    if (!match) return null
    this.at += match[0].length
    return Number(match[0])
  }
}
