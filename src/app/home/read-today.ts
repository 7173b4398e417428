import { catalog, exerciseOf } from '../../content/catalog.ts'
import type { ItemKey } from '../../progress/events.ts'
import type { Card, Progress } from '../../progress/progress.ts'
import { keptSessionKey, parseKeptSession } from '../../quiz/kept-session.ts'
import { exerciseIn, queueId } from '../../quiz/queue-item.ts'
import { type Goals, todaysPlan, type TodaysPlan } from '../../quiz/todays-plan.ts'
import { retrievability } from '../../schedule/review.ts'
import { cardsOf } from '../projections.ts'
import type { Services } from '../services.ts'
import { openDraft, type OpenDraft } from './open-draft.ts'
import { type HomePlan, minutesOf } from './plan.ts'
import { type Streak, streakOf } from './streak.ts'
import { type WeakConcept, weakConcepts } from './weak.ts'

/** Everything the home screen tells. */
export interface TodayState {
  readonly now: number
  readonly plan: HomePlan
  readonly interview: TodaysPlan['interview']
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

export async function readToday(
  { progress, clock }: Pick<Services, 'progress' | 'clock'>,
  goals: Goals,
): Promise<TodayState> {
  const now = clock()
  const cards = cardsOf(progress.state.getState())
  const { questions } = catalog
  const [{ items, interview }, session, draft] = await Promise.all([
    todaysPlan({ bank: catalog, progress, now, goals }),
    openSession(progress),
    openDraft(progress),
  ])
  const state = progress.state.getState()
  return {
    now,
    plan: planOf(items),
    interview,
    session,
    draft,
    weak: weakConcepts(questions, cards, (card) => retrievability(card.memory, now)),
    streak: streakOf(state.status === 'loading' ? new Map() : state.projections.days, now),
    next: nextDue(cards, now),
    // Planning takes longer than all the rest, and only who is done is asked to go on.
    more: items.length === 0 ? await moreNew(progress, now) : [],
  }
}

function planOf(items: TodaysPlan['items']): HomePlan {
  const planned = items.map(({ key, why }) => ({ id: queueId(key), why }))
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
    exercises: planned.flatMap(({ id, why }) => {
      const entry = exerciseOf(exerciseIn(id) ?? '')
      return entry ? [{ slug: entry.slug, minutes: entry.minutes, fresh: why === 'new' }] : []
    }),
  }
}

const moreAtOnce = 10

async function moreNew(progress: Progress, now: number): Promise<readonly string[]> {
  const { items } = await todaysPlan({
    bank: catalog,
    progress,
    now,
    goals: { newPerDay: 0, newExercisesPerDay: 0, goalMinutes: null },
    extra: moreAtOnce,
  })
  return items.filter(({ why }) => why === 'new').map(({ key }) => queueId(key))
}

async function openSession(progress: Progress): Promise<TodayState['session']> {
  const kept = parseKeptSession(await progress.kept.load(keptSessionKey).catch(() => null))
  if (!kept || kept.finished) return null
  const { position, queue } = kept.sitting
  return { to: kept.origin, position: position + 1, total: queue.length }
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
