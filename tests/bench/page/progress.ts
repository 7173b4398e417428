// The history in a real IndexedDB, and what home screen and quiz work out of it, without drawing it.
import { readToday } from '../../../src/app/home/read-today.ts'
import { seededRandom } from '../../../src/base/random.ts'
import { catalog } from '../../../src/content/catalog.ts'
import { loadQuestion, preloadQuestions } from '../../../src/content/load.ts'
import type { ItemKey } from '../../../src/progress/events.ts'
import { openProgress } from '../../../src/progress/open.ts'
import type { Progress } from '../../../src/progress/progress.ts'
import { keptSessionKey } from '../../../src/quiz/kept-session.ts'
import { openQuizSession } from '../../../src/quiz/open-session.ts'
import { todaysPlan } from '../../../src/quiz/todays-plan.ts'
import { syntheticLog } from '../synthetic-log.ts'

/** Noon, so that a bench of a few minutes stays inside its day. */
const noon = Date.parse('2026-06-15T12:00Z')
const clock = () => noon + Math.floor(performance.now())
const goals = { newPerDay: 10, newExercisesPerDay: 0, goalMinutes: null }
let opened: Progress | null = null

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now()
  const result = await work()
  return { ms: performance.now() - start, result }
}

function history(): Progress {
  if (!opened) throw new Error('the history is not open')
  return opened
}

/** Opens the history; how long that took. */
export async function open(): Promise<number> {
  const { ms, result } = await timed(() => openProgress({ clock }))
  const state = result.state.getState()
  if (state.status !== 'ready') throw new Error(`the history is ${state.status}`)
  opened = result
  return ms
}

/** Puts a log of that many reviews into the database, as an imported backup is. */
export async function fill(reviews: number, newItems: number): Promise<void> {
  const items = [
    // Some are still new, so that there is something to plan.
    ...catalog.questions.slice(newItems).map(({ id }): ItemKey => `question:${id}`),
    ...catalog.exercises.map(({ slug }): ItemKey => `exercise:${slug}`),
  ]
  const events = [...syntheticLog({ items, reviews, now: noon })]
  const merged = await history().merge({ events, drafts: [] })
  if (!merged.ok) throw new Error(merged.error.type)
  const [exercise] = catalog.exercises
  if (exercise)
    await history().drafts.save({
      exercise: exercise.slug,
      language: 'typescript',
      source: 'export const begun = 1',
    })
}

export const count = (): { readonly cards: number; readonly reviews: number } => {
  const state = history().state.getState()
  if (state.status !== 'ready') throw new Error(`the history is ${state.status}`)
  return { cards: state.projections.cards.size, reviews: state.projections.reviews }
}

export const rebuild = async (): Promise<number> => (await timed(() => history().rebuild())).ms

export async function home(): Promise<number> {
  const { ms, result } = await timed(() => readToday({ progress: history(), clock }, goals))
  if (result.plan.due.count === 0 || result.draft === null) throw new Error('nothing to show')
  return ms
}

export interface QuizTimes {
  /** Planning today's session anew. */
  readonly plan: readonly number[]
  /** From an answered question to the next one on the screen. */
  readonly next: readonly number[]
  /** From an answer to its review in the log and the card changed. */
  readonly record: readonly number[]
}

/** Today's session, question after question, with a plan made before each as if it were the first. */
export async function quiz(questions: number): Promise<QuizTimes> {
  const progress = history()
  const session = await openQuizSession({
    bank: { ...catalog, loadQuestion, preload: preloadQuestions },
    origin: '/quiz',
    scope: { type: 'today' },
    keptKey: keptSessionKey,
    anew: true,
    progress,
    clock,
    random: seededRandom(1),
    goals,
  })
  await session.load()
  const times = { plan: [] as number[], next: [] as number[], record: [] as number[] }
  for (let i = 0; i < questions; i++) {
    session.answer({ type: 'single', chosen: i % 4 === 0 ? 1 : 0 })
    times.record.push((await timed(() => session.submit())).ms)
    // The explanation is read.
    await new Promise((resolve) => setTimeout(resolve, 50))
    const plan = { bank: catalog, progress, now: clock(), goals }
    times.plan.push((await timed(() => todaysPlan(plan))).ms)
    times.next.push((await timed(() => session.next())).ms)
    const { status } = session.store.getState()
    if (status !== 'asking') throw new Error(`after ${i + 1} questions the session is ${status}`)
  }
  session.dispose()
  return times
}
