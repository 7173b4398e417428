import { describe, expect, test } from 'vitest'
import { type FileNode, Files } from './files.ts'

const MB = 2 ** 20

function pack(path: string, content: Uint8Array): Uint8Array {
  const index = new TextEncoder().encode(JSON.stringify([[path, content.length]]))
  const bytes = new Uint8Array(4 + index.length + content.length)
  new DataView(bytes.buffer).setUint32(0, index.length, true)
  bytes.set(index, 4)
  bytes.set(content, 4 + index.length)
  return bytes
}

function made(files: Files, path: string): FileNode {
  const node = files.create(path, false)
  if (!node) throw new Error(`no ${path}`)
  return node
}

describe('files in memory', () => {
  test('[R141] what came with a pack is known from what was written or put in its place', () => {
    const files = new Files()
    files.mount(pack('a/b.so', new Uint8Array(100)), '/lib')
    files.makeFolder('/tmp')
    made(files, '/tmp/c.so')
    expect(['/lib/a/b.so', '/tmp/c.so', '/lib/d.so'].map((path) => files.isPacked(path))).toEqual([
      true,
      false,
      false,
    ])
    const node = files.find('/lib/a/b.so')
    if (!node) throw new Error('no file')
    expect(files.reserve(node, 1)).toBe(true)
    expect(files.isPacked('/lib/a/b.so')).toBe(false)
  })

  test('[R142] have a bound; what is given up is room again', () => {
    const files = new Files()
    const [a, b] = [made(files, '/a'), made(files, '/b')]
    expect(files.reserve(a, 40 * MB)).toBe(true)
    expect(files.reserve(b, 40 * MB)).toBe(false)
    for (const size of [1e15, Infinity]) expect(files.reserve(b, size)).toBe(false)
    files.root.entries?.delete('a')
    expect(files.reserve(b, 40 * MB)).toBe(true)
  })

  test('[R142] an open file takes its room, whether or not a folder has it', () => {
    const files = new Files()
    const [a, b] = [made(files, '/a'), made(files, '/b')]
    files.opened = () => [a]
    files.reserve(a, 40 * MB)
    files.root.entries?.delete('a')
    expect(files.reserve(b, 40 * MB)).toBe(false)
  })

  test('[R142] names take room as well', () => {
    const files = new Files()
    files.makeFolder('/tmp')
    let count = 0
    while (files.create(`/tmp/${count}${'n'.repeat(MB)}`, true)) count++
    expect(count).toBe(31)
  })
})
