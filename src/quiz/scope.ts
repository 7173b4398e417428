import type { ConceptKey, ExerciseEntry, QuestionEntry, TopicId } from '../content/types.ts'
import { statuses, type Status } from '../progress/item-status.ts'
import { exerciseId } from './queue-item.ts'

/** What a session is about; the address says it, so every session can be linked to. */
export type Scope =
  | { readonly type: 'today' }
  | { readonly type: 'ids'; readonly ids: readonly string[] }
  | { readonly type: 'filter'; readonly filter: ScopeFilter }
  /** Rapid fire: one-choice questions for a minute. */
  | { readonly type: 'sprint' }

/** Null means any. */
export interface ScopeFilter {
  readonly topic: TopicId | null
  readonly concept: ConceptKey | null
  readonly difficulty: number | null
  readonly status: Status | null
}

interface Known {
  readonly questions: readonly Pick<QuestionEntry, 'id' | 'topic' | 'concept'>[]
  readonly exercises: readonly Pick<ExerciseEntry, 'slug'>[]
}

const filterNames = ['topic', 'concept', 'difficulty', 'status'] as const

/** A link may name anything: unknown ids and double ones are left out, an unknown filter finds nothing. */
export function scopeOf(
  params: { readonly get: (name: string) => string | null },
  { questions, exercises }: Known,
): Scope {
  if (params.get('sprint') !== null) return { type: 'sprint' }
  const ids = params.get('ids')
  if (ids !== null) {
    const known = new Set([
      ...questions.map(({ id }) => id),
      ...exercises.map(({ slug }) => exerciseId(slug)),
    ])
    return { type: 'ids', ids: [...new Set(ids.split(','))].filter((id) => known.has(id)) }
  }
  if (filterNames.every((name) => params.get(name) === null)) return { type: 'today' }
  const level = Number(params.get('difficulty'))
  const filter: ScopeFilter = {
    topic: questions.find(({ topic }) => topic === params.get('topic'))?.topic ?? null,
    concept: questions.find(({ concept }) => concept === params.get('concept'))?.concept ?? null,
    difficulty: [1, 2, 3, 4, 5].includes(level) ? level : null,
    status: statuses.find((status) => status === params.get('status')) ?? null,
  }
  const isKnown = filterNames.every((name) => params.get(name) === null || filter[name] !== null)
  return isKnown ? { type: 'filter', filter } : { type: 'ids', ids: [] }
}
