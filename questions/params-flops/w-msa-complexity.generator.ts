import { integer, pick } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

interface Layer {
  /** Side of a window in tokens. */
  readonly window: number
  readonly height: number
  readonly width: number
  readonly channels: number
}

const rounded = (value: number): number => Math.round(value * 100) / 100

const globalOverWindowed = defineGenerator<Layer>({
  id: 'w-msa-complexity-factor-drawn',
  concept: 'w-msa-complexity',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'What windows save in an attention layer', zh: '窗口注意力省了多少' },
  seconds: 120,
  source: 'Liu et al. 2021, arXiv:2103.14030',
  draw: (random) => {
    const window = pick(random, [4, 7, 8])
    return {
      window,
      height: window * integer(random, 4, 10),
      width: window * integer(random, 4, 10),
      channels: pick(random, [48, 64, 96, 128, 192]),
    }
  },
  ask: ({ window, height, width, channels }) => {
    const tokens = height * width
    const inWindow = window * window
    const windows = tokens / inWindow
    const above = 2 * channels + tokens
    const below = 2 * channels + inWindow
    const value = rounded(above / below)
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`&\frac{4hwC^2+2(hw)^2C}{4hwC^2+2M^2hwC} = \frac{2C+hw}{2C+M^2} \\[4pt]`,
      String.raw`&\quad = \frac{${2 * channels}+${tokens}}{${2 * channels}+${inWindow}} = \frac{${above}}{${below}}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: String.raw`A map has $${height}\times ${width}$ tokens with ${channels} channels. Multi-head attention is restricted to non-overlapping windows of $${window}\times ${window}$ tokens. Count the multiply-adds of the whole attention layer: the four projections (query, key, value, output) and the two products with the attention matrix. Softmax, biases and position terms are left out. By what factor does the layer become cheaper than with global attention? Round to two decimals.`,
        zh: String.raw`特征图有$${height}\times ${width}$个token、${channels}个通道，多头注意力限制在互不重叠的$${window}\times ${window}$窗口内。统计整个注意力层的乘加次数：四个投影（查询、键、值、输出），加上与注意力矩阵有关的两次矩阵乘；softmax、偏置和位置项不计。与全局注意力相比，这一层的计算量降到原来的$1/x$，$x$是多少？保留两位小数。`,
      },
      answer: {
        value,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(tokens / inWindow),
            why: {
              en: 'Right for the two products alone. The projections cost the same with and without windows.',
              zh: '这只对那两次矩阵乘成立；投影有没有窗口都一样多。',
            },
          },
          {
            value: rounded((4 * channels + tokens) / (4 * channels + inWindow)),
            why: {
              en: 'Counts one product with the attention matrix. There are two, scores and weighted sum.',
              zh: '与注意力矩阵有关的矩阵乘只算了一次；得分和加权求和各一次。',
            },
          },
          {
            value: rounded((channels / 2 + tokens) / (channels / 2 + inWindow)),
            why: {
              en: 'Counts one projection. Query, key, value and output make four.',
              zh: '投影只算了一个；查询、键、值、输出共四个。',
            },
          },
          {
            value: rounded((above / below) * windows),
            why: {
              en: `Compares with a single window. There are ${windows} of them.`,
              zh: `只与一个窗口相比；一共有${windows}个窗口。`,
            },
          },
        ],
      },
      explanation: {
        en: `Projections take $4hwC^2$ in both cases. In a product each of the $hw$ tokens meets all $hw$ tokens globally, but only $M^2=${inWindow}$ in a window:\n\n${working}\n\nThat is ${value.toFixed(2)}. The products alone fall to 1/${windows}; the projections keep the factor below that.`,
        zh: `投影在两种情况下都是$4hwC^2$。矩阵乘中，每个token在全局时面对$hw$个token，在窗口内只面对$M^2=${inWindow}$个：\n\n${working}\n\n即${value.toFixed(2)}。单看矩阵乘降为1/${windows}，但投影不变，所以总的倍数没有那么大。`,
      },
    }
  },
})

export const generators = [globalOverWindowed]
