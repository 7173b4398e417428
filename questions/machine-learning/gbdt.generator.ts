import { integer, pick, type Random, shuffled } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Targets at x = 1, 2, …; the tree parts them behind the first `cut`. */
export interface FirstStep {
  readonly targets: readonly number[]
  readonly cut: number
  /** The sample whose new prediction is asked for, counted from 1. */
  readonly sample: number
  readonly rate: number
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length

function outcomes({ targets, cut, sample, rate }: FirstStep) {
  const start = mean(targets)
  const leaf = sample <= cut ? targets.slice(0, cut) : targets.slice(cut)
  const residuals = leaf.map((target) => target - start)
  const step = mean(residuals)
  const own = targets[sample - 1] ?? NaN
  return {
    start,
    leaf,
    residuals,
    step,
    value: start + rate * step,
    known: {
      fullStep: start + step,
      fromZero: rate * mean(leaf),
      fitsTargets: start + rate * mean(leaf),
      ownResidual: start + rate * (own - start),
      backwards: start - rate * step,
    },
  }
}

function drawStep(random: Random): FirstStep {
  const count = integer(random, 4, 6)
  return {
    targets: shuffled(
      random,
      Array.from({ length: count }, () => integer(random, 1, 20)),
    ),
    cut: integer(random, 2, count - 2),
    sample: integer(random, 1, count),
    rate: pick(random, [0.1, 0.2, 0.5]),
  }
}

const usable = (drawn: FirstStep): boolean => {
  const { start, step, value, known } = outcomes(drawn)
  const values = [value, ...Object.values(known)]
  return (
    Number.isInteger(start * 2) &&
    Number.isInteger(step * 2) &&
    Math.abs(step) >= 1 &&
    values.every((a, i) => values.slice(i + 1).every((b) => Math.abs(a - b) >= 0.05))
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))

const firstStep = defineGenerator<FirstStep>({
  id: 'gbdt-first-step-drawn',
  concept: 'gbdt',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'First step of gradient boosting', zh: '梯度提升的第一步' },
  source: 'Friedman 2001, Greedy Function Approximation, Annals of Statistics 29(5)',
  seconds: 90,
  draw: (random) => {
    for (;;) {
      const drawn = drawStep(random)
      if (usable(drawn)) return drawn
    }
  },
  ask: (drawn) => {
    const { targets, cut, sample, rate } = drawn
    const { start, leaf, residuals, step, value, known } = outcomes(drawn)
    const row = (name: string, values: readonly number[]): string =>
      `${name}  ${values.map((one) => String(one).padStart(3)).join(' ')}`
    const table = [
      '```text',
      row(
        'x',
        targets.map((_, i) => i + 1),
      ),
      row('y', targets),
      '```',
    ].join('\n')
    const threshold = cut + 0.5
    const own = targets[sample - 1] ?? NaN
    const negative = (number: number): string => (number < 0 ? `(${number})` : `${number}`)
    const working = String.raw`$$F_1(${sample}) = ${rounded(start)} + ${rate}\cdot ${negative(rounded(step))} = ${rounded(value)}$$`
    return {
      stem: {
        en: String.raw`Gradient boosting with the loss $\tfrac12(y-F)^2$ starts from the best constant. The first tree is a stump with the threshold $x = ${threshold}$, each leaf outputs the constant that best fits what the tree is fitted to, and the learning rate is $${rate}$.

${table}

What does the model predict at $x = ${sample}$ after this one tree? Give at least two decimals.`,
        zh: String.raw`梯度提升，损失为$\tfrac12(y-F)^2$，从最优常数开始。第一棵树是决策树桩，阈值为$x = ${threshold}$，每个叶子取对拟合目标最优的值，学习率为$${rate}$。

${table}

加入这一棵树之后，模型在$x = ${sample}$处的预测是多少？至少保留两位小数。`,
      },
      answer: {
        value: rounded(value),
        tolerance: { absolute: 0.006 },
        mistakes: [
          {
            value: rounded(known.fullStep),
            why: {
              en: 'The output of the tree is multiplied by the learning rate before it is added.',
              zh: '树的输出要先乘以学习率再加上去。',
            },
          },
          {
            value: rounded(known.fitsTargets),
            why: {
              en: 'The tree is fitted to the residuals, not once more to the targets.',
              zh: '树拟合的是残差，而不是再次拟合目标值。',
            },
          },
          {
            value: rounded(known.fromZero),
            why: {
              en: 'The model starts from the mean of the targets, not from 0.',
              zh: '模型从目标值的均值开始，而不是从0开始。',
            },
          },
          {
            value: rounded(known.ownResidual),
            why: {
              en: 'A leaf has one value for all its samples: the mean of their residuals, not the residual of this one.',
              zh: '一个叶子对其中所有样本只有一个值，即残差的均值，而不是这个样本自己的残差。',
            },
          },
          {
            value: rounded(known.backwards),
            why: {
              en: 'The sign is reversed. The residual is target minus prediction.',
              zh: '符号反了，残差是目标值减预测值。',
            },
          },
        ],
      },
      explanation: {
        en: String.raw`The best constant for squared loss is the mean, $F_0 = ${rounded(start)}$. The negative gradient is the residual $y-F_0$. The leaf that contains $x = ${sample}$ holds the targets ${leaf.join(', ')} with the residuals $${residuals.map(rounded).join(',\\ ')}$, whose mean is $${rounded(step)}$.

${working}

The target there is ${own}. The small step is deliberate: many trees that each correct a little usually generalise better than one that corrects all.`,
        zh: String.raw`平方损失下的最优常数是均值，$F_0 = ${rounded(start)}$，负梯度就是残差$y-F_0$。$x = ${sample}$所在的叶子里，目标值为${leaf.join('、')}，残差为$${residuals.map(rounded).join(',\\ ')}$，均值为$${rounded(step)}$。

${working}

该处的目标值是${own}。步子小是有意为之：许多棵树每棵只修正一点，通常比一棵树一次修正到位泛化得更好。`,
      },
    }
  },
})

export const generators = [firstStep]
