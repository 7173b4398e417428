import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Chunk {
  /** Tokens whose keys and values are in the cache. */
  readonly cached: number
  /** Tokens that are processed together, after those. */
  readonly fresh: number
  /** How many of the latest tokens, itself included, a token may see; null sees all. */
  readonly window: number | null
}

const triangle = (n: number): number => (n * (n + 1)) / 2

/** Allowed keys of each new query, in order. */
function rows({ cached, fresh, window }: Chunk, withItself = true): number[] {
  return Array.from({ length: fresh }, (_, i) => {
    const earlier = cached + i + (withItself ? 1 : 0)
    return window === null ? earlier : Math.min(earlier, window)
  })
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function outcomes(chunk: Chunk) {
  const { cached, fresh, window } = chunk
  const all = cached + fresh
  return {
    right: total(rows(chunk)),
    rectangle: fresh * all,
    topLeft: triangle(fresh),
    square: triangle(all),
    withoutItself: total(rows({ ...chunk, window: null }, false)),
    unlimited: window === null ? null : total(rows({ ...chunk, window: null })),
    everyWindow: window === null ? null : fresh * window,
  }
}

function drawChunk(random: Random): Chunk {
  const cached = integer(random, 3, 20)
  const fresh = integer(random, 3, 8)
  const limited = random() < 0.5
  // Some of the new tokens must still see everything, and some must not.
  const window = limited ? integer(random, cached + 2, cached + fresh - 1) : null
  return { cached, fresh, window }
}

const apart = (chunk: Chunk): boolean => {
  const known = Object.values(outcomes(chunk)).filter((value) => value !== null)
  return new Set(known).size === known.length
}

const allowed = defineGenerator<Chunk>({
  id: 'causal-mask-allowed-drawn',
  concept: 'causal-mask',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Allowed entries of a mask with a cache', zh: '带缓存的掩码中允许的位置数' },
  seconds: 90,
  exercises: ['attention', 'multi-head-attention'],
  draw: (random) => {
    for (;;) {
      const chunk = drawChunk(random)
      if (apart(chunk)) return chunk
    }
  },
  ask: (chunk) => {
    const { cached, fresh, window } = chunk
    const all = cached + fresh
    const { right, rectangle, topLeft, square, withoutItself, unlimited, everyWindow } =
      outcomes(chunk)
    const perRow = rows(chunk)
    const sum = String.raw`$$${perRow.join(' + ')} = ${right}$$`
    const closed = String.raw`$$${fresh}\cdot ${cached} + \tfrac{${fresh}\cdot ${fresh + 1}}{2} = ${right}$$`
    return {
      stem: {
        en: `A decoder has the keys and values of ${cached} tokens in its cache and now processes ${fresh} new tokens at once, so the scores of one head form a $${fresh}\\times ${all}$ matrix. A token may attend to itself and to earlier tokens${window === null ? '' : `, but only to the latest ${window}, itself included (sliding window)`}. How many entries of this matrix are allowed?`,
        zh: `解码器的缓存里已有${cached}个token的键和值，现在一次处理${fresh}个新token，单个头的得分是$${fresh}\\times ${all}$的矩阵。每个token可以看到自己和之前的token${window === null ? '' : `，但只限最近的${window}个，含自己（滑动窗口）`}。这个矩阵里允许的位置有多少个？`,
      },
      answer: {
        value: right,
        mistakes: [
          ...(unlimited === null
            ? []
            : [
                {
                  value: unlimited,
                  why: {
                    en: `Ignores the window. The later of the new tokens may see ${window} keys at most.`,
                    zh: `没有考虑窗口；靠后的新token最多只能看到${window}个键。`,
                  },
                },
              ]),
          ...(everyWindow === null
            ? []
            : [
                {
                  value: everyWindow,
                  why: {
                    en: `Gives every new token ${window} keys. The first of them has only ${cached + 1} in reach.`,
                    zh: `给每个新token都算了${window}个键；第一个新token总共只有${cached + 1}个可看。`,
                  },
                },
              ]),
          {
            value: withoutItself,
            why: {
              en: `${window === null ? 'Leaves' : 'Ignores the window and leaves'} out the diagonal. A token attends to itself as well.`,
              zh: `${window === null ? '' : '没有考虑窗口，并且'}漏了对角线；token也要看自己。`,
            },
          },
          {
            value: topLeft,
            why: {
              en: `Starts the triangle in the top left corner. All ${fresh} new tokens come after the ${cached} cached ones.`,
              zh: `把三角放在了左上角；${fresh}个新token都排在缓存的${cached}个之后。`,
            },
          },
          {
            value: rectangle,
            why: {
              en: 'Counts the whole matrix. New tokens must not see those after them.',
              zh: '数了整个矩阵；新token不能看到排在自己后面的token。',
            },
          },
          {
            value: square,
            why: {
              en: `Counts the rows of the ${cached} cached tokens too. Only new tokens have queries here.`,
              zh: `把缓存的${cached}个token的行也算了进来；这里只有新token有查询。`,
            },
          },
        ],
      },
      explanation: {
        en:
          window === null
            ? `The first new token sees the ${cached} cached ones and itself, each further one sees one more:\n\n${sum}\n\nIn short, a rectangle and a triangle with its diagonal:\n\n${closed}\n\nAs a mask this is \`torch.ones(${fresh}, ${all}).tril(${cached})\`: the triangle ends in the bottom right corner.`
            : `Without a window the new tokens would see ${rows({ ...chunk, window: null }).join(', ')} keys. The window cuts each of these at ${window}:\n\n${sum}\n\nWith a window the cost per token stops growing with the length of the text, and the cache needs to keep ${window} tokens at most.`,
        zh:
          window === null
            ? `第一个新token能看到缓存的${cached}个和自己，之后每个多看一个：\n\n${sum}\n\n也就是一个矩形加一个含对角线的三角形：\n\n${closed}\n\n写成掩码就是\`torch.ones(${fresh}, ${all}).tril(${cached})\`，三角对齐右下角。`
            : `没有窗口时，各个新token依次能看到${rows({ ...chunk, window: null }).join('、')}个键；窗口把每个数截到${window}：\n\n${sum}\n\n有了窗口，每个token的开销不再随文本长度增长，缓存也最多只需保留${window}个token。`,
      },
    }
  },
})

export const generators = [allowed]
