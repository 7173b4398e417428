import type { Random } from '../base/random.ts'
import type { ExerciseEntry, QuestionEntry } from '../content/types.ts'
import type { ItemKey, ReviewEvent } from '../progress/events.ts'
import type { Card } from '../progress/progress.ts'
import { planQueue, type Planned, type PlanEntry } from '../schedule/plan-queue.ts'

/** Longer sittings tire; what is left is due in the next one. */
const mostQuestions = 40
const mostExercises = 5

export interface NewItems {
  readonly questions: number
  readonly exercises: number
}

export interface PlanInput {
  readonly questions: readonly QuestionEntry[]
  readonly exercises: readonly ExerciseEntry[]
  readonly cards: ReadonlyMap<ItemKey, Card>
  /** What the user does not want to be asked. */
  readonly aside: ReadonlySet<ItemKey>
  readonly now: number
  readonly random: Random
  readonly newPerDay: NewItems
  /** Met for the first time today already. */
  readonly newDoneToday: NewItems
  /** Minutes the user aims at; null: no limit but the number of items. */
  readonly goalMinutes: number | null
}

/**
 * What today's session asks, in order, each with its reason. Exercises take long and come last; one
 * of them is always planned, or questions alone would fill every day.
 */
export function planToday(input: PlanInput): readonly Planned<ItemKey>[] {
  const { cards, now, random, newPerDay, newDoneToday, goalMinutes } = input
  const questions = input.questions.map(questionEntry).filter(({ key }) => !input.aside.has(key))
  const exercises = input.exercises.map(exerciseEntry).filter(({ key }) => !input.aside.has(key))
  const seconds = goalMinutes === null ? Infinity : goalMinutes * 60
  const asked = planQueue({
    ...{ entries: questions, cards, now, random },
    limits: {
      newPerDay: newPerDay.questions,
      newDoneToday: newDoneToday.questions,
      max: mostQuestions,
      seconds,
    },
  })
  const written = planQueue({
    ...{ entries: exercises, cards, now, random },
    limits: {
      newPerDay: newPerDay.exercises,
      newDoneToday: newDoneToday.exercises,
      max: mostExercises,
      seconds: seconds - secondsOf(questions, asked),
      weak: false,
    },
  })
  return [...asked, ...written]
}

const questionEntry = (entry: QuestionEntry): PlanEntry<ItemKey> => {
  const { id, topic, concept, difficulty, seconds } = entry
  return { key: `question:${id}`, topic, concept, difficulty, seconds }
}

/** What is asked most comes first, then what is easy. */
const exerciseEntry = (entry: ExerciseEntry): PlanEntry<ItemKey> => ({
  key: `exercise:${entry.slug}`,
  topic: entry.topic,
  concept: entry.concepts[0] ?? entry.slug,
  difficulty: entry.tier * 10 + entry.difficulty,
  seconds: entry.minutes * 60,
})

function secondsOf(
  entries: readonly PlanEntry<ItemKey>[],
  planned: readonly Planned<ItemKey>[],
): number {
  const byKey = new Map(entries.map(({ key, seconds }) => [key, seconds]))
  return planned.reduce((sum, { key }) => sum + (byKey.get(key) ?? 0), 0)
}

/** How many items were met for the first time in these reviews, which are all of today's. */
export function newAmong(
  today: readonly Pick<ReviewEvent, 'item'>[],
  cards: ReadonlyMap<ItemKey, Pick<Card, 'reviews'>>,
): NewItems {
  const counts = new Map<ItemKey, number>()
  for (const { item } of today) counts.set(item, (counts.get(item) ?? 0) + 1)
  const met = [...counts].filter(([item, count]) => cards.get(item)?.reviews === count)
  const questions = met.filter(([item]) => item.startsWith('question:')).length
  return { questions, exercises: met.length - questions }
}
