import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

export interface Window {
  readonly kernel: number
  readonly stride: number
  readonly padding: number
  readonly dilation: number
}

export interface SmallNet {
  readonly size: number
  readonly middle: number
  readonly channels: number
  readonly first: Window
  readonly pool: Window
  readonly second: Window
}

type Round = (value: number) => number

const outputSize = (size: number, w: Window, round: Round = Math.floor): number =>
  round((size + 2 * w.padding - w.dilation * (w.kernel - 1) - 1) / w.stride) + 1

const undilated = (w: Window): Window => ({ ...w, dilation: 1 })

function sizes({ size, first, pool, second }: SmallNet, round: Round = Math.floor) {
  const afterFirst = outputSize(size, first, round)
  const afterPool = outputSize(afterFirst, pool, round)
  return { afterFirst, afterPool, afterSecond: outputSize(afterPool, second, round) }
}

function drawNet(random: Random): SmallNet {
  const kernel = pick(random, [3, 5, 7])
  const middle = pick(random, [8, 16, 32])
  const net: SmallNet = {
    size: pick(random, [28, 32, 48, 56, 64, 96]),
    middle,
    channels: 2 * middle,
    first: {
      kernel,
      stride: integer(random, 1, 2),
      padding: pick(random, [0, (kernel - 1) / 2]),
      dilation: 1,
    },
    pool: { kernel: integer(random, 2, 3), stride: 2, padding: 0, dilation: 1 },
    second: {
      kernel: 3,
      stride: integer(random, 1, 2),
      padding: 1,
      dilation: integer(random, 1, 2),
    },
  }
  const { afterSecond } = sizes(net)
  return afterSecond >= 3 && afterSecond <= 14 ? net : drawNet(random)
}

/** The layer as PyTorch writes it; arguments at their default are left out. */
function conv(from: number, to: number, w: Window): string {
  const options = [
    w.stride === 1 ? '' : `, stride=${w.stride}`,
    w.padding === 0 ? '' : `, padding=${w.padding}`,
    w.dilation === 1 ? '' : `, dilation=${w.dilation}`,
  ]
  return `nn.Conv2d(${from}, ${to}, ${w.kernel}${options.join('')})`
}

const code = ({ first, pool, second, middle, channels }: SmallNet): string => `\`\`\`python
net = nn.Sequential(
    ${conv(3, middle, first)}, nn.ReLU(),
    nn.MaxPool2d(${pool.kernel}, stride=${pool.stride}),
    ${conv(middle, channels, second)}, nn.ReLU(),
    nn.Flatten(),
    nn.Linear(in_features, 10),
)
\`\`\``

/** ⌊(size + 2p − reach) / s⌋ + 1 with the numbers put in. */
function line(name: string, size: number, w: Window): string {
  const reach = w.dilation * (w.kernel - 1) + 1
  const padded = w.padding === 0 ? `${size}` : String.raw`${size} + 2\cdot ${w.padding}`
  const numerator = `${padded} - ${reach}`
  return String.raw`\text{${name}} &: \left\lfloor\tfrac{${numerator}}{${w.stride}}\right\rfloor + 1 = ${outputSize(size, w)}`
}

const flattenedFeatures = defineGenerator<SmallNet>({
  id: 'output-size-flatten',
  concept: 'output-size',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Features after flattening', zh: '展平之后的特征数' },
  seconds: 90,
  exercises: ['conv2d', 'pool2d'],
  draw: drawNet,
  ask: (net) => {
    const { size, channels, first, pool, second } = net
    const { afterFirst, afterPool, afterSecond } = sizes(net)
    const value = channels * afterSecond * afterSecond
    const ceiled = sizes(net, Math.ceil).afterSecond
    const plain = outputSize(afterPool, undilated(second))
    const alike = plain === ceiled
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        line('conv', size, first),
        line('pool', afterFirst, pool),
        line('conv', afterPool, second),
      ].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const product = String.raw`$${channels}\cdot ${afterSecond}\cdot ${afterSecond} = ${value}$`
    return {
      stem: {
        en: `A PyTorch network takes images of shape $(N, 3, ${size}, ${size})$. Pooling rounds down, the default. What must \`in_features\` be?\n\n${code(net)}`,
        zh: `一个PyTorch网络的输入形状为$(N, 3, ${size}, ${size})$，池化按默认方式向下取整。\`in_features\`应该是多少？\n\n${code(net)}`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: afterSecond * afterSecond,
            why: {
              en: `These are the positions of one map. There are ${channels} channels.`,
              zh: `这只是一个通道的位置数，一共有${channels}个通道。`,
            },
          },
          {
            value: channels * afterSecond,
            why: {
              en: 'Only one of the two spatial axes is counted.',
              zh: '两个空间轴只算了一个。',
            },
          },
          {
            value: channels * plain * plain,
            why: {
              en: `The dilation of the last convolution is ignored; its kernel reaches over 5 positions, not 3.${alike ? ' Rounding up leads to the same number.' : ''}`,
              zh: `没有考虑最后一个卷积的膨胀率，它的核跨5个位置，不是3个。${alike ? '若是用了向上取整，也会得到这个数。' : ''}`,
            },
          },
          {
            value: channels * ceiled * ceiled,
            why: {
              en: 'Rounds up where these layers round down.',
              zh: '这里用了向上取整，这些层都是向下取整。',
            },
          },
        ],
      },
      explanation: {
        en: `Height and width are equal, so follow one of them. A kernel reaches over $d(k-1)+1$ positions:\n\n${working}\n\nFlattening keeps all channels: ${product}${value >= 1000 ? ` (${grouped(value)})` : ''}.`,
        zh: `高和宽相同，只需跟踪其一。卷积核跨$d(k-1)+1$个位置：\n\n${working}\n\n展平时所有通道都保留：${product}。`,
      },
    }
  },
})

export const generators = [flattenedFeatures]
