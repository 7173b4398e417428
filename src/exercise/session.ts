import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Clock } from '../base/clock.ts'
import type { ExaminerMaterial, Exercise } from '../content/types.ts'
import type { Rating } from '../progress/events.ts'
import type { Progress } from '../progress/progress.ts'
import type { Runner } from '../runner/run.ts'
import { newAttempt, parseAttempt, type Attempt } from './attempt.ts'
import { createDraftKeeper } from './draft-keeper.ts'
import { createReviewing } from './reviewing.ts'
import { createRunning } from './running.ts'
import type { Notice, ReadyState, Scope, SessionState } from './session-state.ts'
import { parseVersions, withVersion, type VersionReason } from './versions.ts'

export interface SessionContent {
  readonly loadExercise: (slug: string) => Promise<Exercise | null>
  readonly loadExaminerMaterial: (slug: string) => Promise<ExaminerMaterial | null>
  readonly loadSolution: (slug: string) => Promise<string | null>
}

export interface SessionOptions {
  readonly slug: string
  readonly content: SessionContent
  readonly progress: Progress
  readonly runner: Runner
  readonly clock: Clock
}

/** One exercise being worked on: no React in it, so a test is a few calls. */
export interface ExerciseSession {
  readonly store: StoreApi<SessionState>
  readonly load: () => Promise<void>
  /** What the user typed. */
  readonly edit: (source: string) => void
  /** Saves draft and attempt at once. */
  readonly flush: () => Promise<void>
  readonly run: (scope: Scope) => Promise<void>
  readonly cancel: () => void
  readonly select: (checkId: string) => void
  readonly openHint: () => void
  readonly showInput: (checkId: string) => void
  readonly openSolution: () => Promise<void>
  readonly closeSolution: () => void
  readonly reset: () => void
  readonly restore: (source: string) => void
  readonly undoNotice: () => void
  readonly dismissNotice: () => void
  readonly takeOtherTab: () => void
  readonly keepMine: () => void
  readonly rate: (rating: Rating) => Promise<void>
  readonly startAgain: () => void
  /** The clock of the attempt runs only while the workspace is in view. */
  readonly setActive: (active: boolean) => void
  readonly dispose: () => void
}

const language = 'typescript'
const keys = {
  attempt: (slug: string) => `exercise:${slug}:attempt`,
  versions: (slug: string) => `exercise:${slug}:versions`,
}

export function createExerciseSession(options: SessionOptions): ExerciseSession {
  const { slug, content, progress, clock } = options
  const store = createStore<SessionState>(() => ({ status: 'loading' }))
  let activeSince: number | null = clock()
  let disposed = false

  const ready = (): ReadyState | null => {
    const state = store.getState()
    return state.status === 'ready' ? state : null
  }
  const update = (change: (state: ReadyState) => Partial<ReadyState>): void => {
    const state = ready()
    if (state && !disposed) store.setState({ ...state, ...change(state) })
  }
  /** Keeping is best effort: the log, not these values, is the truth. */
  const keep = (key: string, value: unknown): Promise<void> =>
    progress.kept.save(key, value).catch(() => undefined)

  const setAttempt = (change: (attempt: Attempt) => Partial<Attempt>): void => {
    update(({ attempt }) => ({ attempt: { ...attempt, ...change(attempt) } }))
    const attempt = ready()?.attempt
    if (attempt) void keep(keys.attempt(slug), attempt)
  }
  /** Books the time since the last booking. */
  const bookTime = (): void => {
    if (activeSince === null) return
    const now = clock()
    const passed = Math.max(0, now - activeSince)
    activeSince = now
    if (passed > 0) setAttempt(({ activeMs }) => ({ activeMs: activeMs + passed }))
  }

  const keeper = createDraftKeeper({
    save: (source) => progress.drafts.save({ exercise: slug, language, source }),
    onSaved: () => update(() => ({ draft: { type: 'saved' } })),
    onFailed: () => update(() => ({ draft: { type: 'failed' } })),
  })

  const setAside = (source: string, why: VersionReason): void => {
    update(({ versions }) => ({ versions: withVersion(versions, { at: clock(), source, why }) }))
    const versions = ready()?.versions
    if (versions) void keep(keys.versions(slug), versions)
  }
  const typed = (source: string): void => {
    update(() => ({ source, draft: { type: 'unsaved' } }))
    keeper.change(source)
  }
  /** Puts other code into the editor; what was there is set aside first. */
  const replace = (source: string, why: VersionReason, notice: Notice | null): void => {
    const state = ready()
    if (!state) return
    setAside(state.source, why)
    typed(source)
    update(({ revision }) => ({ revision: revision + 1, notice }))
  }
  /** The other tab's code must not be lost when this tab saves over it. */
  const settleOtherTab = (): void => {
    const other = ready()?.otherTab
    if (!other) return
    setAside(other.source, 'other-tab')
    update(() => ({ otherTab: null }))
  }

  const stopListening = progress.drafts.onChange((draft) => {
    if (draft.exercise !== slug || draft.language !== language) return
    update(({ source }) => ({ otherTab: draft.source === source ? null : draft }))
  })

  const reviewing = createReviewing({ slug, progress, ready, setAttempt })
  const running = createRunning({
    slug,
    runner: options.runner,
    loadMaterial: () => content.loadExaminerMaterial(slug),
    progress,
    ready,
    update,
    setAttempt,
    onPassed: reviewing.propose,
  })

  const begin = (attempt: Attempt): void => {
    update(() => ({ attempt, run: { type: 'none' }, selected: null, solution: { type: 'closed' } }))
    activeSince = activeSince === null ? null : clock()
    void keep(keys.attempt(slug), attempt)
  }
  const startAgain = (): void => {
    const state = ready()
    if (!state) return
    replace(state.exercise.starter, 'again', { type: 'again', previous: state.source })
    begin(newAttempt(clock()))
  }

  return {
    store,

    async load() {
      try {
        const [exercise, draft, kept, versions, runs] = await Promise.all([
          content.loadExercise(slug),
          progress.drafts.load(slug, language).catch(() => null),
          progress.kept.load(keys.attempt(slug)).catch(() => null),
          progress.kept.load(keys.versions(slug)).catch(() => null),
          progress.runsOf(slug).catch(() => []),
        ])
        if (disposed) return
        if (!exercise) {
          store.setState({ status: 'missing' }, true)
          return
        }
        const attempt = parseAttempt(kept) ?? newAttempt(clock())
        store.setState(
          {
            status: 'ready',
            exercise,
            source: draft?.source ?? exercise.starter,
            revision: 0,
            draft: { type: draft ? 'saved' : 'starter' },
            otherTab: null,
            attempt,
            run: { type: 'none' },
            selected: null,
            solution: { type: 'closed' },
            runs: runs.toReversed(),
            versions: parseVersions(versions),
            notice: null,
          } satisfies ReadyState,
          true,
        )
        activeSince = activeSince === null ? null : clock()
        // What was solved and is due again is written again, from the starter.
        if (attempt.reviewed && reviewing.isDue(clock())) startAgain()
        running.prepare()
      } catch {
        if (!disposed) store.setState({ status: 'failed' }, true)
      }
    },

    edit(source) {
      const state = ready()
      if (!state || state.source === source) return
      settleOtherTab()
      typed(source)
      update(() => ({ notice: null }))
    },
    async flush() {
      bookTime()
      await keeper.flush()
    },

    async run(scope) {
      bookTime()
      // A memory bomb may take the page with it where frames share a process.
      void keeper.flush()
      await running.run(scope)
    },
    cancel: running.cancel,
    select: (selected) => update(() => ({ selected })),

    openHint() {
      const state = ready()
      if (state && state.attempt.hints < state.exercise.hints.length)
        setAttempt(({ hints }) => ({ hints: hints + 1 }))
    },
    showInput(checkId) {
      if (ready()?.attempt.inputsShown.includes(checkId) === false)
        setAttempt(({ inputsShown }) => ({ inputsShown: [...inputsShown, checkId] }))
    },

    async openSolution() {
      update(() => ({ solution: { type: 'loading' } }))
      const source = await content.loadSolution(slug).catch(() => null)
      if (source === null) {
        update(() => ({ solution: { type: 'failed' } }))
        return
      }
      update(() => ({ solution: { type: 'open', source } }))
      const attempt = ready()?.attempt
      if (!attempt || attempt.reviewed) return
      bookTime()
      setAttempt(() => ({ solutionSeen: true }))
      await reviewing.propose(0)
    },
    closeSolution: () => update(() => ({ solution: { type: 'closed' } })),

    reset() {
      const state = ready()
      if (state) replace(state.exercise.starter, 'reset', { type: 'reset', previous: state.source })
    },
    restore(source) {
      const state = ready()
      if (state) replace(source, 'restored', { type: 'restored', previous: state.source })
    },
    undoNotice() {
      const notice = ready()?.notice
      if (!notice) return
      typed(notice.previous)
      update(({ revision }) => ({ revision: revision + 1, notice: null }))
    },
    dismissNotice: () => update(() => ({ notice: null })),

    takeOtherTab() {
      const other = ready()?.otherTab
      if (!other) return
      update(() => ({ otherTab: null }))
      replace(other.source, 'other-tab', null)
    },
    keepMine() {
      settleOtherTab()
      const state = ready()
      if (state) typed(state.source)
    },

    rate: reviewing.change,
    startAgain,

    setActive(active) {
      bookTime()
      activeSince = active ? (activeSince ?? clock()) : null
    },
    dispose() {
      bookTime()
      running.cancel()
      keeper.dispose()
      stopListening()
      disposed = true
      options.runner.dispose()
    },
  }
}
