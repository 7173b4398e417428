import { closing } from './brackets.ts'
import type { Block, Definition } from './document.ts'
import { type Classes, membersIn, ownClasses } from './classes.ts'
import { attributeTypes, resultTypeOf } from './known-types.ts'
import { literalType } from './literals.ts'
import { type Entry, entryOf, fullName, isModule } from './library.ts'
import type { Token } from './tokens.ts'

/** What a piece of code stands for, as far as that can be told without running it. */
export type Meaning =
  | { readonly type: 'module'; readonly name: string }
  | { readonly type: 'entry'; readonly entry: Entry }
  | { readonly type: 'own'; readonly definition: Definition }
  /** Of a class of the library or of the user's own; null where that is not known. */
  | { readonly type: 'instance'; readonly of: string | Block | null }

/** What is known of a name where the code stands. */
export type Lookup = (name: string) => Definition | null

/** Everything that completion knows: the names in sight, and what the classes of the user's own have. */
export interface Sight extends Classes {
  readonly lookup: Lookup
}

const unknown: Meaning = { type: 'instance', of: null }
const instance = (of: string | Block | null): Meaning => ({ type: 'instance', of })

/** A value of unknown class is most likely an array; else one of these. */
const likely = ['numpy.ndarray', 'builtins.list', 'builtins.dict', 'builtins.str']

/** What an expression of names, dots, calls and subscripts stands for; null where a name is not known. */
export function meaningOf(tokens: readonly Token[], sight: Sight, depth = 0): Meaning | null {
  const head = headOf(tokens, sight, depth)
  // Whatever an unknown name is, it has something behind its dot.
  let meaning = head.meaning ?? (head.end < tokens.length ? unknown : null)
  for (let at = head.end; at < tokens.length && meaning; at++) {
    const { text } = tokens[at] ?? {}
    if (text === '.') {
      meaning = memberOf(meaning, tokens[at + 1]?.text ?? '', sight, depth)
      at++
    } else if (text === '(' || text === '[') {
      meaning = text === '(' ? resultOf(meaning, sight, depth) : elementOf(meaning, sight, depth)
      at = closing(tokens, at)
    } else return unknown
  }
  return meaning
}

function headOf(
  tokens: readonly Token[],
  sight: Sight,
  depth: number,
): { readonly meaning: Meaning | null; readonly end: number } {
  const [first] = tokens
  if (!first) return { meaning: unknown, end: 0 }
  const literal = literalType(tokens)
  if (literal) return { meaning: instance(literal.type), end: literal.end }
  const end = first.text === '(' ? closing(tokens, 0) + 1 : 1
  if (first.text === '(') return { meaning: meaningOf(tokens.slice(1, end - 1), sight, depth), end }
  return { meaning: first.kind === 'name' ? named(first.text, sight) : unknown, end }
}

/** The user's own before Python's; a module that has not been imported yet will be. */
function named(name: string, { lookup }: Sight): Meaning | null {
  const definition = lookup(name)
  if (definition?.kind === 'import') return imported(definition.target ?? '')
  if (definition) return { type: 'own', definition }
  const entry = entryOf('builtins', name)
  if (entry) return { type: 'entry', entry }
  if (name === 'np') return { type: 'module', name: 'numpy' }
  return isModule(name) ? { type: 'module', name } : null
}

/** A module or what lies in one. */
export function imported(target: string): Meaning {
  if (isModule(target)) return { type: 'module', name: target }
  const dot = target.lastIndexOf('.')
  const entry = entryOf(target.slice(0, dot), target.slice(dot + 1))
  return entry ? { type: 'entry', entry } : unknown
}

/** The value that a name or a member holds. */
export function valueOf(meaning: Meaning, sight: Sight, depth = 0): Meaning {
  if (meaning.type === 'entry' && meaning.entry.kind === 'value')
    return instance(attributeTypes[fullName(meaning.entry)] ?? null)
  if (meaning.type !== 'own') return meaning
  const { kind, annotation, value, block, name } = meaning.definition
  if (kind === 'function' || kind === 'class') return meaning
  // Names that stand for each other.
  if (depth > 8) return unknown
  if (annotation) return annotated(annotation, sight, depth)
  if (value) return asValue(meaningOf(value, sight, depth + 1), sight, depth + 1)
  const isSelf = name.text === 'self' && kind === 'parameter' && block.parent?.kind === 'class'
  return isSelf ? instance(block.parent) : unknown
}

const asValue = (meaning: Meaning | null, sight: Sight, depth: number): Meaning =>
  meaning ? valueOf(meaning, sight, depth) : unknown

/** `np.ndarray | None` and `list[int]` by their first name. */
function annotated(annotation: readonly Token[], sight: Sight, depth: number): Meaning {
  const end = annotation.findIndex(({ kind, text }) => kind !== 'name' && text !== '.')
  const named = end < 0 ? annotation : annotation.slice(0, end)
  const meaning = named.length > 0 ? meaningOf(named, sight, depth + 1) : null
  return meaning ? resultOf(meaning, sight, depth) : unknown
}

function resultOf(meaning: Meaning, sight: Sight, depth: number): Meaning {
  const called = valueOf(meaning, sight, depth)
  if (called.type === 'own') {
    const { body, kind } = called.definition
    return kind === 'class' && body ? instance(body) : unknown
  }
  return called.type === 'entry' ? instance(resultTypeOf(called.entry)) : unknown
}

function elementOf(meaning: Meaning, sight: Sight, depth: number): Meaning {
  const value = valueOf(meaning, sight, depth)
  const isSame =
    value.type === 'instance' && (value.of === 'numpy.ndarray' || value.of === 'builtins.str')
  return isSame ? value : unknown
}

/** Whose members a meaning has, the most likely first. */
export function ownersOf(meaning: Meaning, sight: Sight, depth = 0): readonly (string | Block)[] {
  const value = valueOf(meaning, sight, depth)
  switch (value.type) {
    case 'module':
      return [value.name]
    case 'entry':
      return value.entry.kind === 'ufunc' ? ['numpy.ufunc'] : [fullName(value.entry)]
    case 'own':
      return value.definition.body?.kind === 'class' ? [value.definition.body] : []
    case 'instance':
      return value.of === null ? [...ownClasses(sight), ...likely] : [value.of]
  }
}

function memberOf(meaning: Meaning, name: string, sight: Sight, depth: number): Meaning | null {
  for (const owner of ownersOf(meaning, sight, depth)) {
    if (typeof owner !== 'string') {
      const definition = membersIn(sight, owner).find((member) => member.name.text === name)
      if (definition) return { type: 'own', definition }
      continue
    }
    const entry = entryOf(owner, name)
    if (entry?.kind === 'module') return { type: 'module', name: fullName(entry) }
    if (entry) return { type: 'entry', entry }
  }
  return null
}
