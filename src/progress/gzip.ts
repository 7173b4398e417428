import { err, ok, type Result } from '../base/result.ts'

export type UnpackProblem =
  | { readonly type: 'too-large'; readonly limit: number }
  | { readonly type: 'not-gzip' }
  /** Cut short or changed: the checksum at the end of the file does not fit. */
  | { readonly type: 'damaged' }

/** For work that takes a while. */
export interface WorkOptions {
  /** The share that is done, 0 … 1. */
  readonly onProgress?: ((share: number) => void) | undefined
  /** When it is aborted the work rejects with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** A little gzip may unpack to a thousand times its size; each slice is checked before the next. */
const sliceBytes = 16_384
/** After so much text the page gets its turn: else it would stand still, and nobody could cancel. */
const turnCharacters = 2 ** 20

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** `parts` tells with each text which share of all it completes. */
export async function packed(
  parts: Iterable<{ readonly text: string; readonly share: number }>,
  { onProgress, signal }: WorkOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new CompressionStream('gzip')
  const encoder = new TextEncoder()
  const writer = writable.getWriter()
  const write = async () => {
    let sinceTurn = 0
    for (const { text, share } of parts) {
      await writer.write(encoder.encode(text))
      onProgress?.(share)
      sinceTurn += text.length
      if (sinceTurn < turnCharacters) continue
      sinceTurn = 0
      await turn()
      signal?.throwIfAborted()
    }
    await writer.close()
  }
  const writing = write().catch(async (error: unknown) => {
    await writer.abort(error)
    throw error
  })
  const [bytes] = await Promise.all([new Response(readable).arrayBuffer(), writing])
  return new Uint8Array(bytes)
}

/** Unpacks text by text, in order. `take` may have taken some of it before a problem is found. */
export async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  take: (text: string) => void,
  options: WorkOptions & { readonly limit: number },
): Promise<Result<null, UnpackProblem>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return err({ type: 'not-gzip' })
  const { limit, onProgress, signal } = options
  const { readable, writable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  let taken = 0
  let enough = false
  const write = async () => {
    for (let at = 0; at < bytes.length; at += sliceBytes) {
      await writer.ready
      // No more is fed in, and what is left unread goes with the stream: Node breaks when it is cancelled.
      if (enough) return
      await writer.write(bytes.subarray(at, at + sliceBytes))
      taken = Math.min(bytes.length, at + sliceBytes)
    }
    await writer.close()
  }
  // What the writer trips over, the reader reports.
  write().catch(() => undefined)

  const decoder = new TextDecoder()
  const reader = readable.getReader()
  let size = 0
  let nextTurn = turnCharacters
  for (;;) {
    const part = await reader.read().catch(() => null)
    if (!part) return err({ type: 'damaged' })
    if (part.done) break
    size += part.value.length
    if (size > limit) {
      enough = true
      return err({ type: 'too-large', limit })
    }
    take(decoder.decode(part.value, { stream: true }))
    onProgress?.(taken / bytes.length)
    if (size < nextTurn) continue
    nextTurn = size + turnCharacters
    await turn()
    enough = signal?.aborted ?? false
    signal?.throwIfAborted()
  }
  take(decoder.decode())
  return ok(null)
}
