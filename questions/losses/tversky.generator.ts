import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

interface Patch {
  readonly row: number
  readonly column: number
  readonly height: number
  readonly width: number
}

export interface Masks {
  readonly truth: Patch
  readonly predicted: Patch
  /** Tenths; the weight of a false negative makes them ten. */
  readonly alpha: number
}

const rows = 6
const columns = 9

const overlap = (a: number, lengthA: number, b: number, lengthB: number): number =>
  Math.max(0, Math.min(a + lengthA, b + lengthB) - Math.max(a, b))

function counts({ truth, predicted }: Masks) {
  const hit =
    overlap(truth.row, truth.height, predicted.row, predicted.height) *
    overlap(truth.column, truth.width, predicted.column, predicted.width)
  return {
    hit,
    spurious: predicted.height * predicted.width - hit,
    missed: truth.height * truth.width - hit,
  }
}

function outcomes(masks: Masks) {
  const { hit, spurious, missed } = counts(masks)
  const alpha = masks.alpha / 10
  const index = (a: number, b: number): number => hit / (hit + a * spurious + b * missed)
  return {
    right: 1 - index(alpha, 1 - alpha),
    known: {
      swapped: 1 - index(1 - alpha, alpha),
      dice: 1 - index(0.5, 0.5),
      index: index(alpha, 1 - alpha),
    },
  }
}

function drawPatch(random: Random): Patch {
  const height = integer(random, 2, 4)
  const width = integer(random, 2, 5)
  return {
    row: integer(random, 0, rows - height),
    column: integer(random, 0, columns - width),
    height,
    width,
  }
}

/** Some overlap, both kinds of error, and no known mistake close to the answer or to another. */
function usable(masks: Masks): boolean {
  const { hit, spurious, missed } = counts(masks)
  const { right, known } = outcomes(masks)
  const all = [right, ...Object.values(known)]
  return (
    hit >= 3 &&
    spurious > 0 &&
    missed > 0 &&
    all.every((one, i) => all.every((other, j) => i === j || Math.abs(one - other) > 0.008))
  )
}

const drawMasks = (random: Random): Masks => {
  for (;;) {
    const masks = {
      truth: drawPatch(random),
      predicted: drawPatch(random),
      alpha: pick(random, [1, 2, 3, 7, 8]),
    }
    if (usable(masks)) return masks
  }
}

const picture = ({ row, column, height, width }: Patch): string[] =>
  Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) =>
      y >= row && y < row + height && x >= column && x < column + width ? '#' : '.',
    ).join(' '),
  )

const sideBySide = ({ truth, predicted }: Masks): string => {
  const right = picture(predicted)
  const lines = picture(truth).map((line, y) => `${line}     ${right[y] ?? ''}`)
  return `\`\`\`text\n${['truth'.padEnd(2 * columns + 4) + 'prediction', ...lines].join('\n')}\n\`\`\``
}

const rounded = (value: number): number => Number(value.toFixed(4))

const fromMasks = defineGenerator<Masks>({
  id: 'tversky-two-masks-drawn',
  concept: 'tversky',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Tversky loss of two small masks', zh: '两个小掩码的Tversky损失' },
  seconds: 90,
  source: 'Salehi et al. 2017, arXiv:1706.05721',
  draw: drawMasks,
  ask: (masks) => {
    const { hit, spurious, missed } = counts(masks)
    const { right, known } = outcomes(masks)
    const alpha = `0.${masks.alpha}`
    const beta = `0.${10 - masks.alpha}`
    const formula = String.raw`$$L=1-\frac{\mathrm{TP}}{\mathrm{TP}+\alpha\,\mathrm{FP}+\beta\,\mathrm{FN}}$$`
    const working = String.raw`$$L=1-\tfrac{${hit}}{${hit}+${alpha}\cdot${spurious}+${beta}\cdot${missed}}=${rounded(right)}$$`
    return {
      stem: {
        en: `Two binary masks, \`#\` for foreground:\n\n${sideBySide(masks)}\n\nWhat is the Tversky loss\n\n${formula}\n\nwith $\\alpha=${alpha}$ and $\\beta=${beta}$, without a smoothing term? Round to three decimals.`,
        zh: `两个二值掩码，\`#\`为前景（左为真值，右为预测）：\n\n${sideBySide(masks)}\n\n取$\\alpha=${alpha}$、$\\beta=${beta}$，不加平滑项，求Tversky损失\n\n${formula}\n\n保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { absolute: 0.002 },
        mistakes: [
          {
            value: rounded(known.swapped),
            why: {
              en: 'The weights are swapped: α belongs to the false positives here.',
              zh: '两个权重用反了，这里α对应FP。',
            },
          },
          {
            value: rounded(known.dice),
            why: {
              en: 'That is the Dice loss, with both weights at 0.5.',
              zh: '这是Dice损失，即两个权重都取0.5。',
            },
          },
          {
            value: rounded(known.index),
            why: {
              en: 'That is the index. The loss is one minus it.',
              zh: '这是Tversky指数，损失是1减去它。',
            },
          },
        ],
      },
      explanation: {
        en: `Cells in both masks: TP = ${hit}. Only predicted: FP = ${spurious}. Only in the truth: FN = ${missed}. True negatives play no part.\n\n${working}\n\n${masks.alpha < 5 ? 'Misses cost more than false alarms here, which favours recall.' : 'False alarms cost more than misses here, which favours precision.'} With both weights at 0.5 the result is the Dice loss, ${rounded(known.dice)}.`,
        zh: `两个掩码都有的格子：TP = ${hit}；只在预测中：FP = ${spurious}；只在真值中：FN = ${missed}。TN不参与计算。\n\n${working}\n\n${masks.alpha < 5 ? '这里FN的代价更大，偏向召回率。' : '这里FP的代价更大，偏向精确率。'}两个权重都取0.5就是Dice损失，为${rounded(known.dice)}。`,
      },
    }
  },
})

export const generators = [fromMasks]
