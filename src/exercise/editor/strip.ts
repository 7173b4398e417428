import { err, ok, type Result } from '../../base/result.ts'
import type { CandidateFailure } from '../../runner/verdict.ts'
import { loadMonaco } from './load-monaco.ts'
import type { Stripped } from './strip-types.ts'

interface Stripping {
  readonly strip: (source: string) => Promise<Stripped>
}

/** From TypeScript to JavaScript with every position kept, on the compiler that the editor runs anyway. */
export async function strip(source: string): Promise<Result<string, CandidateFailure>> {
  const { getTypeScriptWorker } = await loadMonaco()
  const worker = (await (await getTypeScriptWorker())()) as unknown as Stripping
  const stripped = await worker.strip(source)
  return stripped.ok
    ? ok(stripped.code)
    : err({ kind: 'syntax', name: 'SyntaxError', ...stripped.problem })
}
