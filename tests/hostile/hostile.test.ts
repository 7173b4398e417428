import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Arena, loot, openArena, table } from './arena.ts'
import { forgery } from './attacks/forgery.ts'
import { hangs } from './attacks/hangs.ts'
import { memory, platformMemory } from './attacks/memory.ts'
import { network } from './attacks/network.ts'
import { realms } from './attacks/realms.ts'
import { replies } from './attacks/replies.ts'
import { storage } from './attacks/storage.ts'
import { throws } from './attacks/throws.ts'
import { values } from './attacks/values.ts'
import { right } from './rules.ts'
import { type HostileSite, openHostileSite } from './site.ts'

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
let arena: Arena

beforeAll(async () => {
  site = await openHostileSite()
  arena = await openArena(site, { right, limits })
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
  expect(heard).toEqual({ ...arena.planted, heard: 1 })
  arena.planted = heard
})

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
  test.each(table(attacks))('%s', (_, attack) => arena.withstand(attack))
})

describe.each([
  ['network', network],
  ['storage', storage],
  ['other realms', realms],
  ['forgery', forgery],
  ['memory', platformMemory],
])('[R94] %s, with every global of the worker left', (_, attacks) => {
  test.each(table(attacks))('%s', (_, attack) => arena.withstand(attack, { prelude: keepGlobals }))
})

describe('[R95] replies, with the port stolen', () => {
  test.each(table(replies))('%s', (_, attack) =>
    arena.withstand(attack, { prelude: keepGlobals + keepPort }),
  )
})

test('[R57] a flood of messages is stopped and told', async () => {
  await arena.open({ prelude: keepGlobals + keepPort })
  const flood = `export const f = async () => {
    for (let i = 0; i < 20000; i++) Math.port.postMessage({ type: 'forged' })
    await new Promise(() => {})
  }`
  const { verdict } = await site.call('run', site.aim(flood))
  expect(verdict.checks.map(({ failure }) => failure?.kind)).toEqual(['flood', 'flood', 'flood'])
  expect((await site.call('run', right)).verdict).toMatchObject({ state: 'pass' })
})
