// The files are in memory and the interpreter's own: what is scribbled there is gone with it. They have a
// bound, beside the 512 MB. What a call spoils of the way that requests and answers take costs the next one.
import { alone, call, reach } from './attack.ts'

const top = 'import errno, os, shutil, sys, tempfile'
const spoiled = (name: string, body: string) =>
  call(name, ['wrong', 'thrown'], `${body}\nreturn ['spoiled']`, { top })
/** No more than so many bytes fit. */
const full = (name: string, body: string) =>
  reach(name, `${body}\nreturn 'no end'`, {
    top,
    report: /^\["refused","OSError\((51|33)/,
  })

export const files = [
  full('a file of 10**12 bytes', `with open('/tmp/x', 'wb') as file: file.truncate(10**12)`),
  full(
    'a byte at 10**15',
    `with open('/tmp/x', 'wb') as file:\n    file.seek(10**15); file.write(b'x')`,
  ),
  full(
    'a byte at the last place that is a number',
    `fd = os.open('/tmp/x', os.O_CREAT | os.O_RDWR); os.pwrite(fd, b'x', 2**63 - 1)`,
  ),
  full(
    'a file that grows',
    `with open('/tmp/x', 'wb') as file:\n    for _ in range(60): file.write(bytes(10**7))`,
  ),
  full(
    'files that fill the disk',
    `for i in range(60):\n    with open(f'/tmp/{i}', 'wb') as file: file.write(bytes(10**7))`,
  ),
  full(
    'files that are gone but open',
    `kept = []\nfor i in range(60):\n    kept.append(open('/tmp/x', 'wb', 0)); kept[-1].write(bytes(10**7)); os.remove('/tmp/x')`,
  ),
  full(
    'a file that is written to by its descriptor',
    `fd = os.open('/tmp/x', os.O_CREAT | os.O_WRONLY)\nfor _ in range(60): os.write(fd, bytes(10**7))`,
  ),
  full(
    'more open files than anybody needs',
    `kept = []
try:
    for _ in range(10**5): kept.append(os.open('/usr/lib/python.wasm', os.O_RDONLY))
finally:
    for fd in kept: os.close(fd)`,
  ),
  full(
    'names of a megabyte each',
    `for i in range(2000): os.mkdir('/tmp/' + str(i) + 'n' * 10**6)`,
  ),
  // A library of its own is no file that is loaded as one: see wasm.ts.
  alone(
    'what is freed can be used again',
    ['wrong'],
    `for i in range(40):
    with open('/tmp/x', 'wb') as file: file.write(bytes(10**7))
    os.remove('/tmp/x')
return ['freed']`,
    { top, report: /^\["freed"\]$/ },
  ),
  reach(
    'a byte before the beginning',
    `fd = os.open('/tmp/x', os.O_CREAT | os.O_RDWR); return os.pwrite(fd, b'x', -5)`,
    { top },
  ),
  reach('a folder in itself', `return os.rename('/usr', '/usr/lib/x')`, { top }),
  reach('a link to itself', `os.symlink('/tmp/a', '/tmp/b')`, { top }),
  spoiled(
    'files by the hundred thousand',
    `try:\n    for i in range(5000): os.close(os.open(f'/tmp/{i}', os.O_CREAT))\nexcept OSError: pass`,
  ),
  spoiled(
    'folders in folders',
    `os.chdir('/tmp')\nfor _ in range(1000): os.mkdir('d'); os.chdir('d')`,
  ),
  spoiled(
    'everything removed',
    `for path in os.listdir('/'): shutil.rmtree('/' + path, ignore_errors=True)`,
  ),
  spoiled('the requests’ folder removed', `shutil.rmtree('/io')`),
  spoiled('the requests’ folder moved', `os.rename('/io', '/tmp/io')`),
  spoiled('a file for the requests’ folder', `shutil.rmtree('/io'); open('/io', 'w').close()`),
  spoiled(
    'folders for the requests',
    `shutil.rmtree('/io')\nfor name in ('request.json', 'request.bin', 'answer.json', 'answer.bin'): os.makedirs('/io/' + name)`,
  ),
  spoiled(
    'all descriptors closed',
    `for fd in range(20):\n    try: os.close(fd)\n    except OSError: pass`,
  ),
  spoiled(
    'other files as standard output',
    `os.close(1); os.close(2); os.open('/io/answer.json', os.O_WRONLY); print('x')`,
  ),
  spoiled(
    'the library scribbled over',
    `for folder, _, names in os.walk('/usr/lib/python3.11'):
    for name in names:
        with open(folder + '/' + name, 'r+b') as file: file.write(b'raise SystemExit')
import csv`,
  ),
  spoiled(
    'libraries of C scribbled over',
    `for folder, _, names in os.walk('/usr/lib'):
    for name in names:
        if name.endswith('.so'):
            with open(folder + '/' + name, 'wb') as file: file.write(b'\\0asm')
import _decimal, unicodedata`,
  ),
  spoiled(
    'a module in front of all others',
    `for name in ('json', 'numpy', 'offhand_bridge', 'traceback'):
    with open('/tmp/' + name + '.py', 'w') as file: file.write('def step(): open("/io/answer.json", "w").write("{}")')
sys.path.insert(0, '/tmp'); [sys.modules.pop(name) for name in ('json', 'offhand_bridge')]`,
  ),
  spoiled(
    'the bridge’s own file',
    `with open('/usr/lib/python3.11/offhand_bridge.py', 'w') as file: file.write('def step(): open("/io/answer.json", "w").write("{}")')
os._exit(1)`,
  ),
] as const
