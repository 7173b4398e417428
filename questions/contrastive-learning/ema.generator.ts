import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

/** Both in whole units, so that they print as they are: m in thousandths, the share in percent. */
export interface Decay {
  readonly thousandths: number
  readonly percent: number
}

function outcomes({ thousandths, percent }: Decay) {
  const m = thousandths / 1000
  const share = percent / 100
  const right = Math.ceil(Math.log(share) / Math.log(m))
  return {
    m,
    right,
    known: {
      linear: Math.ceil((1 - share) / (1 - m)),
      timeConstant: Math.round(1 / (1 - m)),
      replacedShare: Math.ceil(Math.log(1 - share) / Math.log(m)),
      oneEarly: right - 1,
    },
  }
}

const drawDecay = (random: Random): Decay => ({
  thousandths: pick(random, [900, 950, 980, 990, 995, 996, 998, 999]),
  percent: pick(random, [1, 2, 5, 10, 20, 25, 30, 40, 50]),
})

const stepsUntilForgotten = defineGenerator<Decay>({
  id: 'ema-steps-until-forgotten-drawn',
  concept: 'ema',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'How long an average remembers', zh: '滑动平均能记多久' },
  seconds: 75,
  source: 'He et al. 2020, arXiv:1911.05722',
  draw: drawDecay,
  ask: (decay) => {
    const { percent } = decay
    const { m, right, known } = outcomes(decay)
    const share = percent / 100
    const working = String.raw`$$n > \frac{\ln ${share}}{\ln ${m}} = \frac{${Math.log(share).toFixed(4)}}{${Math.log(m).toFixed(6)}} \approx ${(Math.log(share) / Math.log(m)).toFixed(1)}$$`
    return {
      stem: {
        en: String.raw`After every training step a key encoder is updated by $\theta_k \leftarrow m\,\theta_k + (1-m)\,\theta_q$ with $m = ${m}$. Written out, today's $\theta_k$ is a weighted sum of all earlier $\theta_q$ and the initial $\theta_k$. After how many updates is the coefficient of the initial $\theta_k$ below ${percent}% for the first time?`,
        zh: String.raw`每步训练之后，键编码器按$\theta_k \leftarrow m\,\theta_k + (1-m)\,\theta_q$更新，$m = ${m}$。展开之后，当前的$\theta_k$是此前各步$\theta_q$与初始$\theta_k$的加权和。更新多少次之后，初始$\theta_k$的系数首次低于${percent}%？`,
      },
      answer: {
        value: right,
        mistakes: [
          {
            value: known.linear,
            why: {
              en: 'Subtracts the same amount in each step. The factors multiply, so the coefficient is m to the power n.',
              zh: '每步减去同样的量；系数是连乘的，等于m的n次方。',
            },
          },
          {
            value: known.timeConstant,
            why: {
              en: 'That is the time constant 1/(1−m), after which about 37% is left.',
              zh: '这是时间常数1/(1−m)，此时大约还剩37%。',
            },
          },
          {
            value: known.replacedShare,
            why: {
              en: `Here ${percent}% has been replaced. The question is when only ${percent}% is left.`,
              zh: `这是被替换掉${percent}%的时刻，问的是何时只剩${percent}%。`,
            },
          },
          {
            value: known.oneEarly,
            why: {
              en: 'One update too early: the coefficient is still above the mark.',
              zh: '早了一次，这时系数还没有降到要求以下。',
            },
          },
        ],
      },
      explanation: {
        en: String.raw`Each update multiplies the coefficient by $m$, so after $n$ updates it is $m^n$. From $m^n < ${share}$ follows${'\n\n'}${working}${'\n\n'}The first whole number is ${grouped(right)}. A handy estimate: $m^n \approx e^{-n(1-m)}$, so the memory of a moving average is of the order of $1/(1-m)$ steps, here ${grouped(known.timeConstant)}.`,
        zh: String.raw`每次更新都把系数乘以$m$，$n$次之后为$m^n$。由$m^n < ${share}$得${'\n\n'}${working}${'\n\n'}第一个满足的整数是${grouped(right)}。常用的估计：$m^n \approx e^{-n(1-m)}$，即滑动平均的记忆长度约为$1/(1-m)$步，这里是${grouped(known.timeConstant)}步。`,
      },
    }
  },
})

export const generators = [stepsUntilForgotten]
