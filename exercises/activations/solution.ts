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

/** x: [n] → f(x) and f′(x), both [n]. O(n) time and memory. */
export function activation(
  x: Vec,
  kind: ActivationKind,
  { alpha = kind === 'leakyRelu' ? 0.01 : 1 }: ActivationOptions = {},
): ActivationResult {
  const pairs = x.map((v) => valueAndSlope(v, kind, alpha))
  return { y: pairs.map(([y]) => y), dy: pairs.map(([, dy]) => dy) }
}

function valueAndSlope(x: number, kind: ActivationKind, alpha: number): [y: number, dy: number] {
  switch (kind) {
    case 'sigmoid': {
      const s = sigmoid(x)
      return [s, s * (1 - s)]
    }
    case 'tanh': {
      const t = Math.tanh(x)
      return [t, 1 - t * t]
    }
    case 'relu':
      return x > 0 ? [x, 1] : [0, 0]
    case 'leakyRelu':
      return x > 0 ? [x, 1] : [alpha * x, alpha]
    case 'elu':
      return x > 0 ? [x, 1] : [alpha * (Math.exp(x) - 1), alpha * Math.exp(x)]
    case 'softplus':
      return [Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), sigmoid(x)]
    case 'silu': {
      const gate = sigmoid(x)
      return [x * gate, gate + x * gate * (1 - gate)]
    }
    case 'gelu': {
      const gate = (1 + erf(x / Math.SQRT2)) / 2 // Φ(x)
      const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI) // Φ′(x)
      return [x * gate, gate + x * density]
    }
    case 'geluTanh': {
      const c = Math.sqrt(2 / Math.PI)
      const t = Math.tanh(c * (x + 0.044715 * x ** 3))
      const gateSlope = ((1 - t * t) * c * (1 + 3 * 0.044715 * x * x)) / 2
      return [(x * (1 + t)) / 2, (1 + t) / 2 + x * gateSlope]
    }
    default:
      throw new Error(`unknown activation ${String(kind)}`)
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x)) // an infinite exponential gives 0, which is right
}

/** e^(−z²)·2/√π · Σ 2ᵏ z^(2k+1) / (1·3·…·(2k+1)): no cancellation, all terms have one sign. */
function erf(z: number): number {
  if (Math.abs(z) > 6) return Math.sign(z)
  let term = z
  let sum = z
  for (let k = 1; k < 150; k++) {
    term *= (2 * z * z) / (2 * k + 1)
    sum += term
  }
  return ((2 * Math.exp(-z * z)) / Math.sqrt(Math.PI)) * sum
}
