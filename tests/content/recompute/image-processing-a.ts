import { grid, type Grid, mean, range, type Recomputations, sum } from './recompute.ts'
import {
  at,
  components,
  dilate,
  erode,
  filtered,
  image,
  median,
  total,
  windowAt,
} from './models/pictures.ts'

const gaussian = (distance: number, sigma: number): number =>
  Math.exp(-(distance ** 2) / (2 * sigma ** 2))

/** The image of opening-object.svg, with `frame` background pixels around it. */
const openingRows =
  '000000000000 011111001000 011111000000 011111111110 011111001110 001110001110 000000000110 001100000000'
const openingObject = (frame: number): Grid =>
  image(8 + 2 * frame, 12 + 2 * frame, (y, x) =>
    Number(openingRows.split(' ')[y - frame]?.[x - frame] ?? 0),
  )

const magnitudes: Grid = grid(
  '0 0 70 0 0 0 0 55 / 0 60 0 0 0 0 62 0 / 120 0 0 0 30 0 0 0 / 0 0 0 45 0 80 0 0 / 0 0 90 0 0 0 110 0 / 35 0 0 0 0 65 0 0',
)
const isStrong = (value: number): boolean => value > 100
/** Spreads from the strong pixels over pixels above `low`, for at most `rounds` steps. */
function hysteresis(low: number, rounds = 99): number {
  let edges = image(6, 8, (y, x) => Number(isStrong(at(magnitudes, y, x))))
  for (let round = 0; round < rounds; round++)
    edges = dilate(edges, 3).map((row, y) =>
      row.map((hit, x) => (at(magnitudes, y, x) > low ? hit : 0)),
    )
  return edges.flat().filter((edge, i) => edge === 1 && (magnitudes.flat()[i] ?? 0) > 40).length
}

/** A cross, or a full square, grown from one pixel. */
function grown(rounds: number, full: boolean): number {
  let picture = image(15, 15, (y, x) => Number(y === 7 && x === 7))
  for (let round = 0; round < rounds; round++)
    picture = picture.map((row, y) =>
      row.map((_, x) =>
        full
          ? Math.max(...windowAt(picture, y, x, 3))
          : Math.max(...windowAt(picture, y, x, 3, 1), ...windowAt(picture, y, x, 1, 3)),
      ),
    )
  return total(picture)
}

const binomial = [1, 2, 1].map((a) => [1, 2, 1].map((b) => (a * b) / 16))

/** One row of a kernel slid over a row, without padding: what stands in the middle of many equal rows. */
const slide = (row: readonly number[], kernel: Grid): number[] =>
  range(row.length - 2).map((start) =>
    sum(kernel.flatMap((weights) => weights.map((w, i) => w * (row[start + i] ?? NaN)))),
  )

const square = (side: number): Grid =>
  image(24, 24, (y, x) => Number(y >= 7 && y < 7 + side && x >= 7 && x < 7 + side))

/** Both normal classes, counted out over the 256 levels. */
function twoNormals(share: number): number[] {
  const weights = range(256).map(
    (v) => (1 - share) * gaussian(v - 100, 10) + share * gaussian(v - 160, 10),
  )
  return weights.map((weight) => weight / sum(weights))
}
function between(density: readonly number[], t: number): number {
  const low = density.slice(0, t + 1)
  const high = density.slice(t + 1)
  const mean0 = sum(low.map((p, v) => p * v)) / sum(low)
  const mean1 = sum(high.map((p, v) => p * (v + t + 1))) / sum(high)
  return sum(low) * sum(high) * (mean0 - mean1) ** 2
}
const otsu = (density: readonly number[]): number =>
  range(200)
    .map((i) => i + 20)
    .reduce((best, t) => (between(density, t) > between(density, best) ? t : best), 20)

export const recomputed: Recomputations = {
  'mean-filter-one-pixel-stripes': () => {
    const stripes = range(9).map((i) => (i % 2 === 0 ? 30 : 230))
    const smooth = (values: readonly number[], weights: readonly number[]): number[] =>
      range(values.length - weights.length + 1).map((start) =>
        sum(weights.map((w, i) => w * (values[start + i] ?? NaN))),
      )
    const box = (n: number): number[] => range(n).map(() => 1 / n)
    const once = smooth(stripes, box(3))
    const soft = smooth(stripes, [0.25, 0.5, 0.25])
    if (soft.some((value) => value !== 130)) throw new Error('the binomial kernel leaves stripes')
    const picture = range(9).map(() => stripes)
    if (at(filtered(picture, median, 3), 4, 4) !== 230) throw new Error('the median keeps order')
    const pairs = [once, smooth(once, box(3)), smooth(stripes, box(5))]
    return {
      shown: pairs.flatMap((row) => row.slice(0, 2).map((v) => String(Number(v.toFixed(1))))),
    }
  },

  'gaussian-filter-two-blurs': () => ({
    shown: [Math.hypot(6, 8), range(15).flatMap(() => range(15)).length, 2 * 15].map(String),
  }),
  'gaussian-filter-sigma-without-effect': () => {
    const raw = [-1, 0, 1].map((x) => gaussian(x, 5))
    const weights = raw.map((value) => value / sum(raw))
    const spread = Math.sqrt(sum(weights.map((w, i) => w * (i - 1) ** 2)))
    return {
      shown: [...weights.map((w) => w.toFixed(3)), raw[0]?.toFixed(3) ?? '', spread.toFixed(2)],
    }
  },
  'gaussian-filter-noise-that-stays': () => {
    const gain = Math.sqrt(sum(binomial.flat().map((w) => w ** 2)))
    const box = 16 * Math.sqrt(sum(range(9).map(() => (1 / 9) ** 2)))
    return {
      answer: 16 * gain,
      mistakes: [box, 16 * gain ** 2, 16 * sum(binomial.flat()), 16 * at(binomial, 1, 1)],
      shown: [String(256 * gain ** 2), box.toFixed(2)],
    }
  },

  'median-filter-corners-of-a-square': () => {
    const cover = range(3).flatMap((i) =>
      range(3).map((j) => Math.min(3 + i, 5) * Math.min(3 + j, 5)),
    )
    const counted = range(3).flatMap((i) =>
      range(3).map((j) => sum(windowAt(square(10), 7 + i, 7 + j, 5))),
    )
    if (cover.join() !== counted.join()) throw new Error('the table of the explanation is wrong')
    return {
      answer: total(filtered(square(10), median, 5)),
      mistakes: [
        total(square(10)),
        total(filtered(square(10), median, 3)),
        total(erode(square(10), 5)),
        total(square(10)) - 4 * total(square(2)),
      ],
      shown: range(3).map((i) => counted.slice(3 * i, 3 * i + 3).join('&')),
    }
  },
  'median-filter-reordering-steps': () => {
    const gamma = (v: number): number => 255 * Math.sqrt(v / 255)
    const patch = [255, 255, 255, 0, 0, 0, 0, 0, 0]
    return {
      shown: [
        gamma(mean(patch)).toFixed(0),
        mean(patch.map(gamma)).toFixed(0),
        mean([255, 0, 0, 0, 0, 0, 0, 0, 0]).toFixed(1),
      ],
    }
  },
  'median-filter-what-the-scan-lost': () => ({ shown: [`${(5 * 5 + 1) / 2}`] }),

  'bilateral-filter-pixel-at-an-edge': () => {
    const values = [104, 100, 180]
    const weigh = (space: (d: number) => number, grey: (d: number) => number): number[] =>
      values.map((v, i) => space(i - 1) * grey(v - 100))
    const average = (weights: readonly number[]): number =>
      sum(weights.map((w, i) => w * (values[i] ?? NaN))) / sum(weights)
    const near = (d: number): number => gaussian(d, 1)
    const alike = (d: number): number => gaussian(d, 20)
    const all = (): number => 1
    const both = weigh(near, alike)
    return {
      answer: average(both),
      mistakes: [
        average(weigh(near, all)),
        average(weigh(all, alike)),
        average(
          weigh(
            (d) => Math.exp(-(d ** 2)),
            (d) => Math.exp(-(d ** 2) / 400),
          ),
        ),
        average(both) * sum(both),
      ],
      shown: [near(1), alike(4), both[0], both[2]]
        .map((weight) => weight?.toFixed(4) ?? '')
        .concat(alike(80).toFixed(6)),
    }
  },

  'guided-nlm-two-windows': () => {
    const solve = (variance: number): number => variance / (variance + 100)
    const contour = [0, 0, 0, 0, 200, 200, 200, 200]
    const variance = mean(contour.map((v) => (v - mean(contour)) ** 2))
    const a = solve(25)
    return {
      shown: [
        String(a),
        String((1 - a) * 120),
        String(a * 130 + (1 - a) * 120),
        String(variance),
        solve(variance).toFixed(2),
      ],
    }
  },

  'noise-types-flat-patches': () => {
    const means = [20, 60, 120, 200]
    const variances = [5.1, 14.8, 30.3, 49.7]
    const ratios = means.map((m, i) => (variances[i] ?? NaN) / m)
    if (ratios.some((ratio) => Math.abs(ratio - 0.25) > 0.006)) throw new Error('not proportional')
    return { shown: means.map((m, i) => `${variances[i]}/${m}`) }
  },

  'sharpening-black-result': () => ({
    shown: [String(1 + sum(range(8).map(() => 1)))],
  }),
  'sharpening-before-a-detector': () => {
    const kernel = grid('0 -1 0 / -1 5 -1 / 0 -1 0')
    const board = sum(kernel.flatMap((row, y) => row.map((w, x) => w * (-1) ** (y + x))))
    if (board !== 9 || total(kernel) !== 1) throw new Error('the gains are wrong')
    const [, left, right] = slide([100, 100, 100, 120, 120, 120], kernel)
    return {
      shown: [
        `=${left}`,
        `=${right}`,
        Math.sqrt(sum(kernel.flat().map((w) => w ** 2))).toFixed(1),
        String(sum(kernel.flat().map((w) => w ** 2))),
      ],
    }
  },

  'sobel-prewitt-response-to-a-step': () => {
    const step = [0, 0, 0, 10, 10, 10]
    const kernels: Grid[] = [
      grid('-1 0 1 / -2 0 2 / -1 0 1'),
      grid('-1 0 1 / -1 0 1 / -1 0 1'),
      grid('-1 -2 -1 / 0 0 0 / 1 2 1'),
      grid('0 1 0 / 1 -4 1 / 0 1 0'),
      grid('0 -1 0 / -1 5 -1 / 0 -1 0'),
      binomial,
    ]
    return { shown: kernels.map((kernel) => slide(step, kernel).join(String.raw`,\ `)) }
  },

  'laplacian-log-four-answers': () => {
    const laplacian = grid('0 1 0 / 1 -4 1 / 0 1 0')
    const respond = (value: (y: number, x: number) => number): number =>
      sum(laplacian.flatMap((row, y) => row.map((w, x) => w * value(y, x))))
    if (respond((_, x) => 3 * x) !== 0) throw new Error('a ramp has a response')
    return { shown: [String(respond((y, x) => (y === 1 && x === 1 ? 50 : 0)))] }
  },
  'laplacian-log-thin-bright-line': () => {
    // The second difference of a sampled bell changes its sign near ±σ.
    const step = 0.001
    const second = (x: number): number =>
      gaussian(x - step, 3) - 2 * gaussian(x, 3) + gaussian(x + step, 3)
    const crossings = range(18000)
      .map((i) => i * step - 9 + step / 2)
      .filter((x) => second(x) > 0 !== second(x + step) > 0)
    if (crossings.length !== 2) throw new Error(`${crossings.length} crossings`)
    return { shown: [((crossings[1] ?? 0) - (crossings[0] ?? 0)).toFixed(0)] }
  },
  'laplacian-log-from-dog': () => {
    // ∂G/∂σ and the Laplacian by differences, at some place away from the centre.
    const g = (x: number, y: number, s: number): number =>
      gaussian(Math.hypot(x, y), s) / (2 * Math.PI * s ** 2)
    const [x, y, s, h] = [1.3, 0.4, 2, 1e-4]
    const bySigma = (g(x, y, s + h) - g(x, y, s - h)) / (2 * h)
    const laplacian =
      (g(x + h, y, s) + g(x - h, y, s) + g(x, y + h, s) + g(x, y - h, s) - 4 * g(x, y, s)) / h ** 2
    if (Math.abs(bySigma / (s * laplacian) - 1) > 1e-3) throw new Error('no heat equation')
    const peak = range(400)
      .map((i) => i / 100)
      .reduce((best, u) => (u * Math.exp(-u) > best * Math.exp(-best) ? u : best), 0)
    if (peak !== 1) throw new Error('the disc peaks elsewhere')
    return {}
  },

  'canny-hysteresis-by-hand': () => ({
    answer: hysteresis(40),
    mistakes: [
      magnitudes.flat().filter((value) => value > 40).length,
      hysteresis(40, 1),
      magnitudes.flat().filter(isStrong).length,
      hysteresis(29),
    ],
  }),
  'canny-tuning-for-parcels': () => {
    const [, response] = slide([0, 0, 0, 50, 50, 50], grid('-1 0 1 / -2 0 2 / -1 0 1'))
    return { shown: [String(response)] }
  },

  'erosion-of-a-printed-page': () => {
    // White is 1; strokes of 3 at a distance of 9, far from the ends of the row.
    const page = image(9, 60, (_, x) => Number(x % 9 >= 3))
    const row = erode(page, 5)[4]?.slice(9, 45) ?? []
    const black = row.filter((value) => value === 0).length / 4
    return { shown: [String(black), String(9 - black)] }
  },
  'dilation-cross-four-times': () => ({
    answer: grown(4, false),
    mistakes: [grown(4, true), 1 + 4 * 4, grown(3, false), 4 * grown(1, false)],
    shown: [`1+4+8+12+16=${1 + sum(range(4).map((n) => 4 * (n + 1)))}`],
  }),

  'opening-closing-pixels-after-opening': () => {
    const framed = openingObject(3)
    const cut = dilate(openingObject(0), 3)
    const cutFramed = image(14, 18, (y, x) => at(cut, y - 3, x - 3))
    return {
      answer: total(dilate(erode(framed, 3), 3)),
      mistakes: [
        total(erode(framed, 3)),
        sum(components(framed, 1, true).filter((size) => size >= 3)),
        total(erode(dilate(framed, 3), 3)),
        total(erode(cutFramed, 3)),
        total(cut),
        total(dilate(framed, 3)),
      ],
      shown: [String(total(framed))],
    }
  },
  'opening-closing-dashed-lines': () => {
    // Two dashed lines of three dashes: rows 10–11 and 16–17, dashes of 12 with gaps of 6.
    const plan = image(30, 70, (y, x) =>
      Number([10, 11, 16, 17].includes(y) && x >= 8 && x < 56 && (x - 8) % 18 < 12),
    )
    const closed = (height: number, width: number): Grid =>
      erode(dilate(plan, height, width), height, width)
    if (components(closed(1, 7), 1, true).join() !== '96,96') throw new Error('1×7 does not join')
    if (components(closed(7, 7), 1, true).length !== 1) throw new Error('7×7 does not merge')
    if (components(closed(1, 5), 1, true).length !== 6) throw new Error('1×5 does join')
    const longer = dilate(plan, 1, 7)[10] ?? []
    return { shown: [String((sum(longer) - 48) / 2)] }
  },

  'morph-derived-formulas': () => {
    const object = square(3)
    const [small, large] = [total(erode(object, 3)), total(dilate(object, 3))]
    return {
      shown: [
        `${large}-${small}=${large - small}`,
        String(total(object) - small),
        String(large - total(object)),
      ],
    }
  },
  'morph-derived-shaded-page': () => {
    const width = 600
    const paper = (x: number): number => 220 - (130 * x) / (width - 1)
    const isPrint = (x: number): boolean => x % 24 >= 10 && x % 24 < 15
    const row = [range(width).map((x) => paper(x) - (isPrint(x) ? 50 : 0))]
    const pick = (values: Grid, print: boolean): number[] =>
      (values[0] ?? []).filter((_, x) => x > 60 && x < 540 && isPrint(x) === print)
    const hat = (side: number): Grid => {
      const closed = erode(dilate(row, 1, side), 1, side)
      return [range(width).map((x) => at(closed, 0, x) - at(row, 0, x))]
    }
    if (Math.min(...pick(hat(15), true)) < 45 || Math.max(...pick(hat(15), false)) > 1)
      throw new Error('the large black-hat does not separate')
    if (Math.max(...pick(hat(3), true)) > 1) throw new Error('the small black-hat sees print')
    return { shown: [`220-50=${220 - 50}`] }
  },

  'gamma-log-curve-for-shadows': () => {
    const curve = (v: number, gamma: number): number => 255 * (v / 255) ** gamma
    if (curve(250, 0.4) >= 255) throw new Error('the lamps clip')
    return {
      shown: [
        curve(10, 0.4).toFixed(0),
        curve(40, 0.4).toFixed(0),
        curve(40, 2.5).toFixed(0),
        curve(64, 0.5).toFixed(0),
      ],
    }
  },
  'gamma-log-checkerboard-from-afar': () => {
    const light = (v: number): number => (v / 255) ** 2.2
    const wanted = mean([light(0), light(255)])
    let [low, high] = [0, 255]
    while (high - low > 1e-9) {
      const middle = (low + high) / 2
      if (light(middle) < wanted) low = middle
      else high = middle
    }
    const srgb = 255 * (1.055 * wanted ** (1 / 2.4) - 0.055)
    return {
      answer: low,
      mistakes: [mean([0, 255]), 255 * light(127.5)],
      shown: [`${(100 * light(128)).toFixed(0)}%`, srgb.toFixed(0), (low / 255).toFixed(3)],
    }
  },

  'threshold-otsu-rare-spots': () => {
    const rare = twoNormals(0.01)
    const best = otsu(rare)
    const foreground = sum(rare.slice(best + 1))
    if (Math.abs(foreground - 0.45) > 0.02) throw new Error(`foreground is ${foreground}`)
    if (otsu(twoNormals(0.02)) > 110 || otsu(twoNormals(0.03)) < 120)
      throw new Error('the valley wins elsewhere')
    // Where 99 N(100, 10) and 1 N(160, 10) are equal.
    const bayes = range(6000)
      .map((i) => 100 + i / 100)
      .find((v) => 0.01 * gaussian(v - 160, 10) >= 0.99 * gaussian(v - 100, 10))
    return {
      shown: [
        String(best),
        bayes?.toFixed(0) ?? '',
        between(rare, 130).toFixed(0),
        (0.25 * (2 * 10 * Math.sqrt(2 / Math.PI)) ** 2).toFixed(0),
        between(rare, best).toFixed(0),
      ],
    }
  },
}
