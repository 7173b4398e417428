// What image processing does to a grid of pixels, by brute force.
import { type Grid, range, sum } from '../recompute.ts'

export const at = (image: Grid, y: number, x: number): number => image[y]?.[x] ?? 0
export const image = (
  height: number,
  width: number,
  value: (y: number, x: number) => number,
): Grid => range(height).map((y) => range(width).map((x) => value(y, x)))
export const total = (picture: Grid): number => sum(picture.flat())

/** The values under a window of `height` by `width` centred on a pixel; outside the image is 0. */
export const windowAt = (picture: Grid, y: number, x: number, height: number, width = height) =>
  range(height).flatMap((u) =>
    range(width).map((v) => at(picture, y + u - (height - 1) / 2, x + v - (width - 1) / 2)),
  )
export type Rank = (values: readonly number[]) => number
export const filtered = (picture: Grid, rank: Rank, height: number, width = height): Grid =>
  picture.map((row, y) => row.map((_, x) => rank(windowAt(picture, y, x, height, width))))
export const erode = (picture: Grid, height: number, width = height): Grid =>
  filtered(picture, (values) => Math.min(...values), height, width)
export const dilate = (picture: Grid, height: number, width = height): Grid =>
  filtered(picture, (values) => Math.max(...values), height, width)
export const median: Rank = (values) =>
  values.toSorted((a, b) => a - b)[(values.length - 1) / 2] ?? NaN

/** Sizes of the components of pixels with this value, joined at sides only or at corners too. */
export function components(picture: Grid, value: number, corners: boolean): number[] {
  const seen = new Set<string>()
  const grow = (y: number, x: number): number => {
    if (picture[y]?.[x] !== value || seen.has(`${y},${x}`)) return 0
    seen.add(`${y},${x}`)
    const steps = [-1, 0, 1].flatMap((u) => [-1, 0, 1].map((v) => [u, v] as const))
    const joined = steps.filter(([u, v]) => corners || u === 0 || v === 0)
    return 1 + sum(joined.map(([u, v]) => grow(y + u, x + v)))
  }
  return picture.flatMap((row, y) => row.map((_, x) => grow(y, x))).filter((size) => size > 0)
}
