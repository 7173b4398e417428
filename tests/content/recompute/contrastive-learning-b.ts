// BYOL to batch size: distances, assignments and counts, from the premises of each question.
import { grouped, mean, range, type Recomputations, sigmoid, softmax, sum } from './recompute.ts'

/** What softmax cross-entropy costs when all logits are equal: −ln of one share. */
const uniformLoss = (logits: number): number =>
  -Math.log(Math.exp(0) / sum(range(logits).map(() => Math.exp(0))))

/** NT-Xent negatives of one view, counted in a batch of 2N views. */
const negativesPerView = (images: number): number => {
  const views = range(images).flatMap((image) => [image, image])
  return views.filter((image) => image !== views[0]).length
}

/** Sinkhorn by the book: scale rows, then columns. */
function sinkhorn(matrix: readonly (readonly number[])[], rounds: number): number[][] {
  let q = matrix.map((row) => [...row])
  for (let round = 0; round < rounds; round++) {
    q = q.map((row) => row.map((x) => x / sum(row)))
    const columns = q[0]?.map((_, j) => sum(q.map((row) => row[j] ?? 0))) ?? []
    q = q.map((row) => row.map((x, j) => x / (columns[j] ?? 1)))
  }
  return q
}
const scores = [
  [8, 2],
  [1, 1],
]
const entry = (matrix: readonly (readonly number[])[]): number => matrix[1]?.[1] ?? Number.NaN

/** Pixels of a list of square crops, counted row by row. */
const pixels = (sides: readonly number[]): number =>
  sum(sides.map((side) => sum(range(side).map(() => side))))

/** Pairs (target crop, predicting crop) of which both belong to different crops. */
const terms = (large: number, all: number): number =>
  sum(range(large).map((target) => range(all).filter((crop) => crop !== target).length))

/** The loss of one SupCon anchor with given cosines to its positives and negatives. */
function supcon(positives: readonly number[], negatives: readonly number[], tau: number): number {
  const total = sum([...positives, ...negatives].map((s) => Math.exp((s - 1) / tau)))
  return -mean(positives.map((s) => (s - 1) / tau - Math.log(total)))
}
const views = range(128).flatMap((image) => [image, image])
const sameClass = (image: number): boolean => image % 8 === 0
const positivesOfFirst = views.slice(1).filter(sameClass).length

/** SigLIP's first step for one image: the loss and the gradients of its N logits. */
function siglipStart(pairs: number, bias: number) {
  const probability = sigmoid(bias)
  const losses = range(pairs).map((j) => -Math.log(j === 0 ? probability : 1 - probability))
  const gradients = range(pairs).map((j) => Math.abs(probability - (j === 0 ? 1 : 0)))
  const negatives = sum(gradients.slice(1))
  return { loss: sum(losses), negatives, share: negatives / sum(gradients) }
}

/** Probability that none of the other images of a batch shares the anchor's class. */
const alone = (others: number, classes: number): number =>
  range(others).reduce((p) => p * (1 - 1 / classes), 1)

export const recomputed: Recomputations = {
  'byol-negatives-in-disguise': () => {
    const constant = [0.6, 0.8]
    const cosine = sum(constant.map((x) => x * x))
    return { shown: [`=${(2 - 2 * cosine).toFixed(0)}`] }
  },
  'collapse-two-spectra': () => {
    // Twenty orthonormal directions or all 128, askew: the variances of the channels add up to 1.
    const channel = (rank: number): number => sum(range(rank).map(() => 1 / rank)) / 128
    if (Math.abs(channel(20) - channel(128)) > 1e-12) throw new Error('depends on the rank')
    return { shown: [Math.sqrt(channel(20)).toFixed(3)] }
  },
  'collapse-without-negatives': () => ({ shown: [(1 / Math.sqrt(2048)).toFixed(3)] }),
  'simsiam-two-hundred-steps': () => ({ shown: [(1 / Math.sqrt(2048)).toFixed(3)] }),
  'swav-pixels-of-multi-crop': () => {
    const large = pixels([224, 224])
    const small = pixels(range(6).map(() => 96))
    return {
      answer: (large + small) / large,
      mistakes: [8 / 2, (2 * 224 + 6 * 96) / (2 * 224), small / large],
      shown: [
        `${grouped(small)}`,
        `${grouped(large)}`,
        ((large + small) / large).toFixed(3),
        `${terms(2, 2)}`,
        `${terms(2, 8)}`,
        (74.6 - 70.1).toFixed(1),
      ],
    }
  },
  'sinkhorn-two-samples-two-prototypes': () => ({
    answer: entry(sinkhorn(scores, 200)),
    mistakes: [1 / (2 + 1), 0.5, entry(sinkhorn(scores, 1))],
    shown: [`=${(8 * 1) / (2 * 1)}`],
  }),
  'sinkhorn-more-prototypes-than-samples': () => {
    const share = 64 / 3000
    let prototypes = 0
    for (let mass = 1; mass > 0; mass -= share) prototypes++
    return { shown: [share.toFixed(2), `${prototypes}`, `${3840 / 256}`] }
  },
  'dino-entropy-of-the-teacher': () => {
    const entropy = -sum(range(65536).map(() => (1 / 65536) * Math.log(1 / 65536)))
    return { shown: [entropy.toFixed(2), (10.61 + 0.41).toFixed(2), (11.08 + 0.01).toFixed(2)] }
  },
  'dino-crops-and-loss-terms': () => ({ shown: [`=${terms(2, 10)}$`, `10-1=${10 - 1}`] }),
  'barlow-vicreg-shape-of-the-matrix': () => ({
    shown: [(sum(range(256).map(() => 1)) / 8192).toFixed(2)],
  }),
  'supcon-floor-of-the-loss': () => {
    const perfect = supcon(
      range(positivesOfFirst).map(() => 1),
      range(255 - positivesOfFirst).map(() => -1),
      0.01,
    )
    const untrained = supcon(
      range(positivesOfFirst).map(() => 0),
      range(255 - positivesOfFirst).map(() => 0),
      1,
    )
    return {
      answer: perfect,
      mistakes: [0, uniformLoss(positivesOfFirst + 1), uniformLoss(128 / 8 - 1), untrained],
      shown: [`=${positivesOfFirst}$`, perfect.toFixed(3)],
    }
  },
  'supcon-five-thousand-classes': () => ({
    shown: [
      (255 / 5000).toFixed(3),
      alone(255, 5000).toFixed(2),
      `${(100 * alone(511, 5000)).toFixed(0)}%`,
      `=${2 * 4 - 1}$`,
    ],
  }),
  'clip-matrix-of-one-batch': () => ({
    shown: [
      grouped(range(256).flatMap((i) => range(256).filter((j) => j !== i)).length),
      uniformLoss(256).toFixed(2),
      (1 / 0.07).toFixed(1),
    ],
  }),
  'clip-labels-on-eight-gpus': () => ({
    shown: [uniformLoss(8 * 64).toFixed(2), `${8 * 64 - 1}`, `${64 - 1}`],
  }),
  'clip-three-prompts': () => {
    const cosines = [0.31, 0.28, 0.25]
    const first = (scale: number): number => softmax(cosines.map((c) => scale * c))[0] ?? 0
    return {
      answer: first(100),
      mistakes: [first(1), (cosines[0] ?? 0) / sum(cosines), first(1 / 0.07), first(1 / 100)],
      shown: [first(100).toFixed(3), (1 / first(100)).toFixed(4), (1 / 0.07).toFixed(1)],
    }
  },
  'clip-own-classes-zero-shot': () => ({ shown: [`${(100 / 12).toFixed(0)}%`] }),
  'siglip-bias-at-the-start': () => {
    const [plain, biased] = [siglipStart(1024, 0), siglipStart(1024, -10)]
    return {
      shown: [
        plain.loss.toFixed(1),
        biased.loss.toFixed(1),
        `${(100 * plain.share).toFixed(1)} %`,
        `${(100 * biased.share).toFixed(1)} %`,
        biased.negatives.toFixed(3),
        `${(sigmoid(-10) * 1e5).toFixed(1)}\\cdot10^{-5}`,
        (-Math.log(1023)).toFixed(1),
      ],
    }
  },
  'siglip-after-the-switch': () => ({ shown: [sigmoid(1).toFixed(2)] }),
  'simcse-one-row-of-logits': () => {
    const columns = [...range(64).map(() => 'entailed'), ...range(64).map(() => 'contradicting')]
    return {
      shown: [
        `=${columns.length}$`,
        `${columns.length - 1}`,
        uniformLoss(columns.length).toFixed(2),
      ],
    }
  },
  'hard-negatives-audit-by-rank': () => ({
    shown: [`${((100 * 72) / 200).toFixed(0)}%`, `${((100 * 3) / 200).toFixed(1)}%`],
  }),
  'memory-bank-age-of-negatives': () => ({
    shown: [grouped(Math.round(1281167 / 256)), `=${65536 / 256}$`],
  }),
  'evaluation-printed-parameter-count': () => {
    const layer = (from: number, to: number): number => sum(range(to).map(() => from + 1))
    return {
      shown: [
        grouped(layer(2048, 1000)),
        grouped(layer(128, 1000)),
        grouped(25557032 - layer(2048, 1000)),
      ],
    }
  },
  'evaluation-nearest-four': () => {
    const weight = (cosine: number): number => Math.exp(cosine / 0.07) / Math.exp(0.8 / 0.07)
    const weights = [0.7, 0.65, 0.6].map(weight)
    const flat = [0.7, 0.65, 0.6].map((cosine) => Math.exp(cosine - 0.8))
    if (sum(flat) <= 1) throw new Error('at temperature 1 the three would lose as well')
    return { shown: [...weights, sum(weights)].map((x) => x.toFixed(3)) }
  },
  'batch-size-sixteen-accumulated': () => ({
    shown: [
      `${negativesPerView(256)}`,
      grouped(negativesPerView(4096)),
      uniformLoss(negativesPerView(256) + 1).toFixed(2),
      uniformLoss(negativesPerView(4096) + 1).toFixed(2),
    ],
  }),
}
