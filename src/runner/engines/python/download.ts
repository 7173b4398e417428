import { createStore, type StoreApi } from 'zustand/vanilla'
import { bytesOf, type Pack, type Piece, wholePack } from './packs.ts'
import type { PieceStore } from './pieces.ts'

/** How much of Python is on this device. `bytes` are those that are here or arriving. */
export type PythonState =
  /** Nobody has looked yet. */
  | { readonly type: 'unknown' }
  /** Not here, or not all of it: a download may have been interrupted. */
  | { readonly type: 'absent'; readonly bytes: number }
  | { readonly type: 'loading'; readonly bytes: number }
  /** `lasting`: at the next visit as well. */
  | { readonly type: 'here'; readonly lasting: boolean }
  /** `broken`: what the server sent is not what was built. */
  | { readonly type: 'failed'; readonly reason: 'offline' | 'broken'; readonly bytes: number }

/** The bytes of Python: fetched once, kept in pieces, and unpacked only where Python is really wanted. */
export interface PythonDownload {
  readonly store: StoreApi<PythonState>
  /** What there is to fetch in all. */
  readonly total: number
  /** Finds out what is here, without fetching any of it. */
  readonly look: () => Promise<void>
  /** Fetches what is missing, one download for all who ask; rejects when that fails or is cancelled. */
  readonly fetchPython: () => Promise<void>
  readonly cancel: () => void
  readonly removePython: () => Promise<void>
  /** The packs, unpacked and verified, for the rest of the visit. */
  readonly loadPython: () => Promise<readonly Blob[]>
}

/** Pieces at once: one after the other, each would wait for an answer. */
const connections = 3

class Broken extends Error {}

export function createDownload(options: {
  readonly packs: readonly Pack[]
  readonly pieces: PieceStore
  readonly fetch: typeof fetch
  /** What goes with Python when it is removed. */
  readonly onRemove?: () => Promise<void>
}): PythonDownload {
  const { packs, pieces: kept } = options
  const all = packs.flatMap(({ pieces }) => pieces)
  const total = bytesOf(all)
  const store = createStore<PythonState>(() => ({ type: 'unknown' }))
  const unpacked = new Map<Pack, Blob>()
  let isWanted = false
  let job: Promise<void> | null = null
  let loading: Promise<readonly Blob[]> | null = null
  let control = new AbortController()

  const missing = async (pieces: readonly Piece[]): Promise<readonly Piece[]> => {
    const here = await kept.here()
    return pieces.filter(({ url }) => !here.has(url))
  }
  const forget = (pieces: readonly Piece[]): Promise<void> =>
    kept.forget(pieces.map(({ url }) => url))
  const read = async ({ pieces }: Pack): Promise<readonly Blob[]> => {
    const found = await Promise.all(pieces.map(({ url }) => kept.read(url)))
    return found.filter((piece) => piece !== null)
  }
  const isHere = (): void => {
    store.setState({ type: 'here', lasting: kept.isLasting() }, true)
  }
  const addBytes = (more: number, signal: AbortSignal): void => {
    const state = store.getState()
    if (state.type === 'loading' && !signal.aborted)
      store.setState({ ...state, bytes: state.bytes + more }, true)
  }

  const fetchPiece = async ({ url, bytes }: Piece, signal: AbortSignal): Promise<void> => {
    // Kept by us, the browser need not keep it as well.
    const answer = await options.fetch(url, { signal, cache: 'no-store' })
    if (!answer.ok) throw new Broken(`${answer.status} for ${url}`)
    const piece = await received(answer, (more) => addBytes(more, signal))
    if (piece.size !== bytes) throw new Broken(`${piece.size} of ${bytes} bytes for ${url}`)
    await kept.keep(url, piece)
  }
  const fetchAll = async (pieces: readonly Piece[], signal: AbortSignal): Promise<void> => {
    const queue = [...pieces]
    const work = async (): Promise<void> => {
      for (let piece = queue.shift(); piece; piece = queue.shift()) {
        signal.throwIfAborted()
        await fetchPiece(piece, signal)
      }
    }
    const stop = (error: unknown): never => {
      queue.length = 0
      throw error
    }
    // What the other connections are at may still arrive, and is kept.
    const ends = await Promise.allSettled(
      Array.from({ length: connections }, () => work().catch(stop)),
    )
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  }

  /** The hash is of the whole pack, so that it cannot be told which of the pieces is wrong. */
  const verify = async (pack: Pack, signal: AbortSignal): Promise<void> => {
    let whole = await wholePack(pack, await read(pack))
    if (!whole) {
      await forget(pack.pieces)
      addBytes(-bytesOf(pack.pieces), signal)
      await fetchAll(pack.pieces, signal)
      whole = await wholePack(pack, await read(pack))
    }
    if (!whole) {
      await forget(pack.pieces)
      throw new Broken(`${pack.name} is not what was built`)
    }
    if (isWanted) unpacked.set(pack, whole)
  }

  const download = async (signal: AbortSignal): Promise<void> => {
    const wanted = await missing(all)
    if (wanted.length > 0) {
      store.setState({ type: 'loading', bytes: total - bytesOf(wanted) }, true)
      const fresh = packs.filter((pack) => pack.pieces.some((piece) => wanted.includes(piece)))
      await fetchAll(wanted, signal)
      for (const pack of fresh) await verify(pack, signal)
    }
    await forgetOthers()
    isHere()
  }
  /** Pieces of versions before this one. */
  const forgetOthers = async (): Promise<void> => {
    const current = new Set(all.map(({ url }) => url))
    await kept.forget([...(await kept.here())].filter((url) => !current.has(url)))
  }
  const ended = async (error: unknown, isCancelled: boolean): Promise<void> => {
    const bytes = total - bytesOf(await missing(all))
    const reason = error instanceof Broken ? 'broken' : 'offline'
    store.setState(
      isCancelled ? { type: 'absent', bytes } : { type: 'failed', reason, bytes },
      true,
    )
  }

  const fetchPython = (): Promise<void> => {
    if (job) return job
    control = new AbortController()
    const { signal } = control
    job = download(signal)
      .catch(async (error: unknown) => {
        await ended(error, signal.aborted)
        throw error
      })
      .finally(() => (job = null))
    return job
  }

  const unpackAll = async (): Promise<readonly Blob[]> => {
    isWanted = true
    await fetchPython()
    for (const pack of packs) {
      if (unpacked.has(pack)) continue
      const whole = await wholePack(pack, await read(pack))
      if (whole) unpacked.set(pack, whole)
      else await forget(pack.pieces)
    }
    // What was damaged where it was kept.
    if (unpacked.size < packs.length) await fetchPython()
    return packs.map((pack) => {
      const whole = unpacked.get(pack)
      if (!whole) throw new Error(`${pack.name} was removed meanwhile`)
      return whole
    })
  }

  return {
    store,
    total,
    look: async () => {
      if (job) return
      const { type } = store.getState()
      await forgetOthers()
      const wanted = await missing(all)
      if (job) return
      if (wanted.length === 0) isHere()
      else if (type !== 'failed')
        store.setState({ type: 'absent', bytes: total - bytesOf(wanted) }, true)
    },
    fetchPython,
    cancel: () => control.abort(),
    removePython: async () => {
      control.abort()
      await job?.catch(() => undefined)
      await kept.forget(await kept.here())
      unpacked.clear()
      loading = null
      isWanted = false
      await options.onRemove?.()
      store.setState({ type: 'absent', bytes: 0 }, true)
    },
    loadPython: () => {
      loading ??= unpackAll().catch((error: unknown) => {
        loading = null
        throw error
      })
      return loading
    },
  }
}

async function received(answer: Response, onBytes: (more: number) => void): Promise<Blob> {
  if (!answer.body) return answer.blob()
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = answer.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    onBytes(next.value.length)
  }
  return new Blob(parts)
}
