// From the squeeze to split attention: pooled, gated and counted with plain loops.
import { grouped, mean, range, type Recomputations, sigmoid, softmax, sum } from './recompute.ts'

const hardSigmoid = (t: number): number => Math.min(Math.max(t + 3, 0), 6) / 6

/** Fully connected layers, built weight by weight. */
function layers(widths: readonly number[], biases: boolean): number {
  let parameters = 0
  widths.slice(1).forEach((outputs, i) => {
    for (let unit = 0; unit < outputs; unit++) {
      for (let input = 0; input < (widths[i] ?? 0); input++) parameters++
      if (biases) parameters++
    }
  })
  return parameters
}

const se = (channels: number, hidden: number, biases = false): number =>
  layers([channels, hidden, channels], biases)

/** Output width and number of blocks of the four stages of ResNet-50. */
const stages = [
  { width: 256, blocks: 3 },
  { width: 512, blocks: 4 },
  { width: 1024, blocks: 6 },
  { width: 2048, blocks: 3 },
]
const overStages = (one: (width: number) => number): number =>
  sum(stages.map(({ width, blocks }) => blocks * one(width)))

const ecaKernel = (channels: number): number => {
  const t = Math.floor((Math.log2(channels) + 1) / 2)
  return t % 2 === 1 ? t : t + 1
}

const makeDivisible = (v: number, divisor: number): number => {
  const rounded = Math.max(divisor, Math.floor((v + divisor / 2) / divisor) * divisor)
  return rounded < 0.9 * v ? rounded + divisor : rounded
}

/** Squeezed value of a map whose first `valid` of `width` columns hold 2. */
const squeezed = (valid: number, width: number): number =>
  mean(range(width).map((column) => (column < valid ? 2 : 0)))

const table = [
  { params: 25.4, gflops: 4.31, error: 21.7 },
  { params: 27.7, gflops: 4.25, error: 21.4 },
  { params: 27.7, gflops: 4.25, error: 21.12 },
  { params: 27.5, gflops: 4.47, error: 20.79 },
]
const plain = { params: 25.0, gflops: 4.24, error: 22.23 }

export const recomputed: Recomputations = {
  'se-params-resnet50-total': () => ({
    answer: overStages((width) => se(width, width / 16)),
    mistakes: [
      sum(stages.map(({ width }) => se(width, width / 16))),
      overStages((width) => layers([width, width / 16], false)),
      overStages((width) => se(width / 4, width / 64)),
      overStages((width) => se(width, width / 16, true)),
    ],
    shown: [
      ...stages.map(({ width }) => grouped(se(width, width / 16))),
      `${Math.round((100 * 3 * se(2048, 128)) / overStages((width) => se(width, width / 16)))}%`,
    ],
  }),
  'se-params-half-of-them': () => ({ shown: [grouped(se(512, 32)), String(se(512, 16))] }),
  'squeeze-flat-or-peaked': () => {
    const peaked = range(16).map((i) => (i === 6 ? 16 : 0))
    const equal = mean(peaked) === mean(range(16).map(() => 1))
    return { shown: equal ? ['$16/16=1$'] : ['the means differ'] }
  },
  'squeeze-padded-batch': () => {
    const logit = (z: number) => 2 * z - 2
    return {
      answer: sigmoid(logit(squeezed(24, 32))),
      mistakes: [
        sigmoid(logit(squeezed(24, 24))),
        (sigmoid(logit(2)) * 24) / 32,
        sigmoid((logit(2) * 24) / 32),
      ],
      shown: [String(squeezed(24, 32)), sigmoid(1).toFixed(3), sigmoid(2).toFixed(3)],
    }
  },
  'excitation-softmax-instead-of-sigmoid': () => ({
    shown: [mean(softmax(range(256).map((i) => Math.sin(i)))).toFixed(3)],
  }),
  'gating-activation-swapped-at-export': () => {
    const logits = [-4, -1.5, 0, 1.5, 3]
    return {
      shown: [
        ...logits.map((t) => sigmoid(t).toFixed(3)),
        ...logits.map((t) => String(hardSigmoid(t))),
        `${(100 * sigmoid(-4)).toFixed(1)}%`,
      ],
    }
  },
  'se-cost-acc-rough-size': () => {
    const added = overStages((width) => se(width, width / 16))
    return {
      shown: [
        `${(added / 1e6).toFixed(1)} M`,
        `${Math.round((100 * added) / 25_557_032)}%`,
        `${((100 * (3.87 - 3.86)) / 3.86).toFixed(1)}%`,
        String(14 * 14),
      ],
    }
  },
  'se-cost-acc-published-table': () => {
    const gains = table.map(({ error }) => plain.error - error)
    const perMillion = table.map(
      ({ params }, i) => (gains[i] ?? Number.NaN) / (params - plain.params),
    )
    const flops = ((100 * (4.47 - plain.gflops)) / plain.gflops).toFixed(1)
    return {
      shown: [
        ...gains.map((gain) => gain.toFixed(2)),
        ...perMillion.map((gain) => (gain + 1e-9).toFixed(2)),
        `${flops}%`,
        (21.4 - 21.12).toFixed(2),
      ],
    }
  },
  'se-placement-four-wirings': () => {
    let signal = 1
    for (let block = 0; block < 12; block++) signal *= 0.5
    return { shown: [grouped(1 / signal)] }
  },
  'se-placement-stages-for-a-budget': () => {
    const params = stages.map(({ width, blocks }) => (blocks * se(width, width / 16)) / 1e6)
    const cost = [0.02, 0.13, 0.79, 1.57]
    const latency = [0.42, 0.25, 0.17, 0.06]
    const gain = [0.3, 0.4, 0.7, 0.4]
    const total = (list: readonly number[], chosen: readonly number[]) =>
      sum(chosen.map((i) => list[i] ?? Number.NaN))
    const fits = range(16)
      .map((bits) => range(4).filter((i) => (bits >> i) % 2 === 1))
      .filter((chosen) => total(cost, chosen) <= 1 && total(latency, chosen) <= 0.5)
      .sort((a, b) => total(gain, b) - total(gain, a))
    const best = fits[0] ?? []
    return {
      shown: [
        ...params.map((value) => `${value.toFixed(2)} M`),
        `${total(cost, best).toFixed(2)} M`,
        `${total(latency, best).toFixed(2)} ms`,
        total(gain, best).toFixed(1),
        `${total(cost, [2, 3]).toFixed(2)} M`,
        `${total(latency, [0, 2]).toFixed(2)} ms`,
        `${total(latency, [0, 1]).toFixed(2)} ms`,
      ],
    }
  },
  'reduction-ratio-rounded-width': () => {
    const hidden = makeDivisible(Math.floor(72 / 4), 8)
    return {
      answer: se(72, hidden, true),
      mistakes: [se(72, 18, true), se(72, 16, true), se(72, hidden)],
      shown: ['16.2', String(hidden)],
    }
  },
  'reduction-ratio-four-training-runs': () => {
    const runs = [
      [22.3, 22.5, 22.1],
      [22.2, 22.4, 22.6],
      [22.4, 22.2, 22.5],
      [22.6, 22.3, 22.5],
      [23.3, 23.1, 23.4],
    ]
    const sizes = [4, 8, 16, 32].map(
      (r) => (25_557_032 + overStages((width) => se(width, width / r))) / 1e6,
    )
    const means = runs.map(mean)
    const lead = (means[3] ?? 0) - (means[0] ?? 0)
    return {
      shown: [
        ...means.map((value) => value.toFixed(2)),
        ...sizes.map((value) => `${value.toFixed(1)} M`),
        lead.toFixed(2),
        `${((sizes[0] ?? 0) - (sizes[3] ?? 0)).toFixed(1)} M`,
      ],
    }
  },
  'eca-kernel-and-weights': () => ({
    shown: [`k=${ecaKernel(128)}`, String(se(128, 8))],
  }),
  'eca-k-checkpoint-does-not-load': () => ({
    shown: [
      ...[256, 1024].map((width) => String((Math.log2(width) + 1) / 2)),
      `[1, 1, ${ecaKernel(256)}]`,
    ],
  }),
  'cbam-params-hand-count-and-summary': () => {
    const byHand = se(256, 16) + 2 * 7 * 7
    const printed = se(256, 16, true) + 2 * 7 * 7 + 2
    return {
      shown: [
        String(byHand),
        grouped(printed),
        String(printed - byHand),
        `=${se(256, 16, true) - se(256, 16)}`,
        String(2 * (se(256, 16, true) - se(256, 16))),
      ],
    }
  },
  'cbam-scratches-on-steel': () => {
    const map = range(64 * 64).map((i) => (i < 4 ? 10 : 0))
    return { shown: [grouped(map.length), mean(map).toFixed(2), `${sum(map)}/4096`] }
  },
  'bam-one-element': () => ({
    answer: 2 * (1 + sigmoid(-1 + 2)),
    mistakes: [
      2 * sigmoid(-1 + 2),
      2 * sigmoid(-1) * sigmoid(2),
      2 * (1 + sigmoid(-1) + sigmoid(2)),
      2 * (1 + sigmoid(-1 * 2)),
    ],
    shown: [sigmoid(1).toFixed(3)],
  }),
  'sknet-weights-too-small': () => ({
    shown: [mean(softmax(range(512).map((i) => (i % 7) / 7))).toFixed(9), `${512 / 2}`],
  }),
  'sknet-for-drone-footage': () => {
    const d = Math.max(256 / 16, 32)
    return { shown: [`=${d}`, grouped(layers([256, d, 2 * 256], false))] }
  },
  'resnest-groups-and-splits': () => {
    const weights = range(128).map((channel) => softmax(range(4).map((i) => Math.cos(i * channel))))
    return {
      shown: [`=${weights.flat().length}`, `KR=${2 * 4}`, String(Math.round(sum(weights.flat())))],
    }
  },
}
