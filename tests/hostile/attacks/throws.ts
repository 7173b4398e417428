// What is thrown and what is printed: text by the time it leaves, whatever it was.
import { call, type Attack } from '../attack.ts'

const thrown = (name: string, body: string): Attack =>
  call(name, ['thrown'], body, { othersPass: true })
const printed = (name: string, body: string, top = ''): Attack =>
  call(name, ['wrong'], `${body}\nreturn 'printed'`, { top, report: /^"printed"$/ })

export const throws: readonly Attack[] = [
  thrown('nothing', 'throw undefined'),
  thrown('a symbol', 'throw Symbol("thrown")'),
  thrown('a huge number', 'throw 2n ** 100000n'),
  thrown('a function', 'throw () => 1'),
  thrown('a promise', 'throw Promise.reject(new Error("inner"))'),
  thrown(
    'a revoked proxy',
    'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy',
  ),
  thrown(
    'an error whose name is an object',
    'throw Object.assign(new Error("x"), { name: { toString() { throw 1 } } })',
  ),
  thrown('an error with a message of fifty megabytes', `throw new Error('x'.repeat(5e7))`),
  thrown(
    'an error with a name and a stack of fifty megabytes',
    `throw Object.assign(new Error('x'), { name: 'n'.repeat(5e7), stack: 's'.repeat(5e7) })`,
  ),
  thrown(
    'an error with a thousand causes',
    'let error = new Error("0"); for (let i = 1; i < 1000; i++) error = new Error(i, { cause: error }); throw new AggregateError([error, error], "all")',
  ),
  thrown(
    'an error that claims to be one of ours',
    'throw { name: "CandidateError", message: "pass", kind: "pass", failure: { kind: "cancelled" }, state: "pass" }',
  ),
  thrown(
    'an error with a stack that names another place',
    'const error = new Error("x"); error.stack = error.stack.replace(/\\d+:\\d+/g, "9999999:9999999"); throw error',
  ),
  thrown(
    'an error of a hostile class',
    'throw new (class extends Error { get name() { return { toString: () => "x".repeat(1e7) } } get message() { return { [Symbol.toPrimitive]: () => 1n } } })()',
  ),
  call(
    'rejections that nobody awaits',
    ['wrong'],
    'for (let i = 0; i < 20000; i++) Promise.reject(new Error("loose " + i)); return 1',
  ),
  call(
    'rejections that breed',
    ['wrong', 'timeout', 'thrown'],
    'const breed = () => Promise.reject(new Proxy({}, { getPrototypeOf() { breed(); return null } })); breed(); return 1',
  ),
  call(
    'errors outside of any call',
    ['wrong', 'timeout'],
    'for (let i = 0; i < 5000; i++) setTimeout(() => { throw new Error("loose " + i) }); return 1',
  ),
  printed(
    'a flood at every level',
    `for (let i = 0; i < 2e4; i++) for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level](i, 'x'.repeat(100))`,
  ),
  printed(
    'a flood by every other way to print',
    `for (const name of Object.getOwnPropertyNames(console)) for (let i = 0; i < 500; i++) try { console[name]('printed-by-the-code ' + i, { i }) } catch {}`,
  ),
  printed(
    'a flood by a console of its own',
    `const own = console.context?.('own') ?? console; for (let i = 0; i < 2000; i++) own.log('printed-by-the-code ' + i)`,
  ),
  printed(
    'one line of fifty megabytes',
    `console.log('x'.repeat(5e7)); console.log(...new Array(2e4).fill('y'))`,
  ),
  printed(
    'hostile values',
    `for (const value of [{ toString() { throw 1 } }, { get x() { throw 1 } }, new Proxy({}, { ownKeys() { throw 1 } }), Object.create(null), { [Symbol.toStringTag]: 'x'.repeat(1e7) }, new Proxy([], { get() { throw 1 } }), Symbol('s'), 2n ** 9999n, document => 1])
      console.log(value, '%s%d%c%o', value)`,
  ),
  printed(
    'deep and wide values',
    `let deep = {}; for (let i = 0; i < 1e5; i++) deep = { deep }; console.log(deep); const self = []; self.push(self, self, self); console.log(self); console.log(new Array(1e7)); console.log({ ['k'.repeat(1e7)]: 1 })`,
  ),
  printed(
    'after the answer',
    `for (let i = 0; i < 300; i++) setTimeout(() => console.log('late', i))`,
  ),
  printed(
    'a patched console',
    `console.error('still printed')`,
    `for (const level of ['log', 'info', 'warn']) console[level] = () => { for (;;); }\nObject.freeze(console)`,
  ),
]
