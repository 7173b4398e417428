// One term, one translation: what the glossary says is what the bank writes.
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import type { AuthoredTerm } from '../../src/content/schema/glossary.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { loadGenerators } from '../../tooling/content/generators.ts'
import { readGlossary } from '../../tooling/content/glossary.ts'
import { readQuestionSources } from '../../tooling/content/source.ts'
import { termFinder } from '../../tooling/content/terms.ts'

const root = path.resolve(import.meta.dirname, '../..')
const han = /\p{Script=Han}/u

interface Entry {
  readonly name: string
  readonly en: string
  readonly zh: string
}

let terms: readonly AuthoredTerm[]
let entries: readonly Entry[]
beforeAll(async () => {
  const sources = readQuestionSources(root)
  const concepts = sources.topics.flatMap(({ id, value }) =>
    value.concepts.map((one) => `${id}/${one.id}`),
  )
  terms = readGlossary(root, new Set(concepts)).terms
  const { generators } = await loadGenerators(root, sources.generatorFiles)
  entries = [
    ...sources.questions.map(({ question, file }) =>
      entryOf(`${file.replace('questions/', '')} ${question.id}`, question),
    ),
    ...generators.map(({ generator }) =>
      entryOf(generator.id, [generator.title, generator.ask(generator.draw(seededRandom(1)))]),
    ),
    ...readExerciseSources(root).map(({ slug, value, statement, mutants }) =>
      entryOf(`exercises/${slug}`, [value, statement, mutants.map(({ authored }) => authored)]),
    ),
    ...sources.topics.map(({ id, value }) => entryOf(id, value)),
  ]
})

/** All prose of one entry, in both languages. */
function entryOf(name: string, content: unknown): Entry {
  const texts = { en: [] as string[], zh: [] as string[] }
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string' && (key === 'en' || key === 'zh')) texts[key].push(prose(value))
    else if (Array.isArray(value)) for (const one of value) walk(one, key)
    else if (value && typeof value === 'object')
      for (const [inner, one] of Object.entries(value)) walk(one, inner)
  }
  walk(content, '')
  return { name, en: texts.en.join('\n'), zh: texts.zh.join('\n') }
}

const prose = (markdown: string): string =>
  markdown.replace(/```[\s\S]*?```|`[^`\n]*`|\$\$[\s\S]*?\$\$|\$[^$\n]*\$/g, ' § ')

test('no text uses a form that the glossary avoids', () => {
  const wrong = entries.flatMap(({ name, zh }) =>
    terms.flatMap((term) =>
      term.avoid.zh
        .filter((form) => han.test(form) && zh.includes(form))
        .map((form) => `${name}: ${form}, write ${term.zh}`),
    ),
  )
  expect(wrong).toEqual([])
})

test('a term of the English text stands in the Chinese text in one of its forms', () => {
  const find = termFinder(terms)
  const checked = new Map(
    terms.filter((term) => term.check !== false && han.test(term.zh)).map((t) => [t.id, t]),
  )
  const wrong = entries.flatMap(({ name, en, zh }) => {
    const inChinese = new Set(find.zh(zh).map(({ id }) => id))
    const missing = new Set(
      find
        .en(en)
        .map(({ id }) => id)
        .filter((id) => checked.has(id) && !inChinese.has(id)),
    )
    return [...missing]
      .map((id) => checked.get(id))
      .filter((term) => term && ![term.zh, ...term.also.zh].some((form) => zh.includes(form)))
      .map((term) => `${name}: ${term?.en ?? ''} should be ${term?.zh ?? ''}`)
  })
  expect(wrong).toEqual([])
})
