import { describe, expect, test } from 'vitest'
import { appSuite, sees } from './app.ts'

const app = appSuite()
const question = '/questions/pixel-shuffle-untrained-grid'

describe('the glossary', () => {
  test('a term of an explanation tells what it is, to pointer and keyboard; Escape closes it', async () => {
    const { page } = await app.open(question)
    await page.locator('main input[type=radio]').first().check()
    expect(await page.locator('[data-term]').count()).toBe(0)
    await page.keyboard.press('Enter')
    const term = page.locator('[data-term=upsampling]')
    await term.hover()
    const card = page.getByRole('tooltip')
    await card.waitFor()
    expect(await card.textContent()).toMatch(/upsampling.*上采样.*resolution/)
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    await page.mouse.move(0, 0)
    await term.click()
    await card.waitFor()
    await term.click()
    await card.waitFor({ state: 'detached' })
  })

  test('search finds a term by its other names', async () => {
    const { page } = await app.open('/questions?q=RF')
    await sees(page, /receptive/i)
    await page.goto(new URL('/questions?q=膨胀卷积', app.site().url).href)
    await sees(page, /dilat/i)
  })
})

describe('primers', () => {
  test('a topic’s primer is a click from its questions, reads in both languages, and prints', async () => {
    const { page } = await app.open('/questions?topic=convolution')
    await page.getByRole('link', { name: 'Primer of this topic' }).click()
    await page.getByRole('heading', { level: 1, name: 'Types of convolution' }).waitFor()
    await sees(page, 'Common traps')
    expect(await page.locator('main h2').count()).toBeGreaterThan(4)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
  })

  test('an unknown topic has its own words', async () => {
    const { page } = await app.open('/topics/alchemy')
    await sees(page, 'There is no primer at this address.')
  })
})
