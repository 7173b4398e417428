import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

export interface Layer {
  readonly channels: number
  readonly filters: number
  readonly size: number
  readonly kernel: number
  readonly stride: number
  readonly padding: number
}

const outputSize = ({ size, kernel, stride, padding }: Layer): number =>
  Math.floor((size + 2 * padding - kernel) / stride) + 1

/** The patch matrix and what is taken for it. */
function counts(layer: Layer) {
  const { channels, filters, size, kernel, padding } = layer
  const patch = channels * kernel * kernel
  const positions = outputSize(layer) ** 2
  return {
    value: patch * positions,
    perInputPixel: patch * size * size,
    oneChannel: kernel * kernel * positions,
    output: filters * positions,
    ...(padding > 0 && { unpadded: patch * outputSize({ ...layer, padding: 0 }) ** 2 }),
  }
}

function drawLayer(random: Random): Layer {
  const kernel = pick(random, [3, 3, 5])
  const channels = pick(random, [4, 8, 16, 32])
  const layer: Layer = {
    channels,
    filters: 2 * channels,
    size: pick(random, [14, 16, 20, 24, 28, 32]),
    kernel,
    stride: integer(random, 1, 2),
    padding: pick(random, [0, (kernel - 1) / 2]),
  }
  const all = Object.values(counts(layer))
  return new Set(all).size === all.length ? layer : drawLayer(random)
}

const patchMatrix = defineGenerator<Layer>({
  id: 'im2col-gemm-patch-matrix',
  concept: 'im2col-gemm',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Size of the patch matrix', zh: '图块矩阵有多大' },
  seconds: 90,
  exercises: ['conv2d'],
  draw: drawLayer,
  ask: (layer) => {
    const { channels, filters, size, kernel, stride, padding } = layer
    const { value, perInputPixel, oneChannel, output, unpadded } = counts(layer)
    const out = outputSize(layer)
    const input = channels * size * size
    const times = (value / input).toFixed(1)
    const options = [
      stride === 1 ? '' : `, stride=${stride}`,
      padding === 0 ? '' : `, padding=${padding}`,
    ].join('')
    const code = `\`\`\`python\nnn.Conv2d(${channels}, ${filters}, ${kernel}${options})\n\`\`\``
    const padded = padding === 0 ? `${size}` : String.raw`${size} + 2\cdot ${padding}`
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`\left\lfloor\tfrac{${padded} - ${kernel}}{${stride}}\right\rfloor + 1 &= ${out} \\`,
      String.raw`${channels}\cdot ${kernel}^2\cdot ${out}^2 &= ${value}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `A library runs this PyTorch layer with im2col on one map of $${channels}\\times ${size}\\times ${size}$:\n\n${code}\n\nIt copies the patch of every output position, with zeros where it reaches into padding, into a column of one matrix. How many values does this matrix hold?`,
        zh: `某个库用im2col实现下面的PyTorch层，输入是一张$${channels}\\times ${size}\\times ${size}$的特征图：\n\n${code}\n\n它把每个输出位置对应的图块（若伸进填充区，则含其中的零）复制成矩阵的一列。这个矩阵共有多少个元素？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: perInputPixel,
            why: {
              en: `There is one column per output position, $${out}^2$, not one per input pixel.`,
              zh: `每个输出位置一列，共$${out}^2$列，而不是每个输入像素一列。`,
            },
          },
          {
            value: oneChannel,
            why: {
              en: `A patch spans all ${channels} input channels.`,
              zh: `一个图块跨全部${channels}个输入通道。`,
            },
          },
          {
            value: output,
            why: {
              en: 'This is the size of the output, after the product with the weight matrix.',
              zh: '这是输出的元素数，即与权重矩阵相乘之后的结果。',
            },
          },
          ...(unpadded === undefined
            ? []
            : [
                {
                  value: unpadded,
                  why: { en: 'Leaves out the padding.', zh: '没有考虑填充。' },
                },
              ]),
        ],
      },
      explanation: {
        en: `A column holds $C_{\\mathrm{in}}k^2$ values, and there are $H_{\\mathrm{out}}W_{\\mathrm{out}}$ columns:\n\n${working}\n\nThat is ${grouped(value)}, about ${times} times the ${grouped(input)} values of the map. The number of filters does not enter; they all use the same matrix.`,
        zh: `一列有$C_{\\mathrm{in}}k^2$个值，共$H_{\\mathrm{out}}W_{\\mathrm{out}}$列：\n\n${working}\n\n即${grouped(value)}个，约为特征图${grouped(input)}个值的${times}倍。它与滤波器个数无关，所有滤波器共用这一个矩阵。`,
      },
    }
  },
})

export const generators = [patchMatrix]
