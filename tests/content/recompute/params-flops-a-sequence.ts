// The sequence layers of the first half: embeddings, recurrent cells, attention and MLP.
import { grouped, range, sum, type Recomputations } from './recompute.ts'

const fixed = (value: number, digits: number): string => value.toFixed(digits)
const percent = (value: number, digits = 0): string => fixed(100 * value, digits)
const millions = (value: number, digits = 1): string => fixed(value / 1e6, digits)

const linear = (inputs: number, outputs: number, bias = true): number =>
  sum(range(outputs).map(() => inputs + (bias ? 1 : 0)))

/** Multiply-adds of a product of a rows × inner and an inner × columns matrix. */
const matmul = (rows: number, inner: number, columns: number): number => rows * inner * columns

/** Attention of `tokens` tokens: projections, and the two products summed over heads. */
function attention(tokens: number, width: number, heads: number) {
  const projections = sum(range(4).map(() => matmul(tokens, width, width)))
  const perHead = width / heads
  const products = sum(
    range(heads).map(() => matmul(tokens, perHead, tokens) + matmul(tokens, tokens, perHead)),
  )
  return { projections, products, total: projections + products }
}

/** Sets of gate weights as frameworks shape them. */
const recurrent = (sets: number, x: number, h: number, biases: number): number =>
  sum([sets * h * x, sets * h * h, ...range(biases).map(() => sets * h)])

const gpt = () => {
  const head = matmul(1, 768, 50_257)
  const oneBlock = sum([
    ...range(4).map(() => matmul(1, 768, 768)),
    matmul(1, 768, 3072),
    matmul(1, 3072, 768),
  ])
  return { head, oneBlock, blocks: sum(range(12).map(() => oneBlock)) }
}

const encoder = (vocabulary: number, blocks: number, mlp = 4) => {
  const d = 384
  const one = 4 * linear(d, d) + linear(d, mlp * d) + linear(mlp * d, d) + 4 * d
  const total = vocabulary * d + 512 * d + sum(range(blocks).map(() => one))
  return { one, total, megabytes: (4 * total) / 1e6 }
}

/** First side, a multiple of 16, at which `outweighs` holds for the number of tokens. */
function firstSide(outweighs: (tokens: number) => boolean): number {
  for (let side = 16; ; side += 16) if (outweighs((side / 16) ** 2 + 1)) return side
}

export const recomputed: Recomputations = {
  'attention-flops-crossover-image': () => {
    const d = 768
    const share = attention(197, d, 12)
    return {
      answer: firstSide((n) => attention(n, d, 12).products > attention(n, d, 12).projections),
      mistakes: [
        firstSide((n) => matmul(n, d, n) > 4 * matmul(n, d, d)),
        firstSide((n) => 2 * matmul(n, d, n) > 3 * matmul(n, d, d)),
        firstSide((n) => 2 * matmul(n, d, n) > 4 * matmul(n, d, d)) - 16,
        firstSide((n) => 2 * matmul(n, d, n) > 12 * matmul(n, d, d)),
        range(5000).find(
          (n) => n > 0 && attention(n, d, 1).products >= attention(n, d, 1).projections,
        ) ?? 0,
      ],
      shown: [String(39 ** 2 + 1), String(40 ** 2 + 1), percent(share.products / share.total)],
    }
  },

  'embedding-params-tied-head-share': () => {
    const { head, oneBlock, blocks } = gpt()
    return {
      answer: (100 * head) / (blocks + head),
      mistakes: [
        0,
        (100 * 2 * head) / (blocks + 2 * head),
        (100 * head) / blocks,
        (100 * head) / (oneBlock + head),
      ],
      shown: [grouped(blocks), grouped(head), millions(head), millions(blocks)],
    }
  },

  'gru-params-removable-biases': () => {
    const h = 200
    // Vectors by the factor they are multiplied with before they meet: equal factors can be merged.
    const vectors = ['r:1', 'r:1', 'z:1', 'z:1', 'n:1', 'n:r']
    const needed = new Set(vectors).size * h
    return {
      answer: vectors.length * h - needed,
      mistakes: [3 * h, needed, h, 0],
      shown: [grouped(vectors.length * h)],
    }
  },

  'embedding-params-shrink-the-app': () => {
    const start = encoder(250_000, 12)
    const sizes = [encoder(250_000, 6), encoder(250_000, 12, 2), encoder(60_000, 12), start]
    if (sizes.filter((size) => size.megabytes < 200).length !== 1)
      throw new Error('not exactly one change gets below 200 MB')
    return {
      shown: [
        ...sizes.map((size) => fixed(size.megabytes, 0)),
        millions(250_000 * 384),
        millions(start.total),
        grouped(start.one),
        millions(12 * start.one),
        millions(60_000 * 384),
        millions(512 * 384),
        fixed(start.megabytes - encoder(250_000, 6).megabytes, 0),
        fixed(start.megabytes - encoder(250_000, 12, 2).megabytes, 0),
        `${percent((12 * start.one) / start.total)}%`,
      ],
    }
  },

  'rnn-params-unrolled-four-steps': () => ({
    shown: [grouped(recurrent(1, 64, 128, 0)), grouped(4 * recurrent(1, 64, 128, 0))],
  }),

  'lstm-params-port-keras-bias': () => ({
    shown: [
      grouped(recurrent(4, 100, 200, 1)),
      grouped(recurrent(4, 100, 200, 2)),
      grouped(recurrent(4, 100, 200, 0)),
    ],
  }),

  'gru-params-three-cells': () => ({
    shown: [1, 3, 4].map((sets) => grouped(recurrent(sets, 100, 200, 1))),
  }),

  'attention-params-home-made-heads': () => {
    const [d, heads] = [768, 12]
    const layer = (perHead: number, matrices: number, out: number) =>
      sum(range(heads).map(() => matrices * perHead)) + out
    const standard = layer(linear(d, d / heads), 3, linear(d, d))
    if (standard !== 4 * linear(d, d)) throw new Error('heads should not matter')
    return {
      shown: [
        grouped(layer(linear(d, d), 3, linear(heads * d, d))),
        grouped(standard),
        grouped(layer(linear(d, d), 1, linear(heads * d, d))),
        grouped(layer(linear(d / heads, d / heads), 3, linear(d, d))),
      ],
    }
  },

  'attention-flops-three-claims': () => {
    const short = attention(197, 768, 12)
    const long = attention(4096, 768, 12)
    const projections = 4 * matmul(1, 768, 768)
    const products = matmul(1, 768, 4096) + matmul(1, 4096, 768)
    return {
      shown: [
        `$${millions(short.projections)}+${millions(short.products)}=${millions(short.total)}$`,
        `${percent(short.products / short.total)}%`,
        `$${fixed(long.projections / 1e9, 2)}+${fixed(long.products / 1e9, 2)}=${fixed(long.total / 1e9, 1)}$`,
        `${percent(long.products / long.total)}%`,
        `$${millions(projections, 2)}+${millions(products, 2)}=${millions(projections + products, 2)}$`,
      ],
    }
  },

  'mlp-params-swiglu-width': () => {
    const d = 4096
    const plain = linear(d, 4 * d, false) + linear(4 * d, d, false)
    const exact = plain / (3 * d)
    let width = 0
    while (width < exact) width += 256
    const gated = 2 * linear(d, width, false) + linear(width, d, false)
    return {
      shown: [
        fixed(exact, 1),
        String(width),
        grouped(gated),
        grouped(plain),
        percent(gated / plain - 1, 1),
      ],
    }
  },

  'attention-flops-more-object-queries': () => {
    const [n, d] = [850, 256]
    const parts = (m: number) => [
      matmul(m, d, d) + matmul(m, d, d),
      matmul(n, d, d) + matmul(n, d, d),
      matmul(m, d, n) + matmul(m, n, d),
    ]
    const [before, after] = [parts(100), parts(300)]
    const onlyProjections = (after[0] ?? 0) + (before[1] ?? 0) + (before[2] ?? 0)
    return {
      shown: [
        ...[...before, sum(before), ...after, sum(after)].map((part) => millions(part)),
        fixed(sum(after) / sum(before), 2),
        fixed(sum(after) / sum(before), 1),
        fixed(onlyProjections / sum(before), 1),
      ],
    }
  },

  'lstm-params-layers-of-one-width': () => {
    const d = 256
    const layers = [
      2 * d,
      9 * d,
      linear(d, d, false),
      4 * linear(d, d),
      recurrent(3, d, d, 1),
      recurrent(4, d, d, 1),
      9 * linear(d, d, false),
    ]
    if (layers.some((layer, i) => i > 0 && layer <= (layers[i - 1] ?? 0)))
      throw new Error('the layers do not grow')
    return { shown: layers.map(grouped) }
  },
}
