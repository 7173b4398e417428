// Answers and arguments that are not what they seem, or too much of it.
import { call, type Attack } from '../attack.ts'

const answer = (name: string, ends: Attack['ends'], body: string, top = ''): Attack =>
  call(name, ends, body, { top, othersPass: true })

export const values: readonly Attack[] = [
  answer(
    'a getter that answers differently each time',
    ['wrong'],
    'let n = 0; return [{ get x() { return n++ } }]',
  ),
  answer(
    'a proxy of a list that lies about its length',
    ['wrong', 'too-large', 'uncloneable', 'thrown'],
    'return new Proxy([1, 2], { get: (list, key) => (key === "length" ? 1e9 : list[key]) })',
  ),
  answer(
    'a proxy of a list whose length is an object',
    ['wrong', 'uncloneable', 'thrown'],
    'return new Proxy([], { get: (_, key) => key === "length" ? Object(600) : 1 })',
  ),
  answer(
    'a proxy of a list whose length changes',
    ['wrong', 'uncloneable', 'too-large', 'thrown'],
    'let n = 511; return new Proxy([], { get: (_, key) => key === "length" ? ++n : 1 })',
  ),
  answer(
    'a proxy of an object with a million keys',
    ['too-large', 'thrown', 'timeout'],
    'return new Proxy({}, { ownKeys: () => Array.from({ length: 3e5 }, (_, i) => "k" + i), getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }) })',
  ),
  answer(
    'a revoked proxy',
    ['thrown', 'uncloneable'],
    'const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy',
  ),
  answer(
    'an object that holds itself',
    ['uncloneable'],
    'const self = {}; self.self = { self }; return self',
  ),
  answer(
    'sixty levels of one list each',
    ['wrong'],
    'let deep = [1]; for (let i = 0; i < 60; i++) deep = [deep]; return deep',
  ),
  answer(
    'sixty levels that name the next one twice',
    ['too-large'],
    'let deep = [1]; for (let i = 0; i < 60; i++) deep = [deep, deep]; return deep',
  ),
  answer(
    'sixty levels of objects',
    ['wrong'],
    'let deep = { x: 1 }; for (let i = 0; i < 60; i++) deep = { deep }; return deep',
  ),
  answer(
    'a hundred thousand levels',
    ['uncloneable'],
    'let deep = []; for (let i = 0; i < 1e5; i++) deep = [deep]; return deep',
  ),
  answer(
    'a hundred thousand levels of objects',
    ['uncloneable'],
    'let deep = {}; for (let i = 0; i < 1e5; i++) deep = { deep }; return deep',
  ),
  answer('a holey list', ['wrong'], 'const list = []; list[200000] = 1; return list'),
  answer(
    'a holey list in a list',
    ['too-large'],
    'const list = []; list.length = 2 ** 32 - 1; return [[list]]',
  ),
  answer(
    'a list named a million times',
    ['too-large'],
    'const row = new Array(1000).fill([1]); return new Array(1000).fill(row)',
  ),
  answer(
    'typed memory that hides its size',
    ['too-large'],
    'const data = new Float64Array(3e7); Object.defineProperty(data, "byteLength", { value: 0 }); return data',
  ),
  answer(
    'typed memory whose kind hides its size',
    ['too-large'],
    'return new Float64Array(3e7)',
    'Object.defineProperty(Object.getPrototypeOf(Uint8Array).prototype, "byteLength", { get: () => 0 })',
  ),
  answer(
    'typed memory named a thousand times',
    ['too-large'],
    'return new Array(1000).fill(new Float64Array(1e6))',
  ),
  answer(
    'typed memory of a class of its own',
    ['wrong', 'uncloneable', 'too-large'],
    'return new (class extends Float64Array { get length() { return 1 } get byteLength() { return 0 } })(1000)',
  ),
  answer(
    'detached memory',
    ['thrown', 'uncloneable', 'wrong'],
    'const data = new Float64Array(8); structuredClone(data.buffer, { transfer: [data.buffer] }); return data',
  ),
  answer(
    'a resizable buffer',
    ['wrong', 'uncloneable'],
    'return [new Float64Array(new ArrayBuffer(800, { maxByteLength: 8e6 }))]',
  ),
  answer('a long key', ['too-large'], `return { ['k'.repeat(2 ** 26)]: 1 }`),
  answer(
    'long keys',
    ['too-large'],
    `const all = {}; for (let i = 0; i < 3000; i++) all[i + 'k'.repeat(10000)] = i; return all`,
  ),
  answer('sixteen megabytes of text', ['wrong'], `return ['x'.repeat(8 * 2 ** 20 - 10)]`),
  answer(
    'sixteen megabytes of text in a key',
    ['wrong', 'too-large'],
    `return { ['k'.repeat(8 * 2 ** 20 - 10)]: 1 }`,
  ),
  answer(
    'as many texts as may be',
    ['wrong'],
    `return new Array(260000).fill('abcdefghijklmnopqrstuvwxyz')`,
  ),
  answer('as many lists as may be', ['wrong'], 'return Array.from({ length: 260000 }, () => [])'),
  answer(
    'as many objects as may be',
    ['wrong'],
    'return Array.from({ length: 130000 }, (_, i) => ({ ["k" + i]: 0 }))',
  ),
  answer(
    'as many numbers as may be',
    ['wrong'],
    'return [Array.from({ length: 260000 }, () => 0.1), "x"]',
  ),
  answer('as much typed memory as may be', ['wrong'], 'return new Float64Array(4e6)'),
  answer('a date', ['uncloneable'], 'return new Date(0)'),
  answer('an error', ['uncloneable'], 'return new Error("returned")'),
  answer('a regular expression', ['uncloneable'], 'return /x/'),
  answer('a boxed number', ['uncloneable'], 'return Object(6)'),
  answer('a buffer', ['uncloneable'], 'return new ArrayBuffer(8)'),
  answer('a view of data', ['uncloneable'], 'return new DataView(new ArrayBuffer(8))'),
  answer('a weak map', ['uncloneable'], 'return new WeakMap()'),
  answer('a huge number', ['uncloneable'], 'return 2n ** 1000000n'),
  answer('a symbol in a list', ['uncloneable'], 'return [Symbol.iterator]'),
  answer(
    'its own namespace',
    ['uncloneable'],
    'return import(import.meta.url).catch(() => globalThis)',
  ),
  answer('the global object', ['uncloneable', 'thrown'], 'return globalThis'),
  answer('a generator', ['uncloneable', 'wrong'], 'return (function* () { yield 6 })()'),
  answer('arguments that are changed to hold themselves', ['wrong'], 'x.push(x); return 1'),
  answer(
    'arguments that are changed to more than may cross',
    ['wrong'],
    'x.length = 2 ** 31; return 1',
  ),
  answer(
    'arguments with getters that throw',
    ['wrong'],
    'Object.defineProperty(x, 0, { get() { throw new Error("echo") } }); return 1',
  ),
  answer(
    'arguments that are frozen and patched',
    ['wrong'],
    'x.constructor = 1; x.length = 0; Object.freeze(x); return x',
  ),
  answer(
    'arguments that carry typed memory',
    ['wrong'],
    'x[0] = new Float64Array(4e6); x[1] = x[0]; return 1',
  ),
]
