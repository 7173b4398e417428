interface BpeWord {
  symbols: string[]
  count: number // how often the word occurs
}

interface BpeStep {
  pair: [first: string, second: string] | null // null when no pair is left
  frequency: number
  words: BpeWord[] // after the merge
}

/** Words as symbols with counts → the most frequent pair and the words with it merged. */
export function bpeStep(words: BpeWord[]): BpeStep {
  throw new Error('not written yet')
}
