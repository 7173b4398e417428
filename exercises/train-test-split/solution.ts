interface SplitOptions {
  testFraction: number // between 0 and 1
  stratify?: boolean // keep the share of each class
}

interface IndexSplit {
  train: number[]
  test: number[]
}

/** labels: [n], uniforms: n − 1 or more numbers in [0, 1) → indices of both sets. O(n) time. */
export function trainTestSplit(
  labels: number[],
  uniforms: number[],
  { testFraction, stratify = false }: SplitOptions,
): IndexSplit {
  const n = labels.length
  if (!(testFraction > 0 && testFraction < 1)) throw new Error('testFraction must lie in (0, 1)')
  if (uniforms.length < n - 1) throw new Error(`${n} samples need ${n - 1} uniforms`)

  const order = shuffled(n, uniforms)
  if (!stratify) {
    const size = Math.ceil(testFraction * n - 1e-9) // 0.07 · 100 is a little above 7
    return { train: order.slice(size), test: order.slice(0, size) }
  }

  const open = new Map<number, number>() // how many of each class the test set still needs
  for (const [label, count] of counts(labels))
    open.set(label, Math.floor(testFraction * count + 0.5))
  const split: IndexSplit = { train: [], test: [] }
  for (const i of order) {
    const needed = open.get(labels[i]!)!
    if (needed > 0) open.set(labels[i]!, needed - 1)
    split[needed > 0 ? 'test' : 'train'].push(i)
  }
  return split
}

/** Fisher–Yates from the end: each of the n! orders is equally likely. */
function shuffled(n: number, uniforms: number[]): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(uniforms[n - 1 - i]! * (i + 1)) // i itself is a choice too
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

function counts(labels: number[]): Map<number, number> {
  const count = new Map<number, number>()
  for (const label of labels) count.set(label, (count.get(label) ?? 0) + 1)
  return count
}
