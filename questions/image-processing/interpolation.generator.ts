import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Resize {
  readonly row: readonly number[]
  readonly size: number
  /** The output pixel asked for. */
  readonly index: number
}

/** Lengths whose ratio leads to positions with short decimals. */
const lengths = [
  [3, 6],
  [4, 8],
  [5, 10],
  [3, 12],
  [4, 10],
  [6, 4],
] as const

const tidy = (value: number): number => Number(value.toFixed(6))

/** Where output pixel `index` lies on the axis of input indices, if centres of pixels are halves. */
const position = ({ row, size, index }: Resize): number =>
  tidy(((index + 0.5) * row.length) / size - 0.5)

function read(row: readonly number[], at: number): number {
  const left = Math.floor(at)
  const [a = 0, b = a] = row.slice(left, left + 2)
  return tidy(a + (at - left) * (b - a))
}

const oneDecimal = (value: number): number => Number(value.toFixed(1))

function outcomes(resize: Resize) {
  const { row, size, index } = resize
  const at = position(resize)
  const left = Math.floor(at)
  const [a = 0, b = 0] = row.slice(left, left + 2)
  return {
    value: read(row, at),
    corners: oneDecimal(read(row, (index * (row.length - 1)) / (size - 1))),
    noHalf: oneDecimal(read(row, (index * row.length) / size)),
    swapped: tidy(b + (at - left) * (a - b)),
  }
}

/** Between two input pixels but not halfway, and no two of the known mistakes alike. */
function usable(resize: Resize): boolean {
  const at = position(resize)
  const values = Object.values(outcomes(resize))
  const apart = values.every((one, i) => values.slice(i + 1).every((v) => Math.abs(v - one) > 0.5))
  return at > 0 && at < resize.row.length - 1 && !Number.isInteger(at) && apart
}

function drawResize(random: Random): Resize {
  for (;;) {
    const [length, size] = pick(random, lengths)
    const row = Array.from({ length }, () => 20 * integer(random, 0, 12))
    const resize = { row, size, index: integer(random, 0, size - 1) }
    if (usable(resize)) return resize
  }
}

const code = ({ row, size }: Resize): string => `\`\`\`python
x = torch.tensor([[[${row.map((value) => `${value}.`).join(', ')}]]])
y = F.interpolate(x, size=${size}, mode='linear',
                  align_corners=False)
\`\`\``

const resized = defineGenerator<Resize>({
  id: 'interpolation-row-resized',
  concept: 'interpolation',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'One value of a resized row', zh: '缩放后一行中的某个值' },
  seconds: 120,
  source: 'PyTorch documentation of torch.nn.functional.interpolate',
  draw: drawResize,
  ask: (resize) => {
    const { row, size, index } = resize
    const { value, corners, noHalf, swapped } = outcomes(resize)
    const at = position(resize)
    const left = Math.floor(at)
    const [a = 0, b = 0] = row.slice(left, left + 2)
    const share = tidy(at - left)
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`i &= \left(${index}+\tfrac12\right)\cdot\tfrac{${row.length}}{${size}}-\tfrac12 = ${at}\\`,
      String.raw`y_{${index}} &= ${tidy(1 - share)}\cdot ${a} + ${share}\cdot ${b} = ${value}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `A row of ${row.length} values is resized to ${size} by linear interpolation in PyTorch, without antialiasing:\n\n${code(resize)}\n\nWhat is \`y[0, 0, ${index}]\`? Indices start at 0. Round to one decimal.`,
        zh: `在PyTorch中用线性插值把一行${row.length}个值缩放为${size}个，不做抗锯齿：\n\n${code(resize)}\n\n\`y[0, 0, ${index}]\`等于多少？下标从0开始，保留一位小数。`,
      },
      answer: {
        value,
        tolerance: { absolute: 0.06 },
        mistakes: [
          {
            value: corners,
            why: {
              en: '`align_corners=True`: that puts the centres of the end pixels on each other.',
              zh: '这是`align_corners=True`的结果，它让两端像素的中心分别对齐。',
            },
          },
          {
            value: noHalf,
            why: {
              en: 'The half pixels are missing: index times scale puts the first pixel centres on each other.',
              zh: '漏了半个像素的偏移；下标直接乘以比例，等于让第一个像素的中心对齐。',
            },
          },
          {
            value: swapped,
            why: {
              en: 'The two weights are swapped. The nearer pixel counts more.',
              zh: '两个权重用反了，离得近的像素权重更大。',
            },
          },
        ],
      },
      explanation: {
        en: `Pixels are cells, and index $k$ has its centre at $k+\\tfrac12$. The whole row keeps its extent, so centres are scaled, and the half is taken off again:\n\n${working}\n\nPositions before the first or beyond the last centre would be clamped. OpenCV's \`resize\` uses the same convention; mixing it with \`align_corners=True\` shifts a map by a fraction of a pixel, which costs accuracy in segmentation and when weights are ported.`,
        zh: `像素是一个个小格，下标$k$的中心在$k+\\tfrac12$处。整行的范围不变，所以缩放的是中心坐标，之后再减去半个像素：\n\n${working}\n\n落在首个中心之前或末个中心之后的位置会被截断到边界。OpenCV的\`resize\`用同样的约定；若与\`align_corners=True\`混用，特征图会偏移零点几个像素，语义分割和移植权重时，准确率会因此下降。`,
      },
    }
  },
})

export const generators = [resized]
