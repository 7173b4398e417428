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

/** x: [n][d], y: [n] classes → the split with the largest drop of impurity, or null. */
export function bestSplit(
  x: Mat,
  y: number[],
  { criterion = 'gini', minLeaf = 1 }: SplitOptions = {},
): Split | null {
  throw new Error('not written yet')
}
