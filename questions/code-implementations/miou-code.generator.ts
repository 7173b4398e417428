import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Rows are the truth, columns the prediction; counts in thousands of pixels. */
export type Matrix = readonly (readonly number[])[]

const classes = [0, 1, 2] as const
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const sum = (values: readonly number[]): number => values.reduce((total, v) => total + v, 0)

function perClass(matrix: Matrix) {
  return classes.map((k) => {
    const hits = matrix[k]?.[k] ?? 0
    const truth = sum(matrix[k] ?? [])
    const predicted = sum(matrix.map((row) => row[k] ?? 0))
    return { hits, truth, predicted, union: truth + predicted - hits }
  })
}

function outcomes(matrix: Matrix) {
  const counts = perClass(matrix)
  const share = (of: (count: (typeof counts)[number]) => number) => mean(counts.map(of))
  return {
    right: share(({ hits, union }) => hits / union),
    accuracy: sum(counts.map(({ hits }) => hits)) / sum(counts.map(({ truth }) => truth)),
    recall: share(({ hits, truth }) => hits / truth),
    dice: share(({ hits, truth, predicted }) => (2 * hits) / (truth + predicted)),
    doubled: share(({ hits, truth, predicted }) => hits / (truth + predicted)),
  }
}

function drawMatrix(random: Random): Matrix {
  const largest = integer(random, 0, 2)
  return classes.map((row) =>
    classes.map((column) => {
      if (row !== column) return integer(random, 0, 9)
      return row === largest ? integer(random, 50, 80) : integer(random, 8, 30)
    }),
  )
}

const tolerance = 0.004

/** No two outcomes may be taken for one another. */
const apart = (matrix: Matrix): boolean => {
  const known = Object.values(outcomes(matrix))
  return known.every((value, i) =>
    known.slice(i + 1).every((other) => Math.abs(value - other) > 3 * tolerance),
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))

const miou = defineGenerator<Matrix>({
  id: 'miou-code-drawn',
  concept: 'miou-code',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'mIoU from a confusion matrix', zh: '由混淆矩阵计算mIoU' },
  seconds: 120,
  draw: (random) => {
    for (;;) {
      const matrix = drawMatrix(random)
      if (apart(matrix)) return matrix
    }
  },
  ask: (matrix) => {
    const { right, accuracy, recall, dice, doubled } = outcomes(matrix)
    const counts = perClass(matrix)
    const printed = matrix
      .map((row) => row.map((value) => String(value).padStart(4)).join(''))
      .join('\n')
    const working = [
      String.raw`$$\begin{aligned}`,
      counts
        .map(
          ({ hits, truth, predicted, union }, k) =>
            String.raw`\mathrm{IoU}_${k} &= \tfrac{${hits}}{${truth} + ${predicted} - ${hits}} = \tfrac{${hits}}{${union}} \approx ${(hits / union).toFixed(4)}`,
        )
        .join(String.raw`\\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `A segmentation with three classes gave this confusion matrix over the test set (rows truth, columns prediction, in thousands of pixels):\n\n\`\`\`text\n${printed}\n\`\`\`\n\nWhat is the mIoU, the mean of the IoU over the classes? Give three decimals.`,
        zh: `一个三类分割模型在测试集上的混淆矩阵如下（行为真值，列为预测，单位千像素）：\n\n\`\`\`text\n${printed}\n\`\`\`\n\nmIoU（各类IoU的平均）是多少？保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { absolute: tolerance },
        mistakes: [
          {
            value: rounded(accuracy),
            why: {
              en: 'That is the pixel accuracy, the diagonal over all pixels. The largest class dominates it.',
              zh: '这是像素准确率，即对角线之和除以像素总数，由最大的类别主导。',
            },
          },
          {
            value: rounded(recall),
            why: {
              en: 'Divides each diagonal entry by its row only. That is the mean recall and ignores false positives.',
              zh: '对角线元素只除以所在行之和，这是平均召回率，没有计入假正例。',
            },
          },
          {
            value: rounded(dice),
            why: {
              en: 'That is the mean Dice, twice the intersection over row plus column.',
              zh: '这是平均Dice，即两倍交集除以行和加列和。',
            },
          },
          {
            value: rounded(doubled),
            why: {
              en: 'The union counts the diagonal entry twice, in its row and in its column. Subtract it once.',
              zh: '并集里对角线元素在行和列中各算了一次，要减去一次。',
            },
          },
        ],
      },
      explanation: {
        en: `For class $k$ the diagonal entry is the intersection, and the union is its row plus its column minus that entry:\n\n${working}\n\nTheir mean is about ${right.toFixed(4)}. Pixel accuracy would be ${accuracy.toFixed(4)}; mIoU gives every class the same weight, however small it is.`,
        zh: `第$k$类的交集是对角线元素，并集是所在行之和加所在列之和再减去该元素：\n\n${working}\n\n三者平均约为${right.toFixed(4)}。像素准确率是${accuracy.toFixed(4)}；mIoU给每一类同样的权重，不论它有多小。`,
      },
    }
  },
})

export const generators = [miou]
