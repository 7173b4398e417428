// The groups of `npm run bench`, one after another: two at once would slow each other down.
import { machine } from './machine.ts'
import { progressGroup } from './progress.ts'
import { pythonGroup } from './python.ts'
import { isOver, type Row } from './row.ts'
import { runnerGroup } from './runner.ts'
import { scaleGroup } from './scale.ts'
import { searchGroup } from './search.ts'
import { printReport } from './report.ts'
import { visitGroup } from './visit.ts'

export interface BenchOptions {
  /** Groups to run; none means all. */
  readonly names: readonly string[]
  readonly json: boolean
  /** Where the built site is. */
  readonly dist: string
}

const groups: Readonly<Record<string, (dist: string) => Promise<readonly Row[]>>> = {
  runner: runnerGroup,
  python: pythonGroup,
  progress: progressGroup,
  search: searchGroup,
  visit: visitGroup,
  scale: scaleGroup,
}

/** Measures, prints, and gives the exit code. */
export async function bench({ names, json, dist }: BenchOptions): Promise<number> {
  const unknown = names.filter((name) => !Object.hasOwn(groups, name))
  if (unknown.length > 0) {
    const known = Object.keys(groups).join(', ')
    console.error(`No such group: ${unknown.join(', ')}. There are: ${known}.`)
    return 1
  }
  const before = await machine()
  const measured: { group: string; rows: readonly Row[] }[] = []
  for (const [group, measure] of Object.entries(groups)) {
    if (names.length > 0 && !names.includes(group)) continue
    // On the other stream: standard output holds the result and nothing else.
    console.error(`measuring: ${group} …`)
    measured.push({ group, rows: await measure(dist) })
  }
  const load = [before.load, (await machine()).load] as const
  if (json) console.log(JSON.stringify({ machine: { ...before, load }, groups: measured }, null, 2))
  else printReport({ ...before, load }, measured)
  return measured.some(({ rows }) => rows.some(isOver)) ? 1 : 0
}
