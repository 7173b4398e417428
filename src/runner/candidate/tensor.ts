const { isArray } = Array

/** Numbers with their shape, which need not become nested lists on their way to another realm. */
export class Tensor {
  readonly shape: readonly number[]
  readonly data: Float64Array<ArrayBuffer>

  constructor(shape: readonly number[], data: Float64Array<ArrayBuffer>) {
    this.shape = shape
    this.data = data
  }
}

/** What numbers with a shape become: nested lists, or a tensor. */
export type MakeArray = (shape: readonly number[], data: Float64Array<ArrayBuffer>) => unknown

export const makeTensor: MakeArray = (shape, data) => new Tensor(shape, data)

/** The entries of the first axis; they lie in the same memory. */
export function entriesOf({ shape: [length = 0, ...rest], data }: Tensor): readonly unknown[] {
  if (rest.length === 0) return [...data]
  const size = data.length / length
  return Array.from({ length }, (_, i) => new Tensor(rest, data.subarray(i * size, (i + 1) * size)))
}

/** Where the next number goes, or NaN when the list is not regular. */
export function flatten(
  list: readonly unknown[],
  shape: readonly number[],
  axis: number,
  data: Float64Array,
  start: number,
): number {
  const length = shape[axis] as number
  if (list.length !== length) return NaN
  let next = start
  const innermost = axis === shape.length - 1
  for (let i = 0; i < length; i++) {
    const entry = list[i]
    if (innermost) {
      if (typeof entry !== 'number') return NaN
      data[next++] = entry
    } else {
      if (!isArray(entry)) return NaN
      next = flatten(entry, shape, axis + 1, data, next)
      if (next !== next) return NaN
    }
  }
  return next
}

/** Numbers as nested lists. */
export const nest: MakeArray = (shape, data) => nestFrom(shape, 0, data, 0)

function nestFrom(
  shape: readonly number[],
  axis: number,
  data: Float64Array,
  start: number,
): unknown[] {
  const length = shape[axis] as number
  if (axis === shape.length - 1) return numbers(data, start, length)
  const result: unknown[] = []
  let stride = 1
  for (let i = axis + 1; i < shape.length; i++) stride *= shape[i] as number
  for (let i = 0; i < length; i++) result[i] = nestFrom(shape, axis + 1, data, start + i * stride)
  return result
}

/** A list of its own making: V8 boxes every number of one that is made where lists of lists are. */
function numbers(data: Float64Array, start: number, length: number): number[] {
  const result: number[] = []
  for (let i = 0; i < length; i++) result[i] = data[start + i] as number
  return result
}
