import { depthOf } from './brackets.ts'
import { type Call, callAround, isOperand, primaryStart } from './call.ts'
import type { PythonDocument } from './document.ts'
import type { Token } from './tokens.ts'

/** What belongs where the cursor is. */
export type Place = { readonly start: number; readonly end: number } & (
  | { readonly type: 'nothing' }
  /** Behind `import` or `from`: the dotted path so far, empty or with its last dot. */
  | { readonly type: 'module'; readonly path: string }
  | { readonly type: 'imported'; readonly module: string }
  | { readonly type: 'member'; readonly receiver: readonly Token[] }
  /** Nothing but one of these: behind an expression `if`, `for`, `and`. */
  | { readonly type: 'keyword'; readonly words: readonly string[] }
  | { readonly type: 'name'; readonly isStatement: boolean; readonly call: Call | null }
)

/** `start` and `end` are those of the word that the cursor is in or behind. */
export function placeAt(document: PythonDocument, offset: number): Place {
  const tokens = document.lineAt(offset)?.tokens ?? []
  const typed = tokens.find(({ start, end }) => start < offset && offset <= end)
  const word = typed?.kind === 'name' ? typed : null
  const start = word?.start ?? offset
  const range = { start, end: word?.end ?? offset }
  const count = tokens.filter(({ end }) => end <= start).length
  if (document.isProse(offset) || typed?.kind === 'number') return { ...range, type: 'nothing' }
  return { ...range, ...kindOf(tokens, count) }
}

const compound = new Set('if elif else for while try except finally with'.split(' '))

type Kind<T = Place> = T extends Place ? Omit<T, 'start' | 'end'> : never

function kindOf(tokens: readonly Token[], count: number): Kind {
  const before = tokens.slice(0, count)
  const first = before[0]?.text
  const last = before.at(-1)
  if (first === 'import' || first === 'from') return importing(before)
  if (last?.text === '.') {
    const receiver = before.slice(primaryStart(before, count - 1), -1)
    return receiver.length > 0 ? { type: 'member', receiver } : { type: 'nothing' }
  }
  const isSubject = count === 1 && first === 'match'
  if (isNamed(before)) return { type: 'nothing' }
  if (isOperand(last) && !isSubject) return { type: 'keyword', words: between(first) }
  const isSuite = last?.text === ':' && compound.has(first ?? '') && depthOf(before) === 0
  const isStatement = !last || last.text === ';' || isSuite
  return { type: 'name', isStatement, call: callAround(tokens, count) }
}

/** What joins two expressions, or ends the first. */
const between = (first: string | undefined): readonly string[] => [
  ...['and', 'else', 'for', 'if', 'in', 'is', 'not', 'or'],
  ...(first === 'with' || first === 'except' ? ['as'] : []),
]

function importing(before: readonly Token[]): Kind {
  const words = before.map(({ text }) => text)
  const last = words.at(-1) ?? ''
  const isRenamed = words.lastIndexOf('as') > words.lastIndexOf(',')
  if (isRenamed) return { type: 'nothing' }
  const end = words.indexOf('import')
  if (words[0] === 'from' && end > 0) {
    const module = words.slice(1, end).join('')
    return [',', '(', 'import'].includes(last)
      ? { type: 'imported', module }
      : { type: 'keyword', words: ['as'] }
  }
  const path = words.slice(Math.max(0, words.lastIndexOf(',')) + 1)
  if (path.length === 0 || last === '.') return { type: 'module', path: path.join('') }
  return { type: 'keyword', words: [words[0] === 'from' ? 'import' : 'as'] }
}

/** Whether the word that comes is made here: a function's name, a parameter, what a loop counts with. */
function isNamed(before: readonly Token[]): boolean {
  const words = before.map(({ text }) => text)
  const last = words.at(-1) ?? ''
  if (['def', 'class', 'as'].includes(last)) return true
  if (last === 'case' && words.length === 1) return true
  const isTarget = isBinding(words, 'for') || isBinding(words, 'lambda')
  if (isTarget && !isOperand(before.at(-1))) return true
  const isHead = words[words[0] === 'async' ? 1 : 0] === 'def' && depthOf(before) === 1
  return isHead && !words.includes('->') && ['(', ',', '*', '**'].includes(last)
}

/** Nothing but names has followed the word. */
function isBinding(words: readonly string[], word: string): boolean {
  const at = words.lastIndexOf(word)
  const isTarget = (text: string): boolean =>
    text !== 'in' && /^(?:[\p{L}\p{N}_]+|[,()*]+)$/u.test(text)
  return at >= 0 && words.slice(at + 1).every(isTarget)
}
