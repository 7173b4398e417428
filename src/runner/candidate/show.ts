/** Values as text for the console: short, and total whatever user code made of them. */
const { isArray } = Array
const { keys } = Object
const { apply } = Reflect
const text = String
const slice = String.prototype.slice
const isView = ArrayBuffer.isView.bind(ArrayBuffer)
const describeObject = Object.prototype.toString
const ErrorClass = Error
const hasInstance = Function.prototype[Symbol.hasInstance]

export const cut = (whole: string, most: number): string =>
  whole.length > most ? `${apply(slice, whole, [0, most])}…` : whole

const mostEntries = 100
const mostDepth = 5

export function show(value: unknown, most: number): string {
  let room = most
  const inner = (entry: unknown, depth: number): string => {
    if (room <= 0) return '…'
    const shown = one(entry, depth)
    room -= shown.length
    return shown
  }
  const one = (entry: unknown, depth: number): string => {
    if (typeof entry === 'string') return depth === 0 ? entry : `'${cut(entry, most)}'`
    if (typeof entry === 'function') return '[function]'
    if (typeof entry !== 'object' || entry === null) return text(entry)
    if (apply(hasInstance, ErrorClass, [entry]))
      return `${text((entry as Error).name)}: ${text((entry as Error).message)}`
    if (depth >= mostDepth) return isArray(entry) ? '[…]' : '{…}'
    if (isArray(entry) || isView(entry)) return list(entry as readonly unknown[], depth)
    return fields(entry as Record<string, unknown>, depth)
  }
  const list = (entries: readonly unknown[], depth: number): string => {
    let result = ''
    const { length } = entries
    for (let i = 0; i < length && i < mostEntries && room > 0; i++)
      result += (i === 0 ? '' : ', ') + inner(entries[i], depth + 1)
    return `[${result}${length > mostEntries ? `, … ${length} entries` : ''}]`
  }
  const fields = (entry: Record<string, unknown>, depth: number): string => {
    const names = keys(entry)
    if (names.length === 0) {
      const kind = apply(describeObject, entry, []) as string
      return kind === '[object Object]' ? '{}' : kind
    }
    let result = ''
    for (let i = 0; i < names.length && i < mostEntries && room > 0; i++) {
      const name = names[i] as string
      result += `${i === 0 ? '' : ', '}${name}: ${inner(entry[name], depth + 1)}`
    }
    return `{ ${result} }`
  }
  try {
    return cut(inner(value, 0), most)
  } catch {
    return '[unprintable]'
  }
}
