import type { FileNode } from './files.ts'
import type { Wasi, WasmFunction } from './wasi.ts'
import { badDescriptor, invalid, isFolder, noSeek, noSpace, ok, unsupported } from './wasi-codes.ts'

/** Kinds of what a descriptor stands for. */
const characterDevice = 2
export const folderKind = 3
export const fileKind = 4

const kindOf = (node: FileNode | null): number =>
  node ? (node.entries ? folderKind : fileKind) : characterDevice

/** Writes a `filestat` of 64 bytes. */
export function putStatus(wasi: Wasi, pointer: number, node: FileNode | null): number {
  const view = wasi.view()
  wasi.bytes().fill(0, pointer, pointer + 64)
  view.setBigUint64(pointer + 8, BigInt(node?.id ?? 0), true)
  view.setUint8(pointer + 16, kindOf(node))
  view.setBigUint64(pointer + 24, 1n, true) // links
  view.setBigUint64(pointer + 32, BigInt(node?.size ?? 0), true)
  const time = BigInt(node?.modified ?? 0) * 1_000_000n
  for (const at of [40, 48, 56]) view.setBigUint64(pointer + at, time, true)
  return ok
}

/** The calls on an open descriptor. */
export function fileCalls(wasi: Wasi): Record<string, WasmFunction> {
  const { descriptors } = wasi
  /** The pieces of memory that a read or write is about. */
  const pieces = (pointer: number, count: number): Uint8Array[] =>
    Array.from({ length: count }, (_, i) => {
      const start = wasi.view().getUint32(pointer + 8 * i, true)
      return wasi.bytes().subarray(start, start + wasi.view().getUint32(pointer + 8 * i + 4, true))
    })

  /** At `offset`, or where the descriptor stands. */
  const read = (fd: number, vectors: number, count: number, done: number, offset?: bigint) => {
    const open = descriptors.get(fd)
    if (!open) return badDescriptor
    if (open.node?.entries) return isFolder
    const start = offset === undefined ? open.position : Number(offset)
    if (start < 0) return invalid
    let total = 0
    for (const piece of pieces(vectors, count)) {
      const got = descriptors.readInto(piece, open, start + total)
      total += got
      if (got < piece.length) break
    }
    if (offset === undefined) open.position += total
    wasi.view().setUint32(done, total, true)
    return ok
  }
  const write = (fd: number, vectors: number, count: number, done: number, offset?: bigint) => {
    const open = descriptors.get(fd)
    if (!open || open.node?.entries) return badDescriptor
    const here = open.appends && open.node ? open.node.size : open.position
    const start = offset === undefined ? here : Number(offset)
    if (start < 0) return invalid
    let total = 0
    for (const piece of pieces(vectors, count)) {
      if (!descriptors.writeFrom(piece, fd, open, start + total)) {
        if (total === 0) return noSpace
        break
      }
      total += piece.length
    }
    if (offset === undefined) open.position = start + total
    wasi.view().setUint32(done, total, true)
    return ok
  }
  const seek = (fd: number, offset: bigint, from: number, result: number) => {
    const open = descriptors.get(fd)
    if (!open) return badDescriptor
    if (!open.node) return noSeek
    const base = from === 0 ? 0 : from === 1 ? open.position : open.node.size
    const position = base + Number(offset)
    if (position < 0) return invalid
    open.position = position
    wasi.view().setBigUint64(result, BigInt(position), true)
    return ok
  }

  return {
    fd_read: (fd: number, vectors: number, count: number, done: number) =>
      read(fd, vectors, count, done),
    fd_pread: (fd: number, vectors: number, count: number, offset: bigint, done: number) =>
      read(fd, vectors, count, done, offset),
    fd_write: (fd: number, vectors: number, count: number, done: number) =>
      write(fd, vectors, count, done),
    fd_pwrite: (fd: number, vectors: number, count: number, offset: bigint, done: number) =>
      write(fd, vectors, count, done, offset),
    fd_seek: seek,
    fd_tell: (fd: number, result: number) => seek(fd, 0n, 1, result),
    fd_close: (fd: number) => {
      if (!descriptors.get(fd)) return badDescriptor
      descriptors.close(fd)
      return ok
    },
    fd_renumber: (from: number, to: number) => {
      if (!descriptors.get(from) || !descriptors.get(to)) return badDescriptor
      descriptors.move(from, to)
      return ok
    },
    fd_fdstat_get: (fd: number, pointer: number) => {
      const open = descriptors.get(fd)
      if (!open) return badDescriptor
      const everyRight = 0x1fffffffn
      const seekAndTell = 0x24n
      const view = wasi.view()
      wasi.bytes().fill(0, pointer, pointer + 24)
      view.setUint8(pointer, kindOf(open.node))
      view.setUint16(pointer + 2, open.appends ? 1 : 0, true)
      // A stream that cannot seek is a terminal to `isatty`.
      view.setBigUint64(pointer + 8, open.node ? everyRight : everyRight & ~seekAndTell, true)
      view.setBigUint64(pointer + 16, everyRight, true)
      return ok
    },
    fd_filestat_get: (fd: number, pointer: number) => {
      const open = descriptors.get(fd)
      return open ? putStatus(wasi, pointer, open.node) : badDescriptor
    },
    fd_filestat_set_size: (fd: number, size: bigint) => {
      const node = descriptors.get(fd)?.node
      if (!node) return badDescriptor
      if (!descriptors.files.reserve(node, Number(size))) return noSpace
      if (Number(size) > node.size) node.data.fill(0, node.size, Number(size))
      node.size = Number(size)
      return ok
    },
    fd_filestat_set_times: () => ok,
    fd_fdstat_set_flags: () => ok,
    fd_fdstat_set_rights: () => ok,
    fd_advise: () => ok,
    fd_allocate: () => unsupported,
    fd_datasync: () => ok,
    fd_sync: () => ok,
    // The root is the one folder that is open from the start, and is called `/`.
    fd_prestat_get: (fd: number, pointer: number) => {
      if (fd !== 3) return badDescriptor
      wasi.view().setUint32(pointer, 0, true)
      wasi.view().setUint32(pointer + 4, 1, true)
      return ok
    },
    fd_prestat_dir_name: (fd: number, pointer: number) => {
      if (fd !== 3) return badDescriptor
      wasi.bytes()[pointer] = '/'.charCodeAt(0)
      return ok
    },
  }
}
