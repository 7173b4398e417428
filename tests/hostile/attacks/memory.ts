// Memory, up to an amount that every machine has, and then no end: the deadline must free it.
// What happens when there is no end to it either stands in out-of-memory.test.ts.
import { call, type Attack } from '../attack.ts'

const ways = ['timeout', 'memory', 'thrown'] as const
const bomb = (name: string, body: string): Attack =>
  call(name, ways, `const kept = []; globalThis.kept = kept\n${body}\nfor (;;);`)

export const memory: readonly Attack[] = [
  bomb('long arrays', 'for (let i = 0; i < 50; i++) kept.push(new Array(1e6).fill(i + 0.5))'),
  bomb('growth by push', 'for (let i = 0; i < 3e7; i++) kept.push(i)'),
  bomb(
    'long texts',
    `for (let i = 0; i < 40; i++) { const text = (String(i) + 'x').repeat(4e6); kept.push(text, text.charCodeAt(5)) }`,
  ),
  bomb(
    'a text that doubles',
    `let text = 'x'; try { for (;;) { text += text; kept.push(text.charCodeAt(text.length - 1)) } } catch {}`,
  ),
  bomb(
    'small objects',
    'let last = null; for (let i = 0; i < 5e6; i++) last = { last, i }; kept.push(last)',
  ),
  bomb(
    'maps and sets',
    'const map = new Map(); for (let i = 0; i < 2e6; i++) map.set(i, new Set([i])); kept.push(map)',
  ),
  bomb('closures', 'for (let i = 0; i < 3e6; i++) kept.push(() => i)'),
  bomb(
    'buffers that are touched',
    'for (let i = 0; i < 8; i++) kept.push(new Uint8Array(1e8).fill(i))',
  ),
  bomb(
    'one buffer that grows',
    'const buffer = new ArrayBuffer(8, { maxByteLength: 5e8 }); buffer.resize(5e8); new Uint8Array(buffer).fill(1); kept.push(buffer)',
  ),
  bomb(
    'copies by structuredClone',
    'const one = new Uint8Array(5e7).fill(1); for (let i = 0; i < 10; i++) kept.push(structuredClone(one))',
  ),
  bomb('promises', 'for (let i = 0; i < 2e6; i++) kept.push(new Promise(() => {}))'),
  bomb('timers', 'for (let i = 0; i < 2e5; i++) setTimeout(() => {}, 1e8)'),
  bomb('marks of time', `for (let i = 0; i < 1e5; i++) performance.mark('x' + i)`),
  bomb(
    'huge numbers',
    'let n = 1n; for (let i = 0; i < 27; i++) { n = n << BigInt(2 ** i); kept.push(n) }',
  ),
  bomb(
    'symbols and names of its own',
    'const all = {}; for (let i = 0; i < 1e6; i++) all["name" + i] = Symbol.for("s" + i); kept.push(all)',
  ),
  call(
    'more than an array can hold',
    ['thrown', 'too-large'],
    'return new Array(2 ** 32 - 1).fill(0).concat(new Array(2 ** 32 - 1))',
    { top: 'Array.prototype.fill = function () { return this }' },
  ),
  call('more than a buffer can hold', ['thrown'], 'return new Float64Array(2 ** 40)'),
  call('more than a text can hold', ['thrown'], `return 'x'.repeat(2 ** 30)`),
]

/** Memory that only the platform gives, for when its globals are there. */
export const platformMemory: readonly Attack[] = [
  bomb(
    'memory of WebAssembly',
    'for (let i = 0; i < 4; i++) try { kept.push(new Uint8Array(new api.WebAssembly.Memory({ initial: 2000 }).buffer).fill(1)) } catch {}',
  ),
  bomb(
    'blobs',
    'for (let i = 0; i < 5; i++) try { kept.push(new api.Blob([new Uint8Array(5e7).fill(i)])) } catch {}',
  ),
]
