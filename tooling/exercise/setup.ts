import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect } from 'vitest'
import { parse } from 'yaml'
import { beginCheck, connect } from '../../src/runner/examiner/channel.ts'
import '../../src/runner/examiner/fast-check.ts'
import type { Candidate } from '../../src/runner/examiner/candidate.ts'
import type { PythonFile } from '../python/candidate.ts'
import { inProcessCandidate } from '../../src/runner/examiner/in-process.ts'

/** Puts a module behind the kit: the reference beside the check file, or the one that CANDIDATE names. */
const named = process.env['CANDIDATE']
const checks = expect.getState().testPath
if (checks === undefined) throw new Error('Vitest does not say which check file is running')
const file = named ? path.resolve(named) : path.join(path.dirname(checks), 'solution.ts')
/** Nothing to see in our lines. */
const plainError = (message: string): Error => {
  const error = new Error(message)
  error.stack = ''
  return error
}
if (!existsSync(file)) throw plainError(`CANDIDATE names no file: ${file}`)
const manifest = parse(readFileSync(path.join(path.dirname(checks), 'exercise.yaml'), 'utf8')) as {
  readonly python?: PythonFile['signatures']
  readonly prelude?: boolean
}

/** What the candidate threw last: the kit passes on the words but not the place. */
let thrown: unknown

const remembering = (value: unknown): unknown =>
  typeof value === 'function'
    ? async (...args: readonly unknown[]): Promise<unknown> => {
        try {
          return await (value as (...args: readonly unknown[]) => unknown)(...args)
        } catch (error) {
          thrown = error
          throw error
        }
      }
    : value

/** Refuses what the workspace refuses: 'prelude' where it is not offered, and names that it lacks. */
async function expectPrelude(source: string): Promise<void> {
  if (!source.includes('import')) return
  const { linkPrelude } = await import('../../src/exercise/prelude/link.ts')
  const text = readFileSync(path.join(import.meta.dirname, '../../exercises/prelude.ts'), 'utf8')
  const linked = linkPrelude(source, manifest.prelude === true ? text : null)
  if (linked.ok) return
  const { message, line, column } = linked.error
  throw plainError(`${file}:${line}:${column}: ${message}`)
}

async function typescriptCandidate(): Promise<Candidate> {
  await expectPrelude(readFileSync(file, 'utf8'))
  const module = (await import(/* @vite-ignore */ file)) as Record<string, unknown>
  return inProcessCandidate(
    Object.fromEntries(Object.entries(module).map(([name, value]) => [name, remembering(value)])),
  )
}

async function pythonCandidate(): Promise<Candidate> {
  const { loadPython } = await import('../python/candidate.ts')
  const root = path.resolve(import.meta.dirname, '../..')
  const signatures = manifest.python ?? {}
  return loadPython({ root, file, signatures, onError: (error) => (thrown = error) })
}

connect(await (file.endsWith('.py') ? pythonCandidate() : typescriptCandidate()))

beforeEach(({ task, onTestFailed }) => {
  beginCheck()
  thrown = undefined
  onTestFailed(() => {
    for (const error of task.result?.errors ?? []) {
      if (error.name !== 'CandidateError') continue
      const { stack = '' } = thrown instanceof Error ? thrown : error
      error.stack = stack
        .split('\n')
        .filter(
          (line) => !/\/(src\/runner|tooling\/exercise)\/|\/exercises\/prelude\.ts/.test(line),
        )
        .join('\n')
    }
  })
})
