type Monaco = typeof import('monaco-editor/editor')

const load = () => import('./python-language.ts')

/** Python, of which nothing is loaded before the first text in it is opened. */
export function registerPython(monaco: Monaco): void {
  const { languages } = monaco
  languages.register({ id: 'python', extensions: ['.py'], aliases: ['Python'] })
  languages.registerTokensProviderFactory('python', {
    create: async () => (await load()).colouring,
  })
  languages.onLanguageEncountered('python', () => {
    load().then(
      ({ configure }) => configure(monaco),
      // Without it the editor is a plain one.
      () => undefined,
    )
  })
}
