import type { Localized } from '../base/language.ts'
import { seededRandom } from '../base/random.ts'
import type { Generator } from './generator.ts'
import { createRenderer } from './render.ts'
import type { Html, Question, QuestionEntry } from './types.ts'

const renderer = createRenderer()

const block = (text: Localized): Html => ({
  en: renderer.block(text.en),
  zh: renderer.block(text.zh),
})
const inline = (text: Localized): Html => ({
  en: renderer.inline(text.en),
  zh: renderer.inline(text.zh),
})

/** A generator's question with the numbers of this seed; the same seed gives the same question. */
export function drawQuestion(entry: QuestionEntry, generator: Generator, seed: number): Question {
  const params: never = generator.draw(seededRandom(seed))
  const base = {
    id: entry.id,
    topic: entry.topic,
    concept: entry.concept,
    difficulty: entry.difficulty,
    seconds: entry.seconds,
    title: entry.title,
    exercises: entry.exercises,
    related: [],
    ...(generator.source !== undefined && { source: generator.source }),
  }
  if (generator.type === 'single') {
    const asked = generator.ask(params)
    return {
      ...base,
      type: 'single',
      stem: block(asked.stem),
      explanation: block(asked.explanation),
      options: asked.options.map(({ en, zh, correct, why }) => ({
        text: inline({ en, zh }),
        correct: correct === true,
        ...(why && { why: inline(why) }),
      })),
    }
  }
  const asked = generator.ask(params)
  const { value, unit, tolerance = 'exact', mistakes = [] } = asked.answer
  return {
    ...base,
    type: 'numeric',
    stem: block(asked.stem),
    explanation: block(asked.explanation),
    answer: {
      value,
      ...(unit && { unit }),
      tolerance,
      mistakes: mistakes
        .filter((mistake) => mistake.value !== value)
        .map((mistake) => ({ value: mistake.value, why: inline(mistake.why) })),
    },
  }
}
