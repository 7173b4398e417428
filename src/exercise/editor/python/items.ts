import type { Call } from './call.ts'
import { callablesOf } from './callables.ts'
import type { Definition } from './document.ts'
import { codeOf, type Entry, isModule } from './library.ts'
import { imported, meaningOf, type Sight } from './meaning.ts'
import type { Member } from './members.ts'
import { parametersOf } from './parameters.ts'

/** A name that is offered. */
export interface Completion {
  readonly name: string
  readonly kind:
    'function' | 'class' | 'module' | 'value' | 'attribute' | 'variable' | 'argument' | 'keyword'
  /** `(x, /, out=None)` of what can be called, `: int = 1` of an argument and of what is annotated. */
  readonly detail: string
  /** What can be told of it: Python's text, and a sentence. */
  readonly code: string
  readonly doc: string
  /** Of what has another name here: `numpy`. */
  readonly from: string
  /** Lower stands further up. */
  readonly rank: number
}

export const ofWord = (name: string, kind: Completion['kind'], rank: number): Completion => ({
  ...{ name, kind, rank, detail: '', code: '', doc: '', from: '' },
})

export function ofEntry(entry: Entry, rank: number): Completion {
  const { name, owner, kind, signatures, doc } = entry
  const shown = kind === 'value' && !isModule(owner) ? 'attribute' : kind
  return {
    ...{ name, doc, rank, detail: signatures[0] ?? '', code: codeOf(entry), from: '' },
    kind: shown === 'ufunc' ? 'function' : shown,
  }
}

export const ofMember = (member: Member): Completion =>
  member.type === 'entry'
    ? ofEntry(member.entry, member.rank)
    : ofDefinition(member.definition, member.rank)

export function ofDefinition(definition: Definition, rank: number): Completion {
  const { kind, target = '', typeText, doc } = definition
  const name = definition.name.text
  const made = { name, doc, rank, from: '', detail: '', code: name }
  switch (kind) {
    case 'function':
      return { ...made, kind, detail: typeText, code: `def ${name}${typeText}` }
    case 'class':
      return { ...made, kind, code: `class ${name}` }
    case 'attribute':
      return { ...made, kind }
    case 'parameter':
    case 'variable': {
      const detail = typeText === '' ? '' : `: ${typeText}`
      return { ...made, kind: 'variable', detail, code: name + detail }
    }
    case 'import': {
      const meaning = imported(target)
      if (meaning.type === 'entry') return { ...ofEntry(meaning.entry, rank), name }
      const from = target === name ? '' : target
      return { ...ofWord(name, meaning.type === 'module' ? 'module' : 'variable', rank), from }
    }
  }
}

/** The names by which an argument can still be given. */
export function argumentsOf(call: Call, sight: Sight): readonly Completion[] {
  const { callee, position, given } = call
  const found = new Map<string, Completion>()
  for (const { name, signature } of callablesOf(meaningOf(callee, sight), sight))
    parametersOf(signature).forEach((parameter, i) => {
      const text = signature.slice(parameter.start, parameter.end)
      const isNamed = parameter.kind === 'keyword' || (parameter.kind === 'any' && i >= position)
      if (!isNamed || parameter.name === '' || given.includes(parameter.name)) return
      // What must be given, and what comes first, is mostly given by its place.
      const isLikely = position > 0 && (parameter.kind === 'keyword' || text.includes('='))
      found.set(parameter.name, {
        ...{ name: parameter.name, kind: 'argument', doc: '', from: '', code: name + signature },
        detail: text.slice(parameter.name.length),
        rank: isLikely ? 0 : 2,
      })
    })
  return [...found.values()]
}
