import { integer, pick } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

interface Rule {
  /** log2 of the number of channels. */
  readonly power: number
  readonly gamma: number
  readonly b: number
}

const kernelSize = defineGenerator<Rule>({
  id: 'eca-k-drawn',
  concept: 'eca-k',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Kernel size from the channels', zh: '由通道数求核大小' },
  seconds: 60,
  source: 'Wang et al. 2020, arXiv:1910.03151',
  draw: (random) => ({
    power: integer(random, 4, 12),
    gamma: pick(random, [1, 2, 3]),
    b: integer(random, 1, 4),
  }),
  ask: ({ power, gamma, b }) => {
    const channels = 2 ** power
    const total = power + b
    const t = Math.floor(total / gamma)
    const value = t % 2 === 1 ? t : t + 1
    const whole = total % gamma === 0
    const quotient = String.raw`\frac{${power}+${b}}{${gamma}}`
    const cut = whole
      ? String.raw`$t=${quotient}=${t}$`
      : String.raw`$t=\lfloor${quotient}\rfloor=${t}$`
    const code = `\`\`\`python
t = int(abs((math.log2(C) + b) / gamma))
k = t if t % 2 else t + 1
\`\`\``
    const odd = t % 2 === 1
    return {
      stem: {
        en: `A network sets the kernel size of its ECA layers by this rule, with \`b\` $=${b}$ and \`gamma\` $=${gamma}$:\n\n${code}\n\nWhat is $k$ for $C=${channels}$ channels?`,
        zh: `某网络按下面的规则确定ECA层的核大小，其中\`b\`为${b}，\`gamma\`为${gamma}：\n\n${code}\n\n通道数$C=${channels}$时，$k$是多少？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: odd ? t + 2 : t,
            why: odd
              ? {
                  en: `Goes up although $t=${t}$ is odd already.`,
                  zh: `$t=${t}$已经是奇数，不用再加。`,
                }
              : {
                  en: `$t=${t}$ is even; the kernel would have no centre.`,
                  zh: `$t=${t}$是偶数，这样的核没有中心。`,
                },
          },
          {
            value: odd ? t + 1 : t - 1,
            why: odd
              ? {
                  en: 'An even kernel has no centre; the rule never gives one.',
                  zh: '偶数核没有中心，这个规则不会给出偶数。',
                }
              : {
                  en: 'Goes down to the next odd number; the rule goes up.',
                  zh: '向下取了奇数，规则是向上取。',
                },
          },
          {
            value: value * channels,
            why: {
              en: 'One kernel for each channel. All channels share one, and asked is its size.',
              zh: '给每个通道都配了一个核；所有通道共用一个，而且问的是核大小。',
            },
          },
        ],
      },
      explanation: {
        en: `$\\log_2 ${channels}=${power}$, so ${cut}. That is ${odd ? 'odd, so it stays' : 'even, so 1 is added'}: $k=${value}$. The kernel grows with the logarithm of the width, and the whole layer has $k$ weights.`,
        zh: `$\\log_2 ${channels}=${power}$，所以${cut}，是${odd ? '奇数，保持不变' : '偶数，再加1'}：$k=${value}$。核大小随宽度的对数增长，整层只有$k$个权重。`,
      },
    }
  },
})

export const generators = [kernelSize]
