// Whatever the bridge is made of may be patched. As in bridge.ts, that may cost the code its own answer, in any
// way; it forges no other verdict, and the run after it has an interpreter that nobody has patched.
import { call } from './attack.ts'

const patched = (name: string, top: string, body = 'return ["patched"]') =>
  call(name, ['wrong', 'thrown', 'uncloneable', 'too-large', 'missing-export', 'timeout'], body, {
    top: `import builtins, dataclasses, dis, functools, gc, io, json, linecache, math, re, sys, traceback, types
seen = []
def lying(result):
    def lie(*all, **options):
        seen.append(len(all))
        return result
    return lie
def raising(*_, **__): raise SystemExit('patched')
${top}`,
  })

/** In the call, since the code is loaded with them as well. */
const late = (name: string, body: string) => patched(name, '', `${body}\nreturn ["patched"]`)

export const patches = [
  late('open', 'builtins.open = raising'),
  late('an open of its own', 'builtins.open = lambda *_, **__: io.StringIO("{}")'),
  late('len', 'builtins.len = lying(1)'),
  late('isinstance, always', 'builtins.isinstance = lying(True)'),
  late('isinstance, never', 'builtins.isinstance = lying(False)'),
  late(
    'getattr and hasattr',
    'builtins.getattr = builtins.hasattr = lying(lambda x: [2 * v for v in x])',
  ),
  late('type', 'builtins.type = lying(tuple)'),
  late(
    'abs, int, float, str and bytes',
    'for name in ("abs", "int", "float", "str", "bytes"): setattr(builtins, name, lying(6))',
  ),
  late(
    'dict, zip and enumerate',
    'for name in ("dict", "zip", "enumerate", "sorted"): setattr(builtins, name, raising)',
  ),
  late('print', 'builtins.print = raising'),
  late(
    'errors',
    'for name in ("BaseException", "Exception", "SyntaxError", "OverflowError", "ValueError"): setattr(builtins, name, type("E", (Exception,), {}))',
  ),
  late('import', 'builtins.__import__ = raising'),
  late('every builtin', 'for name in list(vars(builtins)): setattr(builtins, name, None)'),
  late('no builtins', 'vars(builtins).clear()'),
  late('exec and compile', 'builtins.exec = builtins.compile = raising'),
  late(
    'json.dump',
    `json.dump = lambda value, file, **_: file.write('{"value": ["expected-value"]}')`,
  ),
  late('json.load', 'json.load = lying({"type": "load", "source": "", "file": "x"})'),
  late(
    'the encoders below json',
    'json.encoder.c_make_encoder = json.encoder.encode_basestring_ascii = raising\njson.encoder.JSONEncoder.iterencode = lying([])',
  ),
  late('math', 'math.isfinite = lying(True); math.isnan = raising; math.prod = lying(10**9)'),
  late('re', 're.Pattern = None; re.compile = raising; re._cache.clear()'),
  late('dataclasses', 'dataclasses.is_dataclass = lying(True); dataclasses.fields = lying([])'),
  late(
    'traceback and linecache',
    'traceback.extract_tb = linecache.getline = raising; linecache.cache = None',
  ),
  late('dis', 'dis.opmap.clear()'),
  late(
    'numpy, the conversions',
    'np.asarray = np.ascontiguousarray = np.frombuffer = np.array = lying(None)',
  ),
  late('numpy, the types', 'np.ndarray = np.generic = np.integer = int; np.bool_ = str'),
  late(
    'numpy, the functions',
    'for name in ("exp", "sum", "max", "dot", "zeros", "isfinite"): setattr(np, name, raising)',
  ),
  late(
    'numpy, what prints',
    'np.set_string_function(raising); np.set_printoptions(threshold=10**9); np.seterrcall(raising); np.seterr(all="call")',
  ),
  late(
    'numpy, the names of its types',
    'np.sctypeDict.clear(); np.core.numerictypes.allTypes.clear()',
  ),
  late('numpy itself', 'sys.modules["numpy"] = np.core = np.linalg = None'),
  late('standard output', 'sys.stdout = None; sys.stderr = 5'),
  late('a closed output', 'sys.stdout.close(); sys.stderr.close(); sys.__stdout__ = None'),
  late(
    'an output that raises',
    'sys.stdout = sys.stderr = type("Out", (), {"write": raising, "flush": raising})()\nprint("x")',
  ),
  late(
    'the import system',
    'sys.meta_path.clear(); sys.path.clear(); sys.path_hooks.clear(); sys.path_importer_cache.clear()',
  ),
  late('a recursion limit of almost nothing', 'sys.setrecursionlimit(60)'),
  late('hooks of errors', 'sys.excepthook = sys.unraisablehook = raising'),
  late('hooks of lines and calls', 'sys.settrace(raising); sys.setprofile(raising)'),
  late('a hook of audits that raises', 'sys.addaudithook(raising)'),
  late('the collector', 'gc.set_threshold(1); gc.callbacks.append(raising); gc.freeze()'),
  late(
    'warnings as errors',
    'import warnings; warnings.simplefilter("error"); sys.set_int_max_str_digits(0)',
  ),
  late(
    'the code of the bridge',
    'import offhand_bridge as b\nb._Encoder.encode.__code__ = b._decode.__code__\nb.step.__code__ = (lambda: None).__code__',
  ),
  late('the globals of the bridge', 'import offhand_bridge as b\nvars(b).clear()'),
  late(
    'what the bridge imports again',
    'for name in ("json", "numpy", "traceback", "offhand_compat"): sys.modules[name] = types.ModuleType(name)',
  ),
  late('a module of its own name', 'sys.modules["solution"] = None; globals().clear()'),
  late(
    'memory of the types themselves',
    `import ctypes
for kind in (int, list, str, dict): (ctypes.c_char * 200).from_address(id(kind) + 40)[:] = b"\\x00" * 200`,
  ),
] as const
