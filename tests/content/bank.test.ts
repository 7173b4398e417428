// What the compiler cannot say of a single file: coverage, balance and sameness of the whole bank.
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import type { NumericGenerator, SingleGenerator } from '../../src/content/generator.ts'
import { topicIds } from '../../src/content/schema/common.ts'
import type { Question } from '../../src/content/types.ts'
import { type Content, compileContent } from '../../tooling/content/compile.ts'
import { formatProblems } from '../../tooling/content/problem.ts'

const root = path.resolve(import.meta.dirname, '../..')
let content: Content
let questions: readonly Question[]

beforeAll(async () => {
  content = await compileContent(root)
  questions = topicIds.flatMap((id) => content.questions[id])
})

test('the content has no problem', () => {
  expect(formatProblems(content.problems)).toBe('')
})

describe('coverage', () => {
  test('every concept has a question', () => {
    const asked = new Set(content.index.questions.map(({ concept }) => concept))
    const unasked = content.index.concepts.map(({ key }) => key).filter((key) => !asked.has(key))
    expect(unasked).toEqual([])
  })

  test.each(topicIds)('%s has 45 questions or more over all seven types, and a primer', (topic) => {
    const own = content.questions[topic]
    const all = content.index.questions.filter((question) => question.topic === topic)
    expect(all.length).toBeGreaterThanOrEqual(45)
    expect(new Set(own.map((question) => question.type))).toEqual(
      new Set(['single', 'multiple', 'numeric', 'cloze', 'order', 'match', 'open']),
    )
    expect(content.primers[topic]?.zh).toMatch(/<h2>/)
  })

  test('the bank is as large and as varied as it says', () => {
    const counts = {
      questions: content.index.questions.length,
      generators: content.generators.length,
      open: questions.filter(({ type }) => type === 'open').length,
      figures: new Set(
        questions.flatMap(({ figure, explanationFigure }) =>
          [figure, explanationFigure].flatMap((drawing) => drawing?.svg ?? []),
        ),
      ).size,
      concrete: questions.filter(
        ({ stem, figure }) => figure || /<pre|<table|katex-display/.test(stem.en),
      ).length,
    }
    const least = { questions: 560, generators: 70, open: 60, figures: 60, concrete: 60 }
    for (const [name, count] of Object.entries(counts))
      expect(count, name).toBeGreaterThanOrEqual(least[name as keyof typeof least])
  })

  test('difficulty is spread from recall to expert', () => {
    const share = (level: number) =>
      content.index.questions.filter(({ difficulty }) => difficulty === level).length /
      content.index.questions.length
    // Aimed at: 20, 30, 25, 20 and 5 %.
    const bounds = { 1: [0.1, 0.25], 2: [0.2, 0.4], 3: [0.2, 0.36], 4: [0.14, 0.3], 5: [0.02, 0.1] }
    for (const [level, [low = 0, high = 1]] of Object.entries(bounds)) {
      expect(share(Number(level)), `difficulty ${level}`).toBeGreaterThanOrEqual(low)
      expect(share(Number(level)), `difficulty ${level}`).toBeLessThanOrEqual(high)
    }
  })

  test('every open question says how an interviewer would go on', () => {
    const bare = questions.flatMap((question) =>
      question.type === 'open' && question.followUps.length === 0 ? [question.id] : [],
    )
    expect(bare).toEqual([])
  })
})

const plain = (html: string): string =>
  html
    // A formula stands there twice, once for screen readers.
    .replace(/<math[\s\S]*?<\/math>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('no question is there twice', () => {
  test.each(['en', 'zh'] as const)('no two stems are nearly the same (%s)', (language) => {
    const grams = questions.map((question) => ({
      id: question.id,
      set: shingles(plain(question.stem[language])),
    }))
    const twins: string[] = []
    grams.forEach((a, i) => {
      for (const b of grams.slice(i + 1)) {
        const common = [...a.set].filter((gram) => b.set.has(gram)).length
        const likeness = common / Math.max(1, a.set.size + b.set.size - common)
        if (likeness > 0.7) twins.push(`${a.id} ~ ${b.id}: ${likeness.toFixed(2)}`)
      }
    })
    expect(twins).toEqual([])
  })

  test('no two titles of a topic are the same', () => {
    const seen = new Map<string, string>()
    const twins = content.index.questions.flatMap(({ id, topic, title }) => {
      const key = `${topic}: ${title.en}`
      const earlier = seen.get(key)
      seen.set(key, id)
      return earlier ? [`${earlier} ~ ${id}: ${title.en}`] : []
    })
    expect(twins).toEqual([])
  })
})

/** Runs of five characters: works for both scripts. */
const shingles = (text: string): Set<string> =>
  new Set(
    Array.from({ length: Math.max(1, text.length - 4) }, (_, i) =>
      text.slice(i, i + 5).toLowerCase(),
    ),
  )

describe('no option gives itself away', () => {
  const choices = () =>
    questions.flatMap((question) => (question.type === 'single' ? [question] : []))

  test('the right option stands at each place about equally often in the files', () => {
    const places = choices().map((question) =>
      question.options.findIndex((option) => option.correct),
    )
    for (let place = 0; place < 4; place++) {
      const share = places.filter((p) => p === place).length / places.length
      expect(share, `place ${place + 1}`).toBeGreaterThan(0.15)
      expect(share, `place ${place + 1}`).toBeLessThan(0.35)
    }
  })

  test('no option is about the others', () => {
    const about = questions.flatMap((question) =>
      question.type === 'single' || question.type === 'multiple'
        ? question.options
            .filter(({ text }) =>
              /(all|none|both|neither) of (the (above|others?|options|answers)|these)\b|以上(都|皆|均)|上述(都|皆|均)/i.test(
                `${text.en} ${text.zh}`,
              ),
            )
            .map(({ text }) => `${question.id}: ${plain(text.en)}`)
        : [],
    )
    expect(about).toEqual([])
  })

  test.each(['en', 'zh'] as const)(
    'the right option is not far longer than every wrong one (%s)',
    (language) => {
      const long = choices().flatMap((question) => {
        const length = (option: (typeof question.options)[number]) =>
          plain(option.text[language]).length
        const right = question.options.filter((option) => option.correct).map(length)[0] ?? 0
        const wrong = Math.max(...question.options.filter((option) => !option.correct).map(length))
        return right > 24 && right > 1.5 * wrong
          ? [`${question.id}: ${right} characters against ${wrong}`]
          : []
      })
      expect(long).toEqual([])
    },
  )

  test('the right option is the longest no more often than half of the time', () => {
    const longest = choices().filter((question) => {
      const lengths = question.options.map((option) => plain(option.text.en).length)
      const right = lengths[question.options.findIndex((option) => option.correct)] ?? 0
      return lengths.filter((length) => length >= right).length === 1
    })
    expect(longest.length / choices().length).toBeLessThanOrEqual(0.5)
  })
})

describe('generators', () => {
  test('a thousand seeds each give one finite answer, or one right option among different ones', () => {
    const wrong: string[] = []
    for (const { generator } of content.generators)
      for (let seed = 0; seed < 1000; seed++) {
        const problem =
          generator.type === 'numeric'
            ? numericProblem(generator, seed)
            : singleProblem(generator, seed)
        if (problem) wrong.push(`${generator.id}, seed ${seed}: ${problem}`)
      }
    expect(wrong.slice(0, 5)).toEqual([])
  })

  test('the same seed asks the same question', () => {
    for (const { generator } of content.generators) {
      const draw = () => JSON.stringify(generator.ask(generator.draw(seededRandom(7))))
      expect(draw()).toBe(draw())
    }
  })
})

function numericProblem(generator: NumericGenerator<never>, seed: number): string | null {
  const { answer, stem, explanation } = generator.ask(generator.draw(seededRandom(seed)))
  if (!Number.isFinite(answer.value)) return `the answer is ${answer.value}`
  if (
    (answer.tolerance ?? 'exact') === 'exact' &&
    !Number.isInteger(answer.value) &&
    String(answer.value).length > 8
  )
    return `an exact answer of ${answer.value} cannot be typed`
  return [stem.en, stem.zh, explanation.en, explanation.zh].some((text) =>
    /NaN|Infinity|undefined/.test(text),
  )
    ? 'a text has NaN, Infinity or undefined in it'
    : null
}

function singleProblem(generator: SingleGenerator<never>, seed: number): string | null {
  const { options } = generator.ask(generator.draw(seededRandom(seed)))
  if (options.filter((option) => option.correct).length !== 1) return 'not exactly one right option'
  for (const language of ['en', 'zh'] as const)
    if (new Set(options.map((option) => option[language])).size !== options.length)
      return `two options are the same (${language})`
  return options.length < 4 || options.length > 6 ? `${options.length} options` : null
}
