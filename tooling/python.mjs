// `node tooling/python.mjs [--write]`: the packs of the Python engine, verified against packs.json.
// `node tooling/python.mjs --names`: the names that the editor completes, asked of the interpreter anew.
import { parseArgs } from 'node:util'
import { ensureInstalled, root } from './setup.mjs'

ensureInstalled()
const flag = { type: 'boolean', default: false }
const { values } = parseArgs({ options: { write: flag, names: flag } })
const { loadTs } = await import('./load-ts.mjs')
const { pythonCli, writeCompletions } = await loadTs('tooling/python/cli.ts')
if (values.names) writeCompletions(root)
else pythonCli(root, values.write)
