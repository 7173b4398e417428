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

/** The state before a step, the gradients [n] → the state after it. */
export function sgdStep(
  state: SgdState,
  grads: Vec,
  { lr, momentum = 0, dampening = 0, weightDecay = 0, nesterov = false }: SgdOptions,
): SgdState {
  throw new Error('not written yet')
}
