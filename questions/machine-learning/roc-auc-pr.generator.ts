import { pick, shuffled, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Sample {
  /** In hundredths, so that equal scores are equal. */
  readonly score: number
  readonly positive: boolean
}

const scoresToDrawFrom = Array.from({ length: 18 }, (_, i) => 5 * (i + 1))

/** The highest scores first; one positive and one negative share a score. */
function drawSamples(random: Random): Sample[] {
  const [positives, negatives] = pick(random, [
    [4, 5],
    [5, 4],
    [3, 5],
    [5, 5],
    [2, 5],
  ] as const)
  const labels = shuffled(
    random,
    Array.from({ length: positives + negatives - 1 }, (_, i) => i < positives),
  )
  const scores = shuffled(random, scoresToDrawFrom).slice(0, labels.length)
  const samples = labels.map((positive, i) => ({ score: scores[i] ?? 0, positive }))
  const twin = samples.find(({ positive }) => positive)?.score ?? 0
  return [...samples, { score: twin, positive: false }].toSorted(
    (a, b) => b.score - a.score || Number(b.positive) - Number(a.positive),
  )
}

function outcomes(samples: readonly Sample[]) {
  const positives = samples.filter(({ positive }) => positive)
  const negatives = samples.filter(({ positive }) => !positive)
  const wins = positives.map(({ score }) => negatives.filter((n) => n.score < score).length)
  const won = wins.reduce((sum, n) => sum + n, 0)
  const pairs = positives.length * negatives.length
  const correct = samples.filter(({ score, positive }) => score >= 50 === positive).length
  return {
    positives,
    negatives,
    wins,
    won,
    pairs,
    auc: (won + 0.5) / pairs,
    tieLost: won / pairs,
    tieWon: (won + 1) / pairs,
    flipped: 1 - (won + 0.5) / pairs,
    accuracy: correct / samples.length,
  }
}

/** A ranking better than chance, not perfect, and told apart from every known mistake. */
const fair = (samples: readonly Sample[]): boolean => {
  const { auc, flipped, accuracy } = outcomes(samples)
  return (
    auc > 0.55 &&
    auc < 0.97 &&
    [auc, flipped].every((value) => Math.abs(value - accuracy) > 0.02) &&
    Math.abs(auc - flipped) > 0.1
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))

const area = defineGenerator<readonly Sample[]>({
  id: 'roc-auc-pr-auc-drawn',
  concept: 'roc-auc-pr',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'AUC from scores and labels', zh: '由得分和标签求AUC' },
  source: 'Fawcett 2006, An Introduction to ROC Analysis, Pattern Recognition Letters 27(8)',
  seconds: 90,
  draw: (random) => {
    for (;;) {
      const samples = drawSamples(random)
      if (fair(samples)) return samples
    }
  },
  ask: (samples) => {
    const { positives, negatives, wins, won, pairs, auc, tieLost, tieWon, flipped, accuracy } =
      outcomes(samples)
    const table = (score: string, label: string): string =>
      [
        `| ${score} | ${samples.map((s) => (s.score / 100).toFixed(2)).join(' | ')} |`,
        `|---|${samples.map(() => '---|').join('')}`,
        `| ${label} | ${samples.map((s) => (s.positive ? '1' : '0')).join(' | ')} |`,
      ].join('\n')
    const product = String.raw`$${positives.length}\cdot ${negatives.length} = ${pairs}$`
    const sum = `$${wins.join(' + ')} = ${won}$`
    const equals = Math.abs(rounded(auc) - auc) < 1e-9 ? '=' : String.raw`\approx`
    const working = String.raw`$$\mathrm{AUC} = \frac{${won}+\frac12}{${pairs}} ${equals} ${rounded(auc)}$$`
    return {
      stem: {
        en: `A classifier gives these scores; label 1 is the positive class:\n\n${table('score', 'label')}\n\nHow large is the area under the ROC curve? Give at least three decimals.`,
        zh: `某分类器给出下列得分，标签1为正类：\n\n${table('得分', '标签')}\n\nROC曲线下的面积（AUC）是多少？至少保留三位小数。`,
      },
      answer: {
        value: auc,
        tolerance: { absolute: 0.001 },
        mistakes: [
          {
            value: rounded(tieLost),
            why: {
              en: 'The pair with equal scores counts one half, not nothing.',
              zh: '得分相同的一对应计$\\tfrac12$，而不是0。',
            },
          },
          {
            value: rounded(tieWon),
            why: {
              en: 'The pair with equal scores counts one half, not as a full win.',
              zh: '得分相同的一对应计$\\tfrac12$，而不是1。',
            },
          },
          {
            value: rounded(flipped),
            why: {
              en: 'Ranked the wrong way round: a pair counts when the positive scores higher.',
              zh: '排序方向反了：正样本得分更高的对才计入。',
            },
          },
          {
            value: rounded(accuracy),
            why: {
              en: 'That is the accuracy at a threshold of 0.5. AUC depends on no threshold.',
              zh: '这是阈值取0.5时的准确率；AUC与阈值无关。',
            },
          },
        ],
      },
      explanation: {
        en: `AUC is the fraction of pairs of one positive and one negative in which the positive scores higher; a tie counts one half. There are ${product} pairs. From the highest positive down, the numbers of negatives strictly below each are ${sum}, and one pair is a tie:\n\n${working}\n\nOnly the order of the scores matters.`,
        zh: `AUC是所有“一正一负”样本对中，正样本得分更高的比例，得分相同计一半。样本对共${product}个。从得分最高的正样本起，得分严格低于各个正样本的负样本数依次为${sum}，另有一对得分相同：\n\n${working}\n\n结果只取决于得分的排序。`,
      },
    }
  },
})

export const generators = [area]
