// The real runner, with an engine that has nothing to do: its own time only.
import { ok } from '../../../src/base/result.ts'
import { typescriptEngine } from '../../../src/runner/engines/typescript.ts'
import { measuredRunner } from './measured-runner.ts'

export const { open, run } = measuredRunner(
  typescriptEngine({
    strip: (source) => Promise.resolve(ok(source)),
    versions: { bench: '1' },
  }),
)

/** How long the types of a source take to be stripped, by the editor's own code. */
export async function stripping(source: string, times: number): Promise<readonly number[]> {
  const { stripTypes } = await import('../../../src/exercise/editor/strip-types.ts')
  return Array.from({ length: times }, () => {
    const start = performance.now()
    if (!stripTypes(source).ok) throw new Error('the source could not be stripped')
    return performance.now() - start
  })
}
