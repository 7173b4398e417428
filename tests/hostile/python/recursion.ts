// Calls within calls, through C as well: an error of Python's, or the end of an interpreter that is started
// anew for the next call. It costs its own check.
import { alone } from './attack.ts'

const deep = (name: string, body: string, top = '') =>
  alone(name, ['thrown', 'timeout'], body, {
    top: `import sys\n${top}\ndef nest(make, n=10**5):
    at = make()
    for _ in range(n): at = make(at)
    return at`,
    failure: /^(RecursionError|MemoryError|InterpreterEnded|Timeout)$/,
  })
/** The limit is a wish of the code's own: what really ends is the stack of JavaScript. */
const beyond = 'sys.setrecursionlimit(10**9)\n'

export const recursion = [
  deep('a function that calls itself', 'return f(x)'),
  deep('the same without a limit', `${beyond}return f(x)`),
  deep(
    'a function that catches its own error',
    `def down():
    try: down()
    finally: down()
down()`,
  ),
  deep('the repr of lists in lists', `${beyond}return repr(nest(lambda *a: list(a)))`),
  deep(
    'the comparison of lists in lists',
    `${beyond}return nest(lambda *a: list(a)) == nest(lambda *a: list(a))`,
  ),
  deep('the hash of tuples in tuples', `${beyond}return hash(nest(lambda *a: tuple(a), 10**6))`),
  deep('a key that sorts', `${beyond}key = lambda v: sorted([1, 2], key=key)\nreturn key(1)`),
  deep('JSON, written', `${beyond}return json.dumps(nest(lambda *a: list(a)))`, 'import json'),
  deep('JSON, read', `${beyond}return json.loads('[' * 10**6)`, 'import json'),
  deep('pickle', `${beyond}return pickle.dumps(nest(lambda *a: list(a)))`, 'import pickle'),
  deep(
    'a copy of everything',
    `${beyond}return len(copy.deepcopy(nest(lambda *a: list(a), 10**6)))`,
    'import copy',
  ),
  deep(
    'iterators in iterators',
    'it = iter([1])\nfor _ in range(10**6): it = map(int, it)\nreturn next(it)',
  ),
  alone(
    'an array of lists in lists',
    ['thrown', 'timeout', 'uncloneable'],
    'import sys; sys.setrecursionlimit(10**9)\na = []\nfor _ in range(10**5): a = [a]\nreturn np.array(a, dtype=object)',
  ),
  // Beyond its own limit Python writes over its memory: anything may come of that, in its own memory.
  alone(
    'arrays in arrays',
    ['thrown', 'timeout', 'wrong', 'uncloneable'],
    'import sys; sys.setrecursionlimit(10**9)\na = np.empty(1, object); a[0] = a\nreturn str(a.tolist()) + repr(a) + str(a == a)',
    { othersPass: false },
  ),
  deep(
    'attributes that are looked for',
    'return Deep().x',
    'class Deep:\n    def __getattr__(self, name): return getattr(self, name + "x")',
  ),
  deep('a class asked for its kind', `${beyond}return isinstance(1, nest(lambda *a: a or (str,)))`),
  deep('parentheses', `${beyond}return eval('-' * 10**6 + '1')`),
  deep(
    'a regular expression of groups',
    `${beyond}return re.compile('(' * 10**5 + ')' * 10**5).groups.real.x`,
    'import re',
  ),
  deep(
    'what is freed, level by level',
    `a = nest(lambda *a: list(a), 3 * 10**6)\ndel a\nreturn f(x)`,
  ),
] as const
