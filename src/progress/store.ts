import type { ItemKey, ProgressEvent, ReviewEvent, RunEvent } from './events.ts'
import type { FoldState } from './fold.ts'
import type { Draft } from './progress.ts'

/** An event with its place in this device's log. */
export type Row = ProgressEvent & { readonly seq: number }

/** A fold put aside, so that the next start need not read the whole log. */
export interface Snapshot {
  readonly version: number
  /** Days are counted in the zone of this name. */
  readonly zone: string
  /** The log it folds: how many events, and which came last. */
  readonly count: number
  readonly seq: number
  readonly lastId: string
  readonly state: FoldState
}

/** How many events were new, and the drafts that were new or newer. */
export interface Merged {
  readonly events: number
  readonly drafts: readonly Draft[]
}

type Language = Draft['language']

/** Where events, drafts and kept values lie. Every write is one transaction; a failed one throws. */
export interface Store {
  readonly device: string
  /** Adds what is not there yet; tells the place of each. */
  readonly append: (events: readonly ProgressEvent[]) => Promise<readonly number[]>
  /**
   * Reads, in one transaction, the snapshot if it fits and ends where the log has the same event,
   * then page by page all rows it does not cover. `start` is called once, before any page.
   */
  readonly read: (
    fits: (snapshot: Snapshot) => boolean,
    start: (snapshot: Snapshot | null) => (rows: readonly Row[]) => void,
  ) => Promise<void>
  /** How many rows there are up to that place; slow in a long log. */
  readonly countUpTo: (seq: number) => Promise<number>
  readonly after: (seq: number, limit: number) => Promise<readonly Row[]>
  readonly find: (id: string) => Promise<Row | null>
  readonly events: () => Promise<readonly ProgressEvent[]>
  readonly reviewsOf: (item: ItemKey) => Promise<readonly ReviewEvent[]>
  readonly reviewsSince: (at: number) => Promise<readonly ReviewEvent[]>
  readonly runsOf: (exercise: string) => Promise<readonly RunEvent[]>
  readonly saveSnapshot: (snapshot: Snapshot) => Promise<void>
  readonly dropSnapshot: () => Promise<void>

  readonly draft: (exercise: string, language: Language) => Promise<Draft | null>
  readonly drafts: () => Promise<readonly Draft[]>
  /** Saves after whatever is there: the time it was saved at always grows. */
  readonly saveDraft: (draft: Draft) => Promise<Draft>
  readonly removeDraft: (exercise: string, language: Language) => Promise<void>
  readonly kept: (key: string) => Promise<unknown>
  readonly keep: (key: string, value: unknown) => Promise<void>
  readonly removeKept: (key: string) => Promise<void>

  /** The union of both: events by id, of each draft the newer one. Drops the snapshot. */
  readonly merge: (
    events: readonly ProgressEvent[],
    drafts: readonly Draft[],
    onProgress?: (share: number) => void,
  ) => Promise<Merged>
  readonly erase: () => Promise<void>
  readonly close: () => void
}

/** A row as it was recorded. */
export function eventOf<E extends ProgressEvent>({ seq: _, ...event }: E & { seq: number }): E {
  return event as unknown as E
}

/** Of two drafts the one typed later; of the same time, the same one on every device. */
export function newerDraft(a: Draft, b: Draft): Draft {
  if (a.at !== b.at) return a.at > b.at ? a : b
  return a.source >= b.source ? a : b
}

/** A draft that comes after `known`, also when the clock was set back in between. */
export const draftAfter = (draft: Draft, known: Draft | null | undefined): Draft =>
  known && known.at >= draft.at ? { ...draft, at: known.at + 1 } : draft

/** Names a draft: one exercise in one language. */
export const draftKey = ({ exercise, language }: Pick<Draft, 'exercise' | 'language'>): string =>
  `${language}:${exercise}`

/** Each event once, and only those whose id is not known yet. */
export function unknownEvents(
  events: readonly ProgressEvent[],
  known: ReadonlySet<string>,
): readonly ProgressEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  return [...byId.values()].filter(({ id }) => !known.has(id))
}
