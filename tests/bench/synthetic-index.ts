// A bank of thousands of questions, as like ours as chance can make it: the index of the built site, grown.
import { integer, pick, type Random, seededRandom } from '../../src/base/random.ts'
import type { ContentIndex, QuestionEntry } from '../../src/content/types.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The same for the same index and count. Topics, concepts and exercises stay as they are. */
export function syntheticIndex(real: ContentIndex, count: number): ContentIndex {
  const random = seededRandom(count)
  const english = speaker(
    real.questions.map(({ title }) => title.en),
    (title) => title.split(' '),
    random,
  )
  const chinese = speaker(
    real.questions.map(({ title }) => title.zh),
    (title) => [...segmenter.segment(title)].map(({ segment }) => segment),
    random,
  )
  const perConcept = Math.ceil(count / real.concepts.length)
  const ids = new Set<string>()
  const newId = (concept: string, title: string): string => {
    const words = title.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []
    const begun = [concept, ...words.slice(0, integer(random, 2, 4))].join('-')
    let id = begun
    for (let n = 2; ids.has(id); n++) id = `${begun}-${n}`
    ids.add(id)
    return id
  }
  const questions = real.concepts.flatMap(({ key, topic }) =>
    Array.from({ length: perConcept }, (): QuestionEntry => {
      const title = { en: english().join(' '), zh: chinese().join('') }
      const [, slug = key] = key.split('/')
      // Type, difficulty and time belong together: they come from one question.
      const like = pick(random, real.questions)
      return { ...like, id: newId(slug, title.en), topic, concept: key, title, generated: false }
    }),
  )
  return { ...real, version: `synthetic-${count}`, questions: questions.slice(0, count) }
}

/** Says titles with the words and the lengths of those we have, in an order of chance. */
function speaker(
  titles: readonly string[],
  cut: (title: string) => readonly string[],
  random: Random,
): () => readonly string[] {
  const spoken = titles.map(cut)
  const words = spoken.flat()
  return () => pick(random, spoken).map(() => pick(random, words))
}
