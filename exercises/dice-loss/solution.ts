type T3 = number[][][]
type T4 = number[][][][]

interface DiceLossOptions {
  smooth?: number // added to numerator and denominator
  ignoreIndex?: number | null // pixels with this label enter no sum; null: all do
}

/** logits: [n][c][h][w], target: class indices [n][h][w] → mean loss of the classes. O(n·c·h·w) time. */
export function diceLoss(
  logits: T4,
  target: T3,
  { smooth = 1, ignoreIndex = null }: DiceLossOptions = {},
): number {
  if (!sameMaps(logits, target)) throw new Error('target must be [n][h][w] of the logits')
  const classes = logits[0]!.length
  const overlap = new Array<number>(classes).fill(0) // Σ p·t
  const total = new Array<number>(classes).fill(0) // Σ p + Σ t

  for (const [i, map] of target.entries())
    for (const [y, row] of map.entries())
      for (const [x, label] of row.entries()) {
        if (label === ignoreIndex) continue
        if (!Number.isInteger(label) || label < 0 || label >= classes)
          throw new Error(`label ${label} is no class`)
        const p = softmax(logits[i]!.map((channel) => channel[y]![x]!))
        for (const k of p.keys()) total[k]! += p[k]!
        total[label]! += 1
        overlap[label]! += p[label]!
      }

  const losses = overlap.map((o, k) => 1 - (2 * o + smooth) / (total[k]! + smooth))
  return losses.reduce((sum, loss) => sum + loss, 0) / classes
}

function softmax(scores: number[]): number[] {
  const max = Math.max(...scores)
  const exps = scores.map((v) => Math.exp(v - max))
  const sum = exps.reduce((s, e) => s + e, 0)
  return exps.map((e) => e / sum)
}

function sameMaps(logits: T4, target: T3): boolean {
  const [height, width] = [logits[0]![0]!.length, logits[0]![0]![0]!.length]
  const fits = (map: number[][]) =>
    map.length === height && map.every((row) => row.length === width)
  return target.length === logits.length && target.every(fits)
}
