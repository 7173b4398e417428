import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Question, QuestionType } from '../../src/content/types.ts'
import { compileContent } from '../../tooling/content/compile.ts'
import { answerRight, answerWrong } from './answering.ts'
import { appSuite, sees } from './app.ts'
import { root, until } from './harness.ts'
import { isKept } from './stored.ts'

const app = appSuite()
let all: readonly Question[]
let generated: readonly string[]

beforeAll(async () => {
  const content = await compileContent(path.resolve(root), { prove: false })
  all = Object.values(content.questions).flat()
  generated = content.generators
    .filter(({ generator }) => generator.type === 'numeric')
    .map(({ generator }) => generator.id)
})

const types = ['single', 'multiple', 'numeric', 'cloze', 'order', 'match', 'open'] as const
const first = (type: QuestionType): Question => {
  const found = all.find((question) => question.type === type)
  if (!found) throw new Error(`the bank has no ${type} question`)
  return found
}
const byTitle = async (page: Page): Promise<Question> => {
  const title = await page.locator('main h1').innerText()
  const found = all.find(({ title: { en } }) => en === title)
  if (!found) throw new Error(`no question is called "${title}"`)
  return found
}
const submit = (page: Page) => page.locator('form button[type=submit]').click()
const next = (page: Page) => page.getByRole('button', { name: /Next question|Finish/ }).click()
const position = (page: Page, text: string) => sees(page, text)

describe('a session over all seven types', () => {
  test('answered right: every type is judged, rated and summed up', async () => {
    const questions = types.map(first)
    const { page } = await app.open(`/quiz?ids=${questions.map(({ id }) => id).join(',')}`)
    for (const [i, question] of questions.entries()) {
      await position(page, `Question ${i + 1} of 7`)
      expect((await byTitle(page)).id).toBe(question.id)
      await answerRight(page, question)
      await submit(page)
      await sees(page, 'Why')
      await until(
        'the rating',
        async () =>
          (await page.getByRole('radiogroup', { name: 'Rating of this answer' }).count()) === 1,
      )
      if (question.type !== 'numeric' && question.type !== 'open')
        expect(await page.getByRole('status').allInnerTexts()).toContain('Right')
      await next(page)
    }
    await sees(page, 'Done for now.')
    await sees(page, '7 answers, 7 right')
    expect(await page.getByRole('listitem').count()).toBeGreaterThanOrEqual(7)
  })

  test('answered wrong: the reason is told, and the question comes back', async () => {
    const question = first('single')
    const { page } = await app.open(`/quiz?ids=${question.id}`)
    await answerWrong(page, question)
    await submit(page)
    await sees(page, 'Not right')
    await sees(page, 'Again, because the answer was wrong.')
    await next(page)
    await position(page, 'Question 2 of 2')
    await answerRight(page, question)
    await submit(page)
    await sees(page, 'Right answer', 2000).catch(() => sees(page, 'Your answer, right'))
    await next(page)
    await sees(page, '2 answers, 1 right')
  })
})

describe('by keyboard alone', () => {
  test('letters choose, Enter answers and goes on, digits rate, Escape ends', async () => {
    const question = first('single')
    const other = first('multiple')
    const { page } = await app.open(`/quiz?ids=${question.id},${other.id}`)
    await page.keyboard.press('b')
    await page.keyboard.press('Enter')
    await sees(page, 'Why')
    const rating = page.getByRole('radiogroup', { name: 'Rating of this answer' })
    await until('the rating', async () => (await rating.count()) === 1)
    await page.keyboard.press('2')
    await sees(page, 'You changed it to Hard.')
    await page.keyboard.press('Enter')
    await sees(page, 'Question 2 of')
    await page.keyboard.press('Escape')
    await sees(page, 'Done for now.')
    await page.keyboard.press('Enter')
    await until('the home screen', async () => new URL(page.url()).pathname === '/')
    await sees(page, 'In a row')
  })
})

describe('what survives', () => {
  test('a reload in the middle of a question keeps what was typed; home offers to go on', async () => {
    const numeric = first('numeric')
    const cloze = first('cloze')
    const { page, reload, goto } = await app.open(`/quiz?ids=${numeric.id},${cloze.id}`)
    await page.getByLabel('Your answer').fill('12.5')
    await until('the answer is read', async () =>
      /Read as 12.5/.test(await page.locator('main').innerText()),
    )
    await until('the answer is stored', () => isKept(page, '12.5'))
    await reload()
    await until(
      'the typed answer',
      async () => (await page.getByLabel('Your answer').inputValue()) === '12.5',
    )
    await submit(page)
    await sees(page, 'Why')
    await next(page)
    await sees(page, 'Question 2 of')
    await until('the place is stored', () => isKept(page, '"position":1'))
    await goto('/')
    await sees(page, 'A session is open.')
    await page.keyboard.press('Enter')
    await sees(page, 'Question 2 of')
  })

  test('a generated question asks with other numbers when asked again', async () => {
    const id = generated[0] ?? ''
    const { page } = await app.open(`/questions/${id}`)
    const stem = () => page.locator('form').innerText()
    const before = await stem()
    await page.getByLabel('Your answer').fill('1')
    await submit(page)
    await sees(page, 'Again with new numbers')
    await page.getByRole('button', { name: 'Again with new numbers' }).click()
    await sees(page, 'Question 2 of')
    expect(await stem()).not.toBe(before)
  })
})

describe('links', () => {
  test('a question that does not exist is told, with a way on', async () => {
    const { page } = await app.open('/questions/no-such-question')
    await sees(page, 'There is nothing to practise here.')
    await page.getByRole('link', { name: 'All questions' }).click()
    await sees(page, 'Search questions')
  })

  test('the back button leaves a session for where it was started from', async () => {
    const { page } = await app.open('/questions')
    await page.locator('[data-row]').first().click()
    await sees(page, 'Question 1 of 1')
    await page.goBack()
    await sees(page, 'Search questions')
  })
})

describe('marks, undo and skip', () => {
  test('on a narrow phone all that can be done fits the bar', async () => {
    const questions = [first('single'), first('multiple')]
    const { page } = await app.open(`/quiz?ids=${questions.map(({ id }) => id).join(',')}`, {
      viewport: { width: 360, height: 780 },
    })
    await position(page, 'Question 1 of 2')
    await answerWrong(page, questions[0] as Question)
    await submit(page)
    await sees(page, 'Not right')
    await page.getByRole('button', { name: 'Next question' }).click()
    const undo = page.getByRole('button', { name: 'Take the last answer back' })
    await undo.waitFor()
    const box = await undo.boundingBox()
    expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(360)
  })

  test('an answer is taken back, a question skipped and flagged; the bank finds it again', async () => {
    const questions = [first('single'), first('multiple')]
    const { page, goto, reload } = await app.open(
      `/quiz?ids=${questions.map(({ id }) => id).join(',')}`,
    )
    await position(page, 'Question 1 of 2')
    await page.keyboard.press('m')
    await sees(page, 'Bookmarked')
    await page.keyboard.press('w')
    await page.getByLabel('What is wrong or unclear?').fill('Two answers are right.')
    await sees(page, 'Copy as an issue')
    await page.keyboard.press('Escape')

    await answerWrong(page, questions[0] as Question)
    await submit(page)
    await sees(page, 'Not right')
    await page.getByRole('button', { name: 'Take the answer back' }).click()
    await page.getByRole('button', { name: 'Skip' }).waitFor()
    await page.getByRole('button', { name: 'Skip' }).click()
    await until(
      'the other question',
      async () => (await page.locator('main h1').innerText()) === questions[1]?.title.en,
    )
    await position(page, 'Question 1 of 2')

    await goto('/questions?status=flagged')
    await sees(page, questions[0]?.title.en ?? '')
    await sees(page, /1 of [\d,]+ questions/)
    await reload()
    await goto('/questions?status=bookmarked')
    await sees(page, questions[0]?.title.en ?? '')
    // The answer that was taken back is no review.
    await sees(page, 'new')
  })
})
