import { type Entry, fullName, isKnownType } from './library.ts'

const string = 'builtins.str'
const list = 'builtins.list'
const tuple = 'builtins.tuple'
const array = 'numpy.ndarray'

/** Of what type the attributes of an array are. */
export const attributeTypes: Readonly<Record<string, string>> = {
  'numpy.ndarray.T': array,
  'numpy.ndarray.base': array,
  'numpy.ndarray.dtype': 'numpy.dtype',
  'numpy.ndarray.flat': array,
  'numpy.ndarray.imag': array,
  'numpy.ndarray.ndim': 'builtins.int',
  'numpy.ndarray.real': array,
  'numpy.ndarray.shape': tuple,
  'numpy.ndarray.size': 'builtins.int',
  'numpy.ndarray.strides': tuple,
}

const results: Readonly<Record<string, string>> = {
  'builtins.dict.copy': 'builtins.dict',
  'builtins.len': 'builtins.int',
  'builtins.list.copy': list,
  'builtins.set.copy': 'builtins.set',
  'builtins.sorted': list,
  'builtins.str.format': string,
  'builtins.str.join': string,
  'builtins.str.lower': string,
  'builtins.str.lstrip': string,
  'builtins.str.replace': string,
  'builtins.str.rsplit': list,
  'builtins.str.rstrip': string,
  'builtins.str.split': list,
  'builtins.str.splitlines': list,
  'builtins.str.strip': string,
  'builtins.str.upper': string,
  'collections.Counter.copy': 'collections.Counter',
  'collections.Counter.most_common': list,
  'numpy.ndarray.nonzero': tuple,
  'numpy.ndarray.tolist': list,
  'numpy.nonzero': tuple,
  'numpy.random.default_rng': 'numpy.random.Generator',
  'numpy.shape': tuple,
  'numpy.unravel_index': tuple,
}

/** Of these nothing is offered. */
const scalars = ['int', 'float', 'bool', 'complex'].map((name) => `builtins.${name}`)

/** What a call gives: an instance of the class, or what most functions of NumPy compute. */
export function resultTypeOf(entry: Entry): string | null {
  const name = fullName(entry)
  const known = results[name]
  if (known !== undefined) return known
  if (entry.kind === 'class') return isKnownType(name) || scalars.includes(name) ? name : null
  const isOfArrays = entry.kind === 'ufunc' || entry.owner.startsWith('numpy')
  return isOfArrays ? array : null
}
