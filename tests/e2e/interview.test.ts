import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { appSuite, sees } from './app.ts'
import { until } from './harness.ts'
import { isKept } from './stored.ts'

const app = appSuite()

const choose = (page: Page, group: string, name: string) =>
  page.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true }).check()
const parts = (page: Page) =>
  page.getByRole('list', { name: 'Parts of the paper' }).locator('button')
const started = (page: Page) =>
  until('the paper', async () => (await parts(page).count()) > 0, 30_000)

/** Goes to the first part that shows an editor. */
async function toCode(page: Page): Promise<void> {
  for (let place = 0; place < (await parts(page).count()); place++) {
    await parts(page).nth(place).click()
    await until('the part', async () => (await page.locator('main h1, main label').count()) > 0)
    if ((await page.locator('[aria-label^="Your code"], [aria-busy]').count()) === 0) continue
    await until(
      'the editor',
      async () => (await page.locator('.monaco-editor .view-line').count()) > 0,
      30_000,
    )
    return
  }
  throw new Error('the paper has no code')
}

describe('a mock interview', () => {
  test('from set-up to report: nothing is told before the end, then all of it', async () => {
    const { page, goto, reload } = await app.open('/interview')
    await choose(page, 'Length in minutes', '20')
    await choose(page, 'Share of code', '50%')
    const code = await page.locator('output').innerText()
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await started(page)
    const total = await parts(page).count()
    expect(total).toBeGreaterThan(4)

    // An answer is kept over a reload, and nothing says whether it is right.
    await toCode(page)
    await page.locator('.monaco-editor').first().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('\nexport const mine = 1\n')
    await until('the code is stored', () => isKept(page, 'export const mine'))
    await reload()
    await started(page)
    await until('the code', async () =>
      (await page.locator('.monaco-editor').first().innerText())
        .replaceAll('\u00a0', ' ')
        .includes('export const mine'),
    )
    expect(await page.locator('body').innerText()).not.toMatch(
      /checks pass|Not right|Partly right|Right answer/,
    )

    // A pause hides the paper.
    await page.getByRole('button', { name: 'Pause' }).click()
    await sees(page, 'The time stands still')
    expect(await parts(page).count()).toBe(0)
    await page.getByRole('main').getByRole('button', { name: 'Go on' }).click()
    await started(page)

    await page.getByRole('button', { name: 'End', exact: true }).first().click()
    await sees(page, 'End the interview?')
    await page.getByRole('button', { name: 'End it' }).click()
    await sees(page, 'Compare your answers', 60_000)
    await page.getByRole('radio', { name: 'Right', exact: true }).first().check()
    await page.getByRole('button', { name: 'See the report' }).click()
    await sees(page, 'By topic')
    await sees(page, `Paper ${code}`)
    await sees(page, '1 pause')
    await sees(page, /Code: 0 of \d passed at the first run\./)
    await page.locator('details summary').first().click()
    await until('the part opened', async () => (await page.locator('details[open]').count()) > 0)
    const report = page.url()

    // What is to be repeated is one press away.
    await page.getByRole('link', { name: /Repeat \d+ parts now/ }).click()
    await sees(page, /Question 1 of \d+/)
    await goto('/interview')
    await sees(page, '20 min')
    await page.getByRole('main').locator('li a').first().click()
    await sees(page, 'By topic')
    expect(page.url()).toBe(report)
  })

  test('a code gives another browser the same paper; a wrong one is told why', async () => {
    const first = await app.open('/interview')
    await choose(first.page, 'Share of code', 'None')
    const code = await first.page.locator('output').innerText()
    const paper = async (page: Page) => {
      await started(page)
      const texts: string[] = []
      for (let place = 0; place < (await parts(page).count()); place++) {
        await parts(page).nth(place).click()
        await until('the part', async () => (await page.locator('main form, main h1').count()) > 0)
        texts.push(await page.locator('main').innerText())
      }
      return texts
    }
    await first.page.getByRole('button', { name: 'Start', exact: true }).click()
    const asked = await paper(first.page)

    const second = await app.open('/interview')
    await second.page.getByLabel('Code you were given').fill('1234')
    await second.page.getByRole('button', { name: 'Start this paper' }).click()
    await sees(second.page, 'This is no code.')
    await second.page.getByLabel('Code you were given').fill(code.toLowerCase())
    await second.page.getByRole('button', { name: 'Start this paper' }).click()
    expect(await paper(second.page)).toEqual(asked)
  })

  test('one that is open can be gone on with or discarded', async () => {
    const { page, goto } = await app.open('/interview')
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await started(page)
    await goto('/interview')
    await sees(page, 'An interview is open.')
    await page.getByRole('button', { name: 'Go on' }).click()
    await started(page)
    await goto('/interview')
    await page.getByRole('button', { name: 'Discard it' }).click()
    await sees(page, 'Discard this interview?')
    await page.getByRole('dialog').getByRole('button', { name: 'Discard it' }).click()
    await sees(page, 'Length in minutes')
    await goto('/interview/now')
    await sees(page, 'There is no such interview on this device.')
  })
})
