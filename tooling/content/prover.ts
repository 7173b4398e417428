// One exercise in a thread of its own: nested in a test of Vitest, our runner would share its state.
import { parentPort, workerData } from 'node:worker_threads'
import { connect, type RecordedCall } from '../../src/runner/examiner/channel.ts'
import * as fastCheck from '../../src/runner/examiner/fast-check.ts'
import { inProcessCandidate } from '../../src/runner/examiner/in-process.ts'
import * as kit from '../../src/runner/examiner/kit.ts'
import { type CollectedCheck, runChecks } from '../../src/runner/examiner/run-checks.ts'
import { sampleCalls } from '../../src/runner/examiner/sample-calls.ts'
import { vitest } from '../../src/runner/examiner/vitest.ts'
import type { CheckVerdict } from '../../src/runner/verdict.ts'
import { type Counted, countOperations, type OperationFormulas } from './count-operations.ts'

/** A solution as JavaScript: an ES module. */
interface Solution {
  readonly id: string
  readonly code: string
}

export interface ProofRequest {
  /** An ES module whose default export registers the checks. */
  readonly checks: string
  readonly reference: Solution
  /** The starter and the mutants: each must be rejected. */
  readonly wrong: readonly Solution[]
  /** The reference with its operations counted. */
  readonly counting: {
    readonly code: string
    readonly reader: string
    readonly formulas: OperationFormulas | null
  }
}

export interface ProofResult {
  readonly checks: readonly CollectedCheck[]
  readonly reference: readonly Pick<CheckVerdict, 'id' | 'state' | 'message'>[]
  readonly wrong: readonly { readonly id: string; readonly rejectedBy: readonly string[] }[]
  readonly counted: Counted
  /** Why nothing could be judged, or null. */
  readonly broken: string | null
}

type Module = Readonly<Record<string, unknown>>

const load = async (code: string): Promise<Module> =>
  (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Module

async function prove({ checks, reference, wrong, counting }: ProofRequest): Promise<ProofResult> {
  const register = (await load(checks))['default'] as (modules: unknown) => unknown
  let collected: readonly CollectedCheck[] = []
  const judge = async (solution: Solution): Promise<readonly CheckVerdict[]> => {
    connect(inProcessCandidate(await load(solution.code)))
    return runChecks(() => register({ vitest, kit, fastCheck }), {
      onCollected: (all) => {
        collected = all
      },
    })
  }
  const passed = await judge(reference)
  const rejections: { id: string; rejectedBy: string[] }[] = []
  for (const solution of wrong) {
    const verdicts = await judge(solution)
    rejections.push({
      id: solution.id,
      rejectedBy: verdicts.filter(({ state }) => state !== 'pass').map(({ id }) => id),
    })
  }
  const counter = inProcessCandidate(await load(counting.code))
  connect(counter)
  const samples: { id: string; calls: readonly RecordedCall[] }[] = []
  await runChecks(() => register({ vitest, kit, fastCheck }), {
    only: 'samples',
    onCheck: ({ id }, calls) => samples.push({ id, calls }),
  })
  const counted = await countOperations(
    sampleCalls(samples),
    counter,
    counting.reader,
    counting.formulas,
  )
  return {
    checks: collected.map(({ id, group }) => ({ id, group })),
    reference: passed.map(({ id, state, message = '' }) => ({ id, state, message })),
    wrong: rejections,
    counted,
    broken: null,
  }
}

const nothing = { checks: [], reference: [], wrong: [], counted: { calls: [], problems: [] } }

parentPort?.postMessage(
  await prove(workerData as ProofRequest).catch((error: unknown): ProofResult => ({
    ...nothing,
    broken: String(error),
  })),
)
