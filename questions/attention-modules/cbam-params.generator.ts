import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Module {
  readonly channels: number
  readonly reduction: number
  readonly kernel: number
  /** Biases in the two layers of the MLP; the spatial convolution never has one here. */
  readonly biases: boolean
}

const weights = defineGenerator<Module>({
  id: 'cbam-params-drawn',
  concept: 'cbam-params',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Parameters of a CBAM module', zh: 'CBAM模块的参数量' },
  source: 'Woo et al. 2018, arXiv:1807.06521',
  exercises: ['se-block'],
  draw: (random) => ({
    channels: pick(random, [64, 96, 128, 160, 192, 256, 320, 384, 512]),
    reduction: pick(random, [4, 8, 16, 32]),
    kernel: pick(random, [3, 5, 7]),
    biases: random() < 0.5,
  }),
  ask: ({ channels, reduction, kernel, biases }) => {
    const hidden = channels / reduction
    const matrices = 2 * channels * hidden
    const bias = biases ? hidden + channels : 0
    const mlp = matrices + bias
    const window = kernel * kernel
    const value = mlp + 2 * window
    const biasTerm = biases ? ` + ${hidden} + ${channels}` : ''
    const working = String.raw`$$\begin{aligned}\text{MLP: }&2\cdot ${channels}\cdot ${hidden}${biasTerm} = ${mlp}\\ \text{conv: }&2\cdot ${kernel}^2 = ${2 * window}\end{aligned}$$`
    return {
      stem: {
        en: String.raw`A CBAM module works on $${channels}$ channels. Its MLP has reduction ratio $r = ${reduction}$ and two layers ${biases ? 'with' : 'without'} biases; its spatial branch has one $${kernel}\times ${kernel}$ convolution without bias and without BatchNorm. How many parameters does the module have?`,
        zh: String.raw`一个CBAM模块作用在$${channels}$个通道上：MLP的降维比$r = ${reduction}$，两层都${biases ? '带' : '不带'}偏置；空间分支是一个$${kernel}\times ${kernel}$卷积，不带偏置，也没有BN。这个模块共有多少个参数？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: 2 * mlp + 2 * window,
            why: {
              en: 'Counts the MLP twice. Average and maximum go through the same one.',
              zh: 'MLP算了两遍；平均池化与最大池化两路共用同一个MLP。',
            },
          },
          {
            value: mlp + window,
            why: {
              en: 'The spatial convolution reads two maps, mean and maximum over the channels.',
              zh: '空间卷积的输入是两张图：沿通道的均值和最大值。',
            },
          },
          {
            value: mlp + window * channels,
            why: {
              en: 'Runs the spatial convolution on all channels. It reads only the two pooled maps.',
              zh: '让空间卷积作用在全部通道上了；它只读池化得到的两张图。',
            },
          },
          {
            value: matrices / 2 + (biases ? hidden : 0) + 2 * window,
            why: {
              en: 'Only the first layer of the MLP. The second goes back to all channels.',
              zh: '只算了MLP的第一层；第二层还要升回全部通道。',
            },
          },
          ...(biases
            ? [
                {
                  value: matrices + 2 * window,
                  why: { en: 'The biases of the MLP are missing.', zh: '漏了MLP的偏置。' },
                },
              ]
            : []),
        ],
      },
      explanation: {
        en: `The MLP goes from ${channels} channels to $${channels}/${reduction} = ${hidden}$ and back, once for both pooled vectors. The convolution has two input maps and one output map:\n\n${working}\n\nTogether ${grouped(value)}. Height and width play no part.`,
        zh: `MLP从${channels}个通道降到$${channels}/${reduction} = ${hidden}$再升回来，两个池化向量共用。卷积输入两张图、输出一张图：\n\n${working}\n\n合计${grouped(value)}个，与高和宽无关。`,
      },
    }
  },
})

export const generators = [weights]
