// What a page has put on the device, and the quickest way to have something there.
import type { Page } from 'playwright-core'
import { sees } from './app.ts'
import { until } from './harness.ts'

/** Answers one question, so that there is something to keep. */
export async function answerOne(page: Page): Promise<void> {
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await sees(page, 'Why')
  await until(
    'the rating',
    async () =>
      (await page.getByRole('radiogroup', { name: 'Rating of this answer' }).count()) === 1,
  )
}

/** The rows of these tables, as the app's own database has them. */
const rowsOf = (page: Page, tables: readonly string[]) =>
  page.evaluate(async (names) => {
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
    for (const store of names)
      if (database.objectStoreNames.contains(store)) rows[store] = await all(store)
    database.close()
    return rows
  }, tables)

/** Every event and draft on the device. */
export async function stored(page: Page): Promise<Record<string, unknown[]>> {
  const rows = await rowsOf(page, ['events', 'drafts'])
  // The place in the log is the device's own; the order of events is that of their ids.
  const plain = JSON.parse(
    JSON.stringify(rows, (key, value) => (key === 'seq' ? undefined : value)),
  ) as typeof rows
  plain['events']?.sort((a, b) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1))
  return plain
}

/** Whether something that is kept on the device holds this text. */
export const isKept = async (page: Page, text: string): Promise<boolean> =>
  JSON.stringify(await rowsOf(page, ['kept'])).includes(text)
