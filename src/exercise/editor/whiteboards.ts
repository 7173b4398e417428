import type { editor } from 'monaco-editor/editor'

const whiteboards = new WeakSet<editor.ITextModel>()

/** Whether a text is written as on a whiteboard: without any help. */
export const isWhiteboard = (model: editor.ITextModel): boolean => whiteboards.has(model)

export function markWhiteboard(model: editor.ITextModel, isOne: boolean): void {
  if (isOne) whiteboards.add(model)
  else whiteboards.delete(model)
}
