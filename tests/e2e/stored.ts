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

/** Everything on the device, as the app's own database has it. */
export const stored = (page: Page) =>
  page.evaluate(async () => {
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
    for (const store of ['events', 'drafts'])
      if (database.objectStoreNames.contains(store)) rows[store] = await all(store)
    database.close()
    // The place in the log is the device's own; the order of events is that of their ids.
    const plain = JSON.parse(
      JSON.stringify(rows, (key, value) => (key === 'seq' ? undefined : value)),
    ) as typeof rows
    plain['events']?.sort((a, b) => ((a as { id: string }).id < (b as { id: string }).id ? -1 : 1))
    return plain
  })

/** Whether something that is kept on the device holds this text. */
export const isKept = (page: Page, text: string): Promise<boolean> =>
  page.evaluate(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('offhand')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('kept').objectStore('kept').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(JSON.stringify(reading.result).includes(wanted))
          }
        }
      }),
    text,
  )
