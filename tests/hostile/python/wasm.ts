// WebAssembly of its own. Linked like a library of Python's it could call functions of the host with any
// arguments, and ask for more than those: an object of imports has the prototype of all objects, and by it the
// functions of JavaScript. So nothing is linked but what came with the interpreter.
import { reach, type More } from './attack.ts'

const sized = (bytes: readonly number[]): number[] => [bytes.length, ...bytes]
const text = (name: string): number[] => sized([...new TextEncoder().encode(name)])
const list = (entries: readonly (readonly number[])[]): number[] => [
  entries.length,
  ...entries.flat(),
]
const section = (id: number, content: readonly number[]): number[] => [id, ...sized(content)]

const [externref, i32] = [0x6f, 0x7f]
const ofFunction = (type: number): number[] => [0, type]
const ofGlobal = [3, externref, 0]

/** A side module whose `PyInit_evil` is `code`; its imports come before it. */
const library = (
  types: readonly (readonly number[])[],
  imports: readonly (readonly [string, string, readonly number[]])[],
  code: readonly number[],
): number[] => [
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(0, [...text('dylink.0'), 1, ...sized([0, 0, 0, 0])]),
  ...section(1, list([[0x60, 0, 1, i32], ...types])),
  ...section(2, list(imports.map(([from, name, kind]) => [...text(from), ...text(name), ...kind]))),
  ...section(3, [1, 0]),
  ...section(
    7,
    list([[...text('PyInit_evil'), 0, imports.filter(([, , [kind]]) => kind === 0).length]]),
  ),
  ...section(10, list([sized([0, ...code, 0x0b])])),
]

/** `Object.freeze(Object.prototype)`, in the realm of the worker. */
const reachesJavaScript = library(
  [[0x60, 1, externref, 1, externref]],
  [
    ['constructor', 'freeze', ofFunction(1)],
    ['constructor', 'prototype', ofGlobal],
  ],
  [0x23, 0, 0x10, 0, 0x1a, 0x41, 0],
)
/** `fd_write` of 2**31 - 1 pieces. */
const asksTooMuch = library(
  [[0x60, 4, i32, i32, i32, i32, 1, i32]],
  [['wasi_snapshot_preview1', 'fd_write', ofFunction(1)]],
  [0x41, 1, 0x41, 0, 0x41, 0xff, 0xff, 0xff, 0xff, 0x07, 0x41, 0, 0x10, 0],
)
const empty = library([], [], [0x41, 0])

const linked = (name: string, bytes: readonly number[], how: string, more: More = {}) =>
  reach(
    name,
    `with open('/tmp/evil.so', 'wb') as file: file.write(bytes([${bytes.join()}]))\n${how}`,
    {
      top: 'import _ctypes, _imp, ctypes, glob, importlib, importlib.machinery, os, sys',
      report: /^\["refused","(ImportError|OSError)\(.*is no library of Python/,
      ...more,
    },
  )
const imported = `sys.path.insert(0, '/tmp'); importlib.invalidate_caches(); import evil; return evil`

export const wasm = [
  linked('an extension of its own', empty, imported),
  linked('one that asks for functions of JavaScript', reachesJavaScript, imported),
  linked('one that calls the host with any arguments', asksTooMuch, imported),
  linked('one that ctypes opens', empty, `return ctypes.CDLL('/tmp/evil.so')`),
  linked(
    'one that is opened below ctypes',
    empty,
    `return _ctypes.dlopen('tmp/../tmp//evil.so', 0)`,
  ),
  linked('no WebAssembly at all', [1, 2, 3], imported),
  linked(
    'one in place of Python’s',
    empty,
    `path = glob.glob('/usr/lib/python3.11/**/_decimal*.so', recursive=True)[0]
os.rename('/tmp/evil.so', path)
return importlib.machinery.ExtensionFileLoader('evil', path).create_module(importlib.machinery.ModuleSpec('evil', None, origin=path))`,
  ),
  linked(
    'one written over Python’s',
    empty,
    `path = glob.glob('/usr/lib/python3.11/**/_decimal*.so', recursive=True)[0]
with open('/tmp/evil.so', 'rb') as file, open(path, 'r+b') as target: target.write(file.read())
return importlib.machinery.ExtensionFileLoader('evil', path).create_module(importlib.machinery.ModuleSpec('evil', None, origin=path))`,
  ),
] as const
