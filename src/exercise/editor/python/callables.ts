import { membersIn } from './classes.ts'
import type { Definition } from './document.ts'
import { fullName } from './library.ts'
import { type Meaning, type Sight, valueOf } from './meaning.ts'

/** One way to call something. */
export interface Callable {
  readonly name: string
  readonly signature: string
  readonly doc: string
}

/** The ways to call what a piece of code stands for; none where that is not known. */
export function callablesOf(meaning: Meaning | null, sight: Sight): readonly Callable[] {
  const value = meaning && valueOf(meaning, sight)
  if (value?.type === 'entry') {
    const { entry } = value
    const name = entry.owner === 'builtins' ? entry.name : fullName(entry)
    return entry.signatures.map((signature) => ({ name, signature, doc: entry.doc }))
  }
  return value?.type === 'own' ? ownCallable(value.definition, sight) : []
}

function ownCallable(definition: Definition, sight: Sight): readonly Callable[] {
  const { kind, block, body, typeText, doc } = definition
  const name = definition.name.text
  if (kind === 'function') {
    const signature = block.kind === 'class' ? withoutSelf(typeText) : typeText
    return [{ name, signature, doc }]
  }
  if (kind !== 'class' || !body) return []
  const members = membersIn(sight, body)
  const made = members.find((member) => member.name.text === '__init__')
  if (made) return [{ name, signature: withoutSelf(made.typeText), doc: doc || made.doc }]
  // As `@dataclass`, NamedTuple and TypedDict make it.
  const fields = members.filter((member) => member.kind === 'variable' && member.annotation)
  if (fields.length === 0) return []
  const parameters = fields.map((field) => {
    const isOptional = field.value ? ' = ...' : ''
    return `${field.name.text}: ${field.typeText}${isOptional}`
  })
  return [{ name, signature: `(${parameters.join(', ')})`, doc }]
}

const withoutSelf = (signature: string): string => signature.replace(/^\((?:self|cls)(?:, )?/, '(')
