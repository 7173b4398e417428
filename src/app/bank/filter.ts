import type { ConceptKey, QuestionEntry, QuestionType, TopicId } from '../../content/types.ts'
import { statuses, type Status } from '../../progress/item-status.ts'

export const questionTypes = [
  'single',
  'multiple',
  'numeric',
  'cloze',
  'order',
  'match',
  'open',
] as const satisfies readonly QuestionType[]

/** What the list is narrowed to. Null means any. */
export interface BankFilter {
  readonly topic: TopicId | null
  readonly concept: ConceptKey | null
  readonly type: QuestionType | null
  readonly difficulty: number | null
  readonly status: Status | null
  readonly text: string
}

export const everything: BankFilter = {
  topic: null,
  concept: null,
  type: null,
  difficulty: null,
  status: null,
  text: '',
}

interface Known {
  readonly topics: readonly { readonly id: TopicId }[]
  readonly concepts: readonly { readonly key: ConceptKey; readonly topic: TopicId }[]
}

/** Reads the address. What the bank does not know is left out, so that an old link still shows a list. */
export function filterOf(params: URLSearchParams, known: Known): BankFilter {
  const concept = known.concepts.find(({ key }) => key === params.get('concept')) ?? null
  const topic = known.topics.find(({ id }) => id === params.get('topic'))?.id ?? null
  const difficulty = Number(params.get('difficulty'))
  return {
    topic: concept?.topic ?? topic,
    concept: concept?.key ?? null,
    type: questionTypes.find((type) => type === params.get('type')) ?? null,
    difficulty: [1, 2, 3, 4, 5].includes(difficulty) ? difficulty : null,
    status: statuses.find((status) => status === params.get('status')) ?? null,
    text: params.get('q') ?? '',
  }
}

export function paramsOf(filter: BankFilter): URLSearchParams {
  const { topic, concept, type, difficulty, status, text } = filter
  const params = new URLSearchParams()
  if (concept !== null) params.set('concept', concept)
  else if (topic !== null) params.set('topic', topic)
  if (type !== null) params.set('type', type)
  if (difficulty !== null) params.set('difficulty', String(difficulty))
  if (status !== null) params.set('status', status)
  if (text.trim() !== '') params.set('q', text.trim())
  return params
}

export const isNarrowed = (filter: BankFilter): boolean => paramsOf(filter).size > 0

/**
 * The entries that fit, in the order of the bank or, when something is searched for, best first.
 * `hits` are question ids from the search, or null when nothing is searched for.
 */
export function filterQuestions(
  entries: readonly QuestionEntry[],
  filter: BankFilter,
  hits: readonly string[] | null,
  hasStatus: (id: string, status: Status) => boolean,
): readonly QuestionEntry[] {
  const { topic, concept, type, difficulty, status } = filter
  const fits = (entry: QuestionEntry) =>
    (topic === null || entry.topic === topic) &&
    (concept === null || entry.concept === concept) &&
    (type === null || entry.type === type) &&
    (difficulty === null || entry.difficulty === difficulty) &&
    (status === null || hasStatus(entry.id, status))
  if (hits === null) return entries.filter(fits)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return hits.flatMap((id) => {
    const entry = byId.get(id)
    return entry && fits(entry) ? [entry] : []
  })
}
