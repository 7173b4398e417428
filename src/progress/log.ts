import type { Clock } from '../base/clock.ts'
import type { ItemKey, NewEvent, ProgressEvent, ReviewEvent, RunEvent } from './events.ts'
import { faultOf, isEvent } from './event-guard.ts'
import { createFold, emptyState, type Fold } from './fold.ts'
import { gatherFold } from './fold-all.ts'
import type { TimeZone } from './local-days.ts'
import { eventVersion, snapshotVersion } from './migrations.ts'
import { compareEvents } from './order.ts'
import type { Contents, Projections } from './progress.ts'
import { createQueue } from './queue.ts'
import type { Merged, Row, Snapshot, Store } from './store.ts'

/** After so many new events the fold is put aside again; replaying them at a start is no work. */
const snapshotEvery = 200
/** More than this is quicker folded as a whole than one by one. */
const mostReplayed = 2000

export interface Log {
  readonly projections: () => Projections
  readonly record: (event: NewEvent) => Promise<ProgressEvent>
  readonly reviewsOf: (item: ItemKey) => Promise<readonly ReviewEvent[]>
  readonly reviewsSince: (at: number) => Promise<readonly ReviewEvent[]>
  readonly runsOf: (exercise: string) => Promise<readonly RunEvent[]>
  readonly contents: () => Promise<readonly ProgressEvent[]>
  readonly merge: (theirs: Contents) => Promise<Merged>
  /** Folds what other tabs have appended. */
  readonly catchUp: () => Promise<void>
  /** Reads everything, from the snapshot if it fits. */
  readonly load: () => Promise<void>
  /** Counts the log, which takes a while, and rebuilds if the fold does not fit it. */
  readonly verify: () => Promise<void>
  readonly rebuild: () => Promise<void>
  /** Stores what only lives in memory and folds what was missed. */
  readonly save: () => Promise<void>
  readonly unsaved: () => number
  /** Forgets what is not stored: the history was erased. */
  readonly forget: () => void
  readonly erase: () => Promise<void>
}

export interface LogOptions {
  readonly store: Store
  readonly clock: Clock
  readonly nextId: () => string
  readonly zone: TimeZone
  /** The projections have changed. */
  readonly onChange: () => void
  /** New events are in the database. */
  readonly onAppended: () => void
  readonly onFailure: (error: unknown) => void
}

/** The events and their fold, kept in step. Everything that changes them runs one after another. */
export function createLog(options: LogOptions): Log {
  const { store, zone } = options
  const exclusive = createQueue()
  /** Recorded but not in the database: the latest write failed or is under way. */
  const unsaved = new Map<string, ProgressEvent>()
  /** Folded before their place in the database was known. */
  let ahead = new Set<string>()
  let fold: Fold = createFold(zone, emptyState())
  /** Every row up to this place is folded. */
  let covered = { seq: 0, count: 0, lastId: '' }
  let sinceSnapshot = 0

  const cover = (row: { readonly seq: number; readonly id: string }) => {
    covered = { seq: row.seq, count: covered.count + 1, lastId: row.id }
  }

  const unsavedOf = <E extends ProgressEvent>(is: (event: ProgressEvent) => event is E): E[] =>
    [...unsaved.values()].filter(is)

  /** What is stored together with what is not yet, in order. */
  const withUnsaved = async <E extends ProgressEvent>(
    stored: Promise<readonly E[]>,
    is: (event: ProgressEvent) => event is E,
  ): Promise<readonly E[]> => {
    const byId = new Map([...(await stored), ...unsavedOf(is)].map((event) => [event.id, event]))
    return [...byId.values()].toSorted(compareEvents)
  }
  const standing = (event: ReviewEvent) => !fold.state.retracted.has(event.id)
  const reviewsOf = async (item: ItemKey): Promise<readonly ReviewEvent[]> => {
    const all = await withUnsaved(
      store.reviewsOf(item),
      (event): event is ReviewEvent => event.type === 'review' && event.item === item,
    )
    return all.filter(standing)
  }

  /** A review that is folded already. */
  const findFolded = async (id: string): Promise<ReviewEvent | null> => {
    const fresh = unsaved.get(id)
    if (fresh) return fresh.type === 'review' && ahead.has(id) ? fresh : null
    const row = await store.find(id)
    return row?.type === 'review' && (row.seq <= covered.seq || ahead.has(id)) ? row : null
  }

  const foldIn = async (event: ProgressEvent): Promise<void> => {
    const late = fold.add(event)
    switch (late?.type) {
      case undefined:
        return
      case 'item':
        return fold.foldItem(late.item, await reviewsOf(late.item))
      case 'retracted': {
        const review = await findFolded(late.review)
        if (!review) return
        fold.count(review, -1)
        return fold.foldItem(review.item, await reviewsOf(review.item))
      }
      case 'everything':
        return read(() => false)
    }
  }

  /** Folds the whole log, or the rest of it over a snapshot. */
  const read = async (fits: (snapshot: Snapshot) => boolean): Promise<void> => {
    const found: { snapshot: Snapshot | null; newer: Row[] } = { snapshot: null, newer: [] }
    const gathering = gatherFold(zone)
    let end = { seq: 0, count: 0, lastId: '' }
    await store.read(fits, (snapshot) => {
      found.snapshot = snapshot
      if (snapshot) return (rows) => void found.newer.push(...rows)
      return (rows) => {
        for (const row of rows) if (isEvent(row)) gathering.take(row)
        const last = rows.at(-1)
        if (last) end = { seq: last.seq, count: end.count + rows.length, lastId: last.id }
      }
    })
    if (found.newer.length > mostReplayed) return read(() => false)
    // A write that was reported as failed may have happened.
    for (const id of unsaved.keys()) if (await store.find(id)) unsaved.delete(id)
    ahead = new Set(unsaved.keys())
    if (!found.snapshot) {
      for (const event of unsaved.values()) gathering.take(event)
      fold = gathering.fold()
      covered = end
      sinceSnapshot = end.count
      return
    }
    const { state, seq, count, lastId } = found.snapshot
    const begun = (fold = createFold(zone, state))
    covered = { seq, count, lastId }
    sinceSnapshot = 0
    await foldRows(found.newer)
    // A late event may have had everything read again, the unsaved ones included.
    for (const event of unsaved.values()) if (fold === begun) await foldIn(event)
  }

  const foldRows = async (rows: readonly Row[]): Promise<void> => {
    for (const row of rows) {
      if (row.seq <= covered.seq) continue
      if (!ahead.delete(row.id) && isEvent(row)) await foldIn(row)
      if (row.seq > covered.seq) cover(row)
      sinceSnapshot++
    }
  }

  const catchUp = async (): Promise<void> => {
    const rows = await store.after(covered.seq, mostReplayed)
    if (rows.length === mostReplayed) await read(() => false)
    else await foldRows(rows)
  }

  const snapshotFits = (snapshot: Snapshot): boolean =>
    snapshot.version === snapshotVersion && snapshot.zone === zone.name

  /** A snapshot is only a saving: if it cannot be written, the next start takes longer. */
  const putAside = async (): Promise<void> => {
    if (sinceSnapshot < snapshotEvery || unsaved.size > 0 || ahead.size > 0) return
    sinceSnapshot = 0
    const { state } = fold
    const snapshot = { version: snapshotVersion, zone: zone.name, ...covered, state }
    await store.saveSnapshot(snapshot).catch(() => undefined)
  }

  const save = async (): Promise<void> => {
    if (unsaved.size === 0) return
    const events = [...unsaved.values()]
    const places = await store.append(events)
    unsaved.clear()
    options.onAppended()
    if (places.every((place, index) => place === covered.seq + 1 + index)) {
      events.forEach(({ id }, index) => {
        ahead.delete(id)
        cover({ id, seq: places[index] ?? 0 })
      })
      sinceSnapshot += events.length
    } else await catchUp()
    await putAside()
  }

  /** What the database refuses does not stop the app: it goes on with what it has. */
  const guarded = (task: () => Promise<void>): Promise<void> =>
    exclusive(async () => {
      try {
        await task()
      } catch (error) {
        options.onFailure(error)
      }
      options.onChange()
    })

  const rebuild = () =>
    guarded(async () => {
      await store.dropSnapshot()
      await read(() => false)
      await putAside()
    })

  /** Rows are never deleted one by one, so up to any place there are as many as were folded. */
  const verify = async (): Promise<void> => {
    const { seq, count } = covered
    if ((await store.countUpTo(seq)) !== count) await rebuild()
  }

  return {
    projections: () => fold.projections(),
    record: async (newEvent) => {
      const event = asJson({
        ...newEvent,
        id: options.nextId(),
        device: store.device,
        at: options.clock(),
        v: eventVersion,
      })
      await guarded(async () => {
        unsaved.set(event.id, event)
        ahead.add(event.id)
        try {
          await foldIn(event)
        } finally {
          options.onChange()
          await save()
        }
      })
      return event
    },
    reviewsOf,
    reviewsSince: async (at) => {
      const is = (event: ProgressEvent): event is ReviewEvent =>
        event.type === 'review' && event.at >= at
      return (await withUnsaved(store.reviewsSince(at), is)).filter(standing)
    },
    runsOf: (exercise) =>
      withUnsaved(
        store.runsOf(exercise),
        (event): event is RunEvent => event.type === 'run' && event.exercise === exercise,
      ),
    contents: () => withUnsaved(store.events(), (event): event is ProgressEvent => isEvent(event)),
    merge: ({ events, drafts }) =>
      exclusive(async () => {
        const result = await store.merge(events, drafts)
        if (result.events > 0) {
          await read(() => false)
          await putAside()
          options.onChange()
        }
        return result
      }),
    catchUp: () => guarded(catchUp),
    load: () =>
      exclusive(async () => {
        await read(snapshotFits)
        await putAside()
        options.onChange()
      }),
    verify,
    rebuild,
    save: () =>
      guarded(async () => {
        await save()
        await catchUp()
      }),
    unsaved: () => unsaved.size,
    forget: () => unsaved.clear(),
    erase: () =>
      exclusive(async () => {
        await store.erase()
        unsaved.clear()
        await read(() => false)
        options.onChange()
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
