import { createHash } from 'node:crypto'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { pythonText } from '../python/text-plugin.ts'

const runner = path.resolve(import.meta.dirname, '../../src/runner')

/** The scripts that run inside the sandbox. Each becomes one classic script; the library a module. */
export const entries = {
  candidate: path.join(runner, 'candidate/worker.ts'),
  'python-candidate': path.join(runner, 'candidate/python/worker.ts'),
  examiner: path.join(runner, 'examiner/worker.ts'),
  frame: path.join(runner, 'frame/frame.ts'),
  'fast-check': path.join(runner, 'examiner/fast-check.ts'),
} as const
export type ScriptName = keyof typeof entries

export interface Script {
  readonly code: string
  /** Our own files in it: a change of one of them makes it stale. */
  readonly files: readonly string[]
}

export async function bundleScript(name: ScriptName): Promise<Script> {
  const bundle = await rolldown({
    input: entries[name],
    platform: 'browser',
    logLevel: 'silent',
    plugins: [pythonText()],
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
  })
  const { output } = await bundle.generate({
    format: name === 'fast-check' ? 'es' : 'iife',
    strict: true,
    minify: true,
    codeSplitting: false,
  })
  await bundle.close()
  const [{ code, moduleIds }] = output
  // The HTML parser would end the element there, or read a carriage return as something else.
  if (name === 'frame' && /<\/script|<!--|\r/i.test(code))
    throw new Error('the frame script cannot stand in a script element')
  const files = moduleIds.filter((id) => path.isAbsolute(id) && !id.includes('node_modules'))
  return { code: code.trim(), files }
}

/** What the page's policy must name so that the frame, which inherits it, runs its one inline script. */
export async function frameScriptHash(): Promise<string> {
  const { code } = await bundleScript('frame')
  return `sha256-${createHash('sha256').update(code).digest('base64')}`
}
