import { pick } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

interface Stem {
  readonly batch: number
  readonly size: number
  readonly first: number
  readonly second: number
  /** Stride of the first convolution. */
  readonly stride: 1 | 2
  readonly kernel: 3 | 5 | 7
  /** Bytes of one stored number. */
  readonly bytes: 2 | 4
}

const mebibyte = 1024 * 1024

const outputs = defineGenerator<Stem>({
  id: 'memory-activations-three-layers-drawn',
  concept: 'memory-activations',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Memory of three feature maps', zh: '三个特征图占多少显存' },
  seconds: 120,
  draw: (random) => {
    const stride = pick(random, [1, 2] as const)
    return {
      batch: pick(random, [8, 16, 32]),
      size: pick(random, stride === 1 ? [128, 256] : [256, 512]),
      first: pick(random, [32, 64]),
      second: pick(random, [64, 128, 256]),
      stride,
      kernel: pick(random, [3, 5, 7] as const),
      bytes: pick(random, [2, 4] as const),
    }
  },
  ask: ({ batch, size, first, second, stride, kernel, bytes }) => {
    const one = size / stride
    const two = one / 2
    const three = two / 2
    const maps = [first * one * one, first * two * two, second * three * three] as const
    const numbers = maps[0] + maps[1] + maps[2]
    const mib = (count: number) => (batch * count * bytes) / mebibyte
    const value = mib(numbers)
    const unstrided = first * size * size + first * one * one + second * two * two
    const code = `\`\`\`python
x = conv1(x)  # Conv2d(3, ${first}, ${kernel}, stride=${stride}, padding=${(kernel - 1) / 2})
x = pool(x)   # MaxPool2d(2)
x = conv2(x)  # Conv2d(${first}, ${second}, 3, stride=2, padding=1)
\`\`\``
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        String.raw`\text{conv1} &: ${first}\cdot ${one}^2 = ${maps[0]}`,
        String.raw`\text{pool} &: ${first}\cdot ${two}^2 = ${maps[1]}`,
        String.raw`\text{conv2} &: ${second}\cdot ${three}^2 = ${maps[2]}`,
      ].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const product = String.raw`$${batch}\cdot ${bytes}\cdot ${numbers}/2^{20}=${value}$`
    const type = bytes === 2 ? 'fp16' : 'fp32'
    return {
      stem: {
        en: `A batch of ${batch} images of $${size}\\times ${size}$ pixels goes through three layers, in ${type}.\n\n${code}\n\nHow many MiB do the outputs of the three layers take together, with $1\\ \\text{MiB}=2^{20}$ bytes? The input and the weights do not count.`,
        zh: `一批${batch}张$${size}\\times ${size}$的图像依次经过三个层，精度为${type}。\n\n${code}\n\n三个层的输出一共占多少MiB？取$1\\ \\text{MiB}=2^{20}$字节，输入和权重不计。`,
      },
      answer: {
        value,
        unit: { en: 'MiB', zh: 'MiB' },
        mistakes: [
          {
            value: value / batch,
            why: {
              en: `That is one image. The batch has ${batch}.`,
              zh: `这只是一张图；一批有${batch}张。`,
            },
          },
          {
            value: value / bytes,
            why: {
              en: `Counts numbers, not bytes. A number takes ${bytes} bytes in ${type}.`,
              zh: `这是元素个数，不是字节数；${type}下每个数占${bytes}字节。`,
            },
          },
          {
            value: mib(maps[0] + maps[2]),
            why: {
              en: 'The output of the pooling is missing. It has no weights, but it has a map.',
              zh: '漏了池化的输出；池化没有权重，但有输出特征图。',
            },
          },
          {
            value: mib(maps[0]),
            why: {
              en: 'Only the largest of the three maps.',
              zh: '只算了三个里最大的一个。',
            },
          },
          ...(stride === 2
            ? [
                {
                  value: mib(unstrided),
                  why: {
                    en: `Overlooks the stride of the first layer; its output is ${one} × ${one}.`,
                    zh: `忽略了第一层的步长；它的输出是${one}×${one}。`,
                  },
                },
              ]
            : []),
        ],
      },
      explanation: {
        en: `Numbers per image, after each layer:\n\n${working}\n\nTimes batch and bytes: ${product} MiB. The first map alone takes ${Math.round((100 * maps[0]) / numbers)}% of it. In a convolutional network the early, large maps fill the memory, while the weights sit in the late layers.`,
        zh: `每张图在各层之后的元素个数：\n\n${working}\n\n再乘批大小和字节数：${product} MiB。仅第一个特征图就占${Math.round((100 * maps[0]) / numbers)}%。在卷积网络中，占显存的是靠前的大特征图，权重则集中在靠后的层。`,
      },
    }
  },
})

export const generators = [outputs]
