type Vec = number[]

interface ClipResult {
  norm: number // of all gradients together, before clipping
  grads: Vec[] // one vector per parameter, as long as the one given
}

/** grads: one vector per parameter, of any lengths. O(number of entries) time and memory. */
export function clipGradNorm(grads: Vec[], maxNorm: number): ClipResult {
  if (!(maxNorm > 0)) throw new Error('maxNorm must be positive')

  const norm = Math.sqrt(grads.flat().reduce((sum, v) => sum + v * v, 0))
  const scale = norm > maxNorm ? maxNorm / norm : 1 // one factor for all keeps the direction
  return { norm, grads: grads.map((g) => g.map((v) => v * scale)) }
}
