import type { StoreApi } from 'zustand/vanilla'
import type { CodeLanguage } from '../base/code-language.ts'
import type { Result } from '../base/result.ts'
import type { Memory } from '../schedule/memory.ts'
import type { Rating } from '../schedule/rating.ts'
import type { Weights } from '../schedule/weights.ts'
import type {
  InterviewEvent,
  ItemKey,
  NewEvent,
  ProgressEvent,
  ReviewEvent,
  RunEvent,
} from './events.ts'

/** What went wrong with the device's storage; each has its own words on the screen. */
export type StorageProblem =
  | { readonly type: 'blocked' } // no IndexedDB: private mode, policy, or the browser refused
  | { readonly type: 'full' } // quota reached: nothing more is saved until room is made
  | { readonly type: 'newer' } // another tab or version has upgraded the database: reload
  | { readonly type: 'failed'; readonly message: string }

/** A card: the FSRS memory state of one item, folded from its reviews. */
export interface Card {
  readonly item: ItemKey
  readonly memory: Memory
  readonly reviews: number
  readonly lapses: number
  readonly lastAt: number
  readonly lastRating: Rating
  readonly dueAt: number
}

/** Cached folds over the log. Replaced as a whole on change, so selectors can compare by identity. */
export interface Projections {
  readonly cards: ReadonlyMap<ItemKey, Card>
  /** Mock interviews, oldest first. */
  readonly interviews: readonly InterviewSummary[]
  /** Runs per exercise slug, oldest first, without their source. */
  readonly runs: ReadonlyMap<string, readonly RunSummary[]>
  /** Reviews and time per local day, `2026-11-24` → counts. Right is whatever was not rated again. */
  readonly days: ReadonlyMap<
    string,
    { readonly reviews: number; readonly ms: number; readonly right: number }
  >
  readonly reviews: number
  /** The newest value of every setting that roams with the log. */
  readonly settings: ReadonlyMap<string, unknown>
  /** The wanted retention in force: the newest valid `retention` setting. */
  readonly retention: number
  /** FSRS's defaults, or what was fitted to the log: the newest valid `fsrs-weights` setting. */
  readonly weights: Weights
}
export type InterviewSummary = Omit<InterviewEvent, 'v' | 'device' | 'type'>
export type RunSummary = Omit<RunEvent, 'source' | 'v' | 'device' | 'type'>

export type ProgressState =
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready'
      readonly projections: Projections
      /** Set when storage failed after opening: the app goes on in memory and says so. */
      readonly problem: StorageProblem | null
    }
  | {
      readonly status: 'unavailable'
      readonly problem: StorageProblem
      readonly projections: Projections
    }

export interface Draft {
  readonly exercise: string
  readonly language: CodeLanguage
  readonly source: string
  readonly at: number
}

export interface Contents {
  readonly events: readonly ProgressEvent[]
  readonly drafts: readonly Draft[]
}

/** How many events were added and drafts added or replaced. */
export interface MergeResult {
  readonly events: number
  readonly drafts: number
}

/** As many events as were to be recorded. */
export type Recorded<E extends readonly NewEvent[]> = { readonly [I in keyof E]: ProgressEvent }

/** Everything the app may do with the user's history. Opened by `openProgress` in open.ts. */
export interface Progress {
  readonly state: StoreApi<ProgressState>
  /**
   * Resolves when the event is durable; projections are updated before it resolves. When storage
   * fails it resolves as well: the event lives in memory, `problem` says so, and it is tried again.
   */
  readonly record: (event: NewEvent) => Promise<ProgressEvent>
  /**
   * Records several as one: all of them are durable or, after a crash, none. Their ids are in their
   * order, and one that is no event has all refused.
   */
  readonly recordAll: <const E extends readonly NewEvent[]>(events: E) => Promise<Recorded<E>>
  /** Without those taken back, oldest first. */
  readonly reviewsOf: (item: ItemKey) => Promise<readonly ReviewEvent[]>
  /** Of all items from that time on, without those taken back, oldest first. */
  readonly reviewsSince: (at: number) => Promise<readonly ReviewEvent[]>
  readonly runsOf: (exercise: string) => Promise<readonly RunEvent[]>
  readonly drafts: {
    readonly load: (exercise: string, language: Draft['language']) => Promise<Draft | null>
    /**
     * Saves at once; the latest call wins, also across tabs. Rejects when the browser did not store
     * it: the draft then lives in memory and is tried again with the next save.
     */
    readonly save: (draft: Omit<Draft, 'at'>) => Promise<void>
    readonly list: () => Promise<readonly Draft[]>
    readonly remove: (exercise: string, language: Draft['language']) => Promise<void>
    /** Called when another tab saved a draft. */
    readonly onChange: (listener: (draft: Draft) => void) => () => void
  }
  /**
   * Small device-local values that survive a reload: an open quiz session, a dismissed hint.
   * Where storage fails they last for the sitting.
   */
  readonly kept: {
    readonly load: (key: string) => Promise<unknown>
    readonly save: (key: string, value: unknown) => Promise<void>
    readonly remove: (key: string) => Promise<void>
  }
  /** Drops and rebuilds every projection from the log. */
  readonly rebuild: () => Promise<void>
  /** Tries once more to store what only lives in memory; true when nothing is left. */
  readonly retry: () => Promise<boolean>
  /** Everything a backup holds. */
  readonly contents: () => Promise<Contents>
  /** The union with another history, in one transaction: all of it or nothing. */
  readonly merge: (
    theirs: Contents,
    onProgress?: (share: number) => void,
  ) => Promise<Result<MergeResult, StorageProblem>>
  /** Bytes used, quota and whether the browser promised to keep them. */
  readonly storage: () => Promise<{
    readonly usage: number
    readonly quota: number
    readonly persisted: boolean
  }>
  readonly askToPersist: () => Promise<boolean>
  /** Deletes events, drafts and kept values of this device, in every tab. Settings stay. */
  readonly erase: () => Promise<void>
  readonly close: () => void
}
