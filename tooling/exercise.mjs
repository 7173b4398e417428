// `npm run exercise -- <slug> [--python] [--once]`: an exercise in your own editor, judged now and on each save.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled, root } from './setup.mjs'

ensureInstalled()
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    once: { type: 'boolean', default: false },
    python: { type: 'boolean', default: false },
  },
})
const { loadTs } = await import('./load-ts.mjs')
const { exercise } = await loadTs('tooling/exercise/terminal.ts')
const folder = path.join(root, '.offhand/exercises')
process.exitCode = await exercise({ root, folder, name: positionals[0], ...values })
