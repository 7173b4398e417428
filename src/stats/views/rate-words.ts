import { percentOf } from '../../base/percent.ts'
import type { Rate } from '../rate.ts'

/** The numbers of a rate as its sentences need them. */
export const rateWords = ({ tries, hits, share, low, high }: Rate) => ({
  count: tries,
  hits,
  percent: percentOf(share ?? 0),
  low: percentOf(low),
  high: percentOf(high),
})
