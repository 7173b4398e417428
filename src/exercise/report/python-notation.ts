import { definitionOf, positionalParameters } from '../../base/python-definition.ts'
import { snakeCase } from '../../base/python-names.ts'
import type { PythonSignature } from '../../base/python-signature.ts'
import type { Exercise } from '../../content/types.ts'
import { tensorShape } from '../../runner/tensor-shape.ts'
import type { Plain } from '../../runner/verdict.ts'
import { type CallPart, scalarText } from './call-text.ts'
import type { Call, NotedArgument, Notation } from './notation.ts'
import { isList, isRecord, type Path } from './plain.ts'
import { pythonMessage } from './python-message.ts'
import { pythonLiteral, pythonSource } from './python-source.ts'

type InPython = Pick<NonNullable<Exercise['python']>, 'starter' | 'signatures'>

/** As NumPy's users say things, with the names of starter.py. */
export function pythonNotation(python: InPython): Notation {
  const { starter, signatures } = python
  const returns = Object.values(signatures).flatMap((one) => (one.returns ? [one.returns] : []))
  const parameters = (fn: string) => positionalParameters(definitionOf(starter, snakeCase(fn)))
  const argumentsOf = ({ fn, args }: Call) =>
    pythonArguments(args, signatures[fn] ?? {}, parameters(fn))
  const tuple = (result: Plain): readonly string[] | null =>
    isRecord(result) ? (returns.find((names) => hasKeys(result, names)) ?? null) : null
  return {
    language: 'python',
    name: snakeCase,
    parameters,
    arguments: argumentsOf,
    callParts: (call) => pythonCallParts(snakeCase(call.fn), argumentsOf(call)),
    callSource: (call) =>
      `${snakeCase(call.fn)}(${argumentsOf(call).map(argumentSource).join(', ')})`,
    source: (value, kind) => {
      const names = kind === undefined ? tuple(value) : null
      if (!names || !isRecord(value)) return pythonSource(value, kind)
      const parts = names.map((name) => pythonSource(value[name]))
      return `(${parts.join(', ')}${parts.length === 1 ? ',' : ''})`
    },
    scalar: (value) => (typeof value === 'string' ? JSON.stringify(value) : pythonLiteral(value)),
    key: (key) => JSON.stringify(snakeCase(key)),
    tuple,
    path: (path) => pythonPath(path, returns.flat()),
    shape: shapeOf,
    message: (text) => pythonMessage(text, starter, returns),
  }
}

const hasKeys = (record: object, names: readonly string[]): boolean => {
  const keys = Object.keys(record)
  return keys.length === names.length && names.every((name) => keys.includes(name))
}

/** As they cross: a last object that the signature does not name is keyword arguments. */
function pythonArguments(
  args: readonly Plain[],
  signature: PythonSignature,
  names: readonly string[],
): readonly NotedArgument[] {
  const given = args.slice(0, args.findLastIndex((value) => value !== undefined) + 1)
  const last = given.length - 1
  const options = given[last]
  const isOptions = isRecord(options) && signature.arguments?.[last] === undefined
  const positional = (isOptions ? given.slice(0, last) : given).map((value, index) => ({
    name: names[index] ?? '',
    value,
    kind: signature.arguments?.[index] ?? ('plain' as const),
    ...{ index, isKeyword: false },
  }))
  if (!isOptions) return positional
  const kinds = signature.options ?? {}
  const keywords = Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({
      name: snakeCase(key),
      value,
      kind: (Object.hasOwn(kinds, key) ? kinds[key] : undefined) ?? ('plain' as const),
      ...{ index: last, isKeyword: true },
    }))
  return [...positional, ...keywords]
}

const argumentSource = ({ name, value, kind, isKeyword }: NotedArgument): string =>
  `${isKeyword ? `${name}=` : ''}${pythonSource(value, kind)}`

/** `nms(boxes: (4, 4), scores: (4,), iou_threshold=0.5000)`: shapes as in the docstrings. */
function pythonCallParts(name: string, args: readonly NotedArgument[]): readonly CallPart[] {
  const parts: CallPart[] = [{ text: `${name}(`, quiet: false }]
  args.forEach((argument, i) => {
    if (i > 0) parts.push({ text: ', ', quiet: false })
    const shape = tensorShape(asNumbers(argument.value))
    const isTensor = shape !== null && shape.length > 0 && argument.kind !== 'plain'
    const text = isTensor ? shapeOf(shape) : shortText(argument.value)
    if (argument.name !== '') parts.push({ text: argument.name, quiet: false })
    const sign = argument.name === '' ? '' : isTensor ? ': ' : '='
    parts.push({ text: `${sign}${text}`, quiet: true })
  })
  parts.push({ text: ')', quiet: false })
  return parts
}

const mostShown = 4
const mostDigits = 8
const isNumber = (value: Plain): boolean => typeof value === 'number'

/** Arrays of booleans have a shape as well. */
const asNumbers = (value: Plain): Plain => {
  if (typeof value === 'boolean') return 0
  return isList(value) && !(value instanceof Float64Array) ? value.map(asNumbers) : value
}

function shortText(value: Plain): string {
  if (typeof value === 'string') return scalarText(value)
  if (typeof value === 'number') {
    const exact = pythonSource(value)
    return exact.length <= mostDigits ? exact : scalarText(value)
  }
  if (isList(value)) {
    const isShort = value.length <= mostShown && Array.from<Plain>(value).every(isNumber)
    return isShort ? pythonSource(value, 'plain') : `[…${value.length}]`
  }
  if (isRecord(value)) {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined)
    return `{${keys
      .slice(0, 4)
      .map((key) => JSON.stringify(snakeCase(key)))
      .join(', ')}}`
  }
  return pythonLiteral(value)
}

/** `weights[0][2]` of a tuple's entry, by the name that the docstring gives it; `["running_mean"][2]` of a dict's. */
const pythonPath = (path: Path, namesInTuples: readonly string[]): string =>
  path
    .map((step, depth) => {
      if (typeof step === 'number') return `[${step}]`
      const name = snakeCase(step)
      return depth === 0 && namesInTuples.includes(step) ? name : `[${JSON.stringify(name)}]`
    })
    .join('')

const shapeOf = (shape: readonly number[]): string =>
  `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`
