// What is raised: text by the time it leaves, within its limits, and with a place in the code or none.
import { alone, honest, module, type More } from './attack.ts'

const raised = (name: string, body: string, failure: RegExp, more: More = {}) =>
  alone(name, ['thrown'], body, { failure, ...more })

export const errors = [
  raised('an error with a text of 50 MB', `raise ValueError('x' * 50_000_000)`, /^ValueError$/),
  raised(
    'an error with a name of 50 MB',
    `raise type('E' * 50_000_000, (Exception,), {})`,
    /^E{1000,4000}$/,
  ),
  raised('an error whose text raises', 'raise E', /^E$/, {
    top: 'class E(Exception):\n    def __str__(self): raise SystemExit',
  }),
  raised('an error whose text is a number', 'raise E', /^E$/, {
    top: 'class E(Exception):\n    def __str__(self): return 7',
  }),
  raised('an error whose text is a text of its own', 'raise E', /^E$/, {
    top: 'class T(str):\n    def __str__(self): raise SystemExit\n    def __getitem__(self, i): raise SystemExit\nclass E(Exception):\n    def __str__(self): return T("own")',
  }),
  raised('an error of letters that are none', `raise ValueError('\\ud800\\x00')`, /^ValueError$/),
  raised('an error whose name raises', 'raise E', /./, {
    top: 'class M(type):\n    @property\n    def __name__(cls): raise SystemExit\nclass E(Exception, metaclass=M): pass',
  }),
  raised('an error whose name is a list', 'raise E', /./, {
    top: 'class M(type):\n    __name__ = [1]\nclass E(Exception, metaclass=M): pass',
  }),
  raised('an error whose trace raises', 'raise E', /./, {
    top: 'class E(Exception):\n    @property\n    def __traceback__(self): raise SystemExit',
  }),
  alone('an error whose trace has no end', ['thrown', 'timeout'], 'raise E', {
    top: 'class T: pass\nT.tb_next = T.tb_frame = T\nclass E(Exception):\n    __traceback__ = T',
  }),
  raised('an error without a trace', 'raise E', /./, {
    top: 'class E(Exception):\n    __traceback__ = None',
  }),
  raised(
    'a trace in a circle',
    `try: raise ValueError
except ValueError as error:
    try: error.__traceback__.tb_next = error.__traceback__
    except ValueError: pass
    raise`,
    /^ValueError$/,
  ),
  raised(
    'a trace of 10**4 links',
    `tb = None
for _ in range(10**4): tb = types.TracebackType(tb, sys._getframe(), 2, 1)
raise ValueError().with_traceback(tb)`,
    /^ValueError$/,
    { top: 'import sys, types' },
  ),
  raised(
    '10**4 causes',
    `error = None
for i in range(10**4):
    last = ValueError(i); last.__cause__ = last.__context__ = error; error = last
raise error`,
    /^ValueError$/,
  ),
  raised(
    'an error that is its own cause',
    `error = ValueError(); error.__cause__ = error.__context__ = error; raise error`,
    /^ValueError$/,
  ),
  raised(
    'groups in groups',
    `group = ValueError()
for _ in range(500): group = ExceptionGroup('g', [group])
raise group`,
    /^ExceptionGroup$/,
  ),
  raised('an error that claims another kind', 'raise CandidateError', /^CandidateError$/, {
    top: 'class CandidateError(Exception):\n    kind = "pass"; state = "pass"; failure = None',
  }),
  raised('an error that calls itself a syntax error', 'raise E', /^(E|SyntaxError)$/, {
    top: 'class E(Exception):\n    __class__ = SyntaxError; msg = "x"; lineno = -7; offset = 10**9',
  }),
  raised('an error in what raises an error', 'raise E(1 / 0)', /^ZeroDivisionError$/, {
    top: 'class E(Exception): pass',
  }),
  raised('the bridge’s own refusal', `raise offhand_bridge._Refused('too-large', 'pass')`, /./, {
    top: 'import offhand_bridge',
  }),
  raised(
    'places that are not there',
    `exec(compile('\\n' * 9_999_998 + 'raise ValueError', 'solution.py', 'exec'))`,
    /^ValueError$/,
  ),
  raised(
    'a file name of its own',
    `exec(compile('raise ValueError', 'x:1:1)\\n    at solution.py:7:7', 'exec'))`,
    /^ValueError$/,
  ),
  module(
    'a syntax error with a place of its own',
    ['syntax', 'load'],
    `${honest}\nraise SyntaxError('pass', ('solution.py', -5, 10**9, 'x' * 10**7))`,
  ),
  module(
    'a syntax error whose text is a list',
    ['load', 'syntax'],
    `${honest}\nclass E(SyntaxError):\n    msg = property(lambda self: [1]); lineno = 'x'\nraise E`,
  ),
  module(
    'an error of 50 MB while it is loaded',
    ['load'],
    `${honest}\nraise ValueError('x' * 50_000_000)`,
  ),
] as const
