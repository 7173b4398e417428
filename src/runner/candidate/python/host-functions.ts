import { type Files, steps } from './files.ts'
import type { Wasi, WasmFunction } from './wasi.ts'

/** What the functions that we write for the modules need of the linker. */
interface Host {
  readonly wasi: Wasi
  readonly files: Files
  /** Calls the function in a slot of the table. */
  readonly callSlot: (slot: number, ...args: number[]) => number
  readonly allocate: (size: number) => number
  readonly open: (path: string) => number
  readonly slotOf: (handle: number, name: string) => number
  readonly failed: (message: string) => void
  readonly lastError: () => number
  readonly replied: (text: string) => void
  readonly raised: () => void
}

/** What is absent gives -1, which would be no pointer: of these, nothing is found. */
const pointers = [
  ...['gai_strerror', 'hstrerror', 'gethostbyname', 'gethostbyaddr', 'getservbyname'],
  ...[
    'getservbyport',
    'getprotobyname',
    '__h_errno_location',
    'if_nameindex',
    'getlogin',
    'ctermid',
  ],
]

/** Functions that modules import and that no module has. */
export function hostFunctions(host: Host): Record<string, WasmFunction> {
  const { wasi, files, callSlot } = host
  /** A text that ends with a zero. */
  const textAt = (pointer: number): string => {
    const end = wasi.bytes().indexOf(0, pointer)
    return wasi.text(pointer, end - pointer)
  }
  const give = (value: number) => (): number => value

  return {
    // CPython calls functions of extensions through these, because their types need not match exactly:
    // WASM refuses such a call, JavaScript adds or drops arguments.
    _PyImport_InitFunc_TrampolineCall: (slot: number) => callSlot(slot),
    _PyCFunctionWithKeywords_TrampolineCall: (slot: number, self: number, a: number, b: number) =>
      callSlot(slot, self, a, b),
    descr_set_trampoline_call: (slot: number, self: number, value: number, closure: number) =>
      callSlot(slot, self, value, closure),
    descr_get_trampoline_call: (slot: number, self: number, closure: number) =>
      callSlot(slot, self, closure),

    // CoWasm's additions to CPython: `cowasm_python_repr` answers by the first of these.
    wasmSendString: (pointer: number, length: number) => host.replied(wasi.text(pointer, length)),
    wasmSetException: () => host.raised(),
    wasmGetSignalState: give(0),
    reportError: (pointer: number, length: number) => {
      throw new Error(wasi.text(pointer, length))
    },
    _Py_emscripten_runtime: give(0),
    python_wasm_set_inheritable: give(0),

    dlopen: (pointer: number) => {
      const path = pointer === 0 ? '' : textAt(pointer)
      try {
        return host.open(path)
      } catch (error) {
        host.failed(`${path}: ${String(error)}`)
        return 0
      }
    },
    dlsym: (handle: number, name: number) => host.slotOf(handle, textAt(name)),
    dlclose: give(0),
    dladdr: give(0),
    dlerror: () => host.lastError(),

    realpath: (pointer: number, target: number) => {
      const path = `/${steps(textAt(pointer)).join('/')}`
      if (!files.find(path)) return 0
      const bytes = new TextEncoder().encode(`${path}\0`)
      const result = target === 0 ? host.allocate(bytes.length) : target
      wasi.bytes().set(bytes, result)
      return result
    },
    getrandom: (pointer: number, length: number) => {
      wasi.fillRandom(pointer, length)
      return length
    },

    main: give(0),
    // Nothing here jumps back: an error of WASM ends the interpreter.
    setjmp: give(0),
    sigsetjmp: give(0),
    getpid: give(42),
    getppid: give(1),
    getuid: give(1000),
    getgid: give(1000),
    getegid: give(1000),
    _geteuid: give(1000),
    umask: give(0o22),
    ...Object.fromEntries(pointers.map((name) => [name, give(0)])),
  }
}
