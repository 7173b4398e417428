interface CosineLrOptions {
  base: number // the peak
  min?: number // where it ends
  warmup?: number // steps of linear warm-up
  total: number // all steps, warm-up included
}

/** The learning rate of a step, counted from 0. */
export function cosineLr(
  step: number,
  { base, min = 0, warmup = 0, total }: CosineLrOptions,
): number {
  throw new Error('not written yet')
}
