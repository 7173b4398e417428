import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Errors {
  readonly beta: number
  /** Prediction minus target, in tenths. */
  readonly tenths: readonly number[]
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const smooth = (e: number, beta: number): number =>
  Math.abs(e) < beta ? (e * e) / 2 / beta : Math.abs(e) - beta / 2

function outcomes({ beta, tenths }: Errors) {
  const errors = tenths.map((tenth) => tenth / 10)
  const each = errors.map((e) => smooth(e, beta))
  return {
    errors,
    each,
    right: mean(each),
    huber: mean(each) * beta,
    broken: mean(errors.map((e) => (Math.abs(e) < beta ? smooth(e, beta) : Math.abs(e)))),
    undivided: mean(errors.map((e) => (Math.abs(e) < beta ? (e * e) / 2 : smooth(e, beta)))),
    summed: mean(each) * each.length,
  }
}

const usable = (drawn: Errors): boolean => {
  const { errors, right, huber, broken, undivided, summed } = outcomes(drawn)
  const inside = errors.filter((e) => Math.abs(e) < drawn.beta).length
  const values = [right, huber, broken, undivided, summed].sort((a, b) => a - b)
  const apart = values.every((value, i) => i === 0 || value - (values[i - 1] ?? 0) > 0.02)
  return inside >= 1 && inside < errors.length && apart
}

const sign = (random: Random): number => (random() < 0.5 ? -1 : 1)

const drawErrors = (random: Random): Errors => {
  for (;;) {
    const beta = pick(random, [0.5, 2, 4])
    const drawn = {
      beta,
      tenths: Array.from({ length: 3 }, () => sign(random) * integer(random, 1, 16 * beta)),
    }
    if (usable(drawn)) return drawn
  }
}

const short = (value: number): string => String(Number(value.toFixed(4)))
const equals = (value: number): string =>
  Math.abs(value - Number(value.toFixed(4))) < 1e-9 ? '=' : String.raw`\approx`

function line(e: number, beta: number): string {
  const size = short(Math.abs(e))
  const value = smooth(e, beta)
  return Math.abs(e) < beta
    ? String.raw`|e|=${size}:\ & \tfrac12\cdot ${size}^2/${beta} ${equals(value)} ${short(value)}`
    : String.raw`|e|=${size}:\ & ${size} - ${beta / 2} ${equals(value)} ${short(value)}`
}

const threeErrors = defineGenerator<Errors>({
  id: 'smooth-l1-three-errors-drawn',
  concept: 'smooth-l1',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Smooth L1 of three errors', zh: '三个误差的Smooth L1损失' },
  seconds: 90,
  source: 'PyTorch documentation: SmoothL1Loss',
  draw: drawErrors,
  ask: (drawn) => {
    const { beta } = drawn
    const { errors, right, huber, broken, undivided, summed } = outcomes(drawn)
    const listed = errors.map(short).join(String.raw`,\ `)
    const working = [
      String.raw`$$\begin{aligned}`,
      errors.map((e) => line(e, beta)).join(String.raw`\\` + '\n'),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: String.raw`Three predictions are off by $e=\hat y-y=(${listed})$. What does PyTorch's \`nn.SmoothL1Loss(beta=${beta})\` return with its default reduction (mean)? Give at least two decimals.`.replaceAll(
          String.raw`\``,
          '`',
        ),
        zh: String.raw`三个预测的误差为$e=\hat y-y=(${listed})$。PyTorch的\`nn.SmoothL1Loss(beta=${beta})\`按默认方式取平均，返回值是多少？至少保留两位小数。`.replaceAll(
          String.raw`\``,
          '`',
        ),
      },
      answer: {
        value: right,
        tolerance: { absolute: 0.006 },
        mistakes: [
          {
            value: Number(huber.toFixed(4)),
            why: {
              en: `That is the Huber loss with $\\delta=${beta}$, which is $\\delta$ times smooth L1.`,
              zh: `这是$\\delta=${beta}$的Huber损失，等于Smooth L1的$\\delta$倍。`,
            },
          },
          {
            value: Number(broken.toFixed(4)),
            why: {
              en: 'Large errors cost $|e|-\\tfrac12\\beta$. Without the last term the loss would jump at $\\beta$.',
              zh: '大误差的损失是$|e|-\\tfrac12\\beta$；漏掉后一项，损失在$\\beta$处就会跳变。',
            },
          },
          {
            value: Number(undivided.toFixed(4)),
            why: {
              en: 'Small errors cost $\\tfrac12e^2/\\beta$. The division by $\\beta$ is missing.',
              zh: '小误差的损失是$\\tfrac12e^2/\\beta$，漏了除以$\\beta$。',
            },
          },
          {
            value: Number(summed.toFixed(4)),
            why: {
              en: 'That is the sum of the three. The default is the mean.',
              zh: '这是三项之和，默认是取平均。',
            },
          },
        ],
      },
      explanation: {
        en: `Errors below $\\beta=${beta}$ cost $\\tfrac12e^2/\\beta$, larger ones $|e|-\\tfrac12\\beta$:\n\n${working}\n\nThe mean is $${short(right)}$. Both pieces meet at $|e|=\\beta$ with the value $\\tfrac12\\beta$ and the slope 1.`,
        zh: `小于$\\beta=${beta}$的误差按$\\tfrac12e^2/\\beta$计，其余按$|e|-\\tfrac12\\beta$计：\n\n${working}\n\n平均为$${short(right)}$。两段在$|e|=\\beta$处相接，值为$\\tfrac12\\beta$，斜率为1。`,
      },
    }
  },
})

export const generators = [threeErrors]
