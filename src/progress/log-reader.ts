import { isEvent } from './event-guard.ts'
import type { ItemKey, ProgressEvent, ReviewEvent, RunEvent } from './events.ts'
import { compareEvents } from './order.ts'
import type { Store } from './store.ts'

export interface LogReader {
  readonly reviewsOf: (item: ItemKey) => Promise<readonly ReviewEvent[]>
  readonly reviewsSince: (at: number) => Promise<readonly ReviewEvent[]>
  readonly runsOf: (exercise: string) => Promise<readonly RunEvent[]>
  readonly events: () => Promise<readonly ProgressEvent[]>
}

/** Reads what is stored together with what is not yet, oldest first; retracted reviews are left out. */
export function createLogReader(
  store: Store,
  unsaved: ReadonlyMap<string, ProgressEvent>,
  isRetracted: (id: string) => boolean,
): LogReader {
  const together = async <E extends ProgressEvent>(
    stored: Promise<readonly E[]>,
    is: (event: ProgressEvent) => event is E,
  ): Promise<readonly E[]> => {
    const byId = new Map((await stored).map((event) => [event.id, event]))
    for (const event of unsaved.values()) if (is(event)) byId.set(event.id, event)
    return [...byId.values()].toSorted(compareEvents)
  }
  const reviews = async (
    stored: Promise<readonly ReviewEvent[]>,
    wanted: (event: ReviewEvent) => boolean,
  ): Promise<readonly ReviewEvent[]> => {
    const all = await together(
      stored,
      (event): event is ReviewEvent => event.type === 'review' && wanted(event),
    )
    return all.filter(({ id }) => !isRetracted(id))
  }
  return {
    reviewsOf: (item) => reviews(store.reviewsOf(item), (event) => event.item === item),
    reviewsSince: (at) => reviews(store.reviewsSince(at), (event) => event.at >= at),
    runsOf: (exercise) =>
      together(
        store.runsOf(exercise),
        (event): event is RunEvent => event.type === 'run' && event.exercise === exercise,
      ),
    events: () => together(store.events(), isEvent),
  }
}
