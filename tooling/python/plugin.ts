import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { type BuiltPack, pythonPacks } from './packs.ts'

const id = 'virtual:offhand/python-packs'
const root = path.resolve(import.meta.dirname, '../..')
const served = '/@offhand-python/'
/** What an interrupted download loses at most. */
const pieceSize = 512 * 1024

interface Piece {
  /** Of the file, without its hash: `python-numpy-3.bin`. */
  readonly file: string
  readonly bytes: Buffer
}

/** A pack as it is sent: compressed, and cut. Few hosts compress what they do not know. */
function piecesOf({ name, bytes }: BuiltPack): readonly Piece[] {
  const sent = gzipSync(bytes, { level: 9 })
  const count = Math.ceil(sent.length / pieceSize)
  return Array.from({ length: count }, (_, i) => ({
    // Not `.gz`, which some hosts take for an encoding.
    file: `python-${name}-${i}.bin`,
    bytes: sent.subarray(i * pieceSize, (i + 1) * pieceSize),
  }))
}

/**
 * `virtual:offhand/python-packs` lists the packs of the Python engine and their pieces. Each piece becomes a
 * file of its own, which the service worker does not fetch in advance: only who writes Python loads them.
 */
export function pythonPackFiles(): Plugin {
  let isBuild = false
  let pieces: ReadonlyMap<BuiltPack, readonly Piece[]> | null = null
  const cut = () => (pieces ??= new Map(pythonPacks(root).map((pack) => [pack, piecesOf(pack)])))
  const entry = ({ name, sha256, bytes }: BuiltPack, parts: readonly string[]): string =>
    `{ ...${JSON.stringify({ name, sha256, bytes: bytes.length })}, pieces: [\n${parts.join(',\n')}\n] }`
  return {
    name: 'offhand-python-packs',
    configResolved: ({ command }) => {
      isBuild = command === 'build'
    },
    resolveId: (wanted) => (wanted === id ? `\0${id}` : null),
    load(wanted) {
      if (wanted !== `\0${id}`) return null
      const urlOf = ({ file, bytes }: Piece): string =>
        isBuild
          ? `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', name: file, source: bytes })}`
          : JSON.stringify(`${served}${file}`)
      const entries = [...cut()].map(([pack, parts]) =>
        entry(
          pack,
          parts.map((piece) => `{ url: ${urlOf(piece)}, bytes: ${piece.bytes.length} }`),
        ),
      )
      return `export const packs = [\n${entries.join(',\n')}\n]`
    },
    configureServer: (server) => {
      server.middlewares.use(served, (request, response, next) => {
        const wanted = request.url?.slice(1)
        const piece = [...cut().values()].flat().find(({ file }) => file === wanted)
        if (piece) response.end(piece.bytes)
        else next()
      })
    },
  }
}
