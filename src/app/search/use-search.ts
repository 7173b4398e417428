import { useEffect, useState } from 'react'
import { inOtherWords, type Term } from '../../content/glossary.ts'
import { loadGlossary } from '../../content/load.ts'
import type { SearchDocument, SearchIndex } from './search-index.ts'

/** The index over `documents`, built after the first paint; null until it is ready. */
export function useSearch(documents: () => readonly SearchDocument[]): SearchIndex | null {
  const [index, setIndex] = useState<SearchIndex | null>(null)
  useEffect(() => {
    let gone = false
    void import('./search-index.ts')
      .then(async ({ createSearchIndex }) => {
        const [built, terms] = await Promise.all([
          createSearchIndex(documents()),
          loadGlossary().catch(() => []),
        ])
        return withOtherWords(built, terms)
      })
      .then((built) => {
        if (!gone) setIndex(built)
      })
    return () => {
      gone = true
    }
  }, [documents])
  return index
}

/** What the words find, then what the field's other words for the same find. */
function withOtherWords(index: SearchIndex, terms: readonly Term[]): SearchIndex {
  return {
    ...index,
    find: (text) => {
      const found = [text, ...inOtherWords(text, terms)].map((words) => index.find(words))
      return found.every((ids) => ids === null)
        ? null
        : [...new Set(found.flatMap((ids) => ids ?? []))]
    },
  }
}
