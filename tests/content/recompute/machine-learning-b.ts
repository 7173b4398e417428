// Linear models, projections and metrics: fitted, counted and enumerated with plain loops.
import { mean, range, type Recomputations, sum } from './recompute.ts'

type Point = readonly [number, number]

const round = (value: number, digits: number): string => value.toFixed(digits)
const odds = (p: number): number => p / (1 - p)
const probability = (o: number): number => o / (1 + o)
/** The perceptron or the hinge rule on the six points of the question; accuracy and loss by epoch. */
function sixPoints(selects: (margin: number) => boolean, epochs: number) {
  const points = [
    [1, 3, 1],
    [2, 4, 1],
    [3, 5, 1],
    [2, 1, -1],
    [3, 2, -1],
    [4, 3, -1],
  ] as const
  let [w1, w2, b] = [0, 0, 0]
  const margins = () => points.map(([x1, x2, y]) => y * (w1 * x1 + w2 * x2 + b))
  return range(epochs).map(() => {
    const before = margins()
    points.forEach(([x1, x2, y], i) => {
      if (!selects(before[i] ?? NaN)) return
      w1 += (0.1 * y * x1) / 6
      w2 += (0.1 * y * x2) / 6
      b += (0.1 * y) / 6
    })
    const after = margins()
    return {
      accuracy: mean(after.map((margin) => Number(margin > 0))),
      loss: mean(after.map((margin) => Math.max(0, 1 - margin))),
    }
  })
}

/** Logistic regression on a line by gradient descent, read off at some steps. */
function separable(readings: readonly number[]): string[] {
  const points = [0, 1, 2, 4, 5, 6].map((x) => [x, x > 3 ? 1 : 0] as const)
  let [w, b] = [0, 0]
  return range(Math.max(...readings)).flatMap((step) => {
    const errors = points.map(([x, y]) => [1 / (1 + Math.exp(-(w * x + b))) - y, x] as const)
    w -= 0.5 * mean(errors.map(([error, x]) => error * x))
    b -= 0.5 * mean(errors.map(([error]) => error))
    if (!readings.includes(step + 1)) return []
    const loss = mean(
      points.map(([x, y]) => Math.log1p(Math.exp((y === 1 ? -1 : 1) * (w * x + b)))),
    )
    return [
      `${step + 1} ${round(w, 2)} ${round(b, 2)} ${round(loss, 4)}`,
      `${round(-b / w, step < 100 ? 1 : 2)} at ${step + 1}`,
    ]
  })
}

const rocA: readonly Point[] = [
  [0, 0],
  [0.02, 0.12],
  [0.05, 0.3],
  [0.1, 0.5],
  [0.2, 0.78],
  [0.3, 0.92],
  [0.5, 0.98],
  [1, 1],
]
const rocB: readonly Point[] = [
  [0, 0],
  [0.02, 0.45],
  [0.05, 0.6],
  [0.1, 0.66],
  [0.2, 0.71],
  [0.3, 0.76],
  [0.5, 0.85],
  [1, 1],
]
const height = (curve: readonly Point[], f: number): number => {
  const next = curve.findIndex(([x], i) => i > 0 && x >= f)
  const [x0, y0] = curve[next - 1] ?? [0, 0]
  const [x1, y1] = curve[next] ?? [1, 1]
  return y0 + ((y1 - y0) * (f - x0)) / (x1 - x0)
}
const area = (curve: readonly Point[]): number =>
  sum(range(100_000).map((i) => height(curve, (i + 0.5) / 100_000))) / 100_000
/** Lowers the threshold in small steps until 110 of 1,000 honest and 100 fraudulent are checked. */
function within(curve: readonly Point[]) {
  let f = 0
  while (1000 * (f + 1e-6) + 100 * height(curve, f + 1e-6) <= 110) f += 1e-6
  return { f, t: height(curve, f) }
}

const fisher = ([x, y]: Point): number => (3 * x + 3 * y) ** 2 / (2 * x * x + 2 * x * y + y * y)

const scored = (precision: number, recall: number) => {
  const hits = recall * 90
  return { misses: 90 - hits, falseAlarms: hits / precision - hits }
}
const detectorA = scored(0.9, 0.6)
const detectorB = scored(0.6, 0.9)

export const recomputed: Recomputations = {
  'hinge-five-curves': () => ({ shown: [round(Math.log1p(Math.exp(0)), 2)] }),
  'hinge-loss-at-a-standstill': () => {
    const log = sixPoints((margin) => margin <= 0, 160)
    const mended = sixPoints((margin) => margin < 1, 20)
    if ((mended.at(-1)?.loss ?? 1) > 1e-9) throw new Error('the mended rule has not reached 0')
    return {
      shown: [5, 10, 20, 160].map((epoch) => {
        const { accuracy, loss } = log[epoch - 1] ?? { accuracy: NaN, loss: NaN }
        return `${epoch} ${round(accuracy, 2)} ${round(loss, 3)}`
      }),
    }
  },
  'logistic-regression-the-night-shift': () => {
    const factor = Math.exp(1.0986)
    const night = odds(0.2) * factor
    return {
      answer: probability(night),
      mistakes: [0.2 * factor, night, 0.2 + 1.0986 * 0.2 * 0.8, 0.2 + 1.0986],
      shown: [round(odds(0.2), 2), round(night, 2)],
    }
  },
  'logistic-regression-ever-larger-weights': () => {
    const [first, early, ...rest] = separable([100, 1000, 10_000, 100_000])
    const late = rest.at(-1)?.split(' ')[0] ?? ''
    return {
      shown: [
        first ?? '',
        ...rest.filter((line) => !line.includes('at')),
        early?.split(' ')[0] ?? '',
        late,
      ],
    }
  },
  'logistic-regression-or-a-linear-svm': () => ({
    shown: [`${round(40_000 ** 2 / 1e9, 1)}\\cdot10^9`, round(1 / 21, 3)],
  }),
  'linear-regression-coefficients-that-jump': () => ({
    shown: [
      round(-0.45 + 3.45, 2),
      round(15.42 - 12.38, 2),
      // The standard error, then both eigenvalues for 100 rows.
      `=${0.5 / (Math.sqrt(100) * 0.002)}`,
      `${100 * (1 + 1)}`,
      round((100 * 0.002 ** 2) / 2, 4),
    ],
  }),
  'knn-five-answers-for-one-query': () => {
    const circles: Point[] = [[5, 3], [7, 4], [7, 1], [8, 3], [8, 5]] // prettier-ignore
    const squares: Point[] = [[4, 1], [2, 3], [3, 5], [1, 1]] // prettier-ignore
    const vote = (k: number, stretch = 1, weigh = (_: number) => 1) => {
      const from =
        (name: string) =>
        ([x, y]: Point) => ({
          name,
          d: (stretch * (x - 4)) ** 2 + (y - 3) ** 2,
        })
      const nearest = [...circles.map(from('A')), ...squares.map(from('B'))]
        .toSorted((a, b) => a.d - b.d)
        .slice(0, k)
      return sum(nearest.map(({ name, d }) => (name === 'A' ? 1 : -1) * weigh(d))) > 0 ? 'A' : 'B'
    }
    const found = [vote(1), vote(3), vote(9), vote(3, 1, (d) => 1 / d), vote(1, 10)].join('')
    if (found !== 'ABAAB') throw new Error(`the votes are ${found}`)
    return {}
  },
  'pca-one-component-is-enough': () => {
    const variances = [300, 0.3, 0.2, 1].map((deviation) => deviation ** 2)
    const shares = variances.map((variance) => variance / sum(variances)).toSorted((a, b) => b - a)
    const correlated = [1 + 0.96, 1, 1, 1 - 0.96]
    return {
      shown: [
        round(shares[0] ?? 0, 5),
        round(shares[1] ?? 0, 5),
        round(correlated[3] ?? 0, 2),
        `${round(100 * ((correlated[0] ?? 0) / sum(correlated)), 0)}%`,
      ],
    }
  },
  'lda-which-direction': () => {
    const angles = range(3600).map((i) => (Math.PI * i) / 3600)
    const best = angles.reduce((a, b) =>
      fisher([Math.cos(b), Math.sin(b)]) > fisher([Math.cos(a), Math.sin(a)]) ? b : a,
    )
    if (Math.abs(best - Math.PI / 2) > 1e-9) throw new Error('the best direction is not (0,1)')
    return {
      shown: [
        `=36/5=${fisher([1, 1])}`,
        `225/34\\approx${round(fisher([3, 2]), 2)}`,
        `9/1=${fisher([0, 1])}`,
        `9/2=${fisher([1, 0])}`,
      ],
    }
  },
  'naive-bayes-two-words-that-travel-together': () => ({
    shown: [probability(3 * 3), probability(3), probability(3 + 3)].map((p) => round(p, 2)),
  }),
  'confusion-metrics-f1-from-a-printout': () => {
    const [tn, fp, fn, tp] = [900, 10, 60, 30]
    const [precision, recall] = [tp / (tp + fp), tp / (tp + fn)]
    const f1 = 2 / (1 / precision + 1 / recall)
    const other = 2 / ((tn + fn) / tn + (tn + fp) / tn)
    return {
      answer: f1,
      mistakes: [
        (tn + tp) / (tn + fp + fn + tp),
        mean([precision, recall]),
        other,
        mean([f1, other]),
        precision,
        recall,
      ],
    }
  },
  'confusion-metrics-same-f1-different-bill': () => {
    const alarms = detectorB.falseAlarms - detectorA.falseAlarms
    const misses = detectorA.misses - detectorB.misses
    return {
      answer: alarms / misses,
      mistakes: [
        (1 - 0.6 - (1 - 0.9)) / (1 - 0.6 - (1 - 0.9)),
        0.9 / 0.6,
        misses / alarms,
        0.4 / 0.1,
      ],
      shown: [
        round(2 / (1 / 0.9 + 1 / 0.6), 2),
        `${round(detectorA.misses, 0)}c+${round(detectorA.falseAlarms, 0)}`,
        `${round(detectorB.misses, 0)}c+${round(detectorB.falseAlarms, 0)}`,
      ],
    }
  },
  'roc-auc-pr-curves-that-cross': () => {
    const a = within(rocA)
    return {
      shown: [
        round(area(rocA), 2),
        round(area(rocB), 2),
        round(a.f, 3),
        round(a.t, 3),
        round(100 * within(rocB).t, 0),
        round(100 * a.t, 0),
        `60/110\\approx${round(60 / (1000 * 0.05 + 60), 2)}`,
        `30/80\\approx${round(30 / (1000 * 0.05 + 30), 2)}`,
        String(1000 * 0.3 + 92),
      ],
    }
  },
  'imbalance-ten-times-the-negatives': () => {
    const precision = (good: number) => (0.8 * 100) / (0.8 * 100 + 0.05 * good)
    return { shown: [round(precision(100), 2), round(precision(1000), 2)] }
  },
  'imbalance-probability-after-undersampling': () => ({
    answer: probability(odds(0.8) * 0.1),
    mistakes: [0.8, 0.8 * 0.1, probability(odds(0.8) * 10), probability(odds(0.8) / 99)],
    shown: [round(Math.log(0.1), 3), round(odds(0.8) * 0.1, 1)],
  }),
  'cross-validation-from-data-to-one-number': () => ({
    shown: [`=${range(20).flatMap(() => range(5)).length}`],
  }),
  'regularisation-why-one-penalty-reaches-zero': () => {
    const soft = (b: number) => Math.sign(b) * Math.max(Math.abs(b) - 1, 0)
    return { shown: [3, 0.5].flatMap((b) => [`$${b / 2}$`, `$${soft(b)}$`]) }
  },
  'hmm-crf-states-with-one-way-on': () => ({ shown: [60, 40].map((n) => String(n / 100)) }),
}
