type Mat = number[][]
type T3 = number[][][]
type Pair = [number, number]

interface Im2colOptions {
  kernel: Pair // [kh, kw]
  stride?: number
  padding?: number // rows and columns of zeros on each side
  dilation?: number // distance between neighbouring kernel taps
}

/** x: [c][h][w] → [c·kh·kw][ho·wo]. O(c·kh·kw·ho·wo) time, no memory beside the result. */
export function im2col(
  x: T3,
  { kernel: [kh, kw], stride = 1, padding = 0, dilation = 1 }: Im2colOptions,
): Mat {
  const height = x[0]!.length
  const width = x[0]![0]!.length
  const ho = windowsAlong(height, kh)
  const wo = windowsAlong(width, kw)
  if (ho < 1 || wo < 1) throw new Error(`the kernel does not fit into ${height} × ${width}`)

  const matrix: Mat = []
  for (const channel of x)
    for (let u = 0; u < kh; u++)
      for (let v = 0; v < kw; v++) {
        const seen: number[] = [] // what this tap sees, window by window
        for (let i = 0; i < ho; i++)
          for (let j = 0; j < wo; j++) {
            const row = i * stride - padding + u * dilation
            const column = j * stride - padding + v * dilation
            seen.push(channel[row]?.[column] ?? 0) // outside: zero padding
          }
        matrix.push(seen)
      }
  return matrix

  function windowsAlong(length: number, k: number): number {
    return Math.floor((length + 2 * padding - dilation * (k - 1) - 1) / stride) + 1
  }
}
