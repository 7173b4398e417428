import { canFold } from './event-guard.ts'
import type { ProgressEvent, ReviewEvent } from './events.ts'
import { createFold, emptyState, type Fold } from './fold.ts'
import { gatherFold } from './fold-all.ts'
import type { TimeZone } from './local-days.ts'
import { createLogReader, type LogReader } from './log-reader.ts'
import { snapshotVersion } from './migrations.ts'
import type { Projections } from './progress.ts'
import type { Row, Snapshot, Store } from './store.ts'

/** After so many new events the fold is put aside again; replaying them at a start is no work. */
const snapshotEvery = 200
/** More than this is quicker folded as a whole than one by one. */
const mostReplayed = 2000

/** The fold of the log, kept in step with it. Its functions must not run at the same time. */
export interface LogFold {
  readonly projections: () => Projections
  readonly reader: LogReader
  /** Folds new events that are in `unsaved`. */
  readonly add: (events: readonly ProgressEvent[]) => Promise<void>
  /** Added events have got their places in the database. */
  readonly stored: (events: readonly ProgressEvent[], places: readonly number[]) => Promise<void>
  /** Folds what others have appended. */
  readonly catchUp: () => Promise<void>
  /** Folds everything, over the snapshot if it fits. */
  readonly load: () => Promise<void>
  readonly rebuild: () => Promise<void>
  /** Whether the database holds as many events as were folded. Slow in a long log. */
  readonly isComplete: () => Promise<boolean>
  /** Puts the fold aside if enough is new in it. */
  readonly putAside: () => Promise<void>
}

export function createLogFold(
  store: Store,
  zone: TimeZone,
  unsaved: Map<string, ProgressEvent>,
): LogFold {
  let fold: Fold = createFold(zone, emptyState())
  /** Every row up to this place is folded. */
  let covered = { seq: 0, count: 0, lastId: '' }
  /** Folded before their place in the database was known. */
  let ahead = new Set<string>()
  let sinceSnapshot = 0
  const reader = createLogReader(store, unsaved, (id) => fold.state.retracted.has(id))

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
        return fold.foldItem(late.item, await reader.reviewsOf(late.item))
      case 'retracted': {
        const review = await findFolded(late.review)
        if (!review) return
        fold.count(review, -1)
        return fold.foldItem(review.item, await reader.reviewsOf(review.item))
      }
      case 'everything':
        return read(() => false)
    }
  }

  const foldRows = async (rows: readonly Row[]): Promise<void> => {
    for (const row of rows) {
      if (row.seq <= covered.seq) continue
      if (!ahead.delete(row.id) && canFold(row)) await foldIn(row)
      // Unless a late event has had everything read again.
      if (row.seq > covered.seq) cover(row)
    }
  }

  const cover = ({ seq, id }: Pick<Row, 'seq' | 'id'>): void => {
    covered = { seq, count: covered.count + 1, lastId: id }
    sinceSnapshot += 1
  }

  const read = async (fits: (snapshot: Snapshot) => boolean): Promise<void> => {
    const found: { snapshot: Snapshot | null; newer: Row[] } = { snapshot: null, newer: [] }
    const gathering = gatherFold(zone)
    let end = { seq: 0, count: 0, lastId: '' }
    await store.read(fits, (snapshot) => {
      found.snapshot = snapshot
      if (snapshot) return (rows) => void found.newer.push(...rows)
      return (rows) => {
        for (const row of rows) if (canFold(row)) gathering.take(row)
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

  const catchUp = async (): Promise<void> => {
    const rows = await store.after(covered.seq, mostReplayed)
    if (rows.length === mostReplayed) await read(() => false)
    else await foldRows(rows)
  }

  const putAside = async (): Promise<void> => {
    if (sinceSnapshot < snapshotEvery || ahead.size > 0) return
    sinceSnapshot = 0
    const { state } = fold
    const snapshot = { version: snapshotVersion, zone: zone.name, ...covered, state }
    // It is only a saving: if it cannot be written, the next start takes longer.
    await store.saveSnapshot(snapshot).catch(() => undefined)
  }

  return {
    projections: () => fold.projections(),
    reader,
    add: async (events) => {
      const failures: unknown[] = []
      for (const event of events) {
        // One before it may have had everything read again, this one included.
        if (ahead.has(event.id)) continue
        ahead.add(event.id)
        // Each is folded, or those behind the failed one would be stored and never counted.
        await foldIn(event).catch((error: unknown) => failures.push(error))
      }
      if (failures.length > 0) throw failures[0]
    },
    stored: async (events, places) => {
      const next = covered.seq + 1
      // Another tab may have written in between.
      if (!places.every((place, index) => place === next + index)) return catchUp()
      events.forEach(({ id }, index) => {
        ahead.delete(id)
        cover({ id, seq: next + index })
      })
    },
    catchUp,
    load: () =>
      read((snapshot) => snapshot.version === snapshotVersion && snapshot.zone === zone.name),
    rebuild: async () => {
      await store.dropSnapshot()
      await read(() => false)
    },
    isComplete: async () => {
      const { seq, count } = covered
      return (await store.countUpTo(seq)) === count
    },
    putAside,
  }
}
