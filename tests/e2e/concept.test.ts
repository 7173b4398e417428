import { expect, test } from 'vitest'
import { appSuite, sees } from './app.ts'

const app = appSuite()

test('a concept’s page leads to its questions, its neighbours and a session', async () => {
  const { page, goto } = await app.open('/concepts/convolution/receptive-field')
  await page.getByRole('heading', { level: 1, name: 'Theoretical receptive field' }).waitFor()
  await sees(page, 'None of its questions was asked yet.')
  await page.getByRole('link', { name: 'Output size', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Output size' }).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: /Practise \d+ questions/ }).click()
  await sees(page, /Question 1 of \d+/)
  await goto('/concepts/convolution/phlogiston')
  await sees(page, 'There is no concept at this address.')
  expect(await page.getByRole('link', { name: 'All questions' }).count()).toBe(1)
})
