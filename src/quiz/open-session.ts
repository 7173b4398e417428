import type { Clock } from '../base/clock.ts'
import { type Random, seededRandom } from '../base/random.ts'
import type { Question, QuestionEntry } from '../content/types.ts'
import type { Progress } from '../progress/progress.ts'
import { parseKeptSession } from './kept-session.ts'
import { newAmong, planToday } from './plan.ts'
import type { Scope } from './scope.ts'
import { createQuizSession, type QuizSession } from './session.ts'

/** What a session needs of the question bank. */
export interface Bank {
  readonly questions: readonly QuestionEntry[]
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
  readonly limits: { readonly newPerDay: number; readonly goalMinutes: number | null }
}

/** Goes on with the session that was left open at this address, or starts one. */
export async function openQuizSession(options: OpenOptions): Promise<QuizSession> {
  const { bank, origin, keptKey, anew, progress, clock, random } = options
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
    preload: bank.preload,
    generated: (id) => bank.questions.some((entry) => entry.id === id && entry.generated),
    progress,
    clock,
    random,
  })
}

async function idsOf(options: OpenOptions): Promise<readonly string[]> {
  const { scope, progress, clock, limits } = options
  const { questions } = options.bank
  if (scope.type === 'ids') return scope.ids
  if (scope.type === 'concept')
    return questions.filter((q) => q.concept === scope.concept).map(({ id }) => id)
  return (await todaysPlan({ questions, progress, now: clock(), limits })).map(({ id }) => id)
}

/** Where the user's day began. */
const midnightBefore = (now: number): number => new Date(now).setHours(0, 0, 0, 0)

/** What today's session asks. The day is the seed: the home screen and the session agree. */
export async function todaysPlan(options: {
  readonly questions: readonly QuestionEntry[]
  readonly progress: Progress
  readonly now: number
  readonly limits: OpenOptions['limits']
}) {
  const { questions, progress, now, limits } = options
  const midnight = midnightBefore(now)
  // A tab whose database a newer version has taken cannot read it, and still asks.
  const today = await progress.reviewsSince(midnight).catch(() => [])
  const state = progress.state.getState()
  const cards = state.status === 'loading' ? new Map() : state.projections.cards
  return planToday({
    questions,
    cards,
    now,
    random: seededRandom(midnight / 1000),
    newDoneToday: newAmong(today, cards),
    ...limits,
  })
}
