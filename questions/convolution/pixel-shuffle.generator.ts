import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

export interface Head {
  readonly features: number
  readonly kernel: number
  readonly factor: number
  readonly colours: number
}

/** Weights and biases of a convolution to so many channels. */
const parameters = ({ features, kernel }: Head, filters: number): number =>
  filters * (kernel * kernel * features + 1)

const headParameters = defineGenerator<Head>({
  id: 'pixel-shuffle-head-parameters',
  concept: 'pixel-shuffle',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Parameters of an upsampling head', zh: '上采样输出头的参数量' },
  seconds: 60,
  source: 'Shi et al. 2016, Real-Time Single Image and Video Super-Resolution, arXiv:1609.05158',
  draw: (random) => ({
    features: pick(random, [16, 24, 32, 48, 64]),
    kernel: pick(random, [3, 3, 5]),
    factor: pick(random, [2, 3, 4]),
    colours: pick(random, [1, 3, 3]),
  }),
  ask: (head) => {
    const { features, kernel, factor, colours } = head
    const filters = colours * factor * factor
    const value = parameters(head, filters)
    const code = [
      '```python',
      'head = nn.Sequential(',
      `    nn.Conv2d(${features}, channels, ${kernel}, padding=${(kernel - 1) / 2}),`,
      `    nn.PixelShuffle(${factor}),`,
      ')',
      '```',
    ].join('\n')
    const image = colours === 1 ? { en: 'grey-scale', zh: '灰度' } : { en: 'RGB', zh: 'RGB' }
    const perFilter = String.raw`${kernel}\cdot ${kernel}\cdot ${features} + 1`
    return {
      stem: {
        en: `The head of a super-resolution network turns ${features} feature maps of $H\\times W$ into one ${image.en} image (${colours} channel${colours === 1 ? '' : 's'}) of $${factor}H\\times ${factor}W$:\n\n${code}\n\nHow many parameters does the head have, biases included?`,
        zh: `一个超分辨率网络的输出头把${features}张$H\\times W$的特征图变成一张$${factor}H\\times ${factor}W$的${image.zh}图像（${colours}个通道）：\n\n${code}\n\n输出头共有多少个参数（含偏置）？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: parameters(head, colours),
            why: {
              en: `The convolution must output ${factor}² values for each output channel, as pixel shuffle makes none of its own.`,
              zh: `PixelShuffle不产生新的值，卷积要为每个输出通道准备${factor}²个值。`,
            },
          },
          {
            value: parameters(head, colours * factor),
            why: {
              en: `Both axes grow by ${factor}, so ${factor}² channels go into one, not ${factor}.`,
              zh: `两个轴都放大到${factor}倍，所以是${factor}²个通道合成一个，不是${factor}个。`,
            },
          },
          {
            value: filters * kernel * kernel * features,
            why: { en: 'Leaves out the biases.', zh: '漏了偏置。' },
          },
        ],
      },
      explanation: {
        en: `Pixel shuffle has no parameters and turns $C\\cdot r^2$ channels into $C$. So the convolution needs $${colours}\\cdot ${factor}^2 = ${filters}$ filters, each with $${perFilter}$ parameters:\n\n$$${filters}\\,(${perFilter}) = ${value}$$\n\nThat is ${grouped(value)}. The convolution runs at low resolution, once per input pixel, for all ${factor * factor} pixels of the enlarged cell.`,
        zh: `PixelShuffle没有参数，把$C\\cdot r^2$个通道变成$C$个。所以卷积需要$${colours}\\cdot ${factor}^2 = ${filters}$个滤波器，每个有$${perFilter}$个参数：\n\n$$${filters}\\,(${perFilter}) = ${value}$$\n\n即${grouped(value)}。卷积在低分辨率上进行，每个输入像素算一次，就得到放大后小格里的全部${factor * factor}个像素。`,
      },
    }
  },
})

export const generators = [headParameters]
