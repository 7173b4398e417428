import type { editor } from 'monaco-editor/editor'
import type { CodeLanguage } from '../../base/code-language.ts'

type Monaco = typeof import('./monaco.ts').monaco

/** Text, undo history and view belong to the exercise that is open, not to the component that shows them. */
const viewStates = new Map<string, editor.ICodeEditorViewState>()

const uriOf = (monaco: Monaco, file: string) => monaco.Uri.parse(`file:///exercises/${file}`)

/** What the user's file is called: by its name the editor knows the language. */
export const fileName = (slug: string, language: CodeLanguage): string =>
  `${slug}.${language === 'python' ? 'py' : 'ts'}`

export function openModel(
  monaco: Monaco,
  file: string,
  language: CodeLanguage,
  source: string,
): editor.ITextModel {
  const uri = uriOf(monaco, file)
  const existing = monaco.editor.getModel(uri)
  if (existing) {
    replaceText(existing, source)
    return existing
  }
  const model = monaco.editor.createModel(source, language, uri)
  model.setEOL(monaco.editor.EndOfLineSequence.LF)
  indentIn(model, language)
  colourAtOnce(model)
  return model
}

const linesInView = 60

/**
 * Monaco colours lines when the page is idle, and indents only behind coloured ones: who types while the
 * page is busy would find every Enter at the margin. Nothing public asks for the colours of a line.
 */
function colourAtOnce(model: editor.ITextModel & Partial<Tokenized>): void {
  model.tokenization?.forceTokenization(Math.min(linesInView, model.getLineCount()))
  model.onDidChangeContent(({ changes }) => {
    for (const { range, text } of changes) {
      const last = range.startLineNumber + text.split('\n').length - 1
      model.tokenization?.forceTokenization(Math.min(last, model.getLineCount()))
    }
  })
}

/** What a model of monaco-editor 0.57 can do beside what its types tell. */
interface Tokenized {
  readonly tokenization: { readonly forceTokenization: (line: number) => void }
}

const indentIn = (model: editor.ITextModel, language: CodeLanguage): void =>
  model.updateOptions({ tabSize: language === 'python' ? 4 : 2, insertSpaces: true })

/**
 * The scratch panel's line. A declaration beside it gives it the functions of the exercise's own file;
 * both go with the panel, so that another exercise does not see them.
 */
export function openCallModel(
  monaco: Monaco,
  slug: string,
  language: CodeLanguage,
  functions: readonly string[],
  expression: string,
): { readonly model: editor.ITextModel; readonly dispose: () => void } {
  const at = (name: string) => monaco.Uri.parse(`file:///exercises/${slug}.${name}`)
  if (language === 'python') {
    const model = monaco.editor.createModel(expression, language, at('call.py'))
    indentIn(model, language)
    return { model, dispose: () => model.dispose() }
  }
  const declarations = functions
    .map((name) => `declare const ${name}: typeof import('./${slug}').${name}\n`)
    .join('')
  const made = [
    monaco.editor.createModel(expression, 'typescript', at('call.ts')),
    monaco.editor.createModel(declarations, 'typescript', at('globals.d.ts')),
  ] as const
  indentIn(made[0], language)
  return { model: made[0], dispose: () => made.forEach((model) => model.dispose()) }
}

/** One step that Ctrl+Z takes back; nothing when the text is there already. */
export function replaceText(model: editor.ITextModel, source: string): void {
  if (model.getValue() === source) return
  model.pushStackElement()
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text: source }], () => null)
  model.pushStackElement()
}

export const viewStateOf = (file: string): editor.ICodeEditorViewState | null =>
  viewStates.get(file) ?? null

export function keepViewState(file: string, state: editor.ICodeEditorViewState | null): void {
  if (state) viewStates.set(file, state)
}
