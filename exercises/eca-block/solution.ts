type Vec = number[]
type T4 = number[][][][]

/** How many neighbouring channels a gate sees: an odd number that grows with log2 of the channels. */
export function ecaKernelSize(channels: number, gamma: number = 2, b: number = 1): number {
  if (!Number.isInteger(channels) || channels < 1)
    throw new Error('channels must be a positive integer')
  const t = Math.trunc(Math.abs(Math.log2(channels) / gamma + b / gamma))
  return t % 2 === 1 ? t : t + 1 // an even kernel has no centre
}

/** x: [n][c][h][w], weight: [k], k odd → the shape of x. O(n·c·(h·w + k)) time. */
export function ecaBlock(x: T4, weight: Vec): T4 {
  if (weight.length % 2 === 0) throw new Error('the kernel must have an odd number of weights')
  const reach = (weight.length - 1) / 2
  return x.map((image) => {
    const pooled = image.map((plane) => mean(plane.flat()))
    const gates = pooled.map((_, c) => {
      const near = weight.map((_, t) => pooled[c + t - reach] ?? 0) // beyond the ends: 0
      return sigmoid(weight.reduce((sum, w, t) => sum + w * near[t]!, 0))
    })
    return image.map((plane, c) => plane.map((row) => row.map((v) => v * gates[c]!)))
  })
}

function mean(v: Vec): number {
  return v.reduce((sum, value) => sum + value, 0) / v.length
}

/** Math.exp may overflow to Infinity here; 1 / Infinity is the right 0. */
function sigmoid(v: number): number {
  return 1 / (1 + Math.exp(-v))
}
