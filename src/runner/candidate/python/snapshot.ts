/**
 * A started interpreter at rest, to be continued in another worker. At rest no WASM stack is live and
 * nothing but the standard streams is open, so that memory, the places of the modules and the offset
 * tables are all there is.
 */
export interface Snapshot {
  readonly pages: number
  /** What of the memory is not zero: [start, length], and the bytes one after the other. */
  readonly runs: readonly (readonly [number, number])[]
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly modules: readonly LinkedModule[]
  /** Global offset table: the addresses that modules look up by name, of data and of functions. */
  readonly dataOffsets: readonly (readonly [string, number])[]
  readonly functionOffsets: readonly (readonly [string, number])[]
  readonly tableLength: number
  readonly nextSlot: number
  /** Two buffers of ours in the interpreter's memory. */
  readonly errorText: number
  readonly callText: number
}

/** Where a side module lies. */
export interface LinkedModule {
  /** Empty for the kernel itself. */
  readonly path: string
  readonly memoryBase: number
  readonly tableBase: number
  readonly stackTop: number
  readonly handle: number
  /** Slots of the table that its exported functions were put into. */
  readonly slots: readonly (readonly [string, number])[]
}

/** In one: the length of the head (u32), the head as JSON, the memory. */
export function snapshotBytes({ bytes, ...head }: Snapshot): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(head))
  const all = new Uint8Array(4 + text.length + bytes.length)
  new DataView(all.buffer).setUint32(0, text.length, true)
  all.set(text, 4)
  all.set(bytes, 4 + text.length)
  return all
}

/** Throws when there is none in them. */
export function snapshotFrom(all: Uint8Array<ArrayBuffer>): Snapshot {
  const start = 4 + new DataView(all.buffer, all.byteOffset).getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(all.subarray(4, start))) as object
  return { ...(head as Omit<Snapshot, 'bytes'>), bytes: all.subarray(start) }
}

const page = 4096

/** The pages that hold anything, joined to runs. */
export function sparse(memory: ArrayBuffer): Pick<Snapshot, 'runs' | 'bytes'> {
  const words = new BigUint64Array(memory)
  const holdsSomething = (start: number): boolean => {
    for (let i = start / 8; i < (start + page) / 8; i++) if (words[i] !== 0n) return true
    return false
  }
  const runs: [number, number][] = []
  let total = 0
  for (let start = 0; start < memory.byteLength; start += page) {
    if (!holdsSomething(start)) continue
    const last = runs.at(-1)
    if (last && last[0] + last[1] === start) last[1] += page
    else runs.push([start, page])
    total += page
  }
  const bytes = new Uint8Array(total)
  let next = 0
  for (const [start, length] of runs) {
    bytes.set(new Uint8Array(memory, start, length), next)
    next += length
  }
  return { runs, bytes }
}

/** Writes it over a memory of at least as many pages. */
export function spread(
  { runs, bytes }: Pick<Snapshot, 'runs' | 'bytes'>,
  memory: Uint8Array,
): void {
  memory.fill(0)
  let next = 0
  for (const [start, length] of runs) {
    memory.set(bytes.subarray(next, next + length), start)
    next += length
  }
}
