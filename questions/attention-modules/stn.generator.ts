import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Sampling {
  /** Odd, so that the centre is a pixel. */
  readonly width: number
  readonly scale: number
  readonly shift: number
  readonly column: number
}

/** Where the output column reads, and what the usual slips give. */
function columns({ width, scale, shift, column }: Sampling) {
  const middle = (width - 1) / 2
  const x = column / middle - 1
  return {
    x,
    read: (scale * x + shift + 1) * middle,
    inverse: ((x - shift) / scale + 1) * middle,
    pixels: scale * (column - middle) + middle + shift,
    fromEdge: scale * column + shift * middle,
    unaligned: scale * (column - middle) + middle + (shift * width) / 2,
  }
}

/** No slip may land on the right answer, nor two slips on one value. */
function telling(sampling: Sampling): boolean {
  const { read, inverse, pixels, fromEdge, unaligned } = columns(sampling)
  const values = [read, inverse, pixels, fromEdge, unaligned]
  return values.every((a, i) => values.slice(i + 1).every((b) => Math.abs(a - b) > 0.05))
}

function draw(random: Random): Sampling {
  for (;;) {
    const width = pick(random, [9, 17, 33])
    const sampling = {
      width,
      scale: pick(random, [-0.5, 0.25, 0.5]),
      shift: pick(random, [-0.5, -0.25, 0.25, 0.5]),
      column: integer(random, 0, width - 1),
    }
    if (telling(sampling)) return sampling
  }
}

const plain = (value: number): number => Number(value.toFixed(6))

const sampledColumn = defineGenerator<Sampling>({
  id: 'stn-sampled-column-drawn',
  concept: 'stn',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Which column a grid point reads', zh: '采样点落在哪一列' },
  source: 'Jaderberg et al. 2015, arXiv:1506.02025',
  draw,
  ask: (sampling) => {
    const { width, scale, shift, column } = sampling
    const { x, read, inverse, pixels, fromEdge, unaligned } = columns(sampling)
    const theta = String.raw`\begin{pmatrix}${scale}&0&${shift}\\0&1&0\end{pmatrix}`
    const target = plain(scale * x + shift)
    const plus = shift < 0 ? '-' : '+'
    const working = String.raw`$$\begin{aligned}x_{out}&=\tfrac{2\cdot ${column}}{${width - 1}}-1=${plain(x)}\\x_{in}&=${scale}\cdot(${plain(x)})${plus}${Math.abs(shift)}=${target}\\\text{column}&=\tfrac{${target}+1}{2}\cdot ${width - 1}=${plain(read)}\end{aligned}$$`
    return {
      stem: {
        en: String.raw`A spatial transformer uses $\theta=${theta}$, which maps normalised output coordinates to normalised input coordinates. Corners are aligned: $-1$ and $1$ are the centres of the first and the last pixel. Input and output are ${width} pixels wide, columns count from 0. At which input column does output column ${column} sample? Fractions are possible.`,
        zh: String.raw`空间变换网络的$\theta=${theta}$，把归一化的输出坐标映射到归一化的输入坐标。角点对齐：$-1$和$1$分别是第一个和最后一个像素的中心。输入和输出的宽都是${width}个像素，列号从0开始。输出的第${column}列在输入的哪一列采样？可以是小数。`,
      },
      answer: {
        value: read,
        tolerance: { absolute: 0.01 },
        mistakes: [
          {
            value: inverse,
            why: {
              en: String.raw`Inverts the map: subtracts the shift, then divides by the scale. $\theta$ leads from output to input, as every output pixel needs a value.`,
              zh: String.raw`把映射反过来用了（先减平移，再除以缩放）；$\theta$是从输出到输入，因为每个输出像素都要取到值。`,
            },
          },
          {
            value: pixels,
            why: {
              en: 'Adds the shift in pixels. In normalised coordinates 1 is half the width.',
              zh: '把平移当成了像素数；归一化坐标里的1是半个宽度。',
            },
          },
          {
            value: fromEdge,
            why: {
              en: 'Scales from the left edge. The origin of normalised coordinates is the centre.',
              zh: '从左边缘开始缩放；归一化坐标的原点在中心。',
            },
          },
          {
            value: unaligned,
            why: {
              en: 'This is `align_corners=False`, where $-1$ and $1$ are the outer edges of the border pixels.',
              zh: '这是`align_corners=False`的结果，那时$-1$和$1$是边缘像素的外沿。',
            },
          },
        ],
      },
      explanation: {
        en: `To normalised coordinates, through $\\theta$, and back to columns:\n\n${working}\n\nThe bilinear sampler then mixes the two nearest columns, and the weights of the mixture carry the gradient to $\\theta$.`,
        zh: `换成归一化坐标，经过$\\theta$，再换回列号：\n\n${working}\n\n双线性采样再把最近的两列按距离混合，梯度就通过混合的权重传到$\\theta$。`,
      },
    }
  },
})

export const generators = [sampledColumn]
