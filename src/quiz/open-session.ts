import type { Clock } from '../base/clock.ts'
import type { Random } from '../base/random.ts'
import type { Question } from '../content/types.ts'
import type { Progress, Projections } from '../progress/progress.ts'
import { emptyProjections } from '../progress/projections.ts'
import { filteredIds } from './filtered.ts'
import { parseKeptSession } from './kept-session.ts'
import { exerciseIn, queueId } from './queue-item.ts'
import type { Scope } from './scope.ts'
import { createQuizSession, type QuizSession } from './session.ts'
import { sprintIds } from './sprint.ts'
import { type Goals, midnightBefore, type PlanBank, todaysPlan } from './todays-plan.ts'

/** What a session needs of the question bank. */
export interface Bank extends PlanBank {
  readonly loadQuestion: (id: string, seed: number) => Promise<Question | null>
  readonly preload: (ids: readonly string[]) => void
}

export interface OpenOptions {
  readonly bank: Bank
  readonly origin: string
  readonly scope: Scope
  /** Where the session is kept: a single question must not push out the session of the day. */
  readonly keptKey: string
  /** True when the user asked for it by a link: what is finished is not shown once more. */
  readonly anew: boolean
  readonly progress: Progress
  readonly clock: Clock
  readonly random: Random
  readonly goals: Goals
  /** False once another tab has taken the session over: what is kept is then that tab's. */
  readonly isHeld?: () => boolean
}

/** Goes on with the session that was left open at this address, or starts one. */
export async function openQuizSession(options: OpenOptions): Promise<QuizSession> {
  const { bank, origin, keptKey, anew, clock, random } = options
  const progress = keptWhile(options.progress, options.isHeld ?? (() => true))
  const found = parseKeptSession(await progress.kept.load(keptKey).catch(() => null))
  // What is finished is shown again after a reload, not tomorrow.
  const isOver = found?.finished && (anew || found.sitting.startedAt < midnightBefore(clock()))
  const kept = found?.origin === origin && !isOver ? found : null
  return createQuizSession({
    origin,
    ids: kept ? [] : await idsOf(options),
    kept,
    keptKey,
    loadQuestion: bank.loadQuestion,
    preload: (ids) => bank.preload(ids.filter((id) => exerciseIn(id) === null)),
    generated: (id) => bank.questions.some((entry) => entry.id === id && entry.generated),
    hasExercise: (slug) => bank.exercises.some((entry) => entry.slug === slug),
    progress,
    clock,
    random,
  })
}

/** A history whose kept values are left alone as soon as they are somebody else's. */
const keptWhile = (progress: Progress, isHeld: () => boolean): Progress => ({
  ...progress,
  kept: {
    load: progress.kept.load,
    save: (key, value) => (isHeld() ? progress.kept.save(key, value) : Promise.resolve()),
    remove: (key) => (isHeld() ? progress.kept.remove(key) : Promise.resolve()),
  },
})

async function idsOf(options: OpenOptions): Promise<readonly string[]> {
  const { scope, bank, progress, clock, random, goals } = options
  const { questions } = bank
  const projections = projectionsOf(progress)
  switch (scope.type) {
    case 'ids':
      return scope.ids
    case 'sprint':
      return sprintIds(questions, projections.cards, random)
    case 'filter':
      return filteredIds({ questions, filter: scope.filter, projections, now: clock(), random })
    case 'today': {
      const { items } = await todaysPlan({ bank, progress, now: clock(), goals })
      return items.map(({ key }) => queueId(key))
    }
  }
}

const projectionsOf = (progress: Progress): Projections => {
  const state = progress.state.getState()
  return state.status === 'loading' ? emptyProjections : state.projections
}
