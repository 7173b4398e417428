type Vec = number[]

interface SgdState {
  params: Vec // [n]
  buf: Vec | null // [n], the momentum buffer; null before the first step
}

interface SgdOptions {
  lr: number
  momentum?: number // 0: plain SGD
  dampening?: number // not applied in the first step
  weightDecay?: number // L2 term, part of the gradient
  nesterov?: boolean
}

/** The state before a step, the gradients [n] → the state after it. O(n) time. */
export function sgdStep(
  { params, buf: old }: SgdState,
  grads: Vec,
  { lr, momentum = 0, dampening = 0, weightDecay = 0, nesterov = false }: SgdOptions,
): SgdState {
  for (const vector of [grads, old])
    if (vector !== null && vector.length !== params.length)
      throw new Error(`${vector.length} entries for ${params.length} parameters`)
  if (nesterov && (momentum === 0 || dampening !== 0))
    throw new Error('Nesterov needs momentum and no dampening')

  const g = grads.map((v, i) => v + weightDecay * params[i]!)
  if (momentum === 0) return { params: descend(params, lr, g), buf: null }

  const buf = old === null ? g : old.map((b, i) => momentum * b + (1 - dampening) * g[i]!)
  const step = nesterov ? g.map((v, i) => v + momentum * buf[i]!) : buf
  return { params: descend(params, lr, step), buf }
}

function descend(params: Vec, lr: number, step: Vec): Vec {
  return params.map((p, i) => p - lr * step[i]!)
}
