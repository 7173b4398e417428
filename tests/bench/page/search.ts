// What the bank's page works out when a key was pressed, without drawing it.
import { everything, filterQuestions } from '../../../src/app/bank/filter.ts'
import { pickSession } from '../../../src/app/bank/pick-session.ts'
import { questionDocuments } from '../../../src/app/search/documents.ts'
import { createSearchIndex, type SearchIndex } from '../../../src/app/search/search-index.ts'
import { catalog } from '../../../src/content/catalog.ts'

let index: SearchIndex | null = null

export async function build(): Promise<number> {
  const start = performance.now()
  index = await createSearchIndex(questionDocuments())
  return performance.now() - start
}

/** Types a text letter by letter; the time of each. */
export async function type(text: string): Promise<number[]> {
  const times: number[] = []
  for (let length = 1; length <= text.length; length++) {
    // A pause, as between two keys: the browser cleans up then.
    await new Promise((resolve) => setTimeout(resolve, 20))
    const start = performance.now()
    look(text.slice(0, length))
    times.push(performance.now() - start)
  }
  return times
}

function look(text: string): void {
  if (!index) throw new Error('the index is not built')
  const hits = index.find(text)
  const found = filterQuestions(catalog.questions, { ...everything, text }, hits, () => true)
  const noCard = () => undefined
  pickSession(
    found.map(({ id }) => id),
    noCard,
    0,
  )
  if (found.length > 0) return
  index.suggest(text)
  index.find(text)
}
