import { seededRandom } from '../base/random.ts'
import type { ExerciseEntry, QuestionEntry } from '../content/types.ts'
import { daysUntil, interviewDateOf } from '../progress/interview-date.ts'
import type { ItemKey } from '../progress/events.ts'
import { itemsWith } from '../progress/marks.ts'
import type { Card, Progress, Projections } from '../progress/progress.ts'
import { emptyProjections } from '../progress/projections.ts'
import type { Settings } from '../progress/settings.ts'
import { paceUntil, type Pace } from '../schedule/pace.ts'
import type { Planned } from '../schedule/plan-queue.ts'
import { type NewItems, newAmong, planToday } from './plan.ts'

/** What may be planned. */
export interface PlanBank {
  readonly questions: readonly QuestionEntry[]
  readonly exercises: readonly ExerciseEntry[]
}

export type Goals = Pick<Settings, 'newPerDay' | 'newExercisesPerDay' | 'goalMinutes'>

export const goalsOf = ({ newPerDay, newExercisesPerDay, goalMinutes }: Settings): Goals => ({
  newPerDay,
  newExercisesPerDay,
  goalMinutes,
})

export interface TodaysPlan {
  readonly items: readonly Planned<ItemKey>[]
  /** Set while an interview is ahead: it decides how much is new each day. */
  readonly interview: {
    readonly date: string
    /** 1: tomorrow. */
    readonly days: number
    readonly pace: Pace
  } | null
}

/** What today's session asks. The day is the seed: the home screen and the session agree. */
export async function todaysPlan(options: {
  readonly bank: PlanBank
  readonly progress: Pick<Progress, 'state' | 'reviewsSince'>
  readonly now: number
  readonly goals: Goals
  /** Plans so many more new questions, whatever was met today, and no new exercise. */
  readonly extra?: number
}): Promise<TodaysPlan> {
  const { bank, progress, now, goals, extra } = options
  const midnight = midnightBefore(now)
  // A tab whose database a newer version has taken cannot read it, and still asks.
  const today = await progress.reviewsSince(midnight).catch(() => [])
  const state = progress.state.getState()
  const projections = state.status === 'loading' ? emptyProjections : state.projections
  const newDoneToday = newAmong(today, projections.cards)
  const interview = interviewOf(bank, projections, now, goals)
  const items = planToday({
    questions: bank.questions,
    exercises: bank.exercises,
    cards: projections.cards,
    aside: new Set(itemsWith(projections, 'aside')),
    now,
    random: seededRandom(midnight / 1000),
    newDoneToday,
    newPerDay:
      extra !== undefined
        ? { questions: newDoneToday.questions + extra, exercises: 0 }
        : interview
          ? paced(interview.pace, newDoneToday)
          : chosen(goals),
    goalMinutes: goals.goalMinutes,
  })
  return { items, interview }
}

/** Where the user's day began. */
export const midnightBefore = (now: number): number => new Date(now).setHours(0, 0, 0, 0)

const chosen = ({ newPerDay, newExercisesPerDay }: Goals): NewItems => ({
  questions: newPerDay,
  exercises: newExercisesPerDay,
})

/** Today's share: what was met today already was still new this morning. */
const paced = ({ total, learningDays }: Pace, done: NewItems): NewItems => ({
  questions: Math.ceil((total.question + done.questions) / learningDays),
  exercises: Math.ceil((total.exercise + done.exercises) / learningDays),
})

function interviewOf(
  bank: PlanBank,
  projections: Projections,
  now: number,
  { goalMinutes }: Goals,
): TodaysPlan['interview'] {
  const date = interviewDateOf(projections)
  const days = date === null ? 0 : daysUntil(date, now)
  if (date === null || days < 1) return null
  const { cards, retention } = projections
  const items = [
    ...bank.questions.map(({ id, seconds }) => ({ key: `question:${id}` as const, seconds })),
    ...bank.exercises.map(({ slug, minutes }) => ({
      key: `exercise:${slug}` as const,
      seconds: minutes * 60,
    })),
  ]
  const fresh = items.filter(({ key }) => !cards.has(key))
  const known = items.flatMap(({ key, seconds }) => knownOf(cards.get(key), seconds))
  const secondsOf = (kind: 'question' | 'exercise') =>
    fresh.filter(({ key }) => key.startsWith(kind)).map(({ seconds }) => seconds)
  const pace = paceUntil({
    fresh: { question: secondsOf('question'), exercise: secondsOf('exercise') },
    known,
    now,
    days,
    secondsADay: goalMinutes === null ? null : goalMinutes * 60,
    retention,
  })
  return { date, days, pace }
}

const knownOf = (card: Card | undefined, seconds: number) =>
  card ? [{ memory: card.memory, seconds }] : []
