import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Attention {
  readonly queryHeads: number
  readonly keyValueHeads: number
  readonly headSize: number
  /** Biases in the query, key and value projections; the output projection never has one. */
  readonly bias: boolean
}

const shapes = [
  [8, 2],
  [8, 4],
  [12, 2],
  [12, 4],
  [16, 4],
  [16, 8],
  [20, 4],
] as const

const groupedQuery = defineGenerator<Attention>({
  id: 'attention-params-grouped-drawn',
  concept: 'attention-params',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Parameters of grouped-query attention', zh: '分组查询注意力的参数量' },
  seconds: 120,
  source: 'Ainslie et al. 2023, GQA, arXiv:2305.13245',
  draw: (random) => {
    const [queryHeads, keyValueHeads] = pick(random, shapes)
    return {
      queryHeads,
      keyValueHeads,
      headSize: pick(random, [32, 50, 64, 80]),
      bias: pick(random, [true, false]),
    }
  },
  ask: ({ queryHeads, keyValueHeads, headSize, bias }) => {
    const width = queryHeads * headSize
    const narrow = keyValueHeads * headSize
    const square = width * width
    const slim = width * narrow
    const biases = bias ? width + 2 * narrow : 0
    const value = 2 * square + 2 * slim + biases
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        String.raw`Q, O &: 2\cdot ${width}\cdot ${width} = ${2 * square}`,
        String.raw`K, V &: 2\cdot ${width}\cdot ${narrow} = ${2 * slim}`,
        ...(bias ? [String.raw`\text{biases} &: ${width}+2\cdot ${narrow} = ${biases}`] : []),
      ].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const ordinary = 4 * square + (bias ? 3 * width : 0)
    return {
      stem: {
        en: `An attention layer has width $d = ${width}$, ${queryHeads} query heads and ${keyValueHeads} key-value heads, all of size ${headSize}. ${bias ? 'The projections for query, key and value have a bias, the output projection has none.' : 'None of its four projections (query, key, value, output) has a bias.'} How many parameters does the layer have?`,
        zh: `一个注意力层的宽度$d = ${width}$，有${queryHeads}个查询头、${keyValueHeads}个键值头，每头维度${headSize}。${bias ? '查询、键、值的投影带偏置，输出投影不带。' : '查询、键、值、输出四个投影都不带偏置。'}该层有多少个参数？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: ordinary,
            why: {
              en: `That is ordinary multi-head attention. Keys and values have only ${keyValueHeads} heads here, ${narrow} outputs each.`,
              zh: `这是普通多头注意力的参数量；这里键和值只有${keyValueHeads}个头，各输出${narrow}维。`,
            },
          },
          {
            value: 3 * square + slim + (bias ? 2 * width + narrow : 0),
            why: {
              en: 'Shrinks one of the two. Key and value projections are both grouped.',
              zh: '只缩小了一个；键和值的投影都是分组的。',
            },
          },
          {
            value: square + 3 * slim + biases,
            why: {
              en: `Shrinks the output projection too. It reads all ${queryHeads} query heads, ${width} features.`,
              zh: `把输出投影也缩小了；它读的是全部${queryHeads}个查询头，共${width}维。`,
            },
          },
          {
            value: square + 2 * slim + biases,
            why: {
              en: 'The output projection is missing.',
              zh: '漏了输出投影。',
            },
          },
          ...(bias
            ? [
                {
                  value: 2 * square + 2 * slim,
                  why: {
                    en: 'The biases are missing.',
                    zh: '漏了偏置。',
                  },
                },
              ]
            : []),
        ],
      },
      explanation: {
        en: `Query and output projection are $d\\times d$. Key and value projection have $${keyValueHeads}\\cdot ${headSize} = ${narrow}$ outputs.\n\n${working}\n\nTogether ${grouped(value)}, against ${grouped(ordinary)} with ${queryHeads} key-value heads. The saving in parameters is modest; the KV cache shrinks by ${queryHeads / keyValueHeads}.`,
        zh: `查询和输出投影是$d\\times d$；键和值的投影输出$${keyValueHeads}\\cdot ${headSize} = ${narrow}$维。\n\n${working}\n\n合计${grouped(value)}；若有${queryHeads}个键值头，则是${grouped(ordinary)}。参数省得不多，KV缓存却缩小为$1/${queryHeads / keyValueHeads}$。`,
      },
    }
  },
})

export const generators = [groupedQuery]
