// Whatever ends the interpreter ends one call: the next one gets a new interpreter with the same code.
import { alone, honest, module } from './attack.ts'

const ends = (name: string, body: string, failure: RegExp, top = '') =>
  alone(name, ['thrown'], body, { top, failure })
const died = /^InterpreterEnded$/

export const exits = [
  ends('os._exit', 'os._exit(0)', died, 'import os'),
  ends('os.abort', 'os.abort()', died, 'import os'),
  ends('os.kill', 'os.kill(os.getpid(), 9)', /^OSError$/, 'import os'),
  ends('a raised signal', 'signal.raise_signal(9)', /^OSError$/, 'import signal'),
  ends('sys.exit', 'sys.exit("pass")', /^SystemExit$/, 'import sys'),
  ends('KeyboardInterrupt', 'raise KeyboardInterrupt', /^KeyboardInterrupt$/),
  ends('GeneratorExit', 'raise GeneratorExit', /^GeneratorExit$/),
  ends('an error below all others', 'raise type("Base", (BaseException,), {})', /^Base$/),
  ends('StopIteration', 'raise StopIteration(["expected"])', /^StopIteration$/),
  alone(
    'bytecode of its own',
    ['thrown', 'wrong', 'timeout'],
    'def g(): pass\ng.__code__ = g.__code__.replace(co_code=bytes([100, 255, 1, 0] * 40), co_consts=())\nreturn g()',
  ),
  ends(
    'all memory overwritten',
    'area = (ctypes.c_char * 30_000_000).from_address(0)\narea[:] = b"\\xff" * len(area)',
    /^(InterpreterEnded|RecursionError)$/,
    'import ctypes',
  ),
  ends(
    'memory beyond its end',
    'return ctypes.c_char.from_address(2**32 - 16).value',
    died,
    'import ctypes',
  ),
  alone(
    'a stack trace by faulthandler',
    ['wrong', 'thrown'],
    'faulthandler.dump_traceback(); faulthandler._sigsegv()',
    { top: 'import faulthandler' },
  ),
  alone('an alarm', ['wrong', 'thrown'], 'signal.signal(14, lambda *_: 1 / 0); signal.alarm(1)', {
    top: 'import signal',
  }),
  alone(
    'what is to be done at the end',
    ['wrong'],
    'atexit.register(lambda: print("late")); return 1',
    { top: 'import atexit' },
  ),
  module('os._exit while it is loaded', ['load'], `${honest}\nimport os; os._exit(0)`, {
    failure: died,
  }),
  module('sys.exit while it is loaded', ['load'], `${honest}\nimport sys; sys.exit()`, {
    failure: /^SystemExit$/,
  }),
  module(
    'an error below all others while it is loaded',
    ['load'],
    `${honest}\nraise type("Base", (BaseException,), {})`,
    { failure: /^Base$/ },
  ),
  // Started anew, its code is loaded again: a death the second time is one of each call.
  module('an end in every call', ['thrown'], `import os\ndef f(x): os._exit(len(x))`, {
    failure: died,
  }),
] as const
