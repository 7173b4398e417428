import type ts from 'typescript'
import type { Fn, Program } from './program.ts'
import {
  computed,
  join,
  none,
  ofThing,
  type Thing,
  thing,
  union,
  type Value,
  value,
} from './values.ts'

/** What is known so far. It only grows; `settled` tells whether anything was new since it was last asked. */
export interface State extends Program {
  readonly settled: () => boolean
  /** The list or object that this place of the code makes. */
  readonly made: (node: ts.Node, part?: 'pair') => Thing
  readonly add: (into: Value, from: Readonly<Value>) => void
  /** What a function returns, or a parameter is given. */
  readonly cell: (node: ts.Node) => Value
  readonly read: (variable: ts.Symbol | undefined) => Readonly<Value>
  readonly store: (name: ts.Node, from: Readonly<Value>) => void
  readonly setField: (object: Readonly<Value>, name: string, from: Readonly<Value>) => void
  /** Notes an operation with data among its operands. */
  readonly note: (node: ts.Node, data: boolean) => void
  readonly usesData: (node: ts.Node) => boolean
  readonly bindArguments: (fn: Fn, args: readonly Readonly<Value>[]) => void
  /** A call that stands in the code. */
  readonly reach: (node: ts.Node, of: Readonly<Value>, args: readonly Readonly<Value>[]) => Value
  /** A call by somebody else: by whoever imports the function, or by a method of a list. */
  readonly callback: (of: Readonly<Value>, args: readonly Readonly<Value>[]) => Value
  readonly callees: ReadonlyMap<ts.Node, ReadonlySet<Fn>>
  readonly escaped: ReadonlySet<Fn>
}

/** `positions` are variables that only say where: what they hold is no data. */
export function createState(program: Program, positions: ReadonlySet<ts.Symbol>): State {
  const { symbolOf } = program
  const variables = new Map<ts.Symbol, Value>()
  const cells = new Map<ts.Node, Value>()
  const places = { all: new Map<ts.Node, Thing>(), pair: new Map<ts.Node, Thing>() }
  const uses = new Set<ts.Node>()
  const callees = new Map<ts.Node, Set<Fn>>()
  const escaped = new Set<Fn>()
  let changed = true

  const cellIn = <K>(map: Map<K, Value>, key: K): Value => {
    const known = map.get(key) ?? value()
    map.set(key, known)
    return known
  }
  const cell = (node: ts.Node): Value => cellIn(cells, node)
  const made: State['made'] = (node, part = undefined) => {
    const known = places[part ?? 'all'].get(node) ?? thing()
    places[part ?? 'all'].set(node, known)
    return known
  }
  const add = (into: Value, from: Readonly<Value>): void => {
    if (into !== none && join(into, from)) changed = true
  }
  const addTo = <T>(set: Set<T>, one: T): void => {
    if (set.has(one)) return
    set.add(one)
    changed = true
  }
  const bindArguments: State['bindArguments'] = (fn, args) =>
    fn.parameters.forEach((parameter, i) => {
      if (parameter.dotDotDotToken) {
        const rest = made(parameter)
        add(rest.entries, union(...args.slice(i)))
        add(cell(parameter), ofThing(rest))
      } else add(cell(parameter), args[i] ?? none)
    })
  const apply = (of: Readonly<Value>, args: readonly Readonly<Value>[]): Value => {
    const results = value()
    for (const fn of of.functions)
      if (fn === 'math') join(results, computed(...args))
      else {
        bindArguments(fn, args)
        join(results, fn.asteriskToken ? ofThing(made(fn)) : cell(fn))
      }
    return results
  }
  return {
    ...program,
    settled: () => {
      const news = changed
      changed = false
      return !news
    },
    made,
    add,
    cell,
    read: (variable) => (variable && variables.get(variable)) ?? none,
    store: (name, from) => {
      const symbol = symbolOf(name)
      if (symbol)
        add(cellIn(variables, symbol), positions.has(symbol) ? { ...from, data: false } : from)
    },
    setField: (object, name, from) => {
      for (const one of object.things) if (!one.any) add(cellIn(one.fields, name), from)
    },
    note: (node, data) => {
      if (data) addTo(uses, node)
    },
    usesData: (node) => uses.has(node),
    bindArguments,
    reach: (node, of, args) => {
      const known = callees.get(node) ?? new Set()
      callees.set(node, known)
      for (const fn of of.functions) if (fn !== 'math') addTo(known, fn)
      return apply(of, args)
    },
    callback: (of, args) => {
      for (const fn of of.functions) if (fn !== 'math') addTo(escaped, fn)
      return apply(of, args)
    },
    callees,
    escaped,
  }
}
