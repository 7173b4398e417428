import { integer, pick, type Random, shuffled } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface NextToken {
  /** Probabilities in percent, in the order of the table; all different. */
  readonly percents: readonly number[]
  /** The threshold in percent. */
  readonly p: number
  /** Which token is asked for: 0 is the most likely one. */
  readonly rank: number
}

const names = ['A', 'B', 'C', 'D', 'E', 'F']

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** How many tokens top-p keeps, from the most likely one until the total reaches p. */
function keptCount(sorted: readonly number[], p: number): number {
  let total = 0
  return sorted.findIndex((percent) => (total += percent) >= p) + 1
}

function outcomes({ percents, p, rank }: NextToken) {
  const sorted = percents.toSorted((a, b) => b - a)
  const count = keptCount(sorted, p)
  const asked = sorted[rank] ?? 0
  const kept = sorted.slice(0, count)
  return {
    kept,
    asked,
    right: asked / sum(kept),
    raw: asked / 100,
    overThreshold: asked / p,
    stopsBefore: asked / sum(sorted.slice(0, count - 1)),
  }
}

function drawNextToken(random: Random): NextToken {
  for (;;) {
    const first = Array.from({ length: names.length - 1 }, () => integer(random, 2, 45))
    const percents = shuffled(random, [...first, 100 - sum(first)])
    const p = pick(random, [60, 70, 75, 80, 85, 90, 95])
    const sorted = percents.toSorted((a, b) => b - a)
    const count = keptCount(sorted, p)
    const next: NextToken = { percents, p, rank: integer(random, 0, Math.max(0, count - 2)) }
    if (
      Math.min(...percents) >= 1 &&
      new Set(percents).size === percents.length &&
      count >= 3 &&
      count <= 5 &&
      tellsApart(next)
    )
      return next
  }
}

/** The total must not come so near to p that the threshold itself would do as the divisor. */
const tellsApart = (next: NextToken): boolean => {
  const { right, raw, overThreshold, stopsBefore } = outcomes(next)
  const values = [right, raw, overThreshold, stopsBefore]
  return values.every((value, i) =>
    values.slice(i + 1).every((other) => Math.abs(value - other) > 0.006),
  )
}

const rounded = (value: number): number => Number(value.toFixed(3))
const share = (percent: number): string => (percent / 100).toFixed(2)

const topP = defineGenerator<NextToken>({
  id: 'decoding-top-p-drawn',
  concept: 'decoding',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'One token under top-p sampling', zh: 'top-p采样下某个token的概率' },
  source: 'Holtzman et al. 2020, arXiv:1904.09751',
  draw: drawNextToken,
  ask: (next) => {
    const { percents, p } = next
    const { kept, asked, right, raw, overThreshold, stopsBefore } = outcomes(next)
    const name = names[percents.indexOf(asked)] ?? ''
    const keptNames = kept.map((percent) => names[percents.indexOf(percent)] ?? '')
    const table = (token: string, probability: string): string =>
      [
        `| ${token} | ${names.join(' | ')} |`,
        `|---|${names.map(() => '---|').join('')}`,
        `| ${probability} | ${percents.map(share).join(' | ')} |`,
      ].join('\n')
    const working = String.raw`$$\frac{${share(asked)}}{${share(sum(kept))}} = ${right.toFixed(3)}$$`
    const before = share(sum(kept.slice(0, -1)))
    return {
      stem: {
        en: `A language model gives these probabilities to the next token:\n\n${table('token', 'probability')}\n\nIt samples with $p = ${share(p)}$ (top-p): keep the smallest set of most likely tokens whose total is at least $p$, and draw from it. What is the probability that ${name} is drawn? Round to three decimals.`,
        zh: `语言模型给下一个token的概率如下：\n\n${table('token', '概率')}\n\n按top-p采样，$p = ${share(p)}$：从概率最大的token开始取，总和达到$p$的最小集合保留下来，再从中抽取。抽到${name}的概率是多少？保留三位小数。`,
      },
      answer: {
        value: rounded(right),
        tolerance: { absolute: 0.001 },
        mistakes: [
          {
            value: rounded(raw),
            why: {
              en: 'The kept probabilities do not add up to 1 yet. They must be divided by their total.',
              zh: '保留下来的概率之和还不是1，要除以它们的总和。',
            },
          },
          {
            value: rounded(overThreshold),
            why: {
              en: `Divides by the threshold. The kept tokens have a total of ${share(sum(kept))}.`,
              zh: `除以了阈值；保留下来的token总和是${share(sum(kept))}。`,
            },
          },
          {
            value: rounded(stopsBefore),
            why: {
              en: `Leaves out the token that crosses the threshold. Without it the total is ${before}, below $p$.`,
              zh: `漏掉了使总和越过阈值的那个token；不算它，总和只有${before}，小于$p$。`,
            },
          },
        ],
      },
      explanation: {
        en: `From the most likely token on, the total stays at ${before} before the last one and reaches ${share(sum(kept))} with it. So ${kept.length} tokens are kept (${keptNames.join(', ')}), and their probabilities are scaled up to 1:\n\n${working}\n\nThe number of tokens kept depends on the distribution: few where the model is sure, many where it is not. Top-k always keeps the same number.`,
        zh: `从概率最大的开始累加，加上最后一个之前是${before}，加上之后是${share(sum(kept))}。所以保留${kept.length}个token（${keptNames.join('、')}），再归一化：\n\n${working}\n\n保留几个token取决于分布：模型有把握时少，没把握时多；top-k则总是保留固定个数。`,
      },
    }
  },
})

export const generators = [topP]
