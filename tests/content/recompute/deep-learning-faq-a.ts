import { grouped, mean, range, type Recomputations, sigmoid, slope, sum } from './recompute.ts'

type Matrix = readonly (readonly number[])[]

const times = (a: Matrix, b: Matrix): number[][] =>
  a.map((row) => (b[0] ?? []).map((_, j) => sum(row.map((x, k) => x * (b[k]?.[j] ?? 0)))))

const power = (matrix: Matrix, exponent: number): Matrix =>
  range(exponent - 1).reduce<Matrix>((product) => times(product, matrix), matrix)

/** The longest image of a unit vector of the plane, by trying them all. */
const stretch = (matrix: Matrix): number =>
  Math.max(
    ...range(20_000).map((i) => {
      const angle = (Math.PI * i) / 20_000
      const [x, y] = [Math.cos(angle), Math.sin(angle)]
      return Math.hypot(...matrix.map((row) => (row[0] ?? 0) * x + (row[1] ?? 0) * y))
    }),
  )

const rotation = (degrees: number, scale = 1): Matrix => {
  const angle = (degrees * Math.PI) / 180
  const [c, s] = [scale * Math.cos(angle), scale * Math.sin(angle)]
  return [
    [c, -s],
    [s, c],
  ]
}

/** Where a falling or rising function passes zero. */
function root(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  for (const _ of range(200)) {
    const middle = (a + b) / 2
    if (f(middle) < 0 === f(a) < 0) a = middle
    else b = middle
  }
  return a
}

const product = (factor: number, count: number): number =>
  range(count).reduce((all) => all * factor, 1)

/** Φ by adding up the density. */
const normal = (x: number): number => {
  const steps = 1000
  const width = x / steps
  return (
    0.5 +
    sum(range(steps).map((i) => Math.exp(-(((i + 0.5) * width) ** 2) / 2) * width)) /
      Math.sqrt(2 * Math.PI)
  )
}

const variance = (values: readonly number[]): number =>
  mean(values.map((value) => (value - mean(values)) ** 2))

/** Exponential moving average of a constant, from zero. */
const averageOfOnes = (beta: number, steps: number): number =>
  range(steps).reduce((old) => beta * old + (1 - beta), 0)

export const recomputed: Recomputations = {
  'conv1x1-faq-interview-answer': () => {
    const weights = (k: number, from: number, to: number) => sum(range(to).map(() => k * k * from))
    const single = weights(3, 256, 256)
    const bottleneck = weights(1, 256, 64) + weights(3, 64, 64) + weights(1, 64, 256)
    return { shown: [grouped(single), grouped(bottleneck), (single / bottleneck).toFixed(2)] }
  },

  'vanishing-thirty-sigmoid-layers': () => {
    const decades = Math.log10(2.7e-1 / 2.9e-19)
    return { shown: [decades.toFixed(0), (10 ** (-decades / 29)).toFixed(2)] }
  },

  'vanishing-forget-gate-bias': () => {
    const kept = (bias: number) => product(sigmoid(bias), 100)
    const answer = root((bias) => kept(bias) - 0.5, -10, 20)
    const gate = sigmoid(answer)
    const asSum = root((bias) => 1 - 100 * (1 - sigmoid(bias)) - 0.5, 0, 20)
    const halving = root((bias) => sigmoid(bias) - 0.5, -5, 5)
    const usual = kept(1)
    return {
      answer,
      mistakes: [gate, asSum, halving],
      shown: [
        gate.toFixed(5),
        (gate / (1 - gate)).toFixed(2),
        sigmoid(1).toFixed(3),
        String.raw`${(usual * 1e14).toFixed(1)}\times10^{-14}`,
      ],
    }
  },

  'exploding-fifty-steps-of-a-matrix': () => {
    const factors = [
      [
        [0.9, 0],
        [0, 0.9],
      ],
      [
        [0.9, 1],
        [0, 0.9],
      ],
      rotation(30),
      [
        [0.5, 0],
        [0, 1.05],
      ],
      [
        [1, 1],
        [0, 1],
      ],
      rotation(30, 1.1),
    ].map((matrix) => stretch(power(matrix, 50)))
    if (factors.some((factor, i) => i > 0 && factor <= (factors[i - 1] ?? 0)))
      throw new Error(`not in order: ${factors.join(', ')}`)
    const [small = 0, coupled = 0, , diagonal = 0, shear = 0, large = 0] = factors
    if (Math.round(shear) !== 50) throw new Error(`the shear stretches by ${shear}`)
    return {
      shown: [
        small.toFixed(4),
        coupled.toFixed(3),
        `${(coupled / small).toFixed(0)}`,
        diagonal.toFixed(1),
        large.toFixed(0),
      ],
    }
  },

  'grad-clip-one-bad-batch': () => {
    const step = 0.05 * 940
    const entry = root((a) => a * Math.sqrt(5e6) - 940, 0, 100)
    return {
      shown: [
        entry.toFixed(2),
        `=${step}`,
        Math.hypot(118.2, step).toFixed(1),
        `=${0.05 * 5}`,
        `${(step / 10).toFixed(1)}`,
        (0.05 * 0.01 * 118).toFixed(2),
      ],
    }
  },

  'backprop-two-paths': () => {
    const a = (x: number) => x * 2
    const b = (x: number) => a(x) + x
    const whole = (x: number) => a(x) * b(x)
    const round = (x: number) => Math.round(x * 1e4) / 1e4
    return {
      answer: round(slope(whole, 3)),
      mistakes: [
        round(slope((x) => a(x) * (a(x) + 3), 3)),
        round(slope((x) => a(x) * (6 + x), 3)),
        round(slope((x) => a(x) * 9, 3)),
        whole(3),
      ],
      shown: [`a=${a(3)}`, `b=${b(3)}`, `L=${whole(3)}`, '9+6=15'],
    }
  },

  'backprop-forgotten-zero-grad': () => {
    let [w, g] = [1, 0]
    const path = range(2000).map(() => {
      g += w
      w -= 0.1 * g
      return w
    })
    const late = path.slice(1000)
    const reach = Math.max(...late.map(Math.abs))
    if (reach > 1.03 || reach < 0.98) throw new Error(`it reaches ${reach}`)
    const crossings = path.filter(
      (value, i) => i > 0 && value < 0 && (path[i - 1] ?? 0) >= 0,
    ).length
    const period = 2000 / crossings
    return {
      shown: [
        ...path.slice(0, 2).map(String),
        ...path.slice(2, 4).map((value) => value.toFixed(3)),
        period.toFixed(0),
        ((Math.acos(0.95) * 180) / Math.PI).toFixed(1),
      ],
    }
  },

  'xavier-between-two-demands': () => {
    const spread = mean([300, 100])
    const points = range(2000).map((i) => (i + 0.5) / 1000 - 1)
    const bound = root((a) => mean(points.map((x) => (a * x) ** 2)) - 1 / spread, 0, 1)
    return { shown: [`${1 / spread}`, bound.toFixed(4), bound.toFixed(3)] }
  },

  'he-init-four-gradient-profiles': () => {
    const exponent = (c: number) => (19 / 2) * Math.log10(c / 2)
    return {
      shown: [
        `10^{${(19 * Math.log10(2)).toFixed(1)}}`,
        `10^{${exponent(4).toFixed(1)}}`,
        `10^{${exponent(1).toFixed(1)}}`,
        `10^{${(19 * Math.log10(0.25)).toFixed(1)}}`,
        `2^{19}=10^{${exponent(8).toFixed(1)}}`,
      ],
    }
  },

  'he-init-printed-standard-deviations': () => {
    const deviations = (weight: number) => {
      let q = weight
      return range(5).map((i) => {
        if (i > 0) q *= weight / 2
        return Math.sqrt(q)
      })
    }
    const uniform = deviations(1 / 3)
    const printed = uniform.map((value) => value.toPrecision(3))
    const ratio = 0.236 / 0.577
    return {
      shown: [
        ...printed,
        Math.sqrt(1 / 6).toFixed(3),
        (deviations(2 / 3)[0] ?? 0).toFixed(3),
        (deviations(2)[3] ?? 0).toFixed(2),
        Math.sqrt(1 / 2).toFixed(3),
        ratio.toFixed(3),
      ],
    }
  },

  'he-init-depthwise-fan-out': () => {
    const [outputs, perGroup, kernel] = [64, 1, 3]
    const fanOut = outputs * kernel * kernel
    const fanIn = perGroup * kernel * kernel
    const output = (fan: number) => sum(range(fanIn).map(() => 2 / fan))
    return {
      answer: output(fanOut),
      mistakes: [output(fanIn), output(fanIn) / 2, 2 / fanOut],
      shown: [`=${fanOut}`, output(fanOut).toFixed(5)],
    }
  },

  'batchnorm-one-step-then-eval': () => {
    const batch = [2, 4, 6, 8]
    const mu = mean(batch)
    const biased = variance(batch)
    const unbiased = (biased * 4) / 3
    const evaluated = (weight: number, v: number) =>
      (8 - weight * mu) / Math.sqrt((1 - weight) * 1 + weight * v)
    return {
      answer: evaluated(0.1, unbiased),
      mistakes: [
        (8 - mu) / Math.sqrt(biased),
        evaluated(0.9, unbiased),
        evaluated(0.1, biased),
        evaluated(0, unbiased),
      ],
      shown: [(0.9 + 0.1 * unbiased).toFixed(3), ((8 - mu) / Math.sqrt(biased)).toFixed(3)],
    }
  },

  'batchnorm-ported-arguments': () => {
    const first = averageOfOnes(0.99, 1) * 10
    return {
      shown: [`=${first.toFixed(1)}`, String.raw`=${(100 * product(0.99, 100)).toFixed(0)}\%`],
    }
  },

  'bn-small-batch-last-of-the-epoch': () => {
    const batches = range(Math.ceil(9985 / 32)).map((i) => Math.min(32, 9985 - 32 * i))
    return { shown: [`9985=32\\cdot${batches.length - 1}+${batches.at(-1)}`] }
  },

  'bn-why-weights-times-ten': () => {
    const xs = [0.3, -1.2, 2.1, 0.7, -0.4]
    const us = [1.1, 0.2, -0.8, 0.5, 1.9]
    /** A loss behind batch norm of a layer with two weights. */
    const loss = ([p, q]: readonly [number, number]) => {
      const z = xs.map((x, i) => p * x + q * (us[i] ?? 0))
      const unit = z.map((value) => (value - mean(z)) / Math.sqrt(variance(z)))
      return sum(unit.map((value, i) => (value - (xs[i] ?? 0) ** 2) ** 2))
    }
    const relative = (p: number, q: number) =>
      Math.hypot(
        slope((t) => loss([t, q]), p),
        slope((t) => loss([p, t]), q),
      ) / Math.hypot(p, q)
    const ratio = relative(7, -4) / relative(0.7, -0.4)
    if (Math.abs(ratio - 0.01) > 1e-4) throw new Error(`the relative step changes by ${ratio}`)
    return {}
  },

  'dropout-in-front-of-batch-norm': () => {
    const feature = [0, 2]
    const training = feature.flatMap((x) => [0, x / 0.5])
    const evaluated = Math.sqrt(variance(feature) / variance(training))
    const centred = [-1, 1].flatMap((x) => [0, x / 0.5])
    return {
      shown: [
        `${mean(training.map((y) => y * y))}-1=${variance(training)}`,
        evaluated.toFixed(2),
        Math.sqrt(1 / variance(centred)).toFixed(2),
        (1 / evaluated).toFixed(2),
      ],
    }
  },

  'activations-five-printed-values': () => {
    const silu = (x: number) => (x * Math.exp(x)) / (1 + Math.exp(x))
    return {
      shown: [
        ...[-4, -1, 1, 4].map((x) => silu(x).toFixed(4)),
        normal(1).toFixed(4),
        (Math.exp(-1) - 1).toFixed(3),
        ((1 * (1 + 3)) / 6).toFixed(3),
        sigmoid(-4).toFixed(4),
      ],
    }
  },

  'activations-slope-on-a-plot': () => {
    const extreme = (f: (x: number) => number) => {
      const xs = range(401).map((i) => i / 100 - 2)
      const slopes = xs.map((x) => slope(f, x))
      const at = xs[slopes.indexOf(Math.max(...slopes))] ?? 0
      return { at, high: Math.max(...slopes), low: Math.min(...slopes) }
    }
    const gelu = extreme((x) => x * normal(x))
    if (Math.abs(gelu.at - Math.SQRT2) > 0.01) throw new Error(`the maximum is at ${gelu.at}`)
    const silu = Math.max(...range(400).map((i) => slope((x) => x * sigmoid(x), i / 100)))
    return { shown: [gelu.high.toFixed(3), gelu.low.toFixed(3), silu.toFixed(3)] }
  },

  'sgd-momentum-learning-rate-drop': () => {
    let [p, q] = [0, 0]
    for (const _ of range(500)) {
      p = 0.9 * p + 1
      q = 0.9 * q + 0.1
    }
    const before = [0.1 * p, q]
    if (before.some((step) => Math.abs(step - 1) > 1e-9)) throw new Error(before.join(', '))
    const after = [0.01 * (0.9 * p + 1), 0.9 * q + 0.01]
    return { shown: after.map((step) => `=${Number(step.toFixed(4))}`) }
  },

  'adamw-l2-with-zero-gradient': () => {
    const [w, rate, decay, epsilon] = [0.5, 0.01, 0.1, 1e-8]
    const adam = (g: number, corrected: boolean) => {
      const m = 0.1 * g
      const v = 0.001 * g * g
      const [mean1, mean2] = corrected ? [m / (1 - 0.9), v / (1 - 0.999)] : [m, v]
      return w - (rate * mean1) / (Math.sqrt(mean2) + epsilon)
    }
    return {
      answer: adam(decay * w, true),
      mistakes: [w - rate * decay * w, adam(0, true), adam(decay * w, false)],
      shown: [`=${decay * w}`, `${w - rate * decay * w}`],
    }
  },

  'adamw-mean-becomes-sum': () => ({
    shown: [`${(0.2 * 64).toFixed(0)}`, `${3 * 64}`],
  }),

  'adagrad-rmsprop-four-step-sizes': () => {
    const squares = range(20).map((t) => sum(range(t + 1).map(() => 1)))
    const adagrad = squares.map((total) => 1 / Math.sqrt(total))
    const rms = (alpha: number, t: number) => 1 / Math.sqrt(averageOfOnes(alpha, t))
    const uncorrected = range(20).map((t) => averageOfOnes(0.9, t + 1) * rms(0.999, t + 1))
    if (
      Math.abs((adagrad.at(-1) ?? 0) - 0.22) > 0.01 ||
      Math.abs(Math.max(...uncorrected) - 6.6) > 0.1
    )
      throw new Error('the curves do not fit their description')
    const momentum = range(20).reduce((v) => 0.9 * v + 1, 0)
    return {
      shown: [
        rms(0.9, 1).toFixed(2),
        (uncorrected[0] ?? 0).toFixed(2),
        Math.round(rms(0.99, 1)).toString(),
        momentum.toFixed(1),
      ],
    }
  },
}
