import { catalog, exerciseOf } from '../../content/catalog.ts'
import { loadExercise } from '../../content/load.ts'
import type { ItemKey } from '../../progress/events.ts'
import type { Card, Draft, Progress } from '../../progress/progress.ts'
import { keptSessionKey, parseKeptSession } from '../../quiz/kept-session.ts'
import { todaysPlan } from '../../quiz/open-session.ts'
import { retrievability } from '../../schedule/review.ts'
import { cardsOf, runsOf } from '../projections.ts'
import type { Services } from '../services.ts'
import { type HomePlan, minutesOf } from './plan.ts'
import { type Streak, streakOf } from './streak.ts'
import { type WeakConcept, weakConcepts } from './weak.ts'

/** Everything the home screen tells. */
export interface TodayState {
  readonly now: number
  readonly plan: HomePlan
  /** A session left open, with the address that goes on with it. */
  readonly session: {
    readonly to: string
    readonly position: number
    readonly total: number
  } | null
  readonly draft: OpenDraft | null
  readonly weak: readonly WeakConcept[]
  readonly streak: Streak
  /** When nothing is due: what comes next. */
  readonly next: { readonly at: number; readonly count: number } | null
  /** More new questions, for who wants to go on after today's plan. */
  readonly more: readonly string[]
}

export interface OpenDraft {
  readonly slug: string
  readonly at: number
  readonly source: string
  /** Of the last run of all checks. */
  readonly run: { readonly passed: number; readonly total: number } | null
}

interface Limits {
  readonly newPerDay: number
  readonly goalMinutes: number | null
}

export async function readToday(
  { progress, clock }: Pick<Services, 'progress' | 'clock'>,
  limits: Limits,
): Promise<TodayState> {
  const now = clock()
  const cards = cardsOf(progress.state.getState())
  const { questions } = catalog
  const [planned, session, draft] = await Promise.all([
    todaysPlan({ questions, progress, now, limits }),
    openSession(progress),
    openDraft(progress),
  ])
  const state = progress.state.getState()
  return {
    now,
    plan: planOf(planned, cards, now),
    session,
    draft,
    weak: weakConcepts(questions, cards, (card) => retrievability(card.memory, now)),
    streak: streakOf(state.status === 'loading' ? new Map() : state.projections.days, now),
    next: nextDue(cards, now),
    // Planning takes longer than all the rest, and only who is done is asked to go on.
    more: planned.length === 0 ? await moreNew(progress, now) : [],
  }
}

function planOf(
  planned: Awaited<ReturnType<typeof todaysPlan>>,
  cards: ReadonlyMap<ItemKey, Card>,
  now: number,
): HomePlan {
  const byId = new Map(catalog.questions.map((question) => [question.id, question]))
  const part = (fresh: boolean) => {
    const entries = planned
      .filter(({ why }) => (why === 'new') === fresh)
      .flatMap(({ id }) => byId.get(id) ?? [])
    const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0)
    return { entries, count: entries.length, minutes: minutesOf(seconds) }
  }
  const { entries, ...fresh } = part(true)
  const { count, minutes } = part(false)
  return {
    due: { count, minutes },
    fresh: { ...fresh, concepts: [...new Set(entries.map(({ concept }) => concept))] },
    exercises: [...cards.values()]
      .filter(({ item, dueAt }) => item.startsWith('exercise:') && dueAt <= now)
      .toSorted((a, b) => a.dueAt - b.dueAt)
      .flatMap(({ item }) => exerciseOf(item.slice('exercise:'.length)) ?? [])
      .map(({ slug, minutes: expected }) => ({ slug, minutes: expected })),
  }
}

const moreAtOnce = 10

async function moreNew(progress: Progress, now: number): Promise<readonly string[]> {
  const limits = { newPerDay: Number.MAX_SAFE_INTEGER, goalMinutes: null }
  const planned = await todaysPlan({ questions: catalog.questions, progress, now, limits })
  return planned
    .filter(({ why }) => why === 'new')
    .slice(0, moreAtOnce)
    .map(({ id }) => id)
}

async function openSession(progress: Progress): Promise<TodayState['session']> {
  const kept = parseKeptSession(await progress.kept.load(keptSessionKey).catch(() => null))
  if (!kept || kept.finished) return null
  const { position, queue } = kept.sitting
  return { to: kept.origin, position: position + 1, total: queue.length }
}

/** The newest draft of an exercise that is begun and not solved. */
async function openDraft(progress: Progress): Promise<OpenDraft | null> {
  const drafts = await progress.drafts.list().catch((): readonly Draft[] => [])
  const runs = runsOf(progress.state.getState())
  for (const { exercise, source, at } of drafts) {
    const whole = (runs.get(exercise) ?? []).filter((run) => run.scope === 'all')
    const last = whole.at(-1)
    if (!exerciseOf(exercise) || last?.state === 'pass') continue
    const starter = (await loadExercise(exercise).catch(() => null))?.starter
    if (starter?.trim() === source.trim()) continue
    const run = last ? { passed: last.passed, total: last.total } : null
    return { slug: exercise, at, source, run }
  }
  return null
}

const dayMs = 86_400_000

/** The first day on which something comes back, and how much of it. */
function nextDue(cards: ReadonlyMap<ItemKey, Card>, now: number): TodayState['next'] {
  const later = [...cards.values()].map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now)
  if (later.length === 0) return null
  const at = Math.min(...later)
  const midnight = new Date(at).setHours(0, 0, 0, 0)
  return { at, count: later.filter((dueAt) => dueAt < midnight + dayMs).length }
}
