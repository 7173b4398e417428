/** Deeper than any answer, and far from what overflows the stack where it is written as text. */
const mostDepth = 64

/** A value that is the same after it was written as JSON and read again. */
export function isPlainJson(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value)
    case 'object':
      if (value === null) return true
      if (depth >= mostDepth) return false
      return (Array.isArray(value) ? value : Object.values(value)).every((inner) =>
        isPlainJson(inner, depth + 1),
      )
    default:
      return false
  }
}

/** Whether two values say the same as JSON, in whatever order their fields come. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameJson(valueOf(a, name), valueOf(b, name)))
  )
}

const valueOf = (value: object, name: string): unknown => (value as Record<string, unknown>)[name]
