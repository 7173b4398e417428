type Vec = number[]

interface EmaOptions {
  decay?: number // the share that the shadow keeps of itself, in [0, 1]
  warmup?: boolean // true: keep less in the first steps
}

/** shadow, params: [n], step: updates so far → the new shadow, [n]. O(n) time. */
export function emaUpdate(
  shadow: Vec,
  params: Vec,
  step: number,
  { decay = 0.999, warmup = false }: EmaOptions = {},
): Vec {
  if (params.length !== shadow.length) throw new Error('shadow and params must have one length')
  if (!(decay >= 0 && decay <= 1)) throw new Error('decay must lie in [0, 1]')

  const d = warmup ? Math.min(decay, (1 + step) / (10 + step)) : decay
  return shadow.map((s, i) => d * s + (1 - d) * params[i]!)
}
