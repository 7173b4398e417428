// Replies that the attacker wrote, supposing that the port had been stolen: \`port\` is the real one.
import { call, type Attack } from '../attack.ts'

const stolen = (name: string, body: string, more: Partial<Attack> = {}): Attack =>
  call(
    name,
    ['wrong', 'broken', 'thrown', 'uncloneable', 'too-large', 'timeout', 'memory', 'flood'],
    `const port = Math.port
    const value = (tree, tensors = []) => ({ tree, tensors })
    const done = (id, outcome, echo = []) => port.postMessage({ type: 'done', id, outcome, echo })
    const good = (id) => done(id, { ok: true, value: value(['forged']) })
    ${body}`,
    more,
  )

export const replies: readonly Attack[] = [
  stolen('forged: its own call, at once', `good(2); return ['late']`),
  stolen('forged: every call to come', `for (let id = 0; id < 50; id++) good(id); return ['late']`),
  stolen(
    'out of order: the last first',
    `for (let id = 50; id >= 0; id--) good(id); return ['late']`,
  ),
  stolen(
    'twice: one call, two answers',
    `good(2); done(2, { ok: true, value: value([6]) }); return ['late']`,
  ),
  stolen(
    'strange ids',
    `for (const id of [-1, NaN, Infinity, '2', null, undefined, {}, 1.5]) good(id); return ['late']`,
  ),
  stolen(
    'the messages of others',
    `for (const type of ['check', 'collected', 'replace', 'failed', 'received', 'ready', 'spawn', 'kill', 'start', 'stop', 'lost'])
      port.postMessage({ type, id: 1, checks: [], verdict: value({ id: 'first', group: 'samples', state: 'pass', calls: [], console: [] }), result: { judged: 3 } })
    return ['late']`,
  ),
  stolen(
    'messages of no form',
    `for (const message of [null, undefined, 0, 'done', [], {}, { type: 'done' }, { type: 'done', id: 2 }, { type: 'console' }, { type: {} }, new Map(), new Error('x')])
      port.postMessage(message)
    return ['late']`,
  ),
  stolen(
    'an answer whose tensors have no place',
    `done(2, { ok: true, value: value({}, [{ path: ['__proto__', 'x'], shape: [1], data: new Float64Array(1) }, { path: [], shape: [1e9, 1e9], data: new Float64Array(1) }]) }); return ['late']`,
  ),
  stolen(
    'an answer that holds itself',
    `const self = { list: [] }; self.self = self; self.list.push(self); done(2, { ok: true, value: value(self) }); return ['late']`,
  ),
  stolen(
    'an answer of classes that can be cloned',
    `done(2, { ok: true, value: value([new Map([[1, 2]]), new Set([1]), new Date(0), /x/, new Error('x'), 1n, Object(1), new ArrayBuffer(8)]) }); return ['late']`,
  ),
  stolen(
    'an answer with a prototype for a key',
    `done(2, { ok: true, value: value(JSON.parse('{"__proto__":{"state":"pass"},"constructor":{"prototype":{"state":"pass"}}}')) }, [{ type: 'value', value: value(JSON.parse('{"__proto__":1}')) }]); return ['late']`,
  ),
  stolen(
    'an answer of 100 MB',
    `done(2, { ok: true, value: value(['x'.repeat(1e8)]) }); return ['late']`,
  ),
  stolen(
    'an answer of a hundred thousand lists',
    `done(2, { ok: true, value: value(Array.from({ length: 400000 }, () => [])) }); return ['late']`,
  ),
  stolen(
    'a failure that is not one of ours',
    `done(2, { ok: false, failure: { kind: 'cancelled', name: 'x'.repeat(1e7), message: 'y'.repeat(1e7), stack: '', url: '' } }); return ['late']`,
  ),
  stolen(
    'a failure without a text',
    `done(2, { ok: false, failure: { kind: { toString: 1 }, name: 7, message: null, stack: {}, url: [] } }); return ['late']`,
  ),
  stolen('a flood of answers', `for (let id = 0; id < 1e5; id++) good(id); return ['late']`),
  stolen(
    'a flood of problems',
    `for (let i = 0; i < 1e5; i++) port.postMessage({ type: 'problem', text: 'forged ' + i }); return ['late']`,
  ),
  stolen(
    'a flood of unknown messages',
    `for (let i = 0; i < 1e5; i++) port.postMessage({ type: 'forged' }); return ['late']`,
  ),
  stolen(
    'a flood of output, and of long output',
    `for (let i = 0; i < 5e4; i++) port.postMessage({ type: 'console', level: 'log', text: 'x' })
    for (let i = 0; i < 20; i++) port.postMessage({ type: 'console', level: ['pass'], text: 'x'.repeat(5e6) })
    return ['late']`,
  ),
  stolen('a closed port', `port.close(); return ['late']`),
  stolen(
    'the port given to another',
    `const { port1 } = new api.MessageChannel(); port1.postMessage(port, [port]); return ['late']`,
  ),
]
