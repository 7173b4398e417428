import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Arena, openArena } from './arena.ts'
import { peakMemory } from './peak-memory.ts'
import { bridge } from './python/bridge.ts'
import { errors } from './python/errors.ts'
import { exits } from './python/exits.ts'
import { files } from './python/files.ts'
import { hunts } from './python/hunts.ts'
import { loops } from './python/loops.ts'
import { memory } from './python/memory.ts'
import { output } from './python/output.ts'
import { outside } from './python/outside.ts'
import { patches } from './python/patches.ts'
import { recursion } from './python/recursion.ts'
import { results } from './python/results.ts'
import { sources } from './python/sources.ts'
import { wasm } from './python/wasm.ts'
import { rightPython } from './rules.ts'
import { type HostileSite, openHostileSite } from './site.ts'

const groups = {
  'no end': loops,
  memory,
  recursion,
  ends: exits,
  'ways out': outside,
  WebAssembly: wasm,
  hunts,
  'the bridge': bridge,
  patches,
  files,
  results,
  output,
  errors,
  sources,
}
const generous = { checkTimeoutMs: 8000, deadlineMs: 60_000, pingMs: 1000, startMs: 60_000 }

let site: HostileSite
let arena: Arena

beforeAll(async () => {
  site = await openHostileSite('python-page')
  const settled = () =>
    vi.waitFor(
      async () => {
        const { caches } = await site.call('loot')
        expect(Object.keys(caches).join()).toContain('offhand-python-snapshot')
      },
      { timeout: 20_000, interval: 200 },
    )
  arena = await openArena(site, { right: rightPython, limits: generous, settled })
})
afterAll(() => site.close())

const attacksOf = (mayHang: boolean) =>
  Object.entries(groups).flatMap(([group, attacks]) =>
    attacks
      .filter(({ ends }) => ends.includes('timeout') === mayHang)
      .map((attack) => [group, attack.name, attack] as const),
  )

describe('[R140] Python', () => {
  test.each(attacksOf(false))('%s: %s', (_, __, attack) => arena.withstand(attack))

  // Each may take all its time: that is short here, but long enough for an honest run on this machine.
  test.each(attacksOf(true))('%s: %s', (_, __, attack) => {
    const checkTimeoutMs = Math.max(500, 10 * arena.honestMs)
    const limits = { ...generous, checkTimeoutMs, deadlineMs: 12 * checkTimeoutMs }
    return arena.withstand(attack, { limits })
  })

  // Of the frame's process, in which a worker that is ended and the next one may be there at once. Without
  // bounds of our own a program could have four gigabytes, and as much again in files and texts.
  test('no process ever took more than two interpreters’ memory', () => {
    const peak = peakMemory()
    if (process.env['HOSTILE_LOG']) console.log(`at most ${Math.round((peak ?? 0) / 2 ** 20)} MB`)
    expect(peak ?? 0).toBeLessThan(2 * 768 * 2 ** 20)
  })
})
