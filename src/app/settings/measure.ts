import type { FileKind } from './stored-kind.ts'

interface Options {
  /** The window's `caches`. */
  readonly caches: Pick<CacheStorage, 'keys' | 'open'>
  /** Where the app lives: other apps may share the origin. */
  readonly base: string
  readonly kindOf: (path: string) => FileKind
}

export interface CachedBytes {
  readonly kinds: Readonly<Record<FileKind, number>>
  /** Of all caches of the origin. */
  readonly all: number
}

/** Adds up the files that are stored for offline use, by kind. */
export async function measureCaches({ caches, base, kindOf }: Options): Promise<CachedBytes> {
  const kinds = { content: 0, editor: 0, python: 0, app: 0 }
  let all = 0
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const response = await cache.match(request)
      if (!response) continue
      const bytes = await bodyBytes(response)
      all += bytes
      if (request.url.startsWith(base)) kinds[kindOf(new URL(request.url).pathname)] += bytes
    }
  }
  return { kinds, all }
}

/** The length in the header is that of the transfer, which is not what is stored if it was compressed. */
async function bodyBytes(response: Response): Promise<number> {
  const length = Number(response.headers.get('content-length') ?? '')
  const plain = !response.headers.has('content-encoding')
  return plain && length > 0 ? length : (await response.blob()).size
}

/** What the browser counts. */
export interface Usage {
  readonly total: number
  /** Of IndexedDB alone, where the browser tells: Chromium does. */
  readonly database: number | null
}

export interface StoredSize {
  /** `browser`: compiled code and the like that the browser adds to stored files, as much again. */
  readonly kind: FileKind | 'progress' | 'browser'
  readonly bytes: number
}

/** What is more than the files is the user's own, unless the browser tells the two apart. */
export function storedSizes(cached: CachedBytes, usage: Usage): readonly StoredSize[] {
  const { kinds, all } = cached
  const more = Math.max(0, usage.total - all)
  const own = usage.database ?? more
  return [
    { kind: 'content' as const, bytes: kinds.content },
    { kind: 'editor' as const, bytes: kinds.editor },
    { kind: 'python' as const, bytes: kinds.python },
    { kind: 'app' as const, bytes: kinds.app },
    { kind: 'progress' as const, bytes: own },
    { kind: 'browser' as const, bytes: Math.max(0, more - own) },
  ].filter(({ bytes }) => bytes > 0)
}
