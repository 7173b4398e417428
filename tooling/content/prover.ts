// One exercise in a thread of its own: nested in a test of Vitest, our runner would share its state.
import { parentPort, workerData } from 'node:worker_threads'
import { connect } from '../../src/runner/examiner/channel.ts'
import { inProcessCandidate } from '../../src/runner/examiner/in-process.ts'
import * as kit from '../../src/runner/examiner/kit.ts'
import { type CollectedCheck, runChecks } from '../../src/runner/examiner/run-checks.ts'
import { vitest } from '../../src/runner/examiner/vitest.ts'
import type { CheckVerdict } from '../../src/runner/verdict.ts'

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
}

export interface ProofResult {
  readonly checks: readonly CollectedCheck[]
  readonly reference: readonly Pick<CheckVerdict, 'id' | 'state' | 'message'>[]
  readonly wrong: readonly { readonly id: string; readonly rejectedBy: readonly string[] }[]
  /** Why nothing could be judged, or null. */
  readonly broken: string | null
}

type Module = Readonly<Record<string, unknown>>

const load = async (code: string): Promise<Module> =>
  (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Module

async function prove({ checks, reference, wrong }: ProofRequest): Promise<ProofResult> {
  const register = (await load(checks))['default'] as (modules: unknown) => unknown
  let collected: readonly CollectedCheck[] = []
  const judge = async (solution: Solution): Promise<readonly CheckVerdict[]> => {
    connect(inProcessCandidate(await load(solution.code)))
    return runChecks(() => register({ vitest, kit }), {
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
  return {
    checks: collected.map(({ id, group }) => ({ id, group })),
    reference: passed.map(({ id, state, message = '' }) => ({ id, state, message })),
    wrong: rejections,
    broken: null,
  }
}

const nothing = { checks: [], reference: [], wrong: [] }

parentPort?.postMessage(
  await prove(workerData as ProofRequest).catch((error: unknown): ProofResult => ({
    ...nothing,
    broken: String(error),
  })),
)
