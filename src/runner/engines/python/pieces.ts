/** Where the pieces stay: the service worker keeps only what everybody needs. */
export interface PieceStore {
  /** The addresses of those that are here. */
  readonly here: () => Promise<ReadonlySet<string>>
  readonly read: (url: string) => Promise<Blob | null>
  readonly keep: (url: string, piece: Blob) => Promise<void>
  readonly forget: (urls: Iterable<string>) => Promise<void>
  /** False once something could only be held in memory: it will be gone at the next visit. */
  readonly isLasting: () => boolean
}

/**
 * In Cache Storage. Only secure pages have it, and a full disk refuses: such pieces are held in memory, so
 * that it costs the next visit a download and not this one its result.
 */
export function cachedPieces(openCache: () => Promise<Cache | null>): PieceStore {
  const held = new Map<string, Blob>()
  const open = (): Promise<Cache | null> => openCache().catch(() => null)
  return {
    here: async () => {
      const requests = (await (await open())?.keys()) ?? []
      return new Set([...requests.map(({ url }) => url), ...held.keys()])
    },
    read: async (url) => {
      const inMemory = held.get(url)
      if (inMemory) return inMemory
      const kept = await (await open())?.match(url)
      return kept ? kept.blob() : null
    },
    keep: async (url, piece) => {
      try {
        const opened = await open()
        if (!opened) throw new Error('there is no cache')
        await opened.put(url, new Response(piece))
      } catch {
        held.set(url, piece)
      }
    },
    forget: async (urls) => {
      const opened = await open()
      for (const url of urls) {
        held.delete(url)
        await opened?.delete(url)
      }
    },
    isLasting: () => held.size === 0,
  }
}
