type Vec = number[]
type T4 = number[][][][]

/** How many neighbouring channels a gate sees: an odd number that grows with log2 of the channels. */
export function ecaKernelSize(channels: number, gamma: number = 2, b: number = 1): number {
  throw new Error('not written yet')
}

/** x: [n][c][h][w], weight: [k], k odd → the shape of x. */
export function ecaBlock(x: T4, weight: Vec): T4 {
  throw new Error('not written yet')
}
