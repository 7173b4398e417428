import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Cosines in hundredths, so that they print as they are. */
export interface Anchor {
  readonly tau: number
  readonly positive: number
  readonly negatives: readonly number[]
}

function outcomes({ tau, positive, negatives }: Anchor) {
  const term = (hundredths: number, temperature = tau): number =>
    Math.exp((hundredths - positive) / 100 / temperature)
  const rivals = negatives.reduce((sum, s) => sum + term(s), 0)
  const plain = negatives.reduce((sum, s) => sum + term(s, 1), 0)
  return {
    right: Math.log(1 + rivals),
    known: {
      noTemperature: Math.log(1 + plain),
      noPositive: Math.log(rivals),
      meanOfNegatives: Math.log(1 + rivals / negatives.length),
      probability: 1 / (1 + rivals),
    },
  }
}

const drawAnchor = (random: Random): Anchor => {
  const negatives = integer(random, 2, 3)
  return {
    tau: pick(random, [0.1, 0.2, 0.25, 0.5]),
    positive: 5 * integer(random, 10, 19),
    negatives: Array.from({ length: negatives }, () => 5 * integer(random, -4, 17)),
  }
}

const tellsApart = (anchor: Anchor): boolean => {
  const { right, known } = outcomes(anchor)
  return (
    right >= 0.08 &&
    right <= 3 &&
    new Set(anchor.negatives).size === anchor.negatives.length &&
    Object.values(known).every((value) => Math.abs(value - right) > 0.04 * right)
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))
const cosine = (hundredths: number): number => hundredths / 100

const oneAnchor = defineGenerator<Anchor>({
  id: 'infonce-one-anchor-drawn',
  concept: 'infonce',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'InfoNCE of one anchor', zh: '单个锚点的InfoNCE' },
  seconds: 90,
  source: 'van den Oord et al. 2018, arXiv:1807.03748',
  exercises: ['cross-entropy', 'softmax'],
  draw: (random) => {
    for (;;) {
      const anchor = drawAnchor(random)
      if (tellsApart(anchor)) return anchor
    }
  },
  ask: (anchor) => {
    const { tau, positive, negatives } = anchor
    const { right, known } = outcomes(anchor)
    const listed = negatives.map((s) => `$${cosine(s)}$`)
    const logits = [positive, ...negatives].map((s) => rounded(cosine(s) / tau))
    const shifted = logits.slice(1).map((logit) => rounded(logit - (logits[0] ?? 0)))
    const working = String.raw`$$\ln\bigl(1 + ${shifted.map((x) => `e^{${x}}`).join(' + ')}\bigr) = ${rounded(right)}$$`
    return {
      stem: {
        en: String.raw`An anchor has cosine similarity $${cosine(positive)}$ with its positive and ${listed.join(', ')} with its ${negatives.length} negatives. The temperature is $\tau = ${tau}$. What is the InfoNCE loss of this anchor, with the natural logarithm? Give at least three decimals.`,
        zh: String.raw`某锚点与正样本的余弦相似度为$${cosine(positive)}$，与${negatives.length}个负样本的余弦相似度为${listed.join('、')}，温度$\tau = ${tau}$。这个锚点的InfoNCE损失是多少？用自然对数，至少保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(known.noTemperature),
            why: {
              en: 'The cosines were not divided by the temperature.',
              zh: '余弦没有除以温度。',
            },
          },
          {
            value: rounded(known.noPositive),
            why: {
              en: 'The positive is missing from the denominator. InfoNCE is a softmax over the positive and all negatives.',
              zh: '分母里漏了正样本；InfoNCE是在正样本与全部负样本上做softmax。',
            },
          },
          {
            value: rounded(known.meanOfNegatives),
            why: {
              en: 'The negatives were averaged. Their exponentials are added up.',
              zh: '对负样本取了平均；应当把它们的指数直接相加。',
            },
          },
          {
            value: rounded(known.probability),
            why: {
              en: 'That is the probability of the positive. The loss is its negative logarithm.',
              zh: '这是正样本的概率，损失是它的负对数。',
            },
          },
        ],
      },
      explanation: {
        en: String.raw`Divided by $\tau$, the logits are $${logits[0] ?? 0}$ for the positive and $${logits.slice(1).join(',\\ ')}$ for the negatives. The loss is cross-entropy with the positive as the right one of ${logits.length} classes. Subtract the positive's logit from all:${'\n\n'}${working}`,
        zh: String.raw`除以$\tau$后，正样本的logit为$${logits[0] ?? 0}$，负样本为$${logits.slice(1).join(',\\ ')}$。损失就是${logits.length}类的交叉熵，正样本为正确类。各项都减去正样本的logit：${'\n\n'}${working}`,
      },
    }
  },
})

export const generators = [oneAnchor]
