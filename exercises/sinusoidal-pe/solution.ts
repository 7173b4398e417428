type Mat = number[][]

/** The encoding of positions 0 … length − 1: [length][dim], dim even, base positive. O(length·dim). */
export function sinusoidalPe(length: number, dim: number, base = 10000): Mat {
  if (!Number.isInteger(length) || length < 1) throw new Error('length must be a positive integer')
  if (!Number.isInteger(dim) || dim < 2 || dim % 2 !== 0)
    throw new Error('dim must be positive and even')

  return Array.from({ length }, (_, position) => {
    const row: number[] = []
    for (let i = 0; i < dim; i += 2) {
      const angle = position / base ** (i / dim) // shared by the sine and the cosine of the pair
      row.push(Math.sin(angle), Math.cos(angle))
    }
    return row
  })
}
