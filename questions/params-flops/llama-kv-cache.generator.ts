import { pick } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

interface Serving {
  readonly model: {
    readonly layers: number
    readonly queryHeads: number
    readonly keyValueHeads: number
    readonly headSize: number
  }
  readonly tokens: number
  readonly batch: number
  /** Bytes of one stored number. */
  readonly bytes: 1 | 2
}

const mebibyte = 1024 * 1024

/** Grouped-query models of common shapes; all sizes come out in whole MiB. */
const models = [
  { layers: 32, queryHeads: 32, keyValueHeads: 8, headSize: 128 },
  { layers: 80, queryHeads: 64, keyValueHeads: 8, headSize: 128 },
  { layers: 28, queryHeads: 28, keyValueHeads: 4, headSize: 128 },
  { layers: 40, queryHeads: 32, keyValueHeads: 4, headSize: 128 },
  { layers: 24, queryHeads: 16, keyValueHeads: 4, headSize: 64 },
  { layers: 48, queryHeads: 48, keyValueHeads: 8, headSize: 64 },
]

const cache = defineGenerator<Serving>({
  id: 'llama-kv-cache-drawn',
  concept: 'llama-kv-cache',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Size of a KV cache', zh: 'KV缓存占多少显存' },
  source: 'Ainslie et al. 2023, GQA, arXiv:2305.13245',
  draw: (random) => ({
    model: pick(random, models),
    tokens: pick(random, [2048, 4096, 8192, 16384, 32768]),
    batch: pick(random, [1, 3, 4, 6, 8]),
    bytes: pick(random, [1, 2, 2] as const),
  }),
  ask: ({ model, tokens, batch, bytes }) => {
    const { layers, queryHeads, keyValueHeads, headSize } = model
    const perToken = 2 * layers * keyValueHeads * headSize * bytes
    const value = (perToken * tokens * batch) / mebibyte
    const working = String.raw`$$\begin{aligned}&2\cdot ${layers}\cdot ${keyValueHeads}\cdot ${headSize}\cdot ${bytes} = ${perToken}\ \text{B}\\ &${perToken}\cdot ${tokens}\cdot ${batch} \,/\, 2^{20} = ${value}\ \text{MiB}\end{aligned}$$`
    return {
      stem: {
        en: `A decoder has ${layers} layers with grouped-query attention: ${queryHeads} query heads, ${keyValueHeads} key-value heads, head size ${headSize}. It serves ${batch === 1 ? 'one sequence' : `${batch} sequences at once, each`} of ${tokens} tokens, and the KV cache stores ${bytes === 2 ? 'fp16 numbers (2 bytes)' : '8-bit integers (1 byte; scale factors do not count)'}. How many MiB does the whole cache take, with $1\\ \\text{MiB} = 2^{20}$ bytes?`,
        zh: `一个解码器有${layers}层，采用分组查询注意力（GQA）：${queryHeads}个查询头，${keyValueHeads}个键值头，每头维度${headSize}。${batch === 1 ? `处理1条${tokens}个token的序列` : `同时处理${batch}条序列，每条${tokens}个token`}，KV缓存用${bytes === 2 ? 'fp16（2字节）' : '8位整数（1字节，缩放系数不计）'}存储。整个缓存占多少MiB？取$1\\ \\text{MiB} = 2^{20}$字节。`,
      },
      answer: {
        value,
        unit: { en: 'MiB', zh: 'MiB' },
        mistakes: [
          {
            value: value / 2,
            why: {
              en: `Half of it is missing. Keys and values are both stored${bytes === 2 ? ', at two bytes a number' : ''}.`,
              zh: `少了一半：键和值都要存${bytes === 2 ? '，每个数2字节' : ''}。`,
            },
          },
          {
            value: (value * queryHeads) / keyValueHeads,
            why: {
              en: 'Uses the query heads. Only the key-value heads are cached; several query heads share one.',
              zh: '用了查询头的个数；缓存的只有键值头，几个查询头共用一个。',
            },
          },
          {
            value: (value * 3) / 2,
            why: {
              en: 'Counts three tensors, with the queries. A query is used once, for its own token, and not kept.',
              zh: '按三份算了，把查询也存了；查询只在自己那一步用一次，不用保留。',
            },
          },
          {
            value: value / layers,
            why: {
              en: 'That is one layer. Every layer has its own cache.',
              zh: '这只是一层；每层各有自己的缓存。',
            },
          },
          ...(batch > 1
            ? [
                {
                  value: value / batch,
                  why: {
                    en: 'That is one sequence. Sequences do not share a cache here.',
                    zh: '这只是一条序列；各条序列的缓存是分开的。',
                  },
                },
              ]
            : []),
        ],
      },
      explanation: {
        en: `For each token every layer keeps one key and one value per key-value head:\n\n${working}\n\nThe ${queryHeads} query heads do not appear. With a key-value head for each of them the cache would be ${queryHeads / keyValueHeads} times as large.`,
        zh: `对每个token，每层的每个键值头各存一个键和一个值：\n\n${working}\n\n查询头的个数${queryHeads}不出现；如果每个查询头都有自己的键值头，缓存会是现在的${queryHeads / keyValueHeads}倍。`,
      },
    }
  },
})

export const generators = [cache]
