import { limits, type RawFailure } from '../../protocol.ts'
import { type MakeArray, nest } from '../tensor.ts'
import { decode } from './values.ts'

/** What bridge.py answers. */
export interface Reply {
  readonly value: unknown
  readonly failure: Omit<RawFailure, 'url'> | null
  /** Arguments that were changed, by index: what they are now. */
  readonly changed: ReadonlyMap<number, Changed>
}

export type Changed =
  { readonly type: 'value'; readonly value: unknown } | { readonly type: 'unreadable' }

/** Of an answer's JSON: no value takes more commas and brackets. */
const mostMarks = 8 * limits.values

/**
 * Reads an answer and the bytes of its arrays. The user's code runs in the same interpreter as the bridge and
 * may have written something else in its place: what has no such form throws.
 */
export function readReply(json: Uint8Array, bytes: Uint8Array, make: MakeArray = nest): Reply {
  // What JSON.parse makes of tens of megabytes of empty lists takes a gigabyte, and nothing ends it meanwhile.
  if (marksIn(json) > mostMarks) throw new Error('the interpreter gave too long an answer')
  const { value, failure, changed } = fieldsOf(JSON.parse(new TextDecoder().decode(json)))
  return {
    value: decode(value, bytes, make),
    failure: failure === undefined ? null : failureOf(fieldsOf(failure)),
    changed: new Map(
      Object.entries(fieldsOf(changed ?? {})).map(([index, now]) => [
        Number(index),
        changedOf(now, bytes, make),
      ]),
    ),
  }
}

/** Commas and opening brackets, as bytes, that stand in no text. */
function marksIn(json: Uint8Array): number {
  const [quote, comma, backslash, square, curly] = [0x22, 0x2c, 0x5c, 0x5b, 0x7b]
  let isText = false
  let count = 0
  for (let i = 0; i < json.length; i++) {
    const byte = json[i]
    if (byte === quote) isText = !isText
    else if (isText && byte === backslash) i++
    else if (!isText && (byte === comma || byte === square || byte === curly)) count++
  }
  return count
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('the interpreter gave no answer')
  return value as Fields
}

const textOf = (value: unknown, most: number): string =>
  typeof value === 'string' ? value.slice(0, most) : ''

/** Which kinds there are, the examiner looks at. */
const failureOf = ({ kind, name, message, stack, stumbled }: Fields): Reply['failure'] => ({
  kind: textOf(kind, 20) as RawFailure['kind'],
  name: textOf(name, limits.messageText),
  message: textOf(message, limits.messageText),
  stack: textOf(stack, limits.stackText),
  ...(typeof stumbled === 'boolean' && { stumbled }),
})

function changedOf(now: unknown, bytes: Uint8Array, make: MakeArray): Changed {
  const isUnreadable = typeof now === 'object' && now !== null && 'unreadable' in now
  return isUnreadable ? { type: 'unreadable' } : { type: 'value', value: decode(now, bytes, make) }
}
