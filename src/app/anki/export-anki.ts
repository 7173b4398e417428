import type { Language } from '../../base/language.ts'
import { catalog } from '../../content/catalog.ts'
import { loadQuestion } from '../../content/load.ts'
import type { QuestionEntry } from '../../content/types.ts'
import { type Choice, fileName, languagesOf } from './choice.ts'
import { drawsOf } from './draws.ts'
import type { FromWorker, Order, ToWorker } from './protocol.ts'

export interface AnkiFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly cards: number
}

interface Options {
  readonly choice: Choice
  /** What the choice comes to, in the order of the bank. */
  readonly entries: readonly QuestionEntry[]
  readonly spoken: Language
  readonly now: number
  readonly signal: AbortSignal
  /** How many questions are in; all of them: the file is being written. */
  readonly onCollected: (done: number) => void
}

/** Few enough that the progress moves and a cancel is quick. */
const batchSize = 16

/** The chosen questions as one file. Aborting ends the work at once. */
export async function exportAnki(options: Options): Promise<AnkiFile> {
  const { choice, entries, spoken, now, signal, onCollected } = options
  const languages = languagesOf(choice.language, spoken)
  const titles = Object.fromEntries(
    catalog.topics.map(({ id, title }) => [id, languages.map((one) => title[one]).join(' / ')]),
  )
  const order: Order = { form: choice.form, languages, titles, now }
  const worker = new Worker(new URL('./anki-worker.ts', import.meta.url), { type: 'module' })
  const ask = (message: ToWorker) => answerOf(worker, message, signal)
  try {
    for (let at = 0; at < entries.length; at += batchSize) {
      const batch = entries.slice(at, at + batchSize)
      const drawn = await Promise.all(batch.map((entry) => drawsOf(entry, loadQuestion)))
      signal.throwIfAborted()
      await ask({ type: 'add', order, drawn: drawn.flat() })
      onCollected(at + batch.length)
    }
    const written = await ask({ type: 'finish', order })
    if (written.type !== 'finished') throw new Error('the worker wrote no file')
    return { name: fileName(choice), bytes: written.bytes, cards: written.cards }
  } finally {
    worker.terminate()
  }
}

function answerOf(worker: Worker, message: ToWorker, signal: AbortSignal): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) =>
      data.type === 'failed' ? reject(new Error(data.message)) : resolve(data)
    // A script that cannot be fetched gives an event without a message.
    worker.onerror = ({ message: said }) => reject(new Error(said || 'its script did not load'))
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
    worker.postMessage(message)
  })
}
