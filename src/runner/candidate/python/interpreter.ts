import { Files } from './files.ts'
import { Linker } from './linker.ts'
import type { Snapshot } from './snapshot.ts'
import { Wasi } from './wasi.ts'

export interface Parts {
  /** Files below `/usr/lib`; see tooling/python. */
  readonly packs: readonly Uint8Array[]
  /** What another worker has compiled. */
  readonly modules?: ReadonlyMap<string, WebAssembly.Module>
  /** What another worker has started. */
  readonly snapshot?: Snapshot
}

const library = '/usr/lib'
const kernel = `${library}/kernel.wasm`
const python = `${library}/python.wasm`
/** NumPy needs 40 MB at rest. A growing list ends in a MemoryError here, not in a browser out of memory. */
const mostBytes = 512 * 2 ** 20

/** CPython with its files; it computes, and what it prints is all that leaves it. */
export class Interpreter {
  readonly files = new Files()
  /** Continued from a snapshot. */
  readonly isRestored: boolean
  private readonly linker: Linker

  constructor(parts: Parts, print: (descriptor: number, bytes: Uint8Array) => void) {
    this.isRestored = parts.snapshot !== undefined
    for (const pack of parts.packs) this.files.mount(pack, library)
    for (const folder of ['/tmp', '/home', '/io', '/dev']) this.files.makeFolder(folder)
    const environment = {
      PYTHONHOME: '/usr',
      PYTHONEXECUTABLE: python,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUNBUFFERED: '1',
      // Sets in the same order in every run.
      PYTHONHASHSEED: '0',
      HOME: '/home',
    }
    const wasi = new Wasi({ files: this.files, environment, print })
    this.linker = new Linker({
      ...{ files: this.files, wasi, kernel, mostBytes },
      modules: parts.modules ?? new Map(),
      snapshot: parts.snapshot,
    })
    if (!parts.snapshot) this.linker.callWithText(python, 'cowasm_python_init', '')
  }

  /** Runs statements in `__main__`. An error of theirs is printed and thrown as one of ours. */
  run(statements: string): void {
    if (this.linker.callWithText(python, 'cowasm_python_exec', statements) !== 0)
      throw new Error(`Python could not run: ${statements.slice(0, 200)}`)
  }

  /** Only at rest, never from within a call of Python. */
  snapshot(): Snapshot {
    return this.linker.snapshot()
  }

  get modules(): ReadonlyMap<string, WebAssembly.Module> {
    return this.linker.modules
  }
}
