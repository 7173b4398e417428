import { copyFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { contentPlugin } from './tooling/content/plugin.ts'
import { workspaceAhead } from './tooling/fetch-ahead.ts'
import { katexWoff2Only } from './tooling/katex/woff2-only.ts'
import { monacoSlim, optimizeDepsInclude, typescriptAlias } from './tooling/monaco/slim-plugin.ts'
import { pythonPackFiles } from './tooling/python/plugin.ts'
import { pageCsp } from './tooling/runner/csp.ts'
import { runnerScripts } from './tooling/runner/plugin.ts'

/** `/` on a host of its own; `/offhand/` on GitHub Pages. */
const base = process.env['BASE_PATH'] ?? '/'

const { version } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'package.json'), 'utf8'),
) as { version: string }

/** Each file costs a visit some three milliseconds on its way through the service worker. */
const fewFiles: Rolldown.CodeSplittingGroup[] = [
  // Without the entry itself: lazy screens import from here, and the entry waits for the history.
  {
    name: 'first-screen',
    tags: ['$initial'],
    test: (id) => !/(?:index\.html|main\.tsx)$/.test(id),
  },
]

export default defineConfig({
  base,
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(version) },
  plugins: [
    react(),
    contentPlugin(),
    katexWoff2Only(),
    runnerScripts(),
    pythonPackFiles(),
    monacoSlim(),
    pageCsp(),
    workspaceAhead(),
    VitePWA({
      // An update waits until the user accepts it: a page in use must not lose its lazy chunks.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        id: base,
        name: 'Offhand',
        short_name: 'Offhand',
        description:
          'Explain it, then write it by hand: offline practice for deep-learning and computer-vision interviews.',
        start_url: base,
        scope: base,
        display: 'standalone',
        theme_color: '#fbfaf7',
        background_color: '#fbfaf7',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: 'icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,ttf,woff2,wasm,json,webmanifest}'],
        globIgnores: ['404.html'],
        // Monaco's TypeScript worker is the largest file; workbox would refuse it at its default of 2 MiB.
        maximumFileSizeToCacheInBytes: 8 * 2 ** 20,
        navigateFallback: `${base}index.html`,
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        importScripts: ['sw-routes.js'],
      },
    }),
    singlePageFallback(),
  ],
  resolve: { alias: [typescriptAlias] },
  worker: { format: 'es', plugins: () => [monacoSlim()] },
  optimizeDeps: { include: [...optimizeDepsInclude] },
  build: {
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 8000,
    rolldownOptions: { output: { codeSplitting: { groups: fewFiles } } },
  },
})

/** Static hosts without rewrite rules show 404.html for a deep link: give them the app. */
function singlePageFallback(): Plugin {
  let outDir = 'dist'
  return {
    name: 'offhand-single-page-fallback',
    apply: 'build',
    configResolved: (config) => {
      outDir = path.resolve(config.root, config.build.outDir)
    },
    // Not in closeBundle, which runs after a failed build as well and would hide what went wrong.
    writeBundle: {
      order: 'post',
      handler: () => copyFileSync(path.join(outDir, 'index.html'), path.join(outDir, '404.html')),
    },
  }
}
