import * as monaco from 'monaco-editor/editor'
import 'monaco-editor/features/bracketMatching/register'
import 'monaco-editor/features/caretOperations/register'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/comment/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/cursorUndo/register'
import 'monaco-editor/features/find/register'
import 'monaco-editor/features/folding/register'
import 'monaco-editor/features/format/register'
import 'monaco-editor/features/gotoError/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/indentation/register'
import 'monaco-editor/features/lineSelection/register'
import 'monaco-editor/features/linesOperations/register'
import 'monaco-editor/features/multicursor/register'
import 'monaco-editor/features/parameterHints/register'
import 'monaco-editor/features/quickCommand/register'
import 'monaco-editor/features/rename/register'
import 'monaco-editor/features/smartSelect/register'
// features/suggest/register brings the inline kind alone; the widget comes with its controller.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController'
import 'monaco-editor/features/toggleTabFocusMode/register'
import 'monaco-editor/features/wordHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import {
  getTypeScriptWorker,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register'
import preludeText from '../../../exercises/prelude.ts?raw'
import { ambientTypes, compilerOptions } from './language-service.ts'
import { registerPython } from './python/register.ts'
import { registerTypescript } from './register-typescript.ts'

self.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === 'typescript'
      ? new Worker(new URL('./ts.worker.ts', import.meta.url), {
          type: 'module',
          name: 'typescript',
        })
      : new Worker(new URL('./editor.worker.ts', import.meta.url), {
          type: 'module',
          name: 'editor',
        }),
}

// Before any model: a later change restarts the worker.
typescriptDefaults.setCompilerOptions(compilerOptions)
typescriptDefaults.setExtraLibs([{ content: ambientTypes, filePath: 'file:///ambient.d.ts' }])
typescriptDefaults.setEagerModelSync(true)
registerTypescript(monaco)
registerPython(monaco)

// While the list is open this key would show how Monaco ranked it, where people want a comment.
monaco.editor.addKeybindingRule({
  keybinding: monaco.KeyMod.CtrlCmd | monaco.KeyCode.Slash,
  command: '-toggleExplainMode',
})

/** Where 'prelude' is looked for. Of its text the editor takes the types and the comments. */
const preludeFile = 'file:///node_modules/prelude/index.ts'

/** Whether code that imports 'prelude' finds it; elsewhere the import is marked. */
export function offerPrelude(offered: boolean): void {
  const libs = { ...typescriptDefaults.getExtraLibs() }
  if (offered === preludeFile in libs) return
  if (offered) libs[preludeFile] = { content: preludeText, version: 1 }
  else delete libs[preludeFile]
  typescriptDefaults.setExtraLibs(
    Object.entries(libs).map(([filePath, { content }]) => ({ content, filePath })),
  )
}

export { getTypeScriptWorker, monaco }
