/** Something that takes room in a column: a box, or a line that passes between boxes. */
export interface Item {
  readonly height: number
  /** The least distance to the next item. */
  readonly gap: number
  /** Of its middle. */
  y: number
  /** What it is joined with in other columns, and how much it wants to be level with each. */
  readonly pulls: { readonly item: Item; readonly weight: number }[]
}

const rounds = 40

/**
 * Moves the items of each column up and down, in their order and without touching, until each is as
 * level with what it is joined with as the others let it: so a column is no taller than it must be.
 */
export function settle(columns: readonly (readonly Item[])[]): void {
  for (const column of columns) stack(column)
  for (let round = 0; round < rounds; round++)
    for (const column of round % 2 === 0 ? columns : columns.toReversed()) level(column)
  const top = Math.min(...columns.flat().map(({ y, height }) => y - height / 2))
  for (const item of columns.flat()) item.y = Math.round(item.y - top)
}

/** One on top of the other, the middle of all at zero. */
function stack(column: readonly Item[]): void {
  const steps = stepsOf(column)
  const middle = (steps.at(-1) ?? 0) / 2
  column.forEach((item, index) => {
    item.y = (steps[index] ?? 0) - middle
  })
}

/** How far below the first item each has to be at least. */
function stepsOf(column: readonly Item[]): readonly number[] {
  let sum = 0
  return column.map((item, index) => {
    const before = column[index - 1]
    if (before) sum += before.height / 2 + Math.min(before.gap, item.gap) + item.height / 2
    return sum
  })
}

/** Least squares under the order: neighbours that would collide move as one (pool adjacent violators). */
function level(column: readonly Item[]): void {
  const steps = stepsOf(column)
  const pools: { sum: number; weight: number; count: number }[] = []
  column.forEach((item, index) => {
    const weight = item.pulls.reduce((total, pull) => total + pull.weight, 0)
    const wish =
      weight === 0
        ? item.y
        : item.pulls.reduce((total, pull) => total + pull.weight * pull.item.y, 0) / weight
    const own = weight === 0 ? 0.01 : weight
    pools.push({ sum: own * (wish - (steps[index] ?? 0)), weight: own, count: 1 })
    for (;;) {
      const last = pools.at(-1)
      const above = pools.at(-2)
      if (!last || !above || above.sum / above.weight <= last.sum / last.weight) break
      pools.splice(-2, 2, {
        sum: above.sum + last.sum,
        weight: above.weight + last.weight,
        count: above.count + last.count,
      })
    }
  })
  let index = 0
  for (const { sum, weight, count } of pools)
    for (let i = 0; i < count; i++, index++) {
      const item = column[index]
      if (item) item.y = sum / weight + (steps[index] ?? 0)
    }
}
