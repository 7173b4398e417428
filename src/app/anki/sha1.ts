/**
 * SHA-1, which Anki's checksums are made of; 40 hex digits. The browser's own is missing on addresses
 * without https, from which the app may be served at home.
 */
export function sha1(text: string): string {
  const words = padded(new TextEncoder().encode(text))
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as Five
  for (let at = 0; at < words.length; at += 16) state = mixed(state, words.subarray(at, at + 16))
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

type Five = [number, number, number, number, number]

/** The message, a one, zeros, and its length in bits, in words of 32 bits. */
function padded(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16)
  bytes.forEach((byte, i) => {
    words[i >> 2] = (words[i >> 2] ?? 0) | (byte << (24 - 8 * (i & 3)))
  })
  const end = bytes.length >> 2
  words[end] = (words[end] ?? 0) | (0x80 << (24 - 8 * (bytes.length & 3)))
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29)
  words[words.length - 1] = bytes.length << 3
  return words
}

const turned = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

function mixed(state: Five, block: Uint32Array): Five {
  const w = [...block]
  for (let t = 16; t < 80; t++)
    w.push(turned((w[t - 3] ?? 0) ^ (w[t - 8] ?? 0) ^ (w[t - 14] ?? 0) ^ (w[t - 16] ?? 0), 1))
  let [a, b, c, d, e] = state
  w.forEach((word, t) => {
    const [f, k] = roundOf(t, b, c, d)
    const next = (turned(a, 5) + f + e + k + word) | 0
    ;[a, b, c, d, e] = [next, a, turned(b, 30), c, d]
  })
  const [h0, h1, h2, h3, h4] = state
  return [(h0 + a) | 0, (h1 + b) | 0, (h2 + c) | 0, (h3 + d) | 0, (h4 + e) | 0]
}

/** The function and the constant of a round (FIPS 180-4, 4.1.1 and 4.2.1). */
function roundOf(t: number, b: number, c: number, d: number): readonly [number, number] {
  if (t < 20) return [(b & c) | (~b & d), 0x5a827999]
  if (t < 40) return [b ^ c ^ d, 0x6ed9eba1]
  if (t < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
  return [b ^ c ^ d, 0xca62c1d6]
}
