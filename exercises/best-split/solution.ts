type Mat = number[][]

interface SplitOptions {
  criterion?: 'gini' | 'entropy' // entropy in bits
  minLeaf?: number // fewest samples on either side
}

interface Split {
  feature: number
  threshold: number // a value ≤ threshold goes left
  gain: number // how much the impurity drops
}

/** x: [n][d], y: [n] classes → the best split, or null. O(d·n²) time; sorted counts make it O(d·n log n). */
export function bestSplit(
  x: Mat,
  y: number[],
  { criterion = 'gini', minLeaf = 1 }: SplitOptions = {},
): Split | null {
  const d = x[0]?.length ?? 0
  if (d === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [n][d] matrix')
  if (y.length !== x.length) throw new Error('one class per row')

  const impurity = criterion === 'gini' ? gini : entropy
  const before = impurity(y)
  let best: Split | null = null
  for (let feature = 0; feature < d; feature++) {
    const column = x.map((row) => row[feature]!)
    const values = [...new Set(column)].sort((a, b) => a - b)
    for (let k = 1; k < values.length; k++) {
      const threshold = (values[k - 1]! + values[k]!) / 2
      const left = y.filter((_, i) => column[i]! <= threshold)
      const right = y.filter((_, i) => column[i]! > threshold)
      if (Math.min(left.length, right.length) < minLeaf) continue

      const weighted = left.length * impurity(left) + right.length * impurity(right)
      const gain = before - weighted / y.length
      if (gain > (best?.gain ?? 0) + 1e-12) best = { feature, threshold, gain } // ties keep the first
    }
  }
  return best
}

function gini(classes: number[]): number {
  return 1 - shares(classes).reduce((sum, p) => sum + p * p, 0)
}

function entropy(classes: number[]): number {
  return -shares(classes).reduce((sum, p) => sum + p * Math.log2(p), 0)
}

/** The share of each class that occurs, so never 0. */
function shares(classes: number[]): number[] {
  const counts = new Map<number, number>()
  for (const c of classes) counts.set(c, (counts.get(c) ?? 0) + 1)
  return [...counts.values()].map((count) => count / classes.length)
}
