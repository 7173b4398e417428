export interface Summary {
  readonly median: number
  readonly p95: number
  readonly best: number
  readonly worst: number
  readonly count: number
}

export function summaryOf(samples: readonly number[]): Summary {
  if (samples.length === 0) throw new Error('nothing was measured')
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number): number => {
    // Between two samples, so that the median of an even number lies in the middle.
    const place = share * (sorted.length - 1)
    const low = sorted[Math.floor(place)] ?? NaN
    const high = sorted[Math.ceil(place)] ?? NaN
    return low + (high - low) * (place - Math.floor(place))
  }
  return { median: at(0.5), p95: at(0.95), best: at(0), worst: at(1), count: sorted.length }
}
