type Vec = number[]

type ActivationKind =
  'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'elu' | 'softplus' | 'silu' | 'gelu' | 'geluTanh'

interface ActivationOptions {
  alpha?: number // leakyRelu: slope below 0, default 0.01; elu: scale, default 1
}

interface ActivationResult {
  y: Vec // [n], f(x)
  dy: Vec // [n], f′(x)
}

/** x: [n] → f(x) and f′(x), both [n]. */
export function activation(
  x: Vec,
  kind: ActivationKind,
  { alpha }: ActivationOptions = {},
): ActivationResult {
  throw new Error('not written yet')
}
