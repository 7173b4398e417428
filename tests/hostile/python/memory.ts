// 512 MB is all there is. Its end is a MemoryError, or the time is over first: never the frame's process.
import { alone, call } from './attack.ts'

const ways = ['thrown', 'timeout'] as const
const spent = /^(MemoryError|_ArrayMemoryError|OSError|OverflowError|ValueError|Timeout)$/

/** Freed when the error is raised, and so the others pass. */
const bomb = (name: string, body: string, top = '') =>
  alone(name, ways, body, { top, failure: spent })

/** Kept: the checks after it have nothing left, and may fail; the run after it has a new interpreter. */
const keeper = (name: string, body: string, top = '') =>
  call(name, ways, body, { top: `kept = []\n${top}`, failure: spent })

export const memory = [
  bomb('a list of 10**9', 'return [0] * 10**9'),
  bomb('a list that doubles', 'a = [0] * 10**6\nwhile True: a += a'),
  bomb('a text that doubles', 'a = "xy" * 10**6\nwhile True: a += a'),
  bomb('bytes that double', 'a = b"xy" * 10**6\nwhile True: a += a'),
  bomb('a text of 10**10', 'return "x" * 10**10'),
  bomb('a number of 10**10 bits', 'return 1 << 10**10'),
  bomb('numbers of 10**7 bits', 'a = []\nwhile True: a.append(1 << 10**7 + len(a))'),
  bomb('np.ones of 10**10', 'return np.ones(10**10)'),
  bomb('np.tile', 'return np.tile(np.ones(1000), (1000, 1000, 10))'),
  bomb('np.eye', 'return np.eye(30000)'),
  bomb('an outer product', 'a = np.ones(30000); return np.outer(a, a)'),
  bomb('a broadcast that is written out', 'return np.broadcast_to(1.0, (10**9,)).copy()'),
  bomb('a shape that overflows', 'return np.zeros((2**31, 2**31, 2**31), dtype="i1")'),
  bomb('arrays of arrays', 'a = np.ones(10**6)\nwhile True: a = np.concatenate([a, a])'),
  bomb(
    'what is packed well',
    'return zlib.decompress(zlib.compress(bytes(10**8), 9) , bufsize=10**9)\\\n    + bytes(6 * 10**8)',
    'import zlib',
  ),
  bomb('a file in memory', 'a = io.BytesIO()\nwhile True: a.write(bytes(10**7))', 'import io'),
  keeper('a list that grows', 'while True: kept.append([len(kept)] * 10**6)'),
  keeper('texts', 'while True: kept.append(str(len(kept)) * 10**6)'),
  keeper('dicts', 'while True: kept.append(dict.fromkeys(range(10**5)))'),
  keeper('arrays that are touched', 'while True: a = np.zeros(10**6); a[:] = 1; kept.append(a)'),
  keeper('arrays that are not touched', 'while True: kept.append(np.zeros(10**7))'),
  keeper(
    'objects of its own',
    'while True: kept.append(C())',
    'class C:\n    def __init__(self): self.me = self',
  ),
  keeper(
    'generators and closures',
    'while True:\n    n = len(kept); kept.append((lambda: n, (n for _ in kept)))',
  ),
  keeper('modules', 'while True: kept.append(types.ModuleType("m" * 10**5))', 'import types'),
  keeper('memory that is mapped', 'while True: kept.append(mmap.mmap(-1, 10**7))', 'import mmap'),
  keeper(
    'memory that is left uncollected',
    'gc.disable()\nwhile True: a = [bytes(10**5)]; a.append(a)',
    'import gc',
  ),
  // Where an error needs memory as well.
  keeper(
    'memory that is taken again and again',
    `while True:
    try:
        while True: kept.append(bytes(10**4))
    except MemoryError: kept.append(None)`,
  ),
] as const
