import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * monaco-editor 0.57 imports more than a lean entry asks for. Each cut is an edit of one of its
 * files that must hit: an upgrade that moves the text fails the build instead of growing the app.
 */
interface Cut {
  readonly file: string
  readonly why: string
  readonly apply: (code: string) => string
}

const typescriptFeature = '/monaco-editor/esm/vs/languages/features/typescript/'

export const cuts: readonly Cut[] = [
  {
    file: '/monaco-editor/esm/vs/internal/common/workers.js',
    why: 'it imports every editor contribution for its side effects; only its functions are needed',
    apply: (code) =>
      code
        .replace(
          /^import '\.\.\/\.\.\/editor\/(contrib|standalone|browser|common)\/[^']+';\n/gm,
          '',
        )
        .replace(/^import '\.\.\/\.\.\/base\/browser\/ui\/codicons\/[^']+';\n/gm, ''),
  },
  {
    file: `${typescriptFeature}workerManager.js`,
    why: 'its fallback worker is bundled a second time although MonacoEnvironment.getWorker wins',
    apply: (code) =>
      code.replace(
        /createWorker: \(\) => new Worker\(new URL\([^)]*\), \{ type: "module" \}\),/,
        '',
      ),
  },
  {
    file: `${typescriptFeature}lib/lib.js`,
    why: 'exercises are written without DOM, so its declarations are never read',
    apply: (code) =>
      code.replace(
        /^libFileMap\["lib\.(?:dom|webworker|scripthost)[^"]*\.d\.ts"\] = '[^\n]*$/gm,
        (line) => `${line.slice(0, line.indexOf('='))}= '';`,
      ),
  },
]

const cutOf = (id: string): Cut | undefined => {
  const [path = ''] = id.replaceAll('\\', '/').split('?')
  return cuts.find((cut) => path.endsWith(cut.file))
}

/** Makes the cuts; to be listed in `plugins` and in `worker.plugins`. */
export function monacoSlim(): Plugin {
  return {
    name: 'offhand-monaco-slim',
    enforce: 'pre',
    transform: {
      filter: { id: /monaco-editor[\\/]esm[\\/]vs[\\/](?:internal|languages)[\\/]/ },
      handler(code, id) {
        const cut = cutOf(id)
        if (!cut) return null
        const lean = cut.apply(code)
        if (lean === code)
          throw new Error(
            `monaco slim: nothing to cut in ${cut.file} (${cut.why}); see tooling/monaco`,
          )
        return { code: lean, map: null }
      },
    },
    // A file that has moved would never reach `transform`: whoever bundles the feature must have met its cuts.
    buildEnd(error) {
      if (error) return
      const ids = [...this.getModuleIds()].map((id) => id.replaceAll('\\', '/').split('?')[0] ?? '')
      const has = (end: string) => ids.some((id) => id.endsWith(end))
      const expected = [
        ...(has(`${typescriptFeature}register.js`) ? cuts.slice(0, 2) : []),
        ...(has(`${typescriptFeature}lib/typescriptServices.js`) ? cuts.slice(2) : []),
      ]
      for (const cut of expected)
        if (!has(cut.file))
          throw new Error(`monaco slim: ${cut.file} is gone; see tooling/monaco (${cut.why})`)
    },
  }
}

/** ts-blank-space asks for `typescript`; the browser has Monaco's copy, so nothing is shipped twice. */
export const typescriptAlias = {
  find: /^typescript$/,
  replacement: fileURLToPath(new URL('../../src/exercise/editor/typescript.ts', import.meta.url)),
}

/** Found at start instead of on the first visit, which would lose that visit to a reload. */
export const optimizeDepsInclude: readonly string[] = [
  'monaco-editor/editor',
  'monaco-editor/editor/editor.worker',
  'monaco-editor/language/typescript/ts.worker',
  'monaco-editor/languages/features/typescript/lib/typescriptServices',
  'monaco-editor/languages/features/typescript/lib/typescriptServicesMetadata',
  'ts-blank-space',
]
