import { type BenchPage, openBenchPage } from './bench-page.ts'
import { memoryOf } from './memory.ts'
import type { MeasuredRun } from './page/measured-runner.ts'
import {
  contented,
  doubled,
  endless,
  growing,
  memoryChecks,
  oneCheck,
  softmax,
  tensorChecks,
} from './python-material.ts'
import { flatRuns } from './python-runs.ts'
import { figureRow, type Row, timeRow } from './row.ts'
import { checkCount, twentyChecks } from './runner-material.ts'

export type PythonPage = BenchPage<'python'>

/** A busy machine is slow, not broken. */
const patient = { startMs: 60_000, deadlineMs: 60_000, checkTimeoutMs: 20_000 }
/** From bytes, and in a worker that continues what another has started. */
const cold = { budget: 1200 }
const renewed = { budget: 250 }

/** CPython and NumPy in the sandbox of a real browser; the bytes come from this machine. */
export async function pythonGroup(): Promise<readonly Row[]> {
  const page = await openBenchPage('python')
  try {
    return [
      ...(await starts(page)),
      ...(await workers(page)),
      ...(await calls(page)),
      ...(await tensors(page)),
      ...(await endlessLoops(page)),
      ...(await memoryBound(page)),
      ...(await flatRuns(page, () => passing(page, softmax))),
    ]
  } finally {
    await page.close()
  }
}

async function passing({ run }: PythonPage, source: string): Promise<MeasuredRun> {
  const measured = await run.run(source)
  if (measured.state !== 'pass')
    throw new Error(`a right answer was judged ${measured.state}: ${measured.problem}`)
  return measured
}

/** Through the runner, in a new page each time, as a visit begins. */
async function starts(page: PythonPage): Promise<readonly Row[]> {
  const fetched: number[] = []
  const read: number[] = []
  const first: number[] = []
  const again: number[] = []
  const verdict = async (): Promise<number> => {
    await rest()
    const opened = await page.run.open(oneCheck, patient)
    const { checks } = await passing(page, softmax)
    return opened + (checks[0]?.arrived ?? NaN)
  }
  for (let i = 0; i < 7; i++) {
    await page.load('none')
    await page.run.forget()
    fetched.push(await page.run.load())
    first.push(await verdict())
    await page.run.snapshotKept()
    await page.load('none')
    read.push(await page.run.load())
    again.push(await verdict())
  }
  return [
    timeRow('first visit: packs fetched from this machine, unpacked, verified', fetched),
    timeRow('… from then on: bytes there → first verdict of NumPy', first, cold),
    timeRow('later visit: packs read from what was kept', read),
    timeRow('… from then on: bytes there → first verdict of NumPy', again, cold),
  ]
}

/** Without the runner, whose spare worker hides what a start takes. */
async function workers(page: PythonPage): Promise<readonly Row[]> {
  const handed: number[] = []
  const first: number[] = []
  const later: number[] = []
  const killed: number[] = []
  for (let i = 0; i < 5; i++) {
    await page.load('none')
    await page.run.load()
    await page.run.forgetSnapshot()
    handed.push(await page.run.openFrame())
    const start = () => page.run.firstResult(softmax, 'softmax', [[3, 1, 2]])
    first.push(await start())
    for (let n = 0; n < 4; n++) {
      await rest()
      later.push(await start())
    }
    for (let n = 0; n < 2; n++) {
      await page.run.loopFor('forever', 300)
      killed.push(await start())
      await rest()
    }
  }
  return [
    timeRow('first visit, stage: bytes handed to the frame', handed),
    timeRow('first visit, stage: first worker → its first result', first),
    timeRow('new worker → its first result of NumPy', later, renewed),
    timeRow('endless loop killed, new worker → its first result', killed, renewed),
  ]
}

async function calls(page: PythonPage): Promise<readonly Row[]> {
  await page.run.open(twentyChecks, patient)
  await passing(page, softmax)
  const submits: MeasuredRun[] = []
  while (submits.length < 25) {
    await rest()
    submits.push(await passing(page, softmax))
  }
  const all = submits.flatMap(({ checks }) => checks)
  if (all.length !== submits.length * checkCount)
    throw new Error(`${all.length} checks were judged`)
  const times = all.flatMap(({ calls }) => calls)
  return [
    timeRow(
      `submit → verdict, ${checkCount} checks, warm`,
      submits.map(({ ms }) => ms),
    ),
    timeRow('a call: to Python, NumPy, and back', times, { budget: 2 }),
  ]
}

async function tensors(page: PythonPage): Promise<readonly Row[]> {
  await page.run.open(tensorChecks, patient)
  const first: number[] = []
  const later: number[] = []
  for (let i = 0; i < 8; i++) {
    const [cold = NaN, ...warm] = (await passing(page, doubled)).checks.flatMap(
      ({ calls }) => calls,
    )
    await rest()
    // The first run warms the examiner; the candidate is a fresh one in each.
    if (i === 0) continue
    first.push(cold)
    later.push(...warm)
  }
  return [
    timeRow('64×56×56 list in, array out as a list: the call', later, { budget: 20 }),
    timeRow('… the first call of a fresh candidate', first),
  ]
}

/** As for TypeScript: the spare is there, unless two loops follow each other. */
async function endlessLoops(page: PythonPage): Promise<readonly Row[]> {
  const budgetMs = 1000
  await page.run.open(twentyChecks, { ...patient, checkTimeoutMs: budgetMs })
  await passing(page, softmax)
  const resumed: number[] = []
  for (let i = 0; i < 9; i++) {
    await rest()
    const { checks } = await page.run.run(endless)
    const stuck = checks.findIndex(({ state }) => state === 'timeout')
    const [looping, next] = [checks[stuck], checks[stuck + 1]]
    if (!looping || !next) throw new Error('the endless loop was not found')
    if (checks.filter(({ state }) => state === 'pass').length !== checkCount - 1)
      throw new Error('not every other check was judged')
    resumed.push(looping.ms - budgetMs + next.arrived - looping.arrived)
  }
  return [timeRow('endless loop given up → next check judged', resumed, renewed)]
}

/** Python takes all it gets, and keeps it for a moment. */
async function memoryBound(page: PythonPage): Promise<readonly Row[]> {
  await page.run.open(memoryChecks, patient)
  // Before the first reading Python is started, and so is a spare.
  await passing(page, contented)
  const taken: number[] = []
  const grown: number[] = []
  for (let i = 0; i < 3; i++) {
    await rest()
    const before = (await memoryOf(page.page)).renderers
    const ending = passing(page, growing)
    let over = false
    void ending.finally(() => (over = true)).catch(() => undefined)
    let most = 0
    while (!over) most = Math.max(most, (await memoryOf(page.page)).renderers ?? 0)
    const { checks } = await ending
    taken.push(Number(checks[0]?.printed[0]))
    if (before !== null) grown.push(most - before)
  }
  const row = (what: string, samples: readonly number[]) =>
    samples.length === 0
      ? []
      : [figureRow(what, 'MB', Math.max(...samples), { budget: 512, note: 'the most of 3' })]
  return [
    ...row('arrays without end: what Python gets until its MemoryError', taken),
    ...row('… growth of all renderers meanwhile', grown),
  ]
}

/** The user reads a verdict before the next run; meanwhile a fresh candidate is started. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 500))
