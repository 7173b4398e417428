import { pick, type Random, shuffled } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** A batch of eight images, two features in each view: mean 0 and deviation 1 by construction. */
export interface TwoViews {
  readonly lambda: number
  /** Four columns of ±1: features 1 and 2 of view A, then of view B. */
  readonly columns: readonly (readonly number[])[]
}

const images = 8

const correlation = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, x, n) => total + x * (b[n] ?? Number.NaN), 0) / images

function outcomes({ lambda, columns }: TwoViews) {
  const [a1 = [], a2 = [], b1 = [], b2 = []] = columns
  const c = [
    [correlation(a1, b1), correlation(a1, b2)],
    [correlation(a2, b1), correlation(a2, b2)],
  ] as const
  const on = (1 - c[0][0]) ** 2 + (1 - c[1][1]) ** 2
  const off = c[0][1] ** 2 + c[1][0] ** 2
  return {
    c,
    on,
    off,
    right: on + lambda * off,
    known: {
      unweighted: on + off,
      towardsZero: c[0][0] ** 2 + c[1][1] ** 2 + lambda * off,
      notSquared: 2 - c[0][0] - c[1][1] + lambda * (Math.abs(c[0][1]) + Math.abs(c[1][0])),
      diagonalOnly: on,
    },
  }
}

const usable = (views: TwoViews): boolean => {
  const { off, right, known } = outcomes(views)
  return (
    off > 0 &&
    right >= 0.05 &&
    Object.values(known).every((value) => Math.abs(value - right) > 0.02)
  )
}

const half = [1, 1, 1, 1, -1, -1, -1, -1]

/** View B as view A with a few signs swapped in pairs, so that columns stay balanced. */
function disturbed(random: Random, column: readonly number[], pairs: number): number[] {
  const order = shuffled(random, [...column.keys()])
  const positive = order.filter((n) => column[n] === 1).slice(0, pairs)
  const negative = order.filter((n) => column[n] === -1).slice(0, pairs)
  const swapped = new Set([...positive, ...negative])
  return column.map((x, n) => (swapped.has(n) ? -x : x))
}

const rounded = (value: number): number => Number(value.toFixed(4))
const signed = (value: number): string => (value > 0 ? `+${value}` : `${value}`)
const bracketed = (value: number): string => (value < 0 ? `(${value})` : `${value}`)

function listing(columns: TwoViews['columns']): string {
  const rows = half.map((_, n) => {
    const cell = (column: number): string => signed(columns[column]?.[n] ?? 0).padStart(4)
    return `  ${n + 1}    ${cell(0)} ${cell(1)}      ${cell(2)} ${cell(3)}`
  })
  return ['```text', 'image     A1   A2        B1   B2', ...rows, '```'].join('\n')
}

const smallLoss = defineGenerator<TwoViews>({
  id: 'barlow-vicreg-small-loss-drawn',
  concept: 'barlow-vicreg',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Barlow Twins on eight images', zh: '八张图像上的Barlow Twins损失' },
  seconds: 150,
  source: 'Zbontar et al. 2021, arXiv:2103.03230',
  draw: (random) => {
    for (;;) {
      const a1 = shuffled(random, half)
      const a2 = shuffled(random, half)
      const views: TwoViews = {
        lambda: pick(random, [0.1, 0.2, 0.25, 0.5]),
        columns: [
          a1,
          a2,
          disturbed(random, a1, pick(random, [0, 1, 1, 2])),
          disturbed(random, a2, pick(random, [0, 1, 1, 2])),
        ],
      }
      if (usable(views)) return views
    }
  },
  ask: (views) => {
    const { lambda, columns } = views
    const { c, on, off, right, known } = outcomes(views)
    const working = [
      String.raw`$$C = \begin{pmatrix} ${c[0][0]} & ${c[0][1]} \\ ${c[1][0]} & ${c[1][1]} \end{pmatrix}$$`,
      String.raw`$$\begin{aligned} \text{on} &= (1-${bracketed(c[0][0])})^2 + (1-${bracketed(c[1][1])})^2 = ${rounded(on)} \\ \text{off} &= ${bracketed(c[0][1])}^2 + ${bracketed(c[1][0])}^2 = ${rounded(off)} \\ L &= ${rounded(on)} + ${lambda}\cdot ${rounded(off)} = ${rounded(right)} \end{aligned}$$`,
    ].join('\n\n')
    const formula = String.raw`$$L = \sum_i (1-C_{ii})^2 + \lambda \sum_i\sum_{j\ne i} C_{ij}^2$$`
    return {
      stem: {
        en: `The table shows two features of eight images in views A and B. Each column already has mean 0 and standard deviation 1 over the batch (dividing by 8).\n\n${listing(columns)}\n\nWith $C_{ij}$ the correlation of feature $i$ in A and feature $j$ in B over the batch, the loss of Barlow Twins is\n\n${formula}\n\nWhat is it for $\\lambda = ${lambda}$? Give at least two decimals.`,
        zh: `下表是八张图像在视图A和B中的两个特征，每列在批次上的均值已为0、标准差（除以8）已为1。\n\n${listing(columns)}\n\n$C_{ij}$是A的特征$i$与B的特征$j$在批次上的相关系数，Barlow Twins的损失为\n\n${formula}\n\n$\\lambda = ${lambda}$时，损失是多少？至少保留两位小数。`,
      },
      answer: {
        value: right,
        tolerance: { absolute: 0.006 },
        mistakes: [
          {
            value: rounded(known.unweighted),
            why: {
              en: 'The weight $\\lambda$ of the entries off the diagonal is missing.',
              zh: '非对角线部分漏乘了$\\lambda$。',
            },
          },
          {
            value: rounded(known.towardsZero),
            why: {
              en: 'Drives the diagonal to 0 as well. It should become 1: a feature must survive the augmentation.',
              zh: '把对角线也推向0了；对角线应为1，即特征不受增强影响。',
            },
          },
          {
            value: rounded(known.notSquared),
            why: {
              en: 'The deviations were not squared.',
              zh: '偏差没有平方。',
            },
          },
          {
            value: rounded(known.diagonalOnly),
            why: {
              en: 'Only the diagonal. Without the second sum both features could carry the same information.',
              zh: '只算了对角线；没有第二项，两个特征可能携带同样的信息。',
            },
          },
        ],
      },
      explanation: {
        en: `Each entry is the mean over the eight images of a product of two columns:\n\n${working}\n\nThe matrix has the size of the features, not of the batch: no image is compared with another.`,
        zh: `每个元素是两列之积在八张图像上的平均：\n\n${working}\n\n矩阵的大小由特征数决定，与批大小无关：图像之间从不比较。`,
      },
    }
  },
})

export const generators = [smallLoss]
