import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Progress } from '../../progress/progress.ts'
import { runsOf } from '../projections.ts'

interface Losses {
  readonly reviews: number
  readonly runs: number
  readonly drafts: number
}

/** How much there is to lose. */
export function useLosses(progress: Progress): Losses {
  const reviews = useStore(progress.state, (state) =>
    state.status === 'loading' ? 0 : state.projections.reviews,
  )
  const runs = useStore(progress.state, runsOf)
  const [drafts, setDrafts] = useState(0)
  useEffect(() => {
    progress.drafts.list().then(
      (list) => setDrafts(list.length),
      () => undefined,
    )
  }, [progress])
  return { reviews, runs: [...runs.values()].reduce((sum, list) => sum + list.length, 0), drafts }
}
