import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

export interface Adapted {
  readonly layers: number
  readonly width: number
  /** Output features of the value projection. */
  readonly value: number
  readonly rank: number
}

const outcomes = ({ layers, width, value, rank }: Adapted) => ({
  trained: layers * rank * (width + width + width + value),
  known: {
    full: layers * (width * width + width * value),
    onlyDown: layers * 2 * rank * width,
    square: layers * 4 * rank * width,
    oneLayer: rank * (3 * width + value),
  },
})

const drawModel = (random: Random): Adapted => {
  const width = pick(random, [1024, 2048, 4096])
  return {
    layers: pick(random, [12, 16, 24, 32]),
    width,
    value: width / pick(random, [2, 4, 8]),
    rank: pick(random, [4, 8, 16, 32]),
  }
}

const adapters = defineGenerator<Adapted>({
  id: 'transfer-lora-parameters-drawn',
  concept: 'transfer',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Trainable parameters of LoRA', zh: 'LoRA的可训练参数' },
  seconds: 90,
  source: 'Hu et al. 2021, arXiv:2106.09685',
  draw: drawModel,
  ask: (model) => {
    const { layers, width, value, rank } = model
    const { trained, known } = outcomes(model)
    const query = rank * (width + width)
    const values = rank * (width + value)
    const lines = [
      String.raw`W_q &: ${rank}\,(${width} + ${width}) = ${query}`,
      String.raw`W_v &: ${rank}\,(${width} + ${value}) = ${values}`,
      String.raw`\text{total} &: ${layers}\cdot ${query + values} = ${trained}`,
    ]
    const working = String.raw`$$\begin{aligned}${lines.join(String.raw` \\ `)}\end{aligned}$$`
    const share = ((100 * trained) / known.full).toFixed(2)
    return {
      stem: {
        en: `A language model has ${layers} layers of width ${width}. With grouped queries, $W_q$ maps ${width} features to ${width}, and $W_v$ maps ${width} to ${value}. LoRA of rank $r = ${rank}$ is put on $W_q$ and $W_v$ of every layer; all else is frozen, and there are no biases.\n\nHow many parameters are trained?`,
        zh: `一个语言模型有${layers}层，宽度${width}。它采用分组查询注意力：$W_q$把${width}维映射到${width}维，$W_v$把${width}维映射到${value}维。在每层的$W_q$和$W_v$上加秩$r = ${rank}$的LoRA，其余全部冻结，没有偏置。\n\n可训练的参数有多少个？`,
      },
      answer: {
        value: trained,
        mistakes: [
          {
            value: known.full,
            why: {
              en: 'Counts the two matrices themselves. They are frozen, and only their low-rank updates are trained.',
              zh: '算成了这两个矩阵本身；它们是冻结的，训练的只是低秩更新。',
            },
          },
          {
            value: known.onlyDown,
            why: {
              en: 'Counts only the factor $A$, which maps down to $r$. $B$ maps up again and is trained too.',
              zh: '只算了降到$r$维的$A$；再升维的$B$也要训练。',
            },
          },
          {
            value: known.square,
            why: {
              en: `Takes $W_v$ as square. It has only ${value} outputs.`,
              zh: `把$W_v$当成方阵了，它的输出只有${value}维。`,
            },
          },
          {
            value: known.oneLayer,
            why: {
              en: `That is one layer. There are ${layers}.`,
              zh: `这只是一层的，一共有${layers}层。`,
            },
          },
        ],
      },
      explanation: {
        en: `A $d\\times k$ matrix gets $BA$ with $B$ of $d\\times r$ and $A$ of $r\\times k$, that is $r(d+k)$ parameters:\n\n${working}\n\n${grouped(trained)} is ${share} % of the ${grouped(known.full)} weights of these matrices. After training $BA$ is added to $W$, so inference costs nothing extra.`,
        zh: `$d\\times k$的矩阵加上$BA$，其中$B$为$d\\times r$，$A$为$r\\times k$，共$r(d+k)$个参数：\n\n${working}\n\n${grouped(trained)}个，是这些矩阵${grouped(known.full)}个权重的${share}%。训练后可把$BA$并入$W$，推理时没有额外开销。`,
      },
    }
  },
})

export const generators = [adapters]
