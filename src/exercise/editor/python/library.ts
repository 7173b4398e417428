import names from './names.json'

/** A name that Python or NumPy has; see tooling/python/completions.py. */
export interface Entry {
  readonly name: string
  /** The module or the class that has it: `numpy.linalg`, `builtins.list`. */
  readonly owner: string
  readonly kind: 'function' | 'ufunc' | 'class' | 'module' | 'value'
  /** `(a, axis=None)`; several where it is called in several ways. */
  readonly signatures: readonly string[]
  readonly doc: string
}

export const fullName = ({ owner, name }: Pick<Entry, 'owner' | 'name'>): string =>
  `${owner}.${name}`

/** `numpy.exp(x, /, out=None)` in each way to call it; `numpy.pi`. */
export function codeOf(entry: Entry): string {
  const name = entry.owner === 'builtins' ? entry.name : fullName(entry)
  return entry.signatures.map((signature) => name + signature).join('\n') || name
}

type Texts = Readonly<Record<string, string>>
const modules: Readonly<Record<string, Texts>> = names.modules
const types: Readonly<Record<string, Texts>> = names.types

export const keywords: readonly string[] = names.keywords.split(' ')

export const isModule = (name: string): boolean => Object.hasOwn(modules, name)

/** What can be imported; builtins are there already. */
export const moduleNames: readonly string[] = Object.keys(modules).filter(
  (name) => name !== 'builtins',
)

/** Whether something is known of the instances of a class. */
export const isKnownType = (name: string): boolean => Object.hasOwn(types, name)

const textsOf = (owner: string): Texts | undefined =>
  Object.hasOwn(modules, owner) ? modules[owner] : isKnownType(owner) ? types[owner] : undefined

/** What a module or an instance of a class has; nothing where that is not known. */
export const entriesOf = (owner: string): readonly Entry[] =>
  Object.entries(textsOf(owner) ?? {}).map(([name, text]) => parse(owner, name, text))

export function entryOf(owner: string, name: string): Entry | null {
  const texts = textsOf(owner)
  const text = texts && Object.hasOwn(texts, name) ? texts[name] : undefined
  return text === undefined ? null : parse(owner, name, text)
}

/** The kind, the signatures, a sentence: a line each. */
function parse(owner: string, name: string, text: string): Entry {
  const [kind = '', ...lines] = text.split('\n')
  const doc = lines.pop() ?? ''
  return { name, owner, kind: kind as Entry['kind'], signatures: lines, doc }
}
