import { integer, pick, shuffled, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export const ignored = -100

export interface Row {
  /** exp of each logit: whole numbers, so that no exponential has to be computed. */
  readonly exponentials: readonly [number, number, number]
  readonly label: number
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const probability = ({ exponentials, label }: Row): number =>
  (exponentials[label] ?? 0) / total(exponentials)

function outcomes(rows: readonly Row[]) {
  const valid = rows.filter((row) => row.label !== ignored)
  const nats = total(valid.map((row) => -Math.log(probability(row))))
  const logOfMean = -Math.log(total(valid.map(probability)) / valid.length)
  return {
    valid,
    nats,
    right: nats / valid.length,
    allRows: nats / rows.length,
    summed: nats,
    bits: nats / valid.length / Math.LN2,
    logOfMean,
  }
}

const drawRow = (random: Random, isIgnored: boolean): Row => {
  const one = () => pick(random, [1, 1, 2, 3, 4, 5, 6, 8])
  return {
    exponentials: [one(), one(), one()],
    label: isIgnored ? ignored : integer(random, 0, 2),
  }
}

const drawRows = (random: Random): Row[] =>
  shuffled(random, [false, false, false, true]).map((isIgnored) => drawRow(random, isIgnored))

const tolerance = 0.01

/** A loss of ordinary size, probabilities that vary, and mistakes that lead elsewhere. */
function tellsApart(rows: readonly Row[]): boolean {
  const { valid, right, allRows, summed, bits, logOfMean } = outcomes(rows)
  const known = [right, allRows, summed, bits, logOfMean]
  return (
    right > 0.4 &&
    right < 1.8 &&
    new Set(valid.map((row) => probability(row).toFixed(4))).size === 3 &&
    known.every((value, i) =>
      known.slice(i + 1).every((other) => Math.abs(value - other) > 3 * tolerance),
    )
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))

const table = (rows: readonly Row[], label: string): string =>
  [
    `| $e^{z_0}$ | $e^{z_1}$ | $e^{z_2}$ | ${label} |`,
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.exponentials.join(' | ')} | ${row.label} |`),
  ].join('\n')

const fraction = (row: Row): string =>
  String.raw`\tfrac{${row.exponentials[row.label] ?? 0}}{${total(row.exponentials)}}`

const maskedMean = defineGenerator<readonly Row[]>({
  id: 'cross-entropy-code-drawn',
  concept: 'cross-entropy-code',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'A mean loss with one ignored row', zh: '有一行被忽略的平均损失' },
  seconds: 120,
  source: 'PyTorch documentation: torch.nn.functional.cross_entropy',
  exercises: ['cross-entropy'],
  draw: (random) => {
    for (;;) {
      const rows = drawRows(random)
      if (tellsApart(rows)) return rows
    }
  },
  ask: (rows) => {
    const { valid, nats, right, allRows, summed, bits, logOfMean } = outcomes(rows)
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        String.raw`L &= -\tfrac13\big(${valid.map((row) => String.raw`\ln${fraction(row)}`).join('+')}\big)`,
        String.raw`&= \tfrac13\big(${valid.map((row) => (-Math.log(probability(row))).toFixed(4)).join('+')}\big)`,
        String.raw`&= \tfrac13\cdot${nats.toFixed(4)} = ${right.toFixed(4)}`,
      ].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `The rows of the table are four examples with three classes, numbered 0 to 2. To spare you the exponentials, $e^{z}$ is given for each logit $z$.\n\n${table(rows, 'label')}\n\nWhat does \`F.cross_entropy(z, label, ignore_index=-100)\` return, with the default mean? Give at least two decimals.`,
        zh: `表中每行是一个样本，共三类，编号0到2。为省去指数运算，直接给出每个logit $z$的$e^{z}$。\n\n${table(rows, '标签')}\n\n\`F.cross_entropy(z, label, ignore_index=-100)\`（默认取均值）返回多少？至少保留两位小数。`,
      },
      answer: {
        value: rounded(right),
        tolerance: { absolute: tolerance },
        mistakes: [
          {
            value: rounded(allRows),
            why: {
              en: 'Divides by 4. The mean is over the rows that are not ignored.',
              zh: '除以了4；均值只对未被忽略的行取。',
            },
          },
          {
            value: rounded(summed),
            why: {
              en: "This is the sum. The default is `reduction='mean'`.",
              zh: "这是总和；默认是`reduction='mean'`。",
            },
          },
          {
            value: rounded(bits),
            why: {
              en: 'Uses the logarithm to base 2. Deep-learning libraries use the natural one.',
              zh: '用了以2为底的对数；深度学习框架用自然对数。',
            },
          },
          {
            value: rounded(logOfMean),
            why: {
              en: 'Averages the probabilities first. The mean is over the logarithms.',
              zh: '先对概率取了平均；应当对各行的对数损失取平均。',
            },
          },
        ],
      },
      explanation: {
        en: `A row's loss is $-\\ln p_y$ with $p_y=e^{z_y}/\\sum_k e^{z_k}$. The row with label −100 contributes neither to the sum nor to the count:\n\n${working}`,
        zh: `每行的损失是$-\\ln p_y$，其中$p_y=e^{z_y}/\\sum_k e^{z_k}$。标签为−100的那一行既不计入总和，也不计入个数：\n\n${working}`,
      },
    }
  },
})

export const generators = [maskedMean]
