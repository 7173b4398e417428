import type { ItemKey, ProgressEvent, ReviewEvent, RunEvent } from './events.ts'
import { compareEvents } from './order.ts'
import type { Draft } from './progress.ts'
import { draftAfter, draftKey, newerDraft, unknownEvents, type Store } from './store.ts'

/** A store for one sitting, where the browser gives us none that lasts. */
export function createMemoryStore(newDevice: () => string): Store {
  let device = newDevice()
  let events: ProgressEvent[] = []
  const drafts = new Map<string, Draft>()
  const kept = new Map<string, unknown>()
  const place = (id: string) => events.findIndex((event) => event.id === id) + 1
  const rowsFrom = (seq: number) =>
    events.slice(seq).map((event, index) => ({ ...event, seq: seq + index + 1 }))
  const sorted = <E extends ProgressEvent>(is: (event: ProgressEvent) => event is E) =>
    Promise.resolve(events.filter(is).toSorted(compareEvents))

  return {
    get device() {
      return device
    },
    append: (added) => {
      const places = added.map((event) => place(event.id) || events.push(event))
      return Promise.resolve(places)
    },
    read: (_fits, start) => {
      start(null)(rowsFrom(0))
      return Promise.resolve()
    },
    countUpTo: (seq) => Promise.resolve(Math.min(seq, events.length)),
    after: (seq, limit) => Promise.resolve(rowsFrom(seq).slice(0, limit)),
    find: (id) => Promise.resolve(rowsFrom(0)[place(id) - 1] ?? null),
    events: () => Promise.resolve([...events]),
    reviewsOf: (item: ItemKey) =>
      sorted((event): event is ReviewEvent => event.type === 'review' && event.item === item),
    reviewsSince: (at) =>
      sorted((event): event is ReviewEvent => event.type === 'review' && event.at >= at),
    runsOf: (exercise) =>
      sorted((event): event is RunEvent => event.type === 'run' && event.exercise === exercise),
    saveSnapshot: () => Promise.resolve(),
    dropSnapshot: () => Promise.resolve(),

    draft: (exercise, language) =>
      Promise.resolve(drafts.get(draftKey({ exercise, language })) ?? null),
    drafts: () => Promise.resolve([...drafts.values()]),
    saveDraft: (draft) => {
      const saved = draftAfter(draft, drafts.get(draftKey(draft)))
      drafts.set(draftKey(draft), saved)
      return Promise.resolve(saved)
    },
    removeDraft: (exercise, language) =>
      Promise.resolve(void drafts.delete(draftKey({ exercise, language }))),
    kept: (key) => Promise.resolve(kept.get(key)),
    keep: (key, value) => Promise.resolve(void kept.set(key, value)),
    removeKept: (key) => Promise.resolve(void kept.delete(key)),

    merge: (added, theirs) => {
      const known = new Set(events.map(({ id }) => id))
      const fresh = unknownEvents(added, known)
      events.push(...fresh)
      const newer = theirs.filter((draft) => {
        const ours = drafts.get(draftKey(draft))
        return !ours || newerDraft(ours, draft) !== ours
      })
      for (const draft of newer) drafts.set(draftKey(draft), draft)
      return Promise.resolve({ events: fresh.length, drafts: newer })
    },
    erase: () => {
      events = []
      drafts.clear()
      kept.clear()
      device = newDevice()
      return Promise.resolve()
    },
    close: () => undefined,
  }
}
