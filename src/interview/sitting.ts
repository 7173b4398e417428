import type { CodeLanguage } from '../base/code-language.ts'
import type { Exercise } from '../content/types.ts'
import { starterOf } from '../exercise/code-language.ts'
import type { Answer } from '../quiz/answer.ts'
import type { PaperItem } from './paper.ts'
import type { SetUp } from './set-up.ts'

/** Two of an exercise's follow-up questions are asked, as an interviewer would go on. */
const followUpsAsked = 2
const followUpSeconds = 90

/** A place of the paper as it is gone through: an exercise is followed by its follow-up questions. */
export type Step =
  | PaperItem
  | {
      readonly type: 'follow-up'
      readonly slug: string
      readonly place: number
      readonly seconds: number
    }

export type Given =
  /** `arrangement` is the order of options that was shown. */
  | {
      readonly type: 'answer'
      readonly answer: Answer
      readonly arrangement: readonly number[]
    }
  /** The code in `language` is shown and will be run; what was typed in another stays beside it. */
  | {
      readonly type: 'code'
      readonly language: CodeLanguage
      readonly sources: Readonly<Partial<Record<CodeLanguage, string>>>
    }
  /** `score` is given by the user after the end: 0, 0.5 or 1. */
  | { readonly type: 'said'; readonly text: string; readonly score: number | null }

export interface StepState {
  /** Null until the step was seen. */
  readonly given: Given | null
  readonly ms: number
}

/** What the run of an exercise's code came to; null while or because it could not be run. */
export interface Judged {
  readonly slug: string
  readonly passed: number
  readonly total: number
  readonly state: 'pass' | 'fail' | 'error' | 'timeout' | 'cancelled'
  readonly ms: number
  readonly engine: string
  readonly misconception?: string
  /** The code imports the prelude. */
  readonly prelude?: true
}

/** An interview under way; it is kept on the device, and goes on after a reload. */
export interface Sitting {
  readonly version: 2
  readonly code: string
  readonly setUp: SetUp
  readonly startedAt: number
  readonly position: number
  readonly steps: readonly StepState[]
  readonly pauses: readonly { readonly at: number; readonly ms: number }[]
  /** Since when it is paused; null while the time runs. */
  readonly pausedAt: number | null
  /** When the state was kept last: what passes until the page is opened again counts as a pause. */
  readonly at: number
  readonly stage: 'running' | 'judging' | 'grading'
  readonly judged: readonly Judged[]
}

export function stepsOf(paper: readonly PaperItem[]): readonly Step[] {
  return paper.flatMap((item): readonly Step[] =>
    item.type === 'question'
      ? [item]
      : [
          item,
          ...Array.from({ length: followUpsAsked }, (_, place) => ({
            type: 'follow-up' as const,
            slug: item.slug,
            place,
            seconds: followUpSeconds,
          })),
        ],
  )
}

export const usedMs = ({ steps }: Pick<Sitting, 'steps'>): number =>
  steps.reduce((sum, { ms }) => sum + ms, 0)

export const leftMs = (sitting: Pick<Sitting, 'steps' | 'setUp'>): number =>
  Math.max(0, sitting.setUp.minutes * 60_000 - usedMs(sitting))

/** Whether anything was answered there. The starter of `exercise` is no answer. */
export function isGiven({ given }: StepState, exercise?: Exercise): boolean {
  switch (given?.type) {
    case undefined:
      return false
    case 'code':
      return isWritten(given.sources[given.language], given.language, exercise)
    case 'said':
      return given.text.trim() !== '' || given.score !== null
    case 'answer':
      return isSaid(given.answer, given.arrangement)
  }
}

export function isWritten(
  source: string | undefined,
  language: CodeLanguage,
  exercise: Exercise | undefined,
): source is string {
  const text = source?.trim() ?? ''
  return text !== '' && text !== (exercise && starterOf(exercise, language).trim())
}

/** What was said aloud is known by what was ticked afterwards. */
function isSaid(answer: Answer, arrangement: readonly number[]): boolean {
  switch (answer.type) {
    case 'single':
      return answer.chosen !== null
    case 'multiple':
      return answer.chosen.length > 0
    case 'numeric':
      return answer.text.trim() !== ''
    case 'open':
      return answer.text.trim() !== '' || answer.ticks.length > 0
    case 'cloze':
      return Object.values(answer.texts).some((text) => text.trim() !== '')
    // Steps stand in some order from the start; nobody has touched that one.
    case 'order':
      return answer.steps.some((step, place) => step !== arrangement[place])
    case 'match':
      return answer.rights.some((right) => right !== null)
  }
}
