import type { ConceptKey, QuestionEntry } from '../content/types.ts'

/** What a session is about; the address says it, so every session can be linked to. */
export type Scope =
  | { readonly type: 'today' }
  | { readonly type: 'ids'; readonly ids: readonly string[] }
  | { readonly type: 'concept'; readonly concept: ConceptKey }

/** A link may name anything: unknown ids and double ones are left out. */
export function scopeOf(
  params: { readonly get: (name: string) => string | null },
  questions: readonly Pick<QuestionEntry, 'id' | 'concept'>[],
): Scope {
  const ids = params.get('ids')
  if (ids !== null) {
    const known = new Set(questions.map(({ id }) => id))
    return { type: 'ids', ids: [...new Set(ids.split(','))].filter((id) => known.has(id)) }
  }
  const concept = params.get('concept')
  if (concept !== null) {
    const found = questions.find((question) => question.concept === concept)?.concept
    return found ? { type: 'concept', concept: found } : { type: 'ids', ids: [] }
  }
  return { type: 'today' }
}
