// The interpreter alone: what the worker of the sandbox does with it, in this process.
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { preparedInterpreter } from '../../src/runner/candidate/python/prepared.ts'
import type { Parts } from '../../src/runner/candidate/python/interpreter.ts'
import type { PythonSignature } from '../../src/base/python-signature.ts'
import {
  type PythonAnswer,
  type PythonSession,
  pythonSession,
} from '../../src/runner/candidate/python/session.ts'
import { pythonPacks } from '../../tooling/python/packs.ts'

const root = path.resolve(import.meta.dirname, '../..')
let parts: Parts
let session: PythonSession
let printed: string[] = []
let starts = 0

beforeAll(() => {
  parts = { packs: pythonPacks(root).map(({ bytes }) => bytes) }
  session = pythonSession(
    (print) => {
      starts++
      const interpreter = preparedInterpreter(parts, print)
      if (!parts.snapshot)
        parts = { ...parts, modules: interpreter.modules, snapshot: interpreter.snapshot() }
      return interpreter
    },
    (level, line) => printed.push(`${level}: ${line}`),
  )
})

function load(source: string, signature: PythonSignature = {}) {
  printed = []
  return session.load({ source, file: 'solution.py', signatures: { f: signature } })
}
const call = (args: readonly unknown[], watched: readonly number[] = []): PythonAnswer =>
  session.call({ fn: 'f', args, watched })

/** The value of the body of `f(x)`. */
function f(body: string, x: unknown = 0, signature?: PythonSignature): unknown {
  const source = `import numpy as np\ndef f(x):\n    ${body.replaceAll('\n', '\n    ')}\n`
  expect(load(source, signature)).toBeNull()
  const { outcome } = call([x])
  return outcome.ok ? outcome.value : outcome.failure
}

describe('CPython and NumPy', () => {
  test('are the real ones', () => {
    expect(f('import sys; return [np.__version__, sys.version.split()[0]]')).toEqual([
      '1.24.1',
      '3.11.1',
    ])
    const einsum = 'return np.einsum("ij,jk->ik", np.arange(6.).reshape(2, 3), np.ones((3, 2)))'
    expect(f(einsum)).toEqual([
      [3, 3],
      [12, 12],
    ])
    expect(f('return np.linalg.svd(np.diag([3., 4.]))[1]')).toEqual([4, 3])
    expect(f('return np.random.default_rng(0).integers(0, 100, 4)')).toEqual([85, 63, 51, 26])
  })

  test('find the modules that code for interviews imports', () => {
    const modules =
      'abc array bisect cmath collections contextlib copy csv dataclasses datetime decimal enum fractions functools graphlib hashlib heapq inspect io itertools json logging math numbers operator pathlib pickle pprint queue random re secrets statistics string struct sys tempfile textwrap threading time timeit traceback types typing unicodedata unittest uuid warnings weakref zipfile numpy.fft numpy.lib.stride_tricks numpy.linalg numpy.ma numpy.matlib numpy.polynomial numpy.random numpy.testing numpy.typing'
    expect(f(`import ${modules.split(' ').join(', ')}\nreturn True`)).toBe(true)
    const archive =
      'import io\nb = io.BytesIO(); np.savez_compressed(b, a=np.eye(2)); b.seek(0)\nreturn np.load(b)["a"]'
    expect(f(archive)).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(f('σ = 2; return σ * x', 3)).toBe(6)
  })

  test('[R137] a restored interpreter computes as the one that was kept, random numbers included', () => {
    const valueIn = (): unknown => {
      const restored = pythonSession(
        (print) => preparedInterpreter(parts, print),
        () => {},
      )
      const body = 'return [np.random.rand(2), np.linalg.inv(x), np.fft.fft(x).real, hash("a")]'
      const source = `import numpy as np\ndef f(x):\n    ${body}\n`
      restored.load({ source, file: 'solution.py', signatures: {} })
      const arrays = [
        [2, 0],
        [0, 4],
      ]
      return restored.call({ fn: 'f', args: [arrays], watched: [] }).outcome
    }
    expect(parts.snapshot).toBeDefined()
    const outcome = valueIn()
    expect(outcome).toMatchObject({
      value: [
        expect.anything(),
        [
          [0.5, 0],
          [0, 0.25],
        ],
        [
          [2, 2],
          [4, -4],
        ],
        expect.any(Number),
      ],
    })
    expect(valueIn()).toEqual(outcome)
  })

  test('[R138] gaps of NumPy on WASM are closed', () => {
    expect(f('return np.linalg.inv(np.zeros((2, 2)))')).toMatchObject({ name: 'LinAlgError' })
    expect(f('return np.bincount(np.array([1, 1, 2], dtype=np.int64))')).toEqual([0, 2, 1])
    expect(f('return np.repeat([1, 2], np.array([1, 2], dtype=np.int64))')).toEqual([1, 2, 2])
  })
})

describe('data there and back', () => {
  test('[R130] plain data comes back as it was', () => {
    const x = {
      list: [1, 2.5, NaN, Infinity, -0, 'é\0"', true, null, []],
      inner: { deepKey: [[]] },
    }
    expect(f('return x', [x])).toEqual([x])
    expect(f('return [type(v).__name__ for v in x]', [1, 1.5, true, 'a', null, [], {}])).toEqual([
      'int',
      'float',
      'bool',
      'str',
      'NoneType',
      'list',
      'dict',
    ])
  })

  test('[R131] a last object is keyword arguments, unless the signature names it', () => {
    const source = 'def f(x, *, top_k=1, lambda_=None):\n    return [x, top_k, lambda_]'
    expect(load(source)).toBeNull()
    expect(call([1, { topK: 3, lambda: null }]).outcome).toEqual({ ok: true, value: [1, 3, null] })
    expect(call([1]).outcome).toEqual({ ok: true, value: [1, 1, null] })
    expect(f('return sorted(x)', { aB: 1 }, { arguments: ['plain'] })).toEqual(['a_b'])
  })

  test('[R132] arrays are float64, bool or int where the signature says so', () => {
    const dtype = 'return [str(x.dtype), list(x.shape)]'
    expect(f(dtype, [[1, 2]], { arguments: ['array'] })).toEqual(['float64', [1, 2]])
    expect(f(dtype, [[true]], { arguments: ['array'] })).toEqual(['bool', [1, 1]])
    expect(f(dtype, [7], { arguments: ['int-array'] })).toEqual(['int32', [1]])
    expect(f(dtype, new Float32Array(2))).toEqual(['float32', [2]])
  })

  test('[R132] a ragged list is refused as NumPy does, before the function is called', () => {
    const ragged = [[1], [2, 3]]
    expect(load('def f(x):\n    raise SystemExit', { arguments: ['array'] })).toBeNull()
    expect(call([ragged], [0])).toEqual({
      outcome: {
        ok: false,
        failure: expect.objectContaining({ name: 'ValueError', stumbled: false }),
      },
      echo: [{ type: 'unchanged' }],
    })
  })

  test('[R131] an argument that is left out at the end is none', () => {
    expect(load('def f(x, *, k=1):\n    return [x, k]')).toBeNull()
    expect(call([1, undefined], [0, 1])).toEqual({
      outcome: { ok: true, value: [1, 1] },
      echo: [{ type: 'unchanged' }, { type: 'unchanged' }],
    })
  })

  test('[R133] whatever holds numbers is a list, a number or a record', () => {
    expect(f('return (1, np.float32(0.5), np.int64(3), np.bool_(True), range(2))')).toEqual([
      1,
      0.5,
      3,
      true,
      [0, 1],
    ])
    expect(f('return {"log_prob": np.ones((2, 1)), 3: np.array(["a"])}')).toEqual({
      logProb: [[1], [1]],
      '3': ['a'],
    })
    expect(f('return [2**60, 10**400, np.array([2**60, 3], dtype=np.int64)]')).toEqual([
      2 ** 60,
      Infinity,
      [2 ** 60, 3],
    ])
    expect(f('return np.array([None, 1.5], dtype=object)')).toEqual([null, 1.5])
    expect(f('return np.array([np.nan, np.inf, -0.0])')).toEqual([NaN, Infinity, -0])
    const point = 'from typing import NamedTuple\nclass P(NamedTuple):\n    x_min: int\nreturn P(2)'
    expect(f(point)).toEqual({ xMin: 2 })
    const record =
      'from dataclasses import dataclass\n@dataclass\nclass P:\n    x_min: int\nreturn P(2)'
    expect(f(record)).toEqual({ xMin: 2 })
    expect(f('return 1, 2', 0, { returns: ['a', 'b'] })).toEqual({ a: 1, b: 2 })
  })

  test.each([
    ['return {1, 2}', 'uncloneable', 'a value of type set'],
    ['return lambda: 1', 'uncloneable', 'a value of type function'],
    ['return (i for i in x)', 'uncloneable', 'a value of type generator'],
    ['return np.ones(2) * 1j', 'uncloneable', 'an array of dtype complex128'],
    ['return np.array([{1}])', 'uncloneable', 'a value of type set'],
    ['return {(1, 2): 3}', 'uncloneable', 'a dict with a key of type tuple'],
    ['x.append(x)\nreturn x', 'uncloneable', 'a value that contains itself'],
    ['return np.zeros((600, 600))', 'too-large', 'more than 262144 values'],
    ['return [0] * 300000', 'too-large', 'more than 262144 values'],
  ])('[R134] %s is refused', (body, kind, message) => {
    expect(f(body, [1])).toMatchObject({
      kind,
      message: expect.stringContaining(`the function returned ${message}`),
    })
  })

  test('[R40] a changed argument is told, a list as well as an array', () => {
    load('def f(x, y):\n    x[0] = 9\n    return 1')
    expect(call([[1, 2], [3]], [0, 1]).echo).toEqual([
      { type: 'value', value: [9, 2] },
      { type: 'unchanged' },
    ])
    load('def f(x):\n    x[0] = 9', { arguments: ['array'] })
    expect(call([[1, 2]], [0]).echo).toEqual([{ type: 'value', value: [9, 2] }])
    expect(call([[1, 2]], []).echo).toEqual([{ type: 'unwatched' }])
    load('def f(x):\n    x.append(f)')
    expect(call([[1]], [0]).echo).toEqual([{ type: 'unreadable' }])
  })
})

describe('errors', () => {
  test('[R60] a syntax error has its place', () => {
    expect(load('def f(x):\n    return (1')).toMatchObject({
      kind: 'syntax',
      name: 'SyntaxError',
      message: "'(' was never closed",
      stack: '    at solution.py:2:12',
    })
    expect(load('def f(x):\nreturn 1')).toMatchObject({ name: 'IndentationError' })
  })

  test('[R61] [R62] other errors have the lines of the user’s code, innermost first', () => {
    expect(load('x = 1\nx.é')).toMatchObject({
      kind: 'load',
      name: 'AttributeError',
      stack: '    at <module> (solution.py:2:1)',
    })
    expect(
      load(
        'import numpy as np\ndef g(x):\n    return np.sum(x, axis="é")\ndef f(x):\n  y = 1; return g(x)',
      ),
    ).toBeNull()
    expect(call([[1]]).outcome).toMatchObject({
      failure: {
        kind: 'thrown',
        name: 'TypeError',
        stack: '    at g (solution.py:3:12)\n    at f (solution.py:5:17)',
      },
    })
  })

  test('[R63] a missing function is told', () => {
    load('g = 1')
    expect(call([]).outcome).toMatchObject({ failure: { kind: 'missing-export' } })
  })

  test.each([
    ['raise ValueError("empty")', false],
    ['raise TypeError("empty")', false],
    ['assert len(x) > 9, "empty"', false],
    ['return np.asarray([[1], [2, 3]], dtype=float)', false],
    ['return np.ones(2) + np.ones(3)', false],
    ['return x[7]', true],
    ['return x.shape', true],
    ['return {}["a"]', true],
    ['return np.zeros(2)[5]', true],
    ['return 1 / 0', true],
    ['a, b = x', true],
    ['return max([])', true],
    ['return np.max([])', true],
    ['return np.argmax([])', true],
    ['return np.max(x, axis=1)', true],
    ['if np.ones(2): pass', true],
    ['return int(float("nan"))', true],
    ['return x.index(9)', true],
    ['raise ValueError("not enough values to unpack")', false],
    ['raise IndexError("own")', false],
    ['return np.ones((2, 2)) @ np.ones((3, 2))', false],
    ['return np.reshape(x, (2, 3))', false],
  ])('[R135] %s: stumbled is %s', (body, stumbled) => {
    expect(f(body, [1])).toMatchObject({ kind: 'thrown', stumbled })
  })

  test('[R136] what ends the interpreter ends one call', () => {
    const before = starts
    const dying = 'if x == 1:\n    import os; os._exit(3)\nprint("alive")\nreturn x'
    expect(f(dying, 1)).toMatchObject({ kind: 'thrown', name: 'InterpreterEnded' })
    printed = []
    expect(call([2]).outcome).toEqual({ ok: true, value: 2 })
    expect(printed).toEqual(['log: alive'])
    expect(starts).toBe(before + 1)
  })

  test('[R136] memory and recursion without end are errors', () => {
    expect(f('return [0] * 10**9')).toMatchObject({ name: 'MemoryError', stumbled: true })
    expect(f('g = lambda: g()\nreturn g()')).toMatchObject({ name: 'RecursionError' })
    expect(f('return x', 5)).toBe(5)
  })
})

describe('output', () => {
  test('[R45] belongs to the call that it was printed in, line by line', () => {
    load('print("loading", end="")\ndef f(x):\n    print("é", x)\n    print("a\\nb", end="")')
    expect(printed).toEqual(['log: loading'])
    printed = []
    call([[1, 2]])
    expect(printed).toEqual(['log: é [1, 2]', 'log: a', 'log: b'])
  })

  test('[R45] warnings are told apart', () => {
    f('import warnings; warnings.warn("careful")')
    expect(printed[0]).toBe('warn: solution.py:3: UserWarning: careful')
  })
})
