import { describe, expect, test } from 'vitest'
import { appSuite, sees } from './app.ts'

const app = appSuite()

describe('the palette', () => {
  test('opens anywhere, finds in both languages, goes there by keys alone', async () => {
    const { page } = await app.open('/settings')
    await page.keyboard.press('ControlOrMeta+k')
    const field = page.getByRole('combobox', { name: 'Go to' })
    await field.waitFor()
    await field.fill('空洞卷积')
    await page.getByRole('option', { name: /Dilated.*concept/ }).waitFor()
    await field.fill('softmax')
    await page.getByRole('option', { name: /Stable softmax.*exercise/ }).waitFor()
    const names = await page.getByRole('listbox').getByRole('option').allInnerTexts()
    const at = names.findIndex((name) => name.startsWith('Stable softmax'))
    for (let i = 0; i < at; i++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Stable softmax along an axis' }).waitFor()
  })

  test('does what an action says, tells when nothing fits, and Escape closes it', async () => {
    const { page } = await app.open('/')
    await page.keyboard.press('ControlOrMeta+k')
    const field = page.getByRole('combobox', { name: 'Go to' })
    await field.fill('qqqqzzzz')
    await sees(page, 'Nothing has this name.')
    await field.fill('切换')
    await page.keyboard.press('Enter')
    await sees(page, '今天')
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/)
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByRole('combobox', { name: '前往' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('combobox').waitFor({ state: 'detached' })
  })
})
