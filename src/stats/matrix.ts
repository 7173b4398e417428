import type { RunSummary } from '../progress/progress.ts'
import { isSubmission } from './first-runs.ts'

export interface Attempts {
  /** The last submissions, oldest first. */
  readonly last: readonly RunSummary[]
  /** How many there were before them. */
  readonly earlier: number
}

export function attemptsOf(runs: readonly RunSummary[] | undefined, most: number): Attempts {
  const submissions = (runs ?? []).filter(isSubmission)
  const last = submissions.slice(-most)
  return { last, earlier: submissions.length - last.length }
}

/**
 * Where an arrow key leads in rows of different lengths, whose marks are numbered one after the other:
 * up and down keep the place in the row as far as the row has it.
 */
export function moveInRows(lengths: readonly number[], key: string, from: number): number | null {
  if (key === 'ArrowRight') return from + 1
  if (key === 'ArrowLeft') return from - 1
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0) return null
  let start = 0
  const starts = lengths.map((length) => {
    start += length
    return start - length
  })
  const row = starts.findLastIndex((first) => first <= from)
  const next = Math.max(0, Math.min(row + step, lengths.length - 1))
  const place = Math.min(from - (starts[row] ?? 0), (lengths[next] ?? 1) - 1)
  return (starts[next] ?? 0) + place
}
