import { openBenchPage } from './bench-page.ts'
import { builtIndex } from './built-index.ts'
import { type Row, timeRow } from './row.ts'
import { syntheticIndex } from './synthetic-index.ts'

const items = 5000
const reviews = 100_000
/** Questions not yet met. */
const newItems = 200

/** In a real IndexedDB on disk; every figure is with the whole log in it. */
export async function progressGroup(dist: string): Promise<readonly Row[]> {
  const { index } = builtIndex(dist)
  const questions = items - index.exercises.length + newItems
  const page = await openBenchPage('progress', { bank: syntheticIndex(index, questions) })
  try {
    await page.run.open()
    await page.run.fill(reviews, newItems)
    const found = await page.run.count()
    if (found.cards !== items || found.reviews !== reviews)
      throw new Error(`${found.cards} cards of ${found.reviews} reviews`)

    const rebuilds: number[] = []
    while (rebuilds.length < 7) rebuilds.push(await page.run.rebuild())

    const opened: number[] = []
    const homes: number[] = []
    while (homes.length < 9) {
      // As at a visit: nothing is warm but the browser's caches.
      await page.load('bank')
      opened.push(await page.run.open())
      homes.push(await page.run.home())
    }

    const { plan, next, record } = await page.run.quiz(35)
    const both = next.map((ms, i) => ms + (plan[i] ?? NaN))
    return [
      timeRow('rebuild of all projections', rebuilds, { budget: 2000 }),
      timeRow('start: history opened from its snapshot', opened),
      timeRow('start: what the home screen tells', homes, { budget: 100 }),
      timeRow('next question, a new plan of the day included', both, { budget: 10 }),
      timeRow('… the plan alone', plan),
      timeRow('… the next question alone', next),
      timeRow('answer → review stored for good, card changed', record),
    ]
  } finally {
    await page.close()
  }
}
