// From the non-local block to reading gates: counted and simulated with plain loops.
import { grouped, mean, range, type Recomputations, sigmoid, sum } from './recompute.ts'

const product = (rows: number, inner: number, columns: number): number => rows * inner * columns
const repeated = (factor: number, times: number): number =>
  range(times).reduce((result) => result * factor, 1)

/** Weights of a convolution, and one bias for each output channel if asked for. */
const convolution = (from: number, to: number, kernel: number, bias: boolean): number =>
  sum(range(to).map(() => from * kernel * kernel + (bias ? 1 : 0)))

/** Walks up the side lengths until attention costs more than a 3 by 3 convolution. */
function breakEven(channels: number, projections: number, products: number): number {
  for (let side = 1; ; side++) {
    const positions = side * side
    const attention =
      projections * product(positions, channels, channels) +
      products * product(positions, channels, positions)
    if (attention > product(positions, 9 * channels, channels)) return side
  }
}

const bnOfBranch = { learned: 2, statistics: 2 }
const triplet = (modules: number, branches: number, maps: number, perBranch: number): number =>
  modules * branches * (convolution(maps, 1, 7, false) + perBranch)

/** The arguments of SimAM's sigmoid for one channel; `half` is the constant inside. */
function simam(values: readonly number[], n: number, half = 0.5): number[] {
  const center = sum(values) / values.length
  const squares = values.map((value) => (value - center) ** 2)
  const spread = sum(squares) / n
  return squares.map((square) => square / (4 * spread) + half)
}
const spike = [0, 0, 0, 0, 9, 0, 0, 0, 0]

const textures = [
  () => 0.5,
  (_: number, column: number) => column % 2,
  (row: number, column: number) => (row + column) % 2,
]
/** Cosine component along the width, constant along the height. */
const component = (pattern: (row: number, column: number) => number, frequency: number): number =>
  sum(
    range(4).flatMap((row) =>
      range(4).map(
        (column) => pattern(row, column) * Math.cos(((Math.PI * frequency) / 4) * (column + 0.5)),
      ),
    ),
  )

/** Grad-CAM on flattened maps. */
const maps = [
  { values: [2, 0, 1, 1], gradient: [0.4, 0.2, 0, 0.2] },
  { values: [0, 3, 1, 0], gradient: [-0.1, -0.3, 0, 0] },
]
const relu = (x: number): number => Math.max(0, x)
const weighted = (weights: readonly number[], position: number): number =>
  sum(maps.map(({ values }, k) => (weights[k] ?? 0) * (values[position] ?? 0)))
const camSum = (weights: readonly number[], cut: (x: number) => number): number =>
  sum(range(4).map((position) => cut(weighted(weights, position))))
const means = maps.map(({ gradient }) => sum(gradient) / gradient.length)

/** Batch-norm channels of ResNet-50: the stem, three layers in each block, one downsampling per stage. */
function batchNormParameters(): number {
  let channels = 64
  for (const [blocks, width] of [
    [3, 64],
    [4, 128],
    [6, 256],
    [3, 512],
  ] as const) {
    channels += 4 * width
    for (let block = 0; block < blocks; block++) channels += width + width + 4 * width
  }
  return 2 * channels
}

const device = {
  plain: { latency: 20, seeds: [30.1, 30.3, 30.2] },
  wider: { latency: 21, seeds: [30.9, 31.1, 31] },
  eca: { latency: 20.6, seeds: [30.7, 30.9, 30.8] },
  se: { latency: 21, seeds: [31, 30.9, 31.1] },
  cbam: { latency: 22.4, seeds: [31.1, 31.3, 31.2] },
  coordinate: { latency: 21.2, seeds: [31.7, 31.5, 31.6] },
}

/** Reach of stride-1 layers, one after the other: the input positions behind one output. */
function reach(layers: readonly { side: number; dilation: number }[]): number {
  let seen = new Set([0])
  for (const { side, dilation } of layers)
    seen = new Set(
      [...seen].flatMap((at) => range(side).map((tap) => at + (tap - (side - 1) / 2) * dilation)),
    )
  return Math.max(...seen) - Math.min(...seen) + 1
}
function largeKernel(size: number, dilation: number) {
  const first = { side: 2 * dilation - 1, dilation: 1 }
  const second = { side: Math.ceil(size / dilation), dilation }
  return {
    first: first.side,
    second: second.side,
    span: reach([second]),
    field: reach([first, second]),
    weights: first.side ** 2 + second.side ** 2,
  }
}

export const recomputed: Recomputations = {
  'non-local-in-a-segmentation-network': () => {
    const positions = 128 * 128
    const bytes = positions * positions * 2
    return {
      shown: [
        grouped(positions),
        `2^{${Math.log2(positions * positions)}}`,
        `${bytes / 2 ** 20} MiB`,
        `H+W-1=${128 + 128 - 1}`,
        `${Math.round(positions / 255)}`,
      ],
    }
  },
  'self-attention-conv-break-even-side': () => {
    const [positions, channels] = [26 * 26, 256]
    const attention =
      4 * product(positions, channels, channels) + 2 * product(positions, channels, positions)
    return {
      answer: breakEven(channels, 4, 2),
      mistakes: [
        breakEven(channels, 0, 2),
        breakEven(channels, 4, 1),
        breakEven(channels, 3, 2),
        Math.round(Math.sqrt(2.5 * channels)),
      ],
      shown: [
        `${2.5 * channels}`,
        `25^2=${25 * 25}`,
        `26^2=${positions}`,
        `${Math.round(attention / 1e6)} M`,
        `${Math.round(product(positions, 9 * channels, channels) / 1e6)} M`,
      ],
    }
  },
  'danet-ccnet-two-affinities': () => ({ shown: [String.raw`${64 * 64}\times${64 * 64}`] }),
  'coordatt-which-module-made-these-gates': () => {
    const cell = (rows: readonly number[], columns: readonly number[], r: number, c: number) =>
      (rows[r] ?? 0) * (columns[c] ?? 0)
    const one = (c: number) => cell([0.9, 0.6, 0.3, 0.6], [0.2, 0.8, 0.8, 0.4], 0, c)
    const two = (c: number) => cell([0.4, 0.8, 0.8, 0.2], [0.9, 0.5, 0.3, 0.3], 0, c)
    return {
      shown: [
        `${two(0).toFixed(2)}/${one(0).toFixed(2)}=${Math.round(two(0) / one(0))}`,
        String.raw`${two(1).toFixed(2)}/${one(1).toFixed(2)}\approx${(two(1) / one(1)).toFixed(2)}`,
      ],
    }
  },
  'triplet-added-to-resnet50': () => ({
    answer: triplet(16, 3, 2, bnOfBranch.learned),
    mistakes: [
      triplet(16, 3, 2, 0),
      triplet(16, 3, 1, bnOfBranch.learned),
      triplet(16, 1, 2, bnOfBranch.learned),
      triplet(16, 3, 2, bnOfBranch.learned + bnOfBranch.statistics),
    ],
    shown: [`${triplet(1, 1, 2, 2)}`, `${triplet(1, 3, 2, 2)}`, grouped(triplet(16, 3, 2, 2))],
  }),
  'simam-gate-of-a-spike': () => {
    const [center = 0, around = 0] = [simam(spike, 8)[4], simam(spike, 8)[0]]
    return {
      answer: sigmoid(center),
      mistakes: [
        sigmoid(simam(spike, 9)[4] ?? 0),
        sigmoid(simam(spike, 8, 0)[4] ?? 0),
        center,
        sigmoid(around),
      ],
      shown: [center.toFixed(3), sigmoid(around).toFixed(3), sigmoid(0.5).toFixed(3)],
    }
  },
  'shuffle-attention-count-from-code': () => {
    const d = 512 / (2 * 64)
    const vectors = sum(range(4).map(() => d))
    return {
      shown: [
        `${vectors}`,
        `3C/G=${vectors + 2 * d}`,
        grouped(64 * (vectors + 2 * d)),
        grouped(2 * convolution(512, 512 / 16, 1, false)),
      ],
    }
  },
  'gather-excite-style-same-mean': () => {
    const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = textures.map((t) => component(t, 3))
    if (Math.abs(a) > 1e-9 || Math.abs(c) > 1e-9) throw new Error('A and C should cancel')
    const flat = new Set(textures.map((t) => component(t, 0)))
    return { shown: [b.toFixed(2), ...[...flat].map(String), `${sum([...flat]) / 0.5}`] }
  },
  'stn-all-zero-start': () => ({
    shown: [`${((0 + 1) * 28 - 1) / 2}`, `${28 * 28}`],
  }),
  'residual-attention-stacked-gates': () => ({
    shown: [
      `10^{${Math.round(Math.log10(repeated(0.5, 30)))}}`,
      grouped(Math.round(repeated(1.5, 30) / 10_000) * 10_000),
      sigmoid(3).toFixed(2),
    ],
  }),
  'attention-gates-unet-design-review': () => {
    const parts = [
      convolution(64, 32, 1, false),
      convolution(128, 32, 1, true),
      convolution(32, 1, 1, true),
    ]
    return {
      shown: [...parts.map(grouped), grouped(sum(parts)), grouped(convolution(64, 64, 3, false))],
    }
  },
  'external-attention-how-many-times-cheaper': () => {
    const [own, external] = [product(4096, 1, 4096), product(4096, 1, 64)]
    return { shown: [`64/4096=1/${own / external}`] }
  },
  'large-kernel-attention-rule-for-35': () => {
    const [tried, van] = [largeKernel(35, 5), largeKernel(21, 3)]
    return {
      shown: [
        `2\\cdot5-1=${tried.first}`,
        `35/5=${tried.second}`,
        `5(7-1)+1=${tried.span}`,
        `(31-1)=${tried.field}`,
        `81+49=${tried.weights}`,
        `35^2=${35 * 35}`,
        `${van.first}`,
        `${van.second}`,
        `${van.span}`,
        `${van.field}`,
      ],
    }
  },
  'plug-and-play-reading-a-table': () => {
    const { plain, ...others } = device
    if (Math.min(...device.coordinate.seeds) <= Math.max(...device.cbam.seeds))
      throw new Error('every seed of coordinate attention should beat every seed of CBAM')
    const gains = Object.values(others).map(({ latency, seeds }) => ({
      points: mean(seeds) - mean(plain.seeds),
      time: latency - plain.latency,
    }))
    return {
      shown: [
        ...Object.values(device).map(({ seeds }) => mean(seeds).toFixed(1)),
        ...gains.map(
          ({ points, time }) =>
            `${points.toFixed(1)}/${time.toFixed(1)}=${(points / time).toFixed(2)}`,
        ),
        `${((100 * (device.eca.latency - plain.latency)) / plain.latency).toFixed(0)}%`,
        `${(device.cbam.latency - device.wider.latency).toFixed(1)} ms`,
        (mean(device.cbam.seeds) - mean(device.wider.seeds)).toFixed(1),
      ],
    }
  },
  'plug-and-play-smaller-than-its-backbone': () => {
    const added = sum([
      ...range(3).map(() => 3),
      ...range(4).map(() => 5),
      ...range(6).map(() => 5),
      ...range(3).map(() => 7),
    ])
    const classifier = 2048 * 1000 + 1000
    const total = 25_557_032 + added
    return {
      shown: [
        `=${added}`,
        grouped(total),
        (total / 2 ** 20).toFixed(2),
        (total / 1e6).toFixed(2),
        grouped(classifier),
        `${((total - classifier) / 1e6).toFixed(2)} M`,
        grouped(batchNormParameters()),
        `${((total - batchNormParameters()) / 1e6).toFixed(1)} M`,
      ],
    }
  },
  'attention-visual-grad-cam-by-hand': () => ({
    answer: camSum(means, relu),
    mistakes: [
      camSum(means, (x) => x),
      sum(
        range(4).map((position) =>
          relu(
            sum(
              maps.map(
                ({ values, gradient }) => (values[position] ?? 0) * (gradient[position] ?? 0),
              ),
            ),
          ),
        ),
      ),
      camSum(means.map(relu), relu),
      camSum(
        maps.map(({ gradient }) => sum(gradient)),
        relu,
      ),
    ],
    shown: ['0.8/4=0.2', '-0.4/4=-0.1'],
  }),
}
