import type { languages } from 'monaco-editor/editor'
import type { PythonDocument } from './document.ts'
import { depthOf } from './brackets.ts'

type Rule = Pick<languages.OnEnterRule, 'beforeText' | 'afterText'> & {
  readonly then: 'indent' | 'outdent' | 'comment'
}

/** What Enter does behind a line. Nothing else is moved: in Python indentation has a meaning. */
export const enterRules: readonly Rule[] = [
  {
    beforeText:
      /^\s*(?:def|class|for|if|elif|else|while|try|with|finally|except|async|match|case)\b.*:\s*(?:#.*)?$/,
    then: 'indent',
  },
  // The end of a head over several lines: `) -> float:`.
  { beforeText: /^\s*[)\]}].*:\s*(?:#.*)?$/, then: 'indent' },
  // What leaves a block ends it, unless the statement goes on.
  {
    beforeText: /^\s+(?:return|raise|break|continue|pass)\b(?:.*[^-([{,\\+*/%@&|^=<>\s])?\s*$/,
    afterText: /^\s*$/,
    then: 'outdent',
  },
  { beforeText: /^\s*#/, afterText: /^.*\S/, then: 'comment' },
]

const openers: Readonly<Record<string, readonly string[]>> = {
  elif: ['if', 'elif'],
  else: ['if', 'elif', 'for', 'while', 'except', 'try'],
  except: ['try', 'except'],
  finally: ['try', 'except', 'else'],
  case: ['case'],
}

/** Where `else:` belongs that has just been typed inside the block that it ends; null where it stands. */
export function indentOfClause(document: PythonDocument, offset: number): number | null {
  const { lines } = document
  const clause = document.lineAt(offset)
  const tokens = clause?.tokens ?? []
  const before = openers[tokens[0]?.text ?? '']
  if (!clause || !before || tokens.at(-1)?.text !== ':' || depthOf(tokens) > 0) return null
  let outermost = Infinity
  for (const { indent, tokens: others } of lines.slice(0, lines.indexOf(clause)).reverse()) {
    // Inside of a block that has ended since.
    if (indent >= outermost) continue
    outermost = indent
    if (indent > clause.indent || !before.includes(others[0]?.text ?? '')) continue
    return indent === clause.indent ? null : indent
  }
  return null
}
