import { dylinkInfo } from './dylink.ts'
import type { Files } from './files.ts'
import { hostFunctions } from './host-functions.ts'
import { mutableGlobal, type OffsetName, OffsetTables } from './offset-tables.ts'
import { type LinkedModule, type Snapshot, sparse, spread } from './snapshot.ts'
import { functionIn, type Library, Symbols } from './symbols.ts'
import type { Wasi } from './wasi.ts'

const stackSize = 2 ** 20
const wasmPage = 65_536
/** The text of a call that fits here needs no allocation. */
const callTextSize = 8192
const errorTextSize = 1024

/**
 * A dynamic linker for position-independent WASM, as the binaries of CoWasm are built: a kernel (libc) with
 * the memory and the table of functions, and side modules (CPython, each extension of NumPy) that get a
 * place in both. Written after what the `dylink` package (BSD-3-Clause) does.
 *
 * A side module finds what is not its own by name, in two global offset tables: `GOT.mem` has the addresses
 * of data, `GOT.func` the slots of functions whose address is taken. Calls of functions are plain imports.
 */
export class Linker {
  readonly modules: Map<string, WebAssembly.Module>
  private readonly files: Files
  private readonly wasi: Wasi
  private readonly memory: WebAssembly.Memory
  private readonly table: WebAssembly.Table
  private readonly symbols: Symbols
  private readonly offsets = new OffsetTables()
  private errorText = 0
  private callText = 0
  private reply: string | null = null
  private hasRaised = false

  /** Starts the kernel, in an empty memory or in one that was kept. */
  constructor(options: {
    readonly files: Files
    readonly wasi: Wasi
    readonly kernel: string
    /** Compiled already, by path; what is missing is compiled from its file. */
    readonly modules: ReadonlyMap<string, WebAssembly.Module>
    readonly snapshot: Snapshot | undefined
    readonly mostBytes: number
  }) {
    const { files, wasi, snapshot, mostBytes } = options
    this.files = files
    this.wasi = wasi
    this.modules = new Map(options.modules)
    this.memory = new WebAssembly.Memory({
      initial: snapshot?.pages ?? 160,
      maximum: mostBytes / wasmPage,
    })
    this.table = new WebAssembly.Table({
      initial: snapshot?.tableLength ?? 10_000,
      element: 'anyfunc',
    })
    wasi.memory = this.memory
    this.symbols = this.startKernel(options.kernel)
    if (snapshot) this.restore(snapshot)
    else {
      callIfThere(this.symbols.kernel, '__wasm_call_ctors')
      this.symbols.nextSlot = firstFreeSlot(this.table)
      callIfThere(this.symbols.kernel, '_start')
    }
  }

  private startKernel(path: string): Symbols {
    const { table, wasi } = this
    const host = hostFunctions({
      wasi,
      files: this.files,
      callSlot: (slot, ...args) => (table.get(slot) as (...args: number[]) => number)(...args),
      allocate: (size) => this.call('malloc', size),
      open: (file) => this.open(file).handle,
      slotOf: (handle, name) => this.slotIn(handle, name),
      failed: (message) => this.keepError(message),
      lastError: () => this.errorText,
      replied: (text) => (this.reply = text),
      raised: () => (this.hasRaised = true),
    })
    const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {
      env: { memory: this.memory, __indirect_function_table: table },
      wasi_snapshot_preview1: wasi.imports(),
    }
    const module = this.module(path)
    // The kernel asks for a few functions that nobody has; by the time it calls one, it is there itself.
    const absent = () => this.symbols.absent()()
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module))
      if (kind === 'function') (imports[from] ??= {})[name] ??= host[name] ?? absent
    const kernel = new WebAssembly.Instance(module, imports)
    return new Symbols({ kernel, table, host, nextSlot: 0 })
  }

  private module(path: string): WebAssembly.Module {
    const known = this.modules.get(path)
    if (known) return known
    // Compiled where it is needed: V8 compiles a function of it when it is first called.
    const module = new WebAssembly.Module(this.files.read(path) as Uint8Array<ArrayBuffer>)
    this.modules.set(path, module)
    return module
  }

  /** `dlopen`: a side module, which is put into memory the first time. Without a path, the kernel. */
  private open(path: string): Library {
    const { libraries, kernel } = this.symbols
    const known = libraries.find((library) => library.path === path)
    if (known) return known
    const handle = libraries.length + 1
    if (path === '') {
      const nowhere = { memoryBase: 0, tableBase: 0, stackTop: 0 }
      const library: Library = { path, handle, instance: kernel, ...nowhere, slots: [] }
      libraries.push(library)
      return library
    }
    // Any other WebAssembly could ask for more than a library of Python's: its imports are answered by
    // objects of JavaScript, and those have a prototype.
    if (!this.files.isPacked(path)) throw new Error('this is no library of Python')
    const place = this.placeFor(path)
    const fresh: OffsetName[] = []
    const instance = this.instantiate(path, place, (name) => fresh.push(name))
    const library: Library = { path, handle, instance, ...place, slots: [] }
    libraries.push(library)
    // Only now that it is there can names be looked up in it.
    const functions = fresh.filter(({ isFunction }) => isFunction)
    const data = fresh.filter(({ isFunction }) => !isFunction)
    for (const one of functions)
      this.offsets.set(one, this.symbols.functionAddress(library, one.name))
    for (const one of data) this.offsets.set(one, this.symbols.dataAddress(library, one.name))
    callIfThere(instance, '__wasm_call_ctors')
    callIfThere(instance, '__wasm_apply_data_relocs')
    return library
  }

  private placeFor(path: string): Place {
    const { memorySize, memoryAlignment, tableSize } = dylinkInfo(this.module(path))
    const alignment = Math.max(memoryAlignment, 16)
    const data = this.call('malloc', memorySize + alignment)
    const stack = this.call('malloc', stackSize)
    if (data === 0 || stack === 0) throw new Error('out of memory')
    return {
      memoryBase: memorySize === 0 ? 0 : Math.ceil(data / alignment) * alignment,
      tableBase: tableSize === 0 ? 0 : this.symbols.reserveSlots(tableSize),
      stackTop: stack + stackSize,
    }
  }

  private instantiate(
    path: string,
    { memoryBase, tableBase, stackTop }: Place,
    onNewName: (name: OffsetName) => void,
  ): WebAssembly.Instance {
    const module = this.module(path)
    const env: Record<string, WebAssembly.ImportValue> = {
      memory: this.memory,
      __indirect_function_table: this.table,
      __memory_base: memoryBase,
      __table_base: tableBase,
      __stack_pointer: mutableGlobal(stackTop),
    }
    const dataOffsets: Record<string, WebAssembly.Global> = {}
    const functionOffsets: Record<string, WebAssembly.Global> = {}
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
      if (from === 'GOT.mem')
        dataOffsets[name] = this.offsets.get({ name, isFunction: false }, onNewName)
      else if (from === 'GOT.func')
        functionOffsets[name] = this.offsets.get({ name, isFunction: true }, onNewName)
      else if (from === 'env' && kind === 'function')
        env[name] ??= this.symbols.functionOf(name) ?? this.symbols.absent()
    }
    return new WebAssembly.Instance(module, {
      env,
      'GOT.mem': dataOffsets,
      'GOT.func': functionOffsets,
      wasi_snapshot_preview1: this.wasi.imports(),
    })
  }

  /** `dlsym`: 0 when there is nothing of this name. */
  private slotIn(handle: number, name: string): number {
    const library = this.symbols.libraries.find((one) => one.handle === handle)
    const slot = library && this.symbols.slotOf(library, name)
    if (!slot) this.keepError(`there is no symbol ${name}`)
    return slot ?? 0
  }

  /** For `dlerror`. */
  private keepError(message: string): void {
    if (this.errorText === 0) this.errorText = this.call('malloc', errorTextSize)
    this.putText(message, this.errorText, errorTextSize)
  }

  private putText(text: string, pointer: number, room: number): void {
    const bytes = new TextEncoder().encode(text).subarray(0, room - 1)
    this.wasi.bytes().set(bytes, pointer)
    this.wasi.bytes()[pointer + bytes.length] = 0
  }

  private call(name: string, ...args: number[]): number {
    const f = this.symbols.functionOf(name) as ((...args: number[]) => number) | undefined
    if (!f) throw new Error(`nobody has the function ${name}`)
    return f(...args)
  }

  /** Calls a function of a side module with a text; gives the text it sent, or the number it returned. */
  callWithText(path: string, name: string, text: string): string | number {
    const f = functionIn(this.open(path).instance, name)
    if (!f) throw new Error(`${path} has no function ${name}`)
    const size = 3 * text.length + 1 // at most three bytes a unit
    const isLong = size > callTextSize
    if (!isLong && this.callText === 0) this.callText = this.call('c_malloc', callTextSize)
    const pointer = isLong ? this.call('c_malloc', size) : this.callText
    this.putText(text, pointer, size)
    this.reply = null
    this.hasRaised = false
    const returned = (f as (pointer: number) => number)(pointer)
    if (isLong) this.call('c_free', pointer)
    if (this.hasRaised) throw new Error(`${name} raised an error of Python`)
    return this.reply ?? returned
  }

  snapshot(): Snapshot {
    return {
      pages: this.memory.buffer.byteLength / wasmPage,
      ...sparse(this.memory.buffer),
      modules: this.symbols.libraries.map(({ instance: _, ...place }) => place),
      dataOffsets: this.offsets.values(false),
      functionOffsets: this.offsets.values(true),
      tableLength: this.table.length,
      nextSlot: this.symbols.nextSlot,
      errorText: this.errorText,
      callText: this.callText,
    }
  }

  /** Instantiates the same modules at the same places; what they had set up comes with the memory. */
  private restore(snapshot: Snapshot): void {
    const { kernel, libraries } = this.symbols
    this.symbols.nextSlot = snapshot.nextSlot
    this.errorText = snapshot.errorText
    this.callText = snapshot.callText
    for (const [name, value] of snapshot.dataOffsets)
      this.offsets.set({ name, isFunction: false }, value)
    for (const [name, value] of snapshot.functionOffsets)
      this.offsets.set({ name, isFunction: true }, value)
    for (const { slots, ...place } of snapshot.modules) {
      const instance = place.path === '' ? kernel : this.instantiate(place.path, place, () => {})
      for (const [name, slot] of slots) this.table.set(slot, functionIn(instance, name) ?? null)
      libraries.push({ ...place, instance, slots: slots.map(([name, slot]) => [name, slot]) })
    }
    spread(snapshot, this.wasi.bytes())
  }
}

type Place = Pick<LinkedModule, 'memoryBase' | 'tableBase' | 'stackTop'>

function firstFreeSlot(table: WebAssembly.Table): number {
  let last = 0
  for (let i = 0; i < table.length; i++) if (table.get(i) !== null) last = i
  return last + 1
}

const callIfThere = (instance: WebAssembly.Instance, name: string): void =>
  void functionIn(instance, name)?.()
