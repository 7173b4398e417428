import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Cosines in hundredths, so that they print as they are. */
export interface Pull {
  readonly tau: number
  readonly positive: number
  readonly negatives: readonly number[]
}

/** The probability of the positive among all. */
function probability({ positive, negatives }: Pull, tau: number): number {
  const rivals = negatives.map((s) => Math.exp((s - positive) / 100 / tau))
  return 1 / (1 + rivals.reduce((sum, term) => sum + term, 0))
}

function outcomes(pull: Pull) {
  const p = probability(pull, pull.tau)
  return {
    p,
    right: -(1 - p) / pull.tau,
    known: {
      noFactor: -(1 - p),
      ofProbability: -p / pull.tau,
      sign: (1 - p) / pull.tau,
      noTemperature: -(1 - probability(pull, 1)) / pull.tau,
    },
  }
}

const drawPull = (random: Random): Pull => ({
  tau: pick(random, [0.1, 0.2, 0.25, 0.5]),
  positive: 5 * integer(random, 8, 19),
  negatives: Array.from({ length: integer(random, 2, 3) }, () => 5 * integer(random, -4, 18)),
})

const tellsApart = (pull: Pull): boolean => {
  const { p, right, known } = outcomes(pull)
  return (
    p >= 0.1 &&
    p <= 0.95 &&
    new Set([pull.positive, ...pull.negatives]).size === pull.negatives.length + 1 &&
    Object.values(known).every((value) => Math.abs(value - right) > 0.04 * Math.abs(right))
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))
const cosine = (hundredths: number): number => hundredths / 100

const pullOnPositive = defineGenerator<Pull>({
  id: 'infonce-gradient-pull-on-the-positive-drawn',
  concept: 'infonce-gradient',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'The pull on the positive', zh: '正样本受到的拉力' },
  seconds: 90,
  source: 'Wang and Liu 2021, arXiv:2012.09740',
  exercises: ['softmax', 'cross-entropy'],
  draw: (random) => {
    for (;;) {
      const pull = drawPull(random)
      if (tellsApart(pull)) return pull
    }
  },
  ask: (pull) => {
    const { tau, positive, negatives } = pull
    const { p, right, known } = outcomes(pull)
    const listed = negatives.map((s) => `$${cosine(s)}$`)
    const shifted = negatives.map((s) => rounded((s - positive) / 100 / tau))
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`p_+ &= \frac{1}{1 + ${shifted.map((x) => `e^{${x}}`).join(' + ')}} = ${rounded(p)} \\[4pt]`,
      String.raw`\frac{\partial L}{\partial s^+} &= -\frac{1 - ${rounded(p)}}{${tau}} \approx ${right.toFixed(3)}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: String.raw`The InfoNCE loss $L$ of an anchor has temperature $\tau = ${tau}$. The cosine with the positive is $s^+ = ${cosine(positive)}$, those with the ${negatives.length} negatives are ${listed.join(', ')}. What is $\partial L/\partial s^+$, the derivative with respect to the cosine, with its sign? Natural logarithm; give at least three significant digits.`,
        zh: String.raw`某锚点的InfoNCE损失$L$，温度$\tau = ${tau}$；与正样本的余弦为$s^+ = ${cosine(positive)}$，与${negatives.length}个负样本的余弦为${listed.join('、')}。$\partial L/\partial s^+$（对余弦求导，含符号）是多少？用自然对数，至少保留三位有效数字。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(known.noFactor),
            why: {
              en: 'This is the derivative with respect to the logit s⁺/τ. The chain rule adds a factor 1/τ.',
              zh: '这是对logit（s⁺/τ）的导数，链式法则还有因子1/τ。',
            },
          },
          {
            value: rounded(known.ofProbability),
            why: {
              en: 'Uses the probability of the positive itself. The gradient is that probability minus 1.',
              zh: '用的是正样本的概率本身；梯度应为概率减1。',
            },
          },
          {
            value: rounded(known.sign),
            why: {
              en: 'The sign is wrong: a higher similarity with the positive lowers the loss.',
              zh: '符号反了：与正样本的相似度越高，损失越小。',
            },
          },
          {
            value: rounded(known.noTemperature),
            why: {
              en: 'The softmax was taken of the cosines, without dividing them by the temperature.',
              zh: 'softmax里的余弦没有除以温度。',
            },
          },
        ],
      },
      explanation: {
        en: String.raw`$L$ is cross-entropy of the logits $s/\tau$ with the positive as the right class, so the derivative with respect to its logit is $p_+ - 1$, and the chain rule divides by $\tau$:${'\n\n'}${working}${'\n\n'}The negatives get $p_j/\tau$ each. Together these are exactly as large, with the opposite sign: the gradients of all similarities sum to 0.`,
        zh: String.raw`$L$是logits $s/\tau$的交叉熵，正样本为正确类，所以对其logit的导数为$p_+ - 1$，再由链式法则除以$\tau$：${'\n\n'}${working}${'\n\n'}每个负样本得到$p_j/\tau$，合起来大小相同、符号相反：对各相似度的梯度之和为0。`,
      },
    }
  },
})

export const generators = [pullOnPositive]
