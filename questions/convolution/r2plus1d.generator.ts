import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

export interface Block {
  readonly from: number
  readonly to: number
  /** Kernel size in time and along height and width. */
  readonly time: number
  readonly space: number
}

const full = ({ from, to, time, space }: Block): number => time * space * space * from * to
const perMiddle = ({ from, to, time, space }: Block): number => space * space * from + time * to

/** The numbers a candidate might reach: the answer first, then the known mistakes. */
function widths(block: Block) {
  const exact = full(block) / perMiddle(block)
  const swapped = { ...block, from: block.to, to: block.from }
  return {
    value: Math.floor(exact),
    roundedUp: Math.ceil(exact),
    spatialOnly: block.time * block.to,
    swapped: Math.floor(full(block) / perMiddle(swapped)),
  }
}

function drawBlock(random: Random): Block {
  const block: Block = {
    from: pick(random, [16, 24, 32, 48, 64, 96, 128]),
    to: pick(random, [32, 48, 64, 96, 128]),
    time: pick(random, [3, 3, 5]),
    space: pick(random, [3, 3, 5, 7]),
  }
  return block.from !== block.to && new Set(Object.values(widths(block))).size === 4
    ? block
    : drawBlock(random)
}

const middleChannels = defineGenerator<Block>({
  id: 'r2plus1d-middle-channels',
  concept: 'r2plus1d',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Width between space and time', zh: '空间卷积与时间卷积之间的通道数' },
  seconds: 120,
  source:
    'Tran et al. 2018, A Closer Look at Spatiotemporal Convolutions for Action Recognition, arXiv:1711.11248',
  draw: drawBlock,
  ask: (block) => {
    const { from, to, time, space } = block
    const { value, roundedUp, spatialOnly, swapped } = widths(block)
    const each = perMiddle(block)
    const whole = full(block)
    const three = String.raw`${time}\times ${space}\times ${space}`
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`${time}\cdot ${space}^2\cdot ${from}\cdot ${to} &= ${whole} \\`,
      String.raw`${space}^2\cdot ${from} + ${time}\cdot ${to} &= ${each} \\`,
      String.raw`\lfloor ${whole} / ${each} \rfloor &= ${value}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `A 3D convolution with kernel $${three}$ (time, height, width) maps ${from} to ${to} channels. It is replaced by a $1\\times ${space}\\times ${space}$ convolution to $M$ channels followed by a $${time}\\times1\\times1$ convolution to ${to} channels. Biases and batch norm are not counted.\n\nWhat is the largest $M$ for which the pair has no more weights than the 3D convolution?`,
        zh: `一个三维卷积的核为$${three}$（时间、高、宽），把${from}个通道映射为${to}个通道。现在换成先用$1\\times ${space}\\times ${space}$卷积映射到$M$个通道，再用$${time}\\times1\\times1$卷积映射到${to}个通道。不计偏置和BatchNorm。\n\n要使两层的权重总数不超过原来的三维卷积，$M$最大是多少？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: roundedUp,
            why: {
              en: 'Rounds up, and the pair then has more weights than the 3D convolution.',
              zh: '向上取整了，两层的权重就会超过三维卷积。',
            },
          },
          {
            value: spatialOnly,
            why: {
              en: 'Leaves out the weights of the temporal convolution.',
              zh: '漏了时间卷积的权重。',
            },
          },
          {
            value: swapped,
            why: {
              en: `Swaps the channels. The spatial convolution reads ${from}, the temporal one writes ${to}.`,
              zh: `输入输出通道弄反了：空间卷积读${from}个，时间卷积写${to}个。`,
            },
          },
        ],
      },
      explanation: {
        en: `For a kernel of $t\\times d\\times d$, every middle channel costs one spatial filter, $d^2 C_{\\mathrm{in}}$ weights, and one temporal kernel for each output channel, $t\\,C_{\\mathrm{out}}$:\n\n${working}\n\nThe pair then has ${grouped(value * each)} weights against ${grouped(whole)}. The gain of (2+1)D lies in the extra non-linearity and in easier optimisation, not in fewer parameters.`,
        zh: `设核为$t\\times d\\times d$，中间的每个通道要一个空间滤波器，$d^2 C_{\\mathrm{in}}$个权重，再为每个输出通道配一个时间核，共$t\\,C_{\\mathrm{out}}$个：\n\n${working}\n\n此时两层共有${grouped(value * each)}个权重，三维卷积有${grouped(whole)}个。(2+1)D的好处在于多一次非线性、更容易优化，而不在于参数更少。`,
      },
    }
  },
})

export const generators = [middleChannels]
