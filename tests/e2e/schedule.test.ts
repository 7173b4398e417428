import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createBackup } from '../../src/progress/backup.ts'
import type { ItemKey } from '../../src/progress/events.ts'
import { syntheticLog } from '../bench/synthetic-log.ts'
import { appSuite, sees, pasteCode } from './app.ts'
import { root, until } from './harness.ts'

const app = appSuite()
const solution = readFileSync(path.join(root, 'exercises/softmax/solution.ts'), 'utf8')

/** Some questions of the bank, as a link names them. */
const ids = ['sqrt-dk-divided-by-dk']

async function importLog(page: Page, reviews: number, items: number): Promise<void> {
  const keys = Array.from({ length: items }, (_, index): ItemKey => `question:past-${index}`)
  const events = [...syntheticLog({ items: keys, reviews, now: Date.now() - 3_600_000 })]
  const buffer = Buffer.from(
    await createBackup(
      { contents: () => Promise.resolve({ events, drafts: [] }) },
      { now: Date.now(), app: 'test', settings: null },
    ),
  )
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'offhand.json.gz', mimeType: 'application/gzip', buffer })
  await page.getByRole('button', { name: 'Take it in' }).click()
  await sees(page, 'Taken in.', 60_000)
}

describe('until the interview', () => {
  test('the day is set once; Today spreads what is new and tells whether it fits', async () => {
    const { page, goto } = await app.open(`/quiz?ids=${ids[0] ?? ''}`)
    await page.keyboard.press('a')
    await page.keyboard.press('Enter')
    await sees(page, 'You can change it.')
    await goto('/settings#reviews')
    const day = new Date(Date.now() + 30 * 86_400_000)
    await page.getByLabel('Day of the interview').fill(day.toISOString().slice(0, 10))
    const goal = page.getByRole('radiogroup', { name: 'Daily goal in minutes' })
    await goal.getByRole('radio', { name: '10', exact: true }).check()
    await goto('/')
    await sees(page, 'Until the interview')
    await sees(page, /With your 10 minutes a day you get to \d+ of \d+ new questions/)
    await goto('/settings#reviews')
    const none = page.getByRole('button', { name: 'None' })
    await none.click()
    await none.waitFor({ state: 'detached' })
    await goto('/')
    await sees(page, 'Set the day of an interview')
  })
})

describe('an exercise in a session', () => {
  test('is written in the workspace, and the session goes on with the next', async () => {
    const { page } = await app.open(`/quiz?ids=exercise:softmax,${ids[0] ?? ''}`)
    await sees(page, 'New exercise')
    await page.keyboard.press('Enter')
    await pasteCode(page, solution)
    await page.keyboard.press('Control+Shift+Enter')
    await sees(page, 'All 20 checks pass.', 60_000)
    await page.getByRole('link', { name: 'Go on with the session' }).click()
    await sees(page, 'Question 2 of 2')
    await page.keyboard.press('a')
    await page.keyboard.press('Enter')
    await sees(page, 'You can change it.')
    await page.keyboard.press('Escape')
    await sees(page, 'What was asked')
    expect(await page.getByRole('link', { name: 'Softmax' }).count()).toBe(1)
  })
})

describe('what is forgotten again and again', () => {
  test('says so, and can be set aside and taken back', async () => {
    const { page, goto } = await app.open(`/questions/${ids[0] ?? ''}`)
    await page.keyboard.press('x')
    await sees(page, 'It is not asked until you take it back.')
    await goto('/questions?status=aside')
    await until(
      'the question in the list',
      async () => (await page.locator('main li a[href*="/questions/"]').count()) === 1,
    )
    await goto('/quiz?status=aside')
    await sees(page, 'Question 1 of 1')
    await page.keyboard.press('x')
    await until('it is taken back', async () => {
      const body = await page.locator('body').innerText()
      return !body.includes('It is not asked until you take it back.')
    })
    await goto('/questions?status=aside')
    await sees(page, 'No question fits all of these filters.')
  })
})

describe('fitting the schedule', () => {
  test('a short log is told to be; a long one shows the gain before anything changes', async () => {
    const { page, reload } = await app.open('/settings#reviews')
    await page.getByRole('button', { name: 'Fit', exact: true }).click()
    await sees(page, 'Your log is still too short.')
    await importLog(page, 4000, 400)
    await page.getByRole('button', { name: 'Fit', exact: true }).click()
    await sees(page, /Log loss/, 60_000)
    await sees(page, /You remembered \d/)
    await page.getByRole('button', { name: 'Use the fit' }).click()
    await sees(page, 'In force: every item has its new date.')
    await reload()
    await sees(page, 'The schedule is fitted to your own log')
    await page.getByRole('button', { name: 'Back to the defaults' }).click()
    await sees(page, 'FSRS starts with the memory of the average person')
  })
})
