import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

export interface Layer {
  readonly channels: number
  readonly height: number
  readonly width: number
  readonly kernel: number
  readonly stride: number
  readonly padding: number
}

type Round = (value: number) => number

function outcomes({ channels, height, width, kernel, stride, padding }: Layer) {
  const along = (size: number, round: Round = Math.floor) =>
    round((size + 2 * padding - kernel) / stride) + 1
  const rows = channels * kernel * kernel
  const out = { height: along(height), width: along(width) }
  const columns = out.height * out.width
  return {
    out,
    rows,
    columns,
    right: rows * columns,
    oneChannel: kernel * kernel * columns,
    oneSide: channels * kernel * columns,
    everyPixel: rows * height * width,
    roundedUp: rows * along(height, Math.ceil) * along(width, Math.ceil),
  }
}

const drawLayer = (random: Random): Layer => {
  const kernel = pick(random, [2, 3, 3, 5])
  return {
    channels: pick(random, [2, 3, 4, 8, 16]),
    height: integer(random, 6, 16),
    width: integer(random, 6, 16),
    kernel,
    stride: integer(random, 1, 3),
    padding: kernel === 2 ? 0 : pick(random, [0, (kernel - 1) / 2]),
  }
}

/** Height and width differ, few positions, and the mistakes about channel, side and stride show. */
function tellsApart(layer: Layer): boolean {
  const { out, right, oneChannel, oneSide, everyPixel } = outcomes(layer)
  return (
    layer.height !== layer.width &&
    Math.min(out.height, out.width) >= 2 &&
    Math.max(out.height, out.width) <= 12 &&
    new Set([right, oneChannel, oneSide, everyPixel]).size === 4
  )
}

const columnMatrix = defineGenerator<Layer>({
  id: 'im2col-code-drawn',
  concept: 'im2col-code',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Size of the column matrix', zh: 'im2col矩阵有多大' },
  seconds: 75,
  exercises: ['conv2d'],
  draw: (random) => {
    for (;;) {
      const layer = drawLayer(random)
      if (tellsApart(layer)) return layer
    }
  },
  ask: (layer) => {
    const { channels, height, width, kernel, stride, padding } = layer
    const { out, rows, columns, right, oneChannel, oneSide, everyPixel, roundedUp } =
      outcomes(layer)
    const code = [
      '```python',
      `x = torch.randn(1, ${channels}, ${height}, ${width})`,
      `cols = F.unfold(x, kernel_size=${kernel}, stride=${stride}, padding=${padding})`,
      'print(cols.numel())',
      '```',
    ].join('\n')
    const along = (name: string, size: number, value: number): string => {
      const padded = padding === 0 ? `${size}` : String.raw`${size}+2\cdot${padding}`
      return String.raw`${name} &= \left\lfloor\tfrac{${padded}-${kernel}}{${stride}}\right\rfloor+1 = ${value}`
    }
    const product = [
      String.raw`\text{rows} &= ${channels}\cdot${kernel}\cdot${kernel} = ${rows}`,
      String.raw`\text{columns} &= ${out.height}\cdot${out.width} = ${columns}`,
    ]
    const working = [
      String.raw`$$\begin{aligned}`,
      [along('H_o', height, out.height), along('W_o', width, out.width), ...product].join(
        String.raw` \\`,
      ),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `\`F.unfold\` is im2col: it copies each window of the padded input into a column of its own.\n\n${code}\n\nHow many numbers does \`cols\` hold?`,
        zh: `\`F.unfold\`就是im2col：把填充后输入的每个窗口复制成单独的一列。\n\n${code}\n\n\`cols\`里一共有多少个数？`,
      },
      answer: {
        value: right,
        mistakes: [
          {
            value: oneChannel,
            why: {
              en: `A window reaches through all ${channels} channels, so a column has ${rows} entries.`,
              zh: `一个窗口包含全部${channels}个通道，所以一列有${rows}个数。`,
            },
          },
          {
            value: oneSide,
            why: {
              en: `Counts one side of the window. It has $${kernel}\\times${kernel}$ positions per channel.`,
              zh: `窗口只算了一条边；每个通道有$${kernel}\\times${kernel}$个位置。`,
            },
          },
          {
            value: everyPixel,
            why: {
              en: 'Takes one column per input pixel. There is one column per output position.',
              zh: '按每个输入像素一列来算了；应是每个输出位置一列。',
            },
          },
          {
            value: roundedUp,
            why: {
              en: 'Rounds up. A window that does not fit in full is left out.',
              zh: '向上取整了；放不下的窗口要舍去。',
            },
          },
        ],
      },
      explanation: {
        en: `The matrix has one row per weight of a filter and one column per output position:\n\n${working}\n\nTogether $${rows}\\cdot${columns}=${right}$ numbers; the input has ${grouped(channels * height * width)}. The shape of \`cols\` is $(1, ${rows}, ${columns})$.`,
        zh: `矩阵的每一行对应滤波器的一个权重，每一列对应一个输出位置：\n\n${working}\n\n共$${rows}\\cdot${columns}=${right}$个数，输入则是${grouped(channels * height * width)}个。\`cols\`的形状是$(1, ${rows}, ${columns})$。`,
      },
    }
  },
})

export const generators = [columnMatrix]
