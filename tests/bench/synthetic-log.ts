// The history of somebody who has answered a hundred thousand times: the same for the same arguments.
import { integer, pick, type Random, seededRandom } from '../../src/base/random.ts'
import type { ItemKey, ProgressEvent } from '../../src/progress/events.ts'

const dayMs = 86_400_000
/** Two years, the first answers of the newest items a few weeks ago. */
const spanDays = 730
const newestDays = 30

interface LogOptions {
  readonly items: readonly ItemKey[]
  readonly reviews: number
  readonly now: number
}

/** Reviews in the order of time, equally many of each item, at intervals that grow. */
export function* syntheticLog({ items, reviews, now }: LogOptions): Generator<ProgressEvent> {
  const random = seededRandom(reviews)
  const each = Math.ceil(reviews / items.length)
  const times = items.flatMap((item) => timesOf(random, each, now).map((at) => ({ item, at })))
  times.sort((a, b) => a.at - b.at)
  for (const [count, { item, at }] of times.slice(-reviews).entries()) {
    const right = random() < 0.85
    const rating = right ? pick(random, [2, 3, 3, 3, 4] as const) : 1
    yield {
      type: 'review',
      id: idAt(at, count),
      device: 'bench',
      at,
      v: 1,
      item,
      rating,
      proposed: rating,
      reason: right ? 'right' : 'wrong',
      score: right ? 1 : 0,
      ms: integer(random, 2000, 90_000),
      session: `s-${Math.floor(at / dayMs)}`,
      answer: { type: 'single', chosen: integer(random, 0, 3) },
    }
  }
}

function timesOf(random: Random, count: number, now: number): number[] {
  const begun = now - dayMs * (newestDays + random() * (spanDays - newestDays))
  return Array.from({ length: count }, (_, n) => {
    const share = ((n + random()) / count) ** 1.8
    return Math.floor(begun + share * (now - begun))
  })
}

/** A UUIDv7 of that time. */
function idAt(at: number, n: number): string {
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${n.toString(16).padStart(12, '0')}`
}
