import { describe, expect, test } from 'vitest'
import { openProgress } from '../../progress/open.ts'
import { createSettings } from '../../progress/settings.ts'
import { retentionInForce, setRetention } from './retention.ts'

async function open() {
  let now = 1_764_000_000_000
  const progress = await openProgress({ clock: () => (now += 1000), indexedDB: null })
  const settings = createSettings({
    storage: () => ({ getItem: () => null, setItem: () => undefined }),
    languages: ['en'],
  })
  return { progress, settings }
}

describe('setRetention', () => {
  test('is in the log and in the settings', async () => {
    const stores = await open()
    await setRetention(stores, 0.95)
    expect(retentionInForce(stores.progress.state.getState())).toBe(0.95)
    expect(stores.settings.store.getState().retention).toBe(0.95)
    expect((await stores.progress.contents()).events).toMatchObject([
      { type: 'setting-changed', key: 'retention', value: 0.95 },
    ])
  })

  test('the log gets no entry for what is in force already', async () => {
    const stores = await open()
    await setRetention(stores, 0.9)
    expect((await stores.progress.contents()).events).toEqual([])
  })
})
