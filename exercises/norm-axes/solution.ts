type Vec = number[]
type Mat = number[][]
type T4 = number[][][][]

type NormKind = 'batch' | 'layer' | 'instance' | 'group'

interface NormAxesResult {
  mean: Mat // one number per statistic, laid out by kind
  variance: Mat // biased, laid out as the means
  count: number // how many values share one statistic
}

/** x: [n][c][h][w] → the statistics of one normalisation. O(n·c·h·w) time and memory. */
export function normAxes(x: T4, kind: NormKind, groups = 1): NormAxesResult {
  const cells = cellsOf(x, kind, groups)
  return {
    mean: cells.map((row) => row.map(average)),
    variance: cells.map((row) => row.map(varianceOf)),
    count: cells[0]![0]!.length,
  }
}

/** [rows][columns] of lists: the values that share one statistic. */
function cellsOf(x: T4, kind: NormKind, groups: number): Vec[][] {
  const channels = x[0]!.length
  switch (kind) {
    case 'batch':
      return [x[0]!.map((_, c) => x.flatMap((image) => image[c]!.flat()))]
    case 'layer':
      return x.map((image) => [image.flat(2)])
    case 'instance':
      return x.map((image) => image.map((map) => map.flat()))
    case 'group': {
      if (!Number.isInteger(groups) || groups < 1 || channels % groups !== 0)
        throw new Error(`${channels} channels do not split into ${groups} groups`)
      const size = channels / groups
      const first = Array.from({ length: groups }, (_, g) => g * size)
      return x.map((image) => first.map((from) => image.slice(from, from + size).flat(2)))
    }
    default:
      throw new Error(`there is no normalisation ${String(kind)}`)
  }
}

function average(values: Vec): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}

function varianceOf(values: Vec): number {
  const mean = average(values)
  return average(values.map((v) => (v - mean) ** 2))
}
