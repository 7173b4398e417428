// One attack after the other on an open page, and what must hold after each.
import { expect } from 'vitest'
import type { RunnerOptions } from '../../src/runner/run.ts'
import type { Attack } from './attack.ts'
import type { Loot } from './page/loot.ts'
import type { Attacked } from './page/page.ts'
import { expectHonest, material, reportOf } from './rules.ts'
import type { HostileSite } from './site.ts'

export const loot = 'loot-of-the-page-5526'

type Limits = RunnerOptions['limits']

interface StandOptions {
  /** Run before the first script of the candidate. */
  readonly prelude?: string
  readonly limits?: Limits
}

export interface Arena {
  readonly site: HostileSite
  /** What the page has stored, and must keep. */
  planted: Loot
  /** How fast an honest run is on this machine. */
  readonly honestMs: number
  /** Opens such a stand, unless it is the one that is open. */
  readonly open: (stand: StandOptions) => Promise<void>
  readonly withstand: (attack: Attack, stand?: StandOptions) => Promise<void>
}

export async function openArena(
  site: HostileSite,
  options: {
    readonly right: string
    readonly limits: Limits
    /** Resolves when the page has stored all that it stores by itself. */
    readonly settled?: () => Promise<unknown>
  },
): Promise<Arena> {
  const { right } = options
  /** The longest stall that an honest run has had on this machine so far. */
  let usual = 0
  let opened = ''

  const open = async ({ prelude = '', limits = options.limits }: StandOptions): Promise<void> => {
    const wanted = JSON.stringify([prelude, limits])
    if (opened !== wanted) await site.call('open', material, limits, prelude)
    opened = wanted
  }
  const attacked = async ({ name, source }: Attack) => {
    const run = await site.call('run', site.aim(source))
    if (process.env['HOSTILE_LOG']) log(name, run)
    const honest = await site.call('run', right)
    usual = Math.max(usual, honest.stall)
    return { run, honest }
  }
  await open({})
  let honestMs = Infinity
  for (let i = 0; i < 4; i++) {
    const { verdict, stall } = await site.call('run', right)
    expect(verdict).toMatchObject({ state: 'pass' })
    honestMs = Math.min(honestMs, verdict.ms)
    usual = Math.max(usual, stall)
  }
  await site.call('plant', loot)
  await options.settled?.()
  site.reached()
  const arena: Arena = {
    site,
    planted: await site.call('loot'),
    honestMs,
    open,
    withstand: async (attack, stand = {}) => {
      await open(stand)
      const before = site.errors.length
      let { run, honest } = await attacked(attack)
      // The machine may have been busy with something else; an attack that stalls does it each time.
      for (let again = 0; again < 2 && run.stall > Math.max(250, 3 * usual); again++)
        ({ run, honest } = await attacked(attack))

      expectHonest(run.verdict, attack, loot)
      expect(honest.verdict, 'the next honest run').toMatchObject({ state: 'pass' })
      expect(site.reached(), 'what left the sandbox').toEqual([])
      expect(await site.call('loot'), 'what the page has stored').toEqual(arena.planted)
      expect(run.stall, 'the page stalled').toBeLessThanOrEqual(Math.max(250, 3 * usual))
      expect(site.errors.slice(before)).toEqual([])
      expect(site.printed.filter((text) => text.includes('printed-by-the-code'))).toEqual([])
      expect(run.problems.length, 'problems told to the page').toBeLessThanOrEqual(10)
      expect((await site.call('frames')).map(({ sandbox }) => sandbox)).toEqual([
        'allow-scripts',
        'allow-scripts',
      ])
    },
  }
  return arena
}

function log(name: string, { verdict, stall, problems }: Attacked): void {
  const failure = verdict.failure ?? verdict.checks[0]?.failure
  const lines = [
    name,
    verdict.checks.map(({ state }) => state).join(' ') || verdict.state,
    `${Math.round(verdict.ms)} ms, stalled ${Math.round(stall)} ms`,
    reportOf(verdict).slice(0, 150),
    JSON.stringify(failure)?.slice(0, 200) ?? '',
    problems.join(' | ').slice(0, 200),
  ]
  console.log(lines.join('\n  '))
}

export const table = (attacks: readonly Attack[]) =>
  attacks.map((attack) => [attack.name, attack] as const)
