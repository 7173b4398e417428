import type { AuthoredQuestion, QuestionType } from '../../src/content/schema/question.ts'
import type { ConceptKey, Figure, Html, Option, Question } from '../../src/content/types.ts'
import { conceptKey } from './cross-check.ts'
import { readFigure } from './figure.ts'
import { createMarkup, type Markup } from './markup.ts'
import { type Problem, problem } from './problem.ts'
import type { QuestionSource } from './source.ts'
import { markTerms, type TermFinder } from './terms.ts'

/** Seconds a prepared candidate needs, by type; harder ones take longer. */
const baseSeconds: Record<QuestionType, number> = {
  single: 30,
  multiple: 45,
  numeric: 60,
  cloze: 30,
  order: 45,
  match: 45,
  open: 150,
}

export const expectedSeconds = (type: QuestionType, difficulty: number): number =>
  Math.round((baseSeconds[type] * (0.7 + 0.15 * difficulty)) / 5) * 5

/** One authored question as the page gets it: HTML in both languages. */
export function compileQuestion(
  source: QuestionSource,
  find: TermFinder,
): {
  question: Question
  problems: readonly Problem[]
} {
  const problems: Problem[] = []
  const authored = source.question
  const report = (path: readonly PropertyKey[], message: string): void => {
    problems.push(
      problem(
        source.file,
        source.lineOf(path),
        `${authored.id}.${path.map(String).join('.')}`,
        message,
      ),
    )
  }
  const markup = createMarkup(report)
  const drawing = (field: 'figure' | 'explanationFigure'): Figure | undefined => {
    const figure = authored[field]
    return (
      figure && {
        svg: readFigure(source.folder, figure.file, (path, message) =>
          report([field, ...path], message),
        ),
        alt: markup.plain([field, 'alt'], figure.alt),
        ...(figure.caption && {
          caption: markup.sentence([field, 'caption'], figure.caption),
        }),
      }
    )
  }
  const figure = drawing('figure')
  const explanationFigure = drawing('explanationFigure')
  const base = {
    id: authored.id,
    topic: source.topic,
    concept: source.concept,
    difficulty: authored.difficulty,
    seconds: authored.seconds ?? expectedSeconds(authored.type, authored.difficulty),
    title: markup.plain(['title'], authored.title),
    stem: markup.block(['stem'], authored.stem),
    explanation: withTerms(markup.block(['explanation'], authored.explanation), find),
    ...(authored.source !== undefined && { source: authored.source }),
    exercises: authored.exercises ?? [],
    related: (authored.related ?? []).map((ref) => conceptKey(source.topic, ref) as ConceptKey),
    ...(figure && { figure }),
    ...(explanationFigure && { explanationFigure }),
  }
  return { question: { ...base, ...parts(authored, markup) } as Question, problems }
}

/** Only behind the answer: what a term is may be what the question asks. */
const withTerms = (html: Html, find: TermFinder): Html => ({
  en: markTerms(html.en, find.en),
  zh: markTerms(html.zh, find.zh),
})

/** What only this type has. */
function parts(authored: AuthoredQuestion, markup: Markup) {
  switch (authored.type) {
    case 'single':
    case 'multiple':
      return {
        type: authored.type,
        options: authored.options.map((option, i) => compileOption(option, i, markup)),
      }
    case 'numeric': {
      const { value, unit, tolerance, mistakes } = authored.answer
      return {
        type: authored.type,
        answer: {
          value,
          ...(unit && { unit: markup.plain(['answer', 'unit'], unit) }),
          tolerance,
          mistakes: mistakes.map((m, i) => ({
            value: m.value,
            why: markup.sentence(['answer', 'mistakes', i, 'why'], m.why),
          })),
        },
      }
    }
    case 'cloze':
      return { type: authored.type, blanks: authored.blanks }
    case 'order':
      return {
        type: authored.type,
        steps: authored.steps.map((step, i) => markup.inline(['steps', i], step)),
      }
    case 'match':
      return {
        type: authored.type,
        pairs: authored.pairs.map((pair, i) => ({
          left: markup.inline(['pairs', i, 'left'], pair.left),
          right: markup.inline(['pairs', i, 'right'], pair.right),
          ...(pair.why && { why: markup.sentence(['pairs', i, 'why'], pair.why) }),
        })),
        extras: authored.extras.map((extra, i) => markup.inline(['extras', i], extra)),
      }
    case 'open':
      return {
        type: authored.type,
        answer: markup.block(['answer'], authored.answer),
        rubric: authored.rubric.map((point, i) => markup.sentence(['rubric', i], point)),
        followUps: authored.followUps.map((follow, i) => ({
          question: markup.sentence(['followUps', i, 'question'], follow.question),
          answer: markup.block(['followUps', i, 'answer'], follow.answer),
        })),
      }
  }
}

type AuthoredOption = Extract<AuthoredQuestion, { type: 'single' }>['options'][number]

function compileOption(option: AuthoredOption, i: number, markup: Markup): Option {
  return {
    // An option may be a code block; a paragraph around a single line would only add space.
    text: option.en.includes('```')
      ? markup.block(['options', i], option)
      : markup.inline(['options', i], option),
    correct: option.correct === true,
    ...(option.why && { why: markup.sentence(['options', i, 'why'], option.why) }),
  }
}
