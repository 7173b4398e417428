import { memoryOf } from './memory.ts'
import type { MeasuredRun } from './page/measured-runner.ts'
import type { PythonPage } from './python.ts'
import { oneCheck } from './python-material.ts'
import { figureRow, type Row, timeRow } from './row.ts'
import { summaryOf } from './statistics.ts'

const runs = 1000
const runsPerStand = 64
/** How many at either end are held against each other. */
const atAnEnd = 200

/** One after the other without a rest, each in a worker of its own. */
export async function flatRuns(
  { page, run }: PythonPage,
  submit: () => Promise<MeasuredRun>,
): Promise<readonly Row[]> {
  await run.open(oneCheck, { startMs: 60_000, deadlineMs: 60_000, checkTimeoutMs: 20_000 })
  const times: number[] = []
  const memory: Awaited<ReturnType<typeof memoryOf>>[] = []
  while (times.length < runs) {
    times.push((await submit()).ms)
    // A stand is renewed after so many runs: readings are taken in the middle of one, when all is quiet.
    if (times.length % runsPerStand !== runsPerStand / 2) continue
    await new Promise((resolve) => setTimeout(resolve, 1500))
    memory.push(await memoryOf(page))
  }
  const [from, to] = [times.slice(0, atAnEnd), times.slice(-atAnEnd)].map(summaryOf)
  if (!from || !to) throw new Error('nothing was run')
  return [
    timeRow(`${runs} runs on end, each in a new worker: submit → verdict`, times),
    figureRow(`… the last ${atAnEnd} in place of the first`, '×', to.median / from.median, {
      budget: 1.25,
      note: `${from.median.toFixed(0)} → ${to.median.toFixed(0)} ms, best ${from.best.toFixed(0)} → ${to.best.toFixed(0)} ms`,
    }),
    ...growth(
      '… growth of all renderers',
      memory.map(({ renderers }) => renderers),
      50,
    ),
    ...growth(
      '… growth of the heap of the page',
      memory.map(({ heap }) => heap),
      4,
    ),
  ]
}

/** From the second stand to the last: the first has yet to fill its caches. */
function growth(
  what: string,
  readings: readonly (number | null)[],
  budget: number,
): readonly Row[] {
  const [, from] = readings
  const to = readings.at(-1)
  if (typeof from !== 'number' || typeof to !== 'number') return []
  const note = `${from.toFixed(0)} → ${to.toFixed(0)} MB`
  return [figureRow(what, 'MB', to - from, { budget, note })]
}
