// No end, of every kind: each must cost its own check and nothing else.
import { alone, call, honest, module } from './attack.ts'

const hang = (name: string, body: string, top = '') => alone(name, ['timeout'], body, { top })

export const loops = [
  hang('a loop', 'while True: pass'),
  hang(
    'a loop that catches everything',
    `while True:
    try: raise KeyboardInterrupt
    except BaseException: continue`,
  ),
  hang(
    'a generator without an end',
    `def more():
    while True: yield 1
for _ in more(): pass`,
  ),
  hang(
    'generators that recur',
    `def tree(n):
    yield n
    for k in (tree(n + 1), tree(n + 2)):
        if n < 60: yield from k
return sum(tree(0))`,
  ),
  hang(
    'a comprehension over a count',
    'return {i for i in itertools.count() if i < 0}',
    'import itertools',
  ),
  hang(
    'a loop in C',
    'return collections.deque(itertools.count(), maxlen=0)',
    'import collections, itertools',
  ),
  hang('a sum of 10**12 numbers', 'return sum(range(10**12))'),
  hang('a search in an iterator of its own', 'return 1 in iter(int, 1)'),
  hang('a tower of powers', 'return 9**9**8'),
  hang('the factorial of 10**7', 'return math.factorial(10**7)', 'import math'),
  hang(
    'a regular expression with nested stars',
    `return re.match(r'^(\\w+\\s?)*$', 'word ' * 20 + 'w' * 30 + '!')`,
    'import re',
  ),
  hang(
    'a sort that compares for ever',
    `class Slow:
    def __lt__(self, other):
        while True: pass
return sorted([Slow(), Slow()])`,
  ),
  hang(
    'keys that all collide',
    `class Same:
    def __hash__(self): return 1
return len({Same() for _ in range(10**6)})`,
  ),
  hang('a sleep', 'time.sleep(10**9)', 'import time'),
  hang('a wait for standard input', 'select.select([0], [], [], 10**6)', 'import select'),
  hang(
    'a lock taken twice',
    `lock = threading.Lock()
lock.acquire()
while not lock.acquire(timeout=1): pass`,
    'import threading',
  ),
  hang('an endless array', 'return np.fromiter(itertools.count(), float)', 'import itertools'),
  hang(
    'np.vectorize over a loop',
    `def endless(v):
    while True: pass
return np.vectorize(endless)(np.ones(3))`,
  ),
  hang('a product of huge matrices', 'a = np.ones((3000, 3000)); return (a @ a)[0, 0]'),
  hang(
    'a sort of a huge array',
    'a = np.arange(2**24)[::-1] % 1013; return np.sort(a, kind="heapsort")[0]',
  ),
  hang('a convolution of huge arrays', 'return np.convolve(np.ones(2**20), np.ones(2**19))[0]'),
  hang(
    'an einsum over everything',
    'a = np.ones((35, 35)); return np.einsum("ab,cd,ef->", a, a, a)',
  ),
  hang(
    'in what converts an error to text',
    `class Told(Exception):
    def __str__(self):
        while True: pass
raise Told`,
  ),
  hang(
    'in what an object is printed as',
    `class Told:
    def __repr__(self):
        while True: pass
print([Told()])`,
  ),
  hang(
    'in a comparison with an array',
    `class Equal:
    def __eq__(self, other):
        while True: pass
return np.array([Equal()], dtype=object) == 1`,
  ),
  hang(
    'in the length of a result',
    `class Long(list):
    def __len__(self):
        while True: pass
    def __iter__(self):
        while True: yield 1
return [Long(), (v for v in Long())] + Long()`,
  ),
  hang(
    'in the attributes of a result',
    `class Tuple(tuple):
    def __getattr__(self, name):
        while True: pass
return Tuple([1])`,
  ),
  hang(
    'in what a result is as an array',
    `class Array:
    __class__ = np.ndarray
    def __array__(self, dtype=None):
        while True: pass
return Array()`,
  ),
  hang(
    'in what is left of an object',
    `class Last:
    def __del__(self):
        while True: pass
Last()`,
  ),
  hang(
    'in a weak reference’s farewell',
    `def endless(_):
    while True: pass
class Gone: pass
one = Gone(); kept = weakref.ref(one, endless); del one`,
    'import weakref',
  ),
  hang(
    'in the garbage collector',
    `def endless(phase, info):
    while True: pass
gc.callbacks.append(endless); gc.collect()`,
    'import gc',
  ),
  hang(
    'in a hook of each line',
    `def endless(*_):
    while True: pass
sys.settrace(endless); f([])`,
    'import sys',
  ),
  hang(
    'in a hook of each call',
    `def endless(*_):
    while True: pass
sys.setprofile(endless); f([])`,
    'import sys',
  ),
  // It stays after the call, and so it costs the checks after this one as well, or the run.
  call(
    'in a hook of whatever is audited',
    ['timeout'],
    `def endless(*_):
    while True: pass
sys.addaudithook(endless)`,
    { top: 'import sys' },
  ),
  call(
    'in the hook of errors that nobody hears',
    ['timeout', 'wrong'],
    `def endless(_):
    while True: pass
sys.unraisablehook = endless
class Last:
    def __del__(self): raise ValueError
Last()`,
    { top: 'import sys' },
  ),
  hang(
    'an argument that is endless when it is looked at',
    `class Endless(dict):
    def items(self):
        while True: pass
x.append(Endless()); return 1`,
  ),
  module('while it is loaded', ['timeout'], `${honest}\nwhile True: pass`),
  module(
    'in a decorator',
    ['timeout'],
    `def endless(f):\n    while True: pass\n@endless\n${honest}`,
  ),
  module(
    'in a metaclass’s namespace',
    ['timeout'],
    `${honest}
class Meta(type):
    def __prepare__(*_):
        while True: pass
class C(metaclass=Meta): pass`,
  ),
  module(
    'in __class_getitem__, in an annotation',
    ['timeout'],
    `class C:
    def __class_getitem__(cls, item):
        while True: pass
def f(x: C[int]): return x`,
  ),
  module(
    'in an import hook, while it is loaded',
    ['timeout'],
    `import sys
class Finder:
    def find_spec(*_):
        while True: pass
sys.meta_path.insert(0, Finder())
import nothing_of_this_name`,
  ),
  module(
    'in what gives the module’s names',
    ['timeout'],
    `def __getattr__(name):
    while True: pass`,
  ),
] as const
