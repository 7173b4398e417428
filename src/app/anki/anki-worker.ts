import initSqlJs from 'sql.js'
import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url'
import { anki as en } from '../../i18n/en/anki.ts'
import { anki as zh } from '../../i18n/zh/anki.ts'
import tokens from '../../ui/tokens.css?raw'
import { coloursOf } from './colours.ts'
import { composeNote } from './compose.ts'
import type { AnkiNote, Drawn } from './note.ts'
import { writeApkg } from './package/apkg.ts'
import { writeCollection } from './package/collection.ts'
import { cardCss } from './package/note-type.ts'
import { writeTsv } from './package/tsv.ts'
import { dataAddress, pictureOf } from './picture.ts'
import type { FromWorker, Order, ToWorker } from './protocol.ts'

// A worker, because the page's policy forbids WebAssembly, and because the page should stay smooth.
const words = { en: en.card, zh: zh.card }
const light = coloursOf(tokens, 'light')
const dark = coloursOf(tokens, 'dark')
const notes: AnkiNote[] = []
const media = new Map<string, string>()

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  answer(data).then(tell, (error: unknown) =>
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) }),
  )
}

const tell = (message: FromWorker): void => self.postMessage(message)

async function answer(message: ToWorker): Promise<FromWorker> {
  if (message.type === 'finish')
    return { type: 'finished', bytes: await write(message.order), cards: notes.length }
  add(message.order, message.drawn)
  return { type: 'added' }
}

function add({ form, languages }: Order, drawn: readonly Drawn[]): void {
  const picture = (name: string, svg: string): string => {
    if (form === 'tsv') return dataAddress(pictureOf(svg, light, true))
    media.set(name, pictureOf(svg, light))
    return name
  }
  notes.push(...drawn.map((one) => composeNote(one, { languages, words, picture })))
}

async function write({ form, titles, now }: Order): Promise<Uint8Array<ArrayBuffer>> {
  if (form === 'tsv') return new TextEncoder().encode(writeTsv(notes, titles))
  const { Database } = await initSqlJs({ wasmBinary: await fetched(wasm) })
  const database = new Database()
  try {
    writeCollection(database, notes, { now, titles, css: cardCss(light, dark) })
    return writeApkg(database.export(), media, now)
  } finally {
    database.close()
  }
}

/** Fetched here: what the library does when it gets nothing ends in an error that nobody can catch. */
async function fetched(address: string): Promise<ArrayBuffer> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`)
  return answer.arrayBuffer()
}
