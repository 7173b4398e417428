import type { packs } from 'virtual:offhand/python-packs'

/** Files of the interpreter in one; see tooling/python. */
export type Pack = (typeof packs)[number]
export type Piece = Pack['pieces'][number]

export const bytesOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { bytes }) => sum + bytes, 0)

/** The pack of these pieces; null when they are not what was built. */
export async function wholePack(
  { bytes, sha256 }: Pack,
  pieces: readonly Blob[],
): Promise<Blob | null> {
  const unpacked = await gunzip(new Blob([...pieces])).catch(() => null)
  if (unpacked?.size !== bytes) return null
  const hash = await sha256Of(unpacked)
  return hash === null || hash === sha256 ? unpacked : null
}

export function gunzip(sent: Blob): Promise<Blob> {
  const stream = sent.stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).blob()
}

/** Null where the page is not secure, which has no hashes and no caches either. */
export async function sha256Of(content: Blob): Promise<string | null> {
  if (!('subtle' in crypto)) return null
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await content.arrayBuffer()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
