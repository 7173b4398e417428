import { grouped, mean, range, type Recomputations, softmax, sum } from './recompute.ts'

const logSumExp = (logits: readonly number[]): number => {
  const largest = Math.max(...logits)
  return largest + Math.log(sum(logits.map((logit) => Math.exp(logit - largest))))
}

const squares = (values: readonly number[]): number => sum(values.map((value) => value * value))

const centred = (values: readonly number[]): number[] => values.map((value) => value - mean(values))

/** Biased. */
const variance = (values: readonly number[]): number => squares(centred(values)) / values.length

const column = (rows: readonly (readonly number[])[], j: number): number[] =>
  rows.map((row) => row[j] ?? NaN)

/** Starts of the windows along an axis, in padded coordinates shifted back. */
function starts(size: number, kernel: number, stride: number, padding: number): number[] {
  const result: number[] = []
  for (let start = -padding; start + kernel <= size + padding; start += stride) result.push(start)
  return result
}

const largestHalf = (2 - 2 ** -10) * 2 ** 15
const largestSingle = (2 - 2 ** -23) * 2 ** 127

/** Softmax without keepdims: the maximum and sum of row j are used in column j. */
const misaligned = (x: readonly (readonly number[])[]): number[][] => {
  const largest = x.map((row) => Math.max(...row))
  const e = x.map((row) => row.map((value, j) => Math.exp(value - (largest[j] ?? NaN))))
  const sums = e.map(sum)
  return e.map((row) => row.map((value, j) => value / (sums[j] ?? NaN)))
}

/** Gradient check of z = XWᵀ with cross-entropy; `round` rounds after each operation. */
function gradientError(h: number, round: (value: number) => number): number {
  const [examples, features, classes] = [4, 6, 3]
  const x = range(examples).map((i) =>
    range(features).map((k) => 1.5 * Math.sin(1 + i * features + k)),
  )
  const w = range(classes).map((j) =>
    range(features).map((k) => 0.5 * Math.cos(2 + j * features + k)),
  )
  const logits = (weights: readonly number[][], i: number, r: (value: number) => number) =>
    weights.map((row) => row.reduce((total, v, k) => r(total + r(r(v) * r(x[i]?.[k] ?? NaN))), 0))
  const loss = (weights: readonly number[][]): number => {
    let total = 0
    for (const i of range(examples)) {
      const z = logits(weights, i, round)
      const largest = Math.max(...z)
      let s = 0
      for (const logit of z) s = round(s + round(Math.exp(round(logit - largest))))
      total = round(total + round(round(largest + round(Math.log(s))) - (z[i % classes] ?? NaN)))
    }
    return round(total / examples)
  }
  const pairs = range(classes).flatMap((j) =>
    range(features).map((k) => {
      const moved = (by: number): number =>
        loss(w.map((row, jj) => row.map((v, kk) => (jj === j && kk === k ? v + by : v))))
      const analytic = mean(
        range(examples).map((i) => {
          const p = softmax(logits(w, i, (value) => value))[j] ?? NaN
          return (p - (i % classes === j ? 1 : 0)) * (x[i]?.[k] ?? NaN)
        }),
      )
      return { analytic, numerical: (moved(h) - moved(-h)) / (2 * h) }
    }),
  )
  const norm = (values: readonly number[]): number => Math.sqrt(squares(values))
  return (
    norm(pairs.map(({ analytic, numerical }) => analytic - numerical)) /
    (norm(pairs.map(({ analytic }) => analytic)) + norm(pairs.map(({ numerical }) => numerical)))
  )
}

/** 0.00062 → "6.2e-04", as Python prints it. */
const scientific = (value: number, digits: number): string =>
  value.toExponential(digits).replace(/e-(\d)$/, 'e-0$1')

/** The closed forms of the backward passes, against central differences. Throws if they differ. */
function provedBackward(): void {
  const x = [0.3, -1.2, 2.5, 0.7, 1.1]
  const g = [0.4, -0.3, 0.8, 0.1, -0.9]
  const scales = [0.5, 1.5, -0.7, 2, 1]
  const epsilon = 1e-5
  const normalised = (values: readonly number[]): number[] =>
    centred(values).map((value) => value / Math.sqrt(variance(values) + epsilon))
  const closed = (values: readonly number[], h: readonly number[]): number[] => {
    const hat = normalised(values)
    const along = sum(h.map((value, i) => value * (hat[i] ?? NaN)))
    const m = values.length
    const sigma = Math.sqrt(variance(values) + epsilon)
    return h.map((value, i) => (m * value - sum(h) - (hat[i] ?? NaN) * along) / (m * sigma))
  }
  for (const gammas of [x.map(() => 1.7), scales]) {
    const loss = (values: readonly number[]): number =>
      sum(normalised(values).map((hat, i) => hat * (gammas[i] ?? NaN) * (g[i] ?? NaN)))
    const h = g.map((value, i) => value * (gammas[i] ?? NaN))
    const gradient = closed(x, h)
    for (const i of range(x.length)) {
      const moved = (by: number): number =>
        loss(x.map((value, j) => (j === i ? value + by : value)))
      const numerical = (moved(1e-5) - moved(-1e-5)) / 2e-5
      if (Math.abs(numerical - (gradient[i] ?? NaN)) > 1e-7)
        throw new Error(`the closed form gives ${gradient[i]}, differences give ${numerical}`)
    }
    if (Math.abs(sum(gradient)) > 1e-12) throw new Error('the gradients do not sum to 0')
  }
  if (closed([1, 3], [0.9, -0.2]).some((value) => Math.abs(value) > 1e-4))
    throw new Error('two values have a gradient')
}

const map = [
  [9, 3, 2, 7],
  [6, 18, 4, 1],
  [5, 8, 8, 3],
  [2, 6, 1, 4],
]
const inside = (top: number, left: number): number[] =>
  range(3).flatMap((u) => range(3).map((v) => map[top + u]?.[left + v] ?? NaN))
const real = (values: readonly number[]): number[] => values.filter((value) => !Number.isNaN(value))

/** Every number of im2col that is no padding, added back to its pixel. */
function folded(size: number, kernel: number, padding: number): number[][] {
  const counts = range(size).map(() => range(size).map(() => 0))
  for (const top of starts(size, kernel, 1, padding))
    for (const left of starts(size, kernel, 1, padding))
      for (const u of range(kernel))
        for (const v of range(kernel)) {
          const row = counts[top + u]
          if (row?.[left + v] !== undefined) row[left + v] = (row[left + v] ?? 0) + 1
        }
  return counts
}

const tokens = [
  [2, 4, 6, 8],
  [1, 1, 1, 5],
  [3, 0, 4, 5],
]
const token = tokens[1] ?? []

/** How many different keys the elements of a tensor (4, 32, 14, 14) have. */
function groups(key: (n: number, c: number, h: number, w: number) => string): string {
  const keys = new Set<string>()
  for (const n of range(4))
    for (const c of range(32))
      for (const h of range(14)) for (const w of range(14)) keys.add(key(n, c, h, w))
  return grouped(keys.size)
}

export const recomputed: Recomputations = {
  'softmax-without-keepdims': () => ({
    shown: misaligned([
      [0, 1],
      [2, 4],
    ])
      .flat()
      .map((value) => value.toFixed(3)),
  }),
  'softmax-shift-and-scale': () => ({
    shown: [
      [0, Math.log(3)],
      [5, 5 + Math.log(3)],
      [0, 2 * Math.log(3)],
      [0, Math.log(3) / 1e12],
    ].map((logits) => String(Number((softmax(logits)[1] ?? NaN).toFixed(6)))),
  }),
  'softmax-overflow-zero-and-hundred': () => ({ shown: [Math.log(largestSingle).toFixed(2)] }),
  'softmax-overflow-half-precision': () => ({
    shown: [
      String(largestHalf),
      Math.log(largestHalf).toFixed(1),
      Math.log(largestHalf).toFixed(2),
      Math.log(largestSingle).toFixed(1),
      Math.log(largestSingle).toFixed(2),
    ],
  }),
  'softmax-overflow-faulty-bodies': () => ({
    shown: [
      `(${softmax([1000 / 1000, 0, 0])
        .map((value) => value.toFixed(2))
        .join(', ')})`,
    ],
  }),
  'log-softmax-lse-five-lines': () => {
    const logits = [-1e4, 0, 1e4]
    const total = logSumExp(logits)
    return {
      shown: [
        ...logits.map((logit) => String(logit - total)),
        String(total),
        Math.log(1e-12).toFixed(1),
      ],
    }
  },
  'softmax-jacobian-to-cross-entropy': () => ({
    shown: [`(${[0.7, 0.2 - 1, 0.1].map((value) => Number(value.toFixed(6))).join(', ')})`],
  }),
  'cross-entropy-code-accumulated-means': () => {
    const batches = [
      { labels: 900, loss: 2 },
      { labels: 100, loss: 4 },
    ]
    const labels = sum(batches.map((batch) => batch.labels))
    const nats = sum(batches.map((batch) => batch.labels * batch.loss))
    return {
      shown: [
        (nats / labels).toFixed(2),
        mean(batches.map((batch) => batch.loss)).toFixed(2),
        `${labels}/${2 * 4 * 256}`,
      ],
    }
  },
  'bce-logits-code-saturated-negative': () => {
    const inSingle = (z: number): number =>
      Math.fround(1 / Math.fround(1 + Math.fround(Math.exp(-z))))
    const p = inSingle(30)
    if (p * (1 - p) !== 0) throw new Error('the gradient is not 0')
    return {
      shown: [
        (-Math.log(Math.fround(Math.fround(1 - p) + 1e-7))).toFixed(1),
        (30 + Math.log1p(Math.exp(-30))).toFixed(0),
        Math.exp(-30)
          .toExponential(1)
          .replace('e', String.raw`\times10^{`),
        String(range(40).find((z) => inSingle(z) === 1)),
      ],
    }
  },
  'bce-logits-code-stable-form': () => ({
    shown: [Math.log(1 + Math.exp(0)).toFixed(2), Math.log(1 + Math.exp(50)).toFixed(0)],
  }),
  'linear-backward-gradient-check': () => ({
    shown: [
      ...[1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6].map((h) =>
        [
          scientific(h, 0),
          scientific(gradientError(h, Math.fround), 1),
          scientific(
            gradientError(h, (value) => value),
            1,
          ),
        ].join(' '),
      ),
      String.raw`${Math.round(1e3 * (2 ** -24) ** (1 / 3))}\times10^{-3}`,
      String.raw`${Math.round(1e6 * (2 ** -53) ** (1 / 3))}\times10^{-6}`,
    ],
  }),
  'conv2d-naive-grouped-index': () => {
    // Deals the channels out block by block.
    const inputsOf = (o: number): number[] => {
      const group = range(8).find((g) => range(6).some((i) => g * 6 + i === o)) ?? NaN
      return range(4).map((i) => group * 4 + i)
    }
    return {
      answer: inputsOf(27)[0] ?? NaN,
      mistakes: [Math.floor(27 / 6), Math.floor(27 / 4) * 4, (27 % 8) * 4, 27],
    }
  },
  'im2col-code-fold-of-ones': () => {
    const along = sum(
      range(5).map((i) => starts(5, 3, 1, 1).filter((s) => s <= i && i < s + 3).length),
    )
    return {
      answer: sum(folded(5, 3, 1).flat()),
      mistakes: [5 * 5, 9 * 25, sum(folded(5, 3, 0).flat())],
      shown: [`${along}^2=${along ** 2}`],
    }
  },
  'pool-code-average-at-the-corner': () => {
    const window = inside(-1, -1)
    return {
      answer: sum(real(window)) / window.length,
      mistakes: [mean(real(window)), mean(inside(0, 0)), Math.max(...real(window))],
    }
  },
  'pool-code-difference-at-the-border': () => ({
    shown: [starts(8, 3, 2, 1).join(', '), `(8+2-3)/2=${(8 + 2 - 3) / 2}`],
  }),
  'batchnorm-code-running-variance': () => {
    const values = [1, 3, 5, 7]
    const unbiased = (some: readonly number[]): number => squares(centred(some)) / (some.length - 1)
    const perImage = mean([unbiased([1, 3]), unbiased([5, 7])])
    return {
      answer: 0.9 + 0.1 * unbiased(values),
      mistakes: [
        0.9 + 0.1 * variance(values),
        0.1 + 0.9 * unbiased(values),
        0.9 + 0.1 * perImage,
        unbiased(values),
      ],
    }
  },
  'batchnorm-backward-three-paths': () => {
    provedBackward()
    return {}
  },
  'layernorm-code-one-entry': () => {
    const last = (values: readonly number[], scale: number): number =>
      (centred(values).at(-1) ?? NaN) / scale
    const fourth = column(tokens, 3)
    return {
      answer: last(token, Math.sqrt(variance(token))),
      mistakes: [
        last(token, Math.sqrt(squares(centred(token)) / 3)),
        (centred(fourth)[1] ?? NaN) / Math.sqrt(variance(fourth)),
        (token[3] ?? NaN) / Math.sqrt(squares(token) / 4),
        last(token, 1),
      ],
    }
  },
  'layernorm-code-rejected-map': () => ({
    shown: [grouped(96 * 56 * 56), String(2 * 56 * 56)],
  }),
  'rmsnorm-code-outlier-in-half': () => {
    const x = [300, 1, -2, 4]
    const scale = Math.sqrt(squares(x) / x.length)
    return {
      shown: [
        (300 / scale).toFixed(1),
        ...x.slice(1).map((value) => (value / scale).toFixed(4)),
        `${300 ** 2}`,
        `${range(1000).find((value) => value ** 2 > largestHalf) ?? NaN}`,
      ],
    }
  },
  'groupnorm-equiv-number-of-means': () => ({
    shown: [
      groups((_n, c) => `${c}`),
      groups((n) => `${n}`),
      groups((n, c) => `${n} ${Math.floor(c / 2)}`),
      groups((n, c) => `${n} ${c}`),
      groups((n, _c, h, w) => `${n} ${h} ${w}`),
    ],
  }),
  'dropout-code-where-to-scale': () => ({
    shown: [String(4 / (1 - 0.2)), String(0.8 * 5)],
  }),
  'dropout-code-three-rates': () => ({
    shown: [0.1, 0.5, 0.8].map((p) => `${p} ${(p / (1 - p)).toFixed(3)} ${(1 - p).toFixed(2)}`),
  }),
  'attention-code-zero-scores': () => ({
    // Column j is shared by the queries j to 4.
    shown: range(4).map((i) =>
      range(i + 1)
        .map((j) => 1 / range(4).filter((query) => query >= j).length)
        .map((weight) => (weight === 1 ? '1' : weight.toFixed(2)))
        .join(' '),
    ),
  }),
}
