import type { ItemKey } from '../progress/events.ts'
import type { Card, ProgressState, Projections } from '../progress/progress.ts'

const none: ReadonlyMap<ItemKey, Card> = new Map()
const noRuns: Projections['runs'] = new Map()

/** Selectors that answer with something empty while the history is still being read. */
export const cardsOf = (state: ProgressState): ReadonlyMap<ItemKey, Card> =>
  state.status === 'loading' ? none : state.projections.cards

export const runsOf = (state: ProgressState): Projections['runs'] =>
  state.status === 'loading' ? noRuns : state.projections.runs

const noSettings: Projections['settings'] = new Map()

/** Settings that roam, marks among them. */
export const settingsOf = (state: ProgressState): Projections['settings'] =>
  state.status === 'loading' ? noSettings : state.projections.settings
