import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { topicIds } from '../content/schema/common.ts'
import type { ExerciseEntry, QuestionEntry } from '../content/types.ts'
import { makePaper } from './paper.ts'
import { codeShares, lengths, levelNames, levels, type PaperSettings } from './set-up.ts'

const title = { en: 'a', zh: 'a' }
const questions = Array.from({ length: 300 }, (_, n): QuestionEntry => {
  const topic = topicIds[n % 10] ?? 'losses'
  return {
    ...{ id: `q${n}`, topic, concept: `${topic}/c${n % 70}`, type: 'single', title },
    ...{
      difficulty: 1 + (Math.floor(n / 10) % 5),
      seconds: 30 + (n % 7) * 20,
      generated: false,
      exercises: [],
    },
  }
})
const exercises = Array.from({ length: 60 }, (_, n): ExerciseEntry => {
  const topic = topicIds[n % 10] ?? 'losses'
  return {
    ...{
      slug: `e${n}`,
      topic,
      concepts: [`${topic}/c${n}`],
      title,
      difficulty: 1 + (Math.floor(n / 10) % 5),
    },
    ...{ minutes: 10 + (n % 5) * 5, tier: 1 + (n % 3), entry: 'f' },
    ...{ samples: 2, hidden: 8, mutants: 5 },
  }
})
const bank = { questions, exercises }
const settings: fc.Arbitrary<PaperSettings> = fc.record({
  minutes: fc.constantFrom(...lengths),
  level: fc.constantFrom(...levelNames),
  codeShare: fc.constantFrom(...codeShares),
  topics: fc.subarray([...topicIds]),
})

describe('a paper', () => {
  test('[I10] is the same for the same code, and another for another', () => {
    fc.assert(
      fc.property(settings, fc.nat(), (chosen, seed) => {
        const paper = makePaper({ settings: chosen, seed }, bank)
        expect(makePaper({ settings: chosen, seed }, bank)).toEqual(paper)
      }),
      { numRuns: 50 },
    )
    const chosen: PaperSettings = { minutes: 45, level: 'mixed', codeShare: 0.5, topics: [] }
    const papers = [1, 2, 3, 4].map((seed) =>
      JSON.stringify(makePaper({ settings: chosen, seed }, bank)),
    )
    expect(new Set(papers).size).toBe(4)
  })

  test('[I11] keeps to topics, level and time; questions come before code', () => {
    const byId = new Map<string, QuestionEntry | ExerciseEntry>([
      ...questions.map((entry) => [entry.id, entry] as const),
      ...exercises.map((entry) => [entry.slug, entry] as const),
    ])
    fc.assert(
      fc.property(settings, fc.nat(), (chosen, seed) => {
        const paper = makePaper({ settings: chosen, seed }, bank)
        const seconds = paper.reduce((sum, item) => sum + item.seconds, 0)
        expect(seconds).toBeLessThanOrEqual(chosen.minutes * 60)
        const [low, high] = levels[chosen.level]
        for (const item of paper) {
          const entry = byId.get(item.type === 'question' ? item.id : item.slug)
          expect(entry?.difficulty).toBeGreaterThanOrEqual(low)
          expect(entry?.difficulty).toBeLessThanOrEqual(high)
          if (chosen.topics.length > 0) expect(chosen.topics).toContain(entry?.topic)
        }
        const types = paper.map(({ type }) => type)
        expect(types).toEqual(types.toSorted().toReversed())
        const fitting = exercises.some(
          ({ topic, difficulty, minutes }) =>
            (chosen.topics.length === 0 || chosen.topics.includes(topic)) &&
            difficulty >= low &&
            difficulty <= high &&
            minutes <= chosen.minutes,
        )
        expect(types.includes('exercise')).toBe(chosen.codeShare > 0 && fitting)
        expect(new Set(paper.map((item) => JSON.stringify(item))).size).toBe(paper.length)
      }),
      { numRuns: 200 },
    )
  })

  test('[I12] has every topic once before any twice, and no concept twice', () => {
    const chosen: PaperSettings = { minutes: 30, level: 'mixed', codeShare: 0, topics: [] }
    const paper = makePaper({ settings: chosen, seed: 3 }, bank)
    const asked = paper.flatMap((item) =>
      item.type === 'question' ? (questions.find(({ id }) => id === item.id) ?? []) : [],
    )
    expect(new Set(asked.map(({ topic }) => topic)).size).toBe(10)
    expect(new Set(asked.map(({ concept }) => concept)).size).toBe(asked.length)
  })

  test('[I13] for which the bank has nothing is empty', () => {
    const chosen: PaperSettings = { minutes: 20, level: 'senior', codeShare: 0.5, topics: [] }
    expect(makePaper({ settings: chosen, seed: 1 }, { questions: [], exercises: [] })).toEqual([])
  })
})
