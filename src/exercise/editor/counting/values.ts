import type { Fn } from './program.ts'

/** What an expression may come to, as far as counting asks. */
export interface Value {
  /** A number that comes from the entries of what was handed in. */
  data: boolean
  /** The same, also of a number that only says where. */
  traced: boolean
  readonly things: Set<Thing>
  /** `math` stands for any function of Math. */
  readonly functions: Set<Fn | 'math'>
}

/** A list or an object: all that one place of the code makes are one thing. */
export interface Thing {
  readonly fields: Map<string, Value>
  /** What stands at a place that the code computes. */
  readonly entries: Value
  /** What any field holds, of something that was handed in. */
  readonly any?: Value
  /** Its fields whose numbers are no data, however many they are. */
  readonly sizes?: ReadonlySet<string>
  /** Told that the entries are read. */
  readonly onRead?: () => void
}

export const value = (data = false, traced = data): Value => ({
  data,
  traced,
  things: new Set(),
  functions: new Set(),
})
export const none: Readonly<Value> = value()
export const ofThing = (thing: Thing): Value => ({ ...value(), things: new Set([thing]) })
export const ofFunction = (fn: Fn | 'math'): Value => ({ ...value(), functions: new Set([fn]) })
export const thing = (): Thing => ({ fields: new Map(), entries: value() })

/** Adds what `from` may be to what `into` may be; true when that is news. */
export function join(into: Value, from: Readonly<Value>): boolean {
  if (into === from) return false
  const before = sizeOf(into)
  into.data ||= from.data
  into.traced ||= from.traced
  for (const one of from.things) into.things.add(one)
  for (const one of from.functions) into.functions.add(one)
  return sizeOf(into) > before
}

const sizeOf = ({ data, traced, things, functions }: Value): number =>
  things.size + functions.size + Number(data) + Number(traced)

/** The number that is computed of others. */
export const computed = (...of: readonly Readonly<Value>[]): Value =>
  value(
    of.some(({ data }) => data),
    of.some(({ traced }) => traced),
  )

export function union(...values: readonly Readonly<Value>[]): Value {
  const all = value()
  for (const one of values) join(all, one)
  return all
}

/** Any entry. */
export function entriesOf(list: Readonly<Value>): Value {
  const all = value()
  for (const { entries, fields, onRead } of list.things) {
    onRead?.()
    join(all, entries)
    for (const field of fields.values()) join(all, field)
  }
  return all
}

/** The entry at a place that is known. */
export function entryAt(list: Readonly<Value>, at: number): Value {
  const all = value()
  for (const { entries, fields, onRead } of list.things) {
    onRead?.()
    join(all, entries)
    join(all, fields.get(String(at)) ?? none)
  }
  return all
}

export function fieldOf(object: Readonly<Value>, name: string): Value {
  const all = value()
  for (const { any, sizes, entries, fields } of object.things)
    if (sizes?.has(name)) all.things.add(listOfSizes)
    else join(all, any ?? union(entries, fields.get(name) ?? none))
  return all
}

const listOfSizes: Thing = { fields: new Map(), entries: value(), any: value() }

/**
 * What an exported function is handed: the numbers in its lists are data, and so is everything in those. A
 * number beside them is a size, a stride, a factor.
 */
export function input(
  scalarsAreData: boolean,
  sizes: ReadonlySet<string>,
  onRead: () => void,
): Value {
  const inner = value(true)
  inner.things.add({ fields: new Map(), entries: inner, any: inner })
  const outer = value(scalarsAreData)
  outer.things.add({
    ...{ fields: new Map(), entries: inner, any: outer, onRead },
    ...(!scalarsAreData && { sizes }),
  })
  return outer
}
