import type { Exercise, Question } from '../content/types.ts'
import type { InterviewItem, NewEvent } from '../progress/events.ts'
import { scoreOf } from '../quiz/grade.ts'
import { proposeRating } from '../schedule/propose-rating.ts'
import { codeOf } from './code-given.ts'
import { isGiven, type Judged, type Sitting, type Step, type StepState, usedMs } from './sitting.ts'
import { writtenAnswer } from './written-answer.ts'

/** What the paper asks, loaded; the bank may have lost something since. */
export interface Material {
  readonly questions: ReadonlyMap<string, Question>
  readonly exercises: ReadonlyMap<string, Exercise>
}

/** Everything that is recorded of a finished interview, the interview itself last. */
export function eventsOf(options: {
  readonly sitting: Sitting
  readonly steps: readonly Step[]
  readonly material: Material
}): readonly NewEvent[] {
  const { sitting, steps, material } = options
  const session = `interview-${sitting.startedAt}`
  const items = steps.flatMap((step, place): readonly InterviewItem[] => {
    const state = sitting.steps[place]
    if (!state) return []
    switch (step.type) {
      case 'question':
        return questionItem(step, state, material)
      case 'exercise':
        return [exerciseItem(step.slug, state, sitting, steps, material)]
      // A part of its exercise's item.
      case 'follow-up':
        return []
    }
  })
  const runs = sitting.judged.flatMap((judged): readonly NewEvent[] => {
    const code = codeOf(sitting, steps, judged.slug)
    if (!code) return []
    const { language, sources } = code
    const source = sources[language] ?? ''
    const { slug, passed, total, state, ms, engine, misconception, prelude } = judged
    return [
      {
        ...{ type: 'run', exercise: slug, language, scope: 'all' },
        ...{ state, passed, total, hints: 0, solutionSeen: false, source, ms, engine },
        ...(misconception !== undefined && { misconception }),
        ...(prelude && { prelude }),
      },
    ]
  })
  const seconds = new Map(
    steps.flatMap((step) => (step.type === 'follow-up' ? [] : [[keyOf(step), step.seconds]])),
  )
  const reviews = items.flatMap((item): readonly NewEvent[] => {
    if (item.score === null) return []
    const isCode = item.item.startsWith('exercise:')
    const { rating, reason } = proposeRating({
      score: item.score,
      ms: item.ms,
      expectedMs: (seconds.get(item.item) ?? 0) * 1000,
      hints: 0,
      solutionSeen: false,
    })
    return [
      {
        ...{ type: 'review', item: item.item, rating, proposed: rating, reason },
        ...{ score: item.score, ms: item.ms, session },
        ...(item.seed !== undefined && { seed: item.seed }),
        ...(!isCode && item.answer !== undefined && { answer: item.answer }),
      },
    ]
  })
  const interview: NewEvent = {
    type: 'interview',
    code: sitting.code,
    language: sitting.setUp.language,
    plannedMs: sitting.setUp.minutes * 60_000,
    usedMs: usedMs(sitting),
    pauses: sitting.pauses.slice(0, mostPauses),
    items,
  }
  return [...runs, ...reviews, interview]
}

const mostPauses = 1000

const keyOf = (step: Exclude<Step, { type: 'follow-up' }>) =>
  step.type === 'question' ? (`question:${step.id}` as const) : (`exercise:${step.slug}` as const)

function questionItem(
  { id, seed }: Extract<Step, { type: 'question' }>,
  state: StepState,
  { questions }: Material,
): readonly InterviewItem[] {
  const question = questions.get(id)
  if (!question) return []
  const { given, ms } = state
  const answer = given?.type === 'answer' && isGiven(state) ? given.answer : null
  return [
    {
      ...{ item: `question:${id}`, ms, seed },
      score: answer && scoreOf(question, answer),
      ...(answer && { answer }),
    },
  ]
}

function exerciseItem(
  slug: string,
  state: StepState,
  sitting: Sitting,
  steps: readonly Step[],
  { exercises }: Material,
): InterviewItem {
  const verdict = sitting.judged.find((one) => one.slug === slug)
  const followUps = steps.flatMap(
    (step, place): readonly { readonly text: string; readonly score: number | null }[] => {
      if (step.type !== 'follow-up' || step.slug !== slug) return []
      const given = sitting.steps[place]?.given
      // One that was passed over keeps its place: the report puts each beside its question.
      return given?.type === 'said' ? [given] : [{ text: '', score: null }]
    },
  )
  const exercise = exercises.get(slug)
  const answered = isGiven(state, exercise)
  return {
    item: `exercise:${slug}`,
    ms: state.ms,
    score: answered && verdict ? share(verdict) : null,
    ...(verdict && { passed: verdict.passed, total: verdict.total }),
    answer: {
      ...writtenAnswer(codeOf(sitting, steps, slug), exercise),
      followUps: followUps.map(({ text, score }) => ({ text, score })),
    },
  }
}

const share = ({ passed, total, state }: Judged): number =>
  state === 'pass' ? 1 : total === 0 ? 0 : passed / total
