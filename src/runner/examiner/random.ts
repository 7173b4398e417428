/** mulberry32: small, quick, the same numbers everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Nested = number | Nested[]

/** Seeded uniform numbers in [low, high), nested to shape. */
export function randomTensor(
  seed: number,
  shape: readonly [number],
  low?: number,
  high?: number,
): number[]
export function randomTensor(
  seed: number,
  shape: readonly [number, number],
  low?: number,
  high?: number,
): number[][]
export function randomTensor(
  seed: number,
  shape: readonly [number, number, number],
  low?: number,
  high?: number,
): number[][][]
export function randomTensor(
  seed: number,
  shape: readonly [number, number, number, number],
  low?: number,
  high?: number,
): number[][][][]
export function randomTensor(seed: number, shape: readonly number[], low = 0, high = 1): Nested {
  const random = seeded(seed)
  const fill = (axis: number): Nested => {
    const length = shape[axis]
    return length === undefined
      ? low + (high - low) * random()
      : Array.from({ length }, () => fill(axis + 1))
  }
  return fill(0)
}

/** The same nesting with `f` of every number. */
export function mapNested<T>(x: T, f: (value: number) => number): T {
  const map = (value: unknown): unknown =>
    typeof value === 'number' ? f(value) : Array.isArray(value) ? value.map(map) : value
  return map(x) as T
}
