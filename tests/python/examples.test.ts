// The examples of a statement as Python shows them give what they say.
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { PythonAnswer } from '../../src/runner/candidate/python/session.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { withPythonExamples } from '../../tooling/content/python-examples.ts'
import { type Interpreter, openInterpreter } from '../fixtures/python-interpreter.ts'

const root = path.resolve(import.meta.dirname, '../..')
const sources = readExerciseSources(root)

let python: Interpreter
beforeAll(() => {
  python = openInterpreter(root)
})

test.each(sources.map((source) => [source.slug, source] as const))('%s', (_slug, source) => {
  const { value, statement } = source
  if (!source.python || !value?.python) throw new Error('it is not in Python')
  const twins = withPythonExamples(statement.en, value.python)
  const examples = examplesIn(twins ?? '')
  expect(examples.length).toBeGreaterThanOrEqual(2)
  const expressions = examples.flatMap(({ call, result }) => [call, result])
  const { valueOf } = python.load({
    source: `import numpy as np\n${source.python.solution}\n${examples[0]?.declared ?? ''}`,
    expressions,
  })
  const wrong = examples.flatMap(({ call, result }, i) => {
    const got = told(valueOf(2 * i))
    return isPrinted(got, told(valueOf(2 * i + 1)))
      ? []
      : [`${call} is ${show(got)}, not ${result}`]
  })
  expect(wrong).toEqual([])
})

interface PythonExample {
  /** All that the examples of the statement declare. */
  readonly declared: string
  readonly call: string
  readonly result: string
}

function examplesIn(statement: string): readonly PythonExample[] {
  const blocks = [...statement.matchAll(/^```python\n([^]*?)^```$/gm)].map(([, code = '']) => code)
  const statements = blocks.flatMap(statementsIn)
  const declared = statements.filter(isDeclaration).join('\n')
  return statements
    .filter((statement) => !isDeclaration(statement))
    .map((statement) => {
      const [call = '', result = ''] = statement.split(/\n(?=# )/)
      const comment = statement.slice(call.length + 1)
      return { declared, call, result: comment === '' ? result : comment.replace(/^# /gm, '') }
    })
}

const isDeclaration = (statement: string): boolean => /^\w+ = /.test(statement)

/** A statement begins at the margin, and its comment belongs to it. */
const statementsIn = (block: string): readonly string[] =>
  block
    .replace(/\n+$/, '')
    .split(/\n+(?=\w)/)
    .map((statement) => statement.trimEnd())

function told(outcome: PythonAnswer['outcome']): unknown {
  if (!outcome.ok) throw new Error(`${outcome.failure.name}: ${outcome.failure.message}`)
  return outcome.value
}

/** What is printed has six decimals; of what is tiny, two digits. */
function isPrinted(got: unknown, printed: unknown): boolean {
  if (typeof got === 'number' && typeof printed === 'number') {
    const size = Math.abs(printed)
    const rounding = size > 0 && size < 1e-5 ? size * 0.05 : 0.51e-6
    return Object.is(got, printed) || Math.abs(got - printed) <= rounding
  }
  if (!isObject(got) || !isObject(printed)) return Object.is(got, printed)
  const keys = Object.keys(printed)
  return (
    Object.keys(got).length === keys.length &&
    keys.every((key) => isPrinted(got[key], printed[key]))
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const show = (value: unknown): string => JSON.stringify(value) ?? String(value)
