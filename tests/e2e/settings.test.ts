import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { idAt, newReview, start } from '../fixtures/progress-events.ts'
import { appSuite, sees } from './app.ts'
import { until } from './harness.ts'
import { answerOne, stored } from './stored.ts'

const app = appSuite()
const folder = mkdtempSync(path.join(tmpdir(), 'offhand-e2e-'))

const attribute = (page: Page, name: string) => page.locator('html').getAttribute(name)

/** Of so many answers, as another device would write it. */
function longBackup(count: number): Buffer {
  const events = Array.from({ length: count }, (_, n) => ({
    ...newReview(`question:q${n % 500}`, { answer: { chosen: [n % 4] } }),
    ...{ id: idAt(start + n, n), device: 'd', at: start + n, v: 1 },
  }))
  const head = { format: 'offhand-backup', version: 2, exportedAt: start, app: '1', settings: null }
  const lines = events.map((event) => JSON.stringify(event)).join(',\n')
  return gzipSync(
    `${JSON.stringify({ ...head, drafts: [] }).slice(0, -1)},"events":[\n${lines}\n]}`,
  )
}

describe('language and look', () => {
  test('a switch shows at once and is there after a reload', async () => {
    const { page, reload } = await app.open('/settings', { colorScheme: 'light' })
    await page.locator('#look').getByRole('radio', { name: '中文' }).click()
    await sees(page, '语言与外观')
    expect(await attribute(page, 'lang')).toBe('zh-CN')
    await page.getByRole('radio', { name: '深色' }).click()
    await until('dark', async () => (await attribute(page, 'data-mantine-color-scheme')) === 'dark')
    await reload()
    await sees(page, '语言与外观')
    expect(await attribute(page, 'data-mantine-color-scheme')).toBe('dark')
    await page.locator('#look').getByRole('radio', { name: 'English' }).click()
    await sees(page, 'Language and look')
  })
})

describe('backup', () => {
  test('export, erase, import: everything is as it was; a second import changes nothing', async () => {
    const { page, goto } = await app.open('/questions/sqrt-dk-divided-by-dk')
    await answerOne(page)
    await goto('/settings')
    const before = await stored(page)
    expect(before['events']).toHaveLength(1)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save a backup' }).first().click(),
    ])
    const file = path.join(folder, download.suggestedFilename())
    await download.saveAs(file)
    expect(download.suggestedFilename()).toMatch(/^offhand-\d{4}-\d{2}-\d{2}.*\.gz$/)

    await page.getByRole('button', { name: 'Erase everything' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('erase')
    await dialog.getByRole('button', { name: 'Erase everything' }).click()
    await sees(page, 'Everything was erased.')
    expect((await stored(page))['events']).toEqual([])

    await page.locator('input[type=file]').setInputFiles(file)
    await sees(page, 'What would change')
    await page.getByRole('button', { name: 'Take it in' }).click()
    await sees(page, 'Taken in.')
    expect(await stored(page)).toEqual(before)

    await page.locator('input[type=file]').setInputFiles(file)
    await sees(page, 'Everything in this file is already here.')
    expect(await stored(page)).toEqual(before)
  })

  test.each([
    ['no archive at all', Buffer.from('hello')],
    ['a foreign archive', gzipSync('{"format":"another-app"}')],
    [
      'a cut archive',
      gzipSync(JSON.stringify({ format: 'offhand-backup', events: [] })).subarray(0, 30),
    ],
    [
      'one bad event',
      gzipSync(
        JSON.stringify({
          format: 'offhand-backup',
          version: 1,
          exportedAt: 1,
          app: '1',
          settings: null,
          drafts: [],
          events: [{ type: 'review' }],
        }),
      ),
    ],
  ])('%s is refused whole', async (name, bytes) => {
    const { page } = await app.open('/settings')
    const file = path.join(folder, `${name}.gz`)
    writeFileSync(file, bytes)
    expect(readFileSync(file).length).toBe(bytes.length)
    await page.locator('input[type=file]').setInputFiles(file)
    await sees(page, 'was not taken in. Nothing has changed.')
    expect((await stored(page))['events']).toEqual([])
  })
})

describe('a long history', () => {
  test('shows how far reading is; cancelled, it changes nothing', async () => {
    const { page } = await app.open('/settings')
    const file = path.join(folder, 'long.json.gz')
    writeFileSync(file, longBackup(60_000))
    await page.locator('input[type=file]').setInputFiles(file)
    const bar = page.getByRole('progressbar', { name: 'Reading long.json.gz' })
    await until('the bar', async () => (await bar.count()) === 1)
    await page.locator('#backup').getByRole('button', { name: 'Cancel' }).click()
    await until('the bar is gone', async () => (await bar.count()) === 0)
    expect((await stored(page))['events']).toEqual([])
    await page.locator('input[type=file]').setInputFiles(file)
    await sees(page, 'What would change', 60_000)
    await page.getByRole('button', { name: 'Take it in' }).click()
    await sees(page, '60,000 entries', 60_000)
  })
})

describe('reminders', () => {
  test('are off, ask on a click only, and say when the browser refuses', async () => {
    const { page } = await app.open('/settings', {}, () => {
      const asked: string[] = []
      Object.assign(window, { asked })
      Notification.requestPermission = () => {
        asked.push('asked')
        return Promise.resolve('denied')
      }
    })
    const reminder = page.getByRole('radiogroup', { name: 'Daily reminder' })
    expect(await reminder.getByRole('radio', { name: 'Off' }).isChecked()).toBe(true)
    const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked)
    expect(await asked()).toEqual([])
    await reminder.getByRole('radio', { name: 'On' }).click()
    await sees(page, 'The browser does not allow notifications.')
    expect(await asked()).toEqual(['asked'])
    expect(await reminder.getByRole('radio', { name: 'Off' }).isChecked()).toBe(true)
  })

  test('keep their time; the number on the icon follows what is due', async () => {
    const { page, reload } = await app.open('/settings', { permissions: ['notifications'] }, () => {
      const badges: number[] = []
      Object.assign(window, { badges })
      Object.assign(navigator, {
        setAppBadge: (count: number) => Promise.resolve(void badges.push(count)),
        clearAppBadge: () => Promise.resolve(void badges.push(0)),
      })
    })
    const reminder = page.getByRole('radiogroup', { name: 'Daily reminder' })
    await reminder.getByRole('radio', { name: 'On' }).click()
    await page.getByLabel('Time of the reminder').fill('07:30')
    await page
      .getByRole('radiogroup', { name: 'Number on the icon' })
      .getByRole('radio', { name: 'On' })
      .click()
    const badges = () => page.evaluate(() => (window as unknown as { badges: number[] }).badges)
    await until('the badge', async () => (await badges()).at(-1) === 0)
    await reload()
    expect(await page.getByLabel('Time of the reminder').inputValue()).toBe('07:30')
  })
})
