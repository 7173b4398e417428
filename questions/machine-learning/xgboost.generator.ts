import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Sums of first and second derivatives over the samples of each child. */
export interface Split {
  readonly gradients: readonly [number, number]
  readonly hessians: readonly [number, number]
  readonly lambda: number
  readonly gamma: number
}

const score = (gradient: number, hessian: number, lambda: number): number =>
  gradient ** 2 / (hessian + lambda)

function outcomes({ gradients: [gl, gr], hessians: [hl, hr], lambda, gamma }: Split) {
  const left = score(gl, hl, lambda)
  const right = score(gr, hr, lambda)
  const parent = score(gl + gr, hl + hr, lambda)
  return {
    left,
    right,
    parent,
    gain: (left + right - parent) / 2 - gamma,
    unhalved: left + right - parent - gamma,
    orphan: (left + right) / 2 - gamma,
    unregularised: (score(gl, hl, 0) + score(gr, hr, 0) - score(gl + gr, hl + hr, 0)) / 2 - gamma,
    unpruned: (left + right - parent) / 2,
  }
}

const drawSplit = (random: Random): Split => ({
  gradients: [-integer(random, 2, 12), pick(random, [-1, 1, 1, 1]) * integer(random, 2, 12)],
  hessians: [integer(random, 2, 15), integer(random, 2, 15)],
  lambda: pick(random, [1, 1, 2, 3, 5]),
  gamma: pick(random, [0.5, 1, 2, 3]),
})

/** No known mistake comes near the gain or another mistake, and the gain is not too small to judge. */
const tellsApart = (split: Split): boolean => {
  const { gain, unhalved, orphan, unregularised, unpruned } = outcomes(split)
  const known = [gain, unhalved, orphan, unregularised, unpruned]
  return (
    Math.abs(gain) > 0.3 &&
    known.every((a, i) =>
      known.slice(i + 1).every((b) => Math.abs(a - b) > 0.05 * Math.abs(gain) + 0.02),
    )
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))
/** A fraction as TeX, for one of the three scores. */
const fraction = (gradient: number, hessian: number, lambda: number): string =>
  String.raw`\frac{${gradient < 0 ? `(${gradient})` : gradient}^2}{${hessian}+${lambda}}`

const splitGain = defineGenerator<Split>({
  id: 'xgboost-split-gain-drawn',
  concept: 'xgboost',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Gain of a split in XGBoost', zh: 'XGBoost的分裂增益' },
  source: 'Chen and Guestrin 2016, arXiv:1603.02754, equation 7',
  seconds: 120,
  draw: (random) => {
    for (;;) {
      const split = drawSplit(random)
      if (tellsApart(split)) return split
    }
  },
  ask: (split) => {
    const { gradients, hessians, lambda, gamma } = split
    const [gl, gr] = gradients
    const [hl, hr] = hessians
    const { left, right, parent, gain, unhalved, orphan, unregularised, unpruned } = outcomes(split)
    const table = (child: string, l: string, r: string): string =>
      [
        `| ${child} | $G$ | $H$ |`,
        '|---|---|---|',
        `| ${l} | $${gl}$ | $${hl}$ |`,
        `| ${r} | $${gr}$ | $${hr}$ |`,
      ].join('\n')
    const working = [
      String.raw`$$\tfrac12\left[${fraction(gl, hl, lambda)}+${fraction(gr, hr, lambda)}-${fraction(gl + gr, hl + hr, lambda)}\right]-${gamma}`,
      String.raw`\approx\tfrac12\,[${rounded(left)}+${rounded(right)}-${rounded(parent)}]-${gamma}\approx ${rounded(gain)}$$`,
    ].join(' ')
    const [wl, wr] = [rounded(-gl / (hl + lambda)), rounded(-gr / (hr + lambda))]
    return {
      stem: {
        en: String.raw`XGBoost considers splitting a leaf into two. $G$ and $H$ are the sums of the first and second derivatives of the loss over the samples of a child:

${table('child', 'left', 'right')}

The penalty on the tree is $\gamma T+\tfrac12\lambda\sum_j w_j^2$ with $T$ leaves, $\lambda = ${lambda}$ and $\gamma = ${gamma}$. By how much does the split lower the objective (second-order expansion, best leaf weights)? Give at least three decimals; negative if it raises the objective.`,
        zh: String.raw`XGBoost考虑把一个叶子分裂成两个。$G$与$H$分别是子节点内样本损失的一阶、二阶导数之和：

${table('子节点', '左', '右')}

树的正则项为$\gamma T+\tfrac12\lambda\sum_j w_j^2$，$T$为叶子数，$\lambda = ${lambda}$，$\gamma = ${gamma}$。这次分裂使目标函数（二阶展开，叶子取最优权重）降低多少？至少保留三位小数；若目标函数升高，则填负数。`,
      },
      answer: {
        value: gain,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(unhalved),
            why: {
              en: String.raw`The factor $\tfrac12$ in front of the scores is missing.`,
              zh: String.raw`漏了方括号前的系数$\tfrac12$。`,
            },
          },
          {
            value: rounded(orphan),
            why: {
              en: 'The score of the leaf before the split has to be subtracted.',
              zh: '没有减去分裂前那个叶子的得分。',
            },
          },
          {
            value: rounded(unregularised),
            why: {
              en: String.raw`$\lambda$ belongs in every denominator.`,
              zh: String.raw`每个分母里都应加上$\lambda$。`,
            },
          },
          {
            value: rounded(unpruned),
            why: {
              en: String.raw`The split adds one leaf, which costs $\gamma$.`,
              zh: String.raw`分裂后多了一个叶子，要减去$\gamma$。`,
            },
          },
          {
            value: rounded(-gain),
            why: {
              en: 'The sign is reversed: positive means that the objective falls.',
              zh: '符号反了，正数表示目标函数下降。',
            },
          },
        ],
      },
      explanation: {
        en: String.raw`A leaf with sums $G$, $H$ contributes $Gw+\tfrac12(H+\lambda)w^2$, smallest at $w=-G/(H+\lambda)$ with value $-\tfrac12 G^2/(H+\lambda)$. Before the split the leaf has $G = ${gl + gr}$ and $H = ${hl + hr}$. The gain is

${working}

${gain > 0 ? 'It is positive, so the split pays' : String.raw`It is negative: the split does not earn its $\gamma$ and would be pruned`}. The children would get the weights $${wl}$ and $${wr}$.`,
        zh: String.raw`一阶、二阶导数之和为$G$、$H$的叶子，对目标函数的贡献是$Gw+\tfrac12(H+\lambda)w^2$，在$w=-G/(H+\lambda)$处取最小值$-\tfrac12 G^2/(H+\lambda)$。分裂前的叶子有$G = ${gl + gr}$，$H = ${hl + hr}$。增益为

${working}

${gain > 0 ? '增益为正，值得分裂' : String.raw`增益为负，抵不过$\gamma$，这次分裂会被剪掉`}。两个子节点的权重分别为$${wl}$和$${wr}$。`,
      },
    }
  },
})

export const generators = [splitGain]
