import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type PackFile, packContents } from './contents.ts'

/** The bytes of a pack and their hash, as `packs.json` has it. */
export interface BuiltPack {
  readonly name: string
  readonly sha256: string
  readonly bytes: Buffer<ArrayBuffer>
}

type Expected = Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>

/**
 * One file of many: the length of the index (u32, little endian), the index as JSON ([path, size] in the
 * order of the bytes), the bytes. The interpreter reads the files where they lie.
 */
function packOf(files: readonly PackFile[]): Buffer<ArrayBuffer> {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
  const index = Buffer.from(JSON.stringify(sorted.map(([file, { length }]) => [file, length])))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(index.length)
  return Buffer.concat([length, index, ...sorted.map(([, bytes]) => bytes)])
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const packList = (root: string): string => path.join(root, 'tooling/python/packs.json')

/** Packed anew from the installed packages, whatever they hold. */
export function unverifiedPacks(root: string): readonly BuiltPack[] {
  const contents = packContents(path.join(root, 'node_modules'))
  return Object.entries(contents).map(([name, files]) => {
    const bytes = packOf(files)
    return { name, sha256: hashOf(bytes), bytes }
  })
}

/** The packs of `packs.json`; throws when the installed packages do not give them. */
export function pythonPacks(root: string): readonly BuiltPack[] {
  const expected = JSON.parse(readFileSync(packList(root), 'utf8')) as Expected
  return kept(root, expected) ?? build(root, expected)
}

const cacheFile = (root: string, { name, sha256 }: Pick<BuiltPack, 'name' | 'sha256'>): string =>
  path.join(root, 'node_modules/.cache/offhand', `${name}-${sha256.slice(0, 12)}.pack`)

function kept(root: string, expected: Expected): readonly BuiltPack[] | null {
  const packs: BuiltPack[] = []
  for (const [name, { sha256 }] of Object.entries(expected)) {
    const file = cacheFile(root, { name, sha256 })
    if (!existsSync(file)) return null
    const bytes = readFileSync(file)
    if (hashOf(bytes) !== sha256) return null
    packs.push({ name, sha256, bytes })
  }
  return packs
}

function build(root: string, expected: Expected): readonly BuiltPack[] {
  const packs = unverifiedPacks(root)
  for (const pack of packs) {
    const { name, sha256, bytes } = pack
    if (sha256 !== expected[name]?.sha256)
      throw new Error(
        `tooling/python/packs.json expects ${name} ${expected[name]?.sha256}, the packages give ${sha256}. Run npm ci; after a deliberate change, node tooling/python.mjs --write.`,
      )
    const file = cacheFile(root, pack)
    mkdirSync(path.dirname(file), { recursive: true })
    // Another process may be reading it: there whole or not at all.
    writeFileSync(`${file}.${process.pid}`, bytes)
    renameSync(`${file}.${process.pid}`, file)
  }
  return packs
}
