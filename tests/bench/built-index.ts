import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type PackedIndex, unpackIndex } from '../../src/content/packed-index.ts'
import type { ContentIndex } from '../../src/content/types.ts'

/** The index of the bank as the built site loads it. */
export function builtIndex(dist: string): { readonly text: string; readonly index: ContentIndex } {
  const assets = path.join(dist, 'assets')
  for (const file of readdirSync(assets).filter((name) => /^index-.*\.json$/.test(name))) {
    const text = readFileSync(path.join(assets, file), 'utf8')
    const index = JSON.parse(text) as PackedIndex
    if ('packed' in index) return { text, index: unpackIndex(index) }
  }
  throw new Error(`no index of the bank in ${assets}: run npm run build again`)
}
