import { integer, pick, type Random, shuffled } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

type Rule = 'hardest' | 'semi-hard'

/** Squared distances from the anchor and the margin, in hundredths. */
export interface AnchorRow {
  readonly rule: Rule
  readonly margin: number
  readonly positives: readonly [number, number]
  readonly negatives: readonly number[]
  /** Order in which the six samples are listed. */
  readonly order: readonly number[]
}

const hinge = (value: number): number => Math.max(0, value)

function outcomes({ rule, margin, positives, negatives }: AnchorRow) {
  const [near, far] = positives
  const nearest = Math.min(...negatives)
  const semiHard = Math.min(...negatives.filter((d) => d > far))
  const chosen = rule === 'hardest' ? nearest : semiHard
  const average =
    negatives.reduce((total, d) => total + hinge(far - d + margin), 0) / negatives.length
  return {
    far,
    chosen,
    right: hinge(far - chosen + margin),
    known: {
      otherRule: hinge(far - (rule === 'hardest' ? semiHard : nearest) + margin),
      nearPositive: hinge(near - chosen + margin),
      average,
    },
  }
}

/** A hard, a semi-hard and an easy negative, and no known mistake close to the answer. */
function usable(row: AnchorRow): boolean {
  const { margin, positives, negatives } = row
  const [near, far] = positives
  const { right, known } = outcomes(row)
  const all = [right, ...Object.values(known)]
  return (
    far - near >= 10 &&
    negatives.some((d) => d < far) &&
    negatives.some((d) => d > far && d < far + margin) &&
    negatives.some((d) => d > far + margin) &&
    new Set([...positives, ...negatives]).size === 6 &&
    all.every((one, i) => all.every((other, j) => i === j || Math.abs(one - other) >= 2))
  )
}

function drawRow(random: Random): AnchorRow {
  const rule = pick(random, ['hardest', 'semi-hard'] as const)
  for (;;) {
    const near = integer(random, 15, 50)
    const row: AnchorRow = {
      rule,
      margin: pick(random, [20, 30, 40, 50]),
      positives: [near, near + integer(random, 10, 40)],
      negatives: Array.from({ length: 4 }, () => integer(random, 25, 160)),
      order: shuffled(random, [0, 1, 2, 3, 4, 5]),
    }
    if (usable(row)) return row
  }
}

const decimal = (hundredths: number): string => (hundredths / 100).toFixed(2)
const value = (hundredths: number): number => Number((hundredths / 100).toFixed(4))

const oneAnchor = defineGenerator<AnchorRow>({
  id: 'triplet-one-anchor-drawn',
  concept: 'triplet',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Triplet loss of one anchor in a batch', zh: '批次中一个锚点的三元组损失' },
  seconds: 75,
  source: 'Schroff et al. 2015, arXiv:1503.03832; Hermans et al. 2017, arXiv:1703.07737',
  draw: drawRow,
  ask: (row) => {
    const { rule, margin, positives, negatives, order } = row
    const { far, chosen, right, known } = outcomes(row)
    const samples = [
      ...positives.map((d) => ({ d, same: true })),
      ...negatives.map((d) => ({ d, same: false })),
    ]
    const listed = order.flatMap((i) => samples[i] ?? [])
    const table = (sample: string, identity: string, yes: string, no: string): string =>
      [
        `| ${sample} | ${identity} | $d$ |`,
        '|---|---|---|',
        ...listed.map(({ d, same }, i) => `| ${i + 1} | ${same ? yes : no} | ${decimal(d)} |`),
      ].join('\n')
    const m = decimal(margin)
    const hardest = rule === 'hardest'
    const working = `$$\\max(0,\\;${decimal(far)}-${decimal(chosen)}+${m})=${decimal(right)}$$`
    return {
      stem: {
        en: `The squared distances $d$ from one anchor to the other samples of its batch:\n\n${table('sample', 'identity', 'same', 'other')}\n\nThe loss of the anchor is $\\max(0,\\,d_{ap}-d_{an}+m)$ with $m=${m}$. The positive is the farthest one. The negative is ${hardest ? 'the hardest one (batch-hard mining)' : 'the hardest of the semi-hard ones, for which $d_{ap}<d_{an}<d_{ap}+m$'}. What is the loss? Give two decimals.`,
        zh: `某个锚点到批次中其他样本的距离平方$d$如下：\n\n${table('样本', '身份', '相同', '不同')}\n\n该锚点的损失为$\\max(0,\\,d_{ap}-d_{an}+m)$，$m=${m}$。正样本取最远的一个；负样本取${hardest ? '最难的一个（batch-hard）' : '半难负样本（$d_{ap}<d_{an}<d_{ap}+m$）中最难的一个'}。损失是多少？保留两位小数。`,
      },
      answer: {
        value: value(right),
        tolerance: { absolute: 0.005 },
        mistakes: [
          {
            value: value(known.otherRule),
            why: hardest
              ? {
                  en: 'Takes the nearest semi-hard negative. Here negatives that are nearer than the positive count as well.',
                  zh: '取了最近的半难负样本；这里比正样本还近的负样本也要考虑。',
                }
              : {
                  en: 'Takes the nearest negative of all. It is nearer than the positive, so it is hard, not semi-hard.',
                  zh: '取了所有负样本中最近的；它比正样本还近，属于难负样本，不是半难。',
                },
          },
          {
            value: value(known.nearPositive),
            why: {
              en: 'Takes the nearest positive. The hard one is the farthest.',
              zh: '取了最近的正样本；难的正样本是最远的那个。',
            },
          },
          {
            value: value(known.average),
            why: {
              en: 'Averages over all negatives. Mining takes a single one.',
              zh: '对所有负样本取了平均；这里只选一个负样本。',
            },
          },
        ],
      },
      explanation: {
        en: `The farthest positive is at ${decimal(far)}. ${hardest ? `The hardest negative is the nearest, at ${decimal(chosen)}.` : `Semi-hard negatives lie between ${decimal(far)} and ${decimal(far + margin)}; the nearest of these is at ${decimal(chosen)}.`}\n\n${working}\n\nA hard negative gives a loss above $m$, a semi-hard one between 0 and $m$, an easy one 0 and no gradient.`,
        zh: `最远的正样本在${decimal(far)}处。${hardest ? `最难的负样本就是最近的，在${decimal(chosen)}处。` : `半难负样本位于${decimal(far)}与${decimal(far + margin)}之间，其中最近的在${decimal(chosen)}处。`}\n\n${working}\n\n难负样本的损失大于$m$，半难的在0与$m$之间，容易的为0、没有梯度。`,
      },
    }
  },
})

export const generators = [oneAnchor]
