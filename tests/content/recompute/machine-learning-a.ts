import { grouped, mean, range, type Recomputations, sigmoid, sum } from './recompute.ts'

/** The mean squared distance to the mean; divided by one less when the values are only a sample. */
const variance = (values: readonly number[], less = 0): number =>
  sum(values.map((value) => (value - mean(values)) ** 2)) / (values.length - less)

const shares = (counts: readonly number[]): number[] => counts.map((count) => count / sum(counts))
const bits = (counts: readonly number[]): number =>
  sum(shares(counts).map((share) => (share > 0 ? -share * Math.log2(share) : 0)))
/** Chance that two draws with replacement differ, counted over all pairs of samples. */
const gini = (counts: readonly number[]): number => {
  const samples = counts.flatMap((count, kind) => range(count).map(() => kind))
  const pairs = samples.flatMap((a) => samples.map((b) => Number(a !== b)))
  return mean(pairs)
}
/** A measure of the branches, weighted by their sizes. */
const weighted = (
  branches: readonly (readonly number[])[],
  measure: (counts: readonly number[]) => number,
): number =>
  sum(branches.map((counts) => sum(counts) * measure(counts))) / sum(branches.map((c) => sum(c)))
/** Class counts of the node that the branches came from. */
const joined = (branches: readonly (readonly number[])[]): number[] =>
  range(2).map((kind) => sum(branches.map((counts) => counts[kind] ?? 0)))

/** The first whole number at which a condition holds. */
const first = (holds: (n: number) => boolean): number => {
  let n = 1
  while (!holds(n)) n++
  return n
}
/** Hits of the six classifiers on the ten samples. */
const hits: Readonly<Record<string, string>> = {
  P: '0011111111',
  Q: '0101111111',
  R: '1001111111',
  S: '0001111111',
  T: '1110001111',
  U: '1111110001',
}
const voteOf = (names: string): number =>
  mean(
    range(10).map((sample) =>
      Number(sum([...names].map((name) => Number(hits[name]?.[sample]))) > names.length / 2),
    ),
  )

/** The tree of errors-in-a-tree.svg. */
const errors: Readonly<Record<string, number>> = {
  ...{ A: 40, B: 10, C: 15, D: 4, E: 3, F: 2, H: 5, I: 1, J: 2 },
}
const childrenOf: Readonly<Record<string, string>> = { A: 'BC', B: 'DE', C: 'FH', H: 'IJ' }
/** Every tree that pruning can leave below a node, as its sum of errors and its leaves. */
function prunings(node: string): { wrong: number; leaves: string }[] {
  const leaf = { wrong: errors[node] ?? NaN, leaves: node }
  const [left, right] = [...(childrenOf[node] ?? '')].map(prunings)
  if (!left || !right) return [leaf]
  return [
    leaf,
    ...left.flatMap((a) =>
      right.map((b) => ({ wrong: a.wrong + b.wrong, leaves: a.leaves + b.leaves })),
    ),
  ]
}
/** Leaves of the smallest tree that is best at a price per leaf, in errors per hundred. */
function prunedAt(price: number): string {
  const cost = (tree: { wrong: number; leaves: string }) => tree.wrong + price * tree.leaves.length
  const least = Math.min(...prunings('A').map(cost))
  const best = prunings('A').filter((tree) => cost(tree) <= least + 1e-9)
  return best.toSorted((a, b) => a.leaves.length - b.leaves.length)[0]?.leaves ?? ''
}
/** The lowest alpha, to a thousandth, at which none of the nodes below is a leaf any more. */
const collapse = (below: string): number =>
  first((tenths) => [...below].every((node) => !prunedAt(tenths / 10).includes(node))) / 1000

/** Nodes in the order in which the leaf with the largest gain is split. */
function leafWise(splits: number): string {
  const gains: Readonly<Record<string, number>> = {
    ...{ A: 50, B: 20, C: 30, D: 5, E: 12, F: 25, G: 8, K: 18, L: 3 },
  }
  const below: Readonly<Record<string, string>> = { A: 'BC', B: 'DE', C: 'FG', F: 'KL' }
  let leaves = ['A']
  let order = ''
  for (let i = 0; i < splits; i++) {
    const next = leaves.toSorted((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0))[0] ?? ''
    order += next
    leaves = [...leaves.filter((leaf) => leaf !== next), ...(below[next] ?? '')]
  }
  return order
}

type Point = readonly [number, number]
/** Points of eight-labelled-points.svg. */
const positives: Readonly<Record<string, Point>> = {
  ...{ A: [4, 3], B: [3, 4], C: [5, 4.5], D: [6, 3] },
}
const negatives: Readonly<Record<string, Point>> = {
  ...{ E: [2, 2], F: [3.2, 0.6], G: [0.5, 2.5], H: [1, 1] },
}
/** The widest strip between the classes, searched over the directions of its normal. */
function widestStrip(without = '') {
  const points = (group: Readonly<Record<string, Point>>): Point[] =>
    Object.entries(group).flatMap(([name, point]) => (name === without ? [] : [point]))
  let best = { width: 0, angle: 0, middle: 0 }
  for (const step of range(7200)) {
    const angle = (step / 7200) * 2 * Math.PI
    const along = ([x, y]: Point): number => x * Math.cos(angle) + y * Math.sin(angle)
    const low = Math.max(...points(negatives).map(along))
    const high = Math.min(...points(positives).map(along))
    if (high - low > best.width + 1e-12)
      best = { width: high - low, angle, middle: (low + high) / 2 }
  }
  return best
}

/** An ordered target statistic over some of the rows of the city. */
const statistic = (labels: readonly number[], weight = 1): number =>
  (sum(labels) + weight * 0.5) / (labels.length + weight)

export const recomputed: Recomputations = {
  'bias-variance-learning-curves': () => ({ shown: [`23-21=${23 - 21}`] }),
  'bias-variance-four-training-sets': () => {
    const predictions = [3, 4, 6, 7]
    const error = mean(predictions.map((prediction) => (prediction - 3) ** 2)) + 0.5
    const bias = mean(predictions) - 3
    return {
      answer: error,
      mistakes: [
        error - 0.5,
        bias ** 2 + 0.5,
        bias + variance(predictions) + 0.5,
        bias ** 2 + variance(predictions, 1) + 0.5,
      ],
      shown: [`(4+1+1+4)/4=${variance(predictions)}`, (error - 0.5).toFixed(1)],
    }
  },
  'bagging-which-model-gains': () => {
    const bagged = (bias: number, spread: number, rho: number): number => {
      // Variance of the mean of 100 copies from its hundred times hundred covariances.
      const covariances = range(100).flatMap((i) =>
        range(100).map((j) => (i === j ? spread : rho * spread)),
      )
      return bias + sum(covariances) / 100 ** 2
    }
    const after = [
      bagged(9, 1, 0.9),
      bagged(6, 2, 0.8),
      bagged(3, 4, 0.6),
      bagged(0.5, 12, 0.5),
      bagged(1, 10, 0.3),
    ]
    // Both copies fall back on the same neighbour: the first that each of them has drawn.
    const drawn = 1 - Math.exp(-1)
    const same = sum(range(200).map((k) => (drawn * (1 - drawn) ** k) ** 2))
    return {
      shown: [
        ...after.map((error) => error.toFixed(2)),
        `0.5\\cdot12=${0.5 * 12}`,
        `${(100 * same).toFixed(0)}%`,
      ],
    }
  },
  'bootstrap-oob-million-rows': () => {
    const missed = (n: number): number => {
      let chance = 1
      for (let draw = 0; draw < n; draw++) chance *= 1 - 1 / n
      return chance
    }
    return {
      shown: [
        missed(10).toFixed(3),
        missed(100).toFixed(3),
        missed(1e6).toFixed(3),
        grouped(Math.round(missed(1e6) * 1000) * 1000),
        grouped(Math.round((1 - missed(1e6)) * 1000) * 1000),
      ],
    }
  },
  'bootstrap-oob-frames-of-clips': () => {
    const n = 10000
    // A row is out of bag; none of the draws, all from the other rows, hits its four siblings.
    let alone = 1
    for (let draw = 0; draw < n; draw++) alone *= (n - 5) / (n - 1)
    const voters = 500 * (1 - 1 / n) ** n
    const standardError = 100 * Math.sqrt((0.78 * 0.22) / 200)
    return {
      shown: [
        alone.toFixed(3),
        `${Math.round(100 * (1 - alone))}%`,
        String(Math.round(voters)),
        String(Math.round(standardError)),
        String(97 - 78),
      ],
    }
  },
  'voting-condorcet-six-models': () => {
    const independent = sum(
      range(8).map((pattern) => {
        const votes = range(3).map((voter) => Math.floor(pattern / 2 ** voter) % 2)
        const chance = votes.reduce((total, vote) => total * (vote ? 0.7 : 0.3), 1)
        return sum(votes) >= 2 ? chance : 0
      }),
    )
    const others = ['PQR', 'PQU', 'PSU', 'RST'].map(voteOf)
    return {
      shown: [
        ...others.map((vote) => vote.toFixed(1)),
        independent.toFixed(3),
        voteOf('STU') > Math.max(...others) ? voteOf('S').toFixed(1) : 'another vote is best',
      ],
    }
  },
  'adaboost-first-round': () => {
    const alpha = Math.log((1 - 0.2) / 0.2) / 2
    const [wrong, right] = [0.1 * Math.exp(alpha), 0.1 * Math.exp(-alpha)]
    const total = 2 * wrong + 8 * right
    return {
      shown: [
        alpha.toFixed(3),
        total.toFixed(1),
        (wrong / total).toFixed(2),
        (right / total).toFixed(4),
      ],
    }
  },
  'adaboost-rounds-until-one-per-cent': () => {
    const error = 0.3
    const alpha = Math.log((1 - error) / error) / 2
    const z = error * Math.exp(alpha) + (1 - error) * Math.exp(-alpha)
    const rounds = (factor: number): number => first((n) => factor ** n <= 0.01)
    return {
      answer: rounds(z),
      mistakes: [rounds(z) - 1, rounds(4 * error * (1 - error)), rounds(1 - error), rounds(error)],
      shown: [
        z.toFixed(4),
        (-Math.log(z)).toFixed(4),
        (Math.log(100) / -Math.log(z)).toFixed(1),
        (100 * z ** 52).toFixed(2),
      ],
    }
  },
  'gbdt-probabilities-near-one-half': () => ({
    shown: [sigmoid(0).toFixed(1), sigmoid(1).toFixed(3), sigmoid(1).toFixed(2)],
  }),
  'xgboost-smallest-child': () => {
    const hessian = (p: number): number => {
      // The second derivative of the logistic loss in the log-odds, taken numerically.
      const loss = (x: number): number => Math.log(1 + Math.exp(-x))
      const x = Math.log(p / (1 - p))
      return (loss(x + 1e-3) - 2 * loss(x) + loss(x - 1e-3)) / 1e-6
    }
    const rows = (h: number): number => first((n) => n * h >= 1 - 1e-6)
    const h = hessian(0.98)
    return {
      answer: rows(h),
      mistakes: [1, rows(hessian(0.5)), rows(h) - 1, rows(0.98), rows(1 - 0.98)],
      shown: [h.toFixed(4), (51 * h).toFixed(4), (1 / h).toFixed(2)],
    }
  },
  'lightgbm-which-leaf-next': () => ({
    shown: [...leafWise(5)].map((node, i) => (node === 'ACFBK'[i] ? node : `not ${node}`)),
  }),
  'lightgbm-goss-numbers': () => {
    const rows = 100_000
    const [kept, drawn] = [0.2 * rows, 0.1 * rows]
    return {
      shown: [
        grouped(kept),
        grouped(drawn),
        grouped(rows - kept),
        grouped(kept + drawn),
        `0.8/0.1=${Math.round((rows - kept) / drawn)}`,
        String(rows / drawn),
      ],
    }
  },
  'catboost-statistic-of-row-six': () => {
    const rows = 'O1 B0 O0 O1 B1 O0 O1'.split(' ')
    const labels = (keep: (row: number) => boolean): number[] =>
      rows.flatMap((row, i) => (row.startsWith('O') && keep(i + 1) ? [Number(row[1])] : []))
    return {
      answer: statistic(labels((row) => row < 6)),
      mistakes: [
        statistic(labels(() => true)),
        statistic(labels((row) => row !== 6)),
        statistic(labels((row) => row <= 6)),
        statistic(
          labels((row) => row < 6),
          0,
        ),
      ],
    }
  },
  'catboost-leave-one-out-on-a-constant': () => {
    const rows = range(1000).map((i) => Number(i < 300))
    const leftOut = (row: number): number => (sum(rows) - (rows[row] ?? 0)) / (rows.length - 1)
    return {
      shown: [leftOut(0).toFixed(4), leftOut(999).toFixed(4), mean(rows).toFixed(4)],
    }
  },
  'entropy-gain-ticket-number': () => {
    const attributes = [
      range(8).map((i) => [Number(i < 4), Number(i >= 4)]),
      [
        [3, 0],
        [1, 4],
      ],
      [
        [3, 1],
        [1, 3],
      ],
      [
        [1, 0],
        [3, 4],
      ],
    ]
    return {
      shown: attributes
        .map((branches) => {
          const gain = bits(joined(branches)) - weighted(branches, bits)
          const split = bits(branches.map((counts) => sum(counts)))
          return [gain, split, gain / split].map((value) => value.toFixed(3)).join(' ')
        })
        .concat(bits([1, 4]).toFixed(3)),
    }
  },
  'gini-reading-the-number': () => ({
    shown: [gini([9, 5]).toFixed(3), gini([1, 1, 1, 1]).toFixed(2)],
  }),
  'gini-two-splits-forty-wrong': () => {
    const even = [
      [80, 20],
      [20, 80],
    ]
    const pure = [
      [100, 40],
      [0, 60],
    ]
    return {
      shown: [
        weighted(even, gini).toFixed(2),
        weighted(pure, gini).toFixed(3),
        gini([100, 40]).toFixed(3),
        weighted(even, bits).toFixed(3),
        bits([100, 40]).toFixed(3),
        weighted(pure, bits).toFixed(3),
        String(sum(pure.map((counts) => Math.min(...counts)))),
      ],
    }
  },
  'pruning-a-root-without-gain': () => {
    const root = gini([200, 200])
    const even = [100, 100]
    const gain = root - weighted([even, even], gini)
    return {
      shown: [(root / 3).toFixed(3), Math.abs(gain) < 1e-12 ? '0' : `not ${gain}`],
    }
  },
  'pruning-when-c-collapses': () => {
    const [h, b, c, a] = [collapse('IJ'), collapse('DE'), collapse('FHIJ'), collapse('BCDEFHIJ')]
    return {
      answer: c,
      mistakes: [(15 - 5) / 2 / 100, (15 - 5) / 100, (15 - 7) / 2 / 100, 15 / 100],
      shown: [h, b, c, a].map((price) => price.toFixed(2)),
    }
  },
  'svm-margin-from-coef': () => {
    const w = [3, 4]
    const length = Math.hypot(...w)
    // From a point on f = -1 along the unit normal until f = 1.
    let distance = 0
    while (-1 + distance * length < 1 - 1e-9) distance += 1e-4
    return {
      answer: distance,
      mistakes: [1 / length, 2 / sum(w.map((one) => one * one)), 2 * length, 2 / sum(w)],
    }
  },
  'svm-margin-delete-one-point': () => {
    const whole = widestStrip()
    const w = (2 / whole.width) * Math.cos(whole.angle)
    const changed = [...'ABCDEFGH'].filter((name) => {
      const { angle, middle } = widestStrip(name)
      return Math.abs(angle - whole.angle) + Math.abs(middle - whole.middle) > 1e-3
    })
    return {
      shown: [
        whole.width.toFixed(2),
        (whole.middle * Math.SQRT2).toFixed(1),
        Math.abs(w - 2 / 3) < 1e-3 ? String.raw`\tfrac23` : String(w),
        Math.abs((2 / whole.width) * whole.middle - 11 / 3) < 1e-3
          ? String.raw`-\tfrac{11}{3}`
          : 'another intercept',
        changed.join('') === 'ABE' ? '(2, 2)' : `changed by ${changed.join('')}`,
        (3.2 + 0.6).toFixed(1),
      ],
    }
  },
  'svm-soft-dual-primal-or-dual': () => ({
    shown: [
      3000 ** 2 === 9e6 ? '3000^2' : '',
      `4\\cdot10^{${Math.round(Math.log10((2e6 * 2e6) / 4))}}`,
    ],
  }),
  'kernel-gram-matrix-is-the-identity': () => {
    const incomes = [22895, 29525]
    const apart = (incomes[1] ?? 0) - (incomes[0] ?? 0)
    return { shown: [grouped(apart), apart ** 2 > 4e7 ? String.raw`4\cdot10^7` : 'less'] }
  },
}
