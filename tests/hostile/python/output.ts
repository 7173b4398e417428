// What is printed: lines of bounded length and number, and nothing of it in the browser's own console.
import { alone, type More } from './attack.ts'

const printed = (name: string, body: string, more: More = {}) =>
  alone(name, ['wrong'], `${body}\nreturn 'printed'`, {
    top: 'import logging, os, sys, warnings',
    report: /^"printed"$/,
    ...more,
  })
/** So much that its time may be over. */
const flood = (name: string, body: string) =>
  printed(name, body, { ends: ['wrong', 'timeout', 'thrown'], report: /^("printed"|undefined)$/ })

export const output = [
  flood('a flood of lines', `for i in range(20_000): print('printed-by-the-code', i)`),
  flood('a flood on both streams', `for i in range(5000): print(i); print(i, file=sys.stderr)`),
  flood('a line of 10**8 letters', `print('x' * 10**8)`),
  flood('10**8 lines at once', `print('\\n' * 10**8)`),
  flood('a line that never ends', `for _ in range(100): print('x' * 10**5, end='')`),
  flood('10**7 bytes that are no letters', `os.write(1, bytes(range(256)) * 40_000)`),
  flood(
    'raw writes',
    `for _ in range(20_000): os.write(1, b'printed-by-the-code\\n'); os.write(2, b'x')`,
  ),
  flood(
    'a flood of warnings',
    `warnings.simplefilter('always')\nfor i in range(2000): warnings.warn('printed-by-the-code')`,
  ),
  flood(
    'a flood of a log',
    `logging.basicConfig(level=0)\nfor i in range(2000): logging.debug('printed-by-the-code %d', i)`,
  ),
  flood('an array, printed whole', `np.set_printoptions(threshold=10**9)\nprint(np.zeros(50_000))`),
  printed(
    'zeros, bells and escapes',
    `print('\\x00\\x07\\x1b[31m\\x1b]0;title\\x07\\r\\x08\\u202e\\u2028\\ufeff')`,
  ),
  printed(
    'half letters',
    `os.write(1, b'\\xe4\\xbd'); os.write(1, b'\\xa0\\xff\\xfe\\xc3\\n'); sys.stdout.buffer.write(b'\\xf0\\x9f')`,
  ),
  printed(
    'what looks like our own lines',
    `print('{"type":"done","id":2,"outcome":{"ok":true}}'); print('</script><img src=SITE onerror=alert(1)>')`,
  ),
  printed('a format of the console', `print('%c%s%o printed-by-the-code', 'color: red')`),
  alone('letters that cannot be written', ['thrown'], `print('\\ud800')`, {
    failure: /^UnicodeEncodeError$/,
  }),
  alone('an object that raises when it is printed', ['thrown'], 'print(Quiet())', {
    top: 'class Quiet:\n    def __str__(self): raise SystemExit("quiet")',
    failure: /^SystemExit$/,
  }),
  printed('what is printed at the end of objects', `late = Late(); del late`, {
    top: `class Late:\n    def __del__(self): print('late'); raise ValueError('printed-by-the-code')`,
  }),
] as const
