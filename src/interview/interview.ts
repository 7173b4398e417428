import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Clock } from '../base/clock.ts'
import { createKeeper } from '../quiz/session-keeper.ts'
import { type Given, type Judged, leftMs, type Sitting, type Step } from './sitting.ts'

export interface InterviewState {
  readonly steps: readonly Step[]
  readonly sitting: Sitting
}

/** A mock interview from its first question to the grading of what was said: no React in it. */
export interface Interview {
  readonly store: StoreApi<InterviewState>
  /** What is given at a step replaces what was given there before. */
  readonly give: (position: number, given: Given) => void
  readonly go: (position: number) => void
  readonly pause: () => void
  readonly resume: () => void
  /** Books the time that has passed, and ends the interview when it is up: call it every second. */
  readonly tick: () => void
  /** Stops the time; the code is run next. */
  readonly end: () => void
  readonly judge: (judged: readonly Judged[]) => void
  readonly flush: () => Promise<void>
  readonly dispose: () => void
}

export function createInterview(options: {
  readonly steps: readonly Step[]
  readonly sitting: Sitting
  readonly clock: Clock
  readonly save: (sitting: Sitting) => Promise<void>
}): Interview {
  const { steps, clock, save } = options
  const store = createStore<InterviewState>(() => ({
    steps,
    sitting: afterAbsence(options.sitting, clock()),
  }))
  const keeper = createKeeper(save)
  let since = clock()
  let disposed = false

  const sitting = (): Sitting => store.getState().sitting
  const change = (next: Partial<Sitting>): void => {
    if (disposed) return
    store.setState({ sitting: { ...sitting(), ...next, at: clock() } })
    void keeper.keep(sitting())
  }
  const isRunning = (): boolean => sitting().stage === 'running' && sitting().pausedAt === null
  const book = (): void => {
    const now = clock()
    const passed = Math.max(0, now - since)
    since = now
    if (!isRunning()) return
    const { position, steps: states } = sitting()
    // A sleeping machine's hours are not the candidate's: no more than what is left.
    const ms = Math.min(passed, leftMs(sitting()))
    change({
      steps: states.map((state, place) =>
        place === position ? { ...state, ms: state.ms + ms } : state,
      ),
    })
  }
  const end = (): void => {
    book()
    if (sitting().stage === 'running') change({ ...unpaused(sitting(), clock()), stage: 'judging' })
  }

  return {
    store,
    give: (position, given) => {
      if (sitting().stage === 'judging') return
      change({
        steps: sitting().steps.map((state, place) =>
          place === position ? { ...state, given } : state,
        ),
      })
    },
    go: (position) => {
      book()
      if (isRunning() && position >= 0 && position < steps.length) change({ position })
    },
    pause: () => {
      book()
      if (isRunning()) change({ pausedAt: clock() })
    },
    resume: () => {
      since = clock()
      change(unpaused(sitting(), clock()))
    },
    tick: () => {
      book()
      if (isRunning() && leftMs(sitting()) === 0) end()
    },
    end,
    judge: (judged) => change({ judged, stage: 'grading' }),
    flush: () => keeper.keep(sitting()),
    dispose: () => {
      book()
      disposed = true
    },
  }
}

const unpaused = (sitting: Sitting, now: number): Pick<Sitting, 'pauses' | 'pausedAt'> => {
  const { pauses, pausedAt } = sitting
  if (pausedAt === null) return { pauses, pausedAt }
  return { pauses: [...pauses, { at: pausedAt, ms: Math.max(0, now - pausedAt) }], pausedAt: null }
}

/** The page was closed: the interview is paused since it was kept last. A moment is no absence. */
const afterAbsence = (sitting: Sitting, now: number): Sitting =>
  sitting.stage === 'running' && sitting.pausedAt === null && now - sitting.at > shortMs
    ? { ...sitting, pausedAt: sitting.at }
    : sitting
const shortMs = 5000
