import { expect, test } from 'vitest'
import { createSettings } from '../../progress/settings.ts'
import { mayFetchQuietly, watchPython } from './keep-python.ts'

const blocked = () => {
  throw new Error('no storage')
}

function watched(keepPython: boolean) {
  const settings = createSettings({ storage: blocked, languages: ['en'] })
  settings.set({ keepPython })
  const idle: (() => void)[] = []
  const seen = { fetches: 0, may: true }
  const watch = watchPython({
    settings,
    fetchPython: () => {
      seen.fetches++
      return Promise.reject(new Error('gone'))
    },
    mayFetch: () => seen.may,
    whenIdle: (work) => idle.push(work),
  })
  const rest = (): number => {
    for (const work of idle.splice(0)) work()
    return seen.fetches
  }
  return { settings, seen, rest, ...watch }
}

test('what is missing is fetched when the browser is idle, and not before', () => {
  const { seen, rest } = watched(true)
  expect(seen.fetches).toBe(0)
  expect(rest()).toBe(1)
})

test('nothing is fetched for who has not asked for it', () => {
  const { rest, refresh, settings } = watched(false)
  refresh()
  settings.set({ theme: 'dark' })
  expect(rest()).toBe(0)
})

test('turning it on starts it, turning it off stops nothing and starts nothing', () => {
  const { settings, rest } = watched(false)
  settings.set({ keepPython: true })
  expect(rest()).toBe(1)
  settings.set({ keepPython: true, theme: 'dark' })
  settings.set({ keepPython: false })
  expect(rest()).toBe(1)
})

test('without a connection, or where data is saved, it waits', () => {
  const { seen, rest, refresh } = watched(true)
  seen.may = false
  expect(rest()).toBe(0)
  seen.may = true
  refresh()
  expect(rest()).toBe(1)
  expect([
    mayFetchQuietly({ onLine: true }),
    mayFetchQuietly({ onLine: true, connection: { saveData: false } }),
    mayFetchQuietly({ onLine: true, connection: { saveData: true } }),
    mayFetchQuietly({ onLine: false }),
  ]).toEqual([true, true, false, false])
})
