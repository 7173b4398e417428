import { grouped, range, type Recomputations, sum } from './recompute.ts'

/** Sizes of all tensors of a layer or model, added up. */
export const total = (shapes: readonly (readonly number[])[]): number =>
  sum(shapes.map((shape) => shape.reduce((product, side) => product * side, 1)))

export const linear = (inputs: number, outputs: number) => [[outputs, inputs], [outputs]]

const norm = (width: number) => [[width], [width]]

const times = (count: number, shapes: readonly (readonly number[])[]) =>
  range(count).flatMap(() => shapes)

/** Tensors of a pre- or post-norm encoder block with biases. */
const encoderBlock = (d: number) => [
  ...times(4, linear(d, d)),
  ...linear(d, 4 * d),
  ...linear(4 * d, d),
  ...times(2, norm(d)),
]

interface Vit {
  readonly patch: number
  readonly image: number
  readonly layers: number
  readonly classes: number
  readonly classToken: boolean
}

export const vitB: Vit = { patch: 16, image: 224, layers: 12, classes: 1000, classToken: true }

const vitTokens = ({ image, patch, classToken }: Vit) => (image / patch) ** 2 + (classToken ? 1 : 0)

export const vit = (model: Vit, d = 768) =>
  total([
    [d, 3, model.patch, model.patch],
    [d],
    ...(model.classToken ? [[d]] : []),
    [vitTokens(model), d],
    ...times(model.layers, encoderBlock(d)),
    ...norm(d),
    ...linear(d, model.classes),
  ])

const vitChange = (change: Partial<Vit>) => vit({ ...vitB, ...change }) - vit(vitB)

/** Multiply-adds of one Transformer block, product by product. */
const blockLinear = (n: number, d: number) => 4 * n * d * d + 2 * n * d * 4 * d

const blockAttention = (n: number, d: number) =>
  sum(range(n).map(() => n * d)) + sum(range(n).map(() => n * d))

export const vitMacs = (model: Vit, d = 768) => {
  const n = vitTokens(model)
  const patches = (model.image / model.patch) ** 2
  return (
    patches * 3 * model.patch ** 2 * d +
    model.layers * (blockLinear(n, d) + blockAttention(n, d)) +
    d * model.classes
  )
}

const swinDepths = [2, 2, 6, 2]

const swinHeads = [3, 6, 12, 24]

/** Entries of all tables of relative positions: distinct offsets, found by enumeration. */
const swinTables = (side: number) => {
  const offsets = new Set<string>()
  for (const a of range(side * side))
    for (const b of range(side * side))
      offsets.add(`${Math.floor(a / side) - Math.floor(b / side)},${(a % side) - (b % side)}`)
  return sum(swinDepths.map((depth, stage) => depth * (swinHeads[stage] ?? 0) * offsets.size))
}

const swinHeadsInAll = sum(swinDepths.map((depth, stage) => depth * (swinHeads[stage] ?? 0)))

const bert = (vocabulary: number, d: number, layers: number) =>
  total([
    [vocabulary, d],
    [512, d],
    [2, d],
    ...norm(d),
    ...times(layers, encoderBlock(d)),
    ...linear(d, d),
  ])

const mebi = 2 ** 20

const gibi = 2 ** 30

export const recomputed: Recomputations = {
  'transformer-block-thirteen-d': () => ({
    shown: [grouped(total(encoderBlock(512))), grouped(512 * 512), grouped(13 * 512)],
  }),

  'transformer-block-config-file': () => {
    const d = 4096
    const layer = (keyValue: number, mlp: number, norms: number, output = 1) =>
      total([
        ...times(1 + output, [[d, d]]),
        ...times(2, [[keyValue * 128, d]]),
        ...times(mlp, [[14336, d]]),
        ...times(norms, [[d]]),
      ])
    const right = layer(8, 3, 2)
    return {
      answer: right,
      mistakes: [layer(32, 3, 2), layer(8, 2, 2), layer(8, 3, 4), layer(8, 3, 2, 0)],
      shown: [
        grouped(2 * d * d),
        grouped(2 * d * 1024),
        grouped(3 * d * 14336),
        `${Math.round((100 * 3 * d * 14336) / right)}%`,
        `${Math.round((12 * d * d) / 1e6)} M`,
        `${(3 * 14336) / d}d^2`,
      ],
    }
  },

  'transformer-block-three-curves': () => {
    const d = 512
    const meets = (cost: (n: number) => number) =>
      range(4000).find((n) => n > 0 && blockAttention(n, d) >= cost(n)) ?? 0
    const projections = meets((n) => 4 * n * d * d)
    const mlp = meets((n) => 8 * n * d * d)
    return {
      shown: [String(projections), String(mlp), grouped(meets((n) => blockLinear(n, d)))],
    }
  },

  'vit-total-six-changes': () => ({
    shown: [
      grouped(vit(vitB)),
      `+${grouped(vitChange({ patch: 32 }))}`,
      `+${grouped(vitChange({ image: 384 }))}`,
      `+${grouped(vitChange({ layers: 13 }))}`,
      `−${grouped(-vitChange({ classToken: false }))}`,
      `−${grouped(-vitChange({ classes: 100 }))}`,
      `+${grouped(3 * (32 ** 2 - 16 ** 2) * 768)}`,
      `-${grouped((197 - 50) * 768)}`,
      `−${grouped(900 * 768)}`,
      `${Math.round((100 * 12 * total(encoderBlock(768))) / vit(vitB))}%`,
    ],
  }),

  'vit-macs-sixteen-or-thirty-two': () => {
    const b32 = { ...vitB, patch: 32 }
    const share = (model: Vit) =>
      `${Math.round((100 * 12 * blockAttention(vitTokens(model), 768)) / vitMacs(model))}%`
    return {
      shown: [
        grouped(vit(vitB)),
        grouped(vit(b32)),
        `${(vitMacs(vitB) / 1e9).toFixed(2)} G`,
        `${(vitMacs(b32) / 1e9).toFixed(2)} G`,
        `1/${(blockAttention(197, 768) / blockAttention(50, 768)).toFixed(1)}`,
        share(vitB),
        share(b32),
      ],
    }
  },

  'vit-macs-detector-at-1024': () => {
    const d = 768
    const small = (224 / 16) ** 2
    const large = (1024 / 16) ** 2
    const windowed = sum(range(large / 256).map(() => blockAttention(256, d)))
    const giga = (value: number, digits = 0) => `${(value / 1e9).toFixed(digits)} G`
    const all = (n: number) => 12 * (blockLinear(n, d) + blockAttention(n, d))
    const matrices = (n: number) => sum(range(12).map(() => n * n * 2))
    const part = (n: number) =>
      `${Math.round((100 * blockAttention(n, d)) / (blockLinear(n, d) + blockAttention(n, d)))}%`
    return {
      shown: [
        giga(blockLinear(small, d), 2),
        giga(blockAttention(small, d), 2),
        giga(all(small), 1),
        giga(blockLinear(large, d), 2),
        giga(blockAttention(large, d), 2),
        giga(all(large)),
        String(Math.round(blockAttention(large, d) / blockAttention(small, d))),
        String(Math.round(all(large) / all(small))),
        part(small),
        part(large),
        `${matrices(large) / mebi} MiB`,
        `${(matrices(small) / mebi).toFixed(1)} MiB`,
        `${(12 * matrices(large)) / gibi} GiB`,
        giga(12 * blockLinear(large, d) + 4 * blockAttention(large, d) + 8 * windowed),
        giga(12 * (blockLinear(large, d) + windowed)),
        giga(12 * blockLinear(large, d)),
        giga(all((1024 / 32) ** 2)).replace(' G', '$ G'),
      ],
    }
  },

  'bert-gpt-total-two-sums': () => {
    const gpt = total([[50257, 768], [1024, 768], ...times(12, encoderBlock(768)), ...norm(768)])
    return {
      shown: [
        grouped(gpt),
        grouped(gpt + 50257 * 768),
        grouped(50257 * 768),
        `${((12 * total(encoderBlock(768))) / 1e6).toFixed(2)} M`,
      ],
    }
  },

  'bert-gpt-total-parts-of-bert': () => {
    const d = 768
    const parts = [
      total(norm(d)),
      512 * d,
      total(linear(d, d)),
      total(times(4, linear(d, d))),
      total([...linear(d, 3072), ...linear(3072, d)]),
      30522 * d,
      12 * total(encoderBlock(d)),
    ]
    if (parts.some((part, i) => part <= (parts[i - 1] ?? 0))) throw new Error('not in order')
    const share = Math.round((100 * 30522 * 1024) / bert(30522, 1024, 24))
    return { shown: [...parts.map(grouped), grouped(bert(30522, d, 12)), `${share}%`] }
  },

  'bert-gpt-total-rule-of-thumb': () => ({
    shown: [
      `${(total(times(96, [[12, 12288, 12288]])) / 1e11).toFixed(3)}\\times10^{11}`,
      ((50257 + 2048) * 12288 * 1e-9).toFixed(2),
    ],
  }),

  'llama-kv-cache-out-of-memory': () => {
    const cache = (heads: number, bytes: number, tokens: number) =>
      sum(range(24 * 40).map(() => 2 * heads * 128 * bytes * tokens))
    return {
      shown: [
        grouped(sum(range(40).map(() => 2 * 40 * 128 * 2))),
        `${(cache(40, 2, 4096) / gibi).toFixed(1)} GiB`,
        String(cache(8, 2, 4096) / gibi),
        `${cache(40, 1, 4096) / gibi} GiB`,
        `${cache(40, 2, 1024) / gibi} GiB`,
        `${((13e9 * 2) / gibi).toFixed(1)} GiB`,
      ],
    }
  },

  'swin-count-two-counters': () => {
    let products = 0
    let linears = 56 * 56 * 48 * 96
    let side = 56
    let channels = 96
    for (const [stage, depth] of swinDepths.entries()) {
      for (const _ of range(depth)) {
        const windows = (side / 7) ** 2
        products += sum(range(windows).map(() => blockAttention(49, channels)))
        linears += blockLinear(side * side, channels)
      }
      if (stage < 3) {
        side /= 2
        linears += side * side * 4 * channels * 2 * channels
        channels *= 2
      }
    }
    linears += channels * 1000
    return {
      shown: [
        grouped(products),
        `${(linears / 1e9).toFixed(2)} G`,
        `${((linears + products) / 1e9).toFixed(2)} G`,
        `${Math.round((100 * products) / (linears + products))}%`,
      ],
    }
  },

  'swin-count-larger-window': () => ({
    answer: swinTables(12) - swinTables(7),
    mistakes: [
      (swinTables(12) - swinTables(7)) * (sum(swinDepths) / swinHeadsInAll),
      (12 ** 2 - 7 ** 2) * swinHeadsInAll,
      (12 ** 4 - 7 ** 4) * swinHeadsInAll,
      0,
    ],
    shown: [
      String(swinHeadsInAll),
      String(swinTables(7) / swinHeadsInAll),
      String(swinTables(12) / swinHeadsInAll),
    ],
  }),

  'w-msa-complexity-double-the-side': () => {
    const projections = 4 * 56 * 56 * 96 * 96
    const global = projections + blockAttention(56 * 56, 96)
    const windowed = projections + sum(range(64).map(() => blockAttention(49, 96)))
    return {
      shown: [
        grouped(global),
        grouped(windowed),
        (global / windowed).toFixed(1),
        String(blockAttention(56 * 56, 96) / (windowed - projections)),
      ],
    }
  },
}
