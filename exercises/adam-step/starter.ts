type Vec = number[]

interface AdamState {
  params: Vec // [n]
  m: Vec // [n], moving average of the gradient
  v: Vec // [n], moving average of its square
  t: number // steps already taken
}

interface AdamOptions {
  lr?: number
  beta1?: number
  beta2?: number
  eps?: number // added after the square root
  weightDecay?: number
  decoupled?: boolean // false: Adam, decay in the gradient; true: AdamW
}

/** The state before a step, the gradients [n] → the state after it. */
export function adamStep(
  state: AdamState,
  grads: Vec,
  {
    lr = 1e-3,
    beta1 = 0.9,
    beta2 = 0.999,
    eps = 1e-8,
    weightDecay = 0,
    decoupled = false,
  }: AdamOptions = {},
): AdamState {
  throw new Error('not written yet')
}
