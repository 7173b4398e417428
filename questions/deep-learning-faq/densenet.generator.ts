import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface DenseNet {
  /** Channels that enter the first block. */
  readonly start: number
  readonly growth: number
  readonly first: number
  readonly second: number
}

const outcomes = ({ start, growth, first, second }: DenseNet) => {
  const afterFirst = start + growth * first
  const reduced = afterFirst / 2
  const afterSecond = reduced + growth * second
  return {
    afterFirst,
    reduced,
    afterSecond,
    known: {
      withoutTransition: afterFirst + growth * second,
      lastInput: afterSecond - growth,
      halvedAgain: Math.floor(afterSecond / 2),
      withoutStart: (growth * first) / 2 + growth * second,
    },
  }
}

function drawNet(random: Random): DenseNet {
  for (;;) {
    const net = {
      start: pick(random, [16, 24, 32, 48, 64]),
      growth: pick(random, [8, 12, 16, 24, 32]),
      first: integer(random, 4, 12),
      second: integer(random, 4, 16),
    }
    const { afterFirst, afterSecond, known } = outcomes(net)
    const values = [afterSecond, ...Object.values(known)]
    if (afterFirst % 2 === 0 && new Set(values).size === values.length) return net
  }
}

const channels = defineGenerator<DenseNet>({
  id: 'densenet-channels-after-two-blocks',
  concept: 'densenet',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Channels after two dense blocks', zh: '两个稠密块之后的通道数' },
  seconds: 60,
  source: 'Huang et al. 2017, arXiv:1608.06993',
  draw: drawNet,
  ask: (net) => {
    const { start, growth, first, second } = net
    const { afterFirst, reduced, afterSecond, known } = outcomes(net)
    const lines = [
      String.raw`\text{block 1} &: ${start} + ${first}\cdot ${growth} = ${afterFirst}`,
      String.raw`\text{transition} &: ${afterFirst}\cdot 0.5 = ${reduced}`,
      String.raw`\text{block 2} &: ${reduced} + ${second}\cdot ${growth} = ${afterSecond}`,
    ]
    const working = String.raw`$$\begin{aligned}${lines.join(String.raw` \\ `)}\end{aligned}$$`
    return {
      stem: {
        en: `A DenseNet enters its first dense block with ${start} channels. The growth rate is $k = ${growth}$. The first block has ${first} layers, the second ${second}; between them is one transition with compression $\\theta = 0.5$.\n\nHow many channels leave the second dense block, before any further transition?`,
        zh: `一个DenseNet以${start}个通道进入第一个稠密块，增长率$k = ${growth}$。第一个块有${first}层，第二个块有${second}层，两块之间有一个压缩率$\\theta = 0.5$的过渡层。\n\n第二个稠密块输出多少个通道（之后的过渡层不算）？`,
      },
      answer: {
        value: afterSecond,
        mistakes: [
          {
            value: known.withoutTransition,
            why: {
              en: 'The transition between the blocks is missing. It halves the channels, not only the size of the map.',
              zh: '漏了两块之间的过渡层；它不仅缩小特征图，也把通道数减半。',
            },
          },
          {
            value: known.lastInput,
            why: {
              en: 'That is the input of the last layer. Its own output is concatenated as well.',
              zh: '这是最后一层的输入，它自己的输出也要拼接进去。',
            },
          },
          {
            value: known.halvedAgain,
            why: {
              en: 'Halves once more at the end. The question stops before the next transition.',
              zh: '末尾又减半了一次；题目问的是下一个过渡层之前。',
            },
          },
          {
            value: known.withoutStart,
            why: {
              en: `The ${start} channels at the entrance are missing. They are passed on by concatenation.`,
              zh: `漏了入口处的${start}个通道，它们也随拼接一直传下去。`,
            },
          },
        ],
      },
      explanation: {
        en: `Each layer adds $k$ channels to everything before it; the transition keeps half.\n\n${working}\n\nThe $1\\times1$ bottleneck with $4k$ channels inside a layer does not appear in the count, as only the $3\\times3$ output is concatenated.`,
        zh: `每一层在前面所有特征之上再增加$k$个通道，过渡层保留一半。\n\n${working}\n\n层内部$4k$通道的$1\\times1$瓶颈不计入，因为参与拼接的只有$3\\times3$卷积的输出。`,
      },
    }
  },
})

export const generators = [channels]
