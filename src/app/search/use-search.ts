import { useEffect, useState } from 'react'
import type { SearchDocument, SearchIndex } from './search-index.ts'

/** The index over `documents`, built after the first paint; null until it is ready. */
export function useSearch(documents: () => readonly SearchDocument[]): SearchIndex | null {
  const [index, setIndex] = useState<SearchIndex | null>(null)
  useEffect(() => {
    let gone = false
    void import('./search-index.ts')
      .then(({ createSearchIndex }) => createSearchIndex(documents()))
      .then((built) => {
        if (!gone) setIndex(built)
      })
    return () => {
      gone = true
    }
  }, [documents])
  return index
}
