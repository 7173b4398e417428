import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { fakeCache } from '../../../../tests/fixtures/fake-cache.ts'
import { createDownload, type PythonState } from './download.ts'
import type { Pack } from './packs.ts'
import { cachedPieces } from './pieces.ts'

const size = 40
const site = 'https://example.org/assets/'

/** What the server has, by address; a test may put something else there. */
let served: Map<string, Uint8Array<ArrayBuffer>>
let requests: string[]
let cache: ReturnType<typeof fakeCache>
/** Asked before each answer; it may throw as a network does that is gone. */
let onRequest: (url: string) => void

/** A pack of random-looking bytes, which compress to several pieces. */
function packNamed(
  name: string,
  length = 100,
): { readonly pack: Pack; readonly bytes: readonly number[] } {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * i * 31 + name.length * 7 + i) % 251)
  const sent = new Uint8Array(gzipSync(bytes))
  const pieces: Pack['pieces'][number][] = []
  for (let start = 0; start < sent.length; start += size) {
    const url = `${site}${name}-${pieces.length}.bin`
    const part = sent.slice(start, start + size)
    served.set(url, part)
    pieces.push({ url, bytes: part.length })
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { pack: { name, bytes: length, sha256, pieces }, bytes: [...bytes] }
}

/** A visit: what was kept is there again, what was in memory is gone. */
function visit(packs: readonly Pack[], stored: () => Promise<Cache | null> = cache.open) {
  const download = createDownload({
    packs,
    pieces: cachedPieces(stored),
    fetch: (address, init) => {
      const url = String(address)
      requests.push(url)
      const answer = async (): Promise<Response> => {
        await Promise.resolve()
        if (init?.signal?.aborted) throw new DOMException('stopped', 'AbortError')
        onRequest(url)
        const found = served.get(url)
        return found ? new Response(found) : new Response('nothing', { status: 404 })
      }
      return answer()
    },
  })
  const states: PythonState[] = []
  download.store.subscribe((state) => states.push(state))
  const loadPython = async () => {
    const blobs = await download.loadPython()
    return Promise.all(blobs.map(async (blob) => [...new Uint8Array(await blob.arrayBuffer())]))
  }
  return { ...download, loadPython, states, state: download.store.getState }
}

beforeEach(() => {
  served = new Map()
  requests = []
  cache = fakeCache()
  onRequest = () => {}
})

const gone = () => {
  throw new TypeError('Failed to fetch')
}

describe('[R160] the download', () => {
  test('is one for all who ask, told byte by byte, and kept for later visits', async () => {
    const { pack, bytes } = packNamed('numpy')
    const first = visit([pack])
    await first.look()
    expect(first.state()).toEqual({ type: 'absent', bytes: 0 })
    const [, , loaded] = await Promise.all([
      first.fetchPython(),
      first.fetchPython(),
      first.loadPython(),
    ])
    expect(loaded).toEqual([bytes])
    expect(requests).toEqual(pack.pieces.map(({ url }) => url))
    expect(first.state()).toEqual({ type: 'here', lasting: true })
    const told = first.states.flatMap((state) => (state.type === 'loading' ? [state.bytes] : []))
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect([told[0], told.at(-1)]).toEqual([0, first.total])

    const second = visit([pack])
    await second.look()
    expect(second.state()).toEqual({ type: 'here', lasting: true })
    expect(await second.loadPython()).toEqual([bytes])
    expect(second.states.map(({ type }) => type)).not.toContain('loading')
    expect(requests).toHaveLength(pack.pieces.length)
  })

  test('goes on where it was interrupted', async () => {
    const { pack, bytes } = packNamed('numpy', 300)
    expect(pack.pieces.length).toBeGreaterThan(5)
    const last = pack.pieces.at(-1)?.url
    onRequest = (url) => {
      if (url === last) gone()
    }
    const first = visit([pack])
    await expect(first.fetchPython()).rejects.toThrow('Failed to fetch')
    const state = first.state()
    expect(state).toMatchObject({ type: 'failed', reason: 'offline' })

    requests = []
    onRequest = () => {}
    const second = visit([pack])
    await second.look()
    const here = second.state()
    const kept = here.type === 'absent' ? here.bytes : 0
    expect(kept).toBeGreaterThan(0)
    expect(state).toMatchObject({ bytes: kept })
    expect(await second.loadPython()).toEqual([bytes])
    const fetched = pack.pieces.filter(({ url }) => requests.includes(url))
    expect(fetched.reduce((sum, piece) => sum + piece.bytes, kept)).toBe(second.total)
    expect(requests).toHaveLength(fetched.length)
  })

  test('can be cancelled and started again', async () => {
    const { pack, bytes } = packNamed('numpy', 300)
    const { fetchPython, loadPython, cancel, state } = visit([pack])
    onRequest = (url) => {
      if (url === pack.pieces[4]?.url) cancel()
    }
    await expect(loadPython()).rejects.toThrow()
    expect(state()).toMatchObject({ type: 'absent' })
    const before = requests.length
    expect(before).toBeLessThan(pack.pieces.length)
    onRequest = () => {}
    await fetchPython()
    expect(state()).toEqual({ type: 'here', lasting: true })
    expect(await loadPython()).toEqual([bytes])
  })

  test('fetches a broken piece once more, and then gives up', async () => {
    const { pack, bytes } = packNamed('numpy', 200)
    const other = packNamed('other')
    const url = pack.pieces[1]?.url ?? ''
    const right = served.get(url)
    const wrong = right?.map((byte) => byte ^ 1)
    let served1 = 0
    onRequest = (wanted) => {
      if (wanted === url && right && wrong) served.set(url, served1++ === 0 ? wrong : right)
    }
    const healed = visit([pack, other.pack])
    expect(await healed.loadPython()).toEqual([bytes, other.bytes])
    // The other pack is left alone.
    expect(requests.filter((wanted) => wanted.includes('other'))).toHaveLength(
      other.pack.pieces.length,
    )

    await healed.removePython()
    onRequest = (wanted) => {
      if (wanted === url && wrong) served.set(url, wrong)
    }
    const hopeless = visit([pack, other.pack])
    await expect(hopeless.fetchPython()).rejects.toThrow('numpy is not what was built')
    expect(hopeless.state()).toMatchObject({ type: 'failed', reason: 'broken' })
    // What is wrong does not stay.
    expect([...cache.addresses()].filter((address) => address.includes('numpy'))).toEqual([])
  })

  test.each([
    ['is not there', () => undefined],
    ['is another page', () => new TextEncoder().encode('<!doctype html>')],
  ])('a piece that %s is not kept', async (_, content) => {
    const { pack } = packNamed('numpy')
    const url = pack.pieces[0]?.url ?? ''
    const bytes = content()
    if (bytes) served.set(url, bytes)
    else served.delete(url)
    const { fetchPython, state } = visit([pack])
    await expect(fetchPython()).rejects.toThrow(url)
    expect(state()).toMatchObject({ type: 'failed', reason: 'broken' })
    expect(cache.addresses()).not.toContain(url)
  })
})

describe('[R161] what is kept', () => {
  test('is mended when it was damaged', async () => {
    const { pack, bytes } = packNamed('numpy')
    await visit([pack]).fetchPython()
    await (await cache.open()).put(pack.pieces[0]?.url ?? '', new Response('broken'))
    requests = []
    const later = visit([pack])
    expect(await later.loadPython()).toEqual([bytes])
    expect(requests).toHaveLength(pack.pieces.length)
    expect(await visit([pack]).loadPython()).toEqual([bytes])
    expect(requests).toHaveLength(pack.pieces.length)
  })

  test('goes when another version is here, and when it is removed', async () => {
    const old = packNamed('old')
    const fresh = packNamed('fresh')
    await visit([old.pack]).fetchPython()
    const { look, fetchPython, removePython, loadPython, state } = visit([fresh.pack])
    await look()
    expect(state()).toEqual({ type: 'absent', bytes: 0 })
    expect(cache.addresses()).toEqual([])
    await fetchPython()
    expect(cache.addresses()).toEqual(fresh.pack.pieces.map(({ url }) => url))
    await removePython()
    expect(state()).toEqual({ type: 'absent', bytes: 0 })
    expect(cache.addresses()).toEqual([])
    requests = []
    expect(await loadPython()).toEqual([fresh.bytes])
    expect(requests).toHaveLength(fresh.pack.pieces.length)
  })

  test('is held in memory where nothing can be stored', async () => {
    const { pack, bytes } = packNamed('numpy')
    const full = async () => {
      const open = await cache.open()
      const put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
      return { ...open, put }
    }
    for (const stored of [full, () => Promise.reject(new Error('no caches'))]) {
      const { loadPython, fetchPython, state } = visit([pack], stored)
      await fetchPython()
      expect(state()).toEqual({ type: 'here', lasting: false })
      expect(await loadPython()).toEqual([bytes])
    }
    expect(requests).toHaveLength(2 * pack.pieces.length)
  })

  test('is removed while it is still arriving', async () => {
    const { pack } = packNamed('numpy', 300)
    const { fetchPython, removePython, state } = visit([pack])
    const fetching = fetchPython()
    await Promise.resolve()
    await removePython()
    await expect(fetching).rejects.toThrow()
    expect(state()).toEqual({ type: 'absent', bytes: 0 })
    expect(cache.addresses()).toEqual([])
  })
})
