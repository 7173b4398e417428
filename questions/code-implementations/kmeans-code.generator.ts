import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Line {
  /** Ascending, all different. */
  readonly points: readonly number[]
  readonly starts: readonly [number, number]
}

interface Round {
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly centres: readonly [number, number]
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** One assignment and one update. On a line, both groups are stretches of it. */
function round(points: readonly number[], [a, b]: readonly [number, number]): Round {
  const left = points.filter((x) => Math.abs(x - a) <= Math.abs(x - b))
  const right = points.filter((x) => Math.abs(x - a) > Math.abs(x - b))
  return { left, right, centres: [mean(left), mean(right)] }
}

function rounds({ points, starts }: Line): Round[] {
  const done: Round[] = []
  for (let centres = starts; ;) {
    const next = round(points, centres)
    const last = done.at(-1)
    if (last && last.left.length === next.left.length) return done
    done.push(next)
    centres = next.centres
  }
}

const spread = ({ left, right, centres: [a, b] }: Round, power: 1 | 2): number =>
  [...left.map((x) => Math.abs(x - a)), ...right.map((x) => Math.abs(x - b))].reduce(
    (sum, distance) => sum + distance ** power,
    0,
  )

function outcomes(line: Line) {
  const done = rounds(line)
  const last = done.at(-1) as Round
  const first = done[0] as Round
  return {
    right: spread(last, 2),
    known: {
      early: spread(first, 2),
      distances: spread(last, 1),
      averaged: spread(last, 2) / line.points.length,
    },
  }
}

function drawLine(random: Random): Line {
  const chosen = new Set<number>()
  while (chosen.size < 6) chosen.add(integer(random, 0, 20))
  const points = [...chosen].sort((x, y) => x - y)
  return { points, starts: [points[0] ?? 0, points[1] ?? 0] }
}

/** No point halfway between two centres, whole numbers throughout, and two or three rounds. */
function usable(line: Line): boolean {
  const done = rounds(line)
  const tie = [line.starts, ...done.map(({ centres }) => centres)].some(([a, b]) =>
    line.points.some((x) => 2 * x === a + b),
  )
  if (tie || done.length < 2 || done.length > 3) return false
  if (done.some(({ centres }) => !centres.every((centre) => Number.isInteger(2 * centre))))
    return false
  const { right, known } = outcomes(line)
  const all = [right, ...Object.values(known)]
  return (
    Number.isInteger(2 * right) &&
    all.every((value, i) => all.slice(i + 1).every((other) => Math.abs(value - other) > 0.2))
  )
}

const rounded = (value: number): number => Number(value.toFixed(2))

const inertia = defineGenerator<Line>({
  id: 'kmeans-code-inertia-drawn',
  concept: 'kmeans-code',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'k-means on a line', zh: '一维数据上的k-means' },
  seconds: 150,
  exercises: ['kmeans'],
  draw: (random) => {
    for (;;) {
      const line = drawLine(random)
      if (usable(line)) return line
    }
  },
  ask: (line) => {
    const { points, starts } = line
    const done = rounds(line)
    const { right, known } = outcomes(line)
    const last = done.at(-1) as Round
    const table = (from: string, groups: string, to: string): string =>
      [
        `| ${from} | ${groups} | ${to} |`,
        '|---|---|---|',
        ...done.map(({ left, right: others, centres }, i) => {
          const [a, b] = i === 0 ? starts : (done[i - 1] as Round).centres
          return `| ${a}, ${b} | {${left.join(', ')}}, {${others.join(', ')}} | ${centres.join(', ')} |`
        }),
      ].join('\n')
    const terms = (values: readonly number[], centre: number): string =>
      values.map((x) => (x === centre ? '0' : `${Math.abs(x - centre)}^2`)).join(' + ')
    const working = String.raw`$$\begin{aligned}&${terms(last.left, last.centres[0])}\\ &\quad + ${terms(last.right, last.centres[1])} = ${right}\end{aligned}$$`
    return {
      stem: {
        en: `k-means with $k = 2$ runs on the points ${points.join(', ')}, starting from the centres ${starts[0]} and ${starts[1]}, until the assignment no longer changes. Inertia is the sum of the squared distances of all points to their centres. What is the final inertia?`,
        zh: `对点${points.join('、')}做$k = 2$的k-means，初始中心为${starts[0]}和${starts[1]}，直到分配不再变化。inertia（簇内平方和）是各点到所属中心的距离平方之和。最终的inertia是多少？`,
      },
      answer: {
        value: right,
        tolerance: { absolute: 0.05 },
        mistakes: [
          {
            value: rounded(known.early),
            why: {
              en: 'Stops after one update. With the new centres some points change sides.',
              zh: '只更新一次就停了；中心移动后，还有点会换簇。',
            },
          },
          {
            value: rounded(known.distances),
            why: {
              en: 'Adds up the distances. Inertia adds up their squares.',
              zh: '加的是距离；inertia加的是距离的平方。',
            },
          },
          {
            value: rounded(known.averaged),
            why: {
              en: 'That is the mean over the points. Inertia is the sum.',
              zh: '这是对点数取了平均；inertia是总和。',
            },
          },
        ],
      },
      explanation: {
        en: `Each round assigns the points to the nearer centre, then moves the centres to the means:\n\n${table('centres', 'groups', 'means')}\n\nThe next assignment is the same, so the algorithm stops:\n\n${working}\n\nNo step raises the inertia, which is why k-means ends; it may end in a local minimum.`,
        zh: `每一轮先把点分给较近的中心，再把中心移到均值：\n\n${table('中心', '分组', '均值')}\n\n再分配一次，结果不变，算法停止：\n\n${working}\n\n每一步inertia都不会上升，所以k-means一定会停，但可能停在局部最优。`,
      },
    }
  },
})

export const generators = [inertia]
