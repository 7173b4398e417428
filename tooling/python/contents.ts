import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { unzipSync } from 'fflate'

/** A file of a pack: its path below `/usr/lib` in the interpreter's file system, and its bytes. */
export type PackFile = readonly [path: string, bytes: Uint8Array]

/** What of the standard library an exercise cannot need, or the sandbox cannot do. */
const unusedFolders = [
  'idlelib lib2to3 tkinter turtledemo ensurepip distutils venv curses sqlite3 dbm wsgiref xmlrpc test',
  'unittest/test ctypes/test ctypes/macholib msilib pydoc_data site-packages __phello__ config-[^/]*',
  'asyncio email xml http html multiprocessing concurrent zoneinfo',
]
/** Beginnings of names. The first two are CoWasm's own start, which costs a second. */
const unusedFiles = [
  'cowasm_ sitecustomize',
  '_ssl\\. ssl\\. _sqlite3\\. _curses _codecs_ readline\\. _xxtest _test pyexpat\\. ossaudiodev _crypt crypt',
  'audioop nis\\. spwd termios termcap syslog resource xxlimited _lzma\\. lzma\\. _bz2\\. bz2\\. _gdbm _dbm',
  'turtle\\. pydoc\\. mailbox imaplib smtplib smtpd nntplib telnetlib poplib ftplib cgi aifc sunau wave',
  'sndhdr chunk xdrlib uu\\. nturl pstats profile cProfile webbrowser antigravity this\\. plistlib pdb\\.',
  'asyncore asynchat ipaddress',
]
const anyOf = (lines: readonly string[]): string => lines.join(' ').replaceAll(' ', '|')
/** Of the codecs, those that are not Unicode's; a zip archive of NumPy asks for cp437. */
const unusedCodecs =
  'encodings/(cp(?!437)|mac_|iso|big5|euc|gb|shift|johab|hz|koi|kz|ptcp|tis|palmos|hp)'
const unusedLibrary = new RegExp(
  `^((${anyOf(unusedFolders)})/|${unusedCodecs}|(.*/)?(${anyOf(unusedFiles)})[^/]*$)`,
)
const unusedNumpy = new RegExp(
  [
    '^numpy/(distutils|f2py|tests|array_api|_pyinstaller|doc)/|/tests/|/include/',
    '\\.(h|c|pyi|a|txt|ini|src)$',
    '_(operand_flag|rational|umath)_tests|_struct_ufunc_tests|_simd\\.|/setup\\.pyc|conftest',
  ].join('|'),
)

/** From the packages of binaries to what the app ships, by the name of the pack. */
export function packContents(packages: string): Readonly<Record<string, readonly PackFile[]>> {
  const read = (file: string): Uint8Array => readFileSync(path.join(packages, file))
  const library = unzipSync(read('python-wasm/dist/python-stdlib.zip'))
  const numpyRoot = '@cowasm/py-numpy/dist/wasm'
  const numpy = readdirSync(path.join(packages, numpyRoot, 'numpy'), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path
        .relative(path.join(packages, numpyRoot), path.join(parentPath, name))
        .split(path.sep)
        .join('/'),
    )
  return {
    cpython: [
      ['kernel.wasm', read('@cowasm/kernel/dist/kernel/kernel.wasm')],
      ['python.wasm', read('python-wasm/dist/python.wasm')],
    ],
    stdlib: Object.entries(library)
      .filter(([file]) => !file.endsWith('/') && !unusedLibrary.test(file))
      .map(([file, bytes]) => [`python3.11/${file}`, bytes]),
    numpy: numpy
      .filter((file) => !unusedNumpy.test(file))
      .map((file) => [`python3.11/site-packages/${file}`, read(`${numpyRoot}/${file}`)]),
  }
}
