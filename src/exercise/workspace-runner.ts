import { typescriptVersion } from 'monaco-editor/languages/features/typescript/lib/typescriptServicesMetadata'
import type { Clock } from '../base/clock.ts'
import type { CodeLanguage } from '../base/code-language.ts'
import { loadExercise } from '../content/load.ts'
import type { Engine } from '../runner/engine.ts'
import { pythonEngine } from '../runner/engines/python/engine.ts'
import { pythonDownload, pythonSnapshots } from '../runner/engines/python/this-device.ts'
import { typescriptEngine } from '../runner/engines/typescript.ts'
import { createRunner, type Runner } from '../runner/run.ts'
import { link, strip } from './editor/strip.ts'

export type CreateRunner = (clock: Clock, slug: string, language: CodeLanguage) => Runner

/** The runner as the workspace uses it: TypeScript loses its types by the editor's own compiler. */
export const createWorkspaceRunner: CreateRunner = (clock, slug, language) =>
  createRunner({ engine: engineFor(slug, language), clock, mount: document.body })

function engineFor(slug: string, language: CodeLanguage): Engine {
  switch (language) {
    case 'typescript':
      return typescriptEngine({ strip, link, versions: { typescript: typescriptVersion } })
    case 'python':
      return pythonEngine({
        signatures: async () => (await loadExercise(slug))?.python?.signatures ?? {},
        packs: pythonDownload.loadPython,
        snapshots: pythonSnapshots,
      })
  }
}
