import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ItemKey, ProgressEvent } from '../../src/progress/events.ts'
import { hour, idAt, newReview } from '../fixtures/progress-events.ts'
import { appSuite, sees } from './app.ts'
import { until } from './harness.ts'
import { bank, importHistory } from './history.ts'

const app = appSuite()

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? null)
const focusIs = (page: Page, id: string) =>
  until(`the focus on ${id}`, async () => (await focused(page)) === id)
const node = (page: Page, id: string) => page.locator(`main [data-node="${id}"]`)
const addressIs = (page: Page, wanted: RegExp) =>
  until(`the address ${String(wanted)}`, () => Promise.resolve(wanted.test(page.url())))

/** Answered right. */
const answered = (item: ItemKey, at: number, index: number): ProgressEvent => ({
  ...newReview(item),
  ...{ id: idAt(at, index), device: 'test', at, v: 1 },
})

describe('the concept map', () => {
  test('all topics, then one of them, then a concept; Back returns the focus each time', async () => {
    const { page } = await app.open('/')
    await page.keyboard.press('g')
    await page.keyboard.press('m')
    await page.getByRole('heading', { level: 1, name: 'Concept map' }).waitFor()
    await node(page, 'losses').click()
    await page.getByRole('heading', { level: 1, name: 'Loss functions' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await node(page, 'losses/dice').click()
    await page.getByRole('heading', { level: 1, name: 'Dice loss' }).waitFor()
    await page.goBack()
    await focusIs(page, 'losses/dice')
    expect(new URL(page.url()).search).toBe('?topic=losses&at=dice')
    await page.goBack()
    await focusIs(page, 'losses')
  })

  test('arrow keys follow the edges, the readout says what is needed, Enter opens', async () => {
    const { page } = await app.open('/map?topic=convolution&at=dilated-conv')
    await focusIs(page, 'convolution/dilated-conv')
    await sees(page, /Dilated convolution · not begun\s+Know first: Output size \(new\)\./)
    await page.keyboard.press('ArrowLeft')
    await focusIs(page, 'convolution/output-size')
    await sees(page, /Leads to: .*Dilated convolution.*; \d+ in all\./)
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toMatch(/^convolution\//)
    await page.keyboard.press('ArrowLeft')
    await focusIs(page, 'convolution/output-size')
    await page.keyboard.press('ArrowUp')
    const above = await focused(page)
    expect(above).not.toBe('convolution/output-size')
    await page.keyboard.press('Enter')
    await addressIs(page, new RegExp(`/concepts/${above ?? ''}$`))
  })

  test('the topic is chosen in a list that keeps the focus; V changes the view, and the address keeps both', async () => {
    const { page, reload } = await app.open('/map')
    const topics = page.getByRole('combobox', { name: 'Topic' })
    await topics.focus()
    await topics.selectOption('losses')
    await page.getByRole('heading', { level: 1, name: 'Loss functions' }).waitFor()
    expect(await topics.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.locator('h1').click()
    await page.keyboard.press('v')
    await sees(page, 'Level 2')
    await page.keyboard.press('j')
    const first = await focused(page)
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).not.toBe(first)
    await reload()
    await sees(page, 'Level 2')
    expect(new URL(page.url()).search).toBe('?topic=losses&view=list')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Concept map' }).waitFor()
  })

  test('an unknown topic shows all', async () => {
    const { page } = await app.open('/map?topic=alchemy&at=gold')
    await page.getByRole('heading', { level: 1, name: 'Concept map' }).waitFor()
    expect(await page.locator('main [data-node]').count()).toBe(bank().topics.length)
  })

  test('pointing shows what is needed without moving the focus', async () => {
    const { page } = await app.open('/map?topic=losses')
    await node(page, 'losses/focal').hover()
    await sees(page, /Focal loss · not begun/)
    await page.mouse.move(5, 5)
    await sees(page, 'Point at a concept')
  })

  test('the field finds a concept of any topic by any of its names', async () => {
    const { page } = await app.open('/map?topic=losses')
    await page.keyboard.press('/')
    await page.keyboard.type('膨胀卷积')
    await page.getByRole('option', { name: /Dilated convolution/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Types of convolution' }).waitFor()
    await focusIs(page, 'convolution/dilated-conv')
    const field = page.getByRole('combobox', { name: 'Find a concept' })
    await field.fill('qqzz')
    await sees(page, 'No concept has this name.')
    await field.press('Escape')
    expect(await field.inputValue()).toBe('')
  })

  test('the list says the same level by level, and a phone begins with it', async () => {
    const { page } = await app.open('/map?topic=convolution', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    const first = page.locator('main section', { hasText: 'needs nothing else of this topic' })
    expect(await first.getByRole('link', { name: /^Standard 2D convolution/ }).count()).toBe(1)
    const row = page
      .getByRole('listitem')
      .filter({ has: page.locator('[data-node="convolution/dilated-conv"]') })
    expect(await row.innerText()).toMatch(/Needs: Output size/)
    await page.getByRole('radio', { name: 'Map', exact: true }).click()
    await addressIs(page, /view=map/)
    await page.getByRole('button', { name: 'Fit to width' }).click()
    await addressIs(page, /zoom=fit/)
    await page.getByRole('button', { name: 'Full size' }).waitFor()
    const frame = page.getByRole('group', { name: 'Map of Types of convolution' }).locator('..')
    expect(await frame.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
  })

  test('mastery colours the boxes and tells what is ready next', async () => {
    const opened = await app.open('/map?topic=convolution')
    const { page, goto } = opened
    await sees(page, /Ready to learn next\s+Standard 2D convolution\s+leads to \d+ concepts/)
    const { questions, exercises, concepts } = bank()
    const key = 'convolution/standard-conv'
    const items = [
      ...questions
        .filter(({ concept }) => concept === key)
        .map(({ id }) => `question:${id}` as const),
      ...exercises
        .filter(({ concepts }) => concepts.includes(key))
        .map(({ slug }) => `exercise:${slug}` as const),
    ]
    await importHistory(
      opened,
      items.map((item, index) => answered(item, Date.now() - hour, index)),
    )
    await goto('/map?topic=convolution')
    expect(await node(page, key).innerText()).toMatch(/^Standard 2D convolution\s+(9\d|100)%$/)
    // What needs nothing else, and has no exercise that was met with the first.
    const next = concepts.filter(
      ({ topic, requires, key: own }) =>
        topic === 'convolution' &&
        requires.join() === key &&
        !exercises.some((one) => one.concepts.includes(key) && one.concepts.includes(own)),
    )
    expect(next.length).toBeGreaterThan(0)
    for (const { key: own, title } of next)
      expect((await node(page, own).innerText()).split('\n')).toEqual([title.en, 'ready'])
    await goto(`/concepts/${key}`)
    await sees(page, `${items.length} answers since`)
    await sees(page, /Mastery (9\d|100)%/)
    expect(await page.getByRole('img', { name: 'Oldest first: right' }).count()).toBe(items.length)
    await page.getByRole('link', { name: 'On the map' }).click()
    await focusIs(page, key)
  })

  test.each(['en-US', 'zh-CN'])('every title fits its box (%s)', async (locale) => {
    const { page, goto } = await app.open('/map', { locale })
    for (const { id } of bank().topics) {
      await goto(`/map?topic=${id}`)
      const tooTall = await page.locator('main [data-node]').evaluateAll((nodes) =>
        nodes
          .filter((one) => {
            const { minHeight, height } = getComputedStyle(one)
            return parseFloat(height) > parseFloat(minHeight) + 0.5
          })
          .map((one) => one.textContent),
      )
      expect(tooTall).toEqual([])
    }
  })
})
