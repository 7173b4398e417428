import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Interpreter } from '../../src/runner/candidate/python/interpreter.ts'
import { pythonPacks } from './packs.ts'

/** What the editor knows of Python's names. Committed, so that a build need not start the interpreter. */
export const completionsFile = (root: string): string =>
  path.join(root, 'src/exercise/editor/python/names.json')

const scripts = ['completed_names', 'completions']
const start = `
import traceback
try:
    import completions
except Exception:
    traceback.print_exc()
`

/** The content of that file, asked of the interpreter that runs the exercises. */
export function pythonCompletions(root: string): string {
  const printed: Uint8Array[] = []
  const packs = pythonPacks(root).map(({ bytes }) => bytes)
  const interpreter = new Interpreter({ packs }, (_, bytes) => printed.push(bytes.slice()))
  const { files } = interpreter
  for (const script of scripts) {
    const text = readFileSync(path.join(root, `tooling/python/${script}.py`))
    files.write(`/usr/lib/python3.11/${script}.py`, text)
  }
  interpreter.run(start)
  if (!files.find('/io/names.json')) throw new Error(Buffer.concat(printed).toString())
  const names: unknown = JSON.parse(new TextDecoder().decode(files.read('/io/names.json')))
  return `${JSON.stringify(names, null, 2)}\n`
}
