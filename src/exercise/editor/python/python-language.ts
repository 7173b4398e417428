import type { languages } from 'monaco-editor/editor'
import { conf, language } from 'monaco-editor/languages/definitions/python/python'
import { enterRules } from './indentation.ts'
import { entriesOf, keywords } from './library.ts'
import { registerProviders } from './providers.ts'

type Monaco = typeof import('monaco-editor/editor')

/** Names where no statement begins with them. */
const soft = ['match', 'case']
const identifier = /[a-zA-Z_]\w*/

/** Monaco's own knows Python 2, and takes the operator `@` for a decorator. */
export const colouring: languages.IMonarchLanguage = {
  ...language,
  keywords: keywords.filter((word) => !soft.includes(word)),
  types: entriesOf('builtins').flatMap(({ name, kind }) => (kind === 'class' ? [name] : [])),
  tokenizer: {
    ...language.tokenizer,
    root: [
      [/^(\s*)(@[\w.]+)/, ['white', 'identifier']],
      [/^(\s*)(match|case)(?=\s+\S.*:\s*(?:#.*)?$)/, ['white', 'keyword']],
      ...['whitespace', 'numbers', 'strings'].map((include) => ({ include: `@${include}` })),
      [/[,:;]/, 'delimiter'],
      [/[{}[\]()]/, '@brackets'],
      [
        identifier,
        { cases: { '@keywords': 'keyword', '@types': 'type', '@default': 'identifier' } },
      ],
    ],
  },
}

/** Everything but colours. */
export function configure(monaco: Monaco): void {
  const { Indent, None, Outdent } = monaco.languages.IndentAction
  const actions = {
    indent: { indentAction: Indent },
    outdent: { indentAction: Outdent },
    comment: { indentAction: None, appendText: '# ' },
  }
  monaco.languages.setLanguageConfiguration('python', {
    ...conf,
    onEnterRules: enterRules.map(({ then, ...rule }) => ({ ...rule, action: actions[then] })),
  })
  registerProviders(monaco)
}
