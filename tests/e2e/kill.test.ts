import { afterEach, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { type KillPage, openKillPage } from '../fixtures/kill-page/open.ts'

/** Two browsers, each with a profile of its own: most of a round is the start of one. */
const lanes = 2
const killsPerLane = 50

const opened: KillPage[] = []
async function open(): Promise<KillPage> {
  const page = await openKillPage()
  opened.push(page)
  return page
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()))
})

test('[P08] a browser killed within a record of its log loses nothing, not even at the start after the next', async () => {
  const page = await open()
  await page.start()
  await page.recorded(20)
  await page.kill()
  page.tearLog()
  for (const round of [1, 2]) {
    expect({ round, ...whatIsLost(page, await page.start()) }).toEqual({ round, ...nothing })
    await page.recorded(5)
    await page.kill()
  }
}, 120_000)

test(`[P08] browsers killed ${lanes * killsPerLane} times in the middle of writes lose no acknowledged event`, async () => {
  await Promise.all(Array.from({ length: lanes }, (_, lane) => killAgainAndAgain(lane)))
}, 900_000)

async function killAgainAndAgain(lane: number): Promise<void> {
  const page = await open()
  const random = seededRandom(lane + 1)
  for (let round = 0; round <= killsPerLane; round++) {
    const found = { lane, round, ...whatIsLost(page, await page.start()) }
    expect(found).toEqual({ lane, round, ...nothing })
    if (round === killsPerLane) break
    await page.recorded(1 + Math.floor(random() * 20))
    // Somewhere within a write, not just behind an answer.
    await new Promise((resolve) => setTimeout(resolve, random() * 8))
    await page.kill()
  }
  expect(page.acknowledged.size).toBeGreaterThan(killsPerLane)
}

const nothing = { status: 'ready', projectionsFit: true, lost: [], torn: [] }

/** `torn`: events that were recorded as one and of which only some are there. */
function whatIsLost(page: KillPage, found: Awaited<ReturnType<KillPage['start']>>) {
  const sizes = new Map<string, number>()
  for (const group of found.groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const torn = [...sizes].filter(([group, size]) => Number(group.split('/')[1]) !== size)
  const known = new Set(found.ids)
  const lost = [...page.acknowledged].filter((id) => !known.has(id))
  return { status: found.status, projectionsFit: found.projectionsFit, lost, torn }
}
