import type { Provisions } from '../../protocol.ts'
import { sha256Of } from './packs.ts'
import { snapshotFile, snapshotIn } from './snapshot-file.ts'

/** The interpreter as the first worker started it, for all that start later. */
export interface Snapshots {
  readonly read: () => Promise<Blob | null>
  /** Takes it out of what a worker has left. */
  readonly keep: (left: Provisions) => Promise<void>
  readonly remove: () => Promise<void>
}

/** NumPy takes 15 MB of it. */
const mostBytes = 64 * 2 ** 20

/**
 * In memory for this visit, in Cache Storage for the next. One is of use only for the very packs and script
 * that made it: the name has the hash of both.
 */
export function createSnapshots(options: {
  readonly openCache: () => Promise<Cache>
  /** Where its file would stand; nothing is ever fetched from there. */
  readonly folder: string
  /** Of the packs. */
  readonly hashes: readonly string[]
  readonly workerScript: () => Promise<string>
  /** Compressing it takes half a second, which the first run should not wait for. */
  readonly whenQuiet: () => Promise<void>
}): Snapshots {
  const { openCache, folder, hashes, workerScript, whenQuiet } = options
  let current: Blob | null = null

  const address = async (): Promise<string | null> => {
    const made = new Blob([[...hashes, await workerScript()].join('\n')])
    const hash = await sha256Of(made)
    return hash === null ? null : new URL(`python-snapshot-${hash.slice(0, 16)}.bin`, folder).href
  }
  const readFile = async (): Promise<Blob | null> => {
    const url = await address()
    if (url === null) return null
    const cache = await openCache()
    const kept = await cache.match(url)
    if (!kept) return null
    const snapshot = await snapshotIn(await kept.blob())
    if (!snapshot) await cache.delete(url)
    return snapshot
  }
  const writeFile = async (snapshot: Blob): Promise<void> => {
    const url = await address()
    if (url === null) return
    const cache = await openCache()
    const file = await snapshotFile(snapshot)
    // Python may have been removed meanwhile.
    if (snapshot !== current) return
    for (const { url: old } of await cache.keys()) if (old !== url) await cache.delete(old)
    await cache.put(url, new Response(file))
  }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  return {
    // Without one the interpreter starts as it did the first time.
    read: async () => (current ??= await readFile().catch(() => null)),
    keep: async ({ snapshot }) => {
      if (!(snapshot instanceof Blob) || snapshot.size > mostBytes) return
      current = snapshot
      await whenQuiet()
      await inTurn(() => writeFile(snapshot))
    },
    remove: () => {
      current = null
      return inTurn(async () => {
        const cache = await openCache()
        for (const request of await cache.keys()) await cache.delete(request)
      })
    },
  }
}
