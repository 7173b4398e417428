import type { Language } from '../../base/language.ts'
import type { TopicId } from '../../content/types.ts'
import type { Drawn } from './note.ts'

export const forms = ['apkg', 'tsv'] as const
export type Form = (typeof forms)[number]

/** What is to be written. */
export interface Order {
  readonly form: Form
  readonly languages: readonly Language[]
  /** Names of the decks. */
  readonly titles: Readonly<Partial<Record<TopicId, string>>>
  readonly now: number
}

/** Each is answered by one FromWorker before the next is sent. */
export type ToWorker =
  | { readonly type: 'add'; readonly order: Order; readonly drawn: readonly Drawn[] }
  | { readonly type: 'finish'; readonly order: Order }

export type FromWorker =
  | { readonly type: 'added' }
  | { readonly type: 'finished'; readonly bytes: Uint8Array<ArrayBuffer>; readonly cards: number }
  | { readonly type: 'failed'; readonly message: string }
