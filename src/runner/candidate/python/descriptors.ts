import type { FileNode, Files } from './files.ts'

export interface Descriptor {
  /** Null for standard input, output and error. */
  readonly node: FileNode | null
  readonly path: string
  readonly appends: boolean
  position: number
}

export type Print = (descriptor: number, bytes: Uint8Array) => void

/** As many as a desk gives a program by default, or so. */
const mostOpen = 256
/** A text of any length is printed in pieces, so that no copy of it is as long. */
const mostPrinted = 65_536

/** What is open. 0 to 2 are the standard streams, 3 is the root: WASI opens everything below it. */
export class Descriptors {
  readonly files: Files
  private readonly print: Print
  private readonly open: (Descriptor | undefined)[]

  constructor(files: Files, print: Print) {
    this.files = files
    this.print = print
    const stream = { node: null, path: '', position: 0, appends: false }
    const root = { ...stream, node: files.root, path: '/' }
    this.open = [{ ...stream }, { ...stream }, { ...stream }, root]
    files.opened = () => this.open.flatMap((one) => one?.node ?? [])
  }

  get(number: number): Descriptor | undefined {
    return this.open[number]
  }

  /** Null when too many are open. */
  add(descriptor: Descriptor): number | null {
    let number = 3
    while (this.open[number]) number++
    if (number >= mostOpen) return null
    this.open[number] = descriptor
    return number
  }

  close(number: number): void {
    this.open[number] = undefined
  }

  move(from: number, to: number): void {
    this.open[to] = this.open[from]
    this.open[from] = undefined
  }

  /** Where a path that is relative to an open folder leads. */
  resolve(number: number, path: string): string | null {
    const folder = this.open[number]
    if (!folder?.node?.entries) return null
    return path.startsWith('/') ? path : `${folder.path}/${path}`
  }

  /** How many bytes of a file were there to be read. Standard input is empty. */
  readInto(target: Uint8Array, { node }: Descriptor, position: number): number {
    if (!node) return 0
    const count = Math.max(0, Math.min(target.length, node.size - position))
    target.set(node.data.subarray(position, position + count))
    return count
  }

  /** False when there is no room for it. */
  writeFrom(bytes: Uint8Array, number: number, { node }: Descriptor, position: number): boolean {
    if (!node) {
      for (let at = 0; at < bytes.length; at += mostPrinted)
        this.print(number, bytes.slice(at, at + mostPrinted))
      return true
    }
    if (!this.files.reserve(node, position + bytes.length)) return false
    node.data.set(bytes, position)
    node.size = Math.max(node.size, position + bytes.length)
    return true
  }
}
