import type { Binding } from './bindings.ts'
import { bindingsOf } from './statements.ts'
import { columns, type LogicalLine, type Token, tokenize, type Tokens } from './tokens.ts'

/** Where names are known: a module, or the body of a function or of a class. */
export interface Block {
  readonly kind: 'module' | 'function' | 'class'
  readonly parent: Block | null
  /** Of a class: what it inherits from. */
  readonly bases: string
}

/** A name of the user's own. */
export interface Definition extends Binding {
  readonly block: Block
  readonly line: LogicalLine
  /** Of a function and of a class. */
  readonly body: Block | null
  /** Of a function `(x: np.ndarray, *, axis: int = 1) -> np.ndarray`, of others what is annotated. */
  readonly typeText: string
  /** The first sentence of its docstring. */
  readonly doc: string
}

export interface PythonDocument extends Tokens {
  readonly source: string
  readonly definitions: readonly Definition[]
  readonly blockAt: (offset: number) => Block
  /** The statement that an offset lies in or behind, on the same line. */
  readonly lineAt: (offset: number) => LogicalLine | null
}

interface Open {
  readonly indent: number
  readonly block: Block
}

/** Reads a text as far as it goes; what is not finished yet is no error. */
export function readDocument(source: string): PythonDocument {
  const tokens = tokenize(source)
  const { lines } = tokens
  const module: Block = { kind: 'module', parent: null, bases: '' }
  const definitions: Definition[] = []
  const opened: { readonly line: LogicalLine; readonly open: Open }[] = []
  let stack: readonly Open[] = [{ indent: -1, block: module }]
  const enclosing = (all: readonly Open[], indent: number): readonly Open[] =>
    all.filter((open) => open.indent < indent)

  lines.forEach((line, i) => {
    stack = enclosing(stack, line.indent)
    const block = stack.at(-1)?.block ?? module
    const bindings = bindingsOf(line.tokens)
    const [first] = bindings
    const body = first && bodyOf(first, block, source)
    for (const binding of bindings) {
      const isParameter = binding.kind === 'parameter' && !binding.isInner
      const owner = binding.kind === 'attribute' ? block.parent : block
      if (!owner || (binding.kind === 'attribute' && owner.kind !== 'class')) continue
      const isHead = binding === first && body
      definitions.push({
        ...binding,
        block: (isParameter && body) || owner,
        line,
        body: isHead ? body : null,
        typeText: textOf(source, binding.head ?? binding.annotation ?? []),
        doc: isHead ? docOf(line, lines[i + 1]) : '',
      })
    }
    if (!body) return
    stack = [...stack, { indent: line.indent, block: body }]
    opened.push({ line, open: { indent: line.indent, block: body } })
  })

  const lineAt = (offset: number): LogicalLine | null =>
    lines.find(({ start, end }) => start <= offset && offset <= end) ?? null
  return {
    ...tokens,
    source,
    definitions,
    lineAt,
    blockAt: (offset) => {
      const line = lineAt(offset)
      const start = source.lastIndexOf('\n', offset - 1) + 1
      const indent = line?.indent ?? columns(/^\s*/.exec(source.slice(start, offset))?.[0] ?? '')
      const before = lines.filter(({ end }) => end < (line?.start ?? offset))
      let open: readonly Open[] = [{ indent: -1, block: module }]
      for (const one of before) {
        open = enclosing(open, one.indent)
        const body = opened.find((candidate) => candidate.line === one)
        if (body) open = [...open, body.open]
      }
      return enclosing(open, indent).at(-1)?.block ?? module
    },
  }
}

function bodyOf({ kind, head = [] }: Binding, parent: Block, source: string): Block | null {
  if (kind !== 'function' && kind !== 'class') return null
  return { kind, parent, bases: kind === 'class' ? textOf(source, head) : '' }
}

/** On one line, without comments and without the comma that a formatter leaves behind the last argument. */
function textOf(source: string, tokens: readonly Token[]): string {
  const words = tokens.map(({ text, start }, i) => {
    const gap = source.slice(tokens[i - 1]?.end ?? start, start)
    return gap.includes('\n') ? ` ${text}` : gap + text
  })
  return words.join('').replace(/\( /g, '(').replace(/,? \)/g, ')')
}

function docOf(head: LogicalLine, first: LogicalLine | undefined): string {
  const [only] = first?.tokens ?? []
  if (!first || first.indent <= head.indent) return ''
  if (only?.kind !== 'string' || first.tokens.length > 1) return ''
  const text = only.text.replace(/^[rbuf]{0,2}("""|'''|"|')|("""|'''|"|')$/gi, '').trim()
  const [paragraph = ''] = text.split(/\n\s*\n/)
  return /^[^]*?[.?!](?=\s|$)|^[^]*/.exec(paragraph.replace(/\s+/g, ' '))?.[0] ?? ''
}
