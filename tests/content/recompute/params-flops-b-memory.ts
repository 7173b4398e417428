import { resnet } from './models/networks.ts'
import { total } from './params-flops-b.ts'
import { grouped, range, type Recomputations, sum } from './recompute.ts'

const mebi = 2 ** 20

const seStages = [
  [3, 256, 56],
  [4, 512, 28],
  [6, 1024, 14],
  [3, 2048, 7],
] as const

const seWeights = seStages.map(([blocks, channels]) =>
  sum(
    range(blocks).map(() =>
      total([
        [channels / 16, channels],
        [channels, channels / 16],
      ]),
    ),
  ),
)

const seElements = seStages.map(([blocks, channels, side]) =>
  sum(range(blocks).map(() => channels * side * side)),
)

export const recomputed: Recomputations = {
  'memory-activations-two-traces': () => {
    // 16 layers of one unit each over a floor of 4; four segments of four layers.
    const peaks: number[] = []
    let kept = 4
    for (const _ of range(4)) {
      peaks.push(4 + kept + 4)
      kept--
    }
    const plain = 16 + 2 * 16
    const recomputing = 16 + 16 + 2 * 16
    if (plain / recomputing !== 0.75) throw new Error('A ends at another place')
    return { shown: [...peaks.map(String), String(4 + 16)] }
  },

  'memory-activations-u-net-out-of-memory': () => {
    const maps = range(4).map((level) => (64 * 2 ** level * (1024 / 2 ** level) ** 2 * 4) / mebi)
    const perImage = sum(maps.map((map) => 4 * 2 * map)) / 1024
    return {
      shown: [
        `(${maps.join('+')})`,
        `${perImage} \\text{GiB}`.replace(' ', '\\ '),
        `8\\cdot${perImage}=${8 * perImage}`,
        `${(8 * (maps[0] ?? 0)) / 1024} GiB`,
        `${(16 * 31e6 * 1e-9).toFixed(1)} GB`,
        ((4 * 31e6) / 1e9).toFixed(2),
        ((8 * 31e6) / 1e9).toFixed(2),
        `${(8 * perImage) / 2} GiB`,
      ],
    }
  },

  'optimizer-memory-seven-billion': () => {
    const gigabytes = (bytes: readonly number[]) => (sum(bytes) * 7e9) / 1e9
    return {
      answer: gigabytes([2, 2, 4, 4, 4]),
      mistakes: [
        gigabytes([2, 2]),
        gigabytes([2, 2, 2, 2]),
        gigabytes([2, 2, 4, 4]),
        gigabytes([2, 4, 4, 4]),
      ],
      shown: [`${gigabytes([2])} GB`],
    }
  },

  'optimizer-memory-how-much-to-shard': () => {
    const perCard = (whole: readonly number[], sharded: readonly number[]) =>
      (7e9 * (sum(whole) + sum(sharded) / 8)) / 1e9
    const state = [4, 4, 4]
    return {
      shown: [
        `${perCard([2, 2, ...state], [])}\\ \\text{GB}`,
        `${perCard([2, 2], state)}\\ \\text{GB}`,
        `${perCard([2], [2, ...state])}\\ \\text{GB}`,
        `${perCard([], [2, 2, ...state])}\\ \\text{GB}`,
      ],
    }
  },

  'receptive-vs-cost-three-layers-roofline': () => {
    const peak = 100e12
    const bandwidth = 1e12
    const layers = [
      { weights: 256 * 256, macs: 256 * 256 * 28 * 28, maps: 2 * 256 * 28 * 28 },
      { weights: 9 * 256, macs: 9 * 256 * 28 * 28, maps: 2 * 256 * 28 * 28 },
      { weights: 4096 * 4096, macs: 4096 * 4096, maps: 2 * 4096 },
    ]
    const micro = (seconds: number, digits = 2) => `${(seconds * 1e6).toFixed(digits)} µs`
    const arithmetic = layers.map(({ macs }) => (2 * macs) / peak)
    const memory = layers.map(({ weights, maps }) => (2 * (weights + maps)) / bandwidth)
    return {
      shown: [
        grouped(layers[0]?.weights ?? 0),
        grouped(layers[1]?.weights ?? 0),
        ...arithmetic.map((seconds) => micro(seconds)),
        micro(memory[0] ?? 0),
        micro(memory[1] ?? 0),
        micro(memory[2] ?? 0, 1),
        micro(64 * (arithmetic[2] ?? 0), 1),
      ],
    }
  },

  'six-nd-training-log': () => {
    const speed = 128_000
    const percent = (perWeight: number, gpus = 8) =>
      (100 * sum(range(perWeight).map(() => 1.3e9 * speed))) / (gpus * 312e12)
    return {
      answer: percent(6),
      mistakes: [percent(2), percent(6, 1), percent(4), percent(3)],
      shown: [
        `${((6 * 1.3e9 * speed) / 1e14).toFixed(2)}\\times10^{14}`,
        `${((8 * 312e12) / 1e15).toFixed(2)}\\times10^{15}`,
      ],
    }
  },

  'six-nd-adapters-on-frozen-weights': () => ({
    shown: [`${(6 * 0.003).toFixed(2)}N`],
  }),

  'se-cost-first-and-last-stage': () => {
    const weights = sum(seWeights)
    const elements = sum(seElements)
    if (Math.max(...seElements) !== seElements[0]) throw new Error('stage 2 is not the largest')
    return {
      shown: [
        ...seWeights.map(grouped),
        grouped(weights),
        grouped(elements),
        `${Math.round((100 * (seWeights[3] ?? 0)) / weights)}%`,
        `${((weights - (seWeights[3] ?? 0)) / 1e6).toFixed(2)} M`,
        `${(elements / 1e6).toFixed(1)} M`,
        `${((100 * (weights + 2 * elements)) / resnet(true).macs).toFixed(1)}%`,
        `${Math.round((100 * weights) / resnet(true).params)}%`,
      ],
    }
  },
}
