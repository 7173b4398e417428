interface BpeWord {
  symbols: string[]
  count: number // how often the word occurs
}

type Pair = [first: string, second: string]

interface BpeStep {
  pair: Pair | null // null when no pair is left
  frequency: number
  words: BpeWord[] // after the merge
}

/** One training step: merges the most frequent pair. O(s + p·log p) for s symbols and p pairs. */
export function bpeStep(words: BpeWord[]): BpeStep {
  if (words.some(({ count }) => !Number.isInteger(count) || count < 0))
    throw new Error('counts must be whole numbers, 0 or above')

  const [best] = countPairs(words)
    .filter(({ frequency }) => frequency > 0)
    .sort(
      (p, q) =>
        q.frequency - p.frequency ||
        byCodeUnit(p.pair[0], q.pair[0]) ||
        byCodeUnit(p.pair[1], q.pair[1]),
    )
  const { pair, frequency } = best ?? { pair: null, frequency: 0 }
  const merged = words.map(({ symbols, count }) => ({ symbols: merge(symbols, pair), count }))
  return { pair, frequency, words: merged }
}

/** Every pair of neighbours with its count, weighted by the words. */
function countPairs(words: BpeWord[]): { pair: Pair; frequency: number }[] {
  const found = new Map<string, { pair: Pair; frequency: number }>()
  for (const { symbols, count } of words)
    for (let i = 0; i + 1 < symbols.length; i++) {
      const pair: Pair = [symbols[i]!, symbols[i + 1]!]
      const key = JSON.stringify(pair) // joined, ab|c and a|bc would be the same
      const frequency = (found.get(key)?.frequency ?? 0) + count
      found.set(key, { pair, frequency })
    }
  return [...found.values()]
}

/** From left to right; a symbol that was merged is not used again. */
function merge(symbols: string[], pair: Pair | null): string[] {
  const result: string[] = []
  for (let i = 0; i < symbols.length; i++)
    if (pair !== null && symbols[i] === pair[0] && symbols[i + 1] === pair[1]) {
      result.push(pair[0] + pair[1])
      i += 1
    } else result.push(symbols[i]!)
  return result
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
