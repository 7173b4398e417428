// Four views of the code, each with just the library its realm has: page, pure, worker, Node.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { root } from './setup.mjs'

const projects = [
  'tsconfig.app.json',
  'tsconfig.pure.json',
  'tsconfig.worker.json',
  'tsconfig.node.json',
]
const failed = projects.filter((project) => {
  const tsc = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', project, '--pretty', 'false'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  return tsc.status !== 0
})
if (failed.length > 0) {
  console.error(`types: errors in ${failed.join(', ')}`)
  process.exit(1)
}
