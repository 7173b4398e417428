/** The shape of a regular nested list of numbers, `[]` for a number, null for anything else. */
export function tensorShape(value: unknown): readonly number[] | null {
  if (typeof value === 'number') return []
  if (ArrayBuffer.isView(value))
    return value instanceof DataView ? null : [(value as Float64Array).length]
  if (!Array.isArray(value)) return null
  if (value.length === 0) return [0]
  const list: readonly unknown[] = value
  const inner = tensorShape(list[0])
  if (inner === null) return null
  // From the second on: looking at the first twice would double the work with each level.
  for (let i = 1; i < list.length; i++) {
    const other = tensorShape(list[i])
    if (other?.length !== inner.length || other.some((n, axis) => n !== inner[axis])) return null
  }
  return [list.length, ...inner]
}
