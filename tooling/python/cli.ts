import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { completionsFile, pythonCompletions } from './completions.ts'
import { packList, pythonPacks, unverifiedPacks } from './packs.ts'

/** Verifies the packs and tells their sizes; with `write`, accepts them as they are. */
export function pythonCli(root: string, write: boolean): void {
  const packs = write ? unverifiedPacks(root) : pythonPacks(root)
  for (const { name, sha256, bytes } of packs) {
    const gzip = gzipSync(bytes, { level: 9 }).length
    console.log(`${name.padEnd(8)} ${bytes.length} bytes, ${gzip} gzip, sha256 ${sha256}`)
  }
  if (!write) return
  const known = packs.map(({ name, sha256, bytes }) => [name, { bytes: bytes.length, sha256 }])
  writeFileSync(packList(root), `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`)
}

/** Asks the interpreter anew for the names that the editor completes. */
export function writeCompletions(root: string): void {
  writeFileSync(completionsFile(root), pythonCompletions(root))
}
