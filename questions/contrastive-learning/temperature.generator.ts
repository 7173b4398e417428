import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Cosines in hundredths, so that they print as they are. */
export interface Negatives {
  readonly tau: number
  readonly positive: number
  readonly hard: number
  readonly easy: number
}

function outcomes({ tau, hard, easy }: Negatives) {
  const gap = (hard - easy) / 100
  return {
    gap,
    right: Math.exp(gap / tau),
    known: {
      noTemperature: Math.exp(gap),
      multiplied: Math.exp(gap * tau),
      ofCosines: hard / easy,
      exponent: gap / tau,
    },
  }
}

const drawNegatives = (random: Random): Negatives => ({
  tau: pick(random, [0.05, 0.07, 0.1, 0.2, 0.5]),
  positive: 5 * integer(random, 14, 19),
  hard: 5 * integer(random, 8, 16),
  easy: 5 * integer(random, 1, 12),
})

const usable = (negatives: Negatives): boolean => {
  const { right, known } = outcomes(negatives)
  return (
    negatives.hard > negatives.easy &&
    negatives.hard < negatives.positive &&
    right >= 1.3 &&
    right <= 400 &&
    Object.values(known).every((value) => Math.abs(value - right) > 0.04 * right)
  )
}

const rounded = (value: number): number => Number(value.toPrecision(4))
const cosine = (hundredths: number): number => hundredths / 100

const pushRatio = defineGenerator<Negatives>({
  id: 'temperature-push-on-negatives-drawn',
  concept: 'temperature',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'How hard two negatives are pushed', zh: '两个负样本受到的推力之比' },
  seconds: 75,
  source: 'Wang and Liu 2021, arXiv:2012.09740',
  exercises: ['softmax'],
  draw: (random) => {
    for (;;) {
      const negatives = drawNegatives(random)
      if (usable(negatives)) return negatives
    }
  },
  ask: (negatives) => {
    const { tau, positive, hard, easy } = negatives
    const { gap, right, known } = outcomes(negatives)
    const working = String.raw`$$\frac{p_1}{p_2} = \frac{e^{${cosine(hard)}/${tau}}}{e^{${cosine(easy)}/${tau}}} = e^{${rounded(gap)}/${tau}} = e^{${rounded(gap / tau)}} \approx ${rounded(right)}$$`
    return {
      stem: {
        en: String.raw`In an InfoNCE loss with temperature $\tau = ${tau}$, an anchor has cosine $s^+ = ${cosine(positive)}$ with its positive, and among its many negatives are two with $s_1 = ${cosine(hard)}$ and $s_2 = ${cosine(easy)}$. How many times as large as $\partial L/\partial s_2$ is $\partial L/\partial s_1$? Give at least three significant digits.`,
        zh: String.raw`InfoNCE损失的温度为$\tau = ${tau}$。某锚点与正样本的余弦为$s^+ = ${cosine(positive)}$；众多负样本中有两个，余弦分别为$s_1 = ${cosine(hard)}$和$s_2 = ${cosine(easy)}$。$\partial L/\partial s_1$是$\partial L/\partial s_2$的多少倍？至少保留三位有效数字。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(known.noTemperature),
            why: {
              en: 'The cosines are divided by the temperature before the exponential.',
              zh: '取指数之前，余弦要先除以温度。',
            },
          },
          {
            value: rounded(known.multiplied),
            why: {
              en: 'Multiplied by the temperature instead of divided. A small temperature sharpens.',
              zh: '这里乘了温度，应当除以温度；温度越小，分布越尖锐。',
            },
          },
          {
            value: rounded(known.ofCosines),
            why: {
              en: 'The ratio of the cosines themselves. The gradient goes with their exponentials.',
              zh: '这是余弦之比；梯度与它们的指数成正比。',
            },
          },
          {
            value: rounded(known.exponent),
            why: {
              en: 'That is the exponent. The ratio is e to this power.',
              zh: '这只是指数部分，还要以e为底求幂。',
            },
          },
          {
            value: 1,
            why: {
              en: 'InfoNCE does not treat its negatives alike. Each is weighted by its softmax probability.',
              zh: 'InfoNCE并不平等对待负样本，各自的权重是其softmax概率。',
            },
          },
        ],
      },
      explanation: {
        en: String.raw`For a negative $\partial L/\partial s_j = p_j/\tau$, where $p_j$ is its softmax probability. Denominator and $1/\tau$ are common to both, so neither the positive nor the other negatives matter:${'\n\n'}${working}${'\n\n'}The smaller $\tau$, the more the loss concentrates on the hardest negatives, including false ones that belong to the same class.`,
        zh: String.raw`对负样本有$\partial L/\partial s_j = p_j/\tau$，$p_j$是它的softmax概率。两者的分母和$1/\tau$相同，因此与正样本和其他负样本都无关：${'\n\n'}${working}${'\n\n'}$\tau$越小，损失越集中在最难的负样本上，其中也包括同类的假负例。`,
      },
    }
  },
})

export const generators = [pushRatio]
