import { grouped, mean, range, type Recomputations, sum } from './recompute.ts'

type Box = readonly [number, number, number, number]

const sides = (a: Box, b: Box): [number, number] => [
  Math.min(a[2], b[2]) - Math.max(a[0], b[0]),
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]),
]
const area = ([x1, y1, x2, y2]: Box, extra = 0): number => (x2 - x1 + extra) * (y2 - y1 + extra)

/** IoU with `extra` added to the sides of the areas and of the overlap. */
function iou(a: Box, b: Box, inAreas = 0, inOverlap = 0): number {
  const [w, h] = sides(a, b).map((side) => Math.max(0, side + inOverlap)) as [number, number]
  return (w * h) / (area(a, inAreas) + area(b, inAreas) - w * h)
}

/** Repeatedly takes out the best box and lowers the others by `factor` of their IoU with it. */
function softNms(
  scores: readonly number[],
  overlaps: readonly (readonly number[])[],
  factor: (iou: number) => number,
): number[] {
  const now = [...scores]
  const left = new Set(range(scores.length))
  while (left.size > 0) {
    const best = [...left].reduce((a, b) => ((now[b] ?? 0) > (now[a] ?? 0) ? b : a))
    left.delete(best)
    for (const i of left) {
      const overlap = overlaps[best]?.[i] ?? 0
      if (overlap > 0.3) now[i] = (now[i] ?? 0) * factor(overlap)
    }
  }
  return now
}

/** Precision and recall after each detection. */
function curve(hits: readonly boolean[], objects: number) {
  return hits.map((_, i) => {
    const found = hits.slice(0, i + 1).filter(Boolean).length
    return { precision: found / (i + 1), recall: found / objects }
  })
}

function averagePrecision(hits: readonly boolean[], objects: number, interpolated = true): number {
  const points = curve(hits, objects)
  let total = 0
  let reached = 0
  points.forEach(({ precision, recall }, i) => {
    const best = Math.max(...points.slice(i).map((later) => later.precision))
    total += (recall - reached) * (interpolated ? best : precision)
    reached = recall
  })
  return total
}

const elevenPoints = (hits: readonly boolean[], objects: number): number =>
  mean(
    range(11).map((tenth) =>
      Math.max(
        0,
        ...curve(hits, objects)
          .filter(({ recall }) => recall >= tenth / 10 - 1e-12)
          .map(({ precision }) => precision),
      ),
    ),
  )

/** Where Adam arrives from 0; `stuck` keeps t at 1. */
function adam(
  gradients: readonly number[],
  { correctM = true, correctV = true, root = true, stuck = false } = {},
): number {
  let [m, v, w] = [0, 0, 0]
  gradients.forEach((g, i) => {
    const t = stuck ? 1 : i + 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    const top = correctM ? m / (1 - 0.9 ** t) : m
    const bottom = correctV ? v / (1 - 0.999 ** t) : v
    w -= (0.1 * top) / (root ? Math.sqrt(bottom) : bottom)
  })
  return w
}

/** Minimises the mean over all pairs of a prediction and a target by gradient descent. */
function fitBroadcast(xs: readonly number[], ys: readonly number[]): number {
  let [w, b] = [0, 0]
  const n = xs.length
  for (let step = 0; step < 20000; step++) {
    let [dw, db] = [0, 0]
    for (const x of xs)
      for (const y of ys) {
        const error = w * x + b - y
        dw += (2 * error * x) / n ** 2
        db += (2 * error) / n ** 2
      }
    w -= 0.02 * dw
    b -= 0.02 * db
  }
  return mean(xs.flatMap((x) => ys.map((y) => (w * x + b - y) ** 2)))
}

/** Flood fill; `reach` lists the neighbours of a cell. */
function components(mask: readonly string[], reach: readonly (readonly [number, number])[]) {
  const open = new Set<string>()
  mask.forEach((row, r) => {
    ;[...row].forEach((cell, c) => {
      if (cell === '1') open.add(`${r},${c}`)
    })
  })
  let count = 0
  while (open.size > 0) {
    count++
    const stack = [[...open][0] as string]
    while (stack.length > 0) {
      const cell = stack.pop() as string
      if (!open.delete(cell)) continue
      const [r, c] = cell.split(',').map(Number) as [number, number]
      for (const [dr, dc] of reach) stack.push(`${r + dr},${c + dc}`)
    }
  }
  return count
}
const straight = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
] as const
const diagonal = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const
const mask = ['110001', '100010', '001000', '011000', '100011', '000011']
const before = (rows: number, columns: number): number =>
  sum(range(rows).map((r) => sum(range(columns).map((c) => Number(mask[r]?.[c])))))

const encoding = (position: number, exponents: readonly number[]): number[] =>
  exponents.flatMap((exponent) => {
    const angle = position * 10000 ** -exponent
    return [Math.sin(angle), Math.cos(angle)]
  })

const hits = [true, false, true, true, false]
const square: Box = [0, 0, 9, 9]
const halfBits = 65504

export const recomputed: Recomputations = {
  'sinusoidal-pe-code-printed-row': () => {
    const [right, doubled] = [encoding(1, [0, 2 / 4]), encoding(1, [0, 4 / 4])]
    return {
      shown: [
        ...[0, 1, 2].map((i) => (doubled[i] ?? 0).toFixed(4)),
        (right[2] ?? 0).toFixed(2),
        (encoding(1, [0, 1 / 4])[2] ?? 0).toFixed(4),
      ],
    }
  },
  'iou-code-three-printed-values': () => ({
    shown: [
      iou(square, square, 1).toFixed(3),
      iou(square, [0, 0, 9, 4], 1).toFixed(3),
      iou(square, [0, 0, 9, 4]).toFixed(3),
    ],
  }),
  'iou-code-pairwise-shapes': () => {
    const [a, b]: [Box, Box] = [
      [0, 0, 10, 10],
      [20, 20, 30, 30],
    ]
    const [w, h] = sides(a, b)
    return { shown: [`+${w * h}`, `=${area(a) + area(b) - w * h}`] }
  },
  'iou-code-large-boxes-in-half': () => {
    const [a, b]: [Box, Box] = [
      [0, 0, 300, 300],
      [5, 5, 305, 305],
    ]
    const [w, h] = sides(a, b)
    if (w * h <= halfBits || area(a) <= halfBits) throw new Error('an area fits into float16')
    return { shown: [grouped(w * h), grouped(area(a)), iou(a, b).toFixed(3)] }
  },
  'giou-code-assertions-that-hold': () => {
    const [a, b]: [Box, Box] = [
      [0, 0, 2, 2],
      [1, 1, 3, 3],
    ]
    const hull = 9
    const union = area(a) + area(b) - 1
    return { shown: [`1/${union}`, (iou(a, b) - (hull - union) / hull).toFixed(3)] }
  },
  'nms-code-one-loop': () => ({ shown: [`${(4 * 10000 ** 2) / 1e6} MB`] }),
  'nms-code-class-offset': () => ({ shown: [grouped(79 * (1280 + 1))] }),
  'soft-nms-code-three-boxes': () => {
    const scores = [0.9, 0.8, 0.7]
    const overlaps = [
      [0, 0.6, 0.4],
      [0.6, 0, 0.5],
      [0.4, 0.5, 0],
    ]
    const score = (factor: (overlap: number) => number): number =>
      softNms(scores, overlaps, factor)[1] ?? 0
    return {
      answer: score((overlap) => 1 - overlap),
      mistakes: [0.8 * (1 - 0.6), score(() => 0), score((overlap) => overlap), 0.8 * (1 - 0.5)],
      shown: [(0.8 * (1 - 0.6)).toFixed(2), (0.7 * (1 - 0.4)).toFixed(2)],
    }
  },
  'knn-code-killed-by-memory': () => {
    const [queries, points, width] = [1e4, 1e5, 128]
    const wrong = Math.fround(
      Math.fround(Math.fround(10000 ** 2) + Math.fround(10001 ** 2)) -
        Math.fround(2 * 10000 * 10001),
    )
    return {
      shown: [
        `${(queries * points * width * 4) / 1e9} GB`,
        `${(500 * points * 4) / 1e6} MB`,
        `${(500 * points * 8) / 1e6} MB`,
        `${Math.fround(10001 ** 2)}`,
        `${Math.fround(2 * 10000 * 10001)}=${wrong}`,
        `${Math.round((1e8 * width * 4) / 1e9)} GB`,
        String.raw`${(queries * points * width) / 1e11}\cdot10^{11}`,
      ],
    }
  },
  'linear-regression-code-flat-loss': () => {
    const [xs, ys] = [
      [0, 1, 2, 5],
      [1, 2, 3, 6],
    ]
    const squares = sum(ys.map((y) => (y - mean(ys)) ** 2))
    return {
      answer: fitBroadcast(xs, ys),
      mistakes: [
        Math.min(...ys.map((y, i) => (y - (xs[i] ?? 0) - 1) ** 2)),
        squares,
        squares / (ys.length - 1),
        mean(ys),
      ],
    }
  },
  'auc-code-constant-scores': () => {
    const ranks = range(50).map((i) => 51 + i)
    return {
      shown: [
        `=${sum(ranks)}`,
        `${(50 * 51) / 2}`,
        `${sum(ranks) - 1275}/${50 * 50}`,
        `(50\\cdot${mean(range(100).map((i) => i + 1))}-1275)/2500=${(50 * 50.5 - 1275) / 2500}`,
      ],
    }
  },
  'miou-code-cannot-reshape': () => ({
    shown: [
      String(19 * 255 + 18 + 1),
      `=${19 * 255 + 18}`,
      `=${19 * 18 + 255}`,
      `=${19 * 19 + 18}`,
      `=${19 * 18 + 19}`,
    ],
  }),
  'miou-code-four-averages': () => {
    const images = [
      [900, 50, 50],
      [10, 30, 60],
    ] as const
    const each = images.map(([tp, fp, fn]) => tp / (tp + fp + fn))
    const [tp, fp, fn] = [0, 1, 2].map((i) => sum(images.map((image) => image[i] ?? 0))) as [
      number,
      number,
      number,
    ]
    return {
      shown: [
        (tp / (tp + fp + fn)).toFixed(3),
        `${mean(each)}`,
        mean([...each, 0]).toFixed(3),
        mean([...each, 1]).toFixed(3),
        ((2 * tp) / (2 * tp + fp + fn)).toFixed(3),
        (tp / (tp + fn)).toFixed(3),
      ],
    }
  },
  'map-code-five-detections': () => ({
    answer: averagePrecision(hits, 4),
    mistakes: [
      averagePrecision(hits, 4, false),
      elevenPoints(hits, 4),
      averagePrecision(hits, 3),
      hits.filter(Boolean).length / hits.length,
    ],
  }),
  'bilinear-code-four-to-eight': () => {
    const row = [10, 20, 40, 80]
    const at = (3 + 0.5) * (4 / 8) - 0.5
    const left = Math.floor(at)
    const value = (left + 1 - at) * (row[left] ?? 0) + (at - left) * (row[left + 1] ?? 0)
    return { shown: [`=${at}`, `=${value}`, `${0.5 * (4 / 8) - 0.5}`, `r'=${4 - 1}/${8 - 1}`] }
  },
  'anchor-code-width-and-height': () => ({
    shown: (
      [
        [1, 4],
        [1, 1 / 4],
        [2, 4],
        [1 / 2, 1 / 4],
      ] as const
    ).map(([s, r]) => String.raw`(${(32 * s) / Math.sqrt(r)},\,${32 * s * Math.sqrt(r)})`),
  }),
  'adam-code-variants-first-step': () => ({
    shown: [
      String(Number(-adam([0.001]).toFixed(6))),
      (-adam([0.001], { correctM: false, correctV: false })).toFixed(3),
      (-adam([0.001], { correctV: false })).toFixed(2),
      String(Number(-adam([0.001], { correctM: false }).toFixed(6))),
      String(Number(-adam([0.001], { root: false }).toFixed(6))),
    ],
  }),
  'adam-code-opposite-gradients': () => {
    const right = adam([1, -1])
    const m = 0.9 * 0.1 - 0.1
    const v = 0.999 * 0.001 + 0.001
    return {
      answer: right,
      mistakes: [
        -0.1 + 0.1,
        adam([1, -1], { correctM: false, correctV: false }),
        adam([1, -1], { stuck: true }),
        -0.1 - (right + 0.1),
      ],
      shown: [
        (m / (1 - 0.9 ** 2)).toFixed(4),
        v.toFixed(6),
        (0.999 ** 2).toFixed(6),
        `1/${Math.round(-(1 - 0.9 ** 2) / m)}`,
      ],
    }
  },
  'label-smooth-code-equal-lines': () => ({ shown: [`${0.9 + 0.1 / 10}`] }),
  'integral-cc-small-mask': () => {
    const count = before(5, 3) - before(2, 3) - before(5, 1) + before(2, 1)
    const direct = sum([2, 3, 4].flatMap((r) => [1, 2].map((c) => Number(mask[r]?.[c]))))
    if (count !== direct) throw new Error(`${count} by the integral image, ${direct} by counting`)
    // The blanks hold these as answers, so the texts around them are checked.
    const [four, eight] = [components(mask, straight), components(mask, [...straight, ...diagonal])]
    const known = [four, eight, before(5, 1), before(2, 1), count].join()
    if (known !== '6,4,3,2,3') throw new Error(`the blanks should be ${known}`)
    return {
      shown: [`= ${before(5, 3)} − ${before(2, 3)} −`, String(four), String(eight)],
    }
  },
  'integral-cc-wrap-around': () => {
    const total = 5000 * 5000 * 128
    const gap = 2 ** (Math.floor(Math.log2(total)) - 23)
    return { shown: [`${total / 1e9}\\cdot10^9`, grouped(200 * 200 * 255), `${gap}`] }
  },
}
