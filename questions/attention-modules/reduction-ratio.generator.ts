import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Budget {
  readonly channels: number
  readonly budget: number
}

const ratios = [2, 4, 8, 16, 32, 64]

const weights = (channels: number, r: number): number => (2 * channels * channels) / r
const parameters = (channels: number, r: number): number =>
  weights(channels, r) + channels / r + channels

/** The first ratio whose count fits; 128 stands for none and is never drawn as an answer. */
const smallest = (count: (r: number) => number, budget: number): number =>
  ratios.find((r) => count(r) <= budget) ?? 128

const withinBudget = defineGenerator<Budget>({
  id: 'reduction-ratio-budget-drawn',
  concept: 'reduction-ratio',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'The smallest ratio within a budget', zh: '预算内最小的降维比' },
  seconds: 90,
  source: 'Hu et al. 2018, arXiv:1709.01507',
  exercises: ['se-block'],
  draw: (random) => {
    const channels = pick(random, [128, 256, 512, 1024])
    const aim = pick(random, [4, 8, 16, 32])
    // Half of the time the weights alone would fit and the biases do not.
    const tight = random() < 0.5
    const least = tight ? weights(channels, aim / 2) : parameters(channels, aim)
    const step = channels >= 512 ? 500 : 50
    return { channels, budget: Math.ceil(least / step) * step }
  },
  ask: ({ channels, budget }) => {
    const value = smallest((r) => parameters(channels, r), budget)
    const bare = smallest((r) => weights(channels, r), budget)
    const line = (r: number): string =>
      String.raw`r=${r}&:\ 2\cdot ${channels}\cdot ${channels / r}+${channels / r}+${channels}=${parameters(channels, r)}`
    const working = String.raw`$$\begin{aligned}${line(value / 2)}\\ ${line(value)}\end{aligned}$$`
    const biasesDecide = bare !== value
    return {
      stem: {
        en: `An SE block works on $C=${channels}$ channels. Both of its fully connected layers have biases. It may have at most ${grouped(budget)} parameters, and $r$ is to be a power of two from 2 to 64. Which is the smallest $r$ that fits?`,
        zh: `一个SE模块作用在$C=${channels}$个通道上，两个全连接层都带偏置。参数总数不能超过${grouped(budget)}，$r$取2到64之间的2的幂。满足要求的最小$r$是多少？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: value / 2,
            why: biasesDecide
              ? {
                  en: 'Fits by its weights alone; the biases push it over the budget.',
                  zh: '只看权重放得下，加上偏置就超了预算。',
                }
              : {
                  en: `One step too far: it needs ${grouped(parameters(channels, value / 2))} parameters. Perhaps only one layer was counted.`,
                  zh: `多走了一步：它要${grouped(parameters(channels, value / 2))}个参数。可能只算了一层。`,
                },
          },
          {
            value: 2 * value,
            why: {
              en: 'Fits, but is not the smallest. The next smaller power of two fits as well.',
              zh: '放得下，但不是最小的；小一级的2的幂也放得下。',
            },
          },
          {
            value: channels / value,
            why: {
              en: 'This is the hidden width $C/r$, not the ratio.',
              zh: '这是隐藏宽度$C/r$，不是降维比。',
            },
          },
        ].filter((mistake, i, all) => all.findIndex((m) => m.value === mistake.value) === i),
      },
      explanation: {
        en: `A block has $2C^2/r$ weights and $C/r+C$ biases. A smaller $r$ means a wider hidden layer and more parameters:\n\n${working}\n\n${grouped(parameters(channels, value / 2))} is over the budget of ${grouped(budget)}${biasesDecide ? ', though only through its biases' : ''}; ${grouped(parameters(channels, value))} fits, so $r=${value}$.`,
        zh: `一个模块有$2C^2/r$个权重和$C/r+C$个偏置。$r$越小，隐藏层越宽，参数越多：\n\n${working}\n\n${grouped(parameters(channels, value / 2))}超出预算${grouped(budget)}${biasesDecide ? '（超出的只是偏置）' : ''}，${grouped(parameters(channels, value))}放得下，所以$r=${value}$。`,
      },
    }
  },
})

export const generators = [withinBudget]
