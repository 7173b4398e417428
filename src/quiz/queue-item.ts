import type { ItemKey } from '../progress/events.ts'

/** A session's queue names a question by its id and an exercise as `exercise:softmax`. */
const prefix = 'exercise:'

export const exerciseId = (slug: string): `exercise:${string}` => `${prefix}${slug}`

/** The slug of an exercise, or null for a question. */
export const exerciseIn = (id: string): string | null =>
  id.startsWith(prefix) ? id.slice(prefix.length) : null

export const queueId = (item: ItemKey): string =>
  item.startsWith(prefix) ? item : item.slice('question:'.length)

export const itemOf = (id: string): ItemKey => {
  const slug = exerciseIn(id)
  return slug === null ? `question:${id}` : exerciseId(slug)
}
