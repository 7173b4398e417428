import { grouped, range, sum, type Recomputations } from './recompute.ts'

/** "3.0" and the like: as the texts print a rounded number. */
const fixed = (value: number, digits: number): string => value.toFixed(digits)
const percent = (value: number, digits = 0): string => fixed(100 * value, digits)
const millions = (value: number, digits = 1): string => fixed(value / 1e6, digits)

interface Conv {
  readonly kernel: number
  readonly inputs: number
  readonly outputs: number
  /** Side of the square output. */
  readonly side: number
  readonly groups?: number
}

/** Multiply-adds, one output value after the other. */
function multiplyAdds({ kernel, inputs, outputs, side, groups = 1 }: Conv): number {
  let total = 0
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let o = 0; o < outputs; o++) total += (kernel * kernel * inputs) / groups
  return total
}

/** Weights of a kernel with any number of axes. */
function weights(axes: number[], inputs: number, outputs: number, groups = 1): number {
  let taps = 1
  for (const side of axes) taps *= side
  let total = 0
  for (let o = 0; o < outputs; o++) total += taps * (inputs / groups)
  return total
}

const linear = (inputs: number, outputs: number, bias = true): number =>
  sum(range(outputs).map(() => inputs + (bias ? 1 : 0)))

/** Multiply-adds of a product of a rows × inner and an inner × columns matrix. */
const matmul = (rows: number, inner: number, columns: number): number => rows * inner * columns

const trainingRun = () => {
  const forward = 2 * 4.09e9
  const rate = 256 / 0.16
  return { forward, rate, done: rate * 3 * forward, peak: 150e12 }
}

const norm = () => {
  const values = 64 * 256 * 56 * 56
  const inputs = 64 * 64 * 56 * 56
  const convBytes = 2 * (inputs + values)
  const normBytes = 2 * sum([values, values, values])
  return { values, inputs, convBytes, normBytes, macs: 64 * values }
}

const stem = () => {
  const deep = [
    { kernel: 3, inputs: 3, outputs: 32, side: 112 },
    { kernel: 3, inputs: 32, outputs: 32, side: 112 },
    { kernel: 3, inputs: 32, outputs: 64, side: 112 },
  ]
  const single = multiplyAdds({ kernel: 7, inputs: 3, outputs: 64, side: 112 })
  const all = (layers: readonly Conv[]) => sum(layers.map(multiplyAdds))
  return { deep, single, all }
}

export const recomputed: Recomputations = {
  'conv-flops-deep-stem': () => {
    const { deep, single, all } = stem()
    return {
      answer: all(deep) / single,
      mistakes: [
        (3 * 9) / 49,
        all([
          { kernel: 3, inputs: 3, outputs: 64, side: 112 },
          { kernel: 3, inputs: 64, outputs: 64, side: 112 },
          { kernel: 3, inputs: 64, outputs: 64, side: 112 },
        ]) / single,
        all(deep.map((layer, i) => (i === 0 ? { ...layer, side: 224 } : layer))) / single,
      ],
      shown: [
        grouped(weights([7, 7], 3, 64)),
        grouped(sum(deep.map((layer) => weights([3, 3], layer.inputs, layer.outputs)))),
        millions(all(deep)),
        millions(single),
        `${percent((all(deep) - single) / 4.09e9)}%`,
      ],
    }
  },

  'pool-cost-comparisons-in-stem': () => {
    const pooled = (channels: number, side: number, each: number) =>
      sum(range(channels).map(() => sum(range(side * side).map(() => each))))
    const convolution = multiplyAdds({ kernel: 3, inputs: 64, outputs: 64, side: 56 })
    return {
      answer: pooled(64, 56, 8),
      mistakes: [pooled(64, 56, 9), pooled(64, 112, 8), pooled(1, 56, 8), convolution],
      shown: [
        grouped(64 * 56 * 56),
        grouped(weights([3, 3], 64, 64)),
        grouped(convolution),
        fixed(convolution / pooled(64, 56, 8), 0),
      ],
    }
  },

  'activation-cost-prelu-slopes': () => ({
    answer: sum([64, 1, 0, 0]),
    mistakes: [0, 64 + 64, 1 + 1, 64 + 1 + 1],
    shown: [grouped(weights([3, 3], 3, 64)), grouped(weights([3, 3], 64, 64))],
  }),

  'flops-vs-flops-slide-frame-rate': () => ({
    shown: [fixed((30e9 / 4e12) * 1000, 1), fixed(4e12 / 30e9, 0)],
  }),

  'flops-vs-flops-training-log': () => {
    const { forward, rate, done, peak } = trainingRun()
    return {
      shown: [
        fixed(forward / 1e9, 2),
        fixed((3 * forward) / 1e9, 1),
        grouped(rate),
        fixed(done / 1e12, 0),
        `${percent(done / peak)}%`,
        grouped(Math.round(peak / (3 * forward) / 100) * 100),
        `${percent(0.004 / 0.16, 1)}%`,
        `${percent(done / 2 / peak)}%`,
        `${percent(done / 3 / peak)}%`,
        `${percent(done / 6 / peak)}%`,
      ],
    }
  },

  'mac-vs-flop-one-output-value': () => {
    const products = range(3 * 3 * 64)
    const additions = products.slice(1).length
    return {
      shown: [
        `$n=${products.length}$`,
        `$2n-1=${products.length + additions}$`,
        `$2n=${products.length + additions + 1}$`,
      ],
    }
  },

  'mac-vs-flop-shufflenet-letters': () => {
    const moved = (c1: number, c2: number) => sum([28 * 28 * c1, 28 * 28 * c2, c1 * c2])
    if (128 * 128 !== 64 * 256) throw new Error('the two layers differ in B')
    return {
      shown: [
        grouped(moved(128, 128)),
        grouped(moved(64, 256)),
        `${percent(moved(64, 256) / moved(128, 128) - 1)}%`,
      ],
    }
  },

  'mac-vs-flop-mixed-table': () => ({
    shown: [fixed(7.4 / 2, 1), fixed(17.6 / 4.1, 1), `${percent(7.4 / 4.1 - 1)}%`],
  }),

  'mac-vs-flop-two-tools-disagree': () => ({ shown: [`$2\\cdot4.09=${fixed(2 * 4.09, 2)}$`] }),

  'conv-params-by-hand-table': () => ({
    shown: [
      grouped(weights([7, 7], 3, 64) + 64),
      grouped(weights([7, 7], 3, 64)),
      grouped(weights([3, 3], 128, 128) + 128),
      grouped(weights([3, 3], 128, 128, 32)),
      grouped(weights([3, 3], 128, 128)),
      grouped(weights([1, 1], 128, 256) + 256),
      grouped(weights([1, 1], 128, 256)),
      grouped(linear(2048, 1000)),
      grouped(linear(2048, 1000, false)),
      grouped(weights([7, 7], 3, 64) + 1),
      `$9\\cdot128=${weights([3, 3], 128, 128, 128)}$`,
    ],
  }),

  'conv-params-six-layers': () => ({
    shown: [
      grouped(weights([3, 3], 32, 64) + 64),
      grouped(weights([3, 3], 32, 64, 4) + 64),
      grouped(weights([1, 1], 32, 64) + 64),
      grouped(weights([2, 2], 32, 64) + 64),
      grouped(weights([3], 32, 64) + 64),
      grouped(weights([3, 3, 3], 32, 64) + 64),
      grouped(weights([3, 3], 32, 64) + 32),
      grouped(weights([3, 3], 32, 64, 4) + 64 / 4),
    ],
  }),

  'conv-flops-rank-six-layers': () => ({
    shown: [
      millions(multiplyAdds({ kernel: 3, inputs: 512, outputs: 512, side: 14, groups: 512 }), 2),
      millions(matmul(1, 2048, 1000), 2),
      millions(matmul(1, 4096, 4096)),
      millions(multiplyAdds({ kernel: 1, inputs: 256, outputs: 64, side: 56 })),
      millions(multiplyAdds({ kernel: 7, inputs: 3, outputs: 64, side: 112 })),
      millions(multiplyAdds({ kernel: 3, inputs: 128, outputs: 128, side: 56 })),
      grouped(weights([3, 3], 512, 512, 512)),
      grouped(linear(2048, 1000, false)),
      grouped(linear(4096, 4096, false)),
      grouped(weights([1, 1], 256, 64)),
      grouped(weights([7, 7], 3, 64)),
      grouped(weights([3, 3], 128, 128)),
    ],
  }),

  'conv-flops-whiteboard-derivation': () => {
    const macs = multiplyAdds({ kernel: 3, inputs: 64, outputs: 128, side: 56 })
    const values = 128 * 56 * 56
    const exact = sum(range(128).map(() => sum(range(56 * 56).map(() => 576 + 575))))
    return {
      shown: [
        grouped(values),
        grouped(macs),
        grouped(exact),
        grouped(exact + values),
        grouped((weights([3, 3], 64, 128) + 128) * 56 * 56),
      ],
    }
  },

  'dwsep-cost-larger-kernel': () => {
    const dense = (k: number) => multiplyAdds({ kernel: k, inputs: 256, outputs: 256, side: 14 })
    const separable = (k: number) =>
      multiplyAdds({ kernel: k, inputs: 256, outputs: 256, side: 14, groups: 256 }) +
      multiplyAdds({ kernel: 1, inputs: 256, outputs: 256, side: 14 })
    const growth = dense(7) / dense(3)
    return {
      shown: [
        ...[3, 5, 7].flatMap((k) => [millions(dense(k), 0), millions(separable(k), 0)]),
        fixed(separable(7) / separable(3), 2),
        fixed(growth, 2),
        fixed((growth + 1) / 2, 2),
        fixed(7 / 3, 2),
        fixed(256 / 9, 0),
      ],
    }
  },

  'fc-cost-larger-images-error': () => {
    const side = (image: number) => image / 32
    const features = (image: number) => 128 * side(image) * side(image)
    if ((16 * features(288)) % features(224) === 0) throw new Error('the reshape would succeed')
    return {
      shown: [
        String(features(288)),
        String(features(224)),
        grouped(linear(features(224), 512)),
        grouped(linear(128, 512)),
      ],
    }
  },

  'bn-params-keras-and-torchvision': () => ({
    shown: [
      grouped(25_636_712 - 25_557_032),
      grouped(2 * 26_560),
      grouped(25_557_032 + 3 * 26_560),
    ],
  }),

  'bn-params-state-dict-listing': () => ({
    shown: [String(64 + 64), String(64 + 64 + 1)],
  }),

  'ln-gn-in-params-pytorch-layers': () => ({
    shown: [String(2 * 64), grouped(2 * 768), grouped(2 * 64 * 8 * 8), String(2 * 256)],
  }),

  'ln-gn-in-params-swap-in-resnet': () => {
    // Channels of the norms: stem, then per bottleneck width, width, 4 · width, and one per shortcut.
    const channels = [64]
    for (const [width, blocks] of [
      [64, 3],
      [128, 4],
      [256, 6],
      [512, 3],
    ] as const) {
      for (let i = 0; i < blocks; i++) channels.push(width, width, 4 * width)
      channels.push(4 * width)
    }
    const learnable = sum(channels.map((c) => 2 * c))
    return {
      shown: [
        String(channels.length),
        grouped(sum(channels)),
        grouped(learnable),
        grouped(learnable + channels.length),
        grouped(channels.length * 2 * 32),
      ],
    }
  },

  'norm-flops-unfused-share': () => {
    const share = (layer: Conv) => (layer.outputs * layer.side ** 2) / multiplyAdds(layer)
    const stemShare = share({ kernel: 7, inputs: 3, outputs: 64, side: 112 })
    const middle = share({ kernel: 3, inputs: 64, outputs: 64, side: 56 })
    const depthwise = share({ kernel: 3, inputs: 384, outputs: 384, side: 14, groups: 384 })
    const pointwise = share({ kernel: 1, inputs: 24, outputs: 144, side: 56 })
    return {
      shown: [
        ...[stemShare, middle, depthwise, pointwise].map(
          (value) => `\\tfrac{1}{${fixed(1 / value, 0)}}`,
        ),
        `${percent(depthwise)}%`,
        `${percent(middle, 2)}%`,
      ],
    }
  },

  'norm-flops-slower-than-convolution': () => {
    const { values, inputs, convBytes, normBytes, macs } = norm()
    const seconds = (bytes: number) => fixed((bytes / 1e12) * 1000, 3)
    if (Math.round((2 * macs) / (6 * values)) !== 21) throw new Error('not about a twentieth')
    return {
      shown: [
        millions(values),
        millions(inputs),
        millions(inputs + values),
        fixed(macs / 1e9, 2),
        fixed((2 * macs) / 1e9, 2),
        fixed(((2 * macs) / 100e12) * 1000, 3),
        millions(convBytes, 0),
        seconds(convBytes),
        millions(normBytes, 0),
        seconds(normBytes),
        fixed((6 * values) / 1e9, 2),
        fixed(normBytes / convBytes, 1),
        millions(2 * 5 * values, 0),
        seconds(2 * 5 * values),
      ],
    }
  },

  'activation-cost-per-output-value': () => ({
    shown: [`${3 * 3 * 64}`],
  }),
}
