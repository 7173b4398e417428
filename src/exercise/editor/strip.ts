import preludeText from '../../../exercises/prelude.ts?raw'
import { err, ok, type Result } from '../../base/result.ts'
import type { Rewriting } from '../../runner/engine.ts'
import type { Linked } from '../../runner/engines/typescript.ts'
import type { CandidateFailure } from '../../runner/verdict.ts'
import { loadMonaco } from './load-monaco.ts'
import type { Stripped } from './strip-types.ts'

/** What ts.worker.ts adds to Monaco's. */
interface Compiling {
  readonly link: (
    source: string,
    prelude: string | null,
  ) => Promise<Result<Linked, CandidateFailure>>
  readonly strip: (source: string, rewriting?: Rewriting) => Promise<Stripped>
}

/** The compiler that the editor runs anyway. */
async function compiling(): Promise<Compiling> {
  const { getTypeScriptWorker } = await loadMonaco()
  return (await (
    await getTypeScriptWorker()
  )()) as unknown as Compiling
}

/** From TypeScript to JavaScript with every position kept. */
export async function strip(
  source: string,
  rewriting?: Rewriting,
): Promise<Result<string, CandidateFailure>> {
  const stripped = await (await compiling()).strip(source, rewriting)
  return stripped.ok
    ? ok(stripped.code)
    : err({ kind: 'syntax', name: 'SyntaxError', ...stripped.problem })
}

/** The source with the prelude behind it, if it imports that. */
export async function link(
  source: string,
  offered: boolean,
): Promise<Result<Linked, CandidateFailure>> {
  // Most code imports nothing.
  if (!source.includes('import')) return ok({ source })
  return (await compiling()).link(source, offered ? preludeText : null)
}
