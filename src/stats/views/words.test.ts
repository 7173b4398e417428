import { expect, test } from 'vitest'
import { stats as en } from '../../i18n/en/stats.ts'
import { dayOfIso } from '../days.ts'
import { binWords, tickWords, timeWords, type StatsText } from './words.ts'
import { percentOf } from '../../base/percent.ts'

/** The words with their numbers, without the app's translator. */
const t = ((key: string, values: Readonly<Record<string, unknown>>) => {
  const text = key
    .split('.')
    .reduce<unknown>((words, name) => (words as Record<string, unknown>)[name], en)
  return String(text).replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => String(values[name]))
}) as unknown as StatsText

test('[T70] only nothing is 0% and only everything is 100%', () => {
  expect([0, 0.001, 0.006, 0.5, 0.994, 0.9999, 1].map(percentOf)).toEqual([
    ...[0, 1, 1, 50, 99, 99, 100],
  ])
})

test('[T71] times in the unit that a reader would use', () => {
  const seconds = [0, 0.4, 52, 119, 120, 3600, 7199, 7200, 12_000, 71_940, 72_000, 500_000]
  expect(seconds.map((one) => timeWords(t, one * 1000))).toEqual([
    ...['0 s', '0 s', '52 s', '119 s', '2 min', '60 min', '120 min', '2 h', '3 h 20 min'],
    ...['19 h 59 min', '20 h', '139 h'],
  ])
})

test('[T72] a stretch of days in either language, the year where it is not this one', () => {
  const today = dayOfIso('2026-11-24') ?? 0
  const week = { from: today - 6, to: today }
  const old = { from: dayOfIso('2025-12-29') ?? 0, to: dayOfIso('2026-01-04') ?? 0 }
  // Browsers and Node set the dash with different spaces.
  const plain = (text: string) => text.replaceAll(/\s*–\s*/g, '–')
  expect([
    binWords('en', { from: today, to: today }, 'day', today),
    plain(binWords('en', week, 'week', today)),
    plain(binWords('en', old, 'week', today)),
    binWords('en', week, 'month', today),
    tickWords('en', old, 'month', today),
    binWords('zh', { from: today, to: today }, 'day', today),
    binWords('zh', week, 'week', today),
    binWords('zh', old, 'week', today),
    binWords('zh', { from: today - 30, to: today }, 'week', today),
    binWords('zh', week, 'month', today),
  ]).toMatchInlineSnapshot(`
    [
      "Tue 24 Nov",
      "18–24 Nov",
      "29 Dec 2025–4 Jan 2026",
      "November 2026",
      "Dec 25",
      "11月24日周二",
      "11月18日至24日",
      "2025年12月29日至2026年1月4日",
      "10月25日至11月24日",
      "2026年11月",
    ]
  `)
})
