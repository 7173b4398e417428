import type { Language } from '../../base/language.ts'
import { catalog, conceptTitle, exerciseOf, questionOf } from '../../content/catalog.ts'
import type { ConceptKey, TopicId } from '../../content/types.ts'
import type { ItemKey } from '../../progress/events.ts'

const nameOf = (item: ItemKey): string => item.slice(item.indexOf(':') + 1)
const isExercise = (item: ItemKey): boolean => item.startsWith('exercise:')
const entryOf = (item: ItemKey) =>
  isExercise(item) ? exerciseOf(nameOf(item)) : questionOf(nameOf(item))

/** The log may name what the bank no longer has. */
export const isKnown = (item: ItemKey): boolean => entryOf(item) !== undefined

export const titleOf = (item: ItemKey, language: Language): string =>
  entryOf(item)?.title[language] ?? nameOf(item)

export const pageOf = (item: ItemKey): string =>
  `/${isExercise(item) ? 'exercises' : 'questions'}/${nameOf(item)}`

/** The concept that a question belongs to; an exercise may have several. */
export function conceptWords(item: ItemKey, language: Language): string | null {
  const concept = isExercise(item) ? undefined : questionOf(nameOf(item))?.concept
  return concept === undefined ? null : conceptTitle(concept, language)
}

export function expectedMsOf(item: ItemKey): number | null {
  if (isExercise(item)) {
    const minutes = exerciseOf(nameOf(item))?.minutes
    return minutes === undefined ? null : minutes * 60_000
  }
  const seconds = questionOf(nameOf(item))?.seconds
  return seconds === undefined ? null : seconds * 1000
}

/** Everything that is asked of each concept and of each topic, exercises included. */
function gather() {
  const byConcept = new Map<ConceptKey, ItemKey[]>()
  const byTopic = new Map<TopicId, ItemKey[]>()
  const add = <K>(map: Map<K, ItemKey[]>, key: K, item: ItemKey) => {
    const list = map.get(key)
    if (list) list.push(item)
    else map.set(key, [item])
  }
  for (const { id, topic, concept } of catalog.questions) {
    add(byConcept, concept, `question:${id}`)
    add(byTopic, topic, `question:${id}`)
  }
  for (const { slug, topic, concepts } of catalog.exercises) {
    for (const concept of concepts) add(byConcept, concept, `exercise:${slug}`)
    add(byTopic, topic, `exercise:${slug}`)
  }
  return { byConcept, byTopic }
}

const gathered = gather()
export const itemsOfConcept = (concept: ConceptKey): readonly ItemKey[] =>
  gathered.byConcept.get(concept) ?? []
export const itemsOfTopic = (topic: TopicId): readonly ItemKey[] =>
  gathered.byTopic.get(topic) ?? []
