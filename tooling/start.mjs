// `npm start`: installs if needed, builds, serves, prints the address.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureInstalled, root } from './setup.mjs'

ensureInstalled()
console.log('Building Offhand: checking all content, proving the exercises, bundling …')
const build = spawnSync(
  process.execPath,
  [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
if (build.status !== 0) {
  console.error('\nThe build failed: see the lines above.')
  process.exit(build.status ?? 1)
}
const { serve } = await import('./serve.mjs')
const { url } = await serve({
  port: Number(process.env.PORT ?? 4173),
  base: process.env.BASE_PATH ?? '/',
})
console.log(`\nOffhand is ready: ${url}\nPress Ctrl+C to stop.`)
