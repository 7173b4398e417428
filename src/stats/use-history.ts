import { startTransition, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Clock } from '../base/clock.ts'
import { systemZone } from '../progress/local-days.ts'
import type { Progress, ProgressState, Projections } from '../progress/progress.ts'
import { createDayOf, type Day } from './days.ts'
import { buildReviewTable, type ReviewTable } from './review-table.ts'

/** Everything the page tells, as it was at one moment. */
export interface History {
  readonly table: ReviewTable
  readonly cards: Projections['cards']
  readonly runs: Projections['runs']
  /** The recall that is aimed at, 0 … 1. */
  readonly target: number
  readonly now: number
  readonly today: Day
  readonly dayOf: (at: number) => Day
  /** The day of the first answer or run. */
  readonly first: Day | null
}

export type HistoryState =
  | { readonly status: 'loading'; readonly done: number; readonly total: number }
  | { readonly status: 'failed' }
  | { readonly status: 'ready'; readonly history: History }

/** So many answers are folded in about ten milliseconds; then the page may breathe. */
const slice = 8000
/** While another tab is practised in, the page follows, but not at every answer. */
const followMs = 1000

const pause = (ms = 0) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const changesOf = (state: ProgressState) => (state.status === 'loading' ? null : state.projections)

export function useHistory(
  progress: Progress,
  clock: Clock,
): readonly [state: HistoryState, retry: () => void] {
  const [state, setState] = useState<HistoryState>({ status: 'loading', done: 0, total: 0 })
  const [tries, setTries] = useState(0)
  const projections = useStore(progress.state, changesOf)
  const shown = useRef(false)
  useEffect(() => {
    if (projections === null) return
    const reading = { gone: false }
    const read = async () => {
      if (shown.current) await pause(followMs)
      if (reading.gone) return
      const history = await readHistory(progress, projections, clock(), (done, total) => {
        if (reading.gone) return false
        if (!shown.current) setState({ status: 'loading', done, total })
        return true
      })
      if (reading.gone || history === null) return
      shown.current = true
      // Drawing takes a while: as a transition it lets the page breathe.
      startTransition(() => setState({ status: 'ready', history }))
    }
    read().catch(() => {
      if (!reading.gone && !shown.current) setState({ status: 'failed' })
    })
    return () => {
      reading.gone = true
    }
  }, [progress, projections, clock, tries])
  const retry = () => {
    setState({ status: 'loading', done: 0, total: 0 })
    setTries(tries + 1)
  }
  return [state, retry]
}

/** `goesOn` is told how far it is, and ends it by saying no. */
async function readHistory(
  progress: Progress,
  { cards, runs, retention }: Projections,
  now: number,
  goesOn: (done: number, total: number) => boolean,
): Promise<History | null> {
  const dayOf = createDayOf(systemZone())
  const today = dayOf(now)
  const reviews = await progress.reviewsSince(0)
  const builder = buildReviewTable(reviews.length, dayOf, today)
  for (let from = 0; from < reviews.length; from += slice) {
    if (!goesOn(from, reviews.length)) return null
    await pause()
    for (const review of reviews.slice(from, from + slice)) builder.take(review)
  }
  const table = builder.table()
  const firstRun = [...runs.values()].reduce(
    (least, [run]) => Math.min(least, run?.at ?? least),
    now,
  )
  const first = Math.min(table.firstDay ?? today, dayOf(firstRun))
  const isEmpty = table.size === 0 && runs.size === 0
  return { table, cards, runs, target: retention, now, today, dayOf, first: isEmpty ? null : first }
}
