import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** In tenths, so that sums are exact. */
export interface Penalised {
  readonly coefficients: readonly number[]
  readonly lambda: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const sizes = ({ coefficients }: Penalised): number[] => coefficients.map(Math.abs)

function outcomes(problem: Penalised) {
  const { lambda } = problem
  const over = (threshold: number) =>
    sum(sizes(problem).map((size) => Math.max(size - threshold, 0))) / 10
  return {
    right: over(lambda),
    known: {
      ridge: sum(sizes(problem)) / 10 / (1 + lambda / 10),
      hard: sum(sizes(problem).filter((size) => size > lambda)) / 10,
      negative: (sum(sizes(problem)) - lambda * sizes(problem).length) / 10,
      halved: over(lambda / 2),
    },
  }
}

function drawPenalised(random: Random): Penalised {
  const lambda = pick(random, [6, 8, 10, 12, 15])
  const signed = (size: number) => pick(random, [-1, 1]) * size
  return {
    lambda,
    coefficients: [
      signed(integer(random, lambda + 8, 40)),
      signed(integer(random, 1, lambda - 1)),
      signed(integer(random, lambda + 2, lambda + 15)),
      signed(integer(random, 1, lambda - 1)),
    ],
  }
}

/** No coefficient on the threshold, and no two outcomes near each other. */
function tellsApart(problem: Penalised): boolean {
  const { right, known } = outcomes(problem)
  const all = [right, ...Object.values(known)]
  return all.every((a, i) => all.slice(i + 1).every((b) => Math.abs(a - b) > 0.12))
}

const tenths = (value: number): string => (value / 10).toFixed(1)
const rounded = (value: number): number => Number(value.toFixed(3))

const lasso = defineGenerator<Penalised>({
  id: 'linear-regression-lasso-drawn',
  concept: 'linear-regression',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'What the lasso leaves over', zh: 'Lasso之后剩下多少' },
  source: 'Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, section 3.4',
  seconds: 120,
  draw: (random) => {
    for (;;) {
      const problem = drawPenalised(random)
      if (tellsApart(problem)) return problem
    }
  },
  ask: (problem) => {
    const { coefficients, lambda } = problem
    const { right, known } = outcomes(problem)
    const shrunk = coefficients.map((b) => Math.sign(b) * Math.max(Math.abs(b) - lambda, 0))
    const row = (values: readonly number[]) =>
      values.map((value) => `$${value === 0 ? '0' : tenths(value)}$`).join(' | ')
    const table = (name: string, values: readonly number[]) =>
      `| ${name} | ${row(values)} |\n|---|---|---|---|---|`
    const terms = shrunk.filter((w) => w !== 0).map((w) => tenths(Math.abs(w)))
    const objective = String.raw`$$\tfrac12\lVert y-Xw\rVert_2^2+\lambda\lVert w\rVert_1$$`
    const formula = String.raw`$w_j=\mathrm{sign}(b_j)\max(|b_j|-\lambda,\,0)$`
    return {
      stem: {
        en: `The four columns of $X$ are orthonormal ($X^\\top X=I$), and least squares gives\n\n${table('$b$', coefficients)}\n\nThe lasso minimises\n\n${objective}\n\nwith $\\lambda=${tenths(lambda)}$. What is $\\lVert w\\rVert_1$, the sum of the absolute values of its coefficients? One decimal.`,
        zh: `$X$的四列正交归一（$X^\\top X=I$），最小二乘的系数为\n\n${table('$b$', coefficients)}\n\nLasso最小化\n\n${objective}\n\n其中$\\lambda=${tenths(lambda)}$。它的系数绝对值之和$\\lVert w\\rVert_1$是多少？保留一位小数。`,
      },
      answer: {
        value: rounded(right),
        tolerance: { absolute: 0.02 },
        mistakes: [
          {
            value: rounded(known.ridge),
            why: {
              en: String.raw`Divides every coefficient by $1+\lambda$. That is ridge with the penalty $\tfrac\lambda2\lVert w\rVert_2^2$.`,
              zh: String.raw`把每个系数都除以$1+\lambda$，这是惩罚项为$\tfrac\lambda2\lVert w\rVert_2^2$的岭回归。`,
            },
          },
          {
            value: rounded(known.hard),
            why: {
              en: 'Removes the small coefficients but keeps the large ones as they are (hard thresholding). The lasso shrinks these as well.',
              zh: '去掉了小系数，但大系数原样保留（硬阈值）；Lasso对大系数同样要压缩。',
            },
          },
          {
            value: rounded(known.negative),
            why: {
              en: String.raw`Subtracts $\lambda$ from all four. A coefficient stops at 0 and does not change its sign.`,
              zh: String.raw`四个系数都减了$\lambda$；系数到0为止，不会变号。`,
            },
          },
          {
            value: rounded(known.halved),
            why: {
              en: String.raw`The threshold $\lambda/2$ belongs to the loss without the factor $\tfrac12$.`,
              zh: String.raw`阈值$\lambda/2$对应不带系数$\tfrac12$的损失。`,
            },
          },
        ],
      },
      explanation: {
        en: `With orthonormal columns each coefficient is a problem of its own, $\\tfrac12(w_j-b_j)^2+\\lambda|w_j|$, solved by soft thresholding: ${formula}.\n\n${table('$w$', shrunk)}\n\n$$\\lVert w\\rVert_1=${terms.join('+')}=${right.toFixed(1)}$$\n\nTwo coefficients are exactly 0, the others are shrunk by $\\lambda$.`,
        zh: `各列正交归一，所以每个系数可以单独求解：$\\tfrac12(w_j-b_j)^2+\\lambda|w_j|$的解是软阈值${formula}。\n\n${table('$w$', shrunk)}\n\n$$\\lVert w\\rVert_1=${terms.join('+')}=${right.toFixed(1)}$$\n\n两个系数恰好为0，其余两个都被压低了$\\lambda$。`,
      },
    }
  },
})

export const generators = [lasso]
