// Overlap, box, metric-learning, sequence, adversarial and multi-task losses, from their premises.
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

interface Counts {
  readonly tp: number
  readonly fp: number
  readonly fn: number
}
const tversky = ({ tp, fp, fn }: Counts, alpha: number, beta: number): number =>
  tp / (tp + alpha * fp + beta * fn)

type Box = readonly [number, number, number, number]
const area = ([x1, y1, x2, y2]: Box): number => Math.max(0, x2 - x1) * Math.max(0, y2 - y1)
const intersection = (a: Box, b: Box): number =>
  area([Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])])
const hull = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]
const iou = (a: Box, b: Box): number =>
  intersection(a, b) / (area(a) + area(b) - intersection(a, b))
const giou = (a: Box, b: Box): number => {
  const union = area(a) + area(b) - intersection(a, b)
  const around = area(hull(a, b))
  return iou(a, b) - (around - union) / around
}
const centrePenalty = (a: Box, b: Box): number => {
  const [x1, y1, x2, y2] = hull(a, b)
  const dx = (a[0] + a[2] - b[0] - b[2]) / 2
  const dy = (a[1] + a[3] - b[1] - b[3]) / 2
  return (dx ** 2 + dy ** 2) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)
}
const diouLoss = (a: Box, b: Box): number => 1 - iou(a, b) + centrePenalty(a, b)

/** Where a function with one minimum has it: halves the interval by the sign of the slope. */
function lowest(f: (x: number) => number, low: number, high: number): number {
  for (const _ of range(60)) {
    const middle = (low + high) / 2
    if (slope(f, middle, 1e-6) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Frames that CTC needs: runs the shortest path through the word with blanks where they must be. */
function framesFor(word: string): number {
  const path: string[] = []
  for (const letter of word) {
    if (path.at(-1) === letter) path.push('-')
    path.push(letter)
  }
  return path.length
}

export const recomputed: Recomputations = {
  'dice-two-segmenters-one-lesion': () => {
    const a = { tp: 1000, fp: 0, fn: 1000 }
    const b = { tp: 1800, fp: 1200, fn: 200 }
    const accuracy = (errors: number) => (1 - errors / 512 ** 2).toFixed(4)
    return {
      shown: [
        tversky(a, 0.5, 0.5).toFixed(3),
        tversky(b, 0.5, 0.5).toFixed(3),
        tversky(b, 1, 1).toFixed(4),
        tversky(a, 0.3, 0.7).toFixed(3),
        tversky(b, 0.3, 0.7).toFixed(3),
        accuracy(a.fp + a.fn),
        accuracy(b.fp + b.fn),
        accuracy(2000),
      ],
    }
  },
  'dice-slices-without-a-lesion': () => {
    const summed = sum(range(256 * 256).map(() => 1e-4))
    const loss = (eps: number) => (total: number) => 1 - eps / (total + eps)
    const tiny = slope(loss(1e-6), summed, 1e-2)
    return {
      shown: [
        summed.toFixed(2),
        loss(1e-6)(summed).toFixed(7),
        `${(tiny * 1e8).toFixed(1)}\\cdot10^{-8}`,
        loss(1)(summed).toFixed(3),
        slope(loss(1), summed).toFixed(4),
      ],
    }
  },
  'dice-overlap-or-pixels': () => {
    // Checks the stated gradient on a small example, then the two printed numbers.
    const truth = [1, 1, 0, 0, 0]
    const guess = [0.7, 0.4, 0.3, 0.1, 0.2]
    const loss = (p: readonly number[]) =>
      1 - (2 * sum(p.map((value, i) => value * (truth[i] ?? 0)))) / (sum(p) + sum(truth))
    const inter = sum(guess.map((value, i) => value * (truth[i] ?? 0)))
    const total = sum(guess) + sum(truth)
    range(5).forEach((i) => {
      const found = slope(
        (x) => loss(guess.map((value, j) => (i === j ? x : value))),
        guess[i] ?? 0,
      )
      const stated = (-2 * ((truth[i] ?? 0) * total - inter)) / total ** 2
      if (Math.abs(found - stated) > 1e-6) throw new Error('the gradient of soft Dice is wrong')
    })
    return {
      shown: [
        (1 - tversky({ tp: 3, fp: 0, fn: 1 }, 0.5, 0.5)).toFixed(2),
        `${(1 - 0.005) / 0.005}`,
      ],
    }
  },
  'lovasz-boundary-one-stray-pixel': () => {
    const masks = { tp: 9, fp: 1, fn: 0 }
    const object = range(9).map((i) => [1 + (i % 3), 1 + Math.floor(i / 3)] as const)
    const distance = (x: number, y: number) =>
      Math.min(...object.map(([u, v]) => Math.hypot(x - u, y - v)))
    if (distance(4, 2) !== 1) throw new Error('the stray pixel of A should touch the object')
    return {
      shown: [
        `18/19=${tversky(masks, 0.5, 0.5).toFixed(3)}`,
        `9/10=${tversky(masks, 1, 1)}`,
        `\\sqrt{4^2+3^2}=${distance(7, 6)}`,
      ],
    }
  },
  'iou-loss-three-pixels-off': () => {
    const pair = (side: number): [Box, Box] => [
      [0, 0, side, side],
      [3, 0, side + 3, side],
    ]
    const loss = (side: number) => 1 - iou(...pair(side))
    const byArea = (side: number) => 1 - intersection(...pair(side)) / side ** 2
    return {
      answer: loss(12) / loss(120),
      mistakes: [byArea(12) / byArea(120), 1, (1 - loss(120)) / (1 - loss(12))],
      shown: [
        loss(12).toFixed(1),
        loss(120).toFixed(4),
        byArea(12).toFixed(2),
        byArea(120).toFixed(3),
        (1 - loss(120)).toFixed(3),
      ],
    }
  },
  'giou-first-step-apart': () => {
    const target: Box = [0, 0, 2, 2]
    const left = (f: (a: Box, b: Box) => number) => slope((x) => f(target, [x, 0, 8, 2]), 6)
    const right = (f: (a: Box, b: Box) => number) => slope((x) => f(target, [6, 0, x, 2]), 8)
    return {
      shown: [
        left(giou).toFixed(3),
        right(giou).toFixed(4),
        left(diouLoss).toFixed(3),
        right(diouLoss).toFixed(3),
      ],
    }
  },
  'diou-box-inside-box': () => {
    const target: Box = [0, 0, 4, 4]
    const corner: Box = [0, 0, 2, 2]
    return {
      shown: [
        `${diouLoss(target, [1, 1, 3, 3])}`,
        `${diouLoss(target, corner)}`,
        `${1 - giou(target, corner)}`,
      ],
    }
  },
  'ciou-crossed-boxes': () => {
    const target: Box = [0, 0, 4, 1]
    const guess: Box = [1.5, -1, 2.5, 2]
    const angle = Math.atan(4 / 1) - Math.atan(1 / 3)
    const v = (4 / Math.PI ** 2) * angle ** 2
    const alpha = v / (1 - iou(target, guess) + v)
    const base = diouLoss(target, guess)
    return {
      answer: base + alpha * v,
      mistakes: [base, base + v, 1 - (base + alpha * v)],
      shown: [
        iou(target, guess).toFixed(4),
        angle.toFixed(4),
        (4 / Math.PI ** 2).toFixed(4),
        (angle ** 2).toFixed(4),
        v.toFixed(4),
        alpha.toFixed(4),
        (alpha * v).toFixed(4),
        (base + alpha * v).toFixed(4),
      ],
    }
  },
  'triplet-loss-at-the-margin': () => ({ shown: [`0-0+0.2=${Math.max(0, 0 - 0 + 0.2)}`] }),
  'arcface-forward-steps': () => ({
    shown: [
      `${((0.5 * 180) / Math.PI).toFixed(2)}°`,
      (64 * Math.cos(Math.PI / 3 + 0.5)).toFixed(2),
      `${Math.round(64 * Math.cos(Math.PI / 3))}`,
    ],
  }),
  'arcface-smallest-scale': () => {
    const classes = 10_000
    const own = (scale: number) => softmax([scale, ...range(classes - 1).map(() => 0)])[0] ?? 0
    const reach = (probability: number) => {
      let [low, high] = [0, 40]
      for (const _ of range(40)) {
        const middle = (low + high) / 2
        if (own(middle) < probability) low = middle
        else high = middle
      }
      return high
    }
    if (-Math.log(own(1)) < 8) throw new Error('the loss at s = 1 should stay above 8')
    return {
      answer: reach(0.99),
      mistakes: [reach(0.5), Math.log(0.99 / 0.01), Math.log10(99 * 9999)],
      shown: [own(1).toFixed(5), grouped(classes - 1)],
    }
  },
  'arcface-instead-of-triplets': () => ({
    shown: [
      `${((500_000 * 512 * 4) / 1e9).toFixed(2)} GB`,
      `${((512 * 500_000 * 4) / 1e9).toFixed(2)} GB`,
    ],
  }),
  'infonce-loss-row-seven': () => {
    const row = softmax(range(256).map(() => 0.1))
    return { shown: [(-Math.log(row[7] ?? 0)).toFixed(3)] }
  },
  'ctc-labels-without-a-path': () => {
    const frames = 112 / 16
    const words = ['monkeys', 'success', 'coffee', 'hello', 'letters']
    const lost = words.filter((word) => framesFor(word) > frames)
    if (lost.join() !== 'success,coffee,letters') throw new Error(`no path for ${lost.join()}`)
    return {
      shown: [
        `112/16=${frames}`,
        `7+2=${framesFor('success')}`,
        `6+2=${framesFor('coffee')}`,
        `5+1=${framesFor('hello')}`,
        `7+1=${framesFor('letters')}`,
      ],
    }
  },
  'perceptual-shuffled-positions': () => ({ shown: [grouped(64 * 64)] }),
  'gan-losses-five-objectives': () => {
    const logit = Math.log(0.01 / 0.99)
    const saturating = slope((z) => Math.log(1 - sigmoid(z)), logit)
    const other = slope((z) => -Math.log(sigmoid(z)), logit)
    return { shown: [Math.abs(saturating).toFixed(2), Math.abs(other).toFixed(2)] }
  },
  'kd-loss-nearly-no-teacher': () => ({
    shown: [grouped(1000), `${4 ** 2}`, grouped(1000 * 4 ** 2)],
  }),
  'kd-loss-power-of-t': () => {
    // The gradient at two high temperatures, from differences of the divergence itself.
    const teacher = [3, -1, -2]
    const student = [1, 1, -2]
    const at = (t: number) =>
      slope(
        (z) => {
          const p = softmax(teacher.map((one) => one / t))
          const q = softmax([z, ...student.slice(1)].map((one) => one / t))
          return sum(p.map((one, i) => one * Math.log(one / (q[i] ?? 0))))
        },
        student[0] ?? 0,
        1e-2,
      )
    const power = Math.log2(at(100) / at(200))
    if (Math.round(power) !== 2) throw new Error(`the gradient falls with the power ${power}`)
    return {}
  },
  'wing-heatmap-which-curve': () => {
    const wing = (e: number) => 3 * Math.log(1 + e / 1)
    return { shown: [`=${slope(wing, 0).toFixed(0)}`, slope(wing, 3).toFixed(2)] }
  },
  'wing-heatmap-flat-from-the-start': () => {
    const cells = range(64 * 64).map((i) => [i % 64, Math.floor(i / 64)] as const)
    const target = cells.map(([x, y]) => Math.exp(-((x - 30) ** 2 + (y - 27) ** 2) / (2 * 2 ** 2)))
    const background = target.filter((value) => value < 0.05).length / cells.length
    return {
      shown: [
        sum(target.map((value) => value ** 2)).toFixed(2),
        mean(target.map((value) => value ** 2)).toFixed(5),
        `${Math.round(background * 100)}%`,
        grouped(cells.length),
      ],
    }
  },
  'detection-multitask-learned-weights': () => {
    const sigma = (loss: number) => lowest((s) => loss / (2 * s ** 2) + Math.log(s), 0.05, 20)
    const weight = (loss: number) => 1 / (2 * sigma(loss) ** 2)
    return {
      answer: weight(0.25) / weight(4),
      mistakes: [sigma(4) / sigma(0.25), weight(4) / weight(0.25), (4 / 0.25) ** 2],
      shown: [weight(4).toFixed(3)],
    }
  },
}
