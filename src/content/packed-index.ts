import type { Localized } from '../base/language.ts'
import type { ConceptKey, ContentIndex, QuestionEntry } from './types.ts'

/** Texts as characters that stand for words of a list: a bank of thousands says the same words again and again. */
interface PackedTexts {
  /** The most frequent first. */
  readonly words: readonly string[]
  /** One line for each text, one character for each word. */
  readonly lines: string
}

type Kind = Pick<QuestionEntry, 'type' | 'difficulty' | 'seconds' | 'generated' | 'exercises'>

/** The index as it travels: what many questions share is told once. */
export interface PackedIndex extends Omit<ContentIndex, 'questions'> {
  readonly packed: {
    /** Without the slug of the concept that most begin with; those that do not begin with "=". */
    readonly ids: PackedTexts
    readonly en: PackedTexts
    readonly zh: PackedTexts
    readonly kinds: readonly Kind[]
    /** Of each question: its place among the kinds. */
    readonly kindOf: readonly number[]
    /** How many questions follow each other under a concept: [place among the concepts, count]. */
    readonly runs: readonly (readonly [number, number])[]
  }
}

const separators = { id: '-', en: ' ', zh: '' } as const
const firstCode = 0x30
const mostWords = 60_000
const surrogates = { from: 0xd800, count: 0x800 } as const

/** `cutChinese` gives the words of a text, nothing left out. */
export function packIndex(
  { questions, ...rest }: ContentIndex,
  cutChinese: (text: string) => readonly string[],
): PackedIndex {
  const places = new Map(rest.concepts.map(({ key }, i) => [key, i]))
  const kinds = new Map<string, number>()
  const kindOf = questions.map(({ type, difficulty, seconds, generated, exercises }) => {
    const key = JSON.stringify({ type, difficulty, seconds, generated, exercises } satisfies Kind)
    const place = kinds.get(key) ?? kinds.size
    kinds.set(key, place)
    return place
  })
  const runs: [number, number][] = []
  for (const { concept } of questions) {
    const place = places.get(concept) ?? -1
    const last = runs.at(-1)
    if (last?.[0] === place) last[1]++
    else runs.push([place, 1])
  }
  return {
    ...rest,
    packed: {
      ids: packTexts(questions.map(shortId), (id) => id.split(separators.id)),
      en: packTexts(
        questions.map(({ title }) => title.en),
        (text) => text.split(separators.en),
      ),
      zh: packTexts(
        questions.map(({ title }) => title.zh),
        cutChinese,
      ),
      kinds: [...kinds.keys()].map((key) => JSON.parse(key) as Kind),
      kindOf,
      runs,
    },
  }
}

export function unpackIndex({ packed, ...rest }: PackedIndex): ContentIndex {
  const concepts = packed.runs.flatMap(([place, count]) =>
    Array.from({ length: count }, () => rest.concepts[place]),
  )
  const ids = unpackTexts(packed.ids, separators.id)
  const en = unpackTexts(packed.en, separators.en)
  const zh = unpackTexts(packed.zh, separators.zh)
  const questions = packed.kindOf.map((kind, i): QuestionEntry => {
    const concept = concepts[i]
    const own = packed.kinds[kind]
    const title: Localized = { en: en[i] ?? '', zh: zh[i] ?? '' }
    if (!concept || !own) throw new Error(`the index of the bank is broken at question ${i}`)
    const id = longId(ids[i] ?? '', concept.key)
    return { id, topic: concept.topic, concept: concept.key, title, ...own }
  })
  return { ...rest, questions }
}

const slugOf = (concept: ConceptKey): string => concept.slice(concept.indexOf('/') + 1)

function shortId({ id, concept }: QuestionEntry): string {
  const begin = `${slugOf(concept)}-`
  return id.startsWith(begin) ? id.slice(begin.length) : `=${id}`
}

const longId = (short: string, concept: ConceptKey): string =>
  short.startsWith('=') ? short.slice(1) : `${slugOf(concept)}-${short}`

function packTexts(
  texts: readonly string[],
  cut: (text: string) => readonly string[],
): PackedTexts {
  const count = new Map<string, number>()
  const cuts = texts.map(cut)
  for (const word of cuts.flat()) count.set(word, (count.get(word) ?? 0) + 1)
  const words = [...count].sort(([, a], [, b]) => b - a).map(([word]) => word)
  if (words.length > mostWords) throw new Error(`more than ${mostWords} words in the titles`)
  const place = new Map(words.map((word, i) => [word, i]))
  const lines = cuts.map((line) => line.map((word) => charOf(place.get(word) ?? 0)).join(''))
  return { words, lines: lines.join('\n') }
}

const unpackTexts = ({ words, lines }: PackedTexts, separator: string): string[] =>
  lines
    .split('\n')
    .map((line) => Array.from(line, (char) => words[placeOf(char)] ?? '').join(separator))

function charOf(place: number): string {
  const code = firstCode + place
  return String.fromCharCode(code < surrogates.from ? code : code + surrogates.count)
}

function placeOf(char: string): number {
  const code = char.charCodeAt(0)
  return (code < surrogates.from ? code : code - surrogates.count) - firstCode
}
