import type { Suite, Task, Test } from '@vitest/runner'
import type { CheckVerdict } from '../verdict.ts'
import { messageOf } from './check-verdict.ts'

/** What can be asked of Vitest's tree of tasks. */
export const tasksOf = (task: Task): Task[] =>
  task.type === 'test' ? [task] : [task, ...task.tasks.flatMap(tasksOf)]

export const testsOf = (task: Task): Test[] =>
  tasksOf(task).filter((inner): inner is Test => inner.type === 'test')

/** The name of the outermost describe that a test stands in. */
export function outermost(test: Test): string {
  let suite: Suite | undefined = test.suite
  while (suite?.suite) suite = suite.suite
  return suite?.name ?? ''
}

export const checkOf = (test: Test): Pick<CheckVerdict, 'id' | 'group'> => ({
  id: test.name,
  group: outermost(test) === 'samples' ? 'samples' : 'hidden',
})

/** Errors of hooks and of collection; those of tests are the tests' own. */
export const suiteErrors = (task: Task): string[] =>
  task.type === 'suite' ? (task.result?.errors ?? []).map(messageOf) : []

/** What is wrong with how a check is written down, or null. */
export function misplaced(test: Test, all: readonly Test[]): string | null {
  const group = outermost(test)
  if (group !== 'samples' && group !== 'hidden')
    return `"${test.name}" must stand in describe('samples') or describe('hidden')`
  return all.some((other) => other !== test && other.name === test.name)
    ? `two checks are called "${test.name}"`
    : null
}
