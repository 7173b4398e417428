import { createHash } from 'node:crypto'
import fc from 'fast-check'
import initSqlJs from 'sql.js'
import { describe, expect, test } from 'vitest'
import { readApkg, readTsv } from '../../../../tests/fixtures/read-anki.ts'
import { type AnkiNote, fieldNames } from '../note.ts'
import { writeApkg } from './apkg.ts'
import { writeCollection } from './collection.ts'
import { cardCss, noteType } from './note-type.ts'
import { writeTsv } from './tsv.ts'

const titles = { losses: 'Losses: a::b', convolution: '卷积' }
const now = Date.UTC(2026, 1, 28)

const note = (guid: string, topic: AnkiNote['topic'], question: string): AnkiNote => ({
  guid,
  topic,
  tags: [`topic::${topic}`, 'type::open'],
  fields: { Question: question, Answer: '<p>a</p>', Explanation: '', Source: 's', Id: guid },
})

async function written(
  notes: readonly AnkiNote[],
  { at = now, media = new Map<string, string>() } = {},
) {
  const { Database } = await initSqlJs()
  const database = new Database()
  writeCollection(database, notes, {
    now: at,
    titles,
    css: cardCss({ ink: 'red' }, { ink: 'blue' }),
  })
  const bytes = writeApkg(database.export(), media, at)
  database.close()
  return readApkg(bytes)
}

describe('a package', () => {
  test('holds each note with its card, deck, tags and Anki’s checksum of the bare question', async () => {
    const notes = [
      note('one', 'losses', '<p>Is \\(a&lt;b\\)?</p>'),
      note('two#1', 'convolution', '二'),
    ]
    const read = await written(notes, { media: new Map([['a.svg', '<svg>图</svg>']]) })
    const checksum = (text: string) =>
      Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 8), 16)
    expect(read).toMatchObject({
      version: 11,
      cards: 2,
      decks: ['Default', 'Offhand', 'Offhand::Losses: a:b', 'Offhand::卷积'],
      models: [{ id: noteType.id, name: 'Offhand' }],
      media: new Map([['a.svg', '<svg>图</svg>']]),
    })
    expect(read.notes).toMatchObject([
      {
        guid: 'one',
        fields: ['<p>Is \\(a&lt;b\\)?</p>', '<p>a</p>', '', 's', 'one'],
        tags: ['topic::losses', 'type::open'],
        deck: 'Offhand::Losses: a:b',
        sorted: 'Is \\(a<b\\)?',
        checksum: checksum('Is \\(a<b\\)?'),
      },
      { guid: 'two#1', deck: 'Offhand::卷积', checksum: checksum('二') },
    ])
    expect(read.models[0]?.flds.map(({ name }) => name)).toEqual(fieldNames)
    expect(read.models[0]?.css).toMatch(/^\.card \{.*--ink: red;/)
    expect(read.models[0]?.css).toMatch(/\.nightMode \.card.*--ink: blue;/)
    for (const name of [...(read.models[0]?.tmpls[0]?.afmt.matchAll(/\{\{[#/]?(\w+)\}\}/g) ?? [])])
      expect([...fieldNames, 'FrontSide']).toContain(name[1])
  })

  test('gives the same notes the same ids at another time and in other company', async () => {
    const notes = ['a', 'b', 'c'].map((guid) => note(guid, 'losses', guid))
    const idsOf = async (list: readonly AnkiNote[], at: number) =>
      Object.fromEntries((await written(list, { at })).notes.map(({ guid, id }) => [guid, id]))
    const first = await idsOf(notes, now)
    expect(await idsOf(notes.slice(1), now + 1e9)).toEqual({ b: first['b'], c: first['c'] })
  })

  test('without a note it is still one', async () => {
    expect(await written([])).toMatchObject({ cards: 0, decks: ['Default', 'Offhand'] })
  })
})

describe('a text file', () => {
  test('tells Anki its columns and comes back whole, whatever is in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '#', ' ', '图', "'") })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (questions) => {
        const notes = questions.map((question, i) => note(`id-${i}`, 'losses', question))
        const { head, rows } = readTsv(writeTsv(notes, titles))
        expect(head).toEqual({
          separator: 'tab',
          html: 'true',
          notetype: 'Offhand',
          columns: 'Guid\tDeck\tQuestion\tAnswer\tExplanation\tSource\tId\tTags',
          'guid column': '1',
          'deck column': '2',
          'tags column': '8',
        })
        expect(rows).toEqual(
          notes.map(({ guid, fields, tags }) => [
            guid,
            'Offhand::Losses: a:b',
            ...fieldNames.map((name) => fields[name]),
            tags.join(' '),
          ]),
        )
      }),
    )
  })
})
