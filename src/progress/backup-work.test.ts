import 'fake-indexeddb/auto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import {
  idAt,
  newReview,
  newRun,
  start,
  testClock,
  utc,
} from '../../tests/fixtures/progress-events.ts'
import { createBackup } from './backup.ts'
import type { ProgressEvent } from './events.ts'
import { openProgress } from './open.ts'
import type { Contents } from './progress.ts'
import { previewImport } from './preview-import.ts'
import { readBackup } from './read-backup.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Some megabytes of text, so that it comes in parts. */
const events = Array.from({ length: 12_000 }, (_, n): ProgressEvent => ({
  ...(n % 3 === 0 ? newRun('softmax', { source: `// ${n}`.padEnd(400, 'é') }) : newReview()),
  ...{ id: idAt(start + n, n), device: 'd', at: start + n, v: 1 },
}))
const contents: Contents = { events, drafts: [] }
const source = { contents: () => Promise.resolve(contents) }
const about = { now: start, app: '1', settings: null }
const bytes = await createBackup(source, about)

/** Grows, and more than once on the way. */
function expectGrowth(shares: readonly number[]): void {
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(new Set(shares).size).toBeGreaterThan(3)
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
  expect(shares.at(-1)).toBe(1)
}

test('[P83] writing, reading and taking in tell how far they are', async () => {
  const shares = { write: [] as number[], read: [] as number[], merge: [] as number[] }
  const written = await createBackup(source, about, { onProgress: (s) => shares.write.push(s) })
  const read = await readBackup(written, { onProgress: (s) => shares.read.push(s) })
  if (!read.ok) throw new Error(read.error.type)
  expect(read.value.events).toEqual(events)
  const progress = await openProgress({ clock: testClock().now, zone: utc })
  expect(await progress.merge(read.value, (s) => shares.merge.push(s))).toMatchObject({ ok: true })
  progress.close()
  expectGrowth(shares.write)
  expectGrowth(shares.read)
  expect(shares.merge).toEqual([5000 / 12_000, 10_000 / 12_000, 1])
})

test('[P83] reading can be stopped, and then gives nothing', async () => {
  const abort = new AbortController()
  const shares: number[] = []
  const reading = readBackup(bytes, {
    signal: abort.signal,
    onProgress: (share) => {
      shares.push(share)
      abort.abort()
    },
  })
  await expect(reading).rejects.toThrow('aborted')
  expect(shares.at(-1)).toBeLessThan(1)
})

test('[P83] writing can be stopped', async () => {
  const abort = new AbortController()
  const writing = createBackup(source, about, {
    signal: abort.signal,
    onProgress: () => abort.abort(),
  })
  await expect(writing).rejects.toThrow('aborted')
})

test('[P84] a backup that is not written line by line is read as well, with the same problems', async () => {
  const text = gunzipSync(bytes).toString()
  const gzip = (value: string) => new Uint8Array(gzipSync(value))
  const compact = JSON.stringify(JSON.parse(text))
  const [lines, whole] = [await readBackup(bytes), await readBackup(gzip(compact))]
  expect(lines.ok && whole.ok && whole.value).toEqual(lines.ok && lines.value)
  const spoiled = (value: string) => {
    const at = value.lastIndexOf('"rating":3')
    return gzip(`${value.slice(0, at)}"rating":7${value.slice(at + 10)}`)
  }
  const problem = { type: 'invalid', where: 'events[11999].rating', found: '7' }
  expect(await readBackup(spoiled(text))).toMatchObject({ error: problem })
  expect(await readBackup(spoiled(compact))).toMatchObject({ error: problem })
})

test('[P82] other contents under a known id: the file is refused', async () => {
  const progress = await openProgress({ clock: testClock().now, zone: utc, indexedDB: null })
  const [first, second] = events
  if (!first || !second) throw new Error('no events')
  await progress.merge({ events: [first], drafts: [] })
  const other = { ...first, at: first.at + 1 }
  expect(await previewImport(progress, { events: [second, other], drafts: [] })).toEqual({
    ok: false,
    error: { type: 'conflict', id: first.id },
  })
  // The order of fields says nothing.
  const same = Object.fromEntries(Object.entries(first).toReversed()) as unknown as ProgressEvent
  expect(await previewImport(progress, { events: [same], drafts: [] })).toMatchObject({
    value: { newEvents: 0, known: 1 },
  })
  progress.close()
})
