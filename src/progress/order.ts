/** The one order of events, the same on every device: by time, then by id. */
export interface Ordered {
  readonly at: number
  readonly id: string
}

export function compareEvents(a: Ordered, b: Ordered): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** A sorted copy with one more; usually it belongs at the end. */
export function inserted<T extends Ordered>(list: readonly T[], item: T): readonly T[] {
  const last = list.at(-1)
  if (last === undefined || compareEvents(last, item) <= 0) return [...list, item]
  return [...list, item].toSorted(compareEvents)
}
