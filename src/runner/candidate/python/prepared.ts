import { text as bridge } from './bridge.py'
import { text as compat } from './compat.py'
import { Interpreter, type Parts } from './interpreter.ts'

type Print = (descriptor: number, bytes: Uint8Array) => void

/** Imported before the snapshot is taken, so that nobody waits for them. */
const common = [
  ...[
    'numpy',
    'numpy.linalg',
    'numpy.fft',
    'numpy.random',
    'numpy.testing',
    'numpy.lib.stride_tricks',
  ],
  ...['math', 'random', 'collections', 'itertools', 'functools', 'heapq', 'bisect', 'typing'],
  ...['dataclasses', 'json', 'traceback'],
]

/**
 * An interpreter with NumPy and the bridge in it, before any code of the user's. One that was kept and does
 * not come to life, or not with these files, is given up for a fresh one.
 */
export function preparedInterpreter(parts: Parts, print: Print): Interpreter {
  if (parts.snapshot) {
    const restored = restoredInterpreter(parts, print)
    if (restored) return restored
  }
  const { snapshot: _, ...rest } = parts
  const interpreter = new Interpreter(rest, print)
  const write = (name: string, text: string): void =>
    interpreter.files.write(`/usr/lib/python3.11/${name}.py`, new TextEncoder().encode(text))
  write('offhand_compat', compat)
  write('offhand_bridge', bridge)
  interpreter.run(`import ${common.join(', ')}\nimport offhand_compat, offhand_bridge`)
  return interpreter
}

function restoredInterpreter(parts: Parts, print: Print): Interpreter | null {
  try {
    const interpreter = new Interpreter(parts, print)
    interpreter.run('import offhand_bridge')
    return interpreter
  } catch {
    return null
  }
}
