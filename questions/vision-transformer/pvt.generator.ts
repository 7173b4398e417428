import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

export interface Stage {
  readonly height: number
  readonly width: number
  /** From image pixels to tokens. */
  readonly stride: number
  readonly reduction: number
  readonly heads: number
}

const stages = [
  { stride: 4, reduction: 8, heads: 1 },
  { stride: 8, reduction: 4, heads: 2 },
  { stride: 16, reduction: 2, heads: 5 },
  { stride: 4, reduction: 4, heads: 2 },
  { stride: 8, reduction: 2, heads: 3 },
]

const scores = defineGenerator<Stage>({
  id: 'pvt-scores-drawn',
  concept: 'pvt',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Scores under spatial reduction', zh: '空间缩减注意力的得分个数' },
  source: 'Wang et al. 2021, arXiv:2102.12122',
  draw: (random) => ({
    height: pick(random, [96, 128, 160, 192, 224, 256]),
    width: pick(random, [96, 128, 160, 192, 224, 256]),
    ...pick(random, stages),
  }),
  ask: ({ height, width, stride, reduction, heads }) => {
    const [rows, columns] = [height / stride, width / stride]
    const queries = rows * columns
    const keys = queries / reduction ** 2
    const value = queries * keys * heads
    const working = String.raw`$$\begin{aligned}&\text{Q}:\ ${rows}\cdot ${columns} = ${queries}\\ &\text{K}:\ ${rows / reduction}\cdot ${columns / reduction} = ${keys}\\ &${queries}\cdot ${keys}${heads === 1 ? '' : String.raw`\cdot ${heads}`} = ${value}\end{aligned}$$`
    return {
      stem: {
        en: String.raw`A stage of a pyramid vision transformer works at stride ${stride} on an image of $${height}\times ${width}$ pixels, without a class token, with ${heads === 1 ? 'one head' : `${heads} heads`}. For keys and values the map is first reduced by a convolution with kernel and stride ${reduction}. How many scores does one attention layer compute${heads === 1 ? '' : ', over all heads'}?`,
        zh: String.raw`金字塔视觉Transformer（PVT）的某个阶段，特征图相对输入图像的步长为${stride}，图像为$${height}\times ${width}$像素，没有class token，${heads}个头。计算键和值之前，先用核大小和步长均为${reduction}的卷积把特征图缩小。一个注意力层${heads === 1 ? '' : '的所有头'}共算多少个得分？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: queries * queries * heads,
            why: {
              en: `The reduction is ignored. There are only ${grouped(keys)} keys.`,
              zh: `没有考虑缩减；键只有${grouped(keys)}个。`,
            },
          },
          {
            value: (queries * queries * heads) / reduction,
            why: {
              en: `Divides the tokens by ${reduction}. The map shrinks by ${reduction} along both axes.`,
              zh: `token数只除以了${reduction}；特征图在两个轴上都缩小到1/${reduction}。`,
            },
          },
          {
            value: keys * keys * heads,
            why: {
              en: 'The queries are reduced as well. Each token keeps its own, else the map would shrink.',
              zh: '把查询也缩减了；每个token都保留自己的查询，否则输出的特征图会变小。',
            },
          },
          ...(heads > 1
            ? [
                {
                  value: queries * keys,
                  why: {
                    en: 'That is one head. Each head computes scores of its own.',
                    zh: '这只是一个头的；每个头各算一份得分。',
                  },
                },
              ]
            : []),
        ],
      },
      explanation: {
        en: `Every token has a query; keys and values exist for the reduced map only:\n\n${working}\n\nThat is ${reduction ** 2} times fewer than with global attention. It stays quadratic: twice the image side makes 16 times as many.`,
        zh: `每个token都有查询，键和值只在缩小后的特征图上：\n\n${working}\n\n只有全局注意力的1/${reduction ** 2}，但仍是二次的：图像边长翻倍，得分个数变为16倍。`,
      },
    }
  },
})

export const generators = [scores]
