type Mat = number[][]

interface RopeOptions {
  base?: number // positive
  layout?: 'half' | 'interleaved' // entries of a pair: (i, i + d/2) or (2i, 2i + 1)
}

/** x: [l][d] with d even, positions: [l] → the rotated rows, [l][d]. O(l·d) time. */
export function rope(
  x: Mat,
  positions: number[],
  { base = 10000, layout = 'half' }: RopeOptions = {},
): Mat {
  const d = x[0]?.length ?? 0
  if (d === 0 || x.some((row) => row.length !== d))
    throw new Error('x must be a full [l][d] matrix')
  if (d % 2 !== 0) throw new Error('d must be even')
  if (positions.length !== x.length) throw new Error('one position per row')

  return x.map((row, t) => {
    const rotated = [...row]
    for (let i = 0; i < d / 2; i++) {
      const [first, second] = layout === 'half' ? [i, i + d / 2] : [2 * i, 2 * i + 1]
      const angle = positions[t]! * base ** ((-2 * i) / d)
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const [a, b] = [row[first]!, row[second]!] // both from the input, before either is replaced
      rotated[first] = a * cos - b * sin
      rotated[second] = a * sin + b * cos
    }
    return rotated
  })
}
