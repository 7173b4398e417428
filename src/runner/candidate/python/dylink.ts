/** What a side module needs before it can be instantiated. */
export interface DylinkInfo {
  /** Bytes of its own data, and their alignment. */
  readonly memorySize: number
  readonly memoryAlignment: number
  /** Slots in the table of functions. */
  readonly tableSize: number
}

/** The `dylink.0` section, of which only the first part (WASM_DYLINK_MEM_INFO) matters here. */
export function dylinkInfo(module: WebAssembly.Module): DylinkInfo {
  const [section] = WebAssembly.Module.customSections(module, 'dylink.0')
  if (!section) throw new Error('the module cannot be linked: it has no dylink.0 section')
  const bytes = new Uint8Array(section)
  let at = 0
  /** Seven bits a byte, lowest first; the eighth says that more follow. */
  const number = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }
  const memoryInfo = 1
  while (at < bytes.length) {
    const kind = bytes[at++]
    const end = number() + at
    if (kind !== memoryInfo) {
      at = end
      continue
    }
    const [memorySize, alignment, tableSize] = [number(), number(), number()]
    return { memorySize, memoryAlignment: 2 ** alignment, tableSize }
  }
  return { memorySize: 0, memoryAlignment: 1, tableSize: 0 }
}
