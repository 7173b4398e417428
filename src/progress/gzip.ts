import { err, ok, type Result } from '../base/result.ts'

export type UnpackProblem =
  | { readonly type: 'too-large'; readonly limit: number }
  | { readonly type: 'not-gzip' }
  /** Cut short or changed: the checksum at the end of the file does not fit. */
  | { readonly type: 'damaged' }

/** A little gzip may unpack to a thousand times its size; each slice is checked before the next. */
const sliceBytes = 16_384

export async function packed(parts: Iterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream('gzip')
  const encoder = new TextEncoder()
  const writer = writable.getWriter()
  const write = async () => {
    for (const part of parts) await writer.write(encoder.encode(part))
    await writer.close()
  }
  const [bytes] = await Promise.all([new Response(readable).arrayBuffer(), write()])
  return new Uint8Array(bytes)
}

export async function unpacked(
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Result<string, UnpackProblem>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return err({ type: 'not-gzip' })
  const { readable, writable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  const write = async () => {
    for (let at = 0; at < bytes.length; at += sliceBytes) {
      await writer.ready
      await writer.write(bytes.subarray(at, at + sliceBytes))
    }
    await writer.close()
  }
  // What the writer trips over, the reader reports.
  write().catch(() => undefined)
  return collect(readable, limit)
}

async function collect(
  readable: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Result<string, UnpackProblem>> {
  const decoder = new TextDecoder()
  const reader = readable.getReader()
  const texts: string[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > limit) {
        reader.cancel().catch(() => undefined)
        return err({ type: 'too-large', limit })
      }
      texts.push(decoder.decode(value, { stream: true }))
    }
    texts.push(decoder.decode())
  } catch {
    return err({ type: 'damaged' })
  }
  return ok(texts.join(''))
}
