import { expect, test, vi } from 'vitest'
import { numeric } from '../../../tests/fixtures/quiz-questions.ts'
import { cardCount, fileName, languagesOf } from './choice.ts'
import { drawsOf } from './draws.ts'
import { guidOf } from './note.ts'

const said = (text: string) => ({ ...numeric, id: 'drawn', stem: { en: text, zh: text } })

test('an authored question is one card', async () => {
  const [only, ...rest] = await drawsOf({ id: 'numeric', generated: false }, async () => numeric)
  expect(rest).toEqual([])
  expect(only && guidOf(only)).toBe('numeric')
})

test('a generated one is three different draws with permanent names', async () => {
  const load = vi.fn(async (_: string, seed: number) => said(`about ${Math.floor(seed / 2)}`))
  const drawn = await drawsOf({ id: 'drawn', generated: true }, load)
  expect(drawn.map((one) => [guidOf(one), one.question.stem.en])).toEqual([
    ['drawn#1', 'about 0'],
    ['drawn#2', 'about 1'],
    ['drawn#3', 'about 2'],
  ])
  expect(load.mock.calls.map(([, seed]) => seed)).toEqual([1, 2, 3, 4])
})

test('a generator without three different draws gives those it has', async () => {
  const drawn = await drawsOf({ id: 'drawn', generated: true }, async () => said('the same'))
  expect(drawn).toHaveLength(1)
})

test('a question that the bank has lost is an error with its name', async () => {
  await expect(drawsOf({ id: 'gone', generated: false }, async () => null)).rejects.toThrow(
    '"gone"',
  )
})

test('the name of the file says what is in it', () => {
  const choice = { scope: 'topics', topics: ['losses'], language: 'zh', form: 'apkg' } as const
  expect(fileName(choice)).toBe('offhand-losses-zh.apkg')
  expect(fileName({ ...choice, topics: ['losses', 'convolution'] })).toBe('offhand-topics-zh.apkg')
  expect(fileName({ ...choice, scope: 'all', language: 'both', form: 'tsv' })).toBe(
    'offhand-all-both.tsv',
  )
})

test('in two languages the one of the app stands first', () => {
  expect(languagesOf('both', 'zh')).toEqual(['zh', 'en'])
  expect(languagesOf('both', 'en')).toEqual(['en', 'zh'])
  expect(languagesOf('en', 'zh')).toEqual(['en'])
})

test('a drawn question counts as three cards', () => {
  const entry = { ...said(''), generated: false }
  expect(cardCount([entry, { ...entry, generated: true }])).toBe(4)
})
