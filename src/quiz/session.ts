import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Clock } from '../base/clock.ts'
import type { Random } from '../base/random.ts'
import type { Question } from '../content/types.ts'
import type { Rating } from '../progress/events.ts'
import type { Progress } from '../progress/progress.ts'
import type { Answer } from './answer.ts'
import { arrange, blankAnswer, fits, isComplete, scoreOf } from './grade.ts'
import type { KeptSession } from './kept-session.ts'
import { isPermutation } from './question-types/logic.ts'
import { exerciseIn } from './queue-item.ts'
import { createReviewing } from './reviewing.ts'
import { createKeeper } from './session-keeper.ts'
import type {
  AskingState,
  QueueItem,
  QuizState,
  Reviewed,
  Showing,
  Sitting,
} from './session-state.ts'
import { passed, resultOf, skipped, undone, writtenSince } from './sitting.ts'

export interface SessionOptions {
  /** The address the session belongs to. */
  readonly origin: string
  /** Questions in the order in which they are asked. */
  readonly ids: readonly string[]
  /** A session to go on with, instead of a new one. */
  readonly kept: KeptSession | null
  /** Its name among the kept values. */
  readonly keptKey: string
  readonly loadQuestion: (id: string, seed: number) => Promise<Question | null>
  readonly preload: (ids: readonly string[]) => void
  /** Whether the question draws its numbers from the seed. */
  readonly generated: (id: string) => boolean
  readonly hasExercise: (slug: string) => boolean
  readonly progress: Progress
  readonly clock: Clock
  readonly random: Random
}

/** One sitting of a quiz: no React in it, so a test is a few calls. */
export interface QuizSession {
  readonly store: StoreApi<QuizState>
  /** Shows the question at the sitting's position; also the way to try again. */
  readonly load: () => Promise<void>
  readonly answer: (answer: Answer) => void
  /** Judges the answer; an open one is first compared with the model answer, then judged. */
  readonly submit: () => Promise<void>
  readonly rate: (rating: Rating) => Promise<void>
  readonly next: () => Promise<void>
  /** Asks a generated question once more with other numbers, next. */
  readonly again: () => Promise<void>
  /** Puts the question at the end of the queue; the last one is left out. */
  readonly skip: () => Promise<void>
  /** Takes the last answer back, also from the next question: it is asked again. */
  readonly undo: () => Promise<void>
  /** Ends the sitting; what was answered is in the log already. */
  readonly end: () => Promise<void>
  /** Time counts only while the question is in view. */
  readonly setActive: (active: boolean) => void
  /** Keeps the state at once. */
  readonly flush: () => Promise<void>
  readonly dispose: () => void
}

/** A question not known is asked again at the end, but not for ever. */
const mostTries = 3

export function createQuizSession(options: SessionOptions): QuizSession {
  const { origin, ids, kept, keptKey, loadQuestion, preload, generated, hasExercise } = options
  const { progress, clock, random } = options
  const seed = () => Math.floor(random() * 2 ** 31)
  const store = createStore<QuizState>(() => ({ status: 'loading' }))
  let sitting: Sitting = kept?.sitting ?? {
    sessionId: `${clock().toString(36)}-${seed().toString(36)}`,
    startedAt: clock(),
    queue: ids.map((id) => ({ id, seed: seed() })),
    position: 0,
    results: [],
  }
  let resumed: Showing | null = kept?.showing ?? null
  let activeSince: number | null = clock()
  /** One write to the log at a time, in the order of the user's actions. */
  let writing: Promise<void> = Promise.resolve()
  let disposed = false

  const reviewing = createReviewing({
    progress,
    clock,
    generated,
    sessionId: () => sitting.sessionId,
  })
  const asking = (): AskingState | null => {
    const state = store.getState()
    return state.status === 'asking' ? state : null
  }
  const itemAt = ({ queue, position }: Sitting): QueueItem | undefined => queue[position]

  const keeper = createKeeper((value: KeptSession | null) =>
    value ? progress.kept.save(keptKey, value) : progress.kept.remove(keptKey),
  )
  const flush = (): Promise<void> => {
    const state = store.getState()
    // What was never asked anything must not push out what is kept.
    if (disposed || sitting.queue.length === 0) return Promise.resolve()
    const finished = state.status === 'finished'
    // Nothing was answered: there is nothing to come back to.
    if (finished && sitting.results.length === 0) return keeper.keep(null)
    return keep(state.status === 'asking' ? state.showing : resumed, finished)
  }
  const keep = (showing: Showing | null, finished: boolean): Promise<void> =>
    keeper.keep({ version: 1, origin, sitting, showing, finished })
  /** Kept before it is shown: who leaves when the rating is there must not be asked again. */
  const showReviewed = async (question: Question, reviewed: Reviewed): Promise<void> => {
    const state = asking()
    if (state?.question !== question || disposed) return
    const showing = { ...state.showing, reviewed }
    await keep(showing, false)
    // Kept already: nothing else of an answered question changes meanwhile.
    if (asking()?.question === question && !disposed) store.setState({ ...state, showing }, true)
  }
  const show = (change: Partial<Showing>): void => {
    const state = asking()
    if (!state || disposed) return
    store.setState({ ...state, showing: { ...state.showing, ...change } }, true)
    void flush()
  }
  const bookTime = (): void => {
    const state = asking()
    const now = clock()
    if (activeSince !== null && state?.showing.stage === 'answering')
      show({ ms: state.showing.ms + Math.max(0, now - activeSince) })
    if (activeSince !== null) activeSince = now
  }

  /** False when the sitting was ended or left while a question was fetched. */
  const isWaiting = (): boolean => !disposed && store.getState().status === 'loading'
  const load = async (): Promise<void> => {
    if (kept?.finished && sitting === kept.sitting) return finish()
    store.setState({ status: 'loading' }, true)
    for (let item = itemAt(sitting); item; item = itemAt(sitting)) {
      const slug = exerciseIn(item.id)
      if (slug !== null) {
        const written = await writtenSince(progress, slug, sitting.startedAt)
        if (!isWaiting()) return
        if (!written && hasExercise(slug)) {
          store.setState({ status: 'exercise', sitting, slug }, true)
          return flush()
        }
        sitting = passed(sitting, written)
        continue
      }
      let question: Question | null
      try {
        question = await loadQuestion(item.id, item.seed)
      } catch {
        if (isWaiting()) store.setState({ status: 'failed' }, true)
        return
      }
      if (!isWaiting()) return
      if (question) {
        ask(question)
        preload(sitting.queue.slice(sitting.position + 1).map(({ id }) => id))
        return
      }
      // The bank no longer has it, nor has what was kept of it a place.
      sitting = { ...sitting, position: sitting.position + 1 }
      resumed = null
    }
    await finish()
  }
  const ask = (question: Question): void => {
    const arrangement = arrange(question, random)
    const answer = blankAnswer(question, arrangement)
    const showing: Showing =
      resumed &&
      fits(question, resumed.answer) &&
      isPermutation(resumed.arrangement, arrangement.length)
        ? resumed
        : { arrangement, answer, stage: 'answering', ms: 0, score: null, reviewed: null }
    resumed = null
    if (activeSince !== null) activeSince = clock()
    store.setState({ status: 'asking', sitting, question, showing }, true)
    void flush()
  }
  const finish = (): Promise<void> => {
    store.setState({ status: 'finished', sitting }, true)
    return flush()
  }

  const judge = (state: AskingState): void => {
    const { question } = state
    const item = itemAt(sitting)
    if (!item) return
    show({ stage: 'answered', score: scoreOf(question, state.showing.answer) })
    const judged = asking()?.showing
    if (!judged) return
    writing = writing.then(async () => {
      await showReviewed(question, await reviewing.review(question, item, judged))
    })
  }
  /** Goes on from an answered question: books its result and asks what was not known again later. */
  const leave = (then: 'next' | 'again'): void => {
    const state = asking()
    const item = itemAt(sitting)
    if (!state || !item) return
    const { showing, question } = state
    const tries = sitting.queue.filter(({ id }) => id === item.id).length
    const anew: QueueItem = { id: item.id, seed: seed() }
    const before = sitting.queue.slice(0, sitting.position + 1)
    const after = sitting.queue.slice(sitting.position + 1)
    const { reviewed } = showing
    const requeued =
      then === 'next' &&
      reviewed?.rating === 1 &&
      tries < mostTries &&
      !after.some(({ id }) => id === item.id)
    const results = reviewed
      ? [...sitting.results, resultOf(question, { ...showing, reviewed }, requeued)]
      : sitting.results
    const queue =
      then === 'again'
        ? [...before, anew, ...after]
        : requeued
          ? [...before, ...after, anew]
          : sitting.queue
    sitting = { ...sitting, queue, results, position: sitting.position + 1 }
  }
  const goOn = async (then: 'next' | 'again'): Promise<void> => {
    if (asking()?.showing.stage !== 'answered') return
    await writing
    if (asking()?.showing.stage !== 'answered') return
    leave(then)
    await (itemAt(sitting) ? load() : finish())
  }

  return {
    store,
    load,
    answer: (answer) => {
      const state = asking()
      if (!state || state.showing.stage === 'answered') return
      bookTime()
      show({ answer })
    },
    submit: async () => {
      bookTime()
      const state = asking()
      if (!state || !isComplete(state.question, state.showing.answer)) return
      const { stage } = state.showing
      if (stage === 'answered') return
      if (stage === 'answering' && state.question.type === 'open') show({ stage: 'comparing' })
      else judge(state)
      await writing
    },
    rate: async (rating) => {
      const change = async () => {
        const state = asking()
        const item = itemAt(sitting)
        const reviewed = state?.showing.reviewed
        if (!state || !item || !reviewed || reviewed.rating === rating) return
        const showing = { ...state.showing, reviewed }
        const changed = await reviewing.change(state.question, item, showing, rating)
        await showReviewed(state.question, changed)
      }
      writing = writing.then(change)
      await writing
    },
    next: () => goOn('next'),
    again: () => goOn('again'),
    skip: async () => {
      const { status } = store.getState()
      const canSkip = status === 'exercise' || asking()?.showing.stage === 'answering'
      if (!itemAt(sitting) || !canSkip) return
      sitting = skipped(sitting)
      await (itemAt(sitting) ? load() : finish())
    },
    undo: async () => {
      await writing
      const state = asking()
      if (!state || state.showing.stage === 'comparing') return
      const { reviewed } = state.showing
      if (state.showing.stage === 'answered') {
        if (!reviewed) return
        show({ stage: 'answering', score: null, reviewed: null })
        await reviewing.retract(reviewed.reviewId)
        return
      }
      const back = undone(sitting)
      if (!back) return
      sitting = back.sitting
      await reviewing.retract(back.reviewId)
      await load()
    },
    end: async () => {
      await writing
      if (asking()?.showing.stage === 'answered') leave('next')
      await finish()
    },
    setActive: (active) => {
      bookTime()
      activeSince = active ? clock() : null
    },
    flush,
    dispose: () => {
      bookTime()
      void flush()
      // A review that is being written is kept as well: its question is not asked again.
      void writing.finally(() => {
        disposed = true
      })
    },
  }
}
