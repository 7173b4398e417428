import { summaryOf, type Summary } from './statistics.ts'

/** One line of the report. */
export interface Row {
  readonly what: string
  readonly unit: 'ms' | 'kB' | 'MB' | '×' | ''
  readonly measured: Summary
  /** Most that is allowed; a row without one is there to be read. */
  readonly budget?: number
  /** Which figure the budget is for. */
  readonly judged: 'median' | 'p95'
  readonly note?: string
}

type Details = Partial<Pick<Row, 'budget' | 'judged' | 'note'>>

export const timeRow = (what: string, samples: readonly number[], details: Details = {}): Row => ({
  what,
  unit: 'ms',
  measured: summaryOf(samples),
  judged: 'median',
  ...details,
})

/** A single figure: a size, a count. */
export const figureRow = (
  what: string,
  unit: Row['unit'],
  value: number,
  details: Details = {},
): Row => ({ what, unit, measured: summaryOf([value]), judged: 'median', ...details })

export const isOver = ({ measured, budget, judged }: Row): boolean =>
  budget !== undefined && measured[judged] > budget
