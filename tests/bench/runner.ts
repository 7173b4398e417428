import { type BenchPage, openBenchPage } from './bench-page.ts'
import { memoryOf } from './memory.ts'
import { figureRow, type Row, timeRow } from './row.ts'
import {
  checkCount,
  endless,
  last,
  softmax,
  tensorChecks,
  twentyChecks,
} from './runner-material.ts'

type RunnerPage = BenchPage<'runner'>

const submits = 50
/** The user reads a verdict before the next run; meanwhile a fresh candidate is started. */
const readingMs = 250

export async function runnerGroup(): Promise<readonly Row[]> {
  const page = await openBenchPage('runner')
  try {
    return [
      ...(await coldRuns(page)),
      ...(await warmRuns(page)),
      ...(await tensors(page)),
      ...(await endlessLoops(page)),
    ]
  } finally {
    await page.close()
  }
}

async function passing({ run }: RunnerPage, source: string) {
  const measured = await run.run(source)
  if (measured.state !== 'pass')
    throw new Error(`a right answer was judged ${measured.state}: ${measured.problem}`)
  return measured
}

async function coldRuns(page: RunnerPage): Promise<readonly Row[]> {
  const prepared: number[] = []
  const first: number[] = []
  for (let i = 0; i < 10; i++) {
    await page.load('none')
    prepared.push(await page.run.open(twentyChecks))
    await rest()
    first.push((await passing(page, softmax)).ms)
  }
  return [
    timeRow('start of both frames, examiner and candidate', prepared),
    timeRow(`submit → verdict, ${checkCount} checks, first run of a page`, first),
  ]
}

async function warmRuns(page: RunnerPage): Promise<readonly Row[]> {
  await page.run.open(twentyChecks)
  const submit = async (): Promise<number> => {
    const { ms, checks } = await passing(page, softmax)
    if (checks.length !== checkCount) throw new Error(`${checks.length} checks were judged`)
    await rest()
    return ms
  }
  for (let i = 0; i < 5; i++) await submit()
  const before = await memoryOf(page.page)
  const times: number[] = []
  while (times.length < submits) times.push(await submit())
  const after = await memoryOf(page.page)
  const row = timeRow(`submit → verdict, ${checkCount} checks, warm`, times, { budget: 25 })
  const memory = (what: string, from: number | null, to: number | null) =>
    from === null || to === null
      ? []
      : [
          figureRow(`${what}, growth over ${submits} submits`, 'MB', to - from, {
            note: `${from.toFixed(0)} → ${to.toFixed(0)} MB`,
          }),
        ]
  return [
    row,
    ...memory('memory of all renderers', before.renderers, after.renderers),
    ...memory('heap of the page', before.heap, after.heap),
  ]
}

async function tensors(page: RunnerPage): Promise<readonly Row[]> {
  await page.run.open(tensorChecks)
  const calls: number[] = []
  const first: number[] = []
  const checks: number[] = []
  for (let i = 0; i < 8; i++) {
    const measured = await passing(page, last)
    await rest()
    // The first run warms the examiner; the candidate is a fresh one in each.
    if (i === 0) continue
    const [cold = NaN, ...warm] = measured.checks.flatMap((check) => check.calls)
    first.push(cold)
    calls.push(...warm)
    checks.push(...measured.checks.slice(1).map(({ ms }) => ms))
  }
  return [
    timeRow('64×56×56 list in, number out: the call', calls, { budget: 5 }),
    timeRow('… the first call of a fresh candidate', first),
    timeRow('… the whole check, the record of the call included', checks),
  ]
}

async function endlessLoops(page: RunnerPage): Promise<readonly Row[]> {
  const budgetMs = 500
  await page.run.open(twentyChecks, { checkTimeoutMs: budgetMs })
  await passing(page, softmax)
  const late: number[] = []
  const resumed: number[] = []
  let unjudged = 0
  for (let i = 0; i < 9; i++) {
    await rest()
    const { checks } = await page.run.run(endless)
    const stuck = checks.findIndex(({ state }) => state === 'timeout')
    const [looping, next] = [checks[stuck], checks[stuck + 1]]
    if (!looping || !next) throw new Error('the endless loop was not found')
    late.push(looping.ms - budgetMs)
    // The next verdict comes from a fresh worker, so by then the old one has been ended.
    resumed.push(looping.ms - budgetMs + next.arrived - looping.arrived)
    unjudged += checkCount - 1 - checks.filter(({ state }) => state === 'pass').length
  }
  return [
    timeRow('endless loop: its check given up, past the time budget', late),
    timeRow('… its worker replaced and the next check judged', resumed, { budget: 50 }),
    figureRow('… remaining checks that were not judged', '', unjudged, { budget: 0 }),
  ]
}

const rest = () => new Promise((resolve) => setTimeout(resolve, readingMs))
