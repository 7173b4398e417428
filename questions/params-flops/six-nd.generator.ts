import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Run {
  /** Parameters in billions. */
  readonly billions: number
  /** Training tokens in billions. */
  readonly tokens: number
  readonly gpus: number
  /** Peak of one GPU in 10^12 FLOPs per second, a multiply-add as two. */
  readonly peak: number
  /** Share of the peak that is reached, in percent. */
  readonly utilisation: number
}

const secondsPerDay = 86_400

const days = ({ billions, tokens, gpus, peak, utilisation }: Run): number =>
  (6 * billions * 1e9 * tokens * 1e9) / (gpus * peak * 1e12 * (utilisation / 100) * secondsPerDay)

function drawRun(random: Random): Run {
  const run = {
    billions: pick(random, [1, 1.5, 3, 7, 8, 13, 30]),
    tokens: pick(random, [20, 100, 150, 300, 500, 1000, 2000]),
    gpus: pick(random, [8, 16, 32, 64, 128, 256, 512, 1024]),
    peak: pick(random, [200, 300, 400, 1000]),
    utilisation: pick(random, [30, 40, 45]),
  }
  const time = days(run)
  return time >= 4 && time <= 60 ? run : drawRun(random)
}

const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

const scientific = (value: number): string => {
  const exponent = Math.floor(Math.log10(value) + 1e-9)
  return String.raw`${Number((value / 10 ** exponent).toFixed(2))}\times10^{${exponent}}`
}

const trainingDays = defineGenerator<Run>({
  id: 'six-nd-days-drawn',
  concept: 'six-nd',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'How long a training run takes', zh: '一次训练要多久' },
  seconds: 120,
  source: 'Kaplan et al. 2020, arXiv:2001.08361',
  draw: drawRun,
  ask: (run) => {
    const { billions, tokens, gpus, peak, utilisation } = run
    const exact = days(run)
    const value = rounded(exact)
    const total = 6 * billions * 1e9 * tokens * 1e9
    const speed = gpus * peak * 1e12 * (utilisation / 100)
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`&6\cdot ${scientific(billions * 1e9)}\cdot ${scientific(tokens * 1e9)} \\`,
      String.raw`&\quad = ${scientific(total)} \\`,
      String.raw`&${gpus}\cdot ${scientific(peak * 1e12)}\cdot ${utilisation / 100} \\`,
      String.raw`&\quad \approx ${scientific(speed)}\ \text{per s}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `A dense language model with ${billions} billion parameters is trained on ${tokens} billion tokens. There are ${gpus} GPUs with a peak of $${scientific(peak * 1e12)}$ FLOPs per second each (a multiply-add counts as two), of which training reaches ${utilisation}%. How many days does the run take by the usual rule for training compute? Round to one decimal.`,
        zh: `一个${billions} B参数（1 B为十亿）的稠密语言模型，用${tokens} B个token训练。共有${gpus}块GPU，每块峰值为每秒$${scientific(peak * 1e12)}$ FLOPs（一次乘加算两次），训练能达到峰值的${utilisation}%。按估算训练计算量的常用公式，需要多少天？保留一位小数。`,
      },
      answer: {
        value,
        unit: { en: 'days', zh: '天' },
        tolerance: { relative: 0.03 },
        mistakes: [
          {
            value: rounded(exact / 3, 2),
            why: {
              en: 'Counts the forward pass only, 2 FLOPs per parameter and token. Backward adds 4.',
              zh: '只算了前向，每个参数每个token 2次；反向还有4次。',
            },
          },
          {
            value: rounded(exact / 2, 2),
            why: {
              en: 'Counts a multiply-add once, while the peak counts it as two.',
              zh: '把一次乘加算一次，而峰值是按两次算的。',
            },
          },
          {
            value: rounded((exact * utilisation) / 100, 2),
            why: {
              en: `Takes the peak. The run reaches ${utilisation}% of it.`,
              zh: `按峰值算了；实际只达到峰值的${utilisation}%。`,
            },
          },
          {
            value: rounded((exact * 2) / 3, 2),
            why: {
              en: 'Counts the backward pass only. Forward adds 2 FLOPs per parameter and token.',
              zh: '只算了反向；前向每个参数每个token还有2次。',
            },
          },
        ],
      },
      explanation: {
        en: `Training takes about $6ND$ FLOPs, 2 per parameter and token in forward and 4 in backward:\n\n${working}\n\nThe quotient is ${grouped(Math.round(exact * secondsPerDay))} seconds, ${value.toFixed(1)} days. The rule leaves out the attention products, restarts and data loading, so it is a lower bound to plan with.`,
        zh: `训练约需$6ND$ FLOPs：每个参数每个token，前向2次，反向4次。\n\n${working}\n\n两者相除得${grouped(Math.round(exact * secondsPerDay))}秒，即${value.toFixed(1)}天。公式没有计入注意力矩阵的乘法、重启和数据读取，做计划时应当作下界。`,
      },
    }
  },
})

export const generators = [trainingDays]
