import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ProgressEvent, Rating } from '../../src/progress/events.ts'
import { day, hour, idAt } from '../fixtures/progress-events.ts'
import { appSuite, sees } from './app.ts'
import { until } from './harness.ts'
import { bank, importHistory, someHistory } from './history.ts'
import { answerOne } from './stored.ts'

const app = appSuite()
const first = (n: number) => bank().questions[n] ?? bank().questions[0]

/** Answers to the first questions of the bank, at noon of days before today. */
function answers(
  list: readonly (readonly [question: number, daysAgo: number, rating: Rating])[],
): readonly ProgressEvent[] {
  const noon = new Date().setHours(0, 0, 0, 0) - 12 * hour
  return list
    .toSorted((a, b) => b[1] - a[1])
    .map(([question, daysAgo, rating], index) => {
      const at = noon - (daysAgo - 1) * day + index * 1000
      return {
        ...{ type: 'review', id: idAt(at, index), device: 'test', at, v: 1 },
        ...{ item: `question:${first(question)?.id ?? ''}`, rating, proposed: rating },
        ...{ reason: rating === 1 ? 'wrong' : 'right', score: rating === 1 ? 0 : 1, ms: 40_000 },
      }
    })
}

/** Two questions that came back, one that did not yet. */
const few = answers([
  ...([
    [0, 9, 3],
    [0, 6, 3],
    [0, 1, 1],
  ] as const),
  ...([
    [1, 6, 3],
    [1, 3, 3],
  ] as const),
  [2, 1, 3],
])

const search = (page: Page) => new URL(page.url()).search
const focusedName = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  )
const marks = (page: Page, chart: string) => page.getByRole('list', { name: chart }).locator('a')

describe('what it says', () => {
  test('without a history it tells what will stand here; an answer makes it count', async () => {
    const { page, goto } = await app.open('/stats')
    await sees(page, 'There is nothing to count yet.')
    await sees(page, 'Once a question has come back a day or more later')
    await page.getByRole('link', { name: 'Write an exercise' }).waitFor()
    await goto('/questions/sqrt-dk-divided-by-dk')
    await answerOne(page)
    await goto('/stats')
    await sees(page, 'You answered once on one day.')
    await sees(page, 'No exercise was submitted yet.')
    await sees(page, 'Nothing has come back in this period.')
  })

  test('few answers give a range, not a percentage', async () => {
    const opened = await app.open('/settings')
    await importHistory(opened, few)
    await opened.goto('/stats')
    const { page } = opened
    await sees(page, 'You answered 6 times on 4 days.')
    await sees(page, 'Only 3 came back, 2 of them remembered.')
    await sees(page, 'anything from 21 to 94%; the target is 90%')
    const rows = page.getByRole('row', { name: /Last (7|30|90) days/ })
    expect(await rows.count()).toBe(3)
    expect(await rows.allInnerTexts()).not.toContainEqual(expect.stringContaining('67%'))
  })

  test('every chart has its table, with the same numbers', async () => {
    const opened = await app.open('/settings')
    await importHistory(opened, few)
    await opened.goto('/stats?period=30')
    const { page } = opened
    const twins = page.getByText('As a table')
    expect(await twins.count()).toBe(6)
    for (let i = 0; i < 6; i++) await twins.nth(i).click()
    const table = page.getByRole('table', { name: 'Calendar of answers' })
    expect(await table.locator('tbody tr').count()).toBe(4)
    const days = page.getByRole('table', { name: 'Answers per day' })
    expect(await days.locator('tbody tr').count()).toBe(14)
    const cards = page.getByRole('table', { name: 'Cards by stability, in days' })
    const counts = await cards.locator('tbody td').allInnerTexts()
    expect(counts.map(Number).reduce((sum, one) => sum + one, 0)).toBe(3)
  })
})

describe('what is behind it', () => {
  test('a day leads to its questions and on to practising them; Back closes the list', async () => {
    const opened = await app.open('/settings')
    await importHistory(opened, few)
    await opened.goto('/stats')
    const { page } = opened
    await sees(page, 'You answered')
    const calendar = marks(page, 'Calendar of answers')
    await calendar.nth(-2).click()
    await until('the address', async () => /show=day\.\d{4}-\d\d-\d\d$/.test(search(page)))
    const heading = page.getByRole('heading', { level: 4, name: /^Answered/ })
    await heading.waitFor()
    await until('the focus', async () => (await focusedName(page))?.startsWith('Answered') ?? false)
    expect(await heading.innerText()).toContain('2 items')
    await page
      .getByRole('link', { name: first(0)?.title.en ?? '', exact: true })
      .first()
      .waitFor()
    await page.goBack()
    await heading.waitFor({ state: 'detached' })
    expect(search(page)).toBe('')
    await page.goForward()
    await page.getByRole('link', { name: 'Practise these 2' }).click()
    await sees(page, 'Question 1 of 2')
    expect(search(page)).toBe(`?ids=${first(0)?.id},${first(2)?.id}`)
  })

  test('a list is opened by its address, and an address that says nonsense opens none', async () => {
    const opened = await app.open('/settings')
    await importHistory(opened, few)
    await opened.goto('/stats?show=stability.0&period=never&year=12&topic=alchemy')
    const { page } = opened
    await page.getByRole('heading', { level: 4, name: /Stability: under a day/ }).waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    await until('the address', async () => !search(page).includes('show'))
    for (const nonsense of ['day.tomorrow', 'due.', 'window.2026-02-30', '%00', 'code.0.0.0']) {
      await opened.goto(`/stats?show=${nonsense}`)
      await sees(page, 'You answered')
      expect(await page.getByRole('heading', { level: 4 }).count()).toBe(0)
    }
  })

  test('topics and concepts lead to their pages', async () => {
    const opened = await app.open('/settings')
    await importHistory(opened, few)
    await opened.goto('/stats')
    const { page } = opened
    const question = first(0)
    const topic = bank().topics.find(({ id }) => id === question?.topic)
    const concept = bank().concepts.find(({ key }) => key === question?.concept)
    await page.getByRole('button', { name: `Concepts of ${topic?.title.en}` }).click()
    await until('the address', async () => search(page) === `?topic=${topic?.id}`)
    await page
      .getByRole('link', { name: concept?.title.en ?? '', exact: true })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: concept?.title.en ?? '' }).waitFor()
    await page.goBack()
    const link = page.getByRole('link', { name: topic?.title.en ?? '', exact: true })
    expect(await link.getAttribute('href')).toMatch(
      new RegExp(`/(topics/|questions.topic=)${topic?.id}$`),
    )
  })
})

describe('by keyboard alone', () => {
  test('a chart is one stop; arrows move, Enter opens, Escape returns', async () => {
    const opened = await app.open('/settings')
    await importHistory(opened, someHistory())
    await opened.goto('/stats')
    const { page } = opened
    const due = marks(page, 'Due in the next 30 days')
    expect(await due.count()).toBe(31)
    expect(await due.locator('xpath=self::*[@tabindex="0"]').count()).toBe(1)
    await due.first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await focusedName(page)).toMatch(/^today: /)
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowRight')
    expect(await focusedName(page)).toBe(await due.last().getAttribute('aria-label'))
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    // The line below the chart says what the mark says.
    await sees(page, (await focusedName(page)) ?? '-')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 4, name: /^Due today/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 4, name: /^Due today/ }).waitFor({ state: 'detached' })
    await until('the focus', async () => /^today: /.test((await focusedName(page)) ?? ''))
    const days = marks(page, 'Calendar of answers')
    await days.last().focus()
    await page.keyboard.press('ArrowLeft')
    expect(await focusedName(page)).toBe(await days.nth(-8).getAttribute('aria-label'))
    await page.keyboard.press('ArrowUp')
    expect(await focusedName(page)).toBe(await days.nth(-9).getAttribute('aria-label'))
  })

  test('digits go to the sections, P changes the period, and both are listed', async () => {
    const opened = await app.open('/settings')
    await importHistory(opened, someHistory())
    await opened.goto('/stats')
    const { page } = opened
    await page.keyboard.press('5')
    await until('the section', async () => (await focusedName(page)) === 'Mastery')
    await page.keyboard.press('p')
    await until('the period', async () => search(page) === '?period=365')
    await page.getByRole('radio', { name: '30 days' }).focus()
    await page.keyboard.press('Space')
    await until('the period', async () => search(page) === '?period=30')
    await page.keyboard.press('?')
    await sees(page, 'Next period')
    await sees(page, 'Section: Forecast')
  })
})

test('exercises stand in the matrix with their verdicts in words, and lead to the exercise', async () => {
  const opened = await app.open('/settings')
  const events = someHistory()
  await importHistory(opened, events)
  await opened.goto('/stats?period=all')
  const { page } = opened
  const run = events.findLast((event) => event.type === 'run')
  const exercise = bank().exercises.find((one) => run?.type === 'run' && one.slug === run.exercise)
  const verdict = { pass: 'passed', fail: 'failed', error: 'error', timeout: 'time-out' }
  const name = new RegExp(
    `^${exercise?.title.en.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}, .*${verdict[run?.type === 'run' && run.state !== 'cancelled' ? run.state : 'pass']}, \\d+ of 14 checks`,
  )
  await page.getByRole('link', { name }).last().click()
  await page.getByRole('heading', { level: 1, name: exercise?.title.en ?? '' }).waitFor()
})

test('another language is there at once', async () => {
  const opened = await app.open('/settings')
  await importHistory(opened, few)
  await opened.goto('/stats')
  const { page } = opened
  await sees(page, 'You answered 6 times')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('切换')
  await page.keyboard.press('Enter')
  await sees(page, '你在4天里答题6次。')
  await sees(page, '未来30天到期')
})

test('a history that cannot be read is told, and nothing else breaks', async () => {
  const opened = await app.open('/settings')
  await importHistory(opened, few)
  await opened.goto('/')
  const { page } = opened
  await page.evaluate(async () => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => /offhand/i.test(name ?? ''))
    const open = indexedDB.open(info?.name ?? '', (info?.version ?? 1) + 1000)
    await new Promise((resolve, reject) => {
      open.onsuccess = resolve
      open.onerror = reject
    })
    open.result.close()
  })
  await sees(page, 'Another tab has updated the data of Offhand.')
  await page.getByRole('link', { name: 'Statistics' }).first().click()
  await sees(page, 'Your history could not be read.')
  await page.getByRole('button', { name: 'Try again' }).click()
  await sees(page, 'Your history could not be read.')
})
