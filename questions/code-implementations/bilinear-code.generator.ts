import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Enlarged {
  /** 3×3 grey values. */
  readonly image: readonly (readonly number[])[]
  /** Place in the 6×6 output, away from its border. */
  readonly row: number
  readonly column: number
}

const size = 3
const factor = 2

type Map = (index: number) => number
const byCells: Map = (index) => (index + 0.5) / factor - 0.5
const byIndex: Map = (index) => index / factor
const byCorners: Map = (index) => (index * (size - 1)) / (factor * size - 1)

/** The value between the four neighbours of (y, x). */
function between(image: Enlarged['image'], y: number, x: number): number {
  const at = (r: number, c: number): number =>
    image[Math.min(r, size - 1)]?.[Math.min(c, size - 1)] ?? 0
  const [r, c] = [Math.floor(y), Math.floor(x)]
  const [fy, fx] = [y - r, x - c]
  const upper = (1 - fx) * at(r, c) + fx * at(r, c + 1)
  const lower = (1 - fx) * at(r + 1, c) + fx * at(r + 1, c + 1)
  return (1 - fy) * upper + fy * lower
}

function outcomes({ image, row, column }: Enlarged) {
  const read = (map: Map) => between(image, map(row), map(column))
  return {
    right: read(byCells),
    index: read(byIndex),
    corners: read(byCorners),
    swapped: between(image, byCells(column), byCells(row)),
    nearest: image[Math.floor(row / factor)]?.[Math.floor(column / factor)] ?? 0,
  }
}

const drawEnlarged = (random: Random): Enlarged => ({
  image: Array.from({ length: size }, () =>
    Array.from({ length: size }, () => 16 * integer(random, 0, 12)),
  ),
  row: integer(random, 1, factor * size - 2),
  column: integer(random, 1, factor * size - 2),
})

/** On the diagonal an exchange of the axes makes no difference, so it is not asked there. */
const apart = (drawn: Enlarged): boolean => {
  const known = Object.values(outcomes(drawn))
  return (
    drawn.row !== drawn.column &&
    known.every((value, i) => known.slice(i + 1).every((other) => Math.abs(value - other) > 1.5))
  )
}

const rounded = (value: number): number => Number(value.toFixed(2))

const pixel = defineGenerator<Enlarged>({
  id: 'bilinear-code-pixel-drawn',
  concept: 'bilinear-code',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'One pixel of an enlarged image', zh: '放大后图像的一个像素' },
  seconds: 120,
  source: 'PyTorch documentation: torch.nn.functional.interpolate',
  draw: (random) => {
    for (;;) {
      const drawn = drawEnlarged(random)
      if (apart(drawn)) return drawn
    }
  },
  ask: (drawn) => {
    const { image, row, column } = drawn
    const { right, index, corners, swapped, nearest } = outcomes(drawn)
    const y = byCells(row)
    const x = byCells(column)
    const [r, c] = [Math.floor(y), Math.floor(x)]
    const [fy, fx] = [y - r, x - c]
    const at = (i: number, j: number): number => image[i]?.[j] ?? 0
    const along = (i: number): number => (1 - fx) * at(i, c) + fx * at(i, c + 1)
    const printed = image
      .map((line) => line.map((value) => String(value).padStart(5)).join(''))
      .join('\n')
    const position = String.raw`$$\begin{aligned}y &= (${row} + 0.5)/2 - 0.5 = ${y}\\ x &= (${column} + 0.5)/2 - 0.5 = ${x}\end{aligned}$$`
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        String.raw`y=${r}&: ${1 - fx}\cdot ${at(r, c)} + ${fx}\cdot ${at(r, c + 1)} = ${along(r)}`,
        String.raw`y=${r + 1}&: ${1 - fx}\cdot ${at(r + 1, c)} + ${fx}\cdot ${at(r + 1, c + 1)} = ${along(r + 1)}`,
        String.raw`y=${y}&: ${1 - fy}\cdot ${along(r)} + ${fy}\cdot ${along(r + 1)} = ${right}`,
      ].join(String.raw`\\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `This $3\\times3$ image is enlarged to $6\\times6$ by bilinear interpolation with \`align_corners=False\` (pixels are cells, and the outer edges of both images coincide):\n\n\`\`\`text\n${printed}\n\`\`\`\n\nWhat is the value in row ${row}, column ${column} of the result? Both count from 0.`,
        zh: `用双线性插值把下面$3\\times3$的图像放大到$6\\times6$，\`align_corners=False\`（把像素看作小格，两幅图的外边缘对齐）：\n\n\`\`\`text\n${printed}\n\`\`\`\n\n结果中第${row}行、第${column}列的值是多少？行列都从0数起。`,
      },
      answer: {
        value: right,
        tolerance: { absolute: 0.51 },
        mistakes: [
          {
            value: rounded(index),
            why: {
              en: 'Reads at index/2. That leaves out the half pixel and shifts the image by a quarter of an input pixel.',
              zh: '在下标/2处取样，漏了半个像素，整幅图偏移了四分之一个输入像素。',
            },
          },
          {
            value: rounded(corners),
            why: {
              en: 'That is `align_corners=True`, which spreads 2 gaps over 5.',
              zh: '这是`align_corners=True`的结果，把2个间隔摊到5个上。',
            },
          },
          {
            value: rounded(swapped),
            why: {
              en: 'Rows and columns are exchanged: this is the value of the mirrored place.',
              zh: '行列弄反了，这是转置位置的值。',
            },
          },
          {
            value: nearest,
            why: {
              en: 'That is the nearest pixel. Bilinear interpolation mixes four.',
              zh: '这是最近邻的结果；双线性插值要混合四个像素。',
            },
          },
        ],
      },
      explanation: {
        en: `The centre of an output cell, at index + 0.5, is mapped to the input by the factor 1/2:\n\n${position}\n\nInterpolate along $x$ in the two rows, then along $y$ between them:\n\n${working}`,
        zh: `输出小格的中心在下标+0.5处，乘以1/2映射到输入：\n\n${position}\n\n先在两行里沿$x$插值，再沿$y$在两者之间插值：\n\n${working}`,
      },
    }
  },
})

export const generators = [pixel]
