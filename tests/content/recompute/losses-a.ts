import {
  grouped,
  mean,
  range,
  type Recomputations,
  sigmoid,
  slope,
  softmax,
  sum,
} from './recompute.ts'

const huber = (e: number, delta: number): number =>
  Math.abs(e) <= delta ? (e * e) / 2 : delta * (Math.abs(e) - delta / 2)
const entropy = (p: readonly number[]): number => -sum(p.map((v) => v * Math.log(v)))

/** The x of a grid at which f is smallest. */
function argmin(f: (x: number) => number, grid: readonly number[]): number {
  let best = grid[0] ?? Number.NaN
  for (const x of grid) if (f(x) < f(best)) best = x
  return best
}

const deliveries = [10, 10, 12, 14, 16, 18, 60]
const minutes = range(61)
const over = (loss: (u: number) => number) => (c: number) =>
  mean(deliveries.map((y) => loss(y - c)))
const pinball = (q: number) => (u: number) => Math.max(q * u, (q - 1) * u)

const demand = [20, 24, 25, 27, 30, 31, 34, 38, 45, 60]
const orderCost =
  (missing: number, left: number) =>
  (c: number): number =>
    mean(demand.map((y) => (y > c ? missing * (y - c) : left * (c - y))))

const sold = [1, 10, 10, 10]
const forecasts = { a: [1, 1, 1, 1], b: [10, 10, 10, 10] }
const score = (forecast: readonly number[], cost: (y: number, f: number) => number): number =>
  mean(sold.map((y, i) => cost(y, forecast[i] ?? 0)))

const focal = (p: number, gamma: number, alpha: number): number =>
  -alpha * (1 - p) ** gamma * Math.log(p)

/** The p that minimises the expected focal loss at a true frequency, by golden-section search. */
function focalOutput(frequency: number): number {
  const expected = (p: number): number =>
    frequency * focal(p, 2, 1) + (1 - frequency) * focal(1 - p, 2, 1)
  let [low, high] = [1e-6, 1 - 1e-6]
  for (let i = 0; i < 200; i++) {
    const [a, b] = [low + 0.382 * (high - low), low + 0.618 * (high - low)]
    if (expected(a) < expected(b)) high = b
    else low = a
  }
  return (low + high) / 2
}

/** The frequency for which the output is p, by bisection. */
function frequencyFor(p: number): number {
  let [low, high] = [0, 1]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (focalOutput(middle) < p) low = middle
    else high = middle
  }
  return low
}

/** Positives, negatives and their ratio for the anchors of focal-few-hard-many-easy. */
function anchors(gamma: number, forPositives: number, forNegatives: number) {
  const positives = sum(range(10).map(() => focal(0.1, gamma, forPositives)))
  const negatives = sum(range(100_000).map(() => focal(0.99, gamma, forNegatives)))
  return { positives, negatives, ratio: positives / negatives }
}

const bell = (x: number, centre: number, sigma: number): number =>
  Math.exp(-((x - centre) ** 2) / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI))
const humps = (x: number): number => (bell(x, -2, 0.5) + bell(x, 2, 0.5)) / 2
const wide = (x: number): number => bell(x, 0, Math.sqrt(4.25))
const narrow = (x: number): number => bell(x, -2, 0.5)
const divergence = (p: (x: number) => number, q: (x: number) => number): number =>
  sum(
    range(6400).map((i) => {
      const x = -16 + (i + 0.5) / 200
      return (p(x) * Math.log(p(x) / q(x))) / 200
    }),
  )

const geometric = (beta: number, n: number): number => sum(range(n).map((i) => beta ** i))

export const recomputed: Recomputations = {
  'mae-one-number-for-seven': () => ({
    shown: [
      argmin(over(Math.abs), minutes),
      argmin(
        over((u) => u * u),
        minutes,
      ),
      argmin(over(pinball(0.8)), minutes),
      argmin(
        over((u) => (u === 0 ? 0 : 1)),
        minutes,
      ),
      argmin((c) => Math.max(...deliveries.map((y) => Math.abs(y - c))), minutes),
      Number(mean(deliveries.map((y) => (y === 60 ? 600 : y))).toFixed(1)),
    ].map(String),
  }),
  'mse-left-or-right-of-the-tree': () => {
    const actions = [...range(6).map(() => -1), ...range(4).map(() => 1)]
    const grid = range(201).map((i) => (i - 100) / 100)
    const best = argmin((c) => mean(actions.map((y) => (y - c) ** 2)), grid)
    return { shown: [`0.6\\cdot(-1)+0.4\\cdot1=${best}`] }
  },
  'mse-perfect-and-not-zero': () => {
    const y = [1, 2, 4]
    const squares = y.flatMap((p) => y.map((t) => (p - t) ** 2))
    const centre = mean(y)
    return {
      answer: mean(squares),
      mistakes: [
        mean(y.map((t) => (t - t) ** 2)),
        sum(squares) / y.length,
        mean(y.map((t) => (t - centre) ** 2)),
      ],
      shown: [`${sum(squares)}`, `${squares.length}`],
    }
  },
  'huber-two-regions': () => ({
    shown: [
      `0.5^2=${huber(0.5, 2)}`,
      `(5-1)=${huber(5, 2)}`,
      `($${huber(2, 2)}$)`.replace(/[()]/g, ''),
      `${slope((e) => huber(e, 2), 5).toFixed(0)}`,
    ],
  }),
  'huber-three-per-cent-of-bad-readings': () => {
    const steps = range(20_000).map((i) => (i + 0.5) / 20_000)
    const typical = sum(steps.map((s) => (2 * s * 0.4 * bell(s * 0.4, 0, 0.05) * 0.4) / 20_000))
    return {
      shown: [
        `${5 / 0.05}`,
        `0.03\\cdot5=${(0.03 * 5).toFixed(2)}`,
        `0.97\\cdot${typical.toFixed(2)}`,
        (0.97 * Number(typical.toFixed(2))).toFixed(3),
      ],
    }
  },
  'smooth-l1-the-old-sigma': () => {
    const [e, s2] = [0.5, 9]
    const old = e < 1 / s2 ? 0.5 * s2 * e * e : e - 0.5 / s2
    const other = huber(e, 1 / 9)
    return { shown: [old.toFixed(4), (0.5 / s2).toFixed(4), other.toFixed(4)] }
  },
  'log-cosh-an-outlier-prints-inf': () => {
    let overflow = 80
    while (Number.isFinite(Math.fround(Math.cosh(overflow)))) overflow += 0.01
    return {
      shown: [Math.log(Math.cosh(100)).toFixed(3), overflow.toFixed(1)],
    }
  },
  'quantile-bread-for-tomorrow': () => {
    const grid = range(41).map((i) => 20 + i)
    const cost = orderCost(3, 1)
    const median = argmin(orderCost(1, 1), grid)
    return {
      answer: argmin(cost, grid),
      mistakes: [Math.round(mean(demand)), median, argmin(orderCost(1, 3), grid), 34],
      shown: [
        cost(38).toFixed(1),
        cost(34).toFixed(1),
        cost(45).toFixed(1),
        mean(demand).toFixed(1),
      ],
    }
  },
  'mape-relative-forecast-of-one': () => {
    const mape = (y: number, f: number): number => (100 * Math.abs(y - f)) / y
    const mae = (y: number, f: number): number => Math.abs(y - f)
    const logs = (y: number, f: number): number => Math.abs(Math.log((1 + f) / (1 + y)))
    const { a, b } = forecasts
    return {
      shown: [
        `${score(a, mape)}%`,
        `${score(b, mape)}%`,
        `${score(a, mae)}`,
        `${score(b, mae)}`,
        score(a, logs).toFixed(2),
        score(b, logs).toFixed(2),
        `${sum(sold)}`,
        `${4 * score(a, mae)}`,
      ],
    }
  },
  'poisson-gaussian-nll-peaks-left-behind': () => {
    const loss = (e: number, sigma: number): number =>
      (Math.log(sigma * sigma) + (e * e) / (sigma * sigma)) / 2
    const pull = (e: number): number => Math.abs(slope((x) => loss(x, e), e))
    return {
      shown: [
        loss(0.1, 0.1).toFixed(3),
        loss(4, 4).toFixed(3),
        pull(0.1).toFixed(0),
        pull(4).toFixed(2),
        `${Math.round(pull(0.1) / pull(4))}`,
      ],
    }
  },
  'bce-small-loss-no-tags': () => {
    const [rate, tiny] = [0.003, 1e-6]
    const rest = 1 - rate
    return {
      shown: [
        entropy([rate, rest]).toFixed(4),
        (-rate * Math.log(tiny) - rest * Math.log(1 - tiny)).toFixed(3),
        (-Math.log(rate)).toFixed(4),
        (-Math.log(rest)).toFixed(7),
        Math.log(2).toFixed(4),
      ],
    }
  },
  'ce-loss-that-stays-up': () => {
    const best = softmax([1, ...range(9).map(() => 0)])
    return {
      shown: [
        (-Math.log(best[0] ?? 0)).toFixed(4),
        Math.log(10).toFixed(3),
        entropy([0.91, ...range(9).map(() => 0.01)]).toFixed(3),
      ],
    }
  },
  'ce-before-the-first-step': () => {
    const start = (classes: number): number =>
      -Math.log(softmax(range(classes).map(() => 0))[0] ?? 0)
    return {
      answer: start(1000),
      mistakes: [start(1000) / Math.LN2, start(1000) / Math.LN10, start(2)],
      shown: [2, 10, 100, 1000].map((classes) => start(classes).toFixed(2)),
    }
  },
  'ce-one-row-of-gradients': () => {
    const logits = [0.6, 0.3, 0.1].map(Math.log)
    const loss = (z: readonly number[]): number => -Math.log(softmax(z)[1] ?? 0)
    const gradient = logits.map((_, k) =>
      slope((x) => loss(logits.map((z, j) => (j === k ? x : z))), logits[k] ?? 0),
    )
    return {
      shown: [loss(logits).toFixed(3), ...gradient.map((g) => g.toFixed(1))],
    }
  },
  'ce-vs-mse-confidently-wrong': () => {
    const z = Math.log(0.01 / 0.99)
    const squared = slope((x) => (sigmoid(x) - 1) ** 2 / 2, z)
    const crossed = slope((x) => -Math.log(sigmoid(x)), z)
    return {
      shown: [squared.toFixed(4), crossed.toFixed(2), `${Math.round(crossed / squared)}`],
    }
  },
  'ce-vs-mse-four-pulls': () => {
    const pull = (p: number): number => p * (1 - p) ** 2
    const best = argmin(
      (p) => -pull(p),
      range(301).map((i) => i / 300),
    )
    return { shown: [`p=1/${Math.round(1 / best)}`, `${Math.round(27 * pull(best))}/27`] }
  },
  'label-smoothing-targets-and-floor': () => {
    const target = range(10).map((k) => 0.9 * (k === 0 ? 1 : 0) + 0.1 / 10)
    const [hit = 0, miss = 0] = target
    return {
      shown: [
        hit.toFixed(2),
        miss.toFixed(2),
        Math.log(hit / miss).toFixed(2),
        entropy(target).toFixed(3),
        (0.1 / 9).toFixed(4),
      ],
    }
  },
  'label-smoothing-nothing-auto-approved': () => ({
    shown: [
      (0.9 + 0.1 / 10).toFixed(2),
      ((0.973 - 0.941) * 100).toFixed(1),
      ((0.944 - 0.893) * 100).toFixed(1),
    ],
  }),
  'focal-few-hard-many-easy': () => {
    const { positives, negatives, ratio } = anchors(2, 0.25, 0.75)
    const plain = anchors(0, 1, 1)
    return {
      answer: ratio,
      mistakes: [
        anchors(2, 0.75, 0.25).ratio,
        anchors(2, 1, 1).ratio,
        anchors(0, 0.25, 0.75).ratio,
        1 / ratio,
      ],
      shown: [
        positives.toFixed(3),
        negatives.toFixed(4),
        plain.positives.toFixed(0),
        plain.negatives.toFixed(0),
        plain.ratio.toFixed(3),
      ],
    }
  },
  'focal-first-steps-of-a-detector': () => {
    const prior = 0.01
    const each = focal(0.5, 2, 0.75)
    const quiet = focal(1 - prior, 2, 0.75)
    return {
      shown: [
        each.toFixed(3),
        `${Math.round((1e5 * each) / 10 / 100) * 100}`,
        Math.log(prior / (1 - prior)).toFixed(1),
        `${(quiet * 1e7).toFixed(1)}\\cdot10^{-7}`,
        ((1e5 * quiet) / 10).toFixed(4),
        focal(prior, 2, 0.25).toFixed(2),
      ],
    }
  },
  'focal-shape-of-the-reliability-curve': () => ({
    shown: [frequencyFor(0.7).toFixed(3), (Math.floor(frequencyFor(0.8) * 1000) / 1000).toFixed(3)],
  }),
  'ohem-ghm-wrong-labels-on-top': () => {
    const wrong = Math.round(0.05 * 512)
    return { shown: [`${wrong}`, (wrong / 64).toFixed(2)] }
  },
  'weighted-cb-two-effective-numbers': () => {
    const [rare, frequent] = [geometric(0.999, 100), geometric(0.999, 10_000)]
    return {
      answer: frequent / rare,
      mistakes: [10_000 / 100, rare / frequent, Math.sqrt(10_000 / 100)],
      shown: [rare.toFixed(1), frequent.toFixed(0), (0.999 ** 100).toFixed(4)],
    }
  },
  'hinge-loss-one-row-two-losses': () => {
    const scores = [6, 4, 3]
    const hinge = (s: readonly number[]): number =>
      sum(s.slice(1).map((other) => Math.max(0, other - (s[0] ?? 0) + 1)))
    const crossed = (s: readonly number[]): number => -Math.log(softmax(s)[0] ?? 0)
    if (hinge([6, 4.9, 3]) !== 0 || hinge(scores) !== 0) throw new Error('the hinge loss is not 0')
    return {
      shown: [
        crossed(scores).toFixed(2),
        hinge(scores.map((s) => 0.4 * s)).toFixed(1),
        crossed(scores.map((s) => 2 * s)).toFixed(2),
      ],
    }
  },
  'exponential-pull-of-a-wrong-label': () => {
    const losses = [
      (m: number) => (m < 0 ? 1 : 0),
      (m: number) => (1 - sigmoid(m)) ** 2 / 2,
      (m: number) => Math.max(0, 1 - m) / 2,
      (m: number) => Math.log(1 + Math.exp(-m)),
      (m: number) => Math.max(0, 1 - m) ** 2,
      (m: number) => Math.exp(-m),
    ]
    const pulls = losses.map((loss) => Math.abs(slope(loss, -3)))
    if (pulls.some((pull, i) => i > 0 && pull <= (pulls[i - 1] ?? 0))) throw new Error('order')
    const digits = [0, 3, 1, 3, 0, 1]
    return {
      shown: [
        ...pulls.map((pull, i) => pull.toFixed(digits[i])),
        sigmoid(-3).toFixed(3),
        Math.exp(-1).toFixed(2),
        `${Math.floor(Math.exp(3) / Math.exp(-1))}`,
      ],
    }
  },
  'kl-one-bell-for-two': () => ({
    shown: [
      divergence(humps, wide).toFixed(2),
      divergence(humps, narrow).toFixed(1),
      divergence(wide, humps).toFixed(2),
      divergence(narrow, humps).toFixed(2),
      String(mean([-2, 2].map((x) => x * x)) + 0.5 ** 2),
    ],
  }),
  'kl-means-in-a-vae': () => {
    const [pixels, latent] = [3 * 64 * 64, 128]
    return {
      answer: 1 / latent / (1 / pixels),
      mistakes: [pixels, (64 * 64) / latent, latent],
      shown: [grouped(pixels), `${pixels / latent / 2}`],
    }
  },
  'js-wasserstein-two-points-apart': () => {
    const half = (p: readonly number[], m: readonly number[]): number =>
      sum(p.map((v, i) => (v === 0 ? 0 : v * Math.log(v / (m[i] ?? 0))))) / 2
    const [p, q, m] = [
      [1, 0],
      [0, 1],
      [0.5, 0.5],
    ] as const
    return { shown: [(half(p, m) + half(q, m)).toFixed(3)] }
  },
}
