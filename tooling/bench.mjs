// `npm run bench [-- group …] [--json] [--dist folder]`: how fast it is, against the budgets. Needs a build.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, root } from './setup.mjs'

ensureInstalled()
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, dist: { type: 'string' } },
})
const dist = path.resolve(values.dist ?? process.env.OFFHAND_DIST ?? path.join(root, 'dist'))
if (!existsSync(path.join(dist, '.vite/manifest.json'))) {
  console.error(`There is no build in ${dist}: run npm run build first.`)
  process.exit(1)
}
const { runnerImport } = await import('vite')
const { module } = await runnerImport(path.join(root, 'tests/bench/main.ts'), {
  configFile: false,
  root,
  logLevel: 'error',
})
process.exitCode = await module.bench({ names: positionals, json: values.json, dist })
