import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

export interface ContextBlock {
  readonly channels: number
  readonly ratio: number
}

/** Grouped for TeX, where a bare comma would open a gap. */
const inTex = (value: number): string => grouped(value).replaceAll(',', '{,}')

const parameters = defineGenerator<ContextBlock>({
  id: 'gcnet-parameters-drawn',
  concept: 'gcnet',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Parameters of a global context block', zh: '全局上下文模块的参数量' },
  source: 'Cao et al. 2019, arXiv:1904.11492',
  draw: (random) => ({
    channels: pick(random, [64, 96, 128, 160, 192, 256, 320, 512, 768, 1024, 2048]),
    ratio: pick(random, [4, 8, 16]),
  }),
  ask: ({ channels: c, ratio }) => {
    const inner = c / ratio
    const mask = c + 1
    const down = c * inner + inner
    const norm = 2 * inner
    const up = inner * c + c
    const value = mask + down + norm + up
    const working = String.raw`$$\begin{aligned}&${inTex(mask)} + ${inTex(down)}\\&{}+ ${inTex(norm)} + ${inTex(up)}\\&= ${inTex(value)}\end{aligned}$$`
    return {
      stem: {
        en: String.raw`A global context block (GCNet) on $C = ${c}$ channels has a $1\times1$ convolution to one channel for the attention map, then a bottleneck: a $1\times1$ convolution to $C/${ratio}$ channels, layer normalisation over these with a scale and a shift for each channel, ReLU, and a $1\times1$ convolution back to $C$. All convolutions have biases. How many parameters does the block have?`,
        zh: String.raw`通道数$C = ${c}$的全局上下文模块（GCNet）：先用一个$1\times1$卷积输出单通道的注意力图；再经过bottleneck，依次是$1\times1$卷积压到$C/${ratio}$个通道、层归一化（每个通道一个缩放、一个平移）、ReLU、$1\times1$卷积升回$C$。所有卷积都带偏置。该模块有多少参数？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: value - norm,
            why: {
              en: `Leaves out layer normalisation, a scale and a shift for each of the ${inner} channels.`,
              zh: `漏了层归一化：${inner}个通道各有一个缩放和一个平移。`,
            },
          },
          {
            value: value - 1 - inner - c,
            why: {
              en: 'Leaves out the biases of the three convolutions.',
              zh: '漏了三个卷积的偏置。',
            },
          },
          {
            value: value - mask,
            why: {
              en: 'Counts the bottleneck only. The attention map has weights of its own.',
              zh: '只算了bottleneck；产生注意力图的卷积也有自己的参数。',
            },
          },
          {
            value: value - mask + c * c + c,
            why: {
              en: 'Takes the first convolution as one to $C$ channels. It gives one logit for each position.',
              zh: '以为第一个卷积输出$C$个通道；它给每个位置只输出一个logit。',
            },
          },
        ],
      },
      explanation: {
        en: `Attention map, convolution to ${inner} channels, layer normalisation, convolution back:\n\n${working}\n\nAlmost all of it is $2C^2/r$, as in SE. Letting all queries share one map costs only $C+1$ parameters, where a non-local block needs projections for queries and keys.`,
        zh: `依次是注意力图、压到${inner}个通道的卷积、层归一化、升回去的卷积：\n\n${working}\n\n几乎全部来自$2C^2/r$，与SE相同。所有查询共用一张注意力图，只花$C+1$个参数，而非局部模块要为查询和键各做投影。`,
      },
    }
  },
})

export const generators = [parameters]
