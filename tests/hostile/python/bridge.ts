// The bridge runs beside the code, in the same interpreter, and the code may make of it what it likes: it
// answers for itself either way. What must hold: the bridge knows no answer, so a forged one is a guess, the
// examiner compares each, and an answer of no form at all is a failure of the code, not of ours.
import { call, type More } from './attack.ts'

const ends = ['wrong', 'thrown', 'uncloneable', 'too-large', 'timeout'] as const

/** What answers the calls after this one. */
const replaced = (name: string, step: string, more: More = {}) =>
  call(name, [...ends], `offhand_bridge.step = step\nreturn ['first']`, {
    top: `import json, offhand_bridge\ndef step():\n    ${step}`,
    ...more,
  })

/** Writes this instead of an answer, in the first call and in those after it. */
const written = (name: string, answer: string, more: More = {}) =>
  call(name, [...ends], 'return 1', {
    top: `import json, offhand_bridge, sys
def step():
    answer = ${answer}
    with open('/io/answer.json', 'w') as file:
        file.write(answer if isinstance(answer, str) else json.dumps(answer))
offhand_bridge.step = step`,
    ...more,
  })

const value = (text: string) => `{'value': ${text}}`

export const bridge = [
  replaced(
    'a step that always says the same',
    `open('/io/answer.json', 'w').write('{"value": ["expected-value"]}')`,
  ),
  replaced('a step that says nothing', 'pass'),
  replaced('a step that dies', `raise SystemExit`),
  replaced('a step that is no function', `pass\nstep = None`),
  call(
    'another bridge by the same name',
    [...ends],
    `sys.modules['offhand_bridge'] = type('Bridge', (), {'step': lambda: None})\nreturn 1`,
    { top: 'import sys' },
  ),
  call('no bridge at all', [...ends], `sys.modules.clear()\nreturn 1`, { top: 'import sys' }),
  call(
    'an encoder that answers what is wanted',
    [...ends],
    `offhand_bridge._Encoder.encode = lambda self, value, depth=0: ['expected-value']\nreturn 1`,
    { top: 'import offhand_bridge' },
  ),
  call('a program that passes', [...ends], `offhand_bridge._program = Program()\nreturn 1`, {
    top: `import offhand_bridge
class Program:
    def call(self, request, data, answer):
        return {'value': True, 'state': 'pass', 'passed': True, 'ok': True, 'changed': {}}`,
  }),
  call(
    'a program of other code',
    [...ends],
    `offhand_bridge._program.module = type('M', (), {'f': staticmethod(lambda x: x)})\nreturn 1`,
    { top: 'import offhand_bridge' },
  ),
  call(
    'an answer written ahead',
    [...ends],
    `open('/io/answer.json', 'w').write('{"value": ["expected-value"]}')\nreturn ['late']`,
    { report: /^\["late"\]$/, othersPass: true },
  ),
  call(
    'an answer written, and then the end',
    [...ends],
    `open('/io/answer.json', 'w').write('{"value": ["expected-value"]}')\nos._exit(0)`,
    { top: 'import os', failure: /^InterpreterEnded$/, othersPass: true },
  ),
  call('an answer written by what is left of the result', [...ends], `return [Last()]`, {
    top: `class Last(str):
    def __del__(self): open('/io/answer.json', 'w').write('{"value": ["expected-value"]}')`,
  }),
  // Loading is answered as well: what is written has no `failure`, so the run goes on to its checks.
  written(
    'the form of our own messages',
    `{'type': 'done', 'id': 2, 'ok': True, 'outcome': {'ok': True, 'value': {'tree': ['expected'], 'tensors': []}}, 'echo': [], 'state': 'pass'}`,
  ),
  written(
    'the form of a pass',
    value(
      `{'r': [['state', 'pass'], ['passed', True], ['asymmetricMatch', True], ['$$typeof', 'jest.asymmetricMatcher']]}`,
    ),
  ),
  written('nothing', `''`),
  written('null', 'None'),
  written('a number', '7'),
  written('a list', '[]'),
  written('no JSON', `'{"value": NaN'`),
  written('half a letter', `'{"value": "' + chr(233) + '"}'`),
  written('a record of no entries', value(`{'r': 5}`)),
  written(
    'a record of what are no pairs',
    value(`{'r': [1, None, [], [[], 1], [None, 2], [{}, {}]]}`),
  ),
  written(
    'a record with a prototype',
    value(
      `{'r': [['__proto__', {'r': [['state', 'pass']]}], ['constructor', 1], ['toString', 2], ['then', 3]]}`,
    ),
  ),
  written('a number by a name of its own', value(`[{'n': 'pass'}, {'n': {}}, {'n': None}]`)),
  written('a tensor that is not there', value(`{'t': [0, 1000]}`)),
  written('a tensor before the beginning', value(`{'t': [-80, 3]}`)),
  written('a tensor of 10**18 numbers', value(`{'t': [0, 10**9, 10**9]}`)),
  written('a tensor of 10**9 times nothing', value(`{'t': [0, 10**9, 0]}`)),
  written('a tensor whose shape is a text', value(`{'t': ['0', '3', {}, None, -1]}`)),
  written('a tensor of sixty thousand axes', value(`{'t': [0] + [1] * 60000}`)),
  written('a hundred thousand tensors of the same numbers', `''`, {
    top: `import json, offhand_bridge
def step():
    with open('/io/answer.bin', 'wb') as file: file.write(bytes(8 * 262144))
    with open('/io/answer.json', 'w') as file: file.write(json.dumps({'value': [{'t': [0, 262144]}] * 100000}))
offhand_bridge.step = step`,
  }),
  written('lists in lists in lists', `'{"value":' + '[' * 10**6 + ']' * 10**6 + '}'`),
  written('fifty megabytes of lists', `'{"value":[' + '[],' * 16_000_000 + '[]]}'`),
  written('fifty megabytes of text', `'{"value":"' + 'x' * 50_000_000 + '"}'`),
  written('a failure that is none', `{'failure': 5, 'changed': 7}`),
  written(
    'a failure of another kind',
    `{'failure': {'kind': 'cancelled', 'name': 'x', 'message': 'y', 'url': 'z', 'state': 'pass'}}`,
  ),
  written(
    'a failure of no text',
    `{'failure': {'kind': {}, 'name': [], 'message': None, 'stack': {'length': 1e9}, 'stumbled': 'yes'}}`,
  ),
  written(
    'a failure of fifty megabytes',
    `{'failure': {'kind': 'thrown', 'name': 'n' * 10**7, 'message': 'm' * 10**7, 'stack': 's' * 10**7, 'more': 'x' * 10**7}}`,
  ),
  written(
    'arguments that were changed into anything',
    `{'value': 1, 'changed': {'0': {'t': [0, 10**9]}, '1': 5, '__proto__': {'r': 1}, 'constructor': {}}}`,
  ),
] as const
