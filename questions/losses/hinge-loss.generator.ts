import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Row {
  /** Scores in tenths, so that sums stay exact. */
  readonly tenths: readonly number[]
  /** The place of the true class. */
  readonly truth: number
}

const MARGIN = 10

const terms = ({ tenths, truth }: Row, margin = MARGIN): number[] =>
  tenths.flatMap((score, j) =>
    j === truth ? [] : [Math.max(0, score - (tenths[truth] ?? 0) + margin)],
  )

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function outcomes(row: Row) {
  const all = terms(row)
  const right = total(all)
  return {
    right,
    bare: total(terms(row, 0)),
    withTruth: right + MARGIN,
    worst: Math.max(...all),
    averaged: right / row.tenths.length,
  }
}

const usable = (row: Row): boolean => {
  const { right, bare, withTruth, worst, averaged } = outcomes(row)
  const all = terms(row)
  const counted = all.filter((term) => term > 0).length
  const values = [right, bare, withTruth, worst, averaged]
  return counted === 2 && bare > 0 && new Set(values.map((value) => value.toFixed(3))).size === 5
}

const drawRow = (random: Random): Row => {
  for (;;) {
    const row = {
      tenths: Array.from({ length: 4 }, () => integer(random, -30, 50)),
      truth: integer(random, 0, 3),
    }
    if (usable(row)) return row
  }
}

const shown = (tenths: number): string => (tenths / 10).toFixed(1)

/** One line of the working: the score, the true score, the margin. */
function line({ tenths, truth }: Row, j: number): string {
  const [score = 0, own = 0] = [tenths[j], tenths[truth]]
  const minus = own < 0 ? `+ ${shown(-own)}` : `- ${shown(own)}`
  const raw = score - own + MARGIN
  const kept = raw > 0 ? shown(raw) : '0'
  return String.raw`j=${j + 1}:\ & ${shown(score)} ${minus} + 1 = ${shown(raw)} \to ${kept}`
}

const sumOverRow = defineGenerator<Row>({
  id: 'hinge-loss-row-drawn',
  concept: 'hinge-loss',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Multi-class hinge loss of a row', zh: '一行得分的多分类合页损失' },
  seconds: 75,
  draw: drawRow,
  ask: (row) => {
    const { tenths, truth } = row
    const { right, bare, withTruth, worst, averaged } = outcomes(row)
    const scores = tenths.map(shown).join(String.raw`,\ `)
    const working = [
      String.raw`$$\begin{aligned}`,
      tenths.flatMap((_, j) => (j === truth ? [] : [line(row, j)])).join(String.raw`\\` + '\n'),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: String.raw`Four classes have the scores $(${scores})$, and class ${truth + 1} is true (counting from 1). What is the multi-class hinge loss $\sum_{j\ne y}\max(0,\,s_j-s_y+1)$, as a sum, not divided by the number of classes?`,
        zh: String.raw`四个类别的得分为$(${scores})$，正确的是第${truth + 1}类（从1数起）。求多分类合页损失$\sum_{j\ne y}\max(0,\,s_j-s_y+1)$，只求和，不除以类别数。`,
      },
      answer: {
        value: right / 10,
        tolerance: { absolute: 0.02 },
        mistakes: [
          {
            value: withTruth / 10,
            why: {
              en: 'The true class was counted too; its term is always 1. The sum leaves it out.',
              zh: '把正确类自己也算进去了，那一项恒为1；求和时应跳过它。',
            },
          },
          {
            value: bare / 10,
            why: {
              en: 'The margin of 1 is missing: a wrong class counts before it overtakes the true one.',
              zh: '漏了间隔1：错误类不必超过正确类，领先不足1就要计入。',
            },
          },
          {
            value: worst / 10,
            why: {
              en: 'Only the worst class was counted. That is another multi-class hinge loss, with a maximum in place of the sum.',
              zh: '只算了最大的一项；那是另一种多分类合页损失，用最大值代替求和。',
            },
          },
          {
            value: averaged / 10,
            why: {
              en: 'Divided by the number of classes, as `nn.MultiMarginLoss` does. Here the sum is asked for.',
              zh: '除以了类别数，`nn.MultiMarginLoss`是这样做的；这里要求的是和。',
            },
          },
        ],
      },
      explanation: {
        en: `Go through the wrong classes; negative terms count as 0:\n\n${working}\n\nThe sum is $${shown(right)}$. A class that trails the true one by 1 or more costs nothing, and its score gets no gradient.`,
        zh: `逐个看错误类，负的项按0计：\n\n${working}\n\n合计$${shown(right)}$。比正确类低1以上的类没有损失，它的得分也没有梯度。`,
      },
    }
  },
})

export const generators = [sumOverRow]
