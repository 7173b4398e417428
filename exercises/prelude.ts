// What code may import from 'prelude' where an exercise offers it (`prelude: true` in exercise.yaml): matrices
// and tensors as nested lists. It stands behind the user's code as text, so it imports nothing.

type Nested = number | readonly Nested[]

/** The sizes of a nested list, outermost first: shape([[1, 2, 3], [4, 5, 6]]) is [2, 3]. A ragged list throws. */
export function shape(x: number[]): [number]
export function shape(x: number[][]): [number, number]
export function shape(x: number[][][]): [number, number, number]
export function shape(x: number[][][][]): [number, number, number, number]
export function shape(x: Nested): number[]
export function shape(x: Nested): number[] {
  if (typeof x === 'number') return []
  if (!Array.isArray(x))
    throw new Error(`shape: found ${kindOf(x)} where a number or a list belongs`)
  const inner = x.map((entry: Nested) => shape(entry))
  const first = inner[0] ?? []
  for (const other of inner)
    if (other.length !== first.length || other.some((size, i) => size !== first[i]))
      throw new Error(
        `shape: a list holds ${sizesText(first)} and ${sizesText(other)} side by side`,
      )
  return [x.length, ...first]
}

/** A nested list of zeros of this shape: zeros([2, 3]) is [[0, 0, 0], [0, 0, 0]]. No two rows are the same list. */
export function zeros(shape: readonly [number]): number[]
export function zeros(shape: readonly [number, number]): number[][]
export function zeros(shape: readonly [number, number, number]): number[][][]
export function zeros(shape: readonly [number, number, number, number]): number[][][][]
export function zeros(shape: readonly number[]): Nested
export function zeros(shape: readonly number[]): Nested {
  if (!Array.isArray(shape) || shape.length === 0)
    throw new Error('zeros: expected a list of one size or more, like zeros([2, 3])')
  const wrong = shape.find((size) => !Number.isInteger(size) || size < 0)
  if (wrong !== undefined) throw new Error(`zeros: ${wrong} is no size`)
  const [size, ...inner] = shape as [number, ...number[]]
  return Array.from({ length: size }, () => (inner.length === 0 ? 0 : zeros(inner)))
}

/** The matrix product of a: [n][k] and b: [k][m] → [n][m]. */
export function matmul(a: number[][], b: number[][]): number[][] {
  const inner = widthOf('matmul', a)
  const columns = widthOf('matmul', b)
  if (a.length > 0 && inner !== b.length)
    throw new Error(
      `matmul: ${sizesText([a.length, inner])} and ${sizesText([b.length, columns])} do not fit: ` +
        `a row of ${inner} meets a column of ${b.length}`,
    )
  return a.map((row) =>
    Array.from({ length: columns }, (_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)),
  )
}

/** Rows become columns: a: [n][m] → [m][n]. A matrix without rows has no columns either. */
export function transpose(a: number[][]): number[][] {
  return Array.from({ length: widthOf('transpose', a) }, (_, j) => a.map((row) => row[j]!))
}

/** The length of every row of a matrix; throws where x is none. */
function widthOf(caller: string, x: number[][]): number {
  if (!Array.isArray(x)) throw new Error(`${caller}: expected a matrix, found ${kindOf(x)}`)
  for (const row of x) {
    if (!Array.isArray(row))
      throw new Error(`${caller}: expected a matrix, found a list that holds ${kindOf(row)}`)
    if (row.length !== x[0]!.length)
      throw new Error(`${caller}: rows of ${x[0]!.length} and ${row.length} entries are no matrix`)
    const at = row.findIndex((entry) => typeof entry !== 'number')
    if (at !== -1)
      throw new Error(`${caller}: expected a matrix of numbers, found ${kindOf(row[at])} in a row`)
  }
  return x[0]?.length ?? 0
}

function kindOf(x: unknown): string {
  if (Array.isArray(x)) return 'a list'
  if (x === null || x === undefined) return String(x)
  return typeof x === 'object' ? 'an object' : `a ${typeof x}`
}

const sizesText = (sizes: readonly number[]): string =>
  sizes.length === 0 ? 'a number' : sizes.map((size) => `[${size}]`).join('')
