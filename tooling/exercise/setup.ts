import { existsSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect } from 'vitest'
import { beginCheck, connect } from '../../src/runner/examiner/channel.ts'
import { inProcessCandidate } from '../../src/runner/examiner/in-process.ts'

/** Puts a module behind the kit: the reference beside the check file, or the one that CANDIDATE names. */
const named = process.env['CANDIDATE']
const checks = expect.getState().testPath
if (checks === undefined) throw new Error('Vitest does not say which check file is running')
const file = named ? path.resolve(named) : path.join(path.dirname(checks), 'solution.ts')
if (!existsSync(file)) {
  const error = new Error(`CANDIDATE names no file: ${file}`)
  // Nothing to see in these lines.
  error.stack = ''
  throw error
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

const module = (await import(/* @vite-ignore */ file)) as Record<string, unknown>
connect(
  inProcessCandidate(
    Object.fromEntries(Object.entries(module).map(([name, value]) => [name, remembering(value)])),
  ),
)

beforeEach(({ task, onTestFailed }) => {
  beginCheck()
  thrown = undefined
  onTestFailed(() => {
    for (const error of task.result?.errors ?? []) {
      if (error.name !== 'CandidateError') continue
      const { stack = '' } = thrown instanceof Error ? thrown : error
      error.stack = stack
        .split('\n')
        .filter((line) => !/\/(src\/runner|tooling\/exercise)\//.test(line))
        .join('\n')
    }
  })
})
