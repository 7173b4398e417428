// Clusters and mixtures: every assignment, split and likelihood found anew.
import { mean, range, type Recomputations, sum } from './recompute.ts'

type Point = readonly [number, number]

const squared = (a: Point, b: Point): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
const round = (value: number, digits: number): string => value.toFixed(digits)
const centre = (points: readonly Point[]): Point => [
  mean(points.map(([x]) => x)),
  mean(points.map(([, y]) => y)),
]
const inertia = (groups: readonly (readonly Point[])[]): number =>
  sum(groups.flatMap((group) => group.map((point) => squared(point, centre(group)))))

/** EM for two Gaussians in one dimension; the parameters that each iteration starts from. */
function mixture(points: readonly number[], iterations: number) {
  let parts = [3, 9].map((mu) => ({ mu, variance: 4, share: 0.5 }))
  return range(iterations).map(() => {
    const started = parts
    const densities = points.map((x) =>
      started.map(
        ({ mu, variance, share }) =>
          (share * Math.exp(-((x - mu) ** 2) / (2 * variance))) / Math.sqrt(2 * Math.PI * variance),
      ),
    )
    parts = started.map((_, k) => {
      const shares = densities.map((row) => (row[k] ?? 0) / sum(row))
      const count = sum(shares)
      const mu = sum(shares.map((r, i) => r * (points[i] ?? 0))) / count
      const variance = sum(shares.map((r, i) => r * ((points[i] ?? 0) - mu) ** 2)) / count
      return { mu, variance, share: count / points.length }
    })
    return {
      ...(started[1] ?? { mu: NaN, variance: NaN }),
      log: sum(densities.map((row) => Math.log(sum(row)))),
    }
  })
}

const fifteen: readonly Point[] = [
  [1, 1],
  [2, 1],
  [1, 2],
  [2, 2],
  [3, 2],
  [4, 2],
  [5, 2],
  [8, 4],
  [9, 4],
  [9, 5],
  [8, 5],
  [10, 6],
  [9, 1],
  [10, 1],
  [4, 6],
]

/** DBSCAN by definition; `self` counts a point as its own neighbour. */
function dbscan(points: readonly Point[], self: boolean) {
  const reach = (a: Point) => points.filter((b) => squared(a, b) <= 1.5 ** 2)
  const core = points.filter((point) => reach(point).length - (self ? 0 : 1) >= 4)
  const border = points.filter((p) => !core.includes(p) && reach(p).some((q) => core.includes(q)))
  const seen = new Set<Point>()
  const visit = (point: Point): void => {
    if (seen.has(point)) return
    seen.add(point)
    for (const next of reach(point)) if (core.includes(next)) visit(next)
  }
  const clusters = core.filter((point) => {
    const isNew = !seen.has(point)
    visit(point)
    return isNew
  })
  const noise = points.length - core.length - border.length
  return { core: core.length, border: border.length, noise, clusters: clusters.length }
}

/** The panels of kmeans-five-panels.svg that k-means gets wrong, as they were drawn. */
const spiral = (x: number, y: number, radius: number, count: number): Point[] =>
  range(count).map((k) => {
    const r = radius * Math.sqrt((k + 0.5) / count)
    return [x + r * Math.cos(k * 2.399963), y + r * Math.sin(k * 2.399963)]
  })
const ring = (x: number, y: number, radius: number, count: number): Point[] =>
  range(count).map((k) => {
    const angle = (2 * Math.PI * k) / count
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
const stripe = (y: number, sign: number): Point[] =>
  range(12).map((g) => [6 + 7 * g, y + sign * 2 * (-1) ** g])
const panels = {
  A: [spiral(45, 42, 9, 9), ring(45, 42, 34, 16)],
  B: [spiral(26, 44, 21, 26), spiral(74, 30, 7, 5)],
  C: [stripe(30, 1), stripe(54, -1)],
  E: [spiral(34, 42, 32, 30), spiral(78, 42, 5, 8)],
} as const

/** The smallest inertia for two clusters: these are always split by a line, so all lines are tried. */
function smallest(points: readonly Point[]): number {
  const squares = sum(points.map(([x, y]) => x * x + y * y))
  return Math.min(
    ...range(360).flatMap((step) => {
      const angle = (Math.PI * step) / 360
      const along = ([x, y]: Point) => x * Math.cos(angle) + y * Math.sin(angle)
      const sorted = points.toSorted((a, b) => along(a) - along(b))
      const [sx, sy] = [sum(points.map(([x]) => x)), sum(points.map(([, y]) => y))]
      // What both sides lose against the sum of squares, from running sums.
      let [x, y] = [0, 0]
      return sorted.slice(0, -1).map((point, i) => {
        x += point[0]
        y += point[1]
        const rest = points.length - i - 1
        return squares - (x * x + y * y) / (i + 1) - ((sx - x) ** 2 + (sy - y) ** 2) / rest
      })
    }),
  )
}

export const recomputed: Recomputations = {
  'kmeans-four-corners': () => {
    const points: Point[] = [[0, 0], [0, 2], [6, 0], [6, 2]] // prettier-ignore
    let centres: [Point, Point] = [[2, 0], [2, 2]] // prettier-ignore
    let groups: Point[][] = []
    for (const _ of range(10)) {
      const [a, b] = centres
      const isLow = (point: Point) => squared(point, a) < squared(point, b)
      groups = [points.filter(isLow), points.filter((point) => !isLow(point))]
      centres = [centre(groups[0] ?? []), centre(groups[1] ?? [])]
    }
    const least = Math.min(
      ...range(14).map((code) => {
        const chosen = (i: number) => (((code + 1) >> i) & 1) === 1
        return inertia([points.filter((_, i) => chosen(i)), points.filter((_, i) => !chosen(i))])
      }),
    )
    const final = inertia(groups)
    return { answer: final / least, mistakes: [1, Math.sqrt(final / least), final] }
  },
  'kmeans-five-data-sets': () => {
    const share = (name: keyof typeof panels) =>
      smallest(panels[name].flatMap((group) => group)) / inertia(panels[name])
    if (Math.abs(share('B') - 1) > 1e-9) throw new Error('panel B is not recovered')
    return { shown: (['A', 'C', 'E'] as const).map((name) => `${round(100 * share(name), 0)}%`) }
  },
  'gmm-em-one-m-step': () => {
    const points = [1, 2, 4, 6]
    const spread = (weights: readonly number[]) => {
      const mu = sum(weights.map((r, i) => r * (points[i] ?? 0))) / sum(weights)
      return { mu, total: sum(weights.map((r, i) => r * ((points[i] ?? 0) - mu) ** 2)) }
    }
    const soft = spread([1, 0.75, 0.25, 0])
    return {
      answer: soft.total / 2,
      mistakes: [
        soft.total / 4,
        soft.total,
        spread([1, 1, 0, 0]).total / 2,
        spread([1, 1, 1, 1]).total / 4,
      ],
      shown: [String(soft.mu)],
    }
  },
  'gmm-em-likelihood-that-leaps': () => {
    const log = mixture([1, 2, 3, 4, 5, 6, 7, 12], 21)
    const row = (iteration: number) => log[iteration - 1] ?? { log: NaN, mu: NaN, variance: NaN }
    if (!Number.isNaN(row(21).log)) throw new Error('iteration 21 is not NaN')
    return {
      shown: [
        ...[16, 17, 18].map((i) =>
          [i, round(row(i).log, 2), round(row(i).mu, 3), round(row(i).variance, 3)].join(' '),
        ),
        `19 ${round(row(19).log, 2)} ${round(row(19).mu, 3)} ${row(19).variance.toExponential(1)}`,
      ],
    }
  },
  'gmm-em-instead-of-k-means': () => {
    const entries = range(20).flatMap((row) => range(row + 1)).length
    const means = 8 * 20
    return {
      shown: [
        `=${means}`,
        `=${8 * entries}`,
        `${means + 8 * entries + 7}`,
        `${means}+${8 * 20}+7=${2 * means + 7}`,
      ],
    }
  },
  'dbscan-hier-fifteen-points': () => {
    const { core, border, noise, clusters } = dbscan(fifteen, true)
    if (clusters !== 2 || border !== 2) throw new Error('other clusters or border points')
    if (dbscan(fifteen, false).core !== 3) throw new Error('not three core points without self')
    return { shown: [`5+4=${core}`, `1+2+1=${noise}`] }
  },
}
