import type { PythonDocument } from './document.ts'
import { entriesOf, keywords, moduleNames } from './library.ts'
import { meaningOf } from './meaning.ts'
import { argumentsOf, type Completion, ofDefinition, ofEntry, ofMember, ofWord } from './items.ts'
import { membersOf } from './members.ts'
import { placeAt } from './place.ts'
import { sightAt } from './sight.ts'

export interface Completions {
  /** The word that a completion takes the place of. */
  readonly start: number
  readonly end: number
  readonly items: readonly Completion[]
}

/** What can stand at an offset. `around` is what has been run before, of an expression. */
export function completionsAt(
  document: PythonDocument,
  offset: number,
  around: PythonDocument | null = null,
): Completions {
  const place = placeAt(document, offset)
  const { start, end } = place
  const sight = sightAt(document, offset, around)
  const offer = (items: readonly Completion[]): Completions => ({ start, end, items })
  switch (place.type) {
    case 'nothing':
      return offer([])
    case 'module':
      return offer(modulesUnder(place.path))
    case 'imported':
      return offer(entriesOf(place.module).map((entry) => ofEntry(entry, 0)))
    case 'member': {
      const meaning = meaningOf(place.receiver, sight)
      return offer(membersOf(meaning ?? { type: 'instance', of: null }, sight).map(ofMember))
    }
    case 'keyword':
      return offer(words(place.words))
    case 'name': {
      const offered = place.isStatement ? [...starting, ...expression] : expression
      return offer([
        ...(place.call?.isArgument ? argumentsOf(place.call, sight) : []),
        ...sight.visible.map((definition) => ofDefinition(definition, 1)),
        ...entriesOf('builtins')
          .filter(({ name }) => !sight.lookup(name))
          .map((entry) => ofEntry(entry, 3)),
        ...words(offered),
      ])
    }
  }
}

const split = (text: string): readonly string[] => text.split(' ')
const expression = split('False None True await else for if in is lambda not and or')
const starting = keywords.filter((word) => !expression.includes(word) && word !== 'as')

const words = (names: readonly string[]): readonly Completion[] =>
  names.map((name) => ofWord(name, 'keyword', 4))

/** The next part of the dotted names that begin with the path. */
function modulesUnder(path: string): readonly Completion[] {
  const parts = moduleNames.flatMap((name) => {
    const [part = ''] = name.startsWith(path) ? name.slice(path.length).split('.') : []
    return part === '' ? [] : [part]
  })
  return [...new Set(parts)].map((name) => ofWord(name, 'module', 0))
}
