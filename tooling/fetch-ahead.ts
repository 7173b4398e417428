import path from 'node:path'
import type { Plugin, Rolldown } from 'vite'

/** What `src/app/load-workspace.ts` imports. */
const workspace = [
  'src/exercise/exercise-page.tsx',
  'src/exercise/workspace-runner.ts',
  'src/exercise/editor/monaco.ts',
]

/**
 * Names the files of the workspace, the editor among them, in the page, so that `public/first-paint.js`
 * asks for them at once where an exercise is opened, and not when the app has started.
 */
export function workspaceAhead(): Plugin {
  let root = ''
  let base = '/'
  return {
    name: 'offhand-workspace-ahead',
    apply: 'build',
    configResolved: (config) => {
      root = config.root
      base = config.base
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const content = filesOf(
          bundle,
          workspace.map((file) => path.join(root, file)),
        )
          .map((file) => base + file)
          .join(' ')
        return [
          { tag: 'meta', attrs: { name: 'offhand-workspace', content }, injectTo: 'head-prepend' },
        ]
      },
    },
  }
}

/** The chunks of these modules and what they import, with their styles; not what the page has anyway. */
function filesOf(bundle: Rolldown.OutputBundle, modules: readonly string[]): readonly string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const files = new Set<string>()
  const gather = (name: string, into: Set<string>): void => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || into.has(name)) return
    into.add(name)
    for (const file of chunk.viteMetadata?.importedCss ?? []) into.add(file)
    for (const file of chunk.imports) gather(file, into)
  }
  for (const module of modules) {
    const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === module)
    if (!chunk) throw new Error(`no chunk for ${module}: has src/app/load-workspace.ts changed?`)
    gather(chunk.fileName, files)
  }
  const page = new Set<string>()
  for (const chunk of chunks) if (chunk.isEntry) gather(chunk.fileName, page)
  return [...files].filter((file) => !page.has(file))
}
