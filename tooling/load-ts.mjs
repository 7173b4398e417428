// Runs a TypeScript tool under plain Node: bundled to one module in the cache, packages left outside.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { root } from './setup.mjs'

export async function loadTs(entry) {
  const bundle = await rolldown({
    input: path.join(root, entry),
    platform: 'node',
    logLevel: 'silent',
    external: /^[^./\0]/,
  })
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false })
  await bundle.close()
  const { code } = output[0]
  const file = path.join(
    root,
    'node_modules/.cache/offhand',
    `${path.basename(entry, '.ts')}-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.mjs`,
  )
  // Another process may be reading it: there whole or not at all.
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(`${file}.${process.pid}`, code)
    renameSync(`${file}.${process.pid}`, file)
  }
  return import(pathToFileURL(file).href)
}
