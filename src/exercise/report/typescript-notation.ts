import { callParts, parameterNames } from './call-text.ts'
import type { Notation } from './notation.ts'
import { pathText, shapeText } from './plain.ts'
import { sourceText } from './value-print.ts'

/** As the checks themselves say things. */
export function typescriptNotation(starter: string): Notation {
  const parameters = (fn: string) => parameterNames(starter, fn)
  return {
    language: 'typescript',
    name: (fn) => fn,
    parameters,
    arguments: ({ fn, args }) => {
      const names = parameters(fn)
      return args.map((value, index) => ({
        ...{ name: names[index] ?? '', value, kind: 'plain', index, isKeyword: false },
      }))
    },
    callParts: ({ fn, args }) => callParts(fn, args, parameters(fn)),
    callSource: ({ fn, args }) => `${fn}(${args.map((value) => sourceText(value)).join(', ')})`,
    source: (value) => sourceText(value),
    scalar: (value) => (typeof value === 'string' ? JSON.stringify(value) : String(value)),
    key: (key) => key,
    tuple: () => null,
    path: pathText,
    shape: shapeText,
    message: (text) => text,
  }
}
