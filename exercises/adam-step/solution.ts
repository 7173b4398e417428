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

/** The state before a step, the gradients [n] → the state after it. O(n) time. */
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
  const n = state.params.length
  for (const vector of [grads, state.m, state.v])
    if (vector.length !== n) throw new Error(`${vector.length} entries for ${n} parameters`)

  const t = state.t + 1
  const g = decoupled ? grads : grads.map((grad, i) => grad + weightDecay * state.params[i]!)
  const m = state.m.map((old, i) => beta1 * old + (1 - beta1) * g[i]!)
  const v = state.v.map((old, i) => beta2 * old + (1 - beta2) * g[i]! ** 2)

  const shrink = decoupled ? 1 - lr * weightDecay : 1
  const params = state.params.map((p, i) => {
    const mHat = m[i]! / (1 - beta1 ** t) // the averages start at 0, which makes them too small
    const vHat = v[i]! / (1 - beta2 ** t)
    return p * shrink - (lr * mHat) / (Math.sqrt(vHat) + eps)
  })
  return { params, m, v, t }
}
