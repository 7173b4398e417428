// What an attacker would look for: the expected values, the checks, other solutions. They live in another
// process; whoever looks everywhere in the interpreter finds nothing but his own code and his arguments. Each
// hunt also looks for a text that is there, to show that it can find one.
import { alone, call } from './attack.ts'

/** Its own text does not match it. */
const top = `import gc, inspect, json, linecache, os, re, sys, traceback
wanted = re.compile('expected[-]value|mutant[-]text|expect[C]lose|vi[t]est|loot[-]of')
planted = '-'.join(['planted', 'here'])
there = re.compile('planted[-]here')
def told(texts):
    texts = list(texts)
    return [sum(bool(wanted.search(t)) for t in texts), any(there.search(t) for t in texts)]`

const hunt = (name: string, body: string) =>
  alone(name, ['wrong'], body, { top, report: /^\[0,true\]$/ })

export const hunts = [
  hunt(
    'every object that the garbage collector knows',
    `texts, seen = [], set()
todo = gc.get_objects()
while todo and len(seen) < 150_000:
    one = todo.pop()
    if id(one) in seen: continue
    seen.add(id(one))
    if isinstance(one, str): texts.append(one)
    elif type(one) in (list, tuple, dict): todo.extend(gc.get_referents(one))
return told(texts + [planted])`,
  ),
  hunt(
    'the frames above',
    `texts, frame = [], sys._getframe()
while frame:
    texts += [repr(v)[:10_000] for v in [*frame.f_locals.values(), *frame.f_globals.values()] if not isinstance(v, type(re))]
    texts += [repr(frame.f_code.co_consts), frame.f_code.co_filename]
    frame = frame.f_back
return told(texts)`,
  ),
  hunt(
    'the sources that tracebacks would show',
    `texts = [''.join(entry[2]) for entry in linecache.cache.values() if len(entry) > 1]
texts += [source for one in list(sys.modules.values()) for source in [getattr(one, '__doc__', '') or '']]
return told(texts + [planted])`,
  ),
  hunt(
    'what lies in files',
    `texts = [planted]
for folder, _, files in os.walk('/'):
    for name in files:
        if folder.startswith('/usr') and os.path.getsize(folder + '/' + name) > 300_000: continue
        with open(folder + '/' + name, 'rb') as file: texts.append(name + file.read().decode('latin1'))
return told(texts)`,
  ),
  hunt(
    'the environment and the command line',
    `return told([planted, repr(os.environ), repr(sys.argv), repr(sys.orig_argv), repr(sys.flags), repr(sys._xoptions), repr(sys.implementation)])`,
  ),
  hunt(
    'all memory, byte by byte',
    `import ctypes
text = bytes((ctypes.c_char * 30_000_000).from_address(1024)).decode('latin1')
return told([text])`,
  ),
  hunt(
    'memory that was freed',
    `return told([bytes(np.empty(n, dtype='u1')).decode('latin1') for n in (10**4, 10**5, 10**6, 10**7)] + [planted])`,
  ),
  // A request has the name of the function and its arguments, and nothing of what is expected.
  hunt(
    'the requests themselves',
    `import offhand_bridge
with open('/io/request.json') as file: request = file.read()
with open('/io/request.bin', 'rb') as file: request += file.read().decode('latin1')
assert sorted(json.loads(request)) == ['arguments', 'limits', 'name', 'options', 'returns', 'type', 'watched'], request
return told([request, planted])`,
  ),
  call('requests that pass through json.load', ['wrong'], 'return told(seen + [planted])', {
    top: `${top}
seen = []
load = json.load
def spy(*all, **options):
    seen.append(repr(load(*all, **options)))
    return eval(seen[-1])
json.load = spy`,
    report: /^\[0,true\]$/,
    othersPass: true,
  }),
  call('a trace of every line of the bridge', ['wrong'], 'return told(seen + [planted])', {
    top: `${top}
seen = []
def spy(frame, event, value):
    seen.append(repr(list(frame.f_locals.values()))[:2000])
    return spy
sys.settrace(spy)`,
    report: /^\[0,true\]$/,
  }),
] as const
