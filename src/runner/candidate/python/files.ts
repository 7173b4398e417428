/**
 * The interpreter's files, all in memory. Those of a pack are views into it and cost nothing until one is
 * written to.
 */
export interface FileNode {
  data: Uint8Array
  /** Bytes in use; `data` may be longer. */
  size: number
  /** The entries of a folder; null for a file. */
  readonly entries: Map<string, FileNode> | null
  readonly id: number
  modified: number
}

const nothing = new Uint8Array(0)

/** What files may hold beside the packs: a program that fills the disk has this much next to its memory. */
const mostBytes = 64 * 2 ** 20
/** What any file or folder takes, whatever is in it. */
const nodeBytes = 256

export class Files {
  private lastId = 0
  private readonly packs = new Set<ArrayBufferLike>()
  /** What is taken of the room, or was once: it is counted anew when it seems to be all. */
  private taken = 0
  /** Files that are open: they take room even when no folder has them any more. */
  opened: () => readonly FileNode[] = () => []
  readonly root = this.node(true)

  private node(isFolder: boolean): FileNode {
    const entries = isFolder ? new Map<string, FileNode>() : null
    return { data: nothing, size: 0, entries, id: ++this.lastId, modified: 1.7e12 }
  }

  find(path: string): FileNode | undefined {
    let node: FileNode | undefined = this.root
    for (const name of steps(path)) node = node?.entries?.get(name)
    return node
  }

  /** The folder that a path lies in, whether or not the path itself is there, and its last name. */
  place(path: string): { readonly folder: FileNode | undefined; readonly name: string } {
    const names = steps(path)
    const name = names.pop() ?? ''
    return { folder: this.find(names.join('/')), name }
  }

  makeFolder(path: string): FileNode {
    let node = this.root
    for (const name of steps(path)) {
      const next: FileNode = node.entries?.get(name) ?? this.node(true)
      node.entries?.set(name, next)
      node = next
    }
    return node
  }

  /** Undefined when there is no folder to put it into, null when there is no room. */
  create(path: string, isFolder: boolean): FileNode | undefined | null {
    const { folder, name } = this.place(path)
    if (!folder?.entries) return undefined
    if (!this.take(sizeOfEntry(name))) return null
    const node = this.node(isFolder)
    folder.entries.set(name, node)
    // Python's import system lists a folder again only when it seems to have changed.
    folder.modified += 1000
    return node
  }

  /** Room for `size` bytes that may be written, in memory of the file's own; false when there is none. */
  reserve(node: FileNode, size: number): boolean {
    const had = isView(node) ? 0 : node.data.length
    if (!isView(node) && had >= size) return true
    const ample = Math.max(size, isView(node) ? node.size : had * 2, 256)
    const length = this.take(ample - had) ? ample : this.take(size - had) ? size : null
    if (length === null) return false
    const data = new Uint8Array(length)
    data.set(node.data.subarray(0, node.size))
    node.data = data
    return true
  }

  private take(bytes: number): boolean {
    if (this.taken + bytes > mostBytes) this.taken = this.inUse()
    if (this.taken + bytes > mostBytes) return false
    this.taken += bytes
    return true
  }

  private inUse(): number {
    let sum = 0
    // What is added to a set is walked as well.
    const all = new Set([this.root, ...this.opened()])
    for (const node of all) {
      if (!isView(node)) sum += node.data.length
      for (const [name, entry] of node.entries ?? []) {
        sum += sizeOfEntry(name)
        all.add(entry)
      }
    }
    return sum
  }

  /** A file as it came with the packs: nothing was written to it. */
  isPacked(path: string): boolean {
    const node = this.find(path)
    return node !== undefined && this.packs.has(node.data.buffer)
  }

  write(path: string, data: Uint8Array): void {
    const node = this.find(path) ?? this.create(path, false)
    if (!node) throw new Error(`there is no place for ${path}`)
    node.data = data
    node.size = data.length
  }

  read(path: string): Uint8Array {
    const node = this.find(path)
    if (!node || node.entries) throw new Error(`there is no file ${path}`)
    return node.data.subarray(0, node.size)
  }

  /** A pack: the length of its index (u32), the index as JSON ([path, size] in order), the bytes. */
  mount(pack: Uint8Array, at: string): void {
    this.packs.add(pack.buffer)
    const length = new DataView(pack.buffer, pack.byteOffset).getUint32(0, true)
    const index = JSON.parse(new TextDecoder().decode(pack.subarray(4, 4 + length))) as readonly [
      string,
      number,
    ][]
    let next = 4 + length
    for (const [path, size] of index) {
      const slash = path.lastIndexOf('/')
      const folder = this.makeFolder(`${at}/${path.slice(0, Math.max(slash, 0))}`)
      const node = this.node(false)
      node.data = pack.subarray(next, next + size)
      node.size = size
      folder.entries?.set(path.slice(slash + 1), node)
      next += size
    }
  }
}

/** The names of a path, with `.` and `..` resolved. */
export function steps(path: string): string[] {
  const names: string[] = []
  for (const name of path.split('/'))
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  return names
}

/** Into a pack. */
const isView = ({ data }: FileNode): boolean => data.byteLength !== data.buffer.byteLength

const sizeOfEntry = (name: string): number => nodeBytes + 2 * name.length
