import type { ExpectStatic } from '@vitest/expect'
import { getFn, startTests, type Test, type VitestRunner } from '@vitest/runner'
import type { CheckVerdict } from '../verdict.ts'
import { CandidateError } from './candidate.ts'
import {
  beginCheck,
  candidateReady,
  endCheck,
  type RecordedCall,
  runClosed,
  stopCheck,
} from './channel.ts'
import { checkVerdict, type Ending, messageOf } from './check-verdict.ts'
import { checkAssertions, makeExpect, resetAssertions } from './make-expect.ts'
import { checkOf, misplaced, outermost, suiteErrors, tasksOf, testsOf } from './tasks.ts'
import { expect } from './vitest.ts'

export type CollectedCheck = Pick<CheckVerdict, 'id' | 'group'>

export interface RunOptions {
  readonly only?: 'samples' | 'all'
  readonly testTimeoutMs?: number
  /** Told once, before the first check. */
  readonly onCollected?: (checks: readonly CollectedCheck[]) => void
  /** `calls` are all that the check made; the verdict shows the last ones. */
  readonly onCheck?: (verdict: CheckVerdict, calls: readonly RecordedCall[]) => void
}

/** What a check whose call was stopped gets to end by itself; it may wait for something else. */
const graceMs = 50

/**
 * Registers the checks and runs them one after another with Vitest's own semantics. Every collected check
 * gets exactly one verdict, whatever happens. A check file that cannot be collected throws: it is ours.
 */
export async function runChecks(
  register: () => unknown,
  { only = 'all', testTimeoutMs = 2000, onCollected, onCheck }: RunOptions = {},
): Promise<CheckVerdict[]> {
  const endings = new Map<Test, Ending>()
  const verdicts = new Map<Test, CheckVerdict>()
  const localExpects = new Map<Test, ExpectStatic>()
  let wanted: readonly Test[] = []

  const conclude = (test: Test, problem: string | null = misplaced(test, wanted)): void => {
    const ending = endings.get(test) ?? null
    const neverBegan = !ending && runClosed() !== null
    const verdict: CheckVerdict = neverBegan
      ? { ...checkOf(test), state: 'not-run', ms: 0, calls: [], console: [] }
      : {
          ...checkVerdict(checkOf(test), test.result, ending),
          ...(problem !== null && { state: 'error', message: problem }),
        }
    verdicts.set(test, verdict)
    onCheck?.(verdict, ending?.calls ?? [])
  }

  const run = async (test: Test): Promise<void> => {
    const failure = timedOut(testTimeoutMs)
    const start = performance.now()
    let budget: ReturnType<typeof setTimeout> | undefined
    let error: unknown
    try {
      // Not by Vitest's own timer: it does not keep Node alive, and the candidate must be stopped first.
      const overdue = new Promise<never>((_, reject) => {
        budget = setTimeout(() => {
          stopCheck(failure)
          budget = setTimeout(() => reject(new CandidateError(failure)), graceMs)
        }, testTimeoutMs)
      })
      await Promise.race([getFn(test)(), overdue])
    } catch (thrown) {
      error = thrown
      throw isPending(thrown) ? thrown : lightError(thrown)
    } finally {
      clearTimeout(budget)
      endings.set(test, { ms: performance.now() - start, error, ...endCheck() })
    }
  }

  const runner: VitestRunner = {
    config: configWith(testTimeoutMs + 2 * graceMs),
    importFile: () => register(),
    onCollected: (files) => {
      const all = files.flatMap(testsOf)
      // Calls are recorded per check, so no two may overlap.
      for (const task of files.flatMap(tasksOf)) task.concurrent = false
      const isWanted = (test: Test) => only === 'all' || outermost(test) === 'samples'
      wanted = all.filter(isWanted)
      for (const task of files.flatMap(tasksOf))
        if (!testsOf(task).some(isWanted)) task.mode = 'skip'
      onCollected?.(wanted.map(checkOf))
    },
    onBeforeRunTask: (test) => {
      if (runClosed()) test.mode = 'skip'
    },
    onBeforeTryTask: async (test) => {
      beginCheck()
      resetAssertions(expect, test.name)
      try {
        await candidateReady()
      } catch (error) {
        endings.set(test, { ms: 0, error, ...endCheck() })
        throw error
      }
    },
    runTask: run,
    onAfterTryTask: (test) => checkAssertions(localExpects.get(test) ?? expect),
    extendTaskContext: (context) =>
      Object.defineProperty(context, 'expect', {
        get: () => {
          const local = localExpects.get(context.task) ?? makeExpect(context.task)
          localExpects.set(context.task, local)
          return local
        },
      }),
    onAfterRunTask: (test) => {
      if (wanted.includes(test)) conclude(test)
    },
  }

  const files = await startTests(['/checks.ts'], runner)
  const broken = files.flatMap(tasksOf).flatMap(suiteErrors)
  if (wanted.length === 0 && broken.length > 0) throw new Error(broken.join('\n'))
  for (const test of wanted) {
    const verdict = verdicts.get(test)
    if (!verdict) conclude(test, 'the check did not run')
    // A hook that failed after the last check: nothing that depends on it can be trusted.
    else if (verdict.state === 'pass' && broken.length > 0) conclude(test, broken.join('\n'))
  }
  return wanted.flatMap((test) => verdicts.get(test) ?? [])
}

const timedOut = (ms: number) =>
  ({ kind: 'timeout', name: 'Timeout', message: `no end after ${ms} ms` }) as const

const isPending = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'VITEST_PENDING'

/** Vitest prints the difference of what an error carries: seconds for a large result, and nobody reads it. */
const lightError = (error: unknown): Error =>
  error instanceof CandidateError ? error : new Error(messageOf(error))

const configWith = (timeoutMs: number): VitestRunner['config'] => ({
  root: '/',
  setupFiles: [],
  name: undefined,
  passWithNoTests: true,
  testNamePattern: undefined,
  allowOnly: true,
  sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
  chaiConfig: undefined,
  maxConcurrency: 1,
  testTimeout: timeoutMs,
  hookTimeout: timeoutMs,
  retry: 0,
  includeTaskLocation: false,
  diffOptions: { truncateThreshold: 60, maxDepth: 6 },
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
})
