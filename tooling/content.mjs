// `npm run content [-- slug]`: counts, or everything about one topic, question or exercise.
import { ensureInstalled, root } from './setup.mjs'

ensureInstalled()
const { loadTs } = await import('./load-ts.mjs')
const { run } = await loadTs('tooling/content/cli.ts')
process.exitCode = await run(root, process.argv.slice(2))
