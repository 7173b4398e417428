import { primaryStart } from './call.ts'
import { callablesOf } from './callables.ts'
import type { Definition, PythonDocument } from './document.ts'
import { codeOf } from './library.ts'
import { imported, type Meaning, meaningOf, type Sight } from './meaning.ts'
import { sightAt } from './sight.ts'

export interface Hover {
  readonly start: number
  readonly end: number
  /** Python's text, to be coloured as such. */
  readonly code: string
  readonly doc: string
}

/** What the name at an offset stands for. */
export function hoverAt(
  document: PythonDocument,
  offset: number,
  around: PythonDocument | null = null,
): Hover | null {
  const tokens = document.lineAt(offset)?.tokens ?? []
  const at = tokens.findIndex(
    ({ kind, start, end }) => kind === 'name' && start <= offset && offset <= end,
  )
  const token = tokens[at]
  if (!token) return null
  // `axis=1` names a parameter, not a variable.
  const isArgument = tokens[at + 1]?.text === '=' && '(,'.includes(tokens[at - 1]?.text ?? '-')
  if (isArgument) return null
  const sight = sightAt(document, offset, around)
  const bound = document.definitions.find(({ name }) => name === token)
  const primary = tokens.slice(primaryStart(tokens, at + 1), at + 1)
  const meaning = bound ? boundTo(bound) : primary.length > 0 ? meaningOf(primary, sight) : null
  const told = meaning && tellOf(meaning, sight)
  return told && { start: token.start, end: token.end, ...told }
}

const boundTo = (definition: Definition): Meaning =>
  definition.kind === 'import' ? imported(definition.target ?? '') : { type: 'own', definition }

function tellOf(meaning: Meaning, sight: Sight): Pick<Hover, 'code' | 'doc'> | null {
  switch (meaning.type) {
    case 'instance':
      return null
    case 'module':
      return { code: `import ${meaning.name}`, doc: '' }
    case 'entry':
      return { code: codeOf(meaning.entry), doc: meaning.entry.doc }
    case 'own': {
      const { kind, name, typeText, doc } = meaning.definition
      if (kind === 'function') return { code: `def ${name.text}${typeText}`, doc }
      if (kind === 'class') {
        const [made] = callablesOf(meaning, sight)
        return { code: `class ${name.text}${made?.signature ?? ''}`, doc: made?.doc ?? doc }
      }
      return typeText === '' ? null : { code: `${name.text}: ${typeText}`, doc }
    }
  }
}
