import { integer, pick, shuffled, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Sample {
  readonly label: 0 | 1
  /** In tenths, so that equal scores are equal. */
  readonly tenths: number
}

const threshold = 5

function pairs(samples: readonly Sample[]) {
  const of = (label: 0 | 1) => samples.filter((sample) => sample.label === label)
  let above = 0
  let equal = 0
  for (const positive of of(1))
    for (const negative of of(0)) {
      if (positive.tenths > negative.tenths) above++
      if (positive.tenths === negative.tenths) equal++
    }
  return { above, equal, total: of(1).length * of(0).length, positives: of(1), negatives: of(0) }
}

function outcomes(samples: readonly Sample[]) {
  const { above, equal, total } = pairs(samples)
  const right = (above + equal / 2) / total
  const hits = samples.filter(({ label, tenths }) => tenths > threshold === (label === 1)).length
  return {
    right,
    tiesLost: above / total,
    tiesWon: (above + equal) / total,
    accuracy: hits / samples.length,
    reversed: 1 - right,
  }
}

const drawSamples = (random: Random): Sample[] => {
  const scored = (label: 0 | 1, from: number, to: number): Sample[] =>
    Array.from({ length: integer(random, 3, 4) }, () => ({
      label,
      tenths: pick(
        random,
        [1, 2, 3, 4, 6, 7, 8, 9].filter((tenths) => tenths >= from && tenths <= to),
      ),
    }))
  return shuffled(random, [...scored(1, 2, 9), ...scored(0, 1, 8)])
}

/** One or two ties, an answer of ordinary size, and no two outcomes that could be confused. */
function tellsApart(samples: readonly Sample[]): boolean {
  const { equal } = pairs(samples)
  const known = Object.values(outcomes(samples))
  const { right } = outcomes(samples)
  return (
    (equal === 1 || equal === 2) &&
    right > 0.5 &&
    right < 1 &&
    known.every((value, i) => known.slice(i + 1).every((other) => Math.abs(value - other) > 0.015))
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))
const score = ({ tenths }: Sample): string => (tenths / 10).toFixed(1)
const list = (samples: readonly Sample[], comma: string): string =>
  [...samples]
    .sort((a, b) => b.tenths - a.tenths)
    .map(score)
    .join(comma)

const auc = defineGenerator<readonly Sample[]>({
  id: 'auc-code-drawn',
  concept: 'auc-code',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'AUC of a few scores', zh: '由几个得分计算AUC' },
  seconds: 90,
  draw: (random) => {
    for (;;) {
      const samples = drawSamples(random)
      if (tellsApart(samples)) return samples
    }
  },
  ask: (samples) => {
    const { above, equal, total, positives, negatives } = pairs(samples)
    const { right, tiesLost, tiesWon, accuracy, reversed } = outcomes(samples)
    const table = (label: string, value: string): string =>
      [
        `| ${label} | ${samples.map(({ label: y }) => y).join(' | ')} |`,
        `|---|${samples.map(() => '---').join('|')}|`,
        `| ${value} | ${samples.map(score).join(' | ')} |`,
      ].join('\n')
    const working = String.raw`$$\frac{${above} + \tfrac12\cdot ${equal}}{${positives.length}\cdot ${negatives.length}} = \frac{${above + equal / 2}}{${total}} ${rounded(right) === right ? '=' : String.raw`\approx`} ${rounded(right)}$$`
    return {
      stem: {
        en: `A binary classifier gave these scores to samples with label 1 (positive) and 0 (negative):\n\n${table('label', 'score')}\n\nWhat is the area under its ROC curve (AUC)? Give three decimals.`,
        zh: `一个二分类器对若干样本给出如下得分，标签1为正样本，0为负样本：\n\n${table('标签', '得分')}\n\nROC曲线下的面积（AUC）是多少？保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { absolute: 0.004 },
        mistakes: [
          {
            value: rounded(tiesLost),
            why: {
              en: 'Gives pairs with equal scores nothing. Each counts one half.',
              zh: '得分相等的正负样本对没有计入；这样的一对要按1/2计。',
            },
          },
          {
            value: rounded(tiesWon),
            why: {
              en: 'Counts pairs with equal scores in full. Each counts one half.',
              zh: '得分相等的正负样本对按1计了；这样的一对要按1/2计。',
            },
          },
          {
            value: rounded(accuracy),
            why: {
              en: 'That is the accuracy at a threshold of 0.5. AUC depends on the order only and uses no threshold.',
              zh: '这是阈值取0.5时的准确率；AUC只看排序，不用阈值。',
            },
          },
          {
            value: rounded(reversed),
            why: {
              en: 'Counts the pairs in which the negative ranks higher.',
              zh: '数成了负样本得分更高的样本对。',
            },
          },
        ],
      },
      explanation: {
        en: `AUC is the share of pairs of a positive and a negative in which the positive scores higher; a tie counts one half. Positives: ${list(positives, ', ')}. Negatives: ${list(negatives, ', ')}. Of ${total} pairs ${above} are ordered correctly, and ${equal === 1 ? '1 is a tie' : `${equal} are ties`}:\n\n${working}\n\nSorting and adding up ranks gives the same in $O(n\\log n)$.`,
        zh: `AUC是所有正负样本对中，正样本得分更高的那些所占的比例，得分相等的一对算1/2。正样本：${list(positives, '、')}；负样本：${list(negatives, '、')}。共${total}对，其中${above}对次序正确，${equal}对得分相等：\n\n${working}\n\n排序后用秩求和可在$O(n\\log n)$内得到同样的结果。`,
      },
    }
  },
})

export const generators = [auc]
