// What the page does by itself when no driver may watch it.
import type { HostilePage } from './page.ts'

const checks = `export default ({ vitest, kit }) => {
  const candidate = kit.candidateOf()
  vitest.describe('samples', () =>
    vitest.test('only', async () => kit.expectClose(await candidate.f([3]), [6])))
}`
const bomb = `export const f = () => { const kept = []; for (;;) kept.push(new Array(1e5).fill(0.5)) }`
const right = 'export const f = (x) => x.map((v) => 2 * v)'

export async function runOutOfMemory(page: HostilePage): Promise<void> {
  const loads = Number(sessionStorage.getItem('loads') ?? 0) + 1
  sessionStorage.setItem('loads', String(loads))
  const limits = { checkTimeoutMs: 60_000, deadlineMs: 60_000 }
  await page.open({ checks, mutants: [], reference: 'export {}' }, limits, '')
  const { verdict } = await page.run(bomb)
  const next = await page.run(right)
  const report = {
    bombed: verdict.state,
    failure: (verdict.failure ?? verdict.checks[0]?.failure)?.kind,
    next: next.verdict.state,
    loads,
  }
  await fetch(`/report?of=${encodeURIComponent(JSON.stringify(report))}`)
}
