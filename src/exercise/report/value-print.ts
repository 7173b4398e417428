import type { Plain } from '../../runner/verdict.ts'
import type { Notation } from './notation.ts'
import { numberText, styleFor, type NumberStyle } from './number-text.ts'
import { isList, isRecord, numbersIn, pathText, type Path } from './plain.ts'
import { windowOf, type Segment } from './tensor-print.ts'

const mostEntries = 12
const mostDepth = 6
const mostText = 200

interface PrintOptions {
  readonly path?: Path
  readonly style?: NumberStyle
  readonly notation: Pick<Notation, 'name' | 'scalar' | 'key' | 'tuple'>
  /** What a function gave: it may stand for a tuple. */
  readonly isResult?: boolean
}

/** Anything that is no tensor: ragged lists, records, strings. One entry per line where it nests. */
export function printValue(value: Plain, options: PrintOptions): readonly (readonly Segment[])[] {
  const { notation } = options
  const marked = options.path ? pathText(options.path) : null
  const style = options.style ?? styleFor(numbersIn(value))
  const lines: Segment[][] = [[]]
  const put = (text: string, here: string) =>
    lines.at(-1)?.push({ text, marked: marked !== null && marked !== '' && here === marked })
  const turn = (depth: number) => lines.push([{ text: '  '.repeat(depth), marked: false }])

  const list = (entries: readonly Plain[] | Float64Array, here: string, depth: number) => {
    const nests = entries.length > 0 && Array.from(entries).some((e) => isList(e) || isRecord(e))
    const step = options.path?.[depth]
    const shown = windowOf(entries.length, mostEntries, typeof step === 'number' ? step : 0)
    put('[', '')
    if (shown.from > 0) put('… ', '')
    for (let i = shown.from; i < shown.to; i++) {
      if (nests) turn(depth + 1)
      write(entries[i], `${here}[${i}]`, depth + 1)
      if (i < entries.length - 1) put(nests ? ',' : ', ', '')
    }
    if (shown.to < entries.length) put('…', '')
    if (nests) turn(depth)
    put(']', '')
  }

  const record = (
    entries: readonly (readonly [string, Plain])[],
    here: string,
    depth: number,
    isTuple: boolean,
  ) => {
    put(isTuple ? '(' : '{', '')
    for (const [key, inner] of entries) {
      turn(depth + 1)
      put(`${isTuple ? notation.name(key) : notation.key(key)}: `, '')
      write(inner, `${here}.${key}`, depth + 1)
    }
    turn(depth)
    put(isTuple ? ')' : '}', '')
  }

  const write = (entry: Plain, here: string, depth: number): void => {
    if (depth > mostDepth) put('…', here)
    else if (typeof entry === 'number') put(numberText(entry, style), here)
    else if (isList(entry)) list(entry, here, depth)
    else if (isRecord(entry)) {
      const names = options.isResult && depth === 0 ? notation.tuple(entry) : null
      const entries = names?.map((name) => [name, entry[name]] as const)
      record(entries ?? Object.entries(entry), here, depth, names !== null)
    } else put(cut(notation.scalar(entry)), here)
  }

  write(value, '', 0)
  return lines.map((line) => line.filter((segment) => segment.text !== ''))
}

const cut = (text: string): string =>
  text.length > mostText ? `${text.slice(0, mostText)}…` : text

/** The whole value as source text, for the clipboard: exact and ready to paste into a call. */
export function sourceText(value: Plain): string {
  if (value instanceof Float64Array) return `[${Array.from(value, literal).join(', ')}]`
  if (isList(value)) return `[${value.map((entry) => sourceText(entry)).join(', ')}]`
  if (isRecord(value))
    return `{ ${Object.entries(value)
      .map(([key, entry]) => `${JSON.stringify(key)}: ${sourceText(entry)}`)
      .join(', ')} }`
  if (typeof value === 'number') return literal(value)
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

const literal = (x: number): string => (Object.is(x, -0) ? '-0' : String(x))
