import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** x1, y1, x2, y2 */
export type Box = readonly [number, number, number, number]

interface Pair {
  readonly a: Box
  readonly b: Box
}

const area = ([x1, y1, x2, y2]: Box): number => (x2 - x1) * (y2 - y1)
const areaOfPixels = ([x1, y1, x2, y2]: Box): number => (x2 - x1 + 1) * (y2 - y1 + 1)

/** Width and height of the overlap; negative where the boxes are apart. */
const overlap = ({ a, b }: Pair): readonly [number, number] => [
  Math.min(a[2], b[2]) - Math.max(a[0], b[0]),
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]),
]

function outcomes(pair: Pair) {
  const { a, b } = pair
  const [w, h] = overlap(pair)
  const shared = Math.max(0, w) * Math.max(0, h)
  const both = area(a) + area(b)
  const product = w * h
  const pixels = Math.max(0, w + 1) * Math.max(0, h + 1)
  return {
    shared,
    union: both - shared,
    right: shared / (both - shared),
    unclamped: product / (both - product),
    sum: shared / both,
    smaller: shared / Math.min(area(a), area(b)),
    pixels: pixels / (areaOfPixels(a) + areaOfPixels(b) - pixels),
  }
}

const drawBox = (random: Random): Box => {
  const x = integer(random, 0, 12)
  const y = integer(random, 0, 12)
  return [x, y, x + integer(random, 4, 12), y + integer(random, 4, 12)]
}

const drawPair = (random: Random): Pair => ({ a: drawBox(random), b: drawBox(random) })

/** Boxes that lie apart in x and in y: the product of two negative sides is positive. */
const apartInBoth = (pair: Pair): boolean => overlap(pair).every((side) => side < 0)

const tolerance = 0.004

/** Each known mistake must lead well away from the answer and from the others. */
function tellsApart(pair: Pair): boolean {
  const { right, unclamped, sum, smaller, pixels } = outcomes(pair)
  const known = right === 0 ? [right, unclamped] : [right, sum, smaller, pixels]
  return known.every((value, i) =>
    known.slice(i + 1).every((other) => Math.abs(value - other) > 3 * tolerance),
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))

const iou = defineGenerator<Pair>({
  id: 'iou-code-drawn',
  concept: 'iou-code',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'IoU of two boxes', zh: '两个框的IoU' },
  seconds: 75,
  exercises: ['box-iou'],
  draw: (random) => {
    const apart = random() < 0.2
    for (;;) {
      const pair = drawPair(random)
      const wanted = apart ? apartInBoth(pair) : overlap(pair).every((side) => side > 0)
      if (wanted && tellsApart(pair)) return pair
    }
  },
  ask: (pair) => {
    const { a, b } = pair
    const [w, h] = overlap(pair)
    const { shared, union, right, unclamped, sum, smaller, pixels } = outcomes(pair)
    const corners = String.raw`$$\begin{aligned}x&: \min(${a[2]}, ${b[2]}) - \max(${a[0]}, ${b[0]}) = ${w}\\ y&: \min(${a[3]}, ${b[3]}) - \max(${a[1]}, ${b[1]}) = ${h}\end{aligned}$$`
    const ratio = String.raw`$$\frac{${w}\cdot ${h}}{${area(a)} + ${area(b)} - ${shared}} = \frac{${shared}}{${union}} ${rounded(right) === right ? '=' : String.raw`\approx`} ${rounded(right)}$$`
    return {
      stem: {
        en: `Two boxes are given as $[x_1, y_1, x_2, y_2]$ in continuous coordinates, so a box has area $(x_2 - x_1)(y_2 - y_1)$.\n\n- $A = [${a.join(', ')}]$\n- $B = [${b.join(', ')}]$\n\nWhat is their IoU? Give three decimals.`,
        zh: `两个框以$[x_1, y_1, x_2, y_2]$给出，坐标是连续的，面积为$(x_2 - x_1)(y_2 - y_1)$。\n\n- $A = [${a.join(', ')}]$\n- $B = [${b.join(', ')}]$\n\n它们的IoU是多少？保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { absolute: tolerance },
        mistakes:
          right === 0
            ? [
                {
                  value: rounded(unclamped),
                  why: {
                    en: 'Width and height of the overlap are both negative, and their product is positive. Clamp each at 0 before multiplying.',
                    zh: '重叠部分的宽和高都是负数，乘积却为正；相乘之前要先各自截断到0。',
                  },
                },
              ]
            : [
                {
                  value: rounded(sum),
                  why: {
                    en: 'Divides by the sum of the areas. The union counts the overlap once, so subtract it.',
                    zh: '分母用了两个面积之和；并集里重叠部分只算一次，要减掉。',
                  },
                },
                {
                  value: rounded(smaller),
                  why: {
                    en: 'Divides by the area of the smaller box. IoU divides by the union.',
                    zh: '分母用了较小那个框的面积；IoU的分母是并集。',
                  },
                },
                {
                  value: rounded(pixels),
                  why: {
                    en: 'Adds 1 to every side, as for pixel indices. The coordinates here are continuous.',
                    zh: '每条边都加了1，那是像素下标的算法；这里的坐标是连续的。',
                  },
                },
              ],
      },
      explanation:
        right === 0
          ? {
              en: `The overlap runs from the larger of the left edges to the smaller of the right ones, and likewise in $y$:\n\n${corners}\n\nBoth are negative: the boxes do not touch, so the intersection is $\\max(0, ${w})\\cdot\\max(0, ${h}) = 0$ and so is the IoU. Without the clamp the product $${w * h}$ would pass for an area.`,
              zh: `重叠部分从较大的左边界到较小的右边界，$y$方向同理：\n\n${corners}\n\n两者都是负数，说明两个框不相交，交集为$\\max(0, ${w})\\cdot\\max(0, ${h}) = 0$，IoU也是0。不截断的话，乘积$${w * h}$会被当成面积。`,
            }
          : {
              en: `The overlap runs from the larger of the left edges to the smaller of the right ones, and likewise in $y$:\n\n${corners}\n\nThe areas are ${area(a)} and ${area(b)}, and the union counts the overlap once:\n\n${ratio}`,
              zh: `重叠部分从较大的左边界到较小的右边界，$y$方向同理：\n\n${corners}\n\n两个框的面积是${area(a)}和${area(b)}，并集里重叠部分只算一次：\n\n${ratio}`,
            },
    }
  },
})

export const generators = [iou]
