import type { ExercisePath, ExercisePaths } from '../../content/paths.ts'
import type { ExerciseEntry, TopicId } from '../../content/types.ts'
import type { Card, RunSummary } from '../../progress/progress.ts'

export const statuses = ['new', 'tried', 'solved', 'due'] as const
export type Status = (typeof statuses)[number]

export interface ExerciseFilter {
  /** A way through exercises: they stand in its order. */
  readonly path: string | null
  readonly group: string | null
  readonly topic: TopicId | null
  readonly difficulty: number | null
  readonly tier: number | null
  readonly status: Status | null
  readonly text: string
}

export const everything: ExerciseFilter = {
  path: null,
  group: null,
  topic: null,
  difficulty: null,
  tier: null,
  status: null,
  text: '',
}

export function filterOf(
  params: URLSearchParams,
  topics: readonly { readonly id: TopicId }[],
  { groups, paths }: ExercisePaths,
): ExerciseFilter {
  const within = (name: string, highest: number) => {
    const value = Number(params.get(name))
    return Number.isInteger(value) && value >= 1 && value <= highest ? value : null
  }
  const known = (name: string, list: readonly { readonly id: string }[]) =>
    list.find(({ id }) => id === params.get(name))?.id ?? null
  return {
    path: known('path', paths),
    group: known('group', groups),
    topic: topics.find(({ id }) => id === params.get('topic'))?.id ?? null,
    difficulty: within('difficulty', 5),
    tier: within('tier', 3),
    status: statuses.find((status) => status === params.get('status')) ?? null,
    text: params.get('q') ?? '',
  }
}

export function paramsOf(filter: ExerciseFilter) {
  const { path, group, topic, difficulty, tier, status, text } = filter
  const params = new URLSearchParams()
  if (path !== null) params.set('path', path)
  if (group !== null) params.set('group', group)
  if (topic !== null) params.set('topic', topic)
  if (difficulty !== null) params.set('difficulty', String(difficulty))
  if (tier !== null) params.set('tier', String(tier))
  if (status !== null) params.set('status', status)
  if (text.trim() !== '') params.set('q', text.trim())
  return params
}

/** The place of each exercise of a path. */
const placesOf = ({ steps }: ExercisePath): ReadonlyMap<string, number> =>
  new Map(steps.flatMap(({ exercises }) => exercises).map((slug, place) => [slug, place]))

/** What the runs and the card of an exercise say about it. */
export interface Standing {
  readonly state: 'new' | 'tried' | 'solved'
  readonly due: boolean
  /** The best run of all checks, where none has passed them all. */
  readonly best: { readonly passed: number; readonly total: number } | null
}

export function standingOf(
  runs: readonly RunSummary[],
  card: Card | undefined,
  now: number,
): Standing {
  const whole = runs.filter((run) => run.scope === 'all')
  const solved = whole.some((run) => run.state === 'pass')
  const best = whole.toSorted((a, b) => b.passed / b.total - a.passed / a.total)[0]
  return {
    state: solved ? 'solved' : runs.length > 0 ? 'tried' : 'new',
    due: card !== undefined && card.dueAt <= now,
    best: best && !solved ? { passed: best.passed, total: best.total } : null,
  }
}

export function filterExercises(
  entries: readonly ExerciseEntry[],
  filter: ExerciseFilter,
  hits: readonly string[] | null,
  standing: (slug: string) => Standing,
  { groups, paths }: ExercisePaths,
): readonly ExerciseEntry[] {
  const { topic, difficulty, tier, status } = filter
  const group = groups.find(({ id }) => id === filter.group)
  const path = paths.find(({ id }) => id === filter.path)
  const places = path && placesOf(path)
  const fits = (entry: ExerciseEntry) => {
    const { state, due } = standing(entry.slug)
    return (
      (!group || group.exercises.includes(entry.slug)) &&
      (!places || places.has(entry.slug)) &&
      (topic === null || entry.topic === topic) &&
      (difficulty === null || entry.difficulty === difficulty) &&
      (tier === null || entry.tier === tier) &&
      (status === null || (status === 'due' ? due : state === status))
    )
  }
  if (hits === null) {
    const found = entries.filter(fits)
    return places
      ? found.toSorted((a, b) => (places.get(a.slug) ?? 0) - (places.get(b.slug) ?? 0))
      : found
  }
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]))
  return hits.flatMap((slug) => {
    const entry = bySlug.get(slug)
    return entry && fits(entry) ? [entry] : []
  })
}
