// Sub-pixel to large-kernel convolution: counted, slid and traced back with plain loops.
import { grouped, mean, range, type Recomputations, sum } from './recompute.ts'

/** A layer along one axis: kernel, stride, dilation. */
type Layer = readonly [kernel: number, stride?: number, dilation?: number]

/** Every input that one output position reads, traced back tap by tap. */
function readBy(layers: readonly Layer[]): Set<number> {
  let positions = new Set([0])
  for (const [kernel, stride = 1, dilation = 1] of layers.toReversed()) {
    const taps = new Set<number>()
    for (const position of positions)
      for (const tap of range(kernel)) taps.add(position * stride + tap * dilation)
    positions = taps
  }
  return positions
}
const field = (layers: readonly Layer[]): number => {
  const read = [...readBy(layers)]
  return Math.max(...read) - Math.min(...read) + 1
}

/** Output positions along one axis: every start at which the window fits. */
function positions(size: number, kernel: number, stride = 1, padding = 0): number {
  let count = 0
  for (let start = -padding; start + kernel <= size + padding; start += stride) count++
  return count
}

/** Weights of a convolution, each filter counted with all its taps. */
const weights = (from: number, to: number, ...kernel: readonly number[]): number =>
  sum(range(to).map(() => kernel.reduce((taps, size) => taps * size, from)))

const convolve = (a: readonly number[], b: readonly number[]): number[] => {
  const result: number[] = range(a.length + b.length - 1).map(() => 0)
  a.forEach((x, i) => b.forEach((y, j) => (result[i + j] = (result[i + j] ?? 0) + x * y)))
  return result
}

/** How a unit gradient spreads through layers of three equal weights, and where its middle is. */
function profile(layers: number) {
  const values = range(layers).reduce((row) => convolve(row, [1 / 3, 1 / 3, 1 / 3]), [1])
  const variance = sum(values.map((value, i) => value * (i - layers) ** 2))
  const within = (pixels: number) => sum(values.filter((_, i) => Math.abs(i - layers) <= pixels))
  return { width: values.length, deviation: Math.sqrt(variance), within }
}

const perCent = (share: number): string => `${(100 * share).toFixed(0)}%`

/** torchvision's ResNet-50 along its longest path, or the original with the stride one layer earlier. */
function resnet50(strideOnThree: boolean): Layer[] {
  const blocks = [3, 4, 6, 3].flatMap((count, stage) =>
    range(count).map((block) => (block === 0 && stage > 0 ? 2 : 1)),
  )
  return [
    [7, 2],
    [3, 2],
    ...blocks.flatMap((stride): Layer[] =>
      strideOnThree ? [[1], [3, stride], [1]] : [[1, stride], [3], [1]],
    ),
  ]
}

/** Deviation of the gradient profile if all weights of a layer are equal. */
function equalWeightDeviation(layers: readonly Layer[]): number {
  let jump = 1
  let variance = 0
  for (const [kernel, stride = 1, dilation = 1] of layers) {
    const taps = range(kernel).map((tap) => tap * dilation * jump)
    variance += mean(taps.map((tap) => (tap - mean(taps)) ** 2))
    jump *= stride
  }
  return Math.sqrt(variance)
}

/** Cyclic max pooling and blur, as in the answer about a shift by one pixel. */
const at = (row: readonly number[], i: number): number =>
  row[(i + row.length) % row.length] ?? Number.NaN
const maxima = (row: readonly number[]): number[] =>
  row.map((value, i) => Math.max(value, at(row, i + 1)))
const everySecond = (row: readonly number[]): number[] => row.filter((_, i) => i % 2 === 0)
const blurred = (row: readonly number[]): number[] =>
  row.map((value, i) => (at(row, i - 1) + 2 * value + at(row, i + 1)) / 4)

/** A zero-padded 3×3 window of equal weights on a 5×5 map, at one position. */
function window(weight: number, bias: number, inside: number, outside: number) {
  return (row: number, column: number): number =>
    bias +
    sum(
      [-1, 0, 1].flatMap((u) =>
        [-1, 0, 1].map((v) => {
          const real = [row + u, column + v].every((i) => i >= 0 && i < 5)
          return weight * (real ? inside : outside)
        }),
      ),
    )
}

function expectSame(what: string, found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}: computed ${a}, the question says ${b}`)
}

export const recomputed: Recomputations = {
  'pixel-shuffle-second-row': () => {
    const channel = (c: number) => range(4).map((i) => 4 * c + i + 1)
    const output = range(4).map((row) =>
      range(4).map((column) => {
        const c = 2 * (row % 2) + (column % 2)
        return channel(c)[2 * Math.floor(row / 2) + Math.floor(column / 2)]
      }),
    )
    expectSame('second row', output[1], [9, 13, 10, 14])
    expectSame('third row', output[2], [3, 7, 4, 8])
    return { shown: ['9', '13', '10', '14'] }
  },
  'deformable-conv-offset-gradient': () => {
    const sample = (x: number, y: number) =>
      (1 - y) * ((1 - x) * 2 + x * 6) + y * ((1 - x) * 4 + x * 16)
    const step = 1e-4
    const right = (sample(0.25 + step, 0.5) - sample(0.25 - step, 0.5)) / (2 * step)
    const down = (sample(0.25, 0.5 + step) - sample(0.25, 0.5 - step)) / (2 * step)
    const round = (value: number) => Math.round(value * 1e6) / 1e6
    return {
      answer: round(3 * 0.5 * right),
      mistakes: [round(3 * 0.5 * down), round(3 * right), 3 * 0.5 * sample(0.25, 0.5)],
      shown: [`= ${sample(0.25, 0.5)}`, `= ${round(right)}`],
    }
  },
  'conv3d-frames-as-channels': () => ({
    shown: [grouped(weights(48, 64, 3, 3)), grouped(weights(3, 64, 3, 3, 3))],
  }),
  'conv3d-inflate-image-weights': () => {
    const slices = [
      [1, 1, 1, 1, 1],
      [1 / 5, 1 / 5, 1 / 5, 1 / 5, 1 / 5],
      range(5).map(() => 1 / Math.sqrt(5)),
      [0, 0, 1, 0, 0],
      [1, 0, 0, 0, -1],
    ]
    expectSame(
      'sums of the slices',
      slices.map((slice) => Number(sum(slice).toFixed(4))),
      [5, 1, 2.2361, 1, 0],
    )
    return {}
  },
  'r2plus1d-two-layers': () => {
    const budget = weights(64, 64, 3, 3, 3)
    let width = 0
    while (weights(64, width + 1, 1, 3, 3) + weights(width + 1, 64, 3, 1, 1) <= budget) width++
    return { shown: [String(width)] }
  },
  'conv1d-fifty-channels': () => ({ shown: [`(32, 128, ${positions(50, 5)})`] }),
  'causal-conv-three-blocks': () => {
    const block: Layer[] = range(10).map((i) => [2, 1, 2 ** i])
    const answer = field([...block, ...block, ...block])
    return {
      answer,
      mistakes: [3 * field(block), field(block), field(range(30).map((): Layer => [2]))],
      shown: [String(answer - 1), (answer / 16).toFixed(0)],
    }
  },
  'receptive-field-no-change': () => {
    const earlier: Layer[] = [[7, 2]]
    const before = field([...earlier, [3, 2], [3], [3]])
    const after = [
      field([...earlier, [3, 2], [3], [3]]),
      field([...earlier, [3], [3], [3]]),
      field([...earlier, [3, 2], [3], [3, 2]]),
      field([...earlier, [3, 2], [3], [3, 1, 2]]),
      field([...earlier, [3, 2], [3], [3], [1]]),
      field([...earlier, [3, 2], [3], [2, 2], [3]]),
    ]
    expectSame(
      'the same as before',
      after.map((size) => size === before),
      [true, false, true, false, true, false],
    )
    return {}
  },
  'receptive-field-rank-six-stacks': () => ({
    shown: [
      field([[3], [3], [3, 4]]),
      field([[5], [5]]),
      field([
        [7, 2],
        [3, 2],
      ]),
      field([[3], [3, 1, 2], [3, 1, 3]]),
      field([[3, 2], [3, 2], [3]]),
      field([[3], [2, 2], [3, 1, 4]]),
    ].map((size, i, all) => {
      if (i > 0 && size <= (all[i - 1] ?? 0)) throw new Error('the order is not ascending')
      return `= ${size}$`
    }),
  }),
  'effective-rf-width-of-profile': () => {
    const { width, deviation, within } = profile(24)
    const share = (layers: number) => {
      const one = profile(layers)
      return perCent((4 * one.deviation) / one.width)
    }
    const uniform = Math.sqrt(mean(range(width).map((i) => (i - 24) ** 2)))
    return {
      answer: deviation,
      mistakes: [deviation ** 2, uniform, Math.sqrt(24)],
      shown: [String(width), perCent(within(8)), share(6), share(24), share(96)],
    }
  },
  'effective-rf-large-objects': () => {
    const deviation = equalWeightDeviation(resnet50(true))
    const sizes = [field(resnet50(true)), field(resnet50(false))] as const
    const lost = [4, 8, 16].map((jump) => 2 * (2 * jump - jump))
    expectSame('lost field', sum(lost), sizes[1] - sizes[0])
    return {
      shown: [
        String(sizes[0]),
        String(sizes[1]),
        lost.join('+'),
        String(sum(lost)),
        deviation.toFixed(0),
        (4 * deviation).toFixed(0),
      ],
    }
  },
  'stacked-3x3-in-place-of-seven': () => {
    expectSame('field', field([[3], [3], [3]]), field([[7]]))
    return { shown: [perCent(1 - (3 * 9) / 49), perCent(1 - (2 * 9) / 25)] }
  },
  'stacked-3x3-out-of-memory': () => {
    const large = weights(64, 64, 7, 7)
    const small = 3 * weights(64, 64, 3, 3)
    const mebibyte = 2 ** 20
    const map = (32 * 64 * 112 * 112 * 4) / mebibyte
    const perWeight = 4 // the weight, its gradient, two states of Adam
    const giga = (count: number) => `${((count * 112 * 112) / 1e9).toFixed(2)} G`
    return {
      shown: [
        grouped(large),
        grouped(small),
        giga(large),
        giga(small),
        `= ${map}$`,
        grouped(8 * 2 * map),
        grouped(8 * 6 * map),
        `${(8 * small * perWeight * 4) / mebibyte}`.slice(0, 4),
        `${(8 * small * 2 * 4) / mebibyte} MiB`,
        perCent(1 - small / large),
      ],
    }
  },
  'odd-kernels-drifting-response': () => {
    let row: number[] = range(64).map((i) => (i === 20 ? 1 : 0))
    for (let layer = 0; layer < 8; layer++)
      row = row.map((_, i) => mean([-1, 0, 1, 2].map((tap) => row[i + tap] ?? 0)))
    const centre = sum(row.map((value, i) => value * i)) / sum(row)
    expectSame('centre', Number(centre.toFixed(9)), 16)
    return { shown: [String(8 * 0.5), centre.toFixed(0)] }
  },
  'weight-sharing-equivariance-one-pixel-jump': () => {
    const row = [0, 0, 1, 1, 0, 0, 1, 1]
    const shifted = row.map((_, i) => at(row, i - 1))
    const pooled = [row, shifted].map((one) => everySecond(maxima(one)))
    const smooth = [row, shifted].map((one) => everySecond(blurred(maxima(one))))
    expectSame('smoothed after the shift', smooth[1], [0.75, 0.75, 0.75, 0.75])
    return {
      shown: [...pooled, smooth[0] ?? []].map((one) => one.join(',')).concat('0.75', '0.25'),
    }
  },
  'im2col-gemm-sizes-of-a-layer': () => {
    const side = positions(56, 3, 2, 1)
    const patch = 64 * 3 * 3
    const windowsOver = (pixel: number) =>
      range(side).filter((i) => Math.abs(pixel - 2 * i) <= 1).length
    const most = Math.max(...range(56).map(windowsOver))
    const values = patch * side * side
    expectSame('times the input', values / (64 * 56 * 56), 2.25)
    expectSame('columns with one pixel', most ** 2, 4)
    return {
      shown: [
        String(patch),
        String(side ** 2),
        grouped(values),
        grouped(64 * 56 * 56),
        grouped(128 * values),
      ].map((shown) => shown.replaceAll(',', '{,}')),
    }
  },
  'winograd-fft-smallest-tile': () => {
    const tile = [...readBy([[3]]), ...[...readBy([[3]])].map((i) => i + 1)]
    const side = new Set(tile).size
    return {
      shown: [`= ${side}$`, `= ${side ** 2}$`, `= ${2 * 2 * 9}$`, String((2 * 2 * 9) / side ** 2)],
    }
  },
  'winograd-fft-when-to-choose': () => {
    const side = new Set(range(4).flatMap((i) => range(3).map((u) => i + u))).size
    expectSame('memory', side ** 2 / 9, 4)
    return { shown: [String(side ** 2), String(4 * 4 * 9)] }
  },
  'fc-conv-equivalence-score-map': () => {
    const last = [384, 512].map((size) => range(5).reduce((side) => positions(side, 2, 2), size))
    const [height = 0, width = 0] = last
    return {
      answer: positions(height, 7) * positions(width, 7),
      mistakes: [height * width, (height - 7) * (width - 7), positions(7, 7) ** 2],
      shown: [grouped(weights(512, 4096, 7, 7) + 4096)],
    }
  },
  'fc-conv-equivalence-ported-weights': () => {
    // Which entry of the Keras matrix lands where: on 2 by 3 pixels, 5 channels, 4 outputs.
    const [height, width, channels, outputs] = [2, 3, 5, 4]
    const keras = (h: number, w: number, c: number, o: number) =>
      ((h * width + w) * channels + c) * outputs + o
    const wanted = range(outputs).flatMap((o) =>
      range(channels).flatMap((c) =>
        range(height).flatMap((h) => range(width).map((w) => keras(h, w, c, o))),
      ),
    )
    /** reshape(dims).transpose(axes).reshape(outputs, -1) of the row-major matrix. */
    const moved = (dims: readonly number[], axes: readonly number[]): number[] => {
      const strides = dims.map((_, i) => dims.slice(i + 1).reduce((a, b) => a * b, 1))
      return axes.reduce<number[]>(
        (offsets, axis) =>
          offsets.flatMap((offset) =>
            range(dims[axis] ?? 0).map((i) => offset + i * (strides[axis] ?? 0)),
          ),
        [0],
      )
    }
    const hwc = [height, width, channels, outputs]
    const found = [
      moved([channels, height, width, outputs], [3, 0, 1, 2]),
      moved([outputs, height, width, channels], [0, 3, 1, 2]),
      moved(hwc, [3, 2, 1, 0]),
      moved(hwc, [3, 2, 0, 1]),
    ].map((order) => JSON.stringify(order) === JSON.stringify(wanted))
    expectSame('which option is right', found, [false, false, false, true])
    return { shown: [String(7 * 7 * 512)] }
  },
  'coordconv-largekernel-count-weights': () => ({
    shown: [
      weights(256, 256, 3, 3),
      weights(1, 256, 7, 7),
      weights(1, 256, 31, 31),
      weights(1, 256, 51, 5) + weights(1, 256, 5, 51),
      weights(256 + 2, 256, 1, 1),
      weights(256, 256, 31, 31),
      weights(256, 256, 1, 1),
    ].map(grouped),
  }),
  'conv-backprop-shapes': () => ({
    shown: [`${positions(8, 3)}\\times${positions(8, 3)}`, `8 - 6 + 1 = ${positions(8, 6)}`],
  }),
  'conv-backprop-stride-two-by-hand': () => {
    const [w, g] = [
      [1, 2, 3],
      [1, -1],
    ] as const
    const spread = (kernel: readonly number[], stride: number) => {
      const dx = range(5).map(() => 0)
      g.forEach((one, i) =>
        kernel.forEach(
          (weight, u) => (dx[stride * i + u] = (dx[stride * i + u] ?? 0) + one * weight),
        ),
      )
      return `[${dx.join(', ')}]`
    }
    // The second recipe: zeros in between, padding, the flipped kernel.
    const padded = [0, 0, 1, 0, -1, 0, 0]
    const flipped = [3, 2, 1]
    const slid = range(5).map((i) => sum(flipped.map((weight, u) => weight * (padded[i + u] ?? 0))))
    expectSame('second recipe', `[${slid.join(', ')}]`, spread(w, 2))
    return { shown: [spread(w, 2), spread(w.toReversed(), 2), spread(w, 1)] }
  },
  'channel-shuffle-three-groups': () => {
    const rows = range(3).map((group) => [2 * group, 2 * group + 1])
    const read = range(2).flatMap((i) => rows.map((row) => row[i] ?? Number.NaN))
    expectSame('channels', read, [0, 2, 4, 1, 3, 5])
    return {}
  },
  'conv-bn-fusion-folded-bias': () => {
    // What the folded layer adds is the output at input 0.
    const [b, mu, variance, gamma, beta] = [1, 3, 16, 2, 1.5]
    const normalised = (z: number, divisor: number) => (gamma * (z - mu)) / divisor + beta
    const slope = normalised(1, Math.sqrt(variance)) - normalised(0, Math.sqrt(variance))
    return {
      answer: normalised(b, Math.sqrt(variance)),
      mistakes: [
        normalised(b, variance),
        b + normalised(0, Math.sqrt(variance)),
        normalised(0, Math.sqrt(variance)),
      ],
      shown: [String(slope)],
    }
  },
  'conv-bn-fusion-wrong-at-the-border': () => {
    const [mu, beta, slope] = [0.5, 1.5, 2]
    const z = (x: number) => slope * (x - mu) + beta
    const bias = 9 * 0.1 * z(0)
    const round = (value: number) => Number(Math.abs(value).toFixed(9))
    const repaired = mu - beta / slope
    for (const x of [-1, 0, 2]) {
      const original = window(0.1, 0, z(x), 0)
      const folded = window(0.1 * slope, bias, x, 0)
      const mended = window(0.1 * slope, bias, x, repaired)
      const off = [0, 1, 2].map((column) => round(original(0, column) - folded(0, column)))
      expectSame('first row', off, [0.25, 0.15, 0.15])
      expectSame('inside', round(original(1, 1) - folded(1, 1)), 0)
      expectSame('repaired', round(original(0, 0) - mended(0, 0)), 0)
      expectSame('repaired', round(original(0, 2) - mended(0, 2)), 0)
    }
    return { shown: [`0.5 - 1.5/2 = ${repaired}`, `= ${bias.toFixed(2)}$`] }
  },
  'conv-bn-fusion-three-branches': () => {
    const kernels = weights(64, 64, 3, 3) + weights(64, 64, 1, 1)
    return {
      shown: [kernels, kernels + 3 * 2 * 64, weights(64, 64, 3, 3) + 64].map(grouped),
    }
  },
}
