import { integer, pick } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface ValidUNet {
  /** How often the map is halved on the way down and doubled on the way up. */
  readonly depth: number
  readonly convs: number
  readonly kernel: number
  /** Height of the map that enters the lowest level. */
  readonly bottom: number
}

/** Height of the input, chosen so that every pooling halves an even size. */
export const inputSize = ({ depth, convs, kernel, bottom }: ValidUNet): number =>
  Array.from({ length: depth }).reduce<number>((size) => 2 * size + convs * (kernel - 1), bottom)

/** Size after one level's convolutions, each `cut` pixels smaller than what it reads. */
interface Level {
  readonly enters: number
  readonly leaves: number
}

function walk(input: number, depth: number, cutDown: number, cutUp: number) {
  const down: Level[] = []
  let size = input
  for (let level = 0; level < depth; level++) {
    down.push({ enters: size, leaves: size - cutDown })
    size = Math.floor((size - cutDown) / 2)
  }
  const bottom: Level = { enters: size, leaves: size - cutDown }
  size = bottom.leaves
  const up: Level[] = []
  for (let level = 0; level < depth; level++) {
    up.push({ enters: 2 * size, leaves: 2 * size - cutUp })
    size = 2 * size - cutUp
  }
  return { down, bottom, up, output: size }
}

const arrow = ({ enters, leaves }: Level): string => String.raw`${enters}\to ${leaves}`

const unpaddedUNet = defineGenerator<ValidUNet>({
  id: 'padding-valid-same-full-unet',
  concept: 'padding-valid-same-full',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Output of a U-Net without padding', zh: '无填充U-Net的输出尺寸' },
  seconds: 120,
  source: 'Ronneberger, Fischer & Brox 2015, U-Net, arXiv:1505.04597',
  draw: (random) => {
    const kernel = pick(random, [3, 3, 3, 5])
    return {
      depth: integer(random, 2, 3),
      convs: kernel === 5 ? 1 : integer(random, 1, 2),
      kernel,
      bottom: 2 * integer(random, 7, 12),
    }
  },
  ask: (net) => {
    const { depth, convs, kernel } = net
    const input = inputSize(net)
    const cut = convs * (kernel - 1)
    const { down, bottom, up, output } = walk(input, depth, cut, cut)
    const shape = String.raw`$${kernel}\times ${kernel}$`
    const layers = {
      en: convs === 1 ? `one ${shape} convolution` : `two ${shape} convolutions`,
      zh: convs === 1 ? `一个${shape}卷积` : `两个相继的${shape}卷积`,
    }
    const times = depth === 2 ? { en: 'twice', zh: '两' } : { en: `${depth} times`, zh: `${depth}` }
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        String.raw`\text{down} &: ${down.map(arrow).join(String.raw`,\; `)}`,
        String.raw`\text{bottom} &: ${arrow(bottom)}`,
        String.raw`\text{up} &: ${up.map(arrow).join(String.raw`,\; `)}`,
      ].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const loss = convs === 1 ? `$${cut}$` : String.raw`$${convs}\cdot ${kernel - 1} = ${cut}$`
    const mistakes = [
      {
        value: input,
        why: {
          en: 'This is the input. It comes back only if the convolutions are padded to "same".',
          zh: '这是输入尺寸；只有卷积做same填充，才会回到这个尺寸。',
        },
      },
      {
        value: walk(input, depth, cut, 0).output,
        why: {
          en: 'Stops shrinking at the bottom. The convolutions on the way up are unpadded too.',
          zh: '到最底层就不再减了；解码器的卷积同样没有填充。',
        },
      },
      {
        value: walk(input, depth, cut / 2, cut / 2).output,
        why: {
          en: `Takes off $(k-1)/2$ per convolution. The border is lost on both sides, which makes $k-1 = ${kernel - 1}$.`,
          zh: `每个卷积只减了$(k-1)/2$；两侧都会丢，共减$k-1 = ${kernel - 1}$。`,
        },
      },
      {
        value: input - (2 * depth + 1) * cut,
        why: {
          en: 'Takes the losses off the input as they stand. A pixel lost at a lower level is worth several at the top.',
          zh: '把各层减小的量直接从输入里扣掉；低层的一个像素相当于顶层的好几个。',
        },
      },
    ]
    return {
      stem: {
        en: `A U-Net works without padding. Every level, on the way down, at the bottom and on the way up, has ${layers.en} (stride 1, valid). On the way down each level ends with $2\\times2$ max pooling of stride 2; this happens ${times.en}. On the way up each level begins with a transposed convolution that doubles the size exactly, and the skip connection is cropped to fit.\n\nThe input is ${input} pixels high. How high is the output?`,
        zh: `一个U-Net的卷积都不做填充。编码器的每一层、最底层、解码器的每一层，都有${layers.zh}（步长1，valid）。编码器每层的末尾是步长为2的$2\\times2$最大池化，共${times.zh}次；解码器每层先用转置卷积把尺寸恰好放大一倍，跳跃连接裁剪到相同尺寸后拼接。\n\n输入高${input}像素，输出高多少像素？`,
      },
      answer: {
        value: output,
        unit: { en: 'pixels', zh: '像素' },
        mistakes: mistakes.filter(
          ({ value }, i) =>
            value !== output && mistakes.findIndex((other) => other.value === value) === i,
        ),
      },
      explanation: {
        en: `A valid convolution of stride 1 leaves $n-k+1$ positions, so each level takes off ${loss}. Pooling halves what the level leaves, the transposed convolution doubles it.\n\n${working}\n\nThe output is ${input - output} pixels smaller than the input. That is why the original U-Net predicts only the middle of a tile, and why skip connections are cropped there.`,
        zh: `步长为1的valid卷积输出$n-k+1$个位置，所以每层减去${loss}。编码器里池化再减半，解码器里转置卷积先加倍。\n\n${working}\n\n输出比输入小${input - output}像素。所以最初的U-Net只预测图块的中间部分，跳跃连接也要先裁剪。`,
      },
    }
  },
})

export const generators = [unpaddedUNet]
