import { limits, type RawFailure } from '../protocol.ts'
import { cut, show } from './show.ts'

/**
 * Whatever was thrown, as plain text. Every property is read under a guard: it may be a getter that
 * throws. Nothing is parsed here, where user code may have patched the tools for it.
 */
const text = String

export function failureOf(kind: RawFailure['kind'], thrown: unknown, url: string): RawFailure {
  if ((typeof thrown !== 'object' || thrown === null) && typeof thrown !== 'function')
    return {
      kind,
      name: 'NonErrorThrown',
      message: show(thrown, limits.messageText),
      stack: '',
      url,
    }
  const read = (key: 'name' | 'message' | 'stack', most: number): string => {
    try {
      const value = (thrown as Record<string, unknown>)[key]
      return value === undefined ? '' : cut(text(value), most)
    } catch {
      return ''
    }
  }
  return {
    kind,
    name: read('name', 200) || 'NonErrorThrown',
    message: read('message', limits.messageText),
    stack: read('stack', limits.stackText),
    url,
  }
}

/** V8 lets user code format stacks, and would hand it the frames of our own functions to do so. */
export function lockStackFormat(): void {
  Object.defineProperty(Error, 'prepareStackTrace', {
    value: undefined,
    writable: false,
    configurable: false,
  })
}
