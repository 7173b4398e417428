// A pass that was not earned, by way of the realm that the code shares with our own first script.
import { call, module, type Attack } from '../attack.ts'

/** Notes whatever passes through a patched function, and tells whether a port was among it. */
const patching = `
const caught = []
const patch = (object, name, make) => {
  const old = object[name]
  object[name] = make ? make(old) : function (...all) { caught.push(this, ...all); return Reflect.apply(old, this, all) }
}
const { push } = Array.prototype
const { toString } = Object.prototype
const isPort = (value) => toString.call(value) === '[object MessagePort]'
const portsIn = (value, depth = 3, seen = new Set()) => {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || depth < 0 || seen.has(value)) return 0
  seen.add(value)
  if (isPort(value)) return 1
  let found = 0
  for (const key of Reflect.ownKeys(value)) try { found += portsIn(value[key], depth - 1, seen) } catch {}
  return found
}
const verdictOn = () => caught.some((value) => portsIn(value) > 0) ? 'a port' : 'no port'`

const patched = (name: string, top: string, more: Partial<Attack> = {}): Attack =>
  call(
    name,
    ['wrong', 'thrown', 'uncloneable', 'timeout'],
    'return { told: verdictOn(), caught: caught.length }',
    {
      top: `${patching}\n${top}`,
      // Not told where the patches broke the attacker’s own answer.
      report: /"told":"no port"|^undefined$/,
      ...more,
    },
  )

const expected = 'expected-value'

export const forgery: readonly Attack[] = [
  patched(
    'patched Promise methods',
    `for (const name of ['then', 'catch', 'finally']) patch(Promise.prototype, name)
    for (const name of ['resolve', 'all', 'race', 'withResolvers']) patch(Promise, name)`,
  ),
  patched(
    'a Promise of its own',
    `globalThis.Promise = class extends Promise { constructor(run) { caught.push(run); super(run) } }
    Promise.prototype.constructor = globalThis.Promise`,
  ),
  patched(
    'a species of promises that keeps what it is given',
    `const Native = Promise
    Object.defineProperty(Native.prototype, 'constructor', { value: { [Symbol.species]: function (run) { caught.push(run); return new Native(run) } } })`,
  ),
  patched(
    'a species of promises that throws',
    `Object.defineProperty(Promise.prototype, 'constructor', { value: { get [Symbol.species]() { throw new Error('species') } } })`,
  ),
  patched(
    'patched Array methods and no iteration of arrays',
    `for (const name of ['push', 'slice', 'join', 'concat', 'forEach', 'indexOf', 'includes']) patch(Array.prototype, name, (old) => function (...all) { caught[caught.length] = this; return Reflect.apply(old, this, all) })
    delete Array.prototype[Symbol.iterator]`,
  ),
  patched(
    'setters on the indices of every array',
    `for (const i of [0, 1, 2, 3]) Object.defineProperty(Array.prototype, i, { configurable: true, get: () => 6, set(value) { Object.defineProperty(caught, caught.length, { value: [this, value], configurable: true }) } })`,
  ),
  patched(
    'setters on the fields of our messages',
    `for (const name of ['type', 'id', 'outcome', 'ok', 'value', 'tree', 'tensors', 'echo', 'transfer', 'stack', 'url', 'path', 'shape', 'problem', 'packed'])
      Object.defineProperty(Object.prototype, name, { __proto__: null, configurable: true, get() { caught.push(this); return undefined }, set(value) { caught.push(this, value) } })`,
  ),
  patched(
    'polluted defaults',
    `Object.assign(Object.prototype, { ok: true, value: [6], transfer: [], state: 'pass', passed: true, pass: true, outcome: { ok: true, value: { tree: ['${expected}'], tensors: [] } } })`,
  ),
  patched(
    'a MessageEvent that tells its data and its target',
    `const MessageEvent = api.MessageEvent ?? (globalThis.MessageEvent = class MessageEvent {})
    const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data') ?? {}
    Object.defineProperty(MessageEvent.prototype, 'data', { configurable: true, get() { caught.push(this, this.currentTarget, this.target, this.ports); return get?.call(this) } })`,
  ),
  patched(
    'a MessagePort that notes who posts',
    `const MessagePort = api.MessagePort ?? (globalThis.MessagePort = class MessagePort {})
    for (const name of ['postMessage', 'start', 'close']) MessagePort.prototype[name] = function () { caught.push(this) }`,
  ),
  patched(
    'handlers on the prototype of every event target',
    `const base = Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf(globalThis)))
    for (const name of ['onmessage', 'onmessageerror', 'onerror', 'addEventListener', 'dispatchEvent', 'postMessage'])
      try { Object.defineProperty(base, name, { configurable: true, get() { caught.push(this); return () => {} }, set(value) { caught.push(this, value) } }) } catch {}
    globalThis.onmessage = (event) => caught.push(event)
    globalThis.onmessageerror = globalThis.onmessage`,
  ),
  patched(
    'patched Function methods',
    `for (const name of ['call', 'apply', 'bind', 'toString']) patch(Function.prototype, name, (old) => function (...all) { caught[caught.length] = this; return Reflect.apply(old, this, all) })
    for (const one of [Error, Array, Promise]) Object.defineProperty(one, Symbol.hasInstance, { value: () => true })`,
  ),
  patched(
    'patched Object, Reflect and JSON',
    `for (const name of ['keys', 'getPrototypeOf', 'hasOwn', 'entries', 'assign', 'freeze']) patch(Object, name, (old) => (...all) => { caught[caught.length] = all; return old(...all) })
    for (const name of ['stringify', 'parse']) patch(JSON, name)
    for (const name of ['get', 'set', 'construct']) patch(Reflect, name, (old) => (...all) => { caught[caught.length] = all; return old(...all) })`,
  ),
  patched(
    'a patched structuredClone and patched timers',
    `globalThis.structuredClone = (value) => { caught.push(value); return ['${expected}'] }
    for (const name of ['setTimeout', 'setInterval', 'queueMicrotask', 'clearTimeout']) globalThis[name] = (run) => { caught.push(run) }`,
  ),
  patched(
    'patched text and numbers',
    `globalThis.String = (value) => { caught.push(value); return '6' }
    for (const name of ['slice', 'indexOf']) patch(''.__proto__, name)
    Number.isInteger = Number.isFinite = Number.isNaN = () => true
    globalThis.Error = class { constructor() { caught.push(this) } static [Symbol.hasInstance]() { return true } }`,
  ),
  patched(
    'frozen prototypes',
    `for (const one of [Object, Array, Promise, Function, Error]) { Object.freeze(one); Object.freeze(one.prototype) }
    Object.preventExtensions(globalThis)`,
  ),
  patched(
    'typed arrays that lie about their buffer',
    `const Typed = Object.getPrototypeOf(Uint8Array)
    for (const name of ['buffer', 'byteLength', 'length'])
      Object.defineProperty(Typed.prototype, name, { configurable: true, get() { caught.push(this); return name === 'buffer' ? new ArrayBuffer(8) : 1 } })`,
  ),
  call(
    'the callers of its function',
    ['wrong'],
    `const seen = []
    for (const read of [() => f.caller, () => f.arguments, () => (function () { return arguments.callee.caller })(), () => Function.prototype.caller])
      try { seen.push(String(read())) } catch (error) { seen.push(error.name) }
    return seen`,
    { report: /^\["TypeError","TypeError","TypeError","TypeError"\]$/, othersPass: true },
  ),
  call(
    'stack frames with functions and receivers',
    ['wrong'],
    `const seen = []
    try { Error.prepareStackTrace = (_, frames) => { seen.push(...frames) } } catch {}
    try { Object.defineProperty(Error, 'prepareStackTrace', { value: (_, frames) => { seen.push(...frames) } }) } catch {}
    const holder = {}
    Error.captureStackTrace(holder)
    void holder.stack
    try { null.x } catch (error) { void error.stack }
    return seen.length`,
    { report: /^0$/, othersPass: true },
  ),
  call(
    'an answer in the form of our own messages',
    ['wrong'],
    `return { type: 'done', id: 2, outcome: { ok: true, value: { tree: ['${expected}'], tensors: [] } }, echo: [], state: 'pass' }`,
    { othersPass: true },
  ),
  call(
    'an answer in the form of a matcher',
    ['wrong'],
    `return { $$typeof: 'jest.asymmetricMatcher', asymmetricMatch: true, sample: 1, length: 1, 0: '${expected}', nodeType: 1, nodeName: 'x' }`,
    { othersPass: true },
  ),
  call(
    'an answer with a prototype in its keys',
    ['wrong'],
    `return { constructor: { prototype: { polluted: 1 } }, prototype: { polluted: 1 }, hasOwnProperty: 1, toString: 1, valueOf: 1, toJSON: 1, then: 1 }`,
    { othersPass: true },
  ),
  call(
    'an object that converts itself to whatever is wanted',
    ['wrong', 'uncloneable'],
    `return Object.create(null, { toJSON: { enumerable: true, value: 1 }, valueOf: { enumerable: true, value: 6 }, length: { enumerable: true, value: 1 } })`,
  ),
  call('nothing at all, which equals nothing', ['wrong'], 'return undefined', { othersPass: true }),
  call('NaN, which differs from everything', ['wrong'], 'return NaN', { othersPass: true }),
  module(
    'exports that only pretend to be functions',
    ['missing-export'],
    `export const f = new Proxy({}, { get: () => () => 6 })`,
  ),
  module(
    'an export that is a proxy of a function',
    ['wrong'],
    `export const f = new Proxy((x) => x, { apply: (_, self, all) => [String(self), all.length] })`,
  ),
  module(
    'an export by the name of then',
    ['wrong', 'timeout', 'load'],
    `export const f = () => 6\nexport const then = (resolve) => resolve({ f: () => 6, get g() { throw 1 } })`,
  ),
]
