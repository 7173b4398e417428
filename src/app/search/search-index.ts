import MiniSearch, { type Query } from 'minisearch'
import { termsOf, tokensOf, type Token } from './tokens.ts'

/** One thing that can be found. Each field holds the words of both languages. */
export interface SearchDocument {
  readonly id: string
  readonly title: string
  readonly concept: string
  readonly topic: string
}

export interface SearchIndex {
  /**
   * Ids, best first. Every word must occur and may be half typed. Null when the text names nothing
   * to look for yet: a first letter, or only words such as "the".
   */
  readonly find: (text: string) => readonly string[] | null
  /** A spelling that finds something, when `find` has found nothing. */
  readonly suggest: (text: string) => string | null
}

const boost = { title: 4, concept: 2, id: 1.5, topic: 1 }

export async function createSearchIndex(
  documents: readonly SearchDocument[],
): Promise<SearchIndex> {
  const mini = new MiniSearch<SearchDocument>({
    fields: ['title', 'concept', 'topic', 'id'],
    tokenize: remembered((text) => [...termsOf(text)]),
    processTerm: (term) => term,
    searchOptions: {
      boost,
      prefix: (term) => !isLetter({ text: term }),
      weights: { prefix: 0.6, fuzzy: 0.3 },
    },
  })
  // In slices, so that typing stays smooth while a large bank is being indexed.
  await mini.addAllAsync(documents, { chunkSize: 200 })
  const run = (query: Query, fuzzy = false) =>
    mini.search(query, { tokenize: (term) => [term], fuzzy: fuzzy ? 0.3 : false })
  return {
    find: (text) => {
      const tokens = tokensOf(text)
      if (tokens.every(isLetter)) return null
      const all = (queries: readonly Query[]) => run({ combineWith: 'AND', queries: [...queries] })
      const hits = all(tokens.map((token) => token.text))
      const found = hits.length > 0 ? hits : all(tokens.map(byCharacters))
      return found.map((hit): string => String(hit.id))
    },
    suggest: (text) => {
      const words = tokensOf(text).map(({ text: word }) => {
        const [best] = run(word, true)
        return best?.terms.toSorted((a, b) => b.length - a.length)[0] ?? null
      })
      const spelling = words.filter((word) => word !== null).join(' ')
      return spelling !== '' && spelling !== text.trim().toLowerCase() ? spelling : null
    },
  }
}

const isLetter = ({ text }: Pick<Token, 'text'>): boolean => /^[a-z0-9]?$/.test(text)

/** Typed Chinese may be cut differently from what is stored; its characters are the same. */
const byCharacters = ({ text, script }: Token): Query =>
  script === 'chinese' ? { combineWith: 'AND', queries: [...text] } : text

/** Thousands of entries share their concept and topic: cut each of those once. */
function remembered(cut: (text: string) => string[]): (text: string) => string[] {
  const known = new Map<string, string[]>()
  return (text) => {
    const found = known.get(text)
    if (found) return found
    const terms = cut(text)
    known.set(text, terms)
    return terms
  }
}
