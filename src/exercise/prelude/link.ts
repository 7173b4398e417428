import ts from 'typescript'
import { err, ok, type Result } from '../../base/result.ts'
import { unusedName } from '../../runner/engine.ts'
import type { Linked } from '../../runner/engines/typescript.ts'
import type { CandidateFailure } from '../../runner/verdict.ts'

/** The functions that the text of exercises/prelude.ts exports. */
export const namesIn = (prelude: string): readonly string[] => [
  ...new Set([...prelude.matchAll(/^export function (\w+)/gm)].map(([, name = '']) => name)),
]

/**
 * The source with the prelude behind it, as far as it imports from 'prelude': the sandbox loads one module, the
 * user's own. An import becomes a constant at its place, so that every line and column of the user's stays what
 * it was. Imports of anything else are left as they are, and nothing can load them. `prelude` is the text of
 * exercises/prelude.ts, or null where the exercise does not offer it.
 */
export function linkPrelude(
  source: string,
  prelude: string | null,
): Result<Linked, CandidateFailure> {
  const file = ts.createSourceFile('candidate.ts', source, ts.ScriptTarget.ESNext, true)
  const imports = file.statements.filter(isOfPrelude)
  // Of a source that cannot be parsed, whoever blanks its types tells the place.
  if (imports.length === 0 || hasSyntaxErrors(file)) return ok({ source })

  const refuse = (node: ts.Node, message: string, kind: 'syntax' | 'prelude' = 'syntax') => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file))
    return err({ kind, name: 'SyntaxError', message, line: line + 1, column: character + 1 })
  }
  const [first] = imports
  if (first && prelude === null)
    return refuse(first, "this exercise does not offer the module 'prelude'", 'prelude')
  const text = prelude ?? ''
  const names = namesIn(text)
  for (const one of imports) {
    const wrong = wrongIn(one, names)
    if (wrong) return refuse(wrong.node, wrong.message)
  }

  const holder = unusedName('prelude', source)
  let linked = ''
  let from = 0
  for (const one of imports) {
    linked += source.slice(from, one.getStart(file))
    linked += inPlaceOf(one.getText(file), constantOf(one, holder))
    from = one.end
  }
  linked += source.slice(from)
  if (!linked.includes(holder)) return ok({ source: linked })
  const block = `function ${holder}() {\n${text.replace(/^export /gm, '')}\nreturn { ${names.join(', ')} }\n}\n`
  return ok({
    source: `${linked}\n${block}`,
    preludeFrom: linked.split(lineEnd).length + 1,
  })
}

/** As the engine counts lines. */
const lineEnd = /\r\n|[\n\r\u2028\u2029]/

const isOfPrelude = (node: ts.Statement): node is ts.ImportDeclaration =>
  ts.isImportDeclaration(node) &&
  ts.isStringLiteral(node.moduleSpecifier) &&
  node.moduleSpecifier.text === 'prelude'

const hasSyntaxErrors = (file: ts.SourceFile): boolean =>
  (file as ts.SourceFile & { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics
    .length > 0

/** The first part of an import that asks for what there is not. */
function wrongIn(
  { importClause, attributes }: ts.ImportDeclaration,
  names: readonly string[],
): { readonly node: ts.Node; readonly message: string } | null {
  if (attributes) return { node: attributes, message: "'prelude' takes no attributes" }
  const example = `write import { ${names.join(', ')} } from 'prelude'`
  if (importClause?.name)
    return { node: importClause.name, message: `'prelude' has no default export; ${example}` }
  const bindings = importClause?.namedBindings
  if (!bindings || ts.isNamespaceImport(bindings)) return null
  const unknown = bindings.elements.find((element) => !names.includes(importedName(element)))
  return unknown
    ? {
        node: unknown.propertyName ?? unknown.name,
        message: `'prelude' has no ${importedName(unknown)}; it has ${names.join(', ')}`,
      }
    : null
}

const importedName = ({ propertyName, name }: ts.ImportSpecifier): string =>
  (propertyName ?? name).text

/** What stands for an import: `holder` is a function, so that it is there before the first line is run. */
function constantOf({ importClause }: ts.ImportDeclaration, holder: string): string {
  const bindings = importClause?.namedBindings
  // Types are blanked with the rest of them.
  if (!bindings || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return ';'
  if (ts.isNamespaceImport(bindings)) return `const ${bindings.name.text}=${holder}();`
  const values = bindings.elements.filter((element) => !element.isTypeOnly)
  if (values.length === 0) return ';'
  const parts = values.map((element) => {
    const imported = importedName(element)
    return imported === element.name.text ? imported : `${imported}:${element.name.text}`
  })
  return `const{${parts.join(',')}}=${holder}();`
}

/** As many lines, and whatever follows on the last of them in its column. */
function inPlaceOf(statement: string, replacement: string): string {
  const ends = statement.match(new RegExp(lineEnd, 'g')) ?? []
  if (ends.length === 0) return replacement.padEnd(statement.length)
  const last = statement.split(lineEnd).at(-1) ?? ''
  return `${replacement}${ends.join('')}${' '.repeat(last.length)}`
}
