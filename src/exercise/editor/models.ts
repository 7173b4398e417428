import type { editor } from 'monaco-editor/editor'

type Monaco = typeof import('./monaco.ts').monaco

/** Text, undo history and view belong to the exercise that is open, not to the component that shows them. */
const viewStates = new Map<string, editor.ICodeEditorViewState>()

const uriOf = (monaco: Monaco, slug: string) => monaco.Uri.parse(`file:///exercises/${slug}.ts`)

export function openModel(monaco: Monaco, slug: string, source: string): editor.ITextModel {
  const uri = uriOf(monaco, slug)
  const existing = monaco.editor.getModel(uri)
  if (existing) {
    replaceText(existing, source)
    return existing
  }
  const model = monaco.editor.createModel(source, 'typescript', uri)
  model.setEOL(monaco.editor.EndOfLineSequence.LF)
  model.updateOptions({ tabSize: 2, insertSpaces: true })
  return model
}

/** One step that Ctrl+Z takes back; nothing when the text is there already. */
export function replaceText(model: editor.ITextModel, source: string): void {
  if (model.getValue() === source) return
  model.pushStackElement()
  model.pushEditOperations([], [{ range: model.getFullModelRange(), text: source }], () => null)
  model.pushStackElement()
}

export const viewStateOf = (slug: string): editor.ICodeEditorViewState | null =>
  viewStates.get(slug) ?? null

export function keepViewState(slug: string, state: editor.ICodeEditorViewState | null): void {
  if (state) viewStates.set(slug, state)
}
