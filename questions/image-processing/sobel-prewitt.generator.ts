import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Nine grey values, row by row. */
export interface Patch {
  readonly pixels: readonly number[]
}

/** The two derivatives, with `weight` on the middle row or column: 2 is Sobel, 1 is Prewitt. */
function gradient(pixels: readonly number[], weight: number): { gx: number; gy: number } {
  const [a = 0, b = 0, c = 0, d = 0, , f = 0, g = 0, h = 0, i = 0] = pixels
  return {
    gx: c + weight * f + i - (a + weight * d + g),
    gy: g + weight * h + i - (a + weight * b + c),
  }
}

const rounded = (value: number): number => Number(value.toFixed(2))

function outcomes(pixels: readonly number[]) {
  const { gx, gy } = gradient(pixels, 2)
  const prewitt = gradient(pixels, 1)
  return {
    gx,
    gy,
    right: Math.hypot(gx, gy),
    cityBlock: Math.abs(gx) + Math.abs(gy),
    equalWeights: rounded(Math.hypot(prewitt.gx, prewitt.gy)),
    squared: gx ** 2 + gy ** 2,
    onlyX: Math.abs(gx),
  }
}

/** Both derivatives count, the root is a whole number, and the known mistakes are told apart. */
function usable(pixels: readonly number[]): boolean {
  const { gx, gy, right, cityBlock, equalWeights, squared, onlyX } = outcomes(pixels)
  const values = [right, cityBlock, equalWeights, squared, onlyX]
  return gx !== 0 && gy !== 0 && Number.isInteger(right) && new Set(values).size === values.length
}

function drawPatch(random: Random): Patch {
  for (;;) {
    const pixels = Array.from({ length: 9 }, () => integer(random, 0, 9))
    if (usable(pixels)) return { pixels }
  }
}

/** "3 + 2·5 + 1": one side of the derivative. */
const side = (a: number, b: number, c: number): string => String.raw`${a} + 2\cdot ${b} + ${c}`

const magnitude = defineGenerator<Patch>({
  id: 'sobel-prewitt-magnitude-drawn',
  concept: 'sobel-prewitt',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Sobel magnitude at one pixel', zh: '一个像素处的Sobel梯度幅值' },
  seconds: 90,
  source: 'OpenCV documentation of cv2.Sobel',
  draw: drawPatch,
  ask: ({ pixels }) => {
    const [a = 0, b = 0, c = 0, d = 0, , f = 0, g = 0, h = 0, i = 0] = pixels
    const { gx, gy, right, cityBlock, equalWeights, squared, onlyX } = outcomes(pixels)
    const rows = [0, 3, 6].map((start) => pixels.slice(start, start + 3).join(' & '))
    const patch = String.raw`$$\begin{bmatrix}${rows.join(String.raw` \\ `)}\end{bmatrix}$$`
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`G_x &= (${side(c, f, i)})\\`,
      String.raw`&\quad - (${side(a, d, g)}) = ${gx}\\`,
      String.raw`G_y &= (${side(g, h, i)})\\`,
      String.raw`&\quad - (${side(a, b, c)}) = ${gy}\\`,
      String.raw`|G| &= \sqrt{${gx ** 2} + ${gy ** 2}} = ${right}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const steeper = Math.abs(gx) > Math.abs(gy)
    const level = Math.abs(gx) === Math.abs(gy)
    return {
      stem: {
        en: `A pixel and its eight neighbours have these grey values:\n\n${patch}\n\nWhat is the gradient magnitude at the pixel in the middle, $\\sqrt{G_x^2+G_y^2}$, with the $3\\times3$ Sobel kernels and no scaling? (The answer is a whole number.)`,
        zh: `某像素及其8个邻居的灰度如下：\n\n${patch}\n\n用$3\\times3$的Sobel核，不做缩放，中间像素处的梯度幅值$\\sqrt{G_x^2+G_y^2}$是多少？（结果是整数。）`,
      },
      answer: {
        value: right,
        mistakes: [
          {
            value: cityBlock,
            why: {
              en: 'This is the sum of absolute values, the cheap stand-in for the root.',
              zh: '这是绝对值之和，只是对平方根的廉价近似。',
            },
          },
          {
            value: equalWeights,
            why: {
              en: 'These are the Prewitt kernels. Sobel gives the middle row or column the weight 2.',
              zh: '这是Prewitt核的结果；Sobel中间一行或一列的权重是2。',
            },
          },
          {
            value: squared,
            why: { en: 'The root is missing.', zh: '没有开方。' },
          },
          {
            value: onlyX,
            why: {
              en: 'This is the horizontal derivative alone.',
              zh: '这只是水平方向的导数。',
            },
          },
        ],
      },
      explanation: {
        en: `Right column minus left column, and bottom row minus top row, each with weights 1, 2, 1:\n\n${working}\n\nThe centre pixel does not count. ${level ? 'The edge runs diagonally.' : steeper ? 'The grey changes faster from left to right, so the edge is closer to vertical.' : 'The grey changes faster from top to bottom, so the edge is closer to horizontal.'}`,
        zh: `右列减左列，下行减上行，权重都是1、2、1：\n\n${working}\n\n中心像素不参与计算。${level ? '边缘沿对角线方向。' : steeper ? '灰度沿水平方向变化更快，因此边缘更接近竖直。' : '灰度沿竖直方向变化更快，因此边缘更接近水平。'}`,
      },
    }
  },
})

export const generators = [magnitude]
