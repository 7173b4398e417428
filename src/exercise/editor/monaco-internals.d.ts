// Entries of monaco-editor 0.57 that ship without types; only what the workers use.
declare module 'monaco-editor/languages/features/typescript/lib/typescriptServices' {
  import type ts from 'typescript'
  export const typescript: typeof ts
}

declare module 'monaco-editor/languages/features/typescript/lib/typescriptServicesMetadata' {
  export const typescriptVersion: string
}

declare module 'monaco-editor/language/typescript/ts.worker' {
  export class TypeScriptWorker {
    constructor(context: unknown, createData: unknown)
  }
  /** Takes over the worker's messages; must be called on the first one. */
  export function initialize(create: (context: unknown, createData: unknown) => unknown): void
}

declare module 'monaco-editor/editor/editor.worker' {}

declare module 'monaco-editor/editor/contrib/suggest/browser/suggestController' {}

declare module 'monaco-editor/languages/definitions/python/python' {
  import type { languages } from 'monaco-editor/editor'
  export const conf: languages.LanguageConfiguration
  export const language: languages.IMonarchLanguage
}
