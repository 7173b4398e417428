import { membersIn } from './classes.ts'
import type { Definition } from './document.ts'
import { entriesOf, type Entry } from './library.ts'
import { type Meaning, ownersOf, type Sight } from './meaning.ts'

export type Member =
  | { readonly type: 'entry'; readonly entry: Entry; readonly rank: number }
  | { readonly type: 'own'; readonly definition: Definition; readonly rank: number }

/** Everything that can follow the dot. */
export function membersOf(meaning: Meaning, sight: Sight): readonly Member[] {
  const found = new Map<string, Member>()
  const add = (name: string, member: Member): void => {
    if (!found.has(name)) found.set(name, member)
  }
  ownersOf(meaning, sight).forEach((owner, rank) => {
    if (typeof owner === 'string')
      for (const entry of entriesOf(owner)) add(entry.name, { type: 'entry', entry, rank })
    else
      for (const definition of membersIn(sight, owner))
        add(definition.name.text, { type: 'own', definition, rank })
  })
  return [...found.values()]
}
