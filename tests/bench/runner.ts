import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type BenchPage, openBenchPage } from './bench-page.ts'
import { memoryOf } from './memory.ts'
import type { MeasuredRun } from './page/measured-runner.ts'
import { openRival, type Rival } from './rival.ts'
import { figureRow, type Row, timeRow } from './row.ts'
import {
  checkCount,
  endless,
  last,
  softmax,
  tensorChecks,
  twentyChecks,
} from './runner-material.ts'
import { summaryOf } from './statistics.ts'

type RunnerPage = BenchPage<'runner'>

const root = path.resolve(import.meta.dirname, '../..')

const submitCount = 50
const runsPerStand = 64
/** The user reads a verdict before the next run; meanwhile a fresh candidate is started. */
const readingMs = 250

export async function runnerGroup(): Promise<readonly Row[]> {
  const page = await openBenchPage('runner')
  try {
    return [
      ...(await submits(page)),
      ...(await memoryGrowth(page)),
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

/** Ours and the yardstick's take turns, so that a busy moment is one for both. */
async function submits(page: RunnerPage): Promise<readonly Row[]> {
  const rival = await openRival()
  try {
    const cold = await coldSubmits(page, rival)
    const warm = await warmSubmits(page, rival)
    const source = readFileSync(path.join(root, 'exercises/softmax/solution.ts'), 'utf8')
    const stripped = (await page.run.stripping(source, 20)).slice(5)
    return [
      ...cold,
      ...warm.rows,
      timeRow('… stage: types stripped (softmax)', stripped),
      ...warm.stages,
    ]
  } finally {
    await rival.close()
  }
}

async function coldSubmits(page: RunnerPage, rival: Rival): Promise<readonly Row[]> {
  const prepared: number[] = []
  const ours: number[] = []
  const theirs: number[] = []
  for (let i = 0; i < 10; i++) {
    await page.load('none')
    prepared.push(await page.run.open(twentyChecks))
    await rest()
    ours.push((await passing(page, softmax)).ms)
    await rival.reload()
    await rest()
    theirs.push(await rival.submit())
  }
  return [
    timeRow('start of both frames, examiner and candidate', prepared),
    timeRow(`submit → verdict, ${checkCount} checks, first run of a page`, ours),
    timeRow('… the same asserts in curriculum-helpers', theirs),
    ratioRow('… ratio, cold', ours, theirs, 2),
  ]
}

async function warmSubmits(page: RunnerPage, rival: Rival) {
  await page.run.open(twentyChecks)
  for (let i = 0; i < 5; i++) {
    await submit(page)
    await rival.submit()
  }
  const ours: MeasuredRun[] = []
  const theirs: number[] = []
  while (ours.length < submitCount) {
    ours.push(await submit(page))
    theirs.push(await rival.submit())
    await rest()
  }
  const times = ours.map(({ ms }) => ms)
  return {
    rows: [
      timeRow(`submit → verdict, ${checkCount} checks, warm`, times, { budget: 25 }),
      timeRow('… the same asserts in curriculum-helpers', theirs),
      ratioRow('… ratio, warm', times, theirs, 1.5),
    ],
    stages: stageRows(ours),
  }
}

/** Where the time of a warm submit goes. */
function stageRows(runs: readonly MeasuredRun[]): readonly Row[] {
  const stage = (what: string, of: (run: MeasuredRun) => number) =>
    timeRow(`… stage: ${what}`, runs.map(of))
  const inChecks = ({ checks }: MeasuredRun) => sum(checks.map(({ ms }) => ms))
  const inCalls = ({ checks }: MeasuredRun) => sum(checks.flatMap(({ calls }) => calls))
  const last = ({ checks }: MeasuredRun) => Math.max(...checks.map(({ arrived }) => arrived))
  return [
    stage('code sent and loaded, checks collected', (run) => run.collected - run.compiled),
    stage('calls: to the candidate, its own time, and back', inCalls),
    stage('checks: comparing and recording', (run) => inChecks(run) - inCalls(run)),
    stage(
      'between the checks: Vitest, verdicts sent',
      (run) => last(run) - run.collected - inChecks(run),
    ),
    stage('last verdict → verdict of the run', (run) => run.ms - last(run)),
  ]
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The medians of one run on one machine, over each other. */
const ratioRow = (
  what: string,
  ours: readonly number[],
  theirs: readonly number[],
  budget: number,
): Row => figureRow(what, '×', summaryOf(ours).median / summaryOf(theirs).median, { budget })

async function submit(page: RunnerPage): Promise<MeasuredRun> {
  const measured = await passing(page, softmax)
  if (measured.checks.length !== checkCount)
    throw new Error(`${measured.checks.length} checks were judged`)
  await rest()
  return measured
}

async function memoryGrowth(page: RunnerPage): Promise<readonly Row[]> {
  await page.run.open(twentyChecks)
  // A stand is renewed after so many runs: both readings are taken at the same age of one.
  for (let i = 0; i < runsPerStand; i++) await submit(page)
  const before = await memoryOf(page.page)
  for (let i = 0; i < runsPerStand; i++) await submit(page)
  const after = await memoryOf(page.page)
  const memory = (what: string, from: number | null, to: number | null, budget: number) =>
    from === null || to === null
      ? []
      : [
          figureRow(`${what}, growth over ${runsPerStand} submits`, 'MB', to - from, {
            budget,
            note: `${from.toFixed(0)} → ${to.toFixed(0)} MB`,
          }),
        ]
  return [
    ...memory('memory of all renderers', before.renderers, after.renderers, 30),
    ...memory('heap of the page', before.heap, after.heap, 2),
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
