type Vec = number[]

interface EmaOptions {
  decay?: number // the share that the shadow keeps of itself, in [0, 1]
  warmup?: boolean // true: keep less in the first steps
}

/** shadow, params: [n], step: updates so far → the new shadow, [n]. */
export function emaUpdate(
  shadow: Vec,
  params: Vec,
  step: number,
  { decay = 0.999, warmup = false }: EmaOptions = {},
): Vec {
  throw new Error('not written yet')
}
