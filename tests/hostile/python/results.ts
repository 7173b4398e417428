// Results that are too much, or not what they seem: told by the limits, and by what they really hold.
import { alone, type More } from './attack.ts'

const large = (name: string, body: string, more: More = {}) =>
  alone(name, ['too-large', 'timeout'], body, more)
const refused = (name: string, body: string, more: More = {}) =>
  alone(name, ['uncloneable'], body, more)
const odd = (name: string, body: string, report: RegExp, more: More = {}) =>
  alone(name, ['wrong'], body, { report, ...more })
/** Whose code raises when it is looked at. */
const raising = (name: string, body: string, more: More = {}) =>
  alone(name, ['thrown', 'uncloneable'], body, more)

export const results = [
  large('a list of 10**7 numbers', 'return [0] * 10**7'),
  large('an array of 10**7 numbers', 'return np.zeros(10**7)'),
  large('a view of 10**8 numbers', 'return np.broadcast_to(0.0, (10**8,))'),
  large('a range of 10**18', 'return range(10**18)'),
  large('a dict of 10**6 keys', 'return dict.fromkeys(range(10**6))'),
  large('a text of 50 MB', 'return "x" * 50_000_000'),
  large('texts of 50 MB together', 'return ["x" * 10**6] * 50'),
  large('a key of 50 MB', 'return {"x" * 50_000_000: 1}'),
  large('an array of long texts', 'return np.full(1000, "x" * 10**4)'),
  large('3 million empty lists', 'return np.zeros((3_000_000, 0))'),
  large(
    'the same list 40 levels deep, twice each',
    'a = [1]\nfor _ in range(40): a = [a, a]\nreturn a',
  ),
  large('a list without an end', 'return Endless()', {
    top: 'class Endless(list):\n    def __iter__(self):\n        while True: yield 1',
  }),
  large('a dict without an end', 'return Endless()', {
    top: 'class Endless(dict):\n    def items(self):\n        while True: yield "k", 1',
  }),
  refused('a list in itself', 'a = []; a.append(a); return a'),
  refused('a dict in itself', 'a = {}; a["a"] = a; return a'),
  refused('an array in itself', 'a = np.empty(1, object); a[0] = a; return a'),
  refused('10**5 levels', 'a = []\nfor _ in range(10**5): a = [a]\nreturn a'),
  refused('arrays of records', 'return np.zeros(3, dtype=[("a", "f8"), ("b", "i4")])'),
  refused(
    'arrays of bytes and of dates',
    'return [np.array([b"x"]), np.array(["2020-01-01"], dtype="M8[D]")]',
  ),
  refused('memoryviews', 'return memoryview(b"abc")'),
  refused('a coroutine', 'async def g(): pass\nreturn g()'),
  refused('a class, a module and a function', 'return [np.ndarray, np, f]'),
  refused('a result with the prototype for a key', 'return {"__proto__": {"state": "pass"}}'),
  raising('an object that calls itself a text', 'return Text()', {
    top: 'class Text:\n    __class__ = str',
  }),
  raising('an object that calls itself a number', 'return Number()', {
    top: 'class Number:\n    __class__ = float\n    def __float__(self): return 1.0',
  }),
  raising('an array that is none', 'return Array()', {
    top: 'class Array:\n    __class__ = np.ndarray\n    def __array__(self, dtype=None): return "no array"',
  }),
  odd('a number that lies about its size', 'return Huge(5)', /^5$/, {
    top: 'class Huge(int):\n    def __abs__(self): return 0\n    def __int__(self): return 10**5000',
  }),
  raising('a dataclass whose properties raise', 'return Point(1)', {
    top: 'import dataclasses\n@dataclasses.dataclass\nclass Point:\n    a: int\n    def __getattribute__(self, name): raise SystemExit(name)',
  }),
  raising('a class with fields of no form', 'return Point()', {
    top: 'class Point:\n    __dataclass_fields__ = {1: 2}',
  }),
  raising('a named tuple whose names are numbers', 'return Named((1, 2))', {
    top: 'class Named(tuple):\n    _fields = [1, object()]',
  }),
  raising('a class whose name raises', 'return Hidden()', {
    top: 'class Meta(type):\n    @property\n    def __name__(cls): raise SystemExit\nclass Hidden(metaclass=Meta): pass',
  }),
  raising('a class with a name of 50 MB', 'return type("n" * 50_000_000, (), {})()'),
  odd('an integer of 5000 digits', 'return [10**5000 > 0, -10**5000]', /^\[true,null\]$/),
  odd(
    'NaN of every kind',
    'return np.frombuffer(np.array([0x7FF8000000000001, 0xFFF0DEADBEEF0001, 0x7FF0000000000000], "u8"))',
    /^\[null,null,null\]$/,
  ),
  odd('a number that converts itself to NaN', 'return Never(5)', /^5$/, {
    top: 'class Never(float):\n    def __float__(self): return float("nan")',
  }),
  odd('a text that lies', 'return [Text("true"), np.str_("x")]', /^\["true","x"\]$/, {
    top: 'class Text(str):\n    def __str__(self): return "lie"\n    def __repr__(self): return "lie"\n    def __len__(self): return 10**9',
  }),
  odd('an array that lies about its shape', 'return np.arange(3.0).view(Shape)', /^\[0,1,2\]$/, {
    top: 'class Shape(np.ndarray):\n    shape = property(lambda self: (10**9,)); size = 1; ndim = 7\n    def __array_finalize__(self, other): pass\n    def tolist(self): return ["lie"]\n    def tobytes(self): return b""\n    def __array__(self, dtype=None): return np.ones(9)',
  }),
  odd('a truth that is none', 'return [np.bool_(1), True, 1 == 1]', /^\[true,true,true\]$/),
  odd(
    'an array of another order',
    'return np.asfortranarray(np.arange(4.0).reshape(2, 2))[::-1]',
    /^\[\[2,3\],\[0,1\]\]$/,
  ),
  odd('an array of the other end', 'return np.array([1, 2], dtype=">f8")', /^\[1,2\]$/),
  odd(
    'keys that JavaScript knows',
    'return {"constructor": {"prototype": 1}, "toString": 1, "hasOwnProperty": 2, "then": 3, "toJSON": 4, "length": 5, "asymmetricMatch": 6}',
    /^\{"constructor":\{"prototype":1\},"toString":1,"hasOwnProperty":2,"then":3,"toJSON":4,"length":5,"asymmetricMatch":6\}$/,
  ),
  odd(
    'what looks like the bridge’s own records',
    'return {"r": [["a", 1]], "n": "nan", "t": [0, 10**9], "value": 1, "failure": {}}',
    /^\{"r":\[\["a",1\]\],"n":"nan","t":\[0,1000000000\],"value":1,"failure":\{\}\}$/,
  ),
  odd('a text that looks like JSON', `return '{"t": [0, 9]}'`, /^"\{/),
  odd(
    'letters that are none',
    'return ["\\ud800", "\\x00", chr(0x10FFFF)]',
    /^\["\\ud800","\\u0000","\u{10FFFF}"\]$/u,
  ),
  odd('what holds letters twice', 'return {"a_b": 1, "aB": 2}', /^\{"aB":2\}$/),
] as const
