import type { LinkedModule } from './snapshot.ts'
import type { WasmFunction } from './wasi.ts'

/** A side module in place. */
export interface Library extends LinkedModule {
  readonly instance: WebAssembly.Instance
  readonly slots: [string, number][]
}

/** What WASI's `errno` says of a call that the sandbox does not have. */
const notSupported = 52

/** Who has what of a name, in the kernel and the side modules. The address of a function is its slot in a table. */
export class Symbols {
  readonly libraries: Library[] = []
  readonly kernel: WebAssembly.Instance
  private readonly table: WebAssembly.Table
  private readonly host: Readonly<Record<string, WasmFunction>>
  nextSlot: number

  constructor(options: {
    readonly kernel: WebAssembly.Instance
    readonly table: WebAssembly.Table
    readonly host: Readonly<Record<string, WasmFunction>>
    /** The first slot of the table that is free. */
    readonly nextSlot: number
  }) {
    this.kernel = options.kernel
    this.table = options.table
    this.host = options.host
    this.nextSlot = options.nextSlot
  }

  /** A function to call: the host's, the kernel's, then that of the side modules in order. */
  functionOf(name: string): WasmFunction | undefined {
    const kernelSlot = this.kernelAddress(name)
    const inKernel = kernelSlot === undefined ? null : this.table.get(kernelSlot)
    const found = this.host[name] ?? inKernel
    if (found) return found as WasmFunction
    for (const { instance } of this.libraries) {
      const exported = functionIn(instance, name)
      if (exported) return exported
      const slot = addressBy(instance, name)
      if (slot !== undefined) return (this.table.get(slot) as WasmFunction | null) ?? undefined
    }
    return functionIn(this.kernel, name)
  }

  functionAddress(library: Library, name: string): number {
    const address =
      this.kernelAddress(name) ??
      firstOf([library, ...this.libraries], (one) => this.slotOf(one, name))
    if (address === undefined) throw new Error(`nobody has the function ${name}`)
    return address
  }

  dataAddress(library: Library, name: string): number {
    const inLibrary = ({ path, instance, memoryBase }: Library): number | undefined => {
      const exported = instance.exports[name]
      const isData = path !== '' && exported instanceof WebAssembly.Global
      return isData ? (exported.value as number) + memoryBase : undefined
    }
    const address = firstOf([library, ...this.libraries], inLibrary) ?? this.kernelAddress(name)
    if (address === undefined) throw new Error(`nobody has the symbol ${name}`)
    return address
  }

  private kernelAddress(name: string): number | undefined {
    return addressBy(this.kernel, name)
  }

  /**
   * The slot of a library's function. The function itself is asked first: what gives its address reads the
   * offset table, which still holds 0 while the library is being linked.
   */
  slotOf(library: Library, name: string): number | undefined {
    const known = library.slots.find(([one]) => one === name)
    if (known) return known[1]
    const exported = functionIn(library.instance, name)
    if (!exported) return addressBy(library.instance, name) || undefined
    const slot = this.reserveSlots(1)
    this.table.set(slot, exported)
    library.slots.push([name, slot])
    return slot
  }

  reserveSlots(count: number): number {
    const first = this.nextSlot
    this.nextSlot += count
    const wanted = this.nextSlot + 50
    if (this.table.length < wanted) this.table.grow(wanted - this.table.length)
    return first
  }

  /** A function of the system that a sandbox has no use for: it fails, as it may anywhere. */
  absent(): WasmFunction {
    return () => {
      const setErrno = functionIn(this.kernel, 'setErrno') as ((code: number) => void) | undefined
      setErrno?.(notSupported)
      return -1
    }
  }
}

export function functionIn(
  instance: WebAssembly.Instance,
  name: string,
): (() => unknown) | undefined {
  const exported = instance.exports[name]
  return typeof exported === 'function' ? (exported as () => unknown) : undefined
}

/** The binaries are built with a function for each exported name that gives its address. */
const addressBy = (instance: WebAssembly.Instance, name: string): number | undefined =>
  functionIn(instance, `__WASM_EXPORT__${name}`)?.() as number | undefined

function firstOf<T, R>(all: readonly T[], give: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const given = give(one)
    if (given !== undefined) return given
  }
  return undefined
}
