type Values = readonly (readonly [name: string, value: number])[]

/** A name that a module looks up: the address of data, or the slot of a function. */
export interface OffsetName {
  readonly name: string
  readonly isFunction: boolean
}

/** The global offset tables, `GOT.mem` and `GOT.func`: every name is one mutable global that all modules share. */
export class OffsetTables {
  private readonly data = new Map<string, WebAssembly.Global>()
  private readonly functions = new Map<string, WebAssembly.Global>()

  /** The global of a name; a name that nobody had asked for is told, and is 0 until it is set. */
  get({ name, isFunction }: OffsetName, onNew: (name: OffsetName) => void): WebAssembly.Global {
    const table = this.table(isFunction)
    const known = table.get(name)
    if (known) return known
    const offset = mutableGlobal(0)
    table.set(name, offset)
    onNew({ name, isFunction })
    return offset
  }

  set({ name, isFunction }: OffsetName, value: number): void {
    this.get({ name, isFunction }, () => {}).value = value
  }

  values(isFunction: boolean): Values {
    return [...this.table(isFunction)].map(([name, offset]) => [name, offset.value as number])
  }

  private table(isFunction: boolean): Map<string, WebAssembly.Global> {
    return isFunction ? this.functions : this.data
  }
}

export const mutableGlobal = (value: number): WebAssembly.Global<'i32'> =>
  new WebAssembly.Global({ value: 'i32', mutable: true }, value)
