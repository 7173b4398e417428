import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface ConvBlock {
  readonly kernel: number
  readonly inputs: number
  readonly outputs: number
  readonly groups: number
  readonly bias: boolean
}

const convThenNorm = defineGenerator<ConvBlock>({
  id: 'conv-params-block-drawn',
  concept: 'conv-params',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Parameters of a convolution with BatchNorm', zh: '卷积加BN的参数量' },
  seconds: 75,
  exercises: ['conv2d'],
  draw: (random) => ({
    kernel: pick(random, [1, 3, 3, 5]),
    inputs: pick(random, [16, 24, 32, 48, 64]),
    outputs: pick(random, [32, 40, 64, 96, 128]),
    groups: pick(random, [1, 2, 4, 8]),
    bias: pick(random, [true, false]),
  }),
  ask: ({ kernel, inputs, outputs, groups, bias }) => {
    const area = kernel * kernel
    const weights = (area * inputs * outputs) / groups
    const biases = bias ? outputs : 0
    const value = weights + biases + 2 * outputs
    const options = [groups === 1 ? '' : `, groups=${groups}`, bias ? '' : ', bias=False'].join('')
    const code = [
      '```python',
      'block = nn.Sequential(',
      `    nn.Conv2d(${inputs}, ${outputs}, ${kernel}${options}),`,
      `    nn.BatchNorm2d(${outputs}), nn.ReLU(),`,
      ')',
      '```',
    ].join('\n')
    const perGroup = inputs / groups
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        String.raw`\text{weights} &: ${area}\cdot ${perGroup}\cdot ${outputs} = ${weights}`,
        String.raw`\text{biases} &: ${biases}`,
        String.raw`\text{BatchNorm} &: 2\cdot ${outputs} = ${2 * outputs}`,
      ].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `How many learnable parameters does this PyTorch block have? Arguments not shown are at their defaults, and buffers do not count.\n\n${code}`,
        zh: `下面这个PyTorch模块有多少个可学习参数？未写出的参数均取默认值，buffer不算。\n\n${code}`,
      },
      answer: {
        value,
        mistakes: [
          ...(groups === 1
            ? []
            : [
                {
                  value: weights * groups + biases + 2 * outputs,
                  why: {
                    en: `Ignores the groups. Each output channel reads only ${inputs}/${groups} = ${perGroup} input channels.`,
                    zh: `没有考虑分组；每个输出通道只读${inputs}/${groups} = ${perGroup}个输入通道。`,
                  },
                },
                {
                  value: weights / groups + biases + 2 * outputs,
                  why: {
                    en: 'Divides by the groups twice. Input and output channels are both split, but there are as many groups to add up.',
                    zh: '多除了一次组数；输入、输出通道都分了组，但各组还要加起来。',
                  },
                },
              ]),
          bias
            ? {
                value: weights + 2 * outputs,
                why: {
                  en: `The bias of the convolution is missing. It is there by default, one per output channel.`,
                  zh: '漏了卷积的偏置；默认是有的，每个输出通道一个。',
                },
              }
            : {
                value: weights + 3 * outputs,
                why: {
                  en: 'Counts a bias in the convolution, which is switched off.',
                  zh: '算了卷积的偏置，但这里已经关掉。',
                },
              },
          {
            value: weights + biases,
            why: {
              en: 'BatchNorm is missing: a scale and a shift per channel.',
              zh: '漏了BN：每个通道一个缩放、一个平移。',
            },
          },
          {
            value: weights + biases + 4 * outputs,
            why: {
              en: 'Counts the running mean and variance. They are buffers and are not learnt.',
              zh: '把滑动均值和滑动方差也算了；它们是buffer，不参与学习。',
            },
          },
        ],
      },
      explanation: {
        en: `Each output channel has a kernel of $${kernel}\\times ${kernel}$ for each of the ${perGroup} input channels ${groups === 1 ? 'that it reads' : 'of its group'}; BatchNorm adds two numbers per output channel.\n\n${working}\n\nTogether ${grouped(value)}, whatever the size of the image.${bias ? ' The bias is redundant here: BatchNorm subtracts it with the mean.' : ''}`,
        zh: `每个输出通道对${groups === 1 ? '' : '本组的'}${perGroup}个输入通道各有一个$${kernel}\\times ${kernel}$的核；BN给每个输出通道加两个数。\n\n${working}\n\n合计${grouped(value)}，与图像尺寸无关。${bias ? '其实这里的偏置是多余的：BN减均值时会把它消掉。' : ''}`,
      },
    }
  },
})

export const generators = [convThenNorm]
