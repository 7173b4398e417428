type Vec = number[]

interface ClipResult {
  norm: number // of all gradients together, before clipping
  grads: Vec[] // one vector per parameter, as long as the one given
}

/** grads: one vector per parameter, of any lengths. */
export function clipGradNorm(grads: Vec[], maxNorm: number): ClipResult {
  throw new Error('not written yet')
}
