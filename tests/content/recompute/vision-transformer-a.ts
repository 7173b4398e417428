import { grouped, range, type Recomputations, softmax, sum } from './recompute.ts'

const dot = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((entry, i) => entry * (b[i] ?? 0)))

/** Weights and biases of a linear layer, counted one by one. */
function linear(inputs: number, outputs: number, bias = true): number {
  let count = 0
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < inputs; i++) count++
    if (bias) count++
  }
  return count
}

/** Attention between `width` features whose heads together have `inner`; `read` is what the output projection reads. */
const attention = (width: number, inner: number, read = inner): number =>
  3 * linear(width, inner) + linear(read, width)

/** The rate of the original Transformer. */
const noam = (step: number, width: number, warmup: number): number =>
  width ** -0.5 * Math.min(step ** -0.5, step * warmup ** -1.5)

/** The first step after the peak at which `rate` has fallen to what it was at `step`. */
function stepOfReturn(step: number, peak: number, rate: (s: number) => number): number {
  const wanted = rate(step)
  let later = peak
  while (rate(later) > wanted * (1 + 1e-12)) later++
  return later
}

/** What ALiBi leaves of the weights of two keys that score the same otherwise. */
function ratioUnderAlibi(heads: number, head: number, near: number, far: number): number {
  let slope = 1
  for (let i = 0; i < head; i++) slope *= 2 ** (-8 / heads)
  const [a, b] = softmax([-slope * near, -slope * far]) as [number, number]
  return a / b
}

/** The offsets that occur between two positions of a square window. */
function offsets(side: number): number {
  const seen = new Set<string>()
  for (const y1 of range(side))
    for (const x1 of range(side))
      for (const y2 of range(side)) for (const x2 of range(side)) seen.add(`${y1 - y2},${x1 - x2}`)
  return seen.size
}

const sinusoid = (position: number, width: number): number[] =>
  range(width).map((column) => {
    const angle = position * 10000 ** (-(column - (column % 2)) / width)
    return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle)
  })

/** The position where a curve first stops rising (or falling, from a start at its top), read at whole positions. */
const firstPeak = (curve: (p: number) => number): number =>
  range(2000).find((p) => p > 0 && curve(p + 1) < curve(p)) ?? Number.NaN
const firstZero = (curve: (p: number) => number): number =>
  range(2000).find((p) => curve(p) <= 0) ?? Number.NaN

/** Where n ordered draws of a standard normal variable lie on average (Blom's positions). */
function normalQuantiles(n: number): number[] {
  const step = 1e-4
  const found: number[] = []
  let below = 0
  for (let z = -8; found.length < n && z < 8; z += step) {
    below += (step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
    while (found.length < n && below >= (found.length + 1 - 0.375) / (n + 0.25)) found.push(z)
  }
  return found
}

export const recomputed: Recomputations = {
  'sdpa-outputs-out-of-range': () => ({ shown: [`v_1/0.9\\approx${(1 / 0.9).toFixed(2)}`] }),

  'sqrt-dk-divided-by-dk': () => {
    const weights = softmax(normalQuantiles(196).map((z) => z / 8))
    return {
      shown: [
        (1 / 196).toFixed(4),
        Math.min(...weights).toFixed(4),
        Math.max(...weights).toFixed(4),
        'Var}(q\\cdot k)=d_k=64',
      ],
    }
  },

  'sqrt-dk-derive-the-factor': () => {
    const slope = (difference: number) => {
      const [p, rest] = softmax([difference, 0]) as [number, number]
      return { p, rest, slope: p * rest }
    }
    const raw = slope(8 * Math.SQRT2)
    const scaled = slope((8 * Math.SQRT2) / 8)
    return {
      shown: [
        `8\\sqrt2\\approx${(8 * Math.SQRT2).toFixed(1)}`,
        `${(raw.rest * 1e5).toFixed(1)}\\cdot10^{-5}`,
        Math.SQRT2.toFixed(2),
        scaled.p.toFixed(2),
        scaled.rest.toFixed(2),
        scaled.slope.toFixed(3),
        grouped(Math.round(scaled.slope / raw.slope / 1000) * 1000),
      ],
    }
  },

  'qkv-tied-queries-and-keys': () => {
    const keys = [1, 3]
    const rows = keys.map((q) => softmax(keys.map((k) => q * k)))
    return {
      shown: [
        ...rows.map((row) => `(${row.map((weight) => weight.toFixed(3)).join(',')})`),
        sum(rows.map((row) => row[1] ?? 0)).toFixed(3),
      ],
    }
  },

  'mha-two-heads-removed': () => ({
    answer: attention(384, 4 * 64),
    mistakes: [
      attention(384, 6 * 64),
      attention(384, 4 * 64, 6 * 64),
      attention(4 * 64, 4 * 64),
      attention(384, 4 * 64) - 2 * 64,
    ],
    shown: [
      grouped(3 * linear(384, 256)),
      grouped(linear(256, 384)),
      grouped(attention(384, 256)),
      grouped(attention(384, 384)),
    ],
  }),

  'masks-loss-by-position': () => ({ shown: [`${Math.round(Math.exp(-0.02) * 100)}\\%`] }),

  'sinusoidal-pairs-and-turns': () => {
    const code = sinusoid(7, 512)
    const slowest = (2 * Math.PI) / 10000 ** (-510 / 512)
    return {
      shown: [
        (2 * Math.PI).toFixed(2),
        `d/2=${Math.round(dot(code, code))}`,
        grouped(Math.round(slowest / 100) * 100),
      ],
    }
  },

  'sinusoidal-two-columns': () => {
    const column = (index: number) => (p: number) => sinusoid(p, 8)[index] ?? 0
    return {
      shown: [
        `p=${firstPeak(column(4))}`,
        `/${firstZero(column(5)) - 1}=0.01`,
        `2\\pi/${Math.round((2 * Math.PI) / 10000 ** (-2 / 8))}=0.1`,
      ],
    }
  },

  'relative-bias-larger-window': () => ({
    shown: [
      `torch.Size([${offsets(7)},4])`,
      `torch.Size([${offsets(12)},4])`,
      `${offsets(7)}=(2\\cdot7-1)^2`,
      `${offsets(12)}=(2\\cdot12-1)^2`,
      String(offsets(12) - offsets(7)),
    ],
  }),

  'alibi-near-against-far': () => ({
    answer: ratioUnderAlibi(16, 6, 4, 20),
    mistakes: [
      Math.log(ratioUnderAlibi(16, 6, 4, 20)),
      2 ** Math.log(ratioUnderAlibi(16, 6, 4, 20)),
      ratioUnderAlibi(8, 6, 4, 20),
      20 / 4,
    ],
    shown: ['e^2\\approx7.39', '2^{-3}=1/8'],
  }),

  'norm-position-three-wirings': () => {
    let variance = 1
    for (let layer = 0; layer < 24; layer++) variance += 1
    return { shown: [`1+24=${variance}`, String(Math.sqrt(variance))] }
  },

  'norm-position-needs-warm-up': () => {
    let scale = 1
    for (let layer = 0; layer < 48; layer++) scale /= Math.SQRT2
    return { shown: [`2^{-24}\\approx${Math.round(scale * 1e8)}\\cdot10^{-8}`] }
  },

  'training-recipe-same-rate-again': () => {
    const rate = (s: number) => noam(s, 512, 4000)
    const oneOver = (s: number) => (s < 4000 ? rate(s) : (rate(4000) * 4000) / s)
    const fall = rate(4000) / rate(1000)
    return {
      answer: stepOfReturn(1000, 4000, rate),
      mistakes: [
        4000 + (4000 - 1000),
        stepOfReturn(1000, 4000, oneOver),
        Math.round(4000 * Math.sqrt(fall)),
      ],
      shown: [
        `s=16\\cdot4000=${grouped(stepOfReturn(1000, 4000, rate)).replace(',', '{,}')}`,
        `${(rate(4000) * 1e4).toFixed(2)}\\cdot10^{-4}`,
        `${(rate(1000) * 1e4).toFixed(2)}\\cdot10^{-4}`,
      ],
    }
  },

  'training-recipe-worse-perplexity': () => {
    const target = 1 - 0.1 + 0.1 / 37000
    return { shown: [`1/${target.toFixed(1)}=${(1 / target).toFixed(2)}`] }
  },

  'bert-mlm-of-ten-thousand-tokens': () => {
    const chosen = 10000 * 0.15
    return {
      shown: [
        grouped(chosen),
        `0.8\\cdot1500=${chosen * 0.8}`,
        String(chosen * 0.1),
        `${(100 * chosen * 0.8) / 10000}%`,
      ],
    }
  },

  'bert-mlm-suspicious-accuracy': () => {
    const hidden = 0.15 * 0.8
    return {
      shown: [
        `0.15\\cdot0.8=${Math.round(100 * hidden)}\\%`,
        `(0.93-0.88)/0.12=${Math.round((100 * (0.93 - (1 - hidden))) / hidden)}\\%`,
      ],
    }
  },

  'vit-from-pixels-to-tokens': () => {
    let patches = 0
    for (let y = 0; y + 14 <= 336; y += 14) for (let x = 0; x + 14 <= 336; x += 14) patches++
    return { shown: [`14\\cdot14\\cdot3=${14 * 14 * 3}`, `24^2=${patches}`, String(patches + 1)] }
  },

  'vit-port-the-patch-embedding': () => ({ shown: [`16\\cdot16\\cdot3=${16 * 16 * 3}`] }),
}
