// Sources that are odd: Python says what it thinks of them, or the time is over.
import { honest, module } from './attack.ts'
import type { Ending } from '../attack.ts'

const source = (name: string, ends: readonly Ending[], text: string, failure?: RegExp) =>
  module(name, ends, text, failure && { failure })

export const sources = [
  source('a zero in it', ['syntax', 'load'], `${honest}x = '\0'\n`),
  source('nothing', ['missing-export'], ''),
  source(
    'ten megabytes of comments',
    ['wrong', 'timeout'],
    `${'# comment\n'.repeat(1e6)}${honest}`,
  ),
  source(
    'a line of ten megabytes',
    ['wrong', 'timeout', 'load'],
    `x = '${'x'.repeat(1e7)}'\n${honest}`,
  ),
  source('100,000 statements', ['wrong', 'timeout', 'load'], `${'x = 1\n'.repeat(1e5)}${honest}`),
  source(
    '100,000 parentheses',
    ['syntax', 'load'],
    `${honest}x = ${'('.repeat(1e5)}1${')'.repeat(1e5)}\n`,
  ),
  source(
    '100,000 minus signs',
    ['load', 'syntax', 'timeout'],
    `${honest}x = ${'-'.repeat(1e5)}1\n`,
    /^(MemoryError|RecursionError|InterpreterEnded|Timeout|SyntaxError)$/,
  ),
  source(
    '100,000 sums',
    ['load', 'syntax', 'timeout', 'wrong'],
    `${honest}x = 1${' + 1'.repeat(1e5)}\n`,
  ),
  source(
    '200 blocks in blocks',
    ['syntax'],
    `${honest}${Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}if 1:\n`).join('')}${' '.repeat(200)}pass\n`,
  ),
  source('an f-string in f-strings', ['syntax', 'load'], `${honest}x = f'{f"{f'{1}'}"}'\n`),
  source(
    'a constant that would be huge',
    ['wrong', 'load', 'timeout'],
    `${honest}x = lambda: 'a' * 10**9 + 'b' * 10**9\ny = lambda: (2 ** 10**9, (1,) * 10**9)\n`,
  ),
  source('a constant of 10**6 digits', ['syntax', 'load'], `${honest}x = ${'9'.repeat(1e6)}\n`),
  source('an exponent of 10**10', ['load', 'timeout'], `${honest}x = 10 ** 10 ** 10\n`),
  source('another encoding', ['wrong'], `# -*- coding: utf-7 -*-\n${honest}`),
  source('an encoding that nobody knows', ['wrong', 'syntax', 'load'], `# coding: pass\n${honest}`),
  source('a byte order mark', ['wrong', 'syntax'], `\ufeff${honest}`),
  source('form feeds and other blanks', ['wrong', 'syntax'], `\f\n\v\n${honest}`),
  source('tabs and blanks mixed', ['syntax'], `def f(x):\n\tif x:\n        return 1\n`),
  source('line ends of every kind', ['wrong'], honest.replaceAll('\n', '\r\n') + '\r# x\r'),
  source('half a letter', ['wrong', 'syntax', 'load'], `${honest}x = '\ud800'\n`),
  source('letters from right to left', ['wrong'], `# \u202e\u2066\n${honest}`),
  source('a future that comes late', ['syntax'], `${honest}from __future__ import annotations\n`),
  source('a future of its own', ['syntax'], `from __future__ import forgery\n${honest}`),
  source(
    'an asterisk import of everything',
    ['wrong', 'timeout'],
    `from numpy import *\nfrom os import *\nfrom builtins import *\n${honest}`,
  ),
  source(
    'a class for the function',
    ['wrong', 'uncloneable'],
    `class f:\n    def __init__(self, x): pass\n`,
  ),
  source('a value for the function', ['missing-export'], 'f = 6'),
  source('a coroutine for the function', ['uncloneable'], `async ${honest}`),
  source('a generator for the function', ['uncloneable'], `def f(x): yield 1`),
  source('a function of other arguments', ['thrown'], `def f(*, y): return y`),
  source(
    'a function that answers anything',
    ['wrong', 'uncloneable', 'missing-export'],
    `class Any:\n    def __getattr__(self, name): return self\n    def __call__(self, *_, **__): return self\nf = Any()\n`,
  ),
  source(
    'an object that is asked for its call',
    ['timeout', 'missing-export', 'thrown'],
    `class F:\n    @property\n    def __call__(self):\n        while True: pass\nf = F()\n`,
  ),
  source(
    'the module in place of another',
    ['wrong', 'thrown', 'missing-export'],
    `import sys\n${honest}\nclass M:\n    f = staticmethod(lambda x: x)\nsys.modules['solution'] = M()\n`,
  ),
] as const
