import type { Database } from './dexie-open.ts'
import type { ProgressEvent, ReviewEvent, RunEvent } from './events.ts'
import { canFold, isEvent } from './event-guard.ts'
import { compareEvents } from './order.ts'
import type { Draft } from './progress.ts'
import { draftAfter, eventOf, newerDraft, unknownEvents, type Row, type Store } from './store.ts'

/** Pages are asked for side by side: the browser reads one while the last is unpacked. */
const pageSize = 5000

/** The store over an open database. `newDevice` names a database that has no name yet. */
export async function createDexieStore(db: Database, newDevice: () => string): Promise<Store> {
  const allTables = [db.events, db.drafts, db.kept, db.meta]

  const deviceOf = async (): Promise<string> => {
    const row = await db.meta.get('device')
    if (row?.key === 'device') return row.value
    const value = newDevice()
    await db.meta.put({ key: 'device', value })
    return value
  }
  let device = await db.transaction('rw', db.meta, deviceOf)

  /** All rows after `seq`, page by page. Call it inside a transaction. */
  const readPages = async (seq: number, page: (rows: readonly Row[]) => void): Promise<void> => {
    const last = (await db.events.orderBy('seq').last())?.seq ?? 0
    const reading: PromiseLike<void>[] = []
    for (let low = seq; low < last; low += pageSize)
      reading.push(
        db.events
          .where('seq')
          .between(low, low + pageSize, false, true)
          .toArray()
          .then(page),
      )
    await Promise.all(reading)
  }

  const readEvents = async (): Promise<readonly ProgressEvent[]> => {
    const events: ProgressEvent[] = []
    await db.transaction('r', db.events, () =>
      readPages(0, (rows) => {
        for (const row of rows) if (isEvent(row)) events.push(eventOf(row))
      }),
    )
    return events
  }

  return {
    get device() {
      return device
    },
    append: (events) =>
      db.transaction('rw', db.events, async () => {
        const places: number[] = []
        for (const event of events) {
          const [known] = await db.events.where('id').equals(event.id).primaryKeys()
          // A copy, because Dexie writes the place into what it adds.
          places.push(known ?? (await db.events.add({ ...event })))
        }
        return places
      }),
    read: (fits, start) =>
      db.transaction('r', db.events, db.meta, async () => {
        const row = await db.meta.get('snapshot')
        const candidate = row?.key === 'snapshot' && fits(row.value) ? row.value : null
        const last = candidate && (await db.events.get(candidate.seq))
        const snapshot = last?.id === candidate?.lastId ? candidate : null
        await readPages(snapshot?.seq ?? 0, start(snapshot))
      }),
    countUpTo: (seq) => db.events.where('seq').belowOrEqual(seq).count(),
    after: (seq, limit) => db.events.where('seq').above(seq).limit(limit).toArray(),
    find: async (id) => (await db.events.where('id').equals(id).first()) ?? null,
    events: readEvents,
    reviewsOf: async (item) =>
      eventsOf<ReviewEvent>(
        await db.events.where('[type+item]').equals(['review', item]).toArray(),
      ),
    reviewsSince: async (at) =>
      eventsOf<ReviewEvent>(
        (await db.events.where('at').aboveOrEqual(at).toArray()).filter(
          ({ type }) => type === 'review',
        ),
      ),
    runsOf: async (exercise) =>
      eventsOf<RunEvent>(
        await db.events.where('[type+exercise]').equals(['run', exercise]).toArray(),
      ),
    saveSnapshot: async (value) => {
      await db.meta.put({ key: 'snapshot', value })
    },
    dropSnapshot: () => db.meta.delete('snapshot'),

    draft: async (exercise, language) => (await db.drafts.get([exercise, language])) ?? null,
    drafts: () => db.drafts.toArray(),
    saveDraft: (draft) =>
      db.transaction('rw', db.drafts, async () => {
        const saved = draftAfter(draft, await db.drafts.get([draft.exercise, draft.language]))
        await db.drafts.put(saved)
        return saved
      }),
    removeDraft: (exercise, language) => db.drafts.delete([exercise, language]),
    kept: async (key) => (await db.kept.get(key))?.value,
    keep: async (key, value) => {
      await db.kept.put({ key, value })
    },
    removeKept: (key) => db.kept.delete(key),

    merge: (events, drafts, onProgress) =>
      db.transaction('rw', db.events, db.drafts, db.meta, async () => {
        const known = new Set<string>()
        await readPages(0, (rows) => rows.forEach(({ id }) => known.add(id)))
        const fresh = unknownEvents(events, known)
        for (let at = 0; at < fresh.length; at += pageSize) {
          const part = fresh.slice(at, at + pageSize)
          await db.events.bulkAdd(part.map((event) => ({ ...event })))
          onProgress?.((at + part.length) / fresh.length)
        }
        const taken: Draft[] = []
        for (const theirs of drafts) {
          const ours = await db.drafts.get([theirs.exercise, theirs.language])
          if (ours && newerDraft(ours, theirs) === ours) continue
          await db.drafts.put(theirs)
          taken.push(theirs)
        }
        if (fresh.length > 0) await db.meta.delete('snapshot')
        return { events: fresh.length, drafts: taken }
      }),
    erase: async () => {
      device = await db.transaction('rw', allTables, async () => {
        await Promise.all(allTables.map((table) => table.clear()))
        return deviceOf()
      })
    },
    close: () => db.close(),
  }
}

function eventsOf<E extends ProgressEvent>(rows: readonly Row[]): readonly E[] {
  const events = rows.filter(canFold).map((row) => eventOf(row))
  return (events as readonly ProgressEvent[] as readonly E[]).toSorted(compareEvents)
}
