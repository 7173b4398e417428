// Puts a history into the app as a user would: by importing a backup.
import path from 'node:path'
import type { ProgressEvent } from '../../src/progress/events.ts'
import { builtIndex } from '../bench/built-index.ts'
import { backupOf, simulatedHistory } from '../fixtures/simulated-history.ts'
import { type OpenApp, sees } from './app.ts'
import { root } from './harness.ts'

/** Of the site that the tests open. */
export const bank = () => builtIndex(path.join(root, 'dist')).index

export async function importHistory(
  { page, goto }: OpenApp,
  events: readonly ProgressEvent[],
): Promise<void> {
  await goto('/settings')
  await page.locator('input[type=file]').setInputFiles({
    name: 'history.gz',
    mimeType: 'application/gzip',
    buffer: backupOf(events, Date.now()),
  })
  await page.getByRole('button', { name: /^(Take it in|导入)$/ }).click()
  await sees(page, /Taken in\.|已导入。/, 60_000)
}

/** Four months of practice with the whole bank. */
export function someHistory(): readonly ProgressEvent[] {
  const { questions, exercises } = bank()
  return simulatedHistory({
    questions: questions.map(({ id }) => id),
    exercises: exercises.map(({ slug }) => slug),
    days: 120,
    newPerDay: 6,
    now: Date.now(),
  })
}
