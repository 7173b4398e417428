import type ts from 'typescript'
import type { State } from './state.ts'
import {
  computed,
  entriesOf,
  entryAt,
  fieldOf,
  none,
  ofThing,
  union,
  type Value,
  value,
} from './values.ts'

/** Depends on the data, but only says where something stands. */
const place: Readonly<Value> = value(false, true)

type Given = readonly Readonly<Value>[]

/** `Array.from(…)`, `Number(…)`, …; null for what is no function of the language. */
export function staticOf(name: string, args: Given, node: ts.Node, state: State): Value | null {
  const [first = none, second = none] = args
  const listOf = (entries: Readonly<Value>): Value => fresh(node, state, entries)
  switch (name.replace(/^\w+Array\./, 'Array.')) {
    case 'Array.from': {
      // Of { length } the entries are undefined.
      const each = hasLength(first) ? value() : entriesOf(first)
      return listOf(second.functions.size > 0 ? state.callback(second, [each, none]) : each)
    }
    case 'Array':
      return listOf(args.length > 1 ? union(...args) : none)
    case 'Array.of':
      return listOf(union(...args))
    case 'Object.values':
      return listOf(entriesOf(first))
    case 'Object.entries':
      return listOf(pairOf(node, state, entriesOf(first)))
    case 'Object.fromEntries':
      return listOf(entryAt(entriesOf(first), 1))
    case 'Object.assign':
    case 'Object.freeze':
    case 'structuredClone':
    case 'JSON.parse':
    case 'JSON.stringify':
    case 'Promise.all':
    case 'Promise.resolve':
      return union(...args)
    case 'Number':
    case 'Number.parseFloat':
    case 'parseFloat':
      return computed(...args)
    default:
      return /^(Array|Object|Number|String|Boolean|JSON|Symbol|Reflect|console|performance)\b/.test(
        name,
      )
        ? value()
        : null
  }
}

const hasLength = ({ things }: Readonly<Value>): boolean =>
  [...things].some(({ fields, any }) => !any && fields.has('length'))

/** A new list, whose entries are these. */
function fresh(node: ts.Node, { made, add }: State, entries: Readonly<Value>): Value {
  const one = made(node)
  add(one.entries, entries)
  return ofThing(one)
}

/** [key, entry]; the key is none of the data. */
function pairOf(node: ts.Node, { made, add }: State, entry: Readonly<Value>): Value {
  const pair = made(node, 'pair')
  pair.fields.set('0', pair.fields.get('0') ?? value())
  const second = pair.fields.get('1') ?? value()
  pair.fields.set('1', second)
  add(second, entry)
  return ofThing(pair)
}

/** A method of a list, a Map, a Set or a string. What it may do is told by its name. */
export function methodOf(
  name: string,
  receiver: Readonly<Value>,
  args: Given,
  node: ts.Node,
  state: State,
): Readonly<Value> {
  const [first = none, second = none] = args
  const each = () => entriesOf(receiver)
  const listOf = (entries: Readonly<Value>): Value => fresh(node, state, entries)
  const put = (given: Readonly<Value>): void => {
    for (const one of receiver.things) if (!one.any) state.add(one.entries, given)
  }
  switch (name) {
    case 'map':
      return listOf(state.callback(first, [each(), none, receiver]))
    case 'flatMap': {
      const given = state.callback(first, [each(), none, receiver])
      return listOf(union(given, entriesOf(given)))
    }
    case 'forEach':
      // A Map hands over (entry, key).
      state.callback(first, [each(), none, receiver])
      return none
    case 'some':
    case 'every':
      state.callback(first, [each(), none, receiver])
      return none
    case 'findIndex':
    case 'findLastIndex':
      state.callback(first, [each(), none, receiver])
      return place
    case 'indexOf':
    case 'lastIndexOf':
      return place
    case 'keys':
      return listOf(none)
    case 'includes':
    case 'has':
    case 'join':
    case 'toString':
      return none
    case 'filter':
      state.callback(first, [each(), none, receiver])
      return listOf(each())
    case 'find':
    case 'findLast':
      state.callback(first, [each(), none, receiver])
      return each()
    case 'sort':
    case 'toSorted':
      state.callback(first, [each(), each()])
      return name === 'sort' ? receiver : listOf(each())
    case 'reduce':
    case 'reduceRight': {
      const start = args.length > 1 ? second : each()
      const sum = state.made(node).entries
      state.add(sum, start)
      state.add(sum, state.callback(first, [sum, each(), none, receiver]))
      return sum
    }
    case 'push':
    case 'unshift':
    case 'add':
      put(union(...args))
      return name === 'add' ? receiver : none
    case 'splice':
      put(union(...args.slice(2)))
      return listOf(each())
    case 'set':
      // Of a Map the second, of a typed array the entries of the first.
      put(union(second, entriesOf(first)))
      return receiver
    case 'with':
      return listOf(union(each(), second))
    case 'fill':
      put(first)
      return receiver
    case 'concat':
      return listOf(union(each(), ...args.map(entriesOf), ...args))
    case 'flat':
      return listOf(union(each(), entriesOf(each()), entriesOf(entriesOf(each()))))
    case 'slice':
    case 'subarray':
    case 'reverse':
    case 'toReversed':
    case 'toSpliced':
    case 'copyWithin':
    case 'values':
      return listOf(each())
    case 'entries':
      return listOf(pairOf(node, state, each()))
    case 'at':
    case 'pop':
    case 'shift':
    case 'get':
      return each()
    case 'next':
      return listOf(each())
    case 'call':
      return state.callback(receiver, args.slice(1))
    case 'apply':
      return state.callback(receiver, [entriesOf(second), entriesOf(second), entriesOf(second)])
    case 'bind':
      return receiver
    case 'then':
      return state.callback(first, [receiver])
    case 'valueOf':
      return receiver
    default:
      return fieldOf(receiver, name)
  }
}

/** `new Map(…)`, `new Float64Array(…)`, …. */
export function construct(name: string, args: Given, node: ts.Node, state: State): Readonly<Value> {
  const [first = none] = args
  if (name === 'Map' || name === 'WeakMap') return fresh(node, state, entryAt(entriesOf(first), 1))
  if (name === 'Array') return fresh(node, state, args.length > 1 ? union(...args) : none)
  return fresh(node, state, entriesOf(first))
}
