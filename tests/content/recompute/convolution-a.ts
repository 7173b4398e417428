import { grid, type Grid, grouped, range, type Recomputations, sum } from './recompute.ts'

interface Window {
  readonly kernel: number
  readonly stride?: number
  readonly before?: number
  readonly after?: number
  readonly dilation?: number
}

/** Where windows start that lie fully inside the padded row; 0 is the first real pixel. */
function starts(size: number, window: Window): number[] {
  const { kernel, stride = 1, before = 0, after = before, dilation = 1 } = window
  const found: number[] = []
  for (let start = -before; ; start += stride) {
    const last = start + dilation * (kernel - 1)
    if (last >= size + after) return found
    found.push(start)
  }
}

const outputs = (size: number, window: Window): number => starts(size, window).length

/** Every window that begins inside the row counts, though it may stick out. */
function outputsRoundedUp(size: number, kernel: number, stride: number): number {
  let count = 0
  let covered = 0
  for (let start = 0; start < size && covered < size; start += stride) {
    covered = start + kernel
    count++
  }
  return count
}

/** Zeros that SAME adds, one at a time, bottom first, until there is an output per started stride. */
function same(size: number, kernel: number, stride: number) {
  const wanted = range(size).filter((row) => row % stride === 0).length
  let [before, after] = [0, 0]
  while (outputs(size, { kernel, stride, before, after }) < wanted)
    if (after === before) after++
    else before++
  return { before, after, outputs: wanted }
}

/** All sums with one term from each list. */
const sums = (lists: Grid): Set<number> =>
  new Set(lists.reduce((some, list) => some.flatMap((a) => list.map((b) => a + b)), [0]))

const offsets = (rates: readonly number[]): Set<number> =>
  sums(rates.map((rate) => [-rate, 0, rate]))

const span = (rates: readonly number[]): number => {
  const reached = [...offsets(rates)]
  return Math.max(...reached) - Math.min(...reached) + 1
}

/** Rank by Gram and Schmidt: rows that are not made of earlier ones. */
function rank(matrix: Grid): number {
  const basis: number[][] = []
  for (const row of matrix) {
    const rest = basis.reduce<readonly number[]>((left, unit) => {
      const along = sum(unit.map((u, j) => u * (left[j] ?? 0)))
      return left.map((value, j) => value - along * (unit[j] ?? 0))
    }, row)
    const length = Math.hypot(...rest)
    if (length > 1e-8 * Math.hypot(...row)) basis.push(rest.map((value) => value / length))
  }
  return basis.length
}

const scatter = (x: readonly number[], w: readonly number[], stride: number): number[] => {
  const y = range((x.length - 1) * stride + w.length).map(() => 0)
  x.forEach((a, i) => {
    w.forEach((b, u) => {
      y[i * stride + u] = (y[i * stride + u] ?? 0) + a * b
    })
  })
  return y
}

const list = (values: readonly number[]): string => `[${values.join(', ')}]`

/** Multiply-adds of a dense convolution at one output position. */
const dense = (kernel: number, from: number, to: number): number =>
  sum(range(to).map(() => from * kernel * kernel))

export const recomputed: Recomputations = {
  'standard-conv-checkpoint-listing': () => {
    const filter = 48 * 3 * 3
    const weights = 48 * 3 * 7 * 7
    return { shown: [`${filter}`, `${weights}`, grouped(weights + 48)] }
  },

  'cross-correlation-single-bright-pixel': () => {
    const x = range(5).map((i) => range(5).map((j) => (i === 2 && j === 2 ? 1 : 0)))
    const w = range(3).map((u) => range(3).map((v) => 3 * u + v + 1))
    const y = [1, 2, 3].map((i) =>
      [1, 2, 3].map((j) =>
        sum(w.flatMap((row, u) => row.map((tap, v) => tap * (x[i + u - 1]?.[j + v - 1] ?? 0)))),
      ),
    )
    return { shown: [y.map((row) => row.join('&')).join(String.raw`\\`)] }
  },

  'output-size-fits-the-shortcut': () => {
    const dilated = outputs(56, { kernel: 3, before: 1, dilation: 2 })
    const [fits, even, pointwise] = [5, 4, 1].map((kernel) =>
      outputs(56, { kernel, before: kernel === 1 ? 1 : 2 }),
    )
    const squares = [dilated, even, pointwise].map((side) => String.raw`${side}\times${side}`)
    return { shown: [...squares, `56 + 4 - 5 + 1 = ${fits}`] }
  },

  'output-size-counting-windows': () => {
    const stem = { kernel: 7, stride: 2, before: 3 }
    const all = starts(224, stem)
    const left = 224 + 3 - 1 - ((all.at(-1) ?? 0) + 6)
    const bare = starts(224, { kernel: 7, stride: 2 })
    const leftBare = 223 - ((bare.at(-1) ?? 0) + 6)
    if (left !== 1 || leftBare !== 1 || outputs(223, stem) !== all.length)
      throw new Error(`left ${left} and ${leftBare}`)
    if (outputs(10, { kernel: 3, stride: 3, before: 1, dilation: 2 }) !== 3)
      throw new Error('the figure has another number of windows')
    return { shown: [`111+1 = ${all.length}`, '223/2', '217/2'] }
  },

  'pool-ceil-mode-caffe-checkpoint': () => {
    const down = range(3).reduce(
      (sizes) => {
        const next = outputs(sizes.at(-1) ?? 0, { kernel: 3, stride: 2 })
        return [...sizes, next]
      },
      [112],
    )
    const up = range(3).reduce(
      (sizes) => [...sizes, outputsRoundedUp(sizes.at(-1) ?? 0, 3, 2)],
      [112],
    )
    // Padding 1 and kernel 2 lead to the same sizes.
    for (const [kernel, before] of grid('3 1 / 2 0') as [number, number][]) {
      const sizes = up.slice(0, -1).map((size) => outputs(size, { kernel, stride: 2, before }))
      if (list(sizes) !== list(up.slice(1))) throw new Error(list(sizes))
    }
    const features = (side: number | undefined) => `${64 * (side ?? 0) ** 2}`
    return { shown: [features(down[3]), features(up[3]), `${up[1]}`, `${down[2]}`] }
  },

  'padding-valid-same-full-numpy-modes': () => {
    const [x, w] = [
      [2, 5, 1, 3],
      [1, 0, -1],
    ]
    const full = scatter(x, w, 1)
    const correlated = starts(x.length, { kernel: 3 }).map((start) =>
      sum(w.map((tap, u) => tap * (x[start + u] ?? 0))),
    )
    const valid = full.slice(2, 4)
    return {
      shown: [
        list(full),
        list(full.slice(1, 5)),
        list(valid),
        list(correlated),
        list(full.slice(0, 4)),
        list([0, ...valid, 0]),
      ],
    }
  },

  'tf-same-port-loses-accuracy': () => {
    let [size, step, moved] = [224, 1, 0]
    const shifts: number[] = []
    const even: number[] = []
    for (let layer = 0; layer < 5; layer++) {
      const pads = same(size, 3, 2)
      even.push(size)
      // The first window starts at −before; the port starts it at −1.
      shifts.push((1 - pads.before) * step)
      moved += (1 - pads.before) * step
      step *= 2
      size = pads.outputs
    }
    const odd = [225]
    for (let layer = 0; layer < 4; layer++) {
      const pads = same(odd.at(-1) ?? 0, 3, 2)
      if (pads.before !== 1 || pads.after !== 1) throw new Error('225 is not symmetric')
      odd.push(pads.outputs)
    }
    return { shown: [`${shifts.join('+')} = ${moved}`, `${even[1]}`, `${odd[1]}`, `${odd[4]}`] }
  },

  'padding-modes-one-row': () => {
    const row = [7, 1, 5, 3]
    const at = (index: (i: number) => number): string =>
      range(8)
        .map((i) => row[index(i - 2)] ?? 0)
        .join(' ')
    const mirrored = (i: number) => (i < 0 ? -i : i > 3 ? 6 - i : i)
    const repeated = (i: number) => (i < 0 ? -i - 1 : i > 3 ? 7 - i : i)
    return {
      shown: [
        at((i) => i),
        at(mirrored),
        at((i) => Math.min(3, Math.max(0, i))),
        at((i) => (i + 4) % 4),
        at(repeated),
      ],
    }
  },

  'stride-downsample-pixels-read': () => {
    const read = starts(8, { kernel: 1, stride: 2 }).length ** 2
    if (read !== 16) throw new Error(`${read} pixels are read`)
    return { shown: [`${64 - read}`] }
  },

  'stride-downsample-pool-replaced': () => {
    const conv = outputs(56, { kernel: 3, before: 1 })
    const strided = outputs(56, { kernel: 3, stride: 2, before: 1 })
    const read = new Set([0, 1].flatMap((start) => range(3).map((u) => start + u))).size
    if (conv !== 2 * strided) throw new Error('the positions are not a quarter')
    return {
      shown: [
        String.raw`${strided}\times${strided}`,
        String.raw`${conv}\times${conv}`,
        String.raw`${read}\times${read}`,
      ],
    }
  },

  'conv-1x1-break-even': () => {
    const single = dense(3, 192, 64)
    const where = (cost: (m: number) => number): number =>
      range(1000).find((m) => m > 0 && cost(m) === single) ?? NaN
    const pair = (m: number) => dense(1, 192, m) + dense(3, m, 64)
    return {
      answer: where(pair),
      mistakes: [
        where((m) => dense(3, m, 64)),
        where((m) => dense(1, 192, m) + dense(1, m, 64)),
        where((m) => dense(3, 192, m) + dense(3, m, 64)),
      ],
      shown: [`${single}`, `${pair(1)}`, `${Math.round((100 * pair(32)) / single)}%`],
    }
  },

  'grouped-conv-connection-grid': () => {
    const cells = range(8).flatMap((o) =>
      range(8).filter((i) => Math.floor(o / 2) === Math.floor(i / 2)),
    ).length
    return {
      answer: cells * 9,
      mistakes: [8 * 8 * 9, 8 * 9, (8 * 8 * 9) / 4 ** 2, cells],
      shown: [String.raw`${cells}\cdot 9 = ${cells * 9}`],
    }
  },

  'depthwise-conv-pruned-channel': () => {
    // Groups are consecutive pieces of the inputs and of the outputs.
    const pieces = range(32).map((g) => ({ inputs: [g], outputs: [2 * g, 2 * g + 1] }))
    const readBy = (o: number) => pieces.find((piece) => piece.outputs.includes(o))?.inputs[0]
    const lost = range(64).filter((o) => readBy(o) === 5)
    return { shown: [...lost, readBy(5), readBy(37)].map(String) }
  },

  'depthwise-separable-saving-and-speed': () => {
    const ratio = (9 + 256) / (9 * 256)
    return {
      shown: [
        (1 / 256).toFixed(4),
        (1 / 9).toFixed(4),
        ratio.toFixed(3),
        (1 / ratio).toFixed(1),
        `${Math.round((100 * 256) / 265)}%`,
      ],
    }
  },

  'spatial-separable-which-kernel': () => {
    const right = [2, 1, -3].map((v) => [1, -2, 3].map((h) => v * h))
    const others = ['1 2 1 / 2 5 2 / 1 2 1', '0 1 0 / 1 -4 1 / 0 1 0', '1 0 0 / 0 1 0 / 0 0 1']
    const kernels = [right, ...others.map(grid)]
    const ranks = kernels.map(rank)
    if (list(ranks) !== '[1, 2, 2, 3]') throw new Error(`ranks ${list(ranks)}`)
    return { shown: kernels.map((k) => k.map((r) => r.join('&')).join('\\\\')) }
  },

  'spatial-separable-rank-of-a-pair': () => {
    const pseudo = (i: number): number => ((i * i * 31 + i * 17) % 101) - 50
    const pair = (middle: number): number => {
      const kernel = range(7).map((u) =>
        range(7).map((v) =>
          sum(range(middle).map((m) => pseudo(7 * m + u + 1) * pseudo(500 + 7 * m + v))),
        ),
      )
      return rank(kernel)
    }
    return { answer: pair(4), mistakes: [pair(1), pair(9), 16], shown: ['256', `${16 * 4}`] }
  },

  'dilated-conv-output-stride-eight': () => {
    const stage = (side: number): number => {
      const at = (from: number, to: number, kernel: number, s: number) =>
        s * s * dense(kernel, from, to)
      const entry = side === 16 ? 32 : side
      const first =
        at(1024, 512, 1, entry) +
        at(512, 512, 3, side) +
        at(512, 2048, 1, side) +
        at(1024, 2048, 1, side)
      const rest = at(2048, 512, 1, side) + at(512, 512, 3, side) + at(512, 2048, 1, side)
      return first + 2 * rest
    }
    const giga = (macs: number) => (macs / 1e9).toFixed(1)
    /** torchvision's ResNet-50: the 3×3 of a stage's first block carries its stride. */
    const field = (strides: readonly number[], heads: readonly number[], others = heads) => {
      let [r, jump] = [1 + 6 + 2 * 2, 4]
      ;[3, 4, 6, 3].forEach((blocks, i) => {
        r += 2 * (heads[i] ?? 1) * jump
        jump *= strides[i] ?? 1
        r += (blocks - 1) * 2 * (others[i] ?? 1) * jump
      })
      return r
    }
    const usual = field([1, 2, 2, 2], [1, 1, 1, 1])
    const dilated = field([1, 2, 1, 1], [1, 1, 1, 2], [1, 1, 2, 4])
    if (usual !== dilated) throw new Error(`${usual} became ${dilated}`)
    return { shown: [giga(stage(16)), giga(stage(64)), `${usual}`] }
  },

  'dilated-conv-outermost-taps': () => {
    const taps = range(3).map((u) => 4 * u)
    const reach = Math.max(...taps) - Math.min(...taps) + 1
    if (reach !== 9) throw new Error(`the kernel spans ${reach}`)
    return { shown: [`${3 * 4}`, `${span([1, 2, 4])}`, `${3 + 2 * 4}`, `${reach}`] }
  },

  'gridding-hdc-pixels-that-count': () => {
    const one = offsets([2, 2, 2]).size
    const width = span([2, 2, 2])
    return {
      answer: one ** 2,
      mistakes: [width ** 2, 3 * 9, 9 ** 3, one],
      shown: [`${Math.round((100 * one ** 2) / width ** 2)}%`, `${span([1, 2, 5])}`],
    }
  },

  'gridding-hdc-rates-without-holes': () => {
    const holes = (rates: readonly number[]): number => span(rates) - offsets(rates).size
    const missing = (rates: readonly number[]): number[] =>
      range((span(rates) + 1) / 2).filter((offset) => !offsets(rates).has(offset))
    const counts = [
      [2, 4, 8],
      [1, 2, 9],
      [3, 4, 5],
      [1, 3, 9],
    ].map(holes)
    if (list(counts) !== '[14, 4, 4, 0]') throw new Error(`holes ${list(counts)}`)
    if (list(missing([1, 2, 9])) !== '[4, 5]' || list(missing([3, 4, 5])) !== '[10, 11]')
      throw new Error('other offsets are missing')
    const second = (d2: number, d3: number) => Math.max(d3 - 2 * d2, 2 * d2 - d3, d2)
    return {
      shown: [
        `${span([1, 3, 9])}`,
        String.raw`${second(3, 9)} \le 3`,
        `${second(2, 9)} > 3`,
        `${second(4, 5)} > 3`,
      ],
    }
  },

  'aspp-taps-inside-the-map': () => {
    const inside = (tap: number) => tap >= 0 && tap < 33
    const axis = (taps: (i: number) => readonly number[]) =>
      range(33).filter((i) => taps(i).every(inside)).length
    const both = axis((i) => [i - 12, i, i + 12])
    const wide = axis((i) => [i - 18, i, i + 18])
    const lonely = range(33).filter((i) => !inside(i - 18) && !inside(i + 18)).length
    if (wide !== 0 || lonely !== 3) throw new Error(`${wide} and ${lonely}`)
    return {
      answer: both ** 2,
      mistakes: [axis((i) => [i, i + 12]) ** 2, both, 33 ** 2],
      shown: [grouped(33 ** 2), `${((100 * both ** 2) / 33 ** 2).toFixed(1)}%`],
    }
  },

  'aspp-image-level-branch': () => ({ shown: [String.raw`5\cdot256 = ${5 * 256}`] }),

  'transposed-conv-worked-row': () => {
    const [x, w] = [
      [2, 1, 3],
      [1, 2, 3],
    ]
    return {
      shown: [
        list(scatter(x, w, 2)),
        list(scatter(x, [...w].reverse(), 2)),
        list(scatter(x, w, 1)),
        ...x.map((a) => w.map((b) => a * b).join(' ')),
      ],
    }
  },

  'transposed-conv-as-plain-conv': () => {
    const spread = range(5).flatMap((i) => (i < 4 ? [1, 0] : [1]))
    const zeros = spread.length ** 2 - sum(spread) ** 2
    const rows = outputs(spread.length, { kernel: 4, before: 2 })
    const cropped = scatter([1, 1, 1, 1, 1], [1, 1, 1, 1], 2).slice(1, -1).length
    if (rows !== cropped) throw new Error(`${rows} and ${cropped}`)
    return {
      shown: [`= ${spread.length}`, `= ${rows}`, `${spread.length ** 2}`, `${zeros}`],
    }
  },

  'output-padding-skip-mismatch': () => {
    const down = { kernel: 3, stride: 2, before: 1 }
    if (outputs(27, down) !== 14 || outputs(28, down) !== 14) throw new Error('not 14')
    const up = (kernel: number, padding: number) => {
      const full = scatter(range(14), range(kernel), 2)
      return full.slice(padding, full.length - padding).length
    }
    return { shown: [`${up(3, 1)}`, `${up(3, 0)}`, `${up(4, 2)}`] }
  },

  'checkerboard-overlap-pattern': () => {
    const counts = scatter(
      range(20).map(() => 1),
      range(5).map(() => 1),
      3,
    )
    return { shown: [counts.slice(15, 18).join('+')] }
  },
}
