import { integer } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Size {
  readonly height: number
  readonly width: number
}

const affinities = defineGenerator<Size>({
  id: 'danet-ccnet-affinities-drawn',
  concept: 'danet-ccnet',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Affinities of criss-cross attention', zh: '十字交叉注意力要算多少相似度' },
  source: 'Huang et al. 2019, arXiv:1811.11721',
  draw: (random) => ({ height: integer(random, 6, 32), width: integer(random, 6, 32) }),
  ask: ({ height, width }) => {
    const positions = height * width
    const reach = height + width - 1
    const value = positions * reach
    const ratio = Number((positions / reach).toFixed(1))
    const working = String.raw`$$${height}\cdot ${width}\cdot(${height}+${width}-1) = ${positions}\cdot ${reach} = ${value}$$`
    return {
      stem: {
        en: String.raw`Criss-cross attention lets each position of a feature map attend to all positions in its row and its column, itself included once. How many affinities does one pass compute on a map with $H = ${height}$ and $W = ${width}$?`,
        zh: String.raw`十字交叉注意力让特征图上每个位置关注与它同行、同列的所有位置，自己只算一次。特征图为$H = ${height}$、$W = ${width}$时，一遍要计算多少个相似度？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: positions * (height + width),
            why: {
              en: 'Counts the position itself twice, once in its row and once in its column.',
              zh: '自己在行里算了一次、在列里又算了一次，重复了。',
            },
          },
          {
            value: positions * (height + width - 2),
            why: {
              en: 'Leaves the position itself out; the stem includes it.',
              zh: '漏掉了自己；题目说明自己也算一次。',
            },
          },
          {
            value: positions * positions,
            why: {
              en: 'That is a non-local block, where each position attends to all of them.',
              zh: '这是非局部模块：每个位置关注所有位置。',
            },
          },
          {
            value: reach,
            why: {
              en: 'That is one position. Each of the $HW$ positions has its own row and column.',
              zh: '这只是一个位置的；$HW$个位置各有自己的行和列。',
            },
          },
          {
            value: 2 * value,
            why: {
              en: 'That is two passes, which it takes to reach every position. One was asked for.',
              zh: '这是两遍的数量（两遍才能到达所有位置）；题目只问一遍。',
            },
          },
        ],
      },
      explanation: {
        en: `A row has ${width} positions and a column ${height}; they share the position itself:\n\n${working}\n\nA non-local block needs ${grouped(positions * positions)}, about ${ratio} times as many. The price: in one pass a position outside row and column is not reached; a second pass brings its information through the two crossing points.`,
        zh: `一行有${width}个位置，一列有${height}个，交点是自己：\n\n${working}\n\n非局部模块需要${grouped(positions * positions)}个，约为它的${ratio}倍。代价是一遍到不了行列之外的位置；要靠第二遍，经两个交叉点把信息传过来。`,
      },
    }
  },
})

export const generators = [affinities]
