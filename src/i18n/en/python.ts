/** What the workspace says to those who write Python. Backticks stand around code. */
export const python = {
  title: 'In Python',
  conventions: 'How to read the statement in Python',
  convention: {
    arrays:
      'Arrays arrive as float64, or as int32 where the starter says int (labels, indices, sizes). An empty list arrives with shape `(0,)`. A ragged one is refused before your code is called, with a ValueError as from `np.array`.',
    names:
      'Functions, options and keys are in snake_case: `iouThreshold` is `iou_threshold`, `lambda` is `lambda_`. Text that is passed as a value stays as in the statement.',
    options: 'Options are keyword arguments, and `null` is `None`.',
    records: 'An object is a dict with keys in snake_case, or the tuple that the docstring names.',
    errors:
      'To throw an Error is to `raise ValueError` with a message. An IndexError or TypeError that comes out of NumPy counts as stumbled over the input, not as refused.',
    inputs: 'Do not write into arguments unless the statement says so; copy first.',
    integers:
      'Integers have 32 bits by default here, so they overflow at 2³¹: use float64 or `np.int64` where sums and products grow.',
    warnings:
      'There are no floating-point warnings: dividing by 0 gives `inf` or `nan` in silence. A singular matrix raises LinAlgError, as elsewhere.',
    versions:
      'It runs CPython {{python}} with NumPy {{numpy}}; beside them there is only the standard library.',
  },

  failure: {
    thrown: {
      what: 'Your code raised an error.',
      next: 'Look at the line it names, with the input below.',
    },
    load: {
      what: 'The code raised an error while it was being imported, before any check.',
      next: 'Look at what stands outside the functions.',
    },
    'missing-export': {
      what: 'A function that the checks call is missing.',
      next: 'Define it at the top level, under the name that the starter has.',
    },
    uncloneable: {
      what: 'The result holds something that is not plain data.',
      next: 'Return arrays, numbers, strings, booleans, None, or lists, tuples and dicts of these.',
    },
  },
  mustRefuse: 'This input must be refused: raise a ValueError that says what is wrong.',
  tryAbout:
    'Any expression over your functions, such as `{{example}}`; `np` is NumPy if your code imports it so. It runs in the same sandbox, and nothing is judged. Alt ↑ and Alt ↓ bring earlier ones back.',
  lensAbout:
    'Repeats the calls of the samples with {{names}} up to 10,000 times as large, beside the reference: once the arrays arrive as float64, once as float32. Arrays that your code makes itself keep the dtype that it gives them. Where your numbers overflow, vanish or lose their digits, it shows.',
} as const
