import { conf, language } from 'monaco-editor/languages/definitions/typescript/typescript'

type Monaco = typeof import('monaco-editor/editor')

/** Monaco would fetch the colours when code is shown already, and draw it a second time. */
export function registerTypescript({ languages }: Monaco): void {
  languages.register({ id: 'typescript', extensions: ['.ts'], aliases: ['TypeScript'] })
  languages.setLanguageConfiguration('typescript', conf)
  languages.setMonarchTokensProvider('typescript', language)
}
