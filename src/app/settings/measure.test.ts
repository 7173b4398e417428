import { describe, expect, test } from 'vitest'
import { measureCaches, storedSizes } from './measure.ts'
import { fileKindOf } from './stored-kind.ts'

type Files = Readonly<Record<string, { readonly body: string; readonly headers?: HeadersInit }>>

/** Caches with those files by address. */
function cachesOf(stores: Readonly<Record<string, Files>>): Pick<CacheStorage, 'keys' | 'open'> {
  const open = (name: string) => {
    const files = stores[name] ?? {}
    const cache: Pick<Cache, 'keys' | 'match'> = {
      keys: () => Promise.resolve(Object.keys(files).map((url) => new Request(url))),
      match: (request) => {
        const file = files[request instanceof Request ? request.url : String(request)]
        return Promise.resolve(file && new Response(file.body, { headers: file.headers ?? {} }))
      },
    }
    return Promise.resolve(cache as Cache)
  }
  return { keys: () => Promise.resolve(Object.keys(stores)), open }
}

const base = 'https://example.org/offhand/'
const measure = (stores: Readonly<Record<string, Files>>) =>
  measureCaches({
    caches: cachesOf(stores),
    base,
    kindOf: (path) => fileKindOf(path, new Set(['softmax'])),
  })

describe('measureCaches', () => {
  test('adds up by kind, over all stores', async () => {
    const found = await measure({
      one: {
        [`${base}assets/softmax-JxTdJwIA.js`]: { body: 'x'.repeat(10) },
        [`${base}assets/ts.worker-C9nOldNj.js`]: { body: 'x'.repeat(200) },
      },
      two: { [`${base}index.html?__WB_REVISION__=abc`]: { body: 'x'.repeat(3000) } },
    })
    expect(found).toEqual({ kinds: { content: 10, editor: 200, python: 0, app: 3000 }, all: 3210 })
  })

  test('trusts the length in the header only for a body that was not compressed', async () => {
    const url = `${base}assets/a-12345678.js`
    const sized = (headers: HeadersInit) => measure({ one: { [url]: { body: '12345', headers } } })
    expect((await sized({ 'content-length': '7' })).all).toBe(7)
    expect((await sized({ 'content-length': '2', 'content-encoding': 'gzip' })).all).toBe(5)
    expect((await sized({ 'content-length': 'x' })).all).toBe(5)
  })

  test('other apps of the same origin count for nothing but the whole', async () => {
    const found = await measure({
      theirs: { 'https://example.org/other/app.js': { body: 'x'.repeat(50) } },
    })
    expect(found).toEqual({ kinds: { content: 0, editor: 0, python: 0, app: 0 }, all: 50 })
  })
})

describe('storedSizes', () => {
  const cached = { kinds: { content: 100, editor: 200, python: 0, app: 0 }, all: 300 }

  test('what is more than the files is the user’s own', () => {
    expect(storedSizes(cached, { total: 340, database: null })).toEqual([
      { kind: 'content', bytes: 100 },
      { kind: 'editor', bytes: 200 },
      { kind: 'progress', bytes: 40 },
    ])
  })

  test('where the browser tells the database apart, the rest is the browser’s', () => {
    expect(storedSizes(cached, { total: 500, database: 40 }).slice(2)).toEqual([
      { kind: 'progress', bytes: 40 },
      { kind: 'browser', bytes: 160 },
    ])
  })

  test('is never negative, and empty where nothing is known', () => {
    expect(storedSizes(cached, { total: 0, database: null })).toHaveLength(2)
    const none = { kinds: { content: 0, editor: 0, python: 0, app: 0 }, all: 0 }
    expect(storedSizes(none, { total: 0, database: null })).toEqual([])
  })
})
