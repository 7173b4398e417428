/** Of a share, 0 … 1. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** A share that was counted, with the range in which the true one lies 95 times of 100. */
export interface Rate extends Range {
  readonly tries: number
  readonly hits: number
  /** Null where nothing was tried. */
  readonly share: number | null
}

/** Below this a bare percentage would say more than is known. */
export const fewTries = 20

export function rateOf(tries: number, hits: number): Rate {
  const share = tries === 0 ? null : hits / tries
  return { tries, hits, share, ...wilson(share ?? 0, tries) }
}

/** The normal quantile of 97.5%. */
const z = 1.959963985

/**
 * The score interval of Wilson (1927) for a share seen in so many tries. Unlike p ± 1.96 · se it stays
 * within 0 … 1 and is honest for few tries (Brown, Cai & DasGupta 2001 recommend it up to 40).
 */
export function wilson(share: number, tries: number): Range {
  if (tries <= 0) return { low: 0, high: 1 }
  const zz = (z * z) / tries
  const centre = (share + zz / 2) / (1 + zz)
  const half = Math.sqrt(share * (1 - share) * zz + (zz * zz) / 4) / (1 + zz)
  // Rounding must not push the share itself out of its range.
  return {
    low: Math.max(0, Math.min(share, centre - half)),
    high: Math.min(1, Math.max(share, centre + half)),
  }
}
