import type { Draft } from './progress.ts'

/** What one tab tells the others, after it is in the database. */
export type Message =
  | { readonly type: 'appended' }
  /** Events were merged in: what was folded is folded anew. */
  | { readonly type: 'merged' }
  | { readonly type: 'erased' }
  | { readonly type: 'draft'; readonly draft: Draft }

export interface Channel {
  readonly tell: (message: Message) => void
  readonly close: () => void
}

/** The other tabs of this database. A browser without channels has each tab see its own only. */
export function openChannel(name: string, onMessage: (message: Message) => void): Channel {
  if (typeof BroadcastChannel === 'undefined')
    return { tell: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(`progress:${name}`)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isMessage(data)) onMessage(data)
  }
  return {
    tell: (message) => channel.postMessage(message),
    close: () => channel.close(),
  }
}

/** A tab of another version may say things this one does not know. */
function isMessage(data: unknown): data is Message {
  if (typeof data !== 'object' || data === null) return false
  const { type } = data as { type?: unknown }
  return type === 'appended' || type === 'merged' || type === 'erased' || type === 'draft'
}
