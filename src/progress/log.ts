import type { Clock } from '../base/clock.ts'
import { faultOf } from './event-guard.ts'
import type { NewEvent, ProgressEvent } from './events.ts'
import type { TimeZone } from './local-days.ts'
import { createLogFold } from './log-fold.ts'
import type { LogReader } from './log-reader.ts'
import { eventVersion } from './migrations.ts'
import type { Contents, Projections, Recorded } from './progress.ts'
import { createQueue } from './queue.ts'
import type { Merged, Store } from './store.ts'

export interface Log {
  readonly projections: () => Projections
  readonly reader: LogReader
  readonly recordAll: <const E extends readonly NewEvent[]>(events: E) => Promise<Recorded<E>>
  /** Reads everything for the first time; throws if the database does not let it. */
  readonly load: () => Promise<void>
  /** Counts the log, which takes a while, and rebuilds if the fold does not fit it. */
  readonly verify: () => Promise<void>
  /** Folds what other tabs have appended. */
  readonly catchUp: () => Promise<void>
  /** Another tab has changed more than the end of the log. */
  readonly reload: () => Promise<void>
  /** Another tab has erased the history, what is not stored here included. */
  readonly startOver: () => Promise<void>
  readonly rebuild: () => Promise<void>
  /** Stores what only lives in memory and folds what was missed. */
  readonly save: () => Promise<void>
  readonly unsaved: () => number
  readonly merge: (theirs: Contents, onProgress?: (share: number) => void) => Promise<Merged>
  readonly erase: () => Promise<void>
}

export interface LogOptions {
  readonly store: Store
  readonly clock: Clock
  readonly nextId: () => string
  readonly zone: TimeZone
  /** The projections may have changed. */
  readonly onChange: () => void
  /** New events are in the database. */
  readonly onAppended: () => void
  readonly onFailure: (error: unknown) => void
}

/** What the app shows is stored, or leaving the page loses it; a slow disk must not make keys seem dead. */
const toldUnsavedMs = 250

/** The events and their fold. Everything that changes them runs one after another. */
export function createLog(options: LogOptions): Log {
  const { store, onChange } = options
  const exclusive = createQueue()
  /** Recorded but not in the database: the latest write failed or is under way. */
  const unsaved = new Map<string, ProgressEvent>()
  const fold = createLogFold(store, options.zone, unsaved)

  const save = async (): Promise<void> => {
    if (unsaved.size === 0) return
    const events = [...unsaved.values()]
    const places = await store.append(events)
    unsaved.clear()
    options.onAppended()
    await fold.stored(events, places)
  }

  /** Changes the fold, puts it aside when that is worth it, and tells. */
  const change = <T>(task: () => Promise<T>): Promise<T> =>
    exclusive(async () => {
      try {
        const result = await task()
        await fold.putAside()
        return result
      } finally {
        onChange()
      }
    })

  /** What the database refuses does not stop the app: it goes on with what it has. */
  const guarded = (task: () => Promise<void>): Promise<void> =>
    change(() => task().catch(options.onFailure))

  const rebuild = () => guarded(fold.rebuild)

  return {
    projections: fold.projections,
    reader: fold.reader,
    recordAll: async (newEvents) => {
      const events = newEvents.map((event) =>
        asJson({
          ...event,
          id: options.nextId(),
          device: store.device,
          at: options.clock(),
          v: eventVersion,
        }),
      )
      await guarded(async () => {
        for (const event of events) unsaved.set(event.id, event)
        const late = setTimeout(onChange, toldUnsavedMs)
        try {
          await fold.add(events).finally(save)
        } finally {
          clearTimeout(late)
          // Not after the fold is put aside, which takes its time in a long log.
          onChange()
        }
      })
      return events as Recorded<typeof newEvents>
    },
    load: () => change(fold.load),
    verify: async () => {
      // Outside the queue: the first answer must not wait for it.
      if (!(await fold.isComplete())) await rebuild()
    },
    catchUp: () => guarded(fold.catchUp),
    reload: () => guarded(fold.load),
    startOver: () =>
      guarded(async () => {
        unsaved.clear()
        await fold.load()
      }),
    rebuild,
    save: () =>
      guarded(async () => {
        await save()
        await fold.catchUp()
      }),
    unsaved: () => unsaved.size,
    merge: ({ events, drafts }, onProgress) =>
      change(async () => {
        const merged = await store.merge(events, drafts, onProgress)
        if (merged.events > 0) await fold.rebuild()
        return merged
      }),
    erase: () =>
      change(async () => {
        await store.erase()
        unsaved.clear()
        await fold.rebuild()
      }),
  }
}

/** An event as a backup holds it, so that every device has the same; what is none is a bug. */
function asJson(event: unknown): ProgressEvent {
  const plain: unknown = JSON.parse(JSON.stringify(event))
  const fault = faultOf(plain)
  if (fault !== null) throw new Error(`not an event, for its ${fault}: ${JSON.stringify(plain)}`)
  return plain as ProgressEvent
}
