import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newReview } from '../../../tests/fixtures/progress-events.ts'
import { openProgress } from '../../progress/open.ts'
import { createSettings } from '../../progress/settings.ts'
import { badgeSign, watchBadge } from './badge.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const settingsOf = () =>
  createSettings({
    languages: ['en'],
    storage: () => ({ getItem: () => null, setItem: () => undefined }),
  })
const settled = () => vi.advanceTimersByTimeAsync(1000)

test('the icon shows what is due while it is wanted, and nothing otherwise', async () => {
  const settings = settingsOf()
  const progress = await openProgress({ clock: () => Date.now(), indexedDB: null })
  const shown: (number | 'none')[] = []
  let due = 4
  const sign = {
    set: (count: number) => Promise.resolve(void shown.push(count)),
    clear: () => Promise.resolve(void shown.push('none')),
  }
  const badge = watchBadge({ progress, settings, sign, due: () => due })
  await settled()
  expect(shown).toEqual([])
  settings.set({ badge: true })
  await settled()
  due = 3
  await progress.record(newReview())
  await settled()
  expect(shown).toEqual([4, 3])
  badge.refresh()
  await settled()
  due = 0
  badge.refresh()
  await settled()
  expect(shown).toEqual([4, 3, 'none'])
  due = 9
  badge.refresh()
  await settled()
  settings.set({ badge: false })
  await settled()
  await progress.record(newReview())
  await settled()
  expect(shown).toEqual([4, 3, 'none', 9, 'none'])
})

test('a browser that refuses it does no harm, and one without it is left alone', async () => {
  const settings = settingsOf()
  const progress = await openProgress({ clock: () => Date.now(), indexedDB: null })
  settings.set({ badge: true })
  const refuse = () => Promise.reject(new Error('not now'))
  watchBadge({ progress, settings, sign: { set: refuse, clear: refuse }, due: () => 1 })
  watchBadge({ progress, settings, sign: null, due: () => 1 }).refresh()
  await settled()
  expect(badgeSign({})).toBeNull()
})
