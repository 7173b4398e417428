import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Attack } from './attack.ts'
import { forgery } from './attacks/forgery.ts'
import { hangs } from './attacks/hangs.ts'
import { memory, platformMemory } from './attacks/memory.ts'
import { network } from './attacks/network.ts'
import { realms } from './attacks/realms.ts'
import { replies } from './attacks/replies.ts'
import { storage } from './attacks/storage.ts'
import { throws } from './attacks/throws.ts'
import { values } from './attacks/values.ts'
import { expectHonest, material, reportOf, right } from './rules.ts'
import { type HostileSite, openHostileSite } from './site.ts'
import type { Loot } from './page/loot.ts'

const loot = 'loot-of-the-page-5526'
const limits = { checkTimeoutMs: 1000, deadlineMs: 4000, pingMs: 1000 }

/** Takes the globals aside before our first script deletes them: then only the policy and the origin hold. */
const keepGlobals = `{
  const kept = {}
  for (let at = self; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at))
      try {
        const value = self[name]
        kept[name] ??= typeof value === 'function' && /^[a-z]/.test(name) ? value.bind(self) : value
      } catch {}
  Math.kept = kept
}`
/** Supposes that the port was stolen. */
const keepPort = `self.addEventListener('message', ({ ports }) => { Math.port = ports[0] }, { once: true })`

let site: HostileSite
let planted: Loot
/** The longest stall that an honest run has had on this machine so far. */
let usual = 0
let opened: string | null = null

/** One stand is shared, until what precedes the first script changes or an attack breaks it. */
async function open(prelude: string): Promise<void> {
  if (opened === prelude) return
  await site.call('open', material, limits, prelude)
  opened = prelude
}

async function attacked({ source }: Attack) {
  const run = await site.call('run', site.aim(source))
  if (process.env['HOSTILE_LOG'])
    console.log(
      run.verdict.state,
      Math.round(run.stall),
      run.problems.length,
      reportOf(run.verdict).slice(0, 150),
      JSON.stringify(run.verdict.failure ?? run.verdict.checks[0]?.failure)?.slice(0, 150),
    )
  const honest = await site.call('run', right)
  usual = Math.max(usual, honest.stall)
  return { run, honest }
}

async function withstand(attack: Attack, prelude: string): Promise<void> {
  await open(prelude)
  const before = site.errors.length
  let { run, honest } = await attacked(attack)
  // The machine may have been busy with something else; an attack that stalls does it each time.
  for (let again = 0; again < 2 && run.stall > Math.max(250, 3 * usual); again++)
    ({ run, honest } = await attacked(attack))

  expectHonest(run.verdict, attack, loot)
  expect(honest.verdict, 'the next honest run').toMatchObject({ state: 'pass' })
  expect(site.reached(), 'what left the sandbox').toEqual([])
  expect(await site.call('loot'), 'what the page has stored').toEqual(planted)
  expect(run.stall, 'the page stalled').toBeLessThanOrEqual(Math.max(250, 3 * usual))
  expect(site.errors.slice(before)).toEqual([])
  expect(site.printed.filter((text) => text.includes('printed-by-the-code'))).toEqual([])
  expect(run.problems.length, 'problems told to the page').toBeLessThanOrEqual(10)
  expect((await site.call('frames')).map(({ sandbox }) => sandbox)).toEqual([
    'allow-scripts',
    'allow-scripts',
  ])
}

beforeAll(async () => {
  site = await openHostileSite()
  await site.call('plant', loot)
  planted = await site.call('loot')
  await open('')
  for (let i = 0; i < 3; i++) {
    const { verdict, stall } = await site.call('run', right)
    expect(verdict).toMatchObject({ state: 'pass' })
    usual = Math.max(usual, stall)
  }
  site.reached()
})
afterAll(() => site.close())

test('the instruments work: an unprotected worker reaches both servers and the loot', async () => {
  const script = site.aim(`(async () => {
    const row = await new Promise((resolve) => {
      const opening = indexedDB.open('offhand-loot')
      opening.onsuccess = () => {
        const read = opening.result.transaction('rows').objectStore('rows').get(1)
        read.onsuccess = () => { opening.result.close(); resolve(read.result) }
      }
    })
    await fetch('SITE')
    new BroadcastChannel('offhand-loot').postMessage(1)
    postMessage([row, await (await caches.match(location.origin + '/loot')).text()])
  })()`)
  expect(await site.call('unprotected', script)).toEqual([loot, loot])
  expect(site.reached()).toContain('/stolen')
  const heard = await site.call('loot')
  expect(heard).toEqual({ ...planted, heard: 1 })
  planted = heard
})

const table = (attacks: readonly Attack[]) =>
  attacks.map((attack) => [attack.name, attack] as const)

describe.each([
  ['network', network],
  ['storage', storage],
  ['other realms', realms],
  ['forgery', forgery],
  ['no end', hangs],
  ['memory', memory],
  ['values', values],
  ['errors and output', throws],
])('[R93] %s', (_, attacks) => {
  test.each(table(attacks))('%s', (_, attack) => withstand(attack, ''))
})

describe.each([
  ['network', network],
  ['storage', storage],
  ['other realms', realms],
  ['forgery', forgery],
  ['memory', platformMemory],
])('[R94] %s, with every global of the worker left', (_, attacks) => {
  test.each(table(attacks))('%s', (_, attack) => withstand(attack, keepGlobals))
})

describe('[R95] replies, with the port stolen', () => {
  test.each(table(replies))('%s', (_, attack) => withstand(attack, keepGlobals + keepPort))
})
