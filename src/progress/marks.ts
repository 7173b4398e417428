import type { ItemKey } from './events.ts'
import type { Progress, Projections } from './progress.ts'

/** What the user wants known of an item; each part roams with the log, and the newest counts. */
export interface Marks {
  readonly bookmarked: boolean
  /** Empty: none. */
  readonly note: string
  /** Why the question is wrong or unclear, in the user's words; null: it is not flagged. */
  readonly flag: string | null
  /** Not asked until the user wants it again. */
  readonly aside: boolean
}

type Kind = 'bookmark' | 'note' | 'flag' | 'aside'

const keyOf = (kind: Kind, item: ItemKey) => `${kind}:${item}`
/** A note is read at a glance; what is longer is a text of its own. */
export const longestNote = 4000

/** An imported value may be anything. */
export function marksOf({ settings }: Pick<Projections, 'settings'>, item: ItemKey): Marks {
  const note = settings.get(keyOf('note', item))
  const flag = settings.get(keyOf('flag', item))
  return {
    bookmarked: settings.get(keyOf('bookmark', item)) === true,
    note: typeof note === 'string' ? note.slice(0, longestNote) : '',
    flag: typeof flag === 'string' ? flag.slice(0, longestNote) : null,
    aside: settings.get(keyOf('aside', item)) === true,
  }
}

/** Every item that is marked so, in no order. */
export function itemsWith(
  { settings }: Pick<Projections, 'settings'>,
  kind: Kind,
): readonly ItemKey[] {
  const prefix = `${kind}:`
  return [...settings].flatMap(([key, value]) => {
    const item = key.slice(prefix.length)
    const isMarked =
      kind === 'bookmark' || kind === 'aside'
        ? value === true
        : typeof value === 'string' && value !== ''
    return key.startsWith(prefix) && isMarked && isItem(item) ? [item] : []
  })
}

const isItem = (key: string): key is ItemKey => /^(question|exercise):./.test(key)

const set = async (
  progress: Pick<Progress, 'record'>,
  kind: Kind,
  item: ItemKey,
  value: boolean | string | null,
): Promise<void> => {
  await progress.record({ type: 'setting-changed', key: keyOf(kind, item), value })
}

export const setBookmark = (progress: Pick<Progress, 'record'>, item: ItemKey, on: boolean) =>
  set(progress, 'bookmark', item, on)
export const setAside = (progress: Pick<Progress, 'record'>, item: ItemKey, on: boolean) =>
  set(progress, 'aside', item, on)
export const setNote = (progress: Pick<Progress, 'record'>, item: ItemKey, note: string) =>
  set(progress, 'note', item, note.trim().slice(0, longestNote))
/** An empty reason is a flag as well; null takes it back. */
export const setFlag = (progress: Pick<Progress, 'record'>, item: ItemKey, why: string | null) =>
  set(progress, 'flag', item, why === null ? null : why.trim().slice(0, longestNote) || '…')
