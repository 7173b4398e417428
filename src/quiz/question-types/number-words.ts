import type { QuestionOf } from '../answer.ts'

/** 25,557,032 or 0.6667: grouped, at most ten significant digits. Both languages write numbers alike. */
export const valueText = (value: number): string =>
  Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-6)
    ? String(Number(value.toPrecision(10)))
    : value.toLocaleString('en-US', { maximumSignificantDigits: 10 }).replace('-', '−')

/** From where to where an answer is accepted; null where only the value itself is. */
export function rangeOf({ answer }: QuestionOf<'numeric'>): {
  readonly low: number
  readonly high: number
} | null {
  const { value, tolerance } = answer
  if (tolerance === 'exact') return null
  const width = 'relative' in tolerance ? tolerance.relative * Math.abs(value) : tolerance.absolute
  const rounded = (bound: number) => Number(bound.toPrecision(6))
  return { low: rounded(value - width), high: rounded(value + width) }
}
