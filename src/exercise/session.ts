import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Clock } from '../base/clock.ts'
import type { CodeLanguage } from '../base/code-language.ts'
import type { ExaminerMaterial, Exercise } from '../content/types.ts'
import type { Rating } from '../progress/events.ts'
import type { Progress } from '../progress/progress.ts'
import type { Runner } from '../runner/run.ts'
import { newAttempt, parseAttempt, type Attempt } from './attempt.ts'
import { starterOf } from './code-language.ts'
import { setOthersAside, versionsKey } from './other-languages.ts'
import { createReviewing } from './reviewing.ts'
import { createRunning } from './running.ts'
import type { ReadyState, Scope, SessionState } from './session-state.ts'
import { createSessionTools, type SessionTools } from './tools/session-tools.ts'
import { parseVersions } from './versions.ts'
import { createWorkingCopy, type WorkingCopy } from './working-copy.ts'

export interface SessionContent {
  readonly loadExercise: (slug: string) => Promise<Exercise | null>
  readonly loadExaminerMaterial: (slug: string) => Promise<ExaminerMaterial | null>
  readonly loadSolution: (slug: string, language: CodeLanguage) => Promise<string | null>
}

export interface SessionOptions {
  readonly slug: string
  /** One that the exercise is offered in. */
  readonly language: CodeLanguage
  readonly content: SessionContent
  readonly progress: Progress
  readonly runner: Runner
  readonly clock: Clock
}

/** One exercise being worked on: no React in it, so a test is a few calls. */
export interface ExerciseSession
  extends Omit<WorkingCopy, 'replace'>, Omit<SessionTools, 'cancelAll'> {
  readonly language: CodeLanguage
  readonly store: StoreApi<SessionState>
  readonly load: () => Promise<void>
  /** Once more, after something that a run needs could not be had. */
  readonly prepare: () => void
  /** Saves draft and attempt at once. */
  readonly flush: () => Promise<void>
  readonly run: (scope: Scope) => Promise<void>
  readonly cancel: () => void
  readonly select: (checkId: string) => void
  readonly openHint: () => void
  readonly showInput: (checkId: string) => void
  readonly openSolution: () => Promise<void>
  readonly closeSolution: () => void
  readonly rate: (rating: Rating) => Promise<void>
  readonly startAgain: () => void
  /** The clock of the attempt runs only while the workspace is in view. */
  readonly setActive: (active: boolean) => void
  readonly dispose: () => void
}

/** The attempt is one, whatever it is written in: what has been seen has been seen. */
const keysOf = (slug: string, language: CodeLanguage) => {
  const code = language === 'typescript' ? slug : `${slug}:${language}`
  return {
    attempt: `exercise:${slug}:attempt`,
    versions: versionsKey(slug, language),
    tries: `exercise:${code}:tries`,
  }
}

export function createExerciseSession(options: SessionOptions): ExerciseSession {
  const { slug, language, content, progress, clock } = options
  const keys = keysOf(slug, language)
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

  /** Resolves once it is kept. */
  const setAttempt = async (change: (attempt: Attempt) => Partial<Attempt>): Promise<void> => {
    update(({ attempt }) => ({ attempt: { ...attempt, ...change(attempt) } }))
    const attempt = ready()?.attempt
    if (attempt) await keep(keys.attempt, attempt)
  }
  /** Books the time since the last booking. */
  const bookTime = (): void => {
    if (activeSince === null) return
    const now = clock()
    const passed = Math.max(0, now - activeSince)
    activeSince = now
    if (passed > 0) void setAttempt(({ activeMs }) => ({ activeMs: activeMs + passed }))
  }

  const copy = createWorkingCopy({
    ...{ slug, language, clock, ready, update },
    drafts: progress.drafts,
    keepVersions: (versions) => void keep(keys.versions, versions),
  })

  const reviewing = createReviewing({
    ...{ slug, progress, ready },
    setAttempt: (change) => void setAttempt(change),
  })
  const running = createRunning({
    slug,
    language,
    runner: options.runner,
    loadMaterial: () => content.loadExaminerMaterial(slug),
    progress,
    ready,
    update,
    setAttempt: (change) => void setAttempt(change),
    onPassed: reviewing.propose,
  })

  const tools = createSessionTools({
    ...{ slug, language, ready },
    runner: options.runner,
    prepared: running.prepared,
    tries: {
      load: () => progress.kept.load(keys.tries),
      save: (history) => keep(keys.tries, history),
    },
    loadSolution: () => content.loadSolution(slug, language),
  })

  const begin = (attempt: Attempt): void => {
    update(() => ({ attempt, run: { type: 'none' }, selected: null, solution: { type: 'closed' } }))
    activeSince = activeSince === null ? null : clock()
    void keep(keys.attempt, attempt)
  }
  const startAgain = (): void => {
    const state = ready()
    if (!state) return
    copy.replace(state.starter, 'again', { type: 'again', previous: state.source })
    const { exercise } = state
    void setOthersAside({ exercise, language, progress, at: clock() }).catch(() => undefined)
    begin(newAttempt(clock()))
  }

  return {
    ...copy,
    language,
    store,

    async load() {
      try {
        const [exercise, draft, kept, versions, runs] = await Promise.all([
          content.loadExercise(slug),
          progress.drafts.load(slug, language).catch(() => null),
          progress.kept.load(keys.attempt).catch(() => null),
          progress.kept.load(keys.versions).catch(() => null),
          progress.runsOf(slug).catch(() => []),
        ])
        if (disposed) return
        if (!exercise) {
          store.setState({ status: 'missing' }, true)
          return
        }
        const starter = starterOf(exercise, language)
        const attempt = parseAttempt(kept) ?? newAttempt(clock())
        store.setState(
          {
            status: 'ready',
            exercise,
            starter,
            source: draft?.source ?? starter,
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
        void running.prepared()
        void tools.trying.load()
      } catch {
        if (!disposed) store.setState({ status: 'failed' }, true)
      }
    },

    prepare: () => void running.prepared(),

    async flush() {
      bookTime()
      await copy.flush()
    },

    async run(scope) {
      bookTime()
      // A memory bomb may take the page with it where frames share a process.
      void copy.flush()
      await running.run(scope)
    },
    cancel: running.cancel,
    select: (selected) => update(() => ({ selected })),

    openHint() {
      const state = ready()
      if (state && state.attempt.hints < state.exercise.hints.length)
        void setAttempt(({ hints }) => ({ hints: hints + 1 }))
    },
    showInput(checkId) {
      if (ready()?.attempt.inputsShown.includes(checkId) === false)
        void setAttempt(({ inputsShown }) => ({ inputsShown: [...inputsShown, checkId] }))
    },

    async openSolution() {
      update(() => ({ solution: { type: 'loading' } }))
      const source = await content.loadSolution(slug, language).catch(() => null)
      if (source === null) {
        update(() => ({ solution: { type: 'failed' } }))
        return
      }
      const isOver = ready()?.attempt.reviewed !== null
      if (!isOver) {
        bookTime()
        // Kept before it is shown: a reload must not make it unseen.
        await setAttempt(() => ({ solutionSeen: true }))
      }
      update(() => ({ solution: { type: 'open', source } }))
      if (!isOver) await reviewing.propose(0)
    },
    closeSolution: () => update(() => ({ solution: { type: 'closed' } })),

    rate: reviewing.change,
    startAgain,
    trying: tools.trying,
    lens: tools.lens,
    counter: tools.counter,
    ownImage: tools.ownImage,

    setActive(active) {
      bookTime()
      activeSince = active ? (activeSince ?? clock()) : null
    },
    dispose() {
      bookTime()
      running.cancel()
      tools.cancelAll()
      copy.dispose()
      disposed = true
      options.runner.dispose()
    },
  }
}
