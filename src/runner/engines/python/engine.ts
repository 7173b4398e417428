import { snakeCase } from '../../../base/python-names.ts'
import { err, ok } from '../../../base/result.ts'
import type { PythonProgram } from '../../candidate/python/program.ts'
import { type Engine, triedCall } from '../../engine.ts'
import { pythonVersions } from './versions.ts'
import type { Snapshots } from './snapshots.ts'

/** Where the user's lines are said to stand. */
const file = 'solution.py'

export const workerScript = async (): Promise<string> =>
  (await import('virtual:offhand/python-candidate-script')).script

/** CPython with NumPy, as WebAssembly in the candidate's worker. */
export function pythonEngine(options: {
  /** What the functions of the exercise take and give. */
  readonly signatures: () => Promise<PythonProgram['signatures']>
  /** The files of the interpreter; see download.ts. */
  readonly packs: () => Promise<readonly Blob[]>
  /** Without them each frame starts the interpreter anew. */
  readonly snapshots?: Pick<Snapshots, 'read' | 'keep'>
}): Engine {
  const { snapshots } = options
  const program = async (source: string, isSingle = false) =>
    ok({
      code: JSON.stringify({
        ...{ source, file, signatures: await options.signatures() },
        ...(isSingle && { isSingle }),
      } satisfies PythonProgram),
    })
  return {
    id: 'python',
    versions: pythonVersions,
    workerScript,
    provisions: async () => {
      const [packs, snapshot] = await Promise.all([options.packs(), snapshots?.read()])
      return { packs, ...(snapshot && { snapshot }) }
    },
    // A full disk costs the next visit a second.
    keep: (left) => void snapshots?.keep(left).catch(() => undefined),
    // Python compiles it, in the sandbox.
    compile: (source, variant) => {
      switch (variant?.type) {
        case undefined:
          return program(source)
        case 'single-precision':
          return program(source, true)
        case 'call': {
          const { expression } = variant
          // Behind the user's code, so that its lines stay where they are, and one line of ours; in
          // parentheses, so that it may be indented in any way.
          const call = `def ${snakeCase(triedCall)}(): return (\n${expression}\n)\n`
          return program(`${source}\n${call}`)
        }
        default:
          return Promise.resolve(
            err({ kind: 'load', name: 'NotInPython', message: 'this cannot be asked of Python' }),
          )
      }
    },
  }
}
