interface CosineLrOptions {
  base: number // the peak
  min?: number // where it ends
  warmup?: number // steps of linear warm-up
  total: number // all steps, warm-up included
}

/** The learning rate of a step, counted from 0. O(1) time. */
export function cosineLr(
  step: number,
  { base, min = 0, warmup = 0, total }: CosineLrOptions,
): number {
  if (!Number.isInteger(step) || step < 0) throw new Error('steps count 0, 1, 2, …')
  if (total <= warmup) throw new Error('total must exceed warmup')

  if (step < warmup) return (base * (step + 1)) / warmup
  if (step >= total) return min
  const progress = (step - warmup) / (total - warmup) // 0 after the warm-up, 1 at the end
  return min + 0.5 * (base - min) * (1 + Math.cos(Math.PI * progress))
}
