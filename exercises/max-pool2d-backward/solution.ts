type Mat = number[][]
type T4 = number[][][][]

interface MaxPoolBackwardOptions {
  kernel: number // side of the square window
  stride?: number
  padding?: number // cells on each side, at most kernel / 2
}

/** x: [n][c][h][w], gy: dL/dy [n][c][ho][wo] → dL/dx like x. O(n·c·ho·wo·kernel²) time. */
export function maxPool2dBackward(
  x: T4,
  gy: T4,
  { kernel, stride = kernel, padding = 0 }: MaxPoolBackwardOptions,
): T4 {
  const height = x[0]![0]!.length
  const width = x[0]![0]![0]!.length
  const ho = windowsAlong(height)
  const wo = windowsAlong(width)
  const expected = [x.length, x[0]!.length, ho, wo]
  const given = [gy.length, gy[0]?.length, gy[0]?.[0]?.length, gy[0]?.[0]?.[0]?.length]
  if (expected.some((size, axis) => size !== given[axis]))
    throw new Error(`gy must be ${expected.join(' × ')}, not ${given.join(' × ')}`)

  return x.map((image, n) =>
    image.map((map, c) => {
      const dx = map.map((line) => line.map(() => 0))
      for (let i = 0; i < ho; i++)
        for (let j = 0; j < wo; j++) {
          const [row, column] = winner(map, i * stride - padding, j * stride - padding)
          dx[row]![column]! += gy[n]![c]![i]![j]!
        }
      return dx
    }),
  )

  function windowsAlong(length: number): number {
    return Math.floor((length + 2 * padding - kernel) / stride) + 1
  }

  /** Where the first maximum stands of the window that starts here; every window holds a cell. */
  function winner(map: Mat, top: number, left: number): [row: number, column: number] {
    let best = -Infinity
    let at: [number, number] = [-1, -1]
    for (let row = Math.max(top, 0); row < Math.min(top + kernel, height); row++)
      for (let column = Math.max(left, 0); column < Math.min(left + kernel, width); column++)
        if (map[row]![column]! > best) {
          best = map[row]![column]!
          at = [row, column]
        }
    return at
  }
}
