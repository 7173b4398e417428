import { gunzip, sha256Of } from './packs.ts'

/** Of SHA-256 as hexadecimal text. */
const hashLength = 64

/** A snapshot as it is kept: the hash of what follows; the snapshot, compressed. */
export async function snapshotFile(snapshot: Blob): Promise<Blob> {
  // As a stream it is compressed bit by bit, and the page stays free meanwhile.
  const packed = snapshot.stream().pipeThrough(new CompressionStream('gzip'))
  const body = await new Response(packed).blob()
  return new Blob([(await sha256Of(body)) ?? '', body])
}

/** Null when the file is damaged. */
export async function snapshotIn(file: Blob): Promise<Blob | null> {
  const body = file.slice(hashLength)
  const hash = await file.slice(0, hashLength).text()
  if (hash !== (await sha256Of(body))) return null
  return gunzip(body).catch(() => null)
}
