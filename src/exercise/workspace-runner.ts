import { typescriptVersion } from 'monaco-editor/languages/features/typescript/lib/typescriptServicesMetadata'
import type { Clock } from '../base/clock.ts'
import { typescriptEngine } from '../runner/engines/typescript.ts'
import { createRunner, type Runner } from '../runner/run.ts'
import { strip } from './editor/strip.ts'

/** The runner as the workspace uses it: types are stripped by the editor's own compiler. */
export const createWorkspaceRunner = (clock: Clock): Runner =>
  createRunner({
    engine: typescriptEngine({ strip, versions: { typescript: typescriptVersion } }),
    clock,
    mount: document.body,
  })
