import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Layout {
  readonly cell: number
  /** Cells across and down. */
  readonly across: number
  readonly down: number
  readonly bins: number
}

const outcomes = ({ across, down, bins }: Layout) => ({
  value: (across - 1) * (down - 1) * 4 * bins,
  cellsOnly: across * down * bins,
  apart: Math.floor(across / 2) * Math.floor(down / 2) * 4 * bins,
  onceEach: (across - 1) * (down - 1) * bins,
  everywhere: across * down * 4 * bins,
})

function drawLayout(random: Random): Layout {
  for (;;) {
    const layout = {
      cell: pick(random, [4, 6, 8, 16]),
      across: integer(random, 3, 12),
      down: integer(random, 3, 18),
      bins: pick(random, [6, 8, 9, 12]),
    }
    const values = Object.values(outcomes(layout))
    if (new Set(values).size === values.length && layout.across * layout.cell <= 128) return layout
  }
}

const length = defineGenerator<Layout>({
  id: 'hog-descriptor-length-drawn',
  concept: 'hog',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Length of a HOG descriptor', zh: 'HOG描述子的长度' },
  seconds: 75,
  source: 'Dalal and Triggs 2005, Histograms of Oriented Gradients for Human Detection, CVPR',
  draw: drawLayout,
  ask: (layout) => {
    const { cell, across, down, bins } = layout
    const { value, cellsOnly, apart, onceEach, everywhere } = outcomes(layout)
    const [width, height, block] = [across * cell, down * cell, 2 * cell]
    const positions = (size: number, count: number): string =>
      String.raw`\tfrac{${size}-${block}}{${cell}}+1 = ${count}`
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`\text{x} &: ${positions(width, across - 1)}\\`,
      String.raw`\text{y} &: ${positions(height, down - 1)}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const product = String.raw`$${across - 1}\cdot${down - 1}\cdot4\cdot${bins} = ${value}$`
    return {
      stem: {
        en: `HOG is computed on a window of ${width}×${height} pixels (width × height): cells of ${cell}×${cell} pixels with ${bins} bins, blocks of 2×2 cells, and a block stride of one cell. Only blocks that lie fully inside the window count.\n\nHow many numbers does the descriptor have?`,
        zh: `在${width}×${height}像素（宽×高）的窗口上计算HOG：单元为${cell}×${cell}像素，${bins}个方向bin，块为2×2个单元，块的步长为一个单元，只取完全落在窗口内的块。\n\n描述子有多少个数？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: cellsOnly,
            why: {
              en: 'Counts each cell once. A cell enters once for each block that contains it, normalised differently each time.',
              zh: '每个单元只算了一次；单元属于几个块就出现几次，每次的归一化不同。',
            },
          },
          {
            value: apart,
            why: {
              en: 'Sets blocks side by side. With a stride of one cell they overlap by half.',
              zh: '把块当成互不重叠；步长为一个单元时，相邻块重叠一半。',
            },
          },
          {
            value: onceEach,
            why: {
              en: 'A block holds four cells with a histogram each, not one.',
              zh: '一个块有4个单元，各有一个直方图，不是只有一个。',
            },
          },
          {
            value: everywhere,
            why: {
              en: 'Starts a block at every cell. Those in the last column and row would stick out.',
              zh: '让每个单元都作一个块的起点；最后一列和最后一行的块会伸出窗口。',
            },
          },
        ],
      },
      explanation: {
        en: `A block of ${block} pixels slides by ${cell}:\n\n${working}\n\nEach block has 4 histograms of ${bins} bins: ${product}. The classic window of 64×128 with cells of 8 and 9 bins gives $7\\cdot15\\cdot36=3780$.`,
        zh: `边长${block}像素的块每次移动${cell}像素：\n\n${working}\n\n每个块有4个${bins}维直方图：${product}。经典的64×128窗口，单元为8，9个bin，得$7\\cdot15\\cdot36=3780$。`,
      },
    }
  },
})

export const generators = [length]
