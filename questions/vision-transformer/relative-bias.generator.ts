import { integer, pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Window {
  readonly height: number
  readonly width: number
  readonly heads: number
}

const tableSize = defineGenerator<Window>({
  id: 'relative-bias-table-drawn',
  concept: 'relative-bias',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Size of a relative bias table', zh: '相对位置偏置表的大小' },
  source: 'Liu et al. 2021, arXiv:2103.14030',
  draw: (random) => {
    const height = integer(random, 3, 16)
    const width = pick(random, [height, integer(random, 3, 16)])
    return { height, width, heads: pick(random, [2, 3, 4, 6, 8, 12, 16]) }
  },
  ask: ({ height, width, heads }) => {
    const rows = 2 * height - 1
    const columns = 2 * width - 1
    const value = rows * columns * heads
    const tokens = height * width
    const working = String.raw`$$(2\cdot ${height}-1)(2\cdot ${width}-1)\cdot ${heads} = ${rows}\cdot ${columns}\cdot ${heads} = ${value}$$`
    return {
      stem: {
        en: String.raw`A window of $${height}\times ${width}$ tokens (height by width) uses a learned relative position bias as in Swin: each head adds to a score a number that depends only on the offset between query and key, down and across. There are $${heads}$ heads, and no class token. How many learned bias parameters does the layer have?`,
        zh: String.raw`一个$${height}\times ${width}$（高×宽）的窗口采用Swin式的可学习相对位置偏置：每个头在得分上加一个数，它只取决于查询与键在纵、横两个方向上的相对位移。共$${heads}$个头，没有class token。这一层有多少个可学习的偏置参数？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: rows * columns,
            why: {
              en: `That is one head. Each of the $${heads}$ heads has its own table.`,
              zh: `这只是一个头的；$${heads}$个头各有一张表。`,
            },
          },
          {
            value: tokens * heads,
            why: {
              en: 'Takes one entry per position. Offsets run in both directions along each axis, so there are more of them.',
              zh: '按位置个数算了；每个轴上的位移有正有负，种类比位置多。',
            },
          },
          {
            value: tokens * tokens * heads,
            why: {
              en: 'Takes one entry for each pair of tokens. Pairs with the same offset share an entry.',
              zh: '每一对token都算了一个；位移相同的token对共用同一个参数。',
            },
          },
          {
            value: 4 * tokens * heads,
            why: {
              en: `Takes $2M$ offsets along an axis of length $M$. From $-(M-1)$ to $M-1$ there are $2M-1$.`,
              zh: `长度为$M$的轴上算了$2M$种位移；从$-(M-1)$到$M-1$只有$2M-1$种。`,
            },
          },
        ],
      },
      explanation: {
        en: `Along an axis of length $M$ the offset runs from $-(M-1)$ to $M-1$: $2M-1$ values. Each combination of a vertical and a horizontal offset has one entry per head:\n\n${working}\n\nThe layer looks up the ${grouped(tokens * tokens)} entries of each attention map in this table.`,
        zh: `长度为$M$的轴上，位移从$-(M-1)$到$M-1$，共$2M-1$种。纵、横位移的每种组合在每个头里有一个参数：\n\n${working}\n\n每张注意力图的${grouped(tokens * tokens)}个元素都从这张表里查得。`,
      },
    }
  },
})

export const generators = [tableSize]
