// Stands for `virtual:offhand/chunks`: a question for each entry of the index, nothing else.
import { topicIds } from '../../../src/content/schema/common.ts'
import type { QuestionEntry, SingleQuestion, TopicId } from '../../../src/content/types.ts'
import { index } from './content-index.ts'

interface Topic {
  readonly questions: readonly SingleQuestion[]
}

const words = (text: string) => ({ en: `<p>${text}</p>`, zh: `<p>${text}</p>` })

const questionOf = (entry: QuestionEntry): SingleQuestion => ({
  ...entry,
  related: [],
  type: 'single',
  stem: words('Which of these holds?'),
  explanation: words('The first one.'),
  options: [0, 1, 2, 3].map((place) => ({ text: words(`${place}`), correct: place === 0 })),
})

/** As a chunk is: made at the first request, there at the next. */
function lazyTopic(id: TopicId): () => Promise<Topic> {
  let loaded: Promise<Topic> | null = null
  const load = () => index.questions.filter(({ topic }) => topic === id).map(questionOf)
  return () => (loaded ??= Promise.resolve({ questions: load() }))
}

export const shards = topicIds.map(lazyTopic)
export const shardOf = Object.fromEntries(
  index.concepts.map(({ key, topic }) => [key, topicIds.indexOf(topic)]),
)
export const generators = {}
export const exercises = {}
export const primers = {}
export const gists = () => Promise.resolve({ gists: {} })
export const glossary = () => Promise.resolve({ terms: [] })
export const map = () => Promise.resolve({ map: {} })
export const paths = () => Promise.resolve({ paths: { groups: [], paths: [] } })
export const examiners = {}
export const solutions = {}
