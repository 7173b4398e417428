// The started interpreter, kept for the next visit.
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Parts } from '../../src/runner/candidate/python/interpreter.ts'
import { preparedInterpreter } from '../../src/runner/candidate/python/prepared.ts'
import {
  type Snapshot,
  snapshotBytes,
  snapshotFrom,
} from '../../src/runner/candidate/python/snapshot.ts'
import { snapshotFile, snapshotIn } from '../../src/runner/engines/python/snapshot-file.ts'
import { createSnapshots } from '../../src/runner/engines/python/snapshots.ts'
import type { Provisions } from '../../src/runner/protocol.ts'
import { pythonPacks } from '../../tooling/python/packs.ts'
import { fakeCache } from '../fixtures/fake-cache.ts'

const root = path.resolve(import.meta.dirname, '../..')
let parts: Parts
let snapshot: Snapshot
/** As it crosses into a frame. */
let crossing: Blob
let file: Blob

/** Whether it was continued; that it computes is expected. */
function isContinued(snapshot: Snapshot): boolean {
  const interpreter = preparedInterpreter({ ...parts, snapshot }, () => {})
  interpreter.run('import numpy\nopen("/io/answer.json", "w").write(str(numpy.arange(4).sum()))')
  expect(new TextDecoder().decode(interpreter.files.read('/io/answer.json'))).toBe('6')
  return interpreter.isRestored
}

const bytesIn = async (blob: Blob | null) =>
  new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
/** Of so many bytes the matchers would make a list each. */
const isTheSame = async (read: Blob | null): Promise<boolean> =>
  Buffer.from(await bytesIn(read)).equals(await bytesIn(crossing))

beforeAll(async () => {
  parts = { packs: pythonPacks(root).map(({ bytes }) => bytes) }
  const first = preparedInterpreter(parts, () => {})
  parts = { ...parts, modules: first.modules }
  snapshot = first.snapshot()
  crossing = new Blob([snapshotBytes(snapshot)])
  file = await snapshotFile(crossing)
})

describe('[R162] the file of a snapshot', () => {
  test('gives the interpreter back', async () => {
    expect(file.size).toBeLessThan(crossing.size / 2)
    const read = await snapshotIn(file)
    expect(await isTheSame(read)).toBe(true)
    expect(isContinued(snapshotFrom(await bytesIn(read)))).toBe(true)
  })

  test.each([0, 10, 64, 70, 5000, -1])('is refused with byte %i changed', async (place) => {
    const damaged = await bytesIn(file)
    const at = place < 0 ? damaged.length + place : place
    damaged[at] = (damaged[at] ?? 0) ^ 1
    expect(await snapshotIn(new Blob([damaged]))).toBeNull()
  })

  test.each([0, 30, 64, 1000])('is refused when it ends after %i bytes', async (length) => {
    expect(await snapshotIn(file.slice(0, length))).toBeNull()
  })
})

describe('[R162] a snapshot that does not fit', () => {
  test.each<[string, () => Snapshot]>([
    ['has no modules', () => ({ ...snapshot, modules: [] })],
    ['has an empty memory', () => ({ ...snapshot, bytes: new Uint8Array(snapshot.bytes.length) })],
    ['has less memory than it says', () => ({ ...snapshot, bytes: snapshot.bytes.slice(0, 99) })],
    ['has too small a memory', () => ({ ...snapshot, pages: 1 })],
    [
      'names files that are not there',
      () => ({
        ...snapshot,
        modules: snapshot.modules.map((one) => ({ ...one, path: `${one.path}.old` })),
      }),
    ],
    ['is none', () => ({}) as Snapshot],
  ])('%s: the interpreter starts anew', (_, misfit) => {
    expect(isContinued(misfit())).toBe(false)
  })
})

describe('[R162] what is kept of an interpreter', () => {
  const cache = fakeCache()
  const visit = (hashes: readonly string[] = ['a', 'b'], script = 'script') =>
    createSnapshots({
      openCache: cache.open,
      folder: 'https://example.org/assets/python-cpython-0-abc.bin',
      hashes,
      workerScript: () => Promise.resolve(script),
      whenQuiet: () => Promise.resolve(),
    })

  test('is there at the next visit, for the same packs and the same script', async () => {
    const first = visit()
    expect(await first.read()).toBeNull()
    const keeping = first.keep({ snapshot: crossing })
    // For another exercise at once.
    expect(await first.read()).toBe(crossing)
    await keeping
    expect(await isTheSame(await visit().read())).toBe(true)
    expect(await visit(['a', 'c']).read()).toBeNull()
    expect(await visit(['a', 'b'], 'another script').read()).toBeNull()
    expect(await visit().read()).not.toBeNull()
  })

  test('replaces that of another version', async () => {
    await visit(['a', 'c']).keep({ snapshot: crossing })
    expect(cache.addresses()).toHaveLength(1)
    expect(await visit().read()).toBeNull()
    await visit().keep({ snapshot: crossing })
    expect(cache.addresses()).toEqual([
      expect.stringMatching(/^https:\/\/example\.org\/assets\/python-snapshot-[0-9a-f]{16}\.bin$/),
    ])
  })

  test('goes when it is damaged, and when Python is removed', async () => {
    const [url = ''] = cache.addresses()
    await (await cache.open()).put(url, new Response(file.slice(0, 1000)))
    expect(await visit().read()).toBeNull()
    expect(cache.addresses()).toEqual([])
    const later = visit()
    // Also while it is being written.
    const writing = later.keep({ snapshot: crossing })
    await later.remove()
    await writing
    expect(cache.addresses()).toEqual([])
    expect(await later.read()).toBeNull()
  })

  test.each<readonly [string, Provisions]>([
    ['nothing', {}],
    ['something else', { modules: new Blob(['x']) }],
    ['a list', { snapshot: [new Blob(['x'])] }],
    ['a text', { snapshot: 'x' } as unknown as Provisions],
    ['too much', { snapshot: new Blob([new Uint8Array(2 ** 26 + 1)]) }],
  ])('is not %s', async (_, left) => {
    const snapshots = visit()
    await snapshots.keep(left)
    expect(await snapshots.read()).toBeNull()
    expect(cache.addresses()).toEqual([])
  })
})
