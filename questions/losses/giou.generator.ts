import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Box {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

export interface BoxPair {
  readonly a: Box
  readonly b: Box
}

const area = ({ x1, y1, x2, y2 }: Box): number => Math.max(0, x2 - x1) * Math.max(0, y2 - y1)

function outcomes({ a, b }: BoxPair) {
  const intersection = area({
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
    x2: Math.min(a.x2, b.x2),
    y2: Math.min(a.y2, b.y2),
  })
  const union = area(a) + area(b) - intersection
  const hull = area({
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
    x2: Math.max(a.x2, b.x2),
    y2: Math.max(a.y2, b.y2),
  })
  const iou = intersection / union
  const sum = area(a) + area(b)
  return {
    intersection,
    union,
    hull,
    right: iou - (hull - union) / hull,
    known: {
      iou,
      loss: 1 - iou + (hull - union) / hull,
      overUnion: iou - (hull - union) / union,
      doubled: intersection / sum - (hull - sum) / hull,
    },
  }
}

const drawBox = (random: Random): Box => {
  const x1 = integer(random, 0, 6)
  const y1 = integer(random, 0, 5)
  return { x1, y1, x2: x1 + integer(random, 2, 6), y2: y1 + integer(random, 2, 5) }
}

/** Far enough from zero for a relative tolerance, and away from what the known mistakes give. */
const usable = (pair: BoxPair): boolean => {
  const { right, union, hull, intersection, known } = outcomes(pair)
  const apart = (value: number): boolean => Math.abs(value - right) > 0.04
  const others = [known.iou, known.loss, known.overUnion]
  return (
    hull > union &&
    Math.abs(right) >= 0.05 &&
    others.every(apart) &&
    (intersection === 0 || apart(known.doubled))
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))
const corners = ({ x1, y1, x2, y2 }: Box): string => `(${x1},${y1},${x2},${y2})`

const twoBoxes = defineGenerator<BoxPair>({
  id: 'giou-two-boxes-drawn',
  concept: 'giou',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'GIoU of two boxes', zh: '两个框的GIoU' },
  seconds: 90,
  source: 'Rezatofighi et al. 2019, arXiv:1902.09630',
  exercises: ['box-iou'],
  draw: (random) => {
    const apart = random() < 0.4
    for (;;) {
      const pair = { a: drawBox(random), b: drawBox(random) }
      if (usable(pair) && (outcomes(pair).intersection === 0) === apart) return pair
    }
  },
  ask: (pair) => {
    const { a, b } = pair
    const { intersection, union, hull, right, known } = outcomes(pair)
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`|A\cap B| &= ${intersection}\\`,
      String.raw`|A\cup B| &= ${area(a)} + ${area(b)} - ${intersection} = ${union}\\`,
      String.raw`|C| &= ${hull}\\`,
      String.raw`\mathrm{GIoU} &= \tfrac{${intersection}}{${union}} - \tfrac{${hull} - ${union}}{${hull}} = ${rounded(right)}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const given = String.raw`$A = ${corners(a)}$`
    const other = String.raw`$B = ${corners(b)}$`
    return {
      stem: {
        en: String.raw`Boxes are written as $(x_1,y_1,x_2,y_2)$ in continuous coordinates, so the width is $x_2-x_1$. What is the GIoU (not the loss) of ${given} and ${other}? Give at least three decimals.`,
        zh: String.raw`框用$(x_1,y_1,x_2,y_2)$表示，坐标连续，宽为$x_2-x_1$。求${given}与${other}的GIoU（不是损失），至少保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(known.iou),
            why: {
              en: 'That is the IoU. The part of the enclosing box outside the union is still to be subtracted.',
              zh: '这是IoU，还要减去最小外接框中不属于并集的那部分。',
            },
          },
          {
            value: rounded(known.loss),
            why: {
              en: 'That is the loss, 1 − GIoU.',
              zh: '这是损失，即1 − GIoU。',
            },
          },
          {
            value: rounded(known.overUnion),
            why: {
              en: 'The empty part was divided by the union. It is divided by the enclosing box.',
              zh: '空白部分除以了并集，应除以最小外接框的面积。',
            },
          },
          ...(intersection > 0
            ? [
                {
                  value: rounded(known.doubled),
                  why: {
                    en: 'The union counts the intersection twice; subtract it once.',
                    zh: '并集里把交集算了两遍，要减去一次。',
                  },
                },
              ]
            : []),
        ],
      },
      explanation: {
        en: `$C$ is the smallest box around both: its first corner takes the smaller coordinates, its second corner the larger ones.\n\n${working}\n\n${intersection === 0 ? 'The boxes are disjoint: IoU is 0 wherever they are, whereas GIoU falls towards −1 as they move apart, so it still has a gradient.' : 'GIoU never exceeds IoU; the two agree only when the enclosing box is filled by the union.'}`,
        zh: `$C$是同时包住两个框的最小的框：左上角取较小值，右下角取较大值。\n\n${working}\n\n${intersection === 0 ? '两框不相交：无论相距多远，IoU都是0；GIoU则随距离增大趋于−1，因此仍有梯度。' : 'GIoU不会大于IoU，只有并集恰好填满外接框时两者才相等。'}`,
      },
    }
  },
})

export const generators = [twoBoxes]
