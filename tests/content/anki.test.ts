// Every question of the bank, and three draws of each generator, as a card for Anki.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/base/language.ts'
import { coloursOf } from '../../src/app/anki/colours.ts'
import { composeNote } from '../../src/app/anki/compose.ts'
import { drawsOf } from '../../src/app/anki/draws.ts'
import { type AnkiNote, type Drawn } from '../../src/app/anki/note.ts'
import { pictureOf } from '../../src/app/anki/picture.ts'
import { drawQuestion } from '../../src/content/draw.ts'
import { topicIds } from '../../src/content/schema/common.ts'
import { anki as en } from '../../src/i18n/en/anki.ts'
import { anki as zh } from '../../src/i18n/zh/anki.ts'
import { compileContent } from '../../tooling/content/compile.ts'

const root = path.resolve(import.meta.dirname, '../..')
const light = coloursOf(readFileSync(path.join(root, 'src/ui/tokens.css'), 'utf8'), 'light')
const words = { en: en.card, zh: zh.card }
let bank: readonly Drawn[]
let generators: number

beforeAll(async () => {
  const content = await compileContent(root, { prove: false })
  const authored = topicIds.flatMap((id) => content.questions[id])
  const drawn = await Promise.all(
    content.index.questions.map((entry) =>
      drawsOf(entry, async (id, seed) => {
        const made = content.generators.find(({ generator }) => generator.id === id)
        return made
          ? drawQuestion(entry, made.generator, seed)
          : (authored.find((question) => question.id === id) ?? null)
      }),
    ),
  )
  bank = drawn.flat()
  generators = content.generators.length
})

test('every generator has three different draws', () => {
  expect(bank.filter(({ draw }) => draw !== null)).toHaveLength(3 * generators)
})

test.each([[['en']], [['zh']], [['zh', 'en']]] as [Language[]][])('%s', (languages) => {
  const media = new Map<string, string>()
  const picture = (name: string, svg: string) => {
    media.set(name, pictureOf(svg, light))
    return name
  }
  const notes = bank.map((drawn) => composeNote(drawn, { languages, words, picture }))
  expect(new Set(notes.map(({ guid }) => guid)).size).toBe(bank.length)
  expect(notes.flatMap(faultsOf)).toEqual([])
  const shown = notes.flatMap(({ fields }) =>
    [...`${fields.Question}${fields.Explanation}`.matchAll(/<img src="([^"]*)"/g)].map(
      ([, n]) => n,
    ),
  )
  expect(new Set(shown)).toEqual(new Set(media.keys()))
  for (const [name, svg] of media) expect(svg, name).not.toMatch(/var\(|currentColor/)
})

/** What a card must not have, by the name of its note. */
function faultsOf({ guid, fields }: AnkiNote): string[] {
  const { Question, Answer, Explanation } = fields
  const html = Question + Answer + Explanation
  const rest = html.replace(/<pre>[\s\S]*?<\/pre>|<code>[\s\S]*?<\/code>/g, '')
  const opened = rest.match(/(?<!\\)\\[([]/g)?.length ?? 0
  const closed = rest.match(/(?<!\\)\\[)\]]/g)?.length ?? 0
  const wrong = [
    /katex|<math|<annotation|<button|data-blank|\{\{/.test(html) && 'has what Anki cannot show',
    /<div class="right">[^<]*(<b>)?(undefined|NaN|\[object)/.test(Answer) &&
      'has a value that is none',
    [Question, Answer, Explanation].some((field) => !isBalanced(field)) && 'has an open tag',
    opened !== closed && `opens ${opened} formulas and closes ${closed}`,
    [Question, Answer].some((field) => !/[\p{L}\p{N}]/u.test(field.replace(/<[^>]*>/g, ''))) &&
      'has an empty side',
  ]
  return wrong.flatMap((fault) => (fault === false ? [] : [`${guid} ${fault}`]))
}

function isBalanced(html: string): boolean {
  const open: string[] = []
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)\b[^>]*>/g)) {
    if (['img', 'br', 'hr'].includes(name)) continue
    if (close === '') open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}
