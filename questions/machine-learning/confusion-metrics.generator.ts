import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Rows are true classes, columns predicted ones. */
export type Confusion = readonly [Row, Row, Row]
type Row = readonly [number, number, number]

const classes = [0, 1, 2] as const
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]): number => sum(values) / values.length

function outcomes(matrix: Confusion) {
  const hits = classes.map((c) => matrix[c][c])
  const trues = matrix.map(([a, b, c]) => a + b + c)
  const called = classes.map((c) => matrix[0][c] + matrix[1][c] + matrix[2][c])
  const at = (values: readonly number[], c: number): number => values[c] ?? 0
  const f1 = classes.map((c) => (2 * at(hits, c)) / (at(trues, c) + at(called, c)))
  return {
    hits,
    trues,
    called,
    f1,
    right: mean(f1),
    known: {
      accuracy: sum(hits) / sum(trues),
      weighted: sum(classes.map((c) => at(trues, c) * at(f1, c))) / sum(trues),
      recall: mean(classes.map((c) => at(hits, c) / at(trues, c))),
      precision: mean(classes.map((c) => at(hits, c) / at(called, c))),
    },
  }
}

/** A large, a middling and a rare class. */
function drawMatrix(random: Random): Confusion {
  const tens = (low: number, high: number) => 2 * integer(random, low, high)
  return [
    [tens(35, 48), tens(1, 6), tens(0, 4)],
    [tens(2, 8), tens(8, 15), tens(0, 3)],
    [tens(1, 5), tens(0, 3), tens(2, 5)],
  ]
}

function tellsApart(matrix: Confusion): boolean {
  const { right, known } = outcomes(matrix)
  const all = [right, ...Object.values(known)]
  return all.every((a, i) => all.slice(i + 1).every((b) => Math.abs(a - b) > 0.02))
}

const rounded = (value: number): number => Number(value.toFixed(4))

const macro = defineGenerator<Confusion>({
  id: 'confusion-metrics-macro-drawn',
  concept: 'confusion-metrics',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Macro F1 of three classes', zh: '三个类别的宏平均F1' },
  source: 'scikit-learn documentation of f1_score',
  seconds: 150,
  draw: (random) => {
    for (;;) {
      const matrix = drawMatrix(random)
      if (tellsApart(matrix)) return matrix
    }
  },
  ask: (matrix) => {
    const { hits, trues, called, f1, right, known } = outcomes(matrix)
    const printed = matrix
      .map((row) => row.map((count) => String(count).padStart(2)).join(' '))
      .map((row, i) => `${i === 0 ? '[[' : ' ['}${row}${i === 2 ? ']]' : ']'}`)
      .join('\n')
    const code = `\`\`\`text\n>>> print(confusion_matrix(y_true, y_pred))\n${printed}\n\`\`\``
    const line = (c: number) =>
      String.raw`F_1^{(${c})}&=\frac{2\cdot ${hits[c]}}{${trues[c]}+${called[c]}}\approx ${rounded(f1[c] ?? 0)}`
    const working = String.raw`$$\begin{aligned}${classes.map(line).join(String.raw`\\[6pt] `)}\end{aligned}$$`
    return {
      stem: {
        en: `A classifier for three classes on a test set; scikit-learn prints true classes in rows and predicted ones in columns:\n\n${code}\n\nWhat is the macro-averaged F1, the plain mean of the F1 of each class? Give three decimals.`,
        zh: `一个三分类器在测试集上的混淆矩阵（scikit-learn，行为真实类别，列为预测类别）：\n\n${code}\n\n宏平均F1，即各类F1的简单平均，是多少？保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { absolute: 0.003 },
        mistakes: [
          {
            value: rounded(known.accuracy),
            why: {
              en: 'That is the accuracy, which equals the micro-averaged F1 when each sample has one class. The large class dominates it.',
              zh: '这是准确率；每个样本只有一个类别时，它等于微平均F1，由大类主导。',
            },
          },
          {
            value: rounded(known.weighted),
            why: {
              en: 'Weights each class by its frequency. In the macro average all classes count the same.',
              zh: '按各类样本数加权了；宏平均中各类权重相同。',
            },
          },
          {
            value: rounded(known.recall),
            why: {
              en: 'That is the mean of the recalls (by rows), also called balanced accuracy.',
              zh: '这是各类召回率（按行）的平均，也叫平衡准确率。',
            },
          },
          {
            value: rounded(known.precision),
            why: {
              en: 'That is the mean of the precisions (by columns).',
              zh: '这是各类精确率（按列）的平均。',
            },
          },
        ],
      },
      explanation: {
        en: `For each class F1 is twice the diagonal entry over row sum plus column sum, since $2TP+FP+FN$ is just that:\n\n${working}\n\nTheir mean is about ${rounded(right)}. The rare class counts as much as the common one, so macro F1 shows whether it is neglected; accuracy here is ${rounded(known.accuracy)}.`,
        zh: `每类的F1等于对角元的两倍除以“行和加列和”，因为后者正是$2TP+FP+FN$：\n\n${working}\n\n平均约为${rounded(right)}。少数类与多数类权重相同，所以宏平均F1能看出少数类是否被忽视；这里的准确率是${rounded(known.accuracy)}。`,
      },
    }
  },
})

export const generators = [macro]
