// What is copied from a report runs: the same function gets the same arguments.
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PythonSignature } from '../../src/base/python-signature.ts'
import { pythonNotation } from '../../src/exercise/report/python-notation.ts'
import type { PythonAnswer } from '../../src/runner/candidate/python/session.ts'
import type { CheckVerdict, Plain } from '../../src/runner/verdict.ts'
import { compileChecks } from '../../tooling/content/compile-checks.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'
import { type Interpreter, openInterpreter } from '../fixtures/python-interpreter.ts'
import { openThread, type Thread } from '../fixtures/runner-thread/open.ts'
import type { PythonRequest } from '../fixtures/runner-thread/python-thread.ts'

const root = path.resolve(import.meta.dirname, '../..')
const sources = readExerciseSources(root)

/** Options, records, lists of arrays, whole numbers, masks, text, nothing at all. */
const slugs = [
  'attention',
  'batch-norm-step',
  'bpe-merge',
  'clip-grad-norm',
  'connected-components',
  'cross-entropy',
  'ctc-greedy',
  'gmm-em-step',
  'kv-cache-step',
  'model-summary',
  'nms',
  'otsu',
  'sgd-momentum',
  'softmax',
]

let thread: Thread<PythonRequest, readonly CheckVerdict[]>
let python: Interpreter
beforeAll(async () => {
  thread = await openThread('python-thread.ts')
  python = openInterpreter(root)
})
afterAll(() => thread.dispose())

async function exerciseOf(slug: string) {
  const exercise = sources.find((one) => one.slug === slug)
  const signatures = exercise?.value?.python
  if (!exercise?.python || !signatures) throw new Error(`${slug} is not in Python`)
  const checks = await compileChecks(exercise.folder)
  const file = path.join(exercise.folder, 'solution.py')
  const verdicts = await thread.ask({ root, checks, file, signatures })
  return {
    source: exercise.python.solution,
    signatures,
    notation: pythonNotation({ starter: exercise.python.starter, signatures }),
    calls: verdicts.flatMap(({ calls }) => calls),
  }
}

/** Tuples are lists then, as what an expression gives. */
const withoutNames = (
  signatures: Readonly<Record<string, PythonSignature>>,
): Readonly<Record<string, PythonSignature>> =>
  Object.fromEntries(
    Object.entries(signatures).map(([name, { returns: _, ...rest }]) => [name, rest]),
  )

test.each(slugs)('%s: calls and results of its checks', async (slug) => {
  const { source, signatures, notation, calls } = await exerciseOf(slug)
  expect(calls.length).toBeGreaterThan(5)
  const copies = calls.map((call) => notation.callSource(call))
  const results = calls.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : []))
  const { call, valueOf } = python.load({
    source: `import numpy as np\n${source}`,
    signatures: withoutNames(signatures),
    expressions: [...copies, ...results.map((result) => notation.source(result))],
  })
  const copied = calls.map((_, i) => told(valueOf(i)))
  expect(copied).toEqual(calls.map(({ fn, args }) => told(call(fn, args))))
  const pasted = results.map((_, i) => told(valueOf(copies.length + i)))
  expect(pasted).toEqual(results.map((value) => ({ value: listed(value, notation.tuple(value)) })))
})

const listed = (value: Plain, names: readonly string[] | null): unknown =>
  names ? names.map((name) => (value as Readonly<Record<string, Plain>>)[name]) : value

const told = (outcome: PythonAnswer['outcome']) =>
  outcome.ok ? { value: outcome.value } : { name: outcome.failure.name }
