import { grouped, mean, range, type Recomputations, softmax, sum } from './recompute.ts'

const repeat = <T>(times: number, start: T, step: (value: T, i: number) => T): T => {
  let value = start
  for (let i = 0; i < times; i++) value = step(value, i)
  return value
}

/** The distance from `value` to the next smaller number with that many bits after the leading one. */
const spacingBelow = (value: number, fractionBits: number): number => {
  const exponent = Math.ceil(Math.log2(value)) - 1
  return 2 ** (exponent - fractionBits)
}

/** The minimiser of a convex function, by ternary search. */
function minimise(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  for (let i = 0; i < 200; i++) {
    const [left, right] = [a + (b - a) / 3, b - (b - a) / 3]
    if (f(left) < f(right)) b = right
    else a = left
  }
  return (a + b) / 2
}

/** Where an increasing function crosses a level. */
function solve(f: (x: number) => number, level: number, low: number, high: number): number {
  let [a, b] = [low, high]
  for (let i = 0; i < 200; i++) {
    const middle = (a + b) / 2
    if (f(middle) < level) a = middle
    else b = middle
  }
  return (a + b) / 2
}

/** The covered share of a 224 × 224 image, pixel by pixel. */
function coveredShare(side: number, x: number, y: number): number {
  let covered = 0
  for (let row = 0; row < 224; row++)
    for (let column = 0; column < 224; column++)
      if (
        column >= x - side / 2 &&
        column < x + side / 2 &&
        row >= y - side / 2 &&
        row < y + side / 2
      )
        covered++
  return covered / 224 ** 2
}

/** Updates of one epoch of 4096 images and what they add up to, in units of the small batch. */
function epoch(batchFactor: number, rateFactor: number) {
  const updates = 4096 / batchFactor
  const ways = range(updates).map(() => rateFactor)
  const noises = range(updates).map(() => rateFactor ** 2 / batchFactor)
  return { way: sum(ways) / 4096, single: noises[0] ?? NaN, noise: sum(noises) / 4096 }
}

const pyramidLevel = (w: number, h: number): number =>
  Math.min(5, Math.max(2, Math.floor(4 + Math.log2(Math.sqrt(w * h) / 224))))

/** Share of the starting weights after so many updates of the average. */
const startShare = (steps: number): number => repeat(steps, 1, (share) => share * 0.9999)

const catToDog = (temperature: number): number => {
  const [cat = NaN, dog = NaN] = softmax([9, 5, -1].map((logit) => logit / temperature))
  return cat / dog
}

export const recomputed: Recomputations = {
  'debugging-plateau-on-one-batch': () => {
    const best = softmax([1, ...range(9).map(() => 0)])[0] ?? NaN
    // Smoothing moves a tenth of the mass evenly over all ten classes.
    const smoothed = range(10).map((i) => (i === 0 ? 0.91 : 0.01))
    return {
      shown: [
        (-Math.log(best)).toFixed(3),
        (-Math.log(1 / 10)).toFixed(3),
        best.toFixed(2),
        sum(smoothed.map((p) => -p * Math.log(p))).toFixed(2),
      ],
    }
  },
  'lr-schedules-warm-up-and-cosine': () => {
    const rate = (t: number): number => 0.2 * (1 + Math.cos((Math.PI * (t - 10)) / 90))
    const straight = (t: number): number => 0.4 * (1 - (t - 10) / 90)
    return {
      shown: [
        rate(40).toFixed(1),
        rate(70).toFixed(1),
        straight(40).toFixed(3),
        straight(70).toFixed(3),
      ],
    }
  },
  'lr-schedules-rate-that-swings': () => {
    const calls = sum(range(90).map(() => 500))
    const rate = (t: number): number => 0.05 * (1 + Math.cos((Math.PI * t) / 90))
    const period = range(400).find((t) => t > 0 && Math.abs(rate(t) - rate(0)) < 1e-12) ?? NaN
    return { shown: [grouped(calls), String(period), String(calls / period)] }
  },
  'batch-lr-scaling-two-rules-compared': () => {
    const kept = epoch(16, 1)
    const root = epoch(16, 4)
    const linear = epoch(16, 16)
    const whole = (value: number): string => String(Number(value.toFixed(9)))
    return {
      shown: [
        String.raw`\frac1{16}\cdot1=\frac1{${1 / kept.way}}`,
        `4^2/16=${whole(root.single)}`,
        String.raw`\frac1{16}\cdot4=\frac1${1 / root.way}`,
        String.raw`\frac1{16}\cdot16=${whole(linear.way)}`,
        String.raw`16^2\cdot\frac1{16}=${whole(linear.noise)}`,
      ],
    }
  },
  'l1-l2-four-printed-rows': () => {
    const best = [2.4, -0.9, 0.3, -0.1]
    const row = (penalty: (w: number) => number): number[] =>
      best.map((a) => minimise((w) => (w - a) ** 2 / 2 + penalty(w), -3, 3))
    const l2 = row((w) => 0.25 * w * w)
    const l1 = row((w) => 0.4 * Math.abs(w))
    const kept = best.toSorted((a, b) => Math.abs(b) - Math.abs(a)).slice(0, 2)
    const pruned = best.map((w) => (kept.includes(w) ? w : 0))
    const boxed = best.map((a) =>
      minimise((w) => (Math.abs(w) > 1 ? 9 + Math.abs(w) : (w - a) ** 2), -3, 3),
    )
    const one = (w: number): string => (Math.abs(w) < 1e-6 ? 0 : w).toFixed(1)
    return {
      shown: [
        `[ ${l2.slice(0, 3).map(one).join(', ')}, ${(l2[3] ?? NaN).toFixed(3)}]`,
        ...[l1, pruned, boxed].map((values) => `[ ${values.map(one).join(', ')}`),
        (1 / 1.5).toFixed(3),
      ],
    }
  },
  'l1-l2-filter-without-gradient': () => {
    const decayed = (factor: number) =>
      repeat(20_000, 0.8, (w) => w - 0.1 * (0 + factor * 5e-4 * w))
    const straight = repeat(20_000, 0.8, (w) => w - 0.1 * 5e-4 * 0.8)
    return {
      answer: decayed(1),
      mistakes: [Math.abs(straight), 0.8, decayed(2)],
      shown: [(0.8 * Math.exp(-1)).toFixed(3), String.raw`20{,}000`],
    }
  },
  'augmentation-box-over-the-border': () => {
    const side = Math.sqrt(0.25 * 224 ** 2)
    const covered = coveredShare(side, 30, 100)
    const columns = range(224).filter((c) => c >= 30 - side / 2 && c < 30 + side / 2).length
    return {
      answer: 1 - covered,
      mistakes: [0.75, covered, 1 - columns / 224],
      shown: [String(side), String(columns), String(covered * 224 ** 2), String(224 ** 2)],
    }
  },
  'resnet-shapes-do-not-match': () => ({ shown: [grouped(64 * 256)] }),
  'densenet-where-the-channels-come-from': () => {
    const inputs = repeat(3, [64], (list) => [...list, sum(list.slice(-1)) + 32])
    return { shown: inputs.map((input) => `Conv2d(${String(input).padStart(3)}, 128, 1x1)`) }
  },
  'distillation-cat-twice-as-likely': () => {
    const temperature = solve((t) => -catToDog(t), -2, 0.5, 100)
    const ratio = catToDog(1)
    return {
      answer: temperature,
      mistakes: [ratio / 2, 1 / temperature, 4 / Math.log10(2)],
      shown: [
        ...softmax([9, 5, -1].map((logit) => logit / temperature)).map((p) => p.toFixed(3)),
        ...softmax([9, 5, -1])
          .slice(0, 2)
          .map((p) => p.toFixed(3)),
      ],
    }
  },
  'quantization-mobile-net-falls-apart': () => {
    const scale = 11.8 / 127
    const codes = [0.04, 11.8, 0.31, 0.02].map((w) => Math.round(w / scale))
    const words = ['', '', '', 'three']
    return {
      shown: [
        scale.toFixed(3),
        (Math.floor((scale / 2) * 1000) / 1000).toFixed(3),
        ...(codes.join() === '0,127,3,0' && words[3] ? [] : [`codes ${codes.join()}`]),
      ],
    }
  },
  'quantization-frame-around-the-map': () => {
    const scale = (3.05 - 0.5) / 255
    const widened = 3.05 / 255
    return {
      shown: [
        String.raw`x=0.5+${scale.toFixed(2)}\,q`,
        `s/2=${(scale / 2).toFixed(3)}`,
        widened.toFixed(4),
      ],
    }
  },
  'pruning-two-of-four': () => {
    const group = (bits: number): number => {
      const dense = sum(range(4).map(() => bits))
      return dense / sum(range(2).map(() => bits + 2))
    }
    return {
      answer: group(16),
      mistakes: [64 / sum(range(2).map(() => 16)), group(8), 1 / group(16)],
      shown: ['=64', '=36'],
    }
  },
  'pruning-which-model-to-ship': () => {
    /** Multiply-adds of a layer with a share of its channels removed on both sides. */
    const left = (share: number): number => {
      const kept = range(100).filter((channel) => channel >= share * 100).length
      return sum(range(kept).map(() => kept)) / 100 ** 2
    }
    return { shown: [left(0.5).toFixed(2), left(0.3).toFixed(2), mean([5.6, 3.6]).toFixed(1)] }
  },
  'mixed-precision-step-with-clipping': () => ({
    shown: [
      grouped(2 ** 16).replace(',', '{,}'),
      String.raw`${(2 ** 16 * 1e-8 * 1e4).toFixed(1)}\cdot10^{-4}`,
    ],
  }),
  'mixed-precision-weights-that-stay-at-one': () => {
    const half = spacingBelow(1, 10)
    const brain = spacingBelow(1, 7)
    if (0.01 * 0.01 >= half / 2) return { shown: ['the update would survive'] }
    return {
      shown: [
        `2^{${Math.log2(half)}}`,
        `2^{${Math.log2(brain)}}`,
        `2^{${Math.log2(half / 2)}}`,
        String.raw`${(half * 1e4).toFixed(1)}\cdot10^{-4}`,
        ...(brain / half === 8 ? [] : ['the ratio is not eight']),
      ],
    }
  },
  'imbalance-corrected-twice': () => {
    const counts = [900, 90, 10]
    const draws = counts.map((count) => sum(range(count).map(() => 1 / count)))
    const drawn = draws.map((weight) => weight / sum(draws))
    const weights = counts.map((count) => sum(counts) / (3 * count))
    const shareOfC = (weight: readonly number[], among: readonly number[]): number => {
      const mass = weight.map((w, i) => w * (among[i] ?? NaN))
      return (mass[2] ?? NaN) / sum(mass)
    }
    const percent = (share: number): string => `${(100 * share).toFixed(0)}%`
    const roots = counts.map((count) => 1 / Math.sqrt(count))
    return {
      shown: [
        percent(shareOfC(weights, drawn)),
        percent(shareOfC([1, 1, 1], drawn)),
        percent(shareOfC(roots, drawn)),
        percent(10 / sum(counts)),
        shareOfC(weights, drawn).toFixed(3),
        ...weights.map((weight) => weight.toPrecision(3)),
        (1000 * (drawn[2] ?? NaN)).toFixed(0),
      ],
    }
  },
  'ema-checkpoint-average-at-chance': () => {
    const ramp = (t: number): number => Math.min(0.9999, (1 + t) / (10 + t))
    const window = (t: number): number => 1 / (1 - ramp(t))
    const reached = solve((t) => (1 + t) / (10 + t), 0.9999, 0, 1e6)
    return {
      shown: [
        ...[1000, 5000, 50_000].map((steps) => startShare(steps).toFixed(3)),
        (startShare(1000) / (1 - startShare(1000))).toFixed(1),
        ramp(1000).toFixed(3),
        window(1000).toFixed(0),
        ramp(50_000).toFixed(5),
        grouped(Math.round(window(50_000) / 100) * 100),
        grouped(Math.round(reached / 10_000) * 10_000).slice(0, 2),
      ],
    }
  },
  'detection-faq-which-level-reads-the-box': () => {
    const raw = (w: number, h: number): string => (4 + Math.log2(Math.sqrt(w * h) / 224)).toFixed(2)
    const medium = pyramidLevel(160, 90)
    return {
      shown: [
        `4+1=${pyramidLevel(448, 448)}`,
        `448/32=${448 / 2 ** pyramidLevel(448, 448)}`,
        raw(160, 90),
        `P${medium}`,
        `90/8=${90 / 2 ** medium}`,
        raw(32, 32),
        ...(pyramidLevel(32, 32) === 2 ? [] : ['another level']),
      ],
    }
  },
  'normalise-input-ported-with-opencv': () => ({
    shown: [((1 - 0.485) / 0.229).toFixed(3), ((255 - 0.485) / 0.229).toFixed(1)],
  }),
  'reproducibility-half-a-point-better': () => {
    const error = Math.sqrt((0.76 * 0.24) / 5000)
    // The difference per image is +1, 0 or −1; 2 % of the images differ, half of them each way.
    const differences = range(5000).map((i) => (i < 50 ? 1 : i < 100 ? -1 : 0))
    const paired = Math.sqrt(mean(differences.map((d) => d * d)) / 5000)
    return { shown: [(100 * error).toFixed(1), (100 * paired).toFixed(1)] }
  },
}
