import { v7 } from 'uuid'
import type { Clock } from '../base/clock.ts'
import type { Random } from '../base/random.ts'

/**
 * UUIDv7s that always grow, also within a millisecond and when the clock is set back. Without a
 * random source the platform's own is used.
 */
export function createIds(clock: Clock, random?: Random): () => string {
  let last = -Infinity
  let seq = 0
  return () => {
    const now = clock()
    const bytes = random
      ? Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256))
      : crypto.getRandomValues(new Uint8Array(16))
    if (now > last) {
      last = now
      // 31 bits at random leave as many for counting up within the millisecond.
      seq = new DataView(bytes.buffer).getUint32(0) >>> 1
    } else seq += 1
    return v7({ msecs: last, seq, random: bytes })
  }
}
