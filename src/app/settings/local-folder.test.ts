import { expect, test } from 'vitest'
import { mostKept, writeInto } from './local-folder.ts'

/** A folder in memory; `refuse` makes the next write fail half-way. */
function fakeFolder(names: readonly string[] = []) {
  const files = new Map(names.map((name) => [name, 'old']))
  const state = { refuse: false }
  const folder = {
    keys: async function* () {
      yield* await Promise.resolve([...files.keys()])
    },
    removeEntry: (name: string) => Promise.resolve(void files.delete(name)),
    getFileHandle: (name: string) => {
      if (!files.has(name)) files.set(name, '')
      const writable = (text = '') => ({
        write: async (blob: Blob) => {
          if (state.refuse) throw new DOMException('no room', 'QuotaExceededError')
          text = await blob.text()
        },
        close: () => Promise.resolve(void files.set(name, text)),
        abort: () => Promise.resolve(),
      })
      return Promise.resolve({ createWritable: () => Promise.resolve(writable()) })
    },
  }
  return { files, state, folder: folder as unknown as Parameters<typeof writeInto>[0] }
}
const bytes = (text: string) => new TextEncoder().encode(text)
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`

test('one file a day: a later one of the same day replaces it', async () => {
  const { files, folder } = fakeFolder()
  const name = await writeInto(folder, { tag: 'k3f9', day: day(1), bytes: bytes('one') })
  await writeInto(folder, { tag: 'k3f9', day: day(1), bytes: bytes('two') })
  expect(name).toBe('offhand-auto-k3f9-2026-11-01.json.gz')
  expect([...files]).toEqual([[name, 'two']])
})

test('the newest ten of its own stay, and nothing else is touched', async () => {
  const others = [
    'offhand-2026-01-01.json.gz',
    'offhand-auto-zzzz-2026-01-01.json.gz',
    'offhand-auto-k3f9-notes.txt',
    'offhand-auto-k3f9-2026-01-01.json.gz.part',
    'thesis.docx',
  ]
  const { files, folder } = fakeFolder(others)
  for (let n = 1; n <= mostKept + 4; n++)
    await writeInto(folder, { tag: 'k3f9', day: day(n), bytes: bytes(`${n}`) })
  const own = Array.from({ length: mostKept }, (_, n) => `offhand-auto-k3f9-${day(n + 5)}.json.gz`)
  expect([...files.keys()].toSorted()).toEqual([...others, ...own].toSorted())
})

test('a write that fails leaves what was there', async () => {
  const { files, state, folder } = fakeFolder()
  await writeInto(folder, { tag: 'k3f9', day: day(1), bytes: bytes('one') })
  state.refuse = true
  const write = writeInto(folder, { tag: 'k3f9', day: day(1), bytes: bytes('two') })
  await expect(write).rejects.toThrow('no room')
  expect([...files.values()]).toEqual(['one'])
})
