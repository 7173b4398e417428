// From the position table to decoding: counted, simulated and enumerated with plain loops.
import { grouped, range, type Recomputations, softmax, sum } from './recompute.ts'

/** Multiply-adds of the matrix products of one block, one product after the other. */
function blockCost(tokens: number, width: number, reading = tokens): number {
  const product = (rows: number, inner: number, columns: number) => rows * inner * columns
  return sum([
    product(reading, width, width), // queries
    product(tokens, width, width), // keys
    product(tokens, width, width), // values
    product(reading, width, tokens),
    product(reading, tokens, width),
    product(reading, width, width), // output projection
    product(reading, width, 4 * width),
    product(reading, 4 * width, width),
  ])
}

/** Patches of a square image. */
const patches = (side: number, patch: number): number => (side / patch) ** 2

const argsort = (values: readonly number[]): number[] =>
  range(values.length).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
const gather = (values: readonly number[], places: readonly number[]): number[] =>
  places.map((i) => values[i] ?? Number.NaN)

/** Windows of a row of tokens as lists of places; a shift cuts off half windows at both ends. */
function windows(tokens: number, size: number, shift: number, masked: boolean): number[][] {
  const groups = range(tokens / size).map((w) =>
    range(size).map((i) => (w * size + i + shift) % tokens),
  )
  if (!masked || shift === 0) return groups
  return groups.flatMap((group) =>
    group.includes(0) ? [group.filter((i) => i < size), group.filter((i) => i >= size)] : [group],
  )
}

/** Blocks until token `to` can know of token `from`; regular and shifted windows take turns. */
function blocksUntil(from: number, to: number, options: { masked: boolean; shiftFirst: boolean }) {
  let known = new Set([from])
  for (let block = 0; ; block++) {
    if (known.has(to)) return block
    const shifted = (block % 2 === 1) !== options.shiftFirst
    const groups = windows(16, 4, shifted ? 2 : 0, options.masked)
    known = new Set(groups.filter((group) => group.some((i) => known.has(i))).flat())
  }
}

/** All ways to give each column a row of its own. */
function assignments(rows: number, columns: number): number[][] {
  let found: number[][] = [[]]
  for (const _ of range(columns))
    found = found.flatMap((taken) =>
      range(rows)
        .filter((row) => !taken.includes(row))
        .map((row) => [...taken, row]),
    )
  return found
}

/** Smallest entry first, then the smallest among the rows and columns that are left. */
function greedyTotal(cost: readonly (readonly number[])[]): number {
  const entries = cost
    .flatMap((row, r) => row.map((value, c) => ({ value, r, c })))
    .sort((a, b) => a.value - b.value)
  const [rows, columns] = [new Set<number>(), new Set<number>()]
  let total = 0
  for (const { value, r, c } of entries) {
    if (rows.has(r) || columns.has(c)) continue
    rows.add(r)
    columns.add(c)
    total += value
  }
  return total
}

const giga = (value: number): string => (value / 1e9).toFixed(2)
const mebibytes = (bytes: number): number => bytes / 2 ** 20
const list = (values: readonly number[]): string => `[${values.join(', ')}]`

function expectSame(what: string, found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}: computed ${a}, the question says ${b}`)
}

export const recomputed: Recomputations = {
  'learned-pe-interp-new-resolution': () => ({
    shown: [`${512 / 16}`, `${patches(512, 16)}`, grouped(patches(512, 16) + 1)],
  }),
  'learned-pe-interp-one-long-list': () => {
    const old = patches(224, 16)
    const fresh = patches(384, 16)
    const place = (24 + 0.5) * (old / fresh) - 0.5
    expectSame('row of the old grid', Math.floor(place / 14), 0)
    expectSame('between columns', [Math.floor(place), Math.ceil(place)], [7, 8])
    expectSame('entry 24 of the old list', [Math.floor(24 / 14), 24 % 14], [1, 10])
    const grid = (1 + 0.5) * (14 / 24) - 0.5
    return { shown: [place.toFixed(2), grid.toFixed(3), ((24 * old) / fresh).toFixed(1)] }
  },
  'cls-vs-gap-last-block': () => {
    const [tokens, width] = [patches(224, 16) + 1, 768]
    const full = blockCost(tokens, width)
    const reading = blockCost(tokens, width, 1)
    const N = tokens
    expectSame('full', full, 12 * N * width ** 2 + 2 * N * N * width)
    expectSame('reading', reading, 2 * N * width ** 2 + 10 * width ** 2 + 2 * N * width)
    const network = 12 * full + patches(224, 16) * 3 * 16 * 16 * width + width * 1000
    const saved = `${((100 * (full - reading)) / network).toFixed(0)}%`
    return { shown: [giga(full), giga(reading), saved] }
  },
  'deit-one-row-too-many': () => {
    expectSame('distilled at 384', patches(384, 16) + 2, 578)
    expectSame('patch 14 at 336', patches(336, 14) + 1, 577)
    return {
      shown: [
        `${patches(384, 16) + 1}`,
        `${patches(224, 16) + 2}`,
        `${patches(384, 16)}`,
        `${patches(224, 16)}`,
      ],
    }
  },
  'deit-second-token': () => ({ shown: [`${patches(224, 16)}`, `${patches(224, 16) + 2}`] }),
  'swin-shifted-window-open-pairs': () => {
    const region = (i: number) => (i < 4 ? 0 : 1)
    const tokens = range(49).map((i) => `${region(Math.floor(i / 7))}${region(i % 7)}`)
    const open = tokens.flatMap((a, i) =>
      tokens.flatMap((b, j) => (a === b ? [{ self: i === j, once: i <= j }] : [])),
    )
    return {
      answer: open.length,
      mistakes: [
        tokens.length ** 2,
        tokens.length,
        open.filter((pair) => !pair.self).length,
        open.filter((pair) => pair.once).length,
      ],
      shown: ['256+144+144+81=625'],
    }
  },
  'swin-blocks-until-it-arrives': () => {
    const reached = range(8)
      .slice(1)
      .map(
        (blocks) =>
          range(16)
            .filter((to) => blocksUntil(1, to, { masked: true, shiftFirst: false }) <= blocks)
            .at(-1) ?? -1,
      )
    expectSame('reach', reached, [3, 5, 7, 9, 11, 13, 15])
    return {
      answer: blocksUntil(1, 14, { masked: true, shiftFirst: false }),
      mistakes: [
        blocksUntil(1, 14, { masked: false, shiftFirst: false }),
        16 / 4,
        blocksUntil(1, 14, { masked: true, shiftFirst: true }),
      ],
    }
  },
  'swin-steps-of-a-shifted-block': () => ({ shown: [`${(56 / 7) ** 2}`, `${7 * 7}`] }),
  'patch-merging-plain-reshape': () => {
    const block = (row: number, column: number) =>
      range(16).filter((i) => Math.floor(i / 8) === row && Math.floor((i % 4) / 2) === column)
    const slice = range(16).filter((i) => Math.floor(i / 4) % 2 === 0 && i % 2 === 1)
    expectSame('2×2 block', block(0, 1), [2, 3, 6, 7])
    expectSame('slice', slice, [1, 3, 9, 11])
    // Memory runs token by token, C numbers each; output 1 takes the numbers 4C to 8C.
    const memory = range(16).flatMap((token) => range(3).map(() => token))
    expectSame('run', [...new Set(memory.slice(4 * 3, 8 * 3))], [4, 5, 6, 7])
    return {}
  },
  'mae-encoder-saving': () => {
    const [all, seen, width] = [196, 49, 768]
    const pair = (tokens: number) => 2 * tokens * tokens * width
    const ratio = blockCost(all, width) / blockCost(seen, width)
    return {
      answer: ratio,
      mistakes: [all / seen, pair(all) / pair(seen), all / (all - seen)],
      shown: [grouped(blockCost(all, width)), grouped(blockCost(seen, width)), ratio.toFixed(2)],
    }
  },
  'mae-mask-from-noise': () => {
    const noise = [0.62, 0.15, 0.9, 0.34, 0.08, 0.71]
    const ids = argsort(noise)
    const restore = argsort(ids)
    const sorted = range(6).map((i) => (i < 2 ? 0 : 1))
    const mask = gather(sorted, restore)
    const largest = argsort(noise).slice(-2)
    expectSame('right', mask, [1, 0, 1, 1, 0, 1])
    return {
      shown: [
        list(ids),
        list(restore),
        list(mask),
        list(sorted),
        list(gather(sorted, ids)),
        list(mask.map((value) => 1 - value)),
        list(range(6).map((i) => (largest.includes(i) ? 0 : 1))),
      ],
    }
  },
  'detr-four-queries-three-objects': () => {
    const cost = [
      [0.3, 0.4, 1.5],
      [0.4, 1.6, 1.9],
      [1.1, 1.3, 0.8],
      [1.8, 1.2, 0.9],
    ]
    const at = (row: number, column: number) => cost[row]?.[column] ?? Number.NaN
    const all = assignments(4, 3)
    const totals = all.map((rows) => sum(rows.map((row, column) => at(row, column))))
    const best = Math.min(...totals)
    const winners = all.filter((_, i) => (totals[i] ?? 0) < best + 1e-9)
    expectSame('assignment', winners, [[1, 0, 2]])
    expectSame('assignments', all.length, 24)
    return {
      answer: best,
      mistakes: [
        greedyTotal(cost),
        sum(range(3).map((column) => Math.min(...cost.map((_, row) => at(row, column))))),
        sum(cost.map((row) => Math.min(...row))),
      ],
    }
  },
  'deformable-detr-pairs-saved': () => {
    const levels = [8, 16, 32, 64].map((stride) => (1024 / stride) ** 2)
    const tokens = sum(levels)
    const samples = levels.length * 4
    expectSame('finest', levels[0], 16384)
    expectSame('DETR', levels[2], 1024)
    expectSame('dense, millions', Math.round(tokens ** 2 / 1e6), 473)
    expectSame('sampled, thousands', Math.round((tokens * samples) / 1e3), 348)
    return {
      answer: (tokens * tokens) / (tokens * samples),
      mistakes: [(levels[0] ?? 0) / samples, tokens / 4, tokens / (8 * samples)],
      shown: [grouped(tokens)],
    }
  },
  'mqa-gqa-mla-numbers-per-token': () => {
    const cached = (keyValueHeads: number) => 2 * keyValueHeads * 128
    return {
      shown: [
        grouped(cached(32)),
        grouped(cached(32 / 4)),
        grouped(cached(1)),
        `${512 + 64}`,
        grouped(cached(4)),
        grouped(2 * 512 + 64),
      ],
    }
  },
  'mqa-gqa-mla-heads-wired-wrongly': () => {
    const tiled = range(4).flatMap(() => [0, 1])
    const trained = [0, 1].flatMap((head) => range(4).map(() => head))
    const foreign = range(8).filter((i) => tiled[i] !== trained[i])
    expectSame('foreign heads', foreign, [1, 3, 4, 6])
    return {}
  },
  'flashattention-what-is-kept': () => ({
    shown: [2048, 4096, 8192].flatMap((tokens) => [
      `${grouped(mebibytes(tokens * tokens * 16 * 2))} MiB`,
      `${mebibytes(tokens * 16 * 4)} MiB`,
    ]),
  }),
  'flashattention-more-work-less-time': () => {
    const products = { forward: 2, backward: 4, again: 1 }
    const more = products.again / (products.forward + products.backward)
    const scores = 4096 * 4096
    expectSame('scores against an input', scores / (4096 * 64), 64)
    return {
      shown: [
        `${mebibytes(scores * 2)} MiB`,
        `${mebibytes(4096 * 64 * 2)} MiB`,
        `${(100 * more).toFixed(0)}%`,
      ],
    }
  },
  'linear-attention-other-brackets': () => {
    const [tokens, size] = [8192, 64]
    const left = tokens * size * tokens + tokens * tokens * size
    const right = size * tokens * size + tokens * size * size
    const state = size * size + size
    let cached = 0
    while (cached * 2 * size <= state) cached++
    expectSame('tokens', cached, 33)
    expectSame('factor', left / right, 128)
    return {
      shown: [giga(left), (right / 1e6).toFixed(1), `${state}`, `${cached * 2 * size}`],
    }
  },
  'token-pruning-size-in-the-scores': () => {
    const unmerged = softmax([0.7, 0.7, 0.7, 0.7])
    const weighted = softmax([0.7 + Math.log(3), 0.7])
    const plain = softmax([0.7, 0.7])
    expectSame('with size', (weighted[0] ?? 0).toFixed(9), sum(unmerged.slice(0, 3)).toFixed(9))
    expectSame('without', plain[0], 1 / 2)
    return {}
  },
  'moe-balance-without-gradient': () => {
    const f = [0.7, 0.2, 0.08, 0.02]
    const P = [0.55, 0.25, 0.12, 0.08]
    expectSame('shares', [sum(f).toFixed(9), sum(P).toFixed(9)], ['1.000000000', '1.000000000'])
    const terms = f.map((share, i) => share * (P[i] ?? 0))
    expectSame('even', 4 * sum(range(4).map(() => (1 / 4) ** 2)), 1)
    return {
      shown: [
        ...terms.map((term) => `${Number(term.toFixed(4))}`),
        (4 * sum(terms)).toFixed(2),
        `${Math.round((f[0] ?? 0) / (f[3] ?? 1))}`,
      ],
    }
  },
  'decoding-loss-and-perplexity': () => {
    const uniform = -sum(range(32000).map(() => Math.log(1 / 32000) / 32000))
    return { shown: [uniform.toFixed(2), Math.exp(2).toFixed(2)] }
  },
  'decoding-two-tokenizers': () => {
    const perWord = (perplexity: number, tokens: number) => tokens * Math.log(perplexity)
    const [a, b] = [perWord(12, 1.3), perWord(9, 1.7)]
    if (!(a < b && 9 * 1.7 < 12 * 1.3)) throw new Error('the order changed')
    const worse = perWord(30, 1.3)
    if (worse < b) throw new Error('fewer tokens would decide')
    return {
      shown: [
        a.toFixed(2),
        b.toFixed(2),
        worse.toFixed(2),
        Math.exp(a).toFixed(1),
        Math.exp(b).toFixed(1),
      ],
    }
  },
  'pvt-backbone-for-large-images': () => {
    const fine = (1024 / 4) ** 2
    const keys = (1024 / 4 / 8) ** 2
    expectSame('global, billions', (fine * fine) / 1e9, 4.294967296)
    expectSame('stride 16', [(1024 / 16) ** 2, Math.round((1024 / 16) ** 4 / 1e5)], [4096, 168])
    expectSame('reduced, millions', Math.round((fine * keys) / 1e6), 67)
    expectSame('windows, millions', ((fine * 49) / 1e6).toFixed(1), '3.2')
    expectSame('ViTDet windows, millions', (((1024 / 16) ** 2 * 14 ** 2) / 1e6).toFixed(1), '0.8')
    return { shown: [grouped(fine), grouped(keys)] }
  },
}
