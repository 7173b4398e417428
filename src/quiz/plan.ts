import type { Random } from '../base/random.ts'
import type { QuestionEntry } from '../content/types.ts'
import type { ItemKey, ReviewEvent } from '../progress/events.ts'
import type { Card } from '../progress/progress.ts'
import { planQueue, type Planned } from '../schedule/plan-queue.ts'

type QuestionKey = `question:${string}`

/** Longer sittings tire; what is left is due in the next one. */
const mostQuestions = 40

export interface PlanInput {
  readonly questions: readonly QuestionEntry[]
  readonly cards: ReadonlyMap<ItemKey, Card>
  readonly now: number
  readonly random: Random
  readonly newPerDay: number
  /** New questions answered today already. */
  readonly newDoneToday: number
  /** Minutes the user aims at; null: no limit but the number of questions. */
  readonly goalMinutes: number | null
}

/** What today's session asks, in order, each with its reason. */
export function planToday(
  input: PlanInput,
): readonly (Planned<QuestionKey> & { readonly id: string })[] {
  const { questions, cards, now, random, newPerDay, newDoneToday, goalMinutes } = input
  const planned = planQueue<QuestionKey>({
    entries: questions.map(({ id, topic, concept, difficulty, seconds }) => ({
      key: `question:${id}`,
      topic,
      concept,
      difficulty,
      seconds,
    })),
    cards: cards as ReadonlyMap<QuestionKey, Card>,
    now,
    random,
    limits: {
      newPerDay,
      newDoneToday,
      max: mostQuestions,
      ...(goalMinutes !== null && { seconds: goalMinutes * 60 }),
    },
  })
  return planned.map((entry) => ({ ...entry, id: entry.key.slice('question:'.length) }))
}

/** How many questions were met for the first time in these reviews, which are all of today's. */
export function newAmong(
  today: readonly Pick<ReviewEvent, 'item'>[],
  cards: ReadonlyMap<ItemKey, Pick<Card, 'reviews'>>,
): number {
  const counts = new Map<ItemKey, number>()
  for (const { item } of today)
    if (item.startsWith('question:')) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts].filter(([item, count]) => cards.get(item)?.reviews === count).length
}
