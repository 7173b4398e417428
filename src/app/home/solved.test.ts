import { expect, test } from 'vitest'
import type { CodeLanguage } from '../../base/code-language.ts'
import type { RunSummary } from '../../progress/progress.ts'
import { isSolved } from './solved.ts'

const run = (
  at: number,
  language: CodeLanguage,
  state: RunSummary['state'],
  scope: RunSummary['scope'] = 'all',
): RunSummary => ({
  ...{ id: String(at), exercise: 'softmax', at, language, scope, state },
  ...{ passed: 1, total: 2, hints: 0, solutionSeen: false, ms: 1, engine: '' },
})
const draft = { language: 'python', at: 10 } as const

test.each([
  ['one that was never run', [], false],
  ['one that failed', [run(11, 'python', 'fail')], false],
  ['one that passed', [run(9, 'python', 'pass')], true],
  ['one that passed the samples', [run(11, 'python', 'pass', 'samples')], false],
  ['one that was begun after the exercise was solved', [run(9, 'typescript', 'pass')], false],
  ['one that the exercise was solved without', [run(11, 'typescript', 'pass')], true],
  [
    'one that failed before the exercise was solved without it',
    [run(9, 'python', 'fail'), run(11, 'typescript', 'pass'), run(12, 'typescript', 'fail')],
    true,
  ],
] as const)('%s', (_, runs, isDone) => {
  expect(isSolved(draft, runs)).toBe(isDone)
})
