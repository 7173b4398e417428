import type { Result } from '../../base/result.ts'
import type { Engine } from '../engine.ts'
import type { CandidateFailure } from '../verdict.ts'

/**
 * TypeScript runs as JavaScript with its types blanked, so lines and columns stay true. Who blanks them is
 * handed in: the editor's own compiler where there is an editor.
 */
export function typescriptEngine(options: {
  readonly strip: (source: string) => Promise<Result<string, CandidateFailure>>
  readonly versions: Engine['versions']
}): Engine {
  return {
    id: 'typescript',
    versions: options.versions,
    workerScript: async () => (await import('virtual:offhand/candidate-script')).script,
    compile: options.strip,
  }
}
