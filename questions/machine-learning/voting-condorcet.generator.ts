import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** An odd number of voters, each right with the same chance in per cent. */
export interface Vote {
  readonly voters: number
  readonly percent: number
}

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return ways
}

function outcomes({ voters, percent }: Vote) {
  const p = percent / 100
  const least = (voters + 1) / 2
  const exactly = (k: number): number => choose(voters, k) * p ** k * (1 - p) ** (voters - k)
  const terms = Array.from({ length: voters - least + 1 }, (_, i) => ({
    k: least + i,
    chance: exactly(least + i),
  }))
  const majority = terms.reduce((total, { chance }) => total + chance, 0)
  return {
    p,
    least,
    terms,
    majority,
    known: {
      single: p,
      all: p ** voters,
      any: 1 - (1 - p) ** voters,
      narrow: exactly(least),
    },
  }
}

const drawVote = (random: Random): Vote => ({
  voters: pick(random, [3, 5, 7]),
  percent: pick(random, [30, 35, 40, 45, 55, 60, 65, 70, 75, 80, 85, 90]),
})

const usable = (vote: Vote): boolean => {
  const { majority, known } = outcomes(vote)
  const values = [majority, ...Object.values(known)]
  return values.every((a, i) => values.slice(i + 1).every((b) => Math.abs(a - b) > 0.008))
}

const rounded = (value: number): number => Number(value.toFixed(4))

const majorityAccuracy = defineGenerator<Vote>({
  id: 'voting-condorcet-majority-drawn',
  concept: 'voting-condorcet',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Accuracy of a majority vote', zh: '多数投票的准确率' },
  seconds: 100,
  draw: (random) => {
    for (;;) {
      const vote = drawVote(random)
      if (usable(vote)) return vote
    }
  },
  ask: (vote) => {
    const { voters, percent } = vote
    const { p, least, terms, majority, known } = outcomes(vote)
    const q = rounded(1 - p)
    const power = (base: number, exponent: number): string =>
      exponent === 0 ? '' : String.raw`\cdot ${base}${exponent === 1 ? '' : `^{${exponent}}`}`
    const lines = terms.map(
      ({ k, chance }) =>
        String.raw`${k} &: ${choose(voters, k)}${power(p, k)}${power(q, voters - k)} \approx ${rounded(chance)}`,
    )
    const working = `$$\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}$$`
    const better = majority > p
    return {
      stem: {
        en: `Each of ${voters} classifiers for two classes has an accuracy of ${percent}%, and their errors are independent. What is the accuracy of their majority vote? Give at least three decimals, as a number between 0 and 1.`,
        zh: `有${voters}个二分类器，准确率都是${percent}%，彼此的错误相互独立。它们做多数投票的准确率是多少？填0到1之间的数，至少保留三位小数。`,
      },
      answer: {
        value: majority,
        tolerance: { absolute: 0.0015 },
        mistakes: [
          {
            value: known.single,
            why: {
              en: 'That is a single classifier. With independent errors the vote differs from it, for better or worse.',
              zh: '这是单个分类器的准确率；错误独立时，投票结果会比它好或者差。',
            },
          },
          {
            value: rounded(known.all),
            why: {
              en: `Not all ${voters} have to be right; ${least} are enough.`,
              zh: `不需要${voters}个全对，${least}个对就够了。`,
            },
          },
          {
            value: rounded(known.any),
            why: {
              en: `One right vote is not a majority; ${least} are needed.`,
              zh: `只有一个对构不成多数，至少要${least}个。`,
            },
          },
          {
            value: rounded(known.narrow),
            why: {
              en: `Counts only the case of exactly ${least} right votes.`,
              zh: `只算了恰好${least}个判对的情形。`,
            },
          },
        ],
      },
      explanation: {
        en: `The vote is right if at least ${least} of the ${voters} are right. By the number of right votes:\n\n${working}\n\nTogether $${rounded(majority)}$. ${
          better
            ? 'Each voter is better than chance, so more voters help.'
            : 'Each voter is worse than chance, so the vote is worse than one of them, and more voters would make it worse still.'
        } Classifiers trained on the same data share errors, so in practice the effect is weaker.`,
        zh: `${voters}个中至少${least}个判对，投票就对。按判对的个数：\n\n${working}\n\n合计$${rounded(majority)}$。${
          better
            ? '每个投票者都好于瞎猜，人数越多越好。'
            : '每个投票者都不如瞎猜，所以投票比单个更差，人数再多只会更差。'
        }实际中在同一份数据上训练的分类器会犯相同的错，效果没有这么明显。`,
      },
    }
  },
})

export const generators = [majorityAccuracy]
