import type { Database } from 'sql.js'
import type { TopicId } from '../../../content/types.ts'
import { bareText } from '../anki-html.ts'
import { type AnkiNote, fieldNames } from '../note.ts'
import { sha1 } from '../sha1.ts'
import { stableId } from '../stable-id.ts'
import { noteType, noteTypeRecord } from './note-type.ts'
import { schema } from './schema.ts'

export interface CollectionOptions {
  /** In milliseconds. Anki takes over what is newer than what it has. */
  readonly now: number
  readonly css: string
  readonly titles: Readonly<Partial<Record<TopicId, string>>>
}

/** Writes a whole collection into an empty database. */
export function writeCollection(
  database: Pick<Database, 'run' | 'prepare'>,
  notes: readonly AnkiNote[],
  options: CollectionOptions,
): void {
  const seconds = Math.floor(options.now / 1000)
  const topics = [...new Set(notes.map(({ topic }) => topic))]
  database.run(schema)
  insert(database, 'col', [
    [
      1,
      seconds,
      options.now,
      options.now,
      11,
      0,
      0,
      0,
      JSON.stringify(settings),
      JSON.stringify({ [noteType.id]: noteTypeRecord(options.css, seconds) }),
      JSON.stringify(decks(topics, options, seconds)),
      JSON.stringify({ 1: deckOptions }),
      '{}',
    ],
  ])
  const ids = idsOf(notes)
  insert(
    database,
    'notes',
    notes.map((note, i) => {
      const fields = fieldNames.map((name) => note.fields[name])
      const sorted = bareText(fields[0] ?? '')
      const checksum = Number.parseInt(sha1(sorted).slice(0, 8), 16)
      const tags = ` ${note.tags.join(' ')} `
      const text = fields.join(fieldSeparator)
      return [ids[i] ?? 0, note.guid, noteType.id, seconds, -1, tags, text, sorted, checksum, 0, '']
    }),
  )
  insert(
    database,
    'cards',
    notes.map(({ topic }, i) => {
      const id = ids[i] ?? 0
      // New, in the order of the bank; Anki shuffles them if it is told to.
      const due = i + 1
      return [id, id, deckId(topic), 0, seconds, -1, 0, 0, due, 0, 0, 0, 0, 0, 0, 0, 0, '']
    }),
  )
}

const fieldSeparator = '\u001f'

const deckId = (topic: TopicId): number => stableId(`deck ${topic}`)

/** The name of a topic's deck; a colon pair would make a deck within a deck. */
export const deckName = (title: string): string =>
  `${noteType.name}::${title.replaceAll('::', ':').trim()}`

function insert(
  database: Pick<Database, 'prepare'>,
  table: string,
  rows: readonly (readonly (string | number)[])[],
): void {
  const places = (rows[0] ?? []).map(() => '?').join(', ')
  if (places === '') return
  const statement = database.prepare(`insert into ${table} values (${places})`)
  for (const row of rows) statement.run([...row])
  statement.free()
}

/** Made from the guid; two that fall on the same are parted. */
function idsOf(notes: readonly AnkiNote[]): readonly number[] {
  const taken = new Set<number>()
  return notes.map(({ guid }) => {
    let id = stableId(guid)
    while (taken.has(id)) id++
    taken.add(id)
    return id
  })
}

const decks = (topics: readonly TopicId[], options: CollectionOptions, seconds: number) =>
  Object.fromEntries(
    [
      deck(1, 'Default', seconds),
      deck(stableId('deck'), noteType.name, seconds),
      ...topics.map((topic) =>
        deck(deckId(topic), deckName(options.titles[topic] ?? topic), seconds),
      ),
    ].map((one) => [one.id, one]),
  )

const deck = (id: number, name: string, mod: number) => ({
  id,
  name,
  mod,
  usn: -1,
  desc: '',
  dyn: 0,
  conf: 1,
  collapsed: false,
  browserCollapsed: false,
  extendNew: 0,
  extendRev: 0,
  newToday: [0, 0],
  revToday: [0, 0],
  lrnToday: [0, 0],
  timeToday: [0, 0],
})

const settings = {
  activeDecks: [1],
  curDeck: 1,
  curModel: String(noteType.id),
  nextPos: 1,
  sortType: 'noteFld',
  sortBackwards: false,
  addToCur: true,
  newSpread: 0,
  collapseTime: 1200,
  timeLim: 0,
  estTimes: true,
  dueCounts: true,
}

/** Anki's own defaults: the decks use the options that the user has under that id. */
const deckOptions = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: {
    delays: [1, 10],
    ints: [1, 4, 7],
    initialFactor: 2500,
    order: 1,
    perDay: 20,
    bury: true,
    separate: true,
  },
  rev: { perDay: 200, ease4: 1.3, fuzz: 0.05, minSpace: 1, ivlFct: 1, maxIvl: 36500, bury: true },
  lapse: { delays: [10], mult: 0, minInt: 1, leechFails: 8, leechAction: 0 },
}
