import { describe, expect, test } from 'vitest'
import { createBackup } from '../../progress/backup.ts'
import type { ProgressEvent } from '../../progress/events.ts'
import type { Contents } from '../../progress/progress.ts'
import { defaultSettings } from '../../progress/settings.ts'
import { readFile } from './read-file.ts'

const settings = defaultSettings(['en'])
const empty: Contents = { events: [], drafts: [] }
const event: ProgressEvent = {
  id: '018f0000-0000-7000-8000-000000000001',
  device: 'a',
  at: 1_764_000_000_000,
  v: 1,
  type: 'review',
  item: 'question:q',
  rating: 3,
  proposed: 3,
  reason: 'right',
  score: 1,
  ms: 5000,
}
const historyOf = (contents: Contents) => ({ contents: () => Promise.resolve(contents) })

async function fileOf(contents: Contents, theirs: object | null): Promise<File> {
  const about = { now: 1_764_000_000_000, app: '1.0.0', settings: theirs && { ...theirs } }
  return new File([await createBackup(historyOf(contents), about)], 'backup.json.gz')
}
const read = (file: Pick<File, 'name' | 'size' | 'arrayBuffer'>, ours: Contents = empty) =>
  readFile(file, { progress: historyOf(ours), settings, onComparing: () => undefined })

describe('readFile', () => {
  test('compares a backup with what is here', async () => {
    const file = await fileOf({ events: [event], drafts: [] }, { ...settings, theme: 'dark' })
    expect(await read(file)).toMatchObject({
      ok: true,
      value: {
        name: 'backup.json.gz',
        preview: { newEvents: 1, newReviews: 1, known: 0 },
        settings: ['theme'],
        onEmptyDevice: true,
      },
    })
    expect(await read(file, { events: [event], drafts: [] })).toMatchObject({
      value: { preview: { newEvents: 0, known: 1 }, onEmptyDevice: false },
    })
  })

  test('a backup without settings differs in none', async () => {
    expect(await read(await fileOf(empty, null))).toMatchObject({ value: { settings: [] } })
  })

  test('refuses what is no backup', async () => {
    expect(await read(new File(['hello'], 'x.gz'))).toEqual({
      ok: false,
      error: { type: 'not-gzip' },
    })
  })

  test('does not load a file that is too large', async () => {
    const file = {
      name: 'film.gz',
      size: 5e9,
      arrayBuffer: () => Promise.reject(new Error('read')),
    }
    expect(await read(file)).toMatchObject({ error: { type: 'too-large' } })
  })

  test('says when the browser cannot read it', async () => {
    const arrayBuffer = () => Promise.reject(new Error('the file has moved'))
    expect(await read({ name: 'x.gz', size: 3, arrayBuffer })).toEqual({
      ok: false,
      error: { type: 'unreadable', message: 'the file has moved' },
    })
  })
})
