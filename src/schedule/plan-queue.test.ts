import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../base/random.ts'
import type { Memory } from './memory.ts'
import { planQueue, type PlanCard, type PlanEntry, type PlanLimits } from './plan-queue.ts'
import { spread } from './spread.ts'

const hour = 3_600_000
const day = 24 * hour
const now = Date.parse('2026-03-01T20:00Z')
const limits: PlanLimits = { newPerDay: 10, newDoneToday: 0, max: 100 }

const entry = (key: string, change: Partial<PlanEntry<string>> = {}): PlanEntry<string> => ({
  key,
  topic: `topic of ${key}`,
  concept: `concept of ${key}`,
  difficulty: 1,
  seconds: 60,
  ...change,
})
const card = (dueInDays: number, change: Partial<Memory> = {}): PlanCard => {
  const memory: Memory = {
    stability: 10,
    decay: 0.1542,
    difficulty: 4,
    phase: 'review',
    step: 0,
    reviewedAt: now + (dueInDays - 10) * day,
    dueAt: now + dueInDays * day,
    reviews: 3,
    lapses: 0,
    ...change,
  }
  return { memory, dueAt: memory.dueAt }
}
const plan = (
  entries: readonly PlanEntry<string>[],
  cards: Readonly<Record<string, PlanCard>> = {},
  change: Partial<PlanLimits> = {},
  seed = 1,
) =>
  planQueue({
    entries,
    cards: new Map(Object.entries(cards)),
    now,
    random: seededRandom(seed),
    limits: { ...limits, ...change },
  }).map(({ key, why }) => `${key} ${why}`)

describe('what is planned', () => {
  test('[S30] due before new before weak; what rests is left alone', () => {
    const keys = ['fresh', 'weak', 'strong', 'due', 'lapsed', 'just seen']
    const cards = {
      due: card(-1),
      weak: card(3, { difficulty: 8 }),
      lapsed: card(5, { lapses: 2 }),
      strong: card(5),
      'just seen': card(1, { difficulty: 8, reviewedAt: now - 11 * hour }),
    }
    expect(
      plan(
        keys.map((key) => entry(key)),
        cards,
      ),
    ).toEqual(['due due', 'fresh new', 'weak weak', 'lapsed weak'])
  })

  test('[S31] the most likely forgotten is asked first', () => {
    const cards = {
      overdue: card(-30),
      'a little late': card(-1),
      'short memory': card(-1, { stability: 1, reviewedAt: now - 20 * day }),
    }
    expect(
      plan(
        Object.keys(cards).map((key) => entry(key)),
        cards,
      ),
    ).toEqual(['short memory due', 'overdue due', 'a little late due'])
  })

  test('[S32] an item is due at its minute, not before', () => {
    const cards = { now: card(0), later: { ...card(0), dueAt: now + 1 } }
    expect(plan([entry('now'), entry('later')], cards)).toEqual(['now due'])
  })

  test('[S33] new ones keep to the day’s limit, easy ones first', () => {
    const entries = [5, 3, 1, 4, 2].map((difficulty) => entry(`d${difficulty}`, { difficulty }))
    expect(plan(entries, {}, { newPerDay: 5, newDoneToday: 2 })).toEqual([
      'd1 new',
      'd2 new',
      'd3 new',
    ])
    expect(plan(entries, {}, { newPerDay: 5, newDoneToday: 9 })).toEqual([])
  })

  test('[S34] a session ends at its size or its time, but is never empty', () => {
    const entries = ['a', 'b', 'c'].map((key) => entry(key, { seconds: 100 }))
    expect(plan(entries, {}, { max: 2 })).toHaveLength(2)
    expect(plan(entries, {}, { seconds: 250 })).toHaveLength(2)
    expect(plan(entries, {}, { seconds: 10 })).toHaveLength(1)
    expect(plan(entries, {}, { max: 0 })).toEqual([])
  })

  test('[S35] the same seed plans the same session', () => {
    const entries = Array.from({ length: 30 }, (_, index) => entry(`q${index}`))
    expect(plan(entries, {}, {}, 7)).toEqual(plan(entries, {}, {}, 7))
    expect(plan(entries, {}, {}, 7)).not.toEqual(plan(entries, {}, {}, 8))
  })

  test('[S36] topics and concepts alternate, also where due and new meet', () => {
    const place = (concept: string) => ({ topic: concept[0] ?? '', concept })
    const entries = [
      entry('due 1', place('a1')),
      entry('due 2', place('a1')),
      entry('due 3', place('b1')),
      entry('new 1', { ...place('a1'), difficulty: 1 }),
      entry('new 2', { ...place('b1'), difficulty: 2 }),
    ]
    const cards = { 'due 1': card(-3), 'due 2': card(-2), 'due 3': card(-1) }
    expect(plan(entries, cards)).toEqual([
      'due 1 due',
      'due 3 due',
      'due 2 due',
      'new 2 new',
      'new 1 new',
    ])
  })

  test('[S37] plans nothing twice and nothing unknown, whatever the input', () => {
    const keys = fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 40 })
    fc.assert(
      fc.property(keys, fc.nat(), fc.nat(50), fc.nat(20), (names, seed, max, newPerDay) => {
        const random = seededRandom(seed)
        const entries = names.map((key) =>
          entry(key, {
            topic: `t${Math.floor(random() * 3)}`,
            concept: `c${Math.floor(random() * 5)}`,
          }),
        )
        const cards = new Map(
          names.filter(() => random() < 0.5).map((key) => [key, card(random() * 20 - 10)]),
        )
        const queue = planQueue({
          entries,
          cards,
          now,
          random,
          limits: { max, newPerDay, newDoneToday: 0 },
        })
        const planned = queue.map(({ key }) => key)
        expect(new Set(planned).size).toBe(planned.length)
        expect(planned.length).toBeLessThanOrEqual(max)
        for (const { key, why } of queue) {
          expect(names).toContain(key)
          expect(cards.has(key)).toBe(why !== 'new')
          if (why === 'due') expect(cards.get(key)?.dueAt).toBeLessThanOrEqual(now)
        }
        expect(queue.filter(({ why }) => why === 'new').length).toBeLessThanOrEqual(newPerDay)
        const order = { due: 0, new: 1, weak: 2 }
        const bands = queue.map(({ why }) => order[why])
        expect(bands).toEqual(bands.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('spread', () => {
  const concepts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 })
  const place = (concept: string, index: number) => ({
    topic: concept < 'c' ? 'x' : 'y',
    concept,
    index,
  })

  test('[S38] neighbours never share a concept where that can be avoided', () => {
    fc.assert(
      fc.property(concepts, fc.option(fc.constantFrom('a', 'b', 'z')), (list, before) => {
        const first = before === null ? null : { topic: 'x', concept: before }
        const result = spread(list.map(place), first)
        expect(result.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(
          list.map((_, index) => index),
        )
        const row = [before, ...result.map(({ concept }) => concept)]
        const touching = row.filter((concept, index) => index > 0 && concept === row[index - 1])
        const count = (concept: string) => list.filter((one) => one === concept).length
        const avoidable = [...new Set(list)].every(
          (concept) => count(concept) <= (concept === before ? list.length : list.length + 1) / 2,
        )
        if (avoidable) expect(touching).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('[S39] a list that alternates already is left as it is', () => {
    const list = ['a', 'c', 'b', 'd', 'a', 'c'].map(place)
    expect(spread(list, null)).toEqual(list)
  })
})
