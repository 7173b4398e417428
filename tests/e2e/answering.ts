// Answers questions on the screen as a user who knows the bank would.
import type { Locator, Page } from 'playwright-core'
import type { Question } from '../../src/content/types.ts'
import { until } from './harness.ts'

/** What a piece of our HTML reads as on the page. */
const textOf = (page: Page, html: string): Promise<string> =>
  page.evaluate((source) => {
    const element = document.createElement('div')
    element.innerHTML = source
    return element.textContent ?? ''
  }, html)

async function indexByText(page: Page, items: Locator, html: string): Promise<number> {
  const wanted = await textOf(page, html)
  const texts = await items.evaluateAll((list) => list.map((item) => item.textContent ?? ''))
  const index = texts.findIndex((text) => text.endsWith(wanted))
  if (index === -1) throw new Error(`none of ${texts.join(' | ')} reads ${wanted}`)
  return index
}

const options = (page: Page) => page.locator('form fieldset label')

export async function answerRight(page: Page, question: Question): Promise<void> {
  switch (question.type) {
    case 'single':
    case 'multiple':
      for (const option of question.options)
        if (option.correct)
          await options(page)
            .nth(await indexByText(page, options(page), option.text.en))
            .click()
      return
    case 'numeric':
      return page.getByLabel('Your answer').fill(String(question.answer.value))
    case 'cloze': {
      const gaps = page.locator('form [data-blank]')
      await until(
        'the blanks',
        async () => (await page.locator('form [data-blank] input').count()) > 0,
      )
      for (let i = 0; i < (await gaps.count()); i++) {
        const name = (await gaps.nth(i).getAttribute('data-blank')) ?? ''
        await gaps
          .nth(i)
          .locator('input')
          .fill(question.blanks[name]?.en[0] ?? '')
      }
      return
    }
    case 'order': {
      const rows = page.locator('form ol > li')
      for (const [place, step] of question.steps.entries()) {
        let at = await indexByStep(page, rows, step.en)
        for (; at > place; at--) await rows.nth(at).locator('button').first().click()
      }
      return
    }
    case 'match': {
      const rights = page.locator('form ul > li')
      for (const [row, pair] of question.pairs.entries()) {
        const letter = await indexByText(page, rights, pair.right.en)
        await page.getByRole('radiogroup').nth(row).locator('label').nth(letter).click()
      }
      return
    }
    case 'open':
      await page.getByLabel('Your answer').fill('All of it.')
      await page.locator('form button[type=submit]').click()
      for (const box of await page.locator('form input[type=checkbox]').all()) await box.check()
  }
}

async function indexByStep(page: Page, rows: Locator, html: string): Promise<number> {
  const wanted = await textOf(page, html)
  const texts = await rows.evaluateAll((list) => list.map((item) => item.textContent ?? ''))
  return texts.findIndex((text) => text.includes(wanted))
}

/** The first wrong option. */
export async function answerWrong(page: Page, question: Question): Promise<void> {
  if (question.type !== 'single') throw new Error('only single-choice questions are answered wrong')
  const wrong = question.options.find((option) => !option.correct)
  if (wrong)
    await options(page)
      .nth(await indexByText(page, options(page), wrong.text.en))
      .click()
}
