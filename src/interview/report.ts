import type { ConceptKey, ExerciseEntry, QuestionEntry, TopicId } from '../content/types.ts'
import type { InterviewItem } from '../progress/events.ts'
import type { InterviewSummary } from '../progress/progress.ts'
import { exerciseIn, queueId } from '../quiz/queue-item.ts'

export interface Row {
  readonly item: InterviewItem
  /** As a session's queue names it. */
  readonly id: string
  readonly topic: TopicId
  readonly concepts: readonly ConceptKey[]
  readonly expectedMs: number
}

export interface Share {
  readonly count: number
  readonly answered: number
  /** Mean over all of them; what was not answered counts as 0. */
  readonly score: number
  readonly ms: number
  readonly expectedMs: number
}

export interface Report {
  /** In the order of the paper, without what the bank no longer has. */
  readonly rows: readonly Row[]
  readonly whole: Share
  readonly topics: readonly (Share & { readonly topic: TopicId })[]
  readonly concepts: readonly (Share & { readonly concept: ConceptKey })[]
  /** Exercises whose first run passed; null without exercises. */
  readonly code: { readonly passed: number; readonly count: number } | null
  /** What was wrong, in part or not answered: for a session. */
  readonly repeat: readonly string[]
}

interface Bank {
  readonly questionOf: (id: string) => QuestionEntry | undefined
  readonly exerciseOf: (slug: string) => ExerciseEntry | undefined
}

const right = 0.999

export function reportOf({ items }: Pick<InterviewSummary, 'items'>, bank: Bank): Report {
  const rows = items.flatMap((item) => rowOf(item, bank))
  const exercises = rows.filter(({ id }) => exerciseIn(id) !== null)
  const groups = <K>(keys: (row: Row) => readonly K[]): readonly (readonly [K, Share])[] => {
    const found = new Map<K, Row[]>()
    for (const row of rows)
      for (const key of keys(row)) found.set(key, [...(found.get(key) ?? []), row])
    return [...found].map(([key, list]) => [key, shareOf(list)] as const)
  }
  return {
    rows,
    whole: shareOf(rows),
    topics: groups(({ topic }) => [topic]).map(([topic, share]) => ({ topic, ...share })),
    concepts: groups(({ concepts }) => concepts.slice(0, 1))
      .map(([concept, share]) => ({ concept, ...share }))
      .toSorted((a, b) => a.score - b.score),
    code:
      exercises.length === 0
        ? null
        : {
            passed: exercises.filter(({ item }) => item.score === 1).length,
            count: exercises.length,
          },
    repeat: rows.filter(({ item }) => (item.score ?? 0) < right).map(({ id }) => id),
  }
}

function rowOf(item: InterviewItem, { questionOf, exerciseOf }: Bank): readonly Row[] {
  const id = queueId(item.item)
  const slug = exerciseIn(id)
  if (slug === null) {
    const entry = questionOf(id)
    if (!entry) return []
    const { topic, concept, seconds } = entry
    return [{ item, id, topic, concepts: [concept], expectedMs: seconds * 1000 }]
  }
  const entry = exerciseOf(slug)
  if (!entry) return []
  const { topic, concepts, minutes } = entry
  return [{ item, id, topic, concepts, expectedMs: minutes * 60_000 }]
}

function shareOf(rows: readonly Pick<Row, 'item' | 'expectedMs'>[]): Share {
  const sum = (of: (row: Pick<Row, 'item' | 'expectedMs'>) => number) =>
    rows.reduce((total, row) => total + of(row), 0)
  return {
    count: rows.length,
    answered: rows.filter(({ item }) => item.score !== null).length,
    score: rows.length === 0 ? 0 : sum(({ item }) => item.score ?? 0) / rows.length,
    ms: sum(({ item }) => item.ms),
    expectedMs: sum(({ expectedMs }) => expectedMs),
  }
}
