import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Block {
  readonly size: number
  readonly inputs: number
  readonly outputs: number
  readonly expansion: number
  readonly kernel: number
  readonly stride: 1 | 2
}

const outputSide = ({ size, kernel, stride }: Block): number =>
  Math.floor((size + 2 * ((kernel - 1) / 2) - kernel) / stride) + 1

/** Multiply-adds of the three convolutions of an inverted residual block. */
function costs(block: Block) {
  const { size, inputs, outputs, expansion, kernel } = block
  const hidden = expansion * inputs
  const side = outputSide(block)
  const before = size * size
  const after = side * side
  return {
    hidden,
    side,
    expand: before * inputs * hidden,
    depthwise: after * kernel * kernel * hidden,
    project: after * hidden * outputs,
    expandAfterStride: after * inputs * hidden,
    depthwiseBeforeStride: before * kernel * kernel * hidden,
    dense: after * kernel * kernel * hidden * hidden,
  }
}

const invertedResidual = defineGenerator<Block>({
  id: 'dwsep-cost-inverted-residual-drawn',
  concept: 'dwsep-cost',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Compute of an inverted residual block', zh: '倒残差模块的计算量' },
  seconds: 120,
  source: 'Sandler et al. 2018, arXiv:1801.04381',
  draw: (random) => ({
    size: pick(random, [14, 20, 28]),
    inputs: pick(random, [16, 24, 32, 64]),
    outputs: pick(random, [24, 32, 64, 96]),
    expansion: pick(random, [3, 4, 6]),
    kernel: pick(random, [3, 5]),
    stride: pick(random, [1, 2, 2] as const),
  }),
  ask: (block) => {
    const { size, inputs, outputs, expansion, kernel, stride } = block
    const c = costs(block)
    const { hidden, side } = c
    const value = c.expand + c.depthwise + c.project
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        String.raw`\text{expand} &: ${size}^2\cdot ${inputs}\cdot ${hidden} = ${c.expand}`,
        String.raw`\text{depthwise} &: ${side}^2\cdot ${kernel}^2\cdot ${hidden} = ${c.depthwise}`,
        String.raw`\text{project} &: ${side}^2\cdot ${hidden}\cdot ${outputs} = ${c.project}`,
      ].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const share = Math.round((100 * c.depthwise) / value)
    return {
      stem: {
        en: String.raw`A MobileNetV2 block gets a map of $${inputs}\times ${size}\times ${size}$ (channels × height × width). A $1\times1$ convolution expands it to $${expansion}\cdot ${inputs} = ${hidden}$ channels, a depthwise $${kernel}\times ${kernel}$ convolution follows with stride ${stride} and padding ${(kernel - 1) / 2}, and a $1\times1$ convolution projects to ${outputs} channels. How many multiply-adds do the three convolutions take for one image? One multiplication with its addition counts once; there are no biases.`,
        zh: String.raw`一个MobileNetV2模块的输入是$${inputs}\times ${size}\times ${size}$（通道×高×宽）：先用$1\times1$卷积升到$${expansion}\cdot ${inputs} = ${hidden}$个通道，再做$${kernel}\times ${kernel}$逐通道（depthwise）卷积，步长${stride}、填充${(kernel - 1) / 2}，最后用$1\times1$卷积降到${outputs}个通道。处理一张图，这三个卷积共需多少次乘加？一次乘法连同加法算一次，均不带偏置。`,
      },
      answer: {
        value,
        mistakes: [
          ...(stride === 2
            ? [
                {
                  value: c.expandAfterStride + c.depthwise + c.project,
                  why: {
                    en: `Counts the expansion at ${side} × ${side}. It runs before the stride, at ${size} × ${size}.`,
                    zh: `升维那一步按${side}×${side}算了；它在步长之前，应按${size}×${size}算。`,
                  },
                },
                {
                  value: c.expand + c.depthwiseBeforeStride + c.project,
                  why: {
                    en: 'Counts the depthwise step at its input size. A convolution works once per output position.',
                    zh: '逐通道卷积按输入尺寸算了；卷积是每个输出位置算一次。',
                  },
                },
              ]
            : []),
          {
            value: c.expand + c.dense + c.project,
            why: {
              en: 'Treats the middle convolution as an ordinary one. In a depthwise one each channel reads only itself.',
              zh: '把中间的卷积当成了普通卷积；逐通道卷积里每个通道只读自己。',
            },
          },
          {
            value: c.depthwise + c.project,
            why: { en: 'The expansion is missing.', zh: '漏了升维那一步。' },
          },
          {
            value: c.expand + c.project,
            why: { en: 'The depthwise step is missing.', zh: '漏了逐通道卷积那一步。' },
          },
          {
            value: 2 * value,
            why: {
              en: 'Counts multiplications and additions apart. The question counts the pair once.',
              zh: '把乘法和加法分开算了；题目是一次乘加算一次。',
            },
          },
        ],
      },
      explanation: {
        en: `Each output value of a $1\\times1$ convolution sums over all its input channels, each of the depthwise one over $${kernel}^2$ positions of one channel. The map measures ${size} × ${size} before and ${side} × ${side} after the depthwise step.\n\n${working}\n\nTogether ${grouped(value)}. The depthwise step takes ${share}% of it; the two $1\\times1$ convolutions do most of the work.`,
        zh: `$1\\times1$卷积的每个输出值要对所有输入通道求和，逐通道卷积则只对一个通道的$${kernel}^2$个位置求和。逐通道卷积之前特征图为${size}×${size}，之后为${side}×${side}。\n\n${working}\n\n合计${grouped(value)}。逐通道卷积只占${share}%，计算主要在两个$1\\times1$卷积上。`,
      },
    }
  },
})

export const generators = [invertedResidual]
