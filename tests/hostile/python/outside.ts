// Ways out of the interpreter. It has none: what a program asks of its system is answered by a file system in
// memory, a clock and random numbers. So each of these is refused, and nothing is reached.
import { alone, reach } from './attack.ts'

export const outside = [
  reach(
    'a socket',
    `host, port = 'TRAP'.split(':')
return socket.create_connection((host, int(port)), 1)`,
    { top: 'import socket' },
  ),
  reach(
    'a datagram',
    `host, port = 'TRAP'.split(':')
return socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', (host, int(port)))`,
    { top: 'import socket' },
  ),
  reach('a name of the net', `return socket.gethostbyname('localhost')`, { top: 'import socket' }),
  reach('a socket below the library', `return _socket.socket(2, 1).connect(('127.0.0.1', 80))`, {
    top: 'import _socket',
  }),
  reach('urllib', `import urllib.request; return urllib.request.urlopen('SITE').read()`),
  reach('numpy.DataSource', `return np.DataSource().open('SITE').read()`),
  reach('numpy.load of an address', `return np.load('SITE')`),
  reach('http', `import http.client; return http.client.HTTPConnection('TRAP').connect()`),
  reach('asyncio', `import asyncio; return asyncio.run(asyncio.open_connection('127.0.0.1', 80))`),
  reach('a browser', `import webbrowser; return webbrowser.open('SITE')`),
  reach('a process', `import subprocess; return subprocess.run(['curl', 'SITE'])`),
  reach('a shell', `code = os.system('curl SITE')\nassert code == 0, code\nreturn code`, {
    top: 'import os',
  }),
  reach('a pipe to a shell', `return os.popen('curl SITE').read()`, { top: 'import os' }),
  reach('a fork', `return os.fork()`, { top: 'import os' }),
  reach('another program', `return os.execv('/usr/lib/python.wasm', ['python'])`, {
    top: 'import os',
  }),
  reach('a thread', `import threading; return threading.Thread(target=print).start()`),
  reach('a pool', `import multiprocessing; return multiprocessing.Pool(2).map(abs, [1])`),
  reach('a pipe', `return os.pipe()`, { top: 'import os' }),
  reach(
    'JavaScript by other names',
    `for name in ['js', 'pyodide', 'pyodide.ffi', 'pyodide_js', 'cowasm', 'browser', 'javascript', 'polyscript', '_pyodide_core', 'pyscript', 'emscripten', 'posix_wasm', 'node']:
    try: return __import__(name)
    except ImportError: pass
raise ImportError`,
  ),
  reach(
    'files of the machine',
    `for name in ['/etc/passwd', '/proc/self/environ', '/proc/self/mem', '/dev/tty', '/dev/mem', '../../../../etc/passwd', '//etc/passwd', 'file:///etc/passwd']:
    try: return open(name, 'rb').read(10)
    except OSError: pass
raise OSError`,
  ),
  reach('standard input', 'return input()'),
  reach(
    'descriptors that nobody opened',
    `found = []
for fd in range(3, 2000):
    for act in (lambda: os.write(fd, b'x'), lambda: os.read(fd, 10), lambda: os.dup(fd)):
        try: found.append((fd, act()))
        except OSError: pass
assert found, 'none'
return found`,
    { top: 'import os' },
  ),
  reach('a link that leads out', `os.symlink('/', '/tmp/out'); return os.listdir('/tmp/out')`, {
    top: 'import os',
  }),
  reach('C by its name', `return ctypes.CDLL(None).system(b'curl SITE')`, { top: 'import ctypes' }),
  reach('C of the system', `return ctypes.CDLL('libc.so.6').system(b'curl SITE')`, {
    top: 'import ctypes',
  }),
  reach('C of Python', `return ctypes.pythonapi.PyRun_SimpleString(b'print(1)')`, {
    top: 'import ctypes',
  }),
  reach('memory by ctypes', `return ctypes.string_at(id(np), 4)`, { top: 'import ctypes' }),
  reach(
    'a function of C at an address',
    `return [ctypes.CFUNCTYPE(ctypes.c_int)(n)() or 1 / 0 for n in range(50)]`,
    { top: 'import ctypes' },
  ),
  alone(
    'everything there is to import',
    ['wrong', 'timeout'],
    `quiet, sys.stdout = sys.stdout, io.StringIO()
found = []
for module in list(pkgutil.walk_packages(onerror=lambda _: None)):
    if 'test' in module.name or module.name == '__main__': continue
    try:
        importlib.import_module(module.name)
        found.append(module.name)
    except BaseException: pass
sys.stdout = quiet
return [len(found) > 100, [name for name in found if re.match('(js|pyodide|cowasm)($|[.])|offhand_(?!bridge|compat)', name)]]`,
    { top: 'import importlib, io, pkgutil, re, sys', report: /^\[true,\[\]\]$|^undefined$/ },
  ),
] as const
