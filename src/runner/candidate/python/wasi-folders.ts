import { steps } from './files.ts'
import type { Wasi, WasmFunction } from './wasi.ts'
import {
  badDescriptor,
  exists,
  invalid,
  isFolder,
  noEntry,
  noSpace,
  notEmpty,
  notFolder,
  ok,
  tooManyOpen,
  unsupported,
} from './wasi-codes.ts'
import { fileKind, folderKind, putStatus } from './wasi-files.ts'

/** Bits of `path_open`. */
const creates = 1
const wantsFolder = 2
const mustBeNew = 4
const empties = 8
const rightToWrite = 64n

/** The calls on paths and on what folders hold. */
export function folderCalls(wasi: Wasi): Record<string, WasmFunction> {
  const { descriptors } = wasi
  const { files } = descriptors
  const pathAt = (fd: number, pointer: number, length: number): string | null =>
    descriptors.resolve(fd, wasi.text(pointer, length))

  const open = (
    fd: number,
    _followLinks: number,
    pointer: number,
    length: number,
    how: number,
    rights: bigint,
    _inherited: bigint,
    flags: number,
    result: number,
  ): number => {
    const path = pathAt(fd, pointer, length)
    if (path === null) return badDescriptor
    const known = files.find(path)
    if (known && how & mustBeNew) return exists
    const node = known ?? (how & creates ? files.create(path, false) : undefined)
    if (!node) return node === null ? noSpace : noEntry
    if (how & wantsFolder && !node.entries) return notFolder
    if (node.entries && rights & rightToWrite) return isFolder
    const appends = (flags & 1) === 1
    const number = descriptors.add({
      node,
      path: `/${steps(path).join('/')}`,
      position: 0,
      appends,
    })
    if (number === null) return tooManyOpen
    if (how & empties) {
      node.data = new Uint8Array(0)
      node.size = 0
    }
    wasi.view().setUint32(result, number, true)
    return ok
  }

  const remove = (path: string | null, wanted: 'file' | 'folder'): number => {
    if (path === null) return badDescriptor
    const { folder, name } = files.place(path)
    const node = folder?.entries?.get(name)
    if (!node) return noEntry
    if (wanted === 'file' && node.entries) return isFolder
    if (wanted === 'folder' && !node.entries) return notFolder
    if (node.entries && node.entries.size > 0) return notEmpty
    folder?.entries?.delete(name)
    return ok
  }

  /** With a stroke behind each, so that one beginning of another is a folder above it. */
  const names = (path: string): string =>
    steps(path)
      .map((name) => `${name}/`)
      .join('')

  /** One `dirent` of 24 bytes and its name after the other, as far as they fit. */
  const list = (fd: number, buffer: number, room: number, cookie: bigint, used: number): number => {
    const entries = descriptors.get(fd)?.node?.entries
    if (!entries) return notFolder
    const bytes = wasi.bytes()
    let written = 0
    let position = 0
    for (const [name, node] of entries) {
      if (position++ < Number(cookie)) continue
      if (written >= room) break
      const text = new TextEncoder().encode(name)
      const record = new Uint8Array(24 + text.length)
      const view = new DataView(record.buffer)
      view.setBigUint64(0, BigInt(position), true)
      view.setBigUint64(8, BigInt(node.id), true)
      view.setUint32(16, text.length, true)
      view.setUint8(20, node.entries ? folderKind : fileKind)
      record.set(text, 24)
      const part = record.subarray(0, room - written)
      bytes.set(part, buffer + written)
      written += part.length
    }
    wasi.view().setUint32(used, written, true)
    return ok
  }

  return {
    path_open: open,
    fd_readdir: list,
    path_filestat_get: (fd: number, _: number, path: number, length: number, result: number) => {
      const at = pathAt(fd, path, length)
      const node = at === null ? undefined : files.find(at)
      return node ? putStatus(wasi, result, node) : noEntry
    },
    path_filestat_set_times: () => ok,
    path_create_directory: (fd: number, path: number, length: number) => {
      const at = pathAt(fd, path, length)
      if (at === null) return badDescriptor
      if (files.find(at)) return exists
      const made = files.create(at, true)
      return made ? ok : made === null ? noSpace : noEntry
    },
    path_unlink_file: (fd: number, path: number, length: number) =>
      remove(pathAt(fd, path, length), 'file'),
    path_remove_directory: (fd: number, path: number, length: number) =>
      remove(pathAt(fd, path, length), 'folder'),
    path_rename: (
      fd: number,
      path: number,
      length: number,
      newFd: number,
      newPath: number,
      newLength: number,
    ) => {
      const from = pathAt(fd, path, length)
      const to = pathAt(newFd, newPath, newLength)
      if (from === null || to === null) return badDescriptor
      // Into itself, and it would be nowhere.
      if (names(to).startsWith(names(from))) return names(to) === names(from) ? ok : invalid
      const old = files.place(from)
      const next = files.place(to)
      const node = old.folder?.entries?.get(old.name)
      if (!node || !next.folder?.entries) return noEntry
      old.folder?.entries?.delete(old.name)
      next.folder.entries.set(next.name, node)
      return ok
    },
    path_readlink: () => invalid,
    path_link: () => unsupported,
    path_symlink: () => unsupported,
  }
}
