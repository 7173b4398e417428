import type { Tolerance } from '../../content/generator.ts'
import { type NumberReading, readNumber } from '../read-number.ts'
import type { QuestionOf } from '../answer.ts'
import type { QuestionLogic } from './logic.ts'

export const numeric: QuestionLogic<'numeric'> = {
  arrange: () => [],
  blank: () => ({ type: 'numeric', text: '' }),
  isComplete: (question, { text }) => readingOf(question, text).type === 'number',
  score: (question, { text }) => {
    const reading = readingOf(question, text)
    const { value, tolerance } = question.answer
    return reading.type === 'number' && isWithin(reading.value, value, tolerance) ? 1 : 0
  },
  fits: () => true,
}

/** How the input is understood. Where the unit is per cent, "92%" is 92 as much as "92" is. */
export function readingOf({ answer }: QuestionOf<'numeric'>, text: string): NumberReading {
  const perCent = answer.unit?.en.trim() === '%'
  return readNumber(perCent ? text.replace(/[%％]\s*$/u, '') : text)
}

/** The known wrong answer that the input equals, if any. */
export function mistakeOf(question: QuestionOf<'numeric'>, text: string) {
  const reading = readingOf(question, text)
  if (reading.type !== 'number') return null
  const { mistakes, tolerance } = question.answer
  return mistakes.find(({ value }) => isWithin(reading.value, value, tolerance)) ?? null
}

/** Binary fractions of what was typed and of what was computed may differ in the last digits, */
const rounding = 1e-12
/** and what should be 0 may be a little beside it. */
const roundingAtZero = 1e-15

function isWithin(got: number, wanted: number, tolerance: Tolerance): boolean {
  const off = Math.abs(got - wanted)
  const slack = rounding * Math.abs(wanted) + roundingAtZero
  if (tolerance === 'exact') return off <= slack
  if ('relative' in tolerance) return off <= tolerance.relative * Math.abs(wanted) + slack
  return off <= tolerance.absolute + slack
}
