// No end, of every kind: each must cost its own check and nothing else.
import { call, honest, module, type Attack } from '../attack.ts'

const hang = (name: string, body: string, top = ''): Attack =>
  call(name, ['timeout'], body, { top, othersPass: true })

export const hangs: readonly Attack[] = [
  hang('a loop', 'for (;;);'),
  hang('a loop that allocates and throws away', 'for (;;) [1, 2, 3].map(String)'),
  hang('a loop that catches everything', 'for (;;) try { null.x } catch {} finally { continue }'),
  hang(
    'calls that double themselves',
    'const grow = () => { try { grow() } finally { grow() } }; grow()',
  ),
  hang(
    'a queue of microtasks',
    'const next = () => queueMicrotask(next); next(); return new Promise(() => {})',
  ),
  hang(
    'an async generator without an end',
    'return (async () => { for await (const _ of (async function* () { for (;;) yield 1 })()); })()',
  ),
  hang(
    'a chain of timers',
    'return new Promise(() => { const next = () => setTimeout(next); next() })',
  ),
  hang(
    'a thousand intervals',
    'for (let i = 0; i < 1000; i++) setInterval(() => { for (let n = 0; n < 1e6; n++); }, 0); return new Promise(() => {})',
  ),
  hang(
    'a regular expression with nested stars',
    `return /^(\\w+\\s?)*$/.test('word '.repeat(20) + '!'.repeat(3) + 'w'.repeat(30) + '!')`,
  ),
  hang('a regular expression of references', `return /^(?:(x+x+)+y\\1?)+$/.test('x'.repeat(40))`),
  hang(
    'a regular expression that replaces',
    `return 'a'.repeat(32).replace(/(a|aa)+$|(a*)*b/g, '') + /(a*)*b/.test('a'.repeat(34))`,
  ),
  hang(
    'a thenable that asks for itself',
    'const next = () => ({ then(resolve) { resolve(next()) } }); return next()',
  ),
  hang(
    'a promise that waits for one that waits',
    'let open; const first = new Promise((resolve) => { open = resolve }); return (async () => { await first; open() })()',
  ),
  hang('a loop in a proxy’s list of keys', 'return new Proxy({}, { ownKeys() { for (;;); } })'),
  call(
    'prototypes without an end',
    ['timeout', 'thrown'],
    'const make = () => new Proxy({}, { getPrototypeOf: make }); return make() instanceof Date',
  ),
  hang(
    'a loop in what converts an error to text',
    'throw { name: "x", get message() { for (;;); } }',
  ),
  hang(
    'a loop in the stack of an error',
    'const error = new Error("x"); Object.defineProperty(error, "stack", { get() { for (;;); } }); throw error',
  ),
  hang('a loop in what it prints', 'console.log({ get x() { for (;;); } }); return 1'),
  hang('a loop in then', 'return { get then() { for (;;); } }'),
  hang(
    'a sort that never agrees',
    'return Array.from({ length: 1e7 }, (_, i) => i).sort(() => { for (let n = 0; n < 1e3; n++); return Math.random() - 0.5 })',
  ),
  hang('a power of huge numbers', 'let n = 3n; for (;;) n = (n ** 3n) % (2n ** 4000000n) + 3n'),
  hang(
    'work inside the engine',
    `const text = 'ab'.repeat(2 ** 22); for (;;) text.split('').reverse().join('').normalize('NFKD').localeCompare(text)`,
  ),
  call(
    'a loop of WebAssembly',
    ['wrong', 'thrown'],
    `const code = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 120, 0, 0, 10, 9, 1, 7, 0, 3, 64, 12, 0, 11, 11])
    return new api.WebAssembly.Instance(new api.WebAssembly.Module(code)).exports.x()`,
    { othersPass: true },
  ),
  call(
    'a wait on shared memory',
    ['thrown', 'wrong'],
    'Atomics.wait(new Int32Array(new api.SharedArrayBuffer(4)), 0, 0); return 1',
    { othersPass: true },
  ),
  call('a loop after the answer', ['wrong'], 'setTimeout(() => { for (;;); }); return 1'),
  call(
    'an answer after its time',
    ['timeout'],
    'return new Promise((resolve) => setTimeout(() => resolve(["late"]), 1500))',
    { othersPass: true },
  ),
  call(
    'a thenable that settles twice',
    ['wrong'],
    'return { then(resolve, reject) { resolve(["one"]); resolve(["two"]); reject(new Error("three")) } }',
    { report: /^\["one"\]$/, othersPass: true },
  ),
  call(
    'a thenable that settles and throws',
    ['wrong'],
    'return { then(resolve) { resolve(["one"]); throw new Error("two") } }',
    { report: /^\["one"\]$/, othersPass: true },
  ),
  call(
    'a thenable that rejects, then resolves',
    ['thrown'],
    'return { then(resolve, reject) { reject(new Error("no")); setTimeout(resolve, 1, ["yes"]) } }',
    { othersPass: true },
  ),
  call('a debugger statement', ['wrong'], 'debugger; return 1', { othersPass: true }),
  call(
    'recursion without an end',
    ['thrown'],
    'const down = (n) => down(n + 1) + 1; return down(0)',
    { othersPass: true },
  ),
  module(
    'a loop while it is loaded, in a getter',
    ['timeout'],
    `${honest}\n;({ get x() { for (;;); } }).x`,
  ),
  module(
    'a wait for itself while it is loaded',
    ['timeout', 'wrong', 'load', 'thrown'],
    `${honest}\nawait import(import.meta.url)`,
  ),
  module(
    'microtasks while it is loaded',
    ['timeout'],
    `${honest}\nconst next = () => Promise.resolve().then(next)\nawait next()`,
  ),
  module(
    'a module that loads and then spins',
    ['timeout', 'wrong'],
    `${honest}\nsetTimeout(() => { for (;;); })`,
  ),
  module('a throw of nothing while it is loaded', ['load'], `${honest}\nthrow undefined`),
  module('a thrown promise while it is loaded', ['load'], `${honest}\nthrow new Promise(() => {})`),
]
