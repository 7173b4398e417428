import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openProgress } from '../../progress/open.ts'
import { createSettings } from '../../progress/settings.ts'
import { minutesOf, nextReminder, timeText, watchReminder } from './reminder.ts'

const at = (text: string) => new Date(`2026-11-27T${text}:00`).getTime()
const day = 86_400_000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('the next reminder is today or tomorrow, at the time of the clock on the wall', () => {
  expect(nextReminder(at('08:00'), 19 * 60)).toBe(at('19:00'))
  expect(nextReminder(at('19:00'), 19 * 60)).toBe(at('19:00') + day)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e12 }),
      fc.integer({ min: 0, max: 1439 }),
      (now, minutes) => {
        const next = nextReminder(now, minutes)
        expect(next).toBeGreaterThan(now)
        expect(next - now).toBeLessThanOrEqual(25 * 3_600_000)
      },
    ),
  )
})

test('times are written as a time field has them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
      expect(minutesOf(timeText(minutes))).toBe(minutes)
    }),
  )
  expect(['', '7:00', '24:00', '12:60', '12:30:00'].map(minutesOf)).toEqual(Array(5).fill(null))
})

async function watched(due: () => number) {
  const stored = new Map<string, string>()
  const settings = createSettings({
    languages: ['en'],
    storage: () => ({
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
    }),
  })
  const clock = () => Date.now()
  const progress = await openProgress({ clock, indexedDB: null })
  const told: number[] = []
  const tab = () =>
    watchReminder({ progress, settings, clock, due, notify: (count) => told.push(count) })
  return { settings, told, tab }
}

test('reminds once a day, also with two tabs open, and only while it is on', async () => {
  vi.setSystemTime(at('18:00'))
  const { settings, told, tab } = await watched(() => 12)
  tab()
  await vi.advanceTimersByTimeAsync(2 * 3_600_000)
  expect(told).toEqual([])
  vi.setSystemTime(at('18:00'))
  settings.set({ reminderAt: 19 * 60 })
  await vi.advanceTimersByTimeAsync(3_599_000)
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(2000)
  expect(told).toEqual([12])
  tab()
  await vi.advanceTimersByTimeAsync(day - 60_000)
  expect(told).toEqual([12])
  await vi.advanceTimersByTimeAsync(120_000)
  expect(told.slice(1)).toContain(12)
  settings.set({ reminderAt: null })
  const before = told.length
  await vi.advanceTimersByTimeAsync(3 * day)
  expect(told).toHaveLength(before)
})

test('says nothing when nothing is due, nor of a day that was slept through', async () => {
  vi.setSystemTime(at('18:00'))
  let count = 0
  const { settings, told, tab } = await watched(() => count)
  settings.set({ reminderAt: 19 * 60 })
  tab()
  await vi.advanceTimersByTimeAsync(2 * 3_600_000)
  expect(told).toEqual([])
  count = 3
  // The lid is closed for a night and more.
  vi.setSystemTime(at('10:00') + 2 * day)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(9 * 3_600_000)
  expect(told).toEqual([3])
})
