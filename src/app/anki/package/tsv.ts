import type { TopicId } from '../../../content/types.ts'
import { type AnkiNote, fieldNames } from '../note.ts'
import { deckName } from './collection.ts'
import { noteType } from './note-type.ts'

const columns = ['Guid', 'Deck', ...fieldNames, 'Tags'] as const

/** Told to Anki at the head of the file; places count from 1. */
const head = [
  '#separator:tab',
  '#html:true',
  // Used where it is known from a package; else Anki asks for one.
  `#notetype:${noteType.name}`,
  `#columns:${columns.join('\t')}`,
  `#guid column:${columns.indexOf('Guid') + 1}`,
  `#deck column:${columns.indexOf('Deck') + 1}`,
  `#tags column:${columns.indexOf('Tags') + 1}`,
]

/** The notes as Anki's text import reads them. */
export function writeTsv(
  notes: readonly AnkiNote[],
  titles: Readonly<Partial<Record<TopicId, string>>>,
): string {
  const lines = notes.map(({ guid, topic, fields, tags }) =>
    [
      guid,
      deckName(titles[topic] ?? topic),
      ...fieldNames.map((name) => fields[name]),
      tags.join(' '),
    ]
      .map(cell)
      .join('\t'),
  )
  return [...head, ...lines, ''].join('\n')
}

const cell = (text: string): string =>
  /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
