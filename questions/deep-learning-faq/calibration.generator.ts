import { integer, pick, shuffled, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Bin {
  readonly count: number
  readonly right: number
  /** Mean confidence in hundredths. */
  readonly confidence: number
}

export const edges = [40, 60, 80, 100] as const

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const total = (bins: readonly Bin[]): number => sum(bins.map(({ count }) => count))

/** Accuracy minus confidence, times the count, in hundredths: a whole number. */
const excess = ({ count, right, confidence }: Bin): number => 100 * right - count * confidence

const outcomes = (bins: readonly Bin[]) => {
  const gaps = bins.map((bin) => excess(bin) / bin.count / 100)
  return {
    ece: sum(bins.map((bin) => Math.abs(excess(bin)))) / (100 * total(bins)),
    unweighted: sum(gaps.map(Math.abs)) / bins.length,
    signed: Math.abs(sum(bins.map(excess))) / total(bins) / 100,
    worst: Math.max(...gaps.map(Math.abs)),
  }
}

function drawBins(random: Random): Bin[] {
  const counts = pick(random, [
    [10, 40, 50],
    [20, 40, 40],
    [25, 25, 50],
    [10, 10, 80],
    [20, 80, 100],
    [50, 50, 100],
    [40, 80, 80],
  ])
  return shuffled(random, counts).map((count, i) => ({
    count,
    right: integer(random, Math.ceil(count * 0.3), count),
    confidence: integer(random, (edges[i] ?? 0) + 3, (edges[i + 1] ?? 0) - 3),
  }))
}

/** Believable gaps in both directions, and each known mistake well away from the answer. */
function tellsApart(bins: readonly Bin[]): boolean {
  const gaps = bins.map((bin) => excess(bin) / bin.count / 100)
  const { ece, ...mistakes } = outcomes(bins)
  const known = Object.values(mistakes)
  return (
    gaps.every((gap) => Math.abs(gap) >= 0.02 && Math.abs(gap) <= 0.2) &&
    gaps.some((gap) => gap > 0) &&
    gaps.some((gap) => gap < 0) &&
    ece >= 0.05 &&
    known.every(
      (value, i) =>
        Math.abs(value - ece) > 0.05 * ece &&
        known.slice(i + 1).every((other) => Math.abs(value - other) > 0.003),
    )
  )
}

const short = (value: number): string => `${Number(value.toFixed(4))}`
const hundredths = (value: number): string => (value / 100).toFixed(2)

const table = (bins: readonly Bin[], heads: string): string =>
  [
    heads,
    '|---|---|---|---|',
    ...bins.map(
      ({ count, right, confidence }, i) =>
        `| $(${hundredths(edges[i] ?? 0)}, ${hundredths(edges[i + 1] ?? 0)}]$ | ${count} | ${right} | ${hundredths(confidence)} |`,
    ),
  ].join('\n')

const ece = defineGenerator<readonly Bin[]>({
  id: 'calibration-ece-drawn',
  concept: 'calibration',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Expected calibration error from three bins', zh: '由三个区间计算ECE' },
  seconds: 120,
  source: 'Guo et al. 2017, arXiv:1706.04599',
  draw: (random) => {
    for (;;) {
      const bins = drawBins(random)
      if (tellsApart(bins)) return bins
    }
  },
  ask: (bins) => {
    const all = total(bins)
    const { ece: value, unweighted, signed, worst } = outcomes(bins)
    const lines = bins.map(
      ({ count, right, confidence }) =>
        String.raw`\tfrac{${count}}{${all}}\,\bigl|${short(right / count)} - ${hundredths(confidence)}\bigr|`,
    )
    const working = String.raw`$$\begin{aligned}\text{ECE} ={}& ${lines.join(String.raw` \\ {}+{}& `)} \\ ={}& ${Number(value.toFixed(6))}\end{aligned}$$`
    const over = sum(bins.map(excess)) < 0
    return {
      stem: {
        en: `A classifier made ${all} predictions. They are sorted into bins by their confidence, the largest softmax probability.\n\n${table(bins, '| confidence | predictions | correct | mean confidence |')}\n\nWhat is the expected calibration error (ECE), as a number between 0 and 1? Give at least four decimals.`,
        zh: `一个分类器做了${all}次预测，按置信度（softmax的最大概率）分到各个区间。\n\n${table(bins, '| 置信度 | 预测数 | 正确数 | 平均置信度 |')}\n\n期望校准误差（ECE）是多少？用0到1之间的小数表示，至少保留四位小数。`,
      },
      answer: {
        value,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: Number(unweighted.toFixed(4)),
            why: {
              en: 'The plain mean of the gaps. Each bin counts with its share of the predictions.',
              zh: '这是各区间差距的简单平均；应按各区间预测数所占的比例加权。',
            },
          },
          {
            value: Number(signed.toFixed(4)),
            why: {
              en: 'Without absolute values in each bin, over- and underconfidence cancel. This compares only the overall accuracy and confidence.',
              zh: '没有在每个区间内取绝对值，过于自信与不够自信互相抵消，等于只比较了总体的准确率和置信度。',
            },
          },
          {
            value: Number(worst.toFixed(4)),
            why: {
              en: 'That is the largest gap, the maximum calibration error (MCE).',
              zh: '这是最大的差距，即最大校准误差（MCE）。',
            },
          },
        ],
      },
      explanation: {
        en:
          String.raw`$\text{ECE}=\sum_b\frac{n_b}{n}\,|\text{acc}_b-\text{conf}_b|$. The accuracy of a bin is correct over predictions:` +
          `\n\n${working}\n\nOn the whole the model is ${over ? 'overconfident' : 'underconfident'}, but not in every bin. Temperature scaling changes all confidences with one parameter and leaves the predicted classes as they are.`,
        zh:
          String.raw`$\text{ECE}=\sum_b\frac{n_b}{n}\,|\text{acc}_b-\text{conf}_b|$，其中区间的准确率等于正确数除以预测数：` +
          `\n\n${working}\n\n总体来看模型${over ? '过于自信' : '不够自信'}，但并非每个区间都如此。温度缩放只用一个参数调整全部置信度，预测的类别不变。`,
      },
    }
  },
})

export const generators = [ece]
