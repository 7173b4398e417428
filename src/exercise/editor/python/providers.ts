import type { editor, IRange, languages, Position } from 'monaco-editor/editor'
import { isWhiteboard } from '../whiteboards.ts'
import { completionsAt } from './completions.ts'
import { type PythonDocument, readDocument } from './document.ts'
import { hoverAt } from './hover.ts'
import { indentOfClause } from './indentation.ts'
import type { Completion } from './items.ts'
import { signatureHelpAt } from './signature-help.ts'

type Monaco = typeof import('monaco-editor/editor')
type Model = editor.ITextModel

/** A document, an offset in it, and what has been run before. */
type Spot = readonly [document: PythonDocument, offset: number, around: PythonDocument | null]

/** Lets the editor ask for completions, parameters, explanations and the place of an `else:`. */
export function registerProviders(monaco: Monaco): void {
  const spotOf = spots(monaco)
  const kinds = kindsIn(monaco)
  monaco.languages.registerCompletionItemProvider('python', {
    triggerCharacters: ['.'],
    provideCompletionItems: (model, position) => {
      if (isWhiteboard(model)) return null
      const spot = spotOf(model, position)
      const { start, end, items } = completionsAt(...spot)
      const [{ source }, offset] = spot
      // What stands behind the cursor stays, unless it is to be replaced.
      const range = { insert: rangeOf(model, start, offset), replace: rangeOf(model, start, end) }
      const isAssigned = source[offset] === '='
      return {
        suggestions: items.map((item) => ({
          ...{ ...suggestionOf(item, isAssigned), range, kind: kinds[item.kind] },
        })),
      }
    },
  })
  monaco.languages.registerSignatureHelpProvider('python', {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    provideSignatureHelp: (model, position) => {
      const help = isWhiteboard(model) ? null : signatureHelpAt(...spotOf(model, position))
      if (!help) return null
      const signatures = help.signatures.map(({ label, doc, parameters }) => ({
        label,
        documentation: { value: markdown(doc) },
        parameters: parameters.map(([start, end]) => ({ label: [start, end] as [number, number] })),
      }))
      const { signature: activeSignature, parameter: activeParameter } = help
      return { value: { signatures, activeSignature, activeParameter }, dispose: () => undefined }
    },
  })
  monaco.languages.registerHoverProvider('python', {
    provideHover: (model, position) => {
      const hover = isWhiteboard(model) ? null : hoverAt(...spotOf(model, position))
      if (!hover) return null
      const contents = [coloured(hover.code), markdown(hover.doc)].filter((text) => text !== '')
      const range = rangeOf(model, hover.start, hover.end)
      return { range, contents: contents.map((value) => ({ value })) }
    },
  })
  monaco.languages.registerOnTypeFormattingEditProvider('python', {
    autoFormatTriggerCharacters: [':'],
    provideOnTypeFormattingEdits: (model, position) => {
      const [document, offset] = spotOf(model, position)
      const indent = indentOfClause(document, offset)
      if (indent === null) return []
      const { lineNumber } = position
      const endColumn = model.getLineFirstNonWhitespaceColumn(lineNumber)
      const line = { startLineNumber: lineNumber, endLineNumber: lineNumber }
      return [{ range: { ...line, startColumn: 1, endColumn }, text: ' '.repeat(indent) }]
    },
  })
}

function suggestionOf(completion: Completion, isAssigned: boolean) {
  const { name, kind, detail, code, doc, from, rank } = completion
  const insertText = kind === 'argument' && !isAssigned ? `${name}=` : name
  const isCalled = kind === 'function' || kind === 'class'
  const told =
    code === '' ? null : { documentation: { value: `${coloured(code)}\n${markdown(doc)}` } }
  return {
    label: { label: insertText, description: from, ...(isCalled && { detail }) },
    insertText,
    ...told,
    sortText: `${rank} ${name}`,
  }
}

function kindsIn({ languages: { CompletionItemKind } }: Monaco) {
  const kinds: Readonly<Record<Completion['kind'], languages.CompletionItemKind>> = {
    function: CompletionItemKind.Function,
    class: CompletionItemKind.Class,
    module: CompletionItemKind.Module,
    value: CompletionItemKind.Constant,
    attribute: CompletionItemKind.Field,
    variable: CompletionItemKind.Variable,
    argument: CompletionItemKind.Property,
    keyword: CompletionItemKind.Keyword,
  }
  return kinds
}

/** A text is read once, until it changes. The scratch panel's line knows the file it is run in. */
function spots(monaco: Monaco): (model: Model, position: Position) => Spot {
  const read = new WeakMap<Model, { readonly version: number; readonly document: PythonDocument }>()
  const documentOf = (model: Model): PythonDocument => {
    const version = model.getVersionId()
    const known = read.get(model)
    if (known?.version === version) return known.document
    const document = readDocument(model.getValue())
    read.set(model, { version, document })
    return document
  }
  return (model, position) => {
    const path = model.uri.path.replace(/\.call\.py$/, '.py')
    const file = path === model.uri.path ? null : monaco.editor.getModel(model.uri.with({ path }))
    return [documentOf(model), model.getOffsetAt(position), file && documentOf(file)]
  }
}

function rangeOf(model: Model, start: number, end: number): IRange {
  const from = model.getPositionAt(start)
  const to = model.getPositionAt(end)
  return {
    ...{ startLineNumber: from.lineNumber, startColumn: from.column },
    ...{ endLineNumber: to.lineNumber, endColumn: to.column },
  }
}

const coloured = (code: string): string => `\`\`\`python\n${code}\n\`\`\``

/** Outside of `code`, signs are signs. */
const markdown = (text: string): string =>
  text.replace(/`[^`]*`|[*_<>[\]\\#]/g, (found) => (found.length > 1 ? found : `\\${found}`))
