import { shuffled, type Random } from '../base/random.ts'
import type { Memory } from './memory.ts'
import { retrievability } from './review.ts'
import { spread } from './spread.ts'

/** What the planner has to know of a question or exercise. */
export interface PlanEntry<K extends string> {
  readonly key: K
  readonly topic: string
  readonly concept: string
  readonly difficulty: number
  /** Expected time, in seconds. */
  readonly seconds: number
}

/** The part of a card the planner reads. */
export interface PlanCard {
  readonly memory: Memory
  readonly dueAt: number
}

export interface PlanLimits {
  readonly newPerDay: number
  readonly newDoneToday: number
  /** Most items of one session. */
  readonly max: number
  /** Most time of one session; one item is always planned. */
  readonly seconds?: number
  /** Whether room that is left goes to what is weak though not due; it does unless this is false. */
  readonly weak?: boolean
}

export interface Planned<K extends string> {
  readonly key: K
  readonly why: 'due' | 'new' | 'weak'
}

/** FSRS difficulty runs from 1 to 10; an item rated again at its first sight starts above 6. */
const weakDifficulty = 6
const weakLapses = 2
const slippingLapses = 4
/** What was seen within half a day is still fresh: asking again would teach nothing. */
const restMs = 12 * 3_600_000

/**
 * What to practise now, in this order: what is due, most likely forgotten first; what is new, the
 * easy first, up to the day's limit; and, while there is room, what is weak though not yet due.
 */
export function planQueue<K extends string>(input: {
  readonly entries: readonly PlanEntry<K>[]
  readonly cards: ReadonlyMap<K, PlanCard>
  readonly now: number
  readonly random: Random
  readonly limits: PlanLimits
}): readonly Planned<K>[] {
  const { cards, now, limits } = input
  // Shuffled first: the sorts below are stable, so chance decides among equals.
  const entries = shuffled(input.random, input.entries)
  const isWanted = ({ memory, dueAt }: PlanCard): boolean =>
    dueAt <= now || (limits.weak !== false && isWeak(memory) && isRested(memory, now))
  const met = entries.flatMap((entry) => {
    const card = cards.get(entry.key)
    // Of the many that rest nobody asks how well they are remembered.
    return card && isWanted(card)
      ? [{ entry, isDue: card.dueAt <= now, recall: retrievability(card.memory, now) }]
      : []
  })
  const byRecall = met.toSorted((a, b) => a.recall - b.recall)
  const due = byRecall.filter(({ isDue }) => isDue)
  const weak = byRecall.filter(({ isDue }) => !isDue)
  const fresh = entries
    .filter(({ key }) => !cards.has(key))
    .toSorted((a, b) => a.difficulty - b.difficulty)
    .slice(0, Math.max(0, limits.newPerDay - limits.newDoneToday))

  const bands = [
    { why: 'due', list: due.map(({ entry }) => entry) },
    { why: 'new', list: fresh },
    { why: 'weak', list: weak.map(({ entry }) => entry) },
  ] as const
  const room = { items: limits.max, seconds: limits.seconds ?? Infinity, first: true }
  const queue: Planned<K>[] = []
  let last: PlanEntry<K> | null = null
  for (const { why, list } of bands) {
    const taken: readonly PlanEntry<K>[] = spread(
      list.filter((entry) => takes(room, entry)),
      last,
    )
    queue.push(...taken.map(({ key }) => ({ key, why })))
    last = taken.at(-1) ?? last
  }
  return queue
}

/** Forgotten more than once, or hard from the first sight. */
export const isWeak = (memory: Memory): boolean =>
  memory.lapses >= weakLapses || memory.difficulty >= weakDifficulty

/** Forgotten again and again: repeating alone does not help, so the user is told what may. */
export const isSlipping = (memory: Memory): boolean => memory.lapses >= slippingLapses

const isRested = (memory: Memory, now: number): boolean => now - memory.reviewedAt >= restMs

/** Whether the session still has room for this one; if so it takes the room. */
function takes(
  room: { items: number; seconds: number; first: boolean },
  { seconds }: { readonly seconds: number },
): boolean {
  if (room.items < 1 || (seconds > room.seconds && !room.first)) return false
  room.items -= 1
  room.seconds -= seconds
  room.first = false
  return true
}
