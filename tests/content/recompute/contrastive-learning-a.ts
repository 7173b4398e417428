import { grouped, mean, range, type Recomputations, softmax, sum } from './recompute.ts'

type Vector = readonly number[]

const squaredDistance = (a: Vector, b: Vector): number =>
  sum(a.map((value, i) => (value - (b[i] ?? 0)) ** 2))

/** Every two different members of a list, once. */
const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]))

/** Every member with every member, itself included. */
const square = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a) => list.map((b): [T, T] => [a, b]))

/** Cross-entropy with the positive, which comes first, as the right class. */
const infonce = (cosines: readonly number[], tau: number): number =>
  -Math.log(softmax(cosines.map((s) => s / tau))[0] ?? 0)

/** A positive and so many negatives, all of the same cosine. */
const alike = (positive: number, negative: number, negatives: number): number[] => [
  positive,
  ...range(negatives).map(() => negative),
]

/** The derivative of the loss by each similarity, measured. */
const slopes = (cosines: readonly number[], tau: number): number[] =>
  cosines.map((_, index) => {
    const moved = (by: number) => cosines.map((s, i) => (i === index ? s + by : s))
    return (infonce(moved(1e-5), tau) - infonce(moved(-1e-5), tau)) / 2e-5
  })

/** Goes through a batch of 2N views and counts those that are neither the anchor nor of its image. */
const negativesPerView = (images: number): number => {
  const owners = range(images).flatMap((image) => [image, image])
  return owners.filter((owner) => owner !== owners[0]).length
}

const common = (a: readonly number[], b: readonly number[]): number =>
  a.filter((one) => b.includes(one)).length

const linear = (inputs: number, outputs: number, bias = true): number =>
  range(outputs).reduce((count) => count + inputs + (bias ? 1 : 0), 0)

const onUnitCircle = (degrees: number): Vector => [
  Math.cos((degrees * Math.PI) / 180),
  Math.sin((degrees * Math.PI) / 180),
]

const uniformity = (points: readonly Vector[]): number =>
  Math.log(mean(pairs(points).map(([a, b]) => Math.exp(-2 * squaredDistance(a, b)))))

/** The coefficient of the first key encoder after so many updates. */
const oldShare = (m: number, steps: number): number => range(steps).reduce((share) => share * m, 1)

const negativeCosines = [0.8, 0.6, 0.4, 0.2, 0]

export const recomputed: Recomputations = {
  'contrastive-idea-summary-under-review': () => ({
    shown: [grouped(negativesPerView(4096)), `${Math.round(negativesPerView(4096) / 1000)}`],
  }),

  'pretext-task-loss-of-one-point-four': () => ({
    shown: [infonce([0, 0, 0, 0], 1).toFixed(3)],
  }),

  'alignment-falls-cosine-stays': () => {
    const angle = Math.acos(0.62)
    const at = (length: number) =>
      squaredDistance([length, 0], [length * Math.cos(angle), length * Math.sin(angle)])
    return {
      shown: [
        at(16).toFixed(2),
        at(1.6).toFixed(2),
        at(1).toFixed(2),
        Math.cos(angle / 10).toFixed(3),
      ],
    }
  },

  'uniformity-of-a-square': () => {
    const points = [0, 90, 180, 270].map(onUnitCircle)
    const distances = pairs(points).map(([a, b]) => squaredDistance(a, b))
    return {
      answer: uniformity(points),
      mistakes: [
        -2 * mean(distances),
        Math.log(mean(square(points).map(([a, b]) => Math.exp(-2 * squaredDistance(a, b))))),
        Math.log(mean(distances.map((d) => Math.exp(-2 * Math.sqrt(d))))),
      ],
      shown: [
        mean(distances.map((d) => Math.exp(-2 * d))).toFixed(6),
        uniformity(points).toFixed(2),
      ],
    }
  },

  'uniformity-four-arrangements': () => {
    // Degrees at which the figure draws the two views of each image.
    const panels = {
      A: [0, 30, 60, 90].map((at) => [at - 5, at + 5]),
      B: range(4).map(() => [45, 45]),
      C: range(4).map((k) => [22.5 + 45 * k, 202.5 + 45 * k]),
      D: [45, 135, 225, 315].map((at) => [at - 8, at + 8]),
    }
    const values = Object.values(panels).map((images) => {
      const views = images.map((two) => two.map(onUnitCircle))
      return {
        align: mean(views.map(([a = [], b = []]) => squaredDistance(a, b))),
        uniform: uniformity(views.flat()),
        pairs: pairs(views.flat()).length,
      }
    })
    return {
      shown: values.flatMap((value, i) => [
        value.align.toFixed(i === 1 || i === 2 ? 0 : 2),
        value.uniform.toFixed(i === 1 ? 0 : 2),
        `${value.pairs}`,
      ]),
    }
  },

  'infonce-loss-below-zero': () => ({
    shown: [Math.log(sum(range(255).map(() => 1))).toFixed(2)],
  }),

  'infonce-best-loss-at-temperature-one': () => {
    const negatives = negativesPerView(256)
    const best = infonce(alike(1, 0, negatives), 1)
    return {
      answer: best,
      mistakes: [
        0,
        infonce([1, 0], 1),
        infonce(alike(0, 0, negatives), 1),
        infonce(alike(1, 0, negatives), 0.1),
      ],
      shown: [`${negatives}`, best.toFixed(2), infonce(alike(1, 0, negatives), 0.1).toFixed(2)],
    }
  },

  'infonce-mi-estimates-by-batch': () => {
    const rows = [
      [64, 0.01],
      [256, 0.02],
      [1024, 0.03],
    ] as const
    const ceiling = (n: number) => infonce(alike(0, 0, n - 1), 1)
    let enough = 1
    while (Math.log(enough) < 10) enough++
    return {
      shown: [
        ...rows.map(([n, loss]) => (ceiling(n) - loss).toFixed(2)),
        ...rows.map(([n]) => ceiling(n).toFixed(2)),
        ceiling(4).toFixed(2),
        ceiling(4096).toFixed(1),
        grouped(1000 * Math.round(enough / 1000)),
      ],
    }
  },

  'infonce-mi-bound-and-usefulness': () => ({
    shown: [infonce(alike(0, 0, 511), 1).toFixed(2), `${Math.log2(512)}`],
  }),

  'nt-xent-loss-above-ln-two': () => ({ shown: [infonce([1, 1], 0.1).toFixed(3)] }),

  'nt-xent-eight-gpus': () => {
    const [local, global] = [negativesPerView(64), negativesPerView(8 * 64)]
    return { shown: [`${local}`, `${global}`, grouped(global + 1)] }
  },

  'temperature-shares-of-five-negatives': () => {
    const shares = (tau: number) => softmax(negativeCosines.map((s) => s / tau))
    const ratio = (tau: number) => (shares(tau)[0] ?? 0) / (shares(tau)[1] ?? 1)
    return {
      shown: [
        ratio(0.2).toFixed(2),
        ratio(5).toFixed(2),
        ratio(0.05).toFixed(1),
        ratio(0.5).toFixed(2),
        `${Math.round(100 * (shares(0.05)[0] ?? 0))}`,
        ...shares(0.2).map((share) => share.toFixed(2)),
        ...shares(0.5).map((share) => share.toFixed(2)),
      ],
    }
  },

  'temperature-six-kinds-of-screws': () => {
    const weights = (tau: number) => {
      const [far = 0, near = 0] = softmax([0.4 / tau, 0.8 / tau])
      return near / far
    }
    return { shown: [weights(0.05).toFixed(0), weights(0.2).toFixed(1)] }
  },

  'infonce-gradient-who-pulls-who-pushes': () => ({
    shown: slopes([0.9, 0.8, 0.1], 0.1).map((slope) => slope.toFixed(3)),
  }),

  'infonce-triplet-four-curves': () => ({
    shown: [0.5, 0.1, 1].map((tau) => (tau * infonce([0.3, 0.3], tau)).toFixed(2)),
  }),

  'projection-head-weights-thrown-away': () => {
    const [hidden, output] = [linear(2048, 2048), linear(2048, 128)]
    const backbone = 25_557_032 - linear(2048, 1000)
    return {
      answer: hidden + output,
      mistakes: [linear(2048, 2048, false) + linear(2048, 128, false), output, hidden],
      shown: [
        ...[hidden, output, hidden + output].map(grouped),
        `${(backbone / 1e6).toFixed(1)} M`,
        `${Math.round((100 * (hidden + output)) / backbone)}`,
      ],
    }
  },

  'moco-oldest-keys': () => {
    const steps = 65_536 / 256
    const kept = oldShare(0.999, steps)
    return {
      answer: kept,
      mistakes: [
        range(steps).reduce((share) => share - 0.001, 1),
        sum(range(steps).map((age) => 0.001 * oldShare(0.999, age))),
        oldShare(0.999, 1),
      ],
      shown: [`${steps}`, kept.toFixed(3)],
    }
  },

  'moco-v2-v3-one-change-for-a-detector': () => {
    const [plain, head, augmented, both] = [
      [60.6, 81],
      [66.2, 81.5],
      [63.4, 82.2],
      [67.3, 82.5],
    ] as const
    const gain = (row: readonly [number, number], column: 0 | 1) =>
      (row[column] - plain[column]).toFixed(1)
    return {
      shown: [
        gain(head, 0),
        gain(augmented, 0),
        gain(head, 1),
        gain(augmented, 1),
        (head[0] + augmented[0] - plain[0]).toFixed(1),
        both[0].toFixed(1),
      ],
    }
  },

  'shuffle-bn-keys-on-two-gpus': () => {
    const queries = [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]
    const keys = [
      [6, 3, 8, 5],
      [1, 4, 7, 2],
    ]
    const group = (groups: number[][], image: number) =>
      groups.find((one) => one.includes(image)) ?? []
    const shared = (image: number) => common(group(queries, image), group(keys, image))
    return {
      shown: [`${common(group(queries, 3), group(queries, 3))}`, `${shared(3)}`, `${shared(1)}`],
    }
  },
}
