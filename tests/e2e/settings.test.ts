import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { appSuite, sees } from './app.ts'
import { until } from './harness.ts'

const app = appSuite()
const folder = mkdtempSync(path.join(tmpdir(), 'offhand-e2e-'))

const attribute = (page: Page, name: string) => page.locator('html').getAttribute(name)

/** Answers one question, so that there is something to keep. */
async function answerOne(page: Page): Promise<void> {
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await sees(page, 'Why')
  await until(
    'the rating',
    async () =>
      (await page.getByRole('radiogroup', { name: 'Rating of this answer' }).count()) === 1,
  )
}

/** Everything on the device, as the app's own database has it. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => /offhand/i.test(name ?? ''))
    const open = indexedDB.open(info?.name ?? '')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error ?? new Error('the database did not open'))
    })
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('the rows could not be read'))
      })
    const rows: Record<string, unknown[]> = {}
    for (const store of ['events', 'drafts'])
      if (database.objectStoreNames.contains(store)) rows[store] = await all(store)
    database.close()
    // The place in the log is the device's own; the order of events is that of their ids.
    const plain = JSON.parse(
      JSON.stringify(rows, (key, value) => (key === 'seq' ? undefined : value)),
    ) as typeof rows
    plain['events']?.sort((a, b) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1))
    return plain
  })

describe('language and look', () => {
  test('a switch shows at once and is there after a reload', async () => {
    const { page, reload } = await app.open('/settings', { colorScheme: 'light' })
    await page.getByRole('radio', { name: '中文' }).click()
    await sees(page, '语言与外观')
    expect(await attribute(page, 'lang')).toBe('zh-CN')
    await page.getByRole('radio', { name: '深色' }).click()
    await until('dark', async () => (await attribute(page, 'data-mantine-color-scheme')) === 'dark')
    await reload()
    await sees(page, '语言与外观')
    expect(await attribute(page, 'data-mantine-color-scheme')).toBe('dark')
    await page.getByRole('radio', { name: 'English' }).click()
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

describe('two tabs', () => {
  test('each sees what the other answered', async () => {
    const { page } = await app.open('/')
    const other = await page.context().newPage()
    await other.goto(new URL('/questions/sqrt-dk-divided-by-dk', page.url()).href)
    await sees(other, 'About this question')
    await answerOne(other)
    await sees(page, 'In a row')
  })
})
