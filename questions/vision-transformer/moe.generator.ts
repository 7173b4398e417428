import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Layer {
  readonly width: number
  readonly hidden: number
  readonly experts: number
  readonly top: number
  /** Experts that every token runs through, besides the routed ones. */
  readonly shared: number
  /** SwiGLU has three matrices, a plain MLP two. */
  readonly matrices: 2 | 3
}

const drawLayer = (random: Random): Layer => ({
  width: pick(random, [1024, 2048, 3072, 4096]),
  hidden: pick(random, [768, 1024, 1408, 1536, 2048]),
  experts: pick(random, [16, 32, 64, 128]),
  top: pick(random, [2, 4, 6, 8]),
  shared: pick(random, [1, 2]),
  matrices: pick(random, [2, 3, 3] as const),
})

/** With few experts two mistakes can lead to the same number, which then could not be explained. */
const tellsApart = ({ top, shared, matrices }: Layer): boolean => {
  const other = matrices === 3 ? 2 : 3
  const counts = [top, 1 + shared, ((top + shared) * other) / matrices]
  return new Set(counts).size === counts.length
}

const million = (value: number): number => Number((value / 1e6).toFixed(1))

const english = (count: number): string =>
  count === 1 ? 'one shared expert' : `${count} shared experts`

const active = defineGenerator<Layer>({
  id: 'moe-active-weights-drawn',
  concept: 'moe',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Weights that one token uses', zh: '一个token用到多少权重' },
  source: 'Fedus et al. 2022, arXiv:2101.03961; Dai et al. 2024, DeepSeekMoE, arXiv:2401.06066',
  draw: (random) => {
    for (;;) {
      const layer = drawLayer(random)
      if (tellsApart(layer)) return layer
    }
  },
  ask: ({ width, hidden, experts, top, shared, matrices }) => {
    const one = matrices * width * hidden
    const value = million((top + shared) * one)
    const total = million((experts + shared) * one)
    const other = matrices === 3 ? 2 : 3
    const working = String.raw`$$\begin{aligned}&${matrices}\cdot ${width}\cdot ${hidden} = ${one}\\ &(${top}+${shared})\cdot ${one} \approx ${value}\cdot 10^6\end{aligned}$$`
    return {
      stem: {
        en: `A mixture-of-experts layer has width ${width} and ${experts} routed experts, of which each token uses ${top}. Every token also uses ${english(shared)}. Every expert is ${matrices === 3 ? 'a SwiGLU network with three matrices' : 'a GELU network with two matrices'} and hidden width ${hidden}, without biases. How many weights of the experts does one token use? Leave the router out. Answer in millions (M), with one decimal.`,
        zh: `一个混合专家层，宽度${width}，有${experts}个路由专家，每个token选用其中${top}个；另有${shared}个共享专家，每个token都要经过。每个专家是${matrices === 3 ? '含三个矩阵的SwiGLU网络' : '含两个矩阵的GELU网络'}，隐藏维度${hidden}，无偏置。一个token用到的专家权重共有多少？路由器不计。以百万（M）为单位，保留一位小数。`,
      },
      answer: {
        value,
        unit: { en: 'M', zh: 'M' },
        tolerance: { relative: 0.005 },
        mistakes: [
          {
            value: total,
            why: {
              en: 'That is what must be stored. A token runs through the chosen experts only.',
              zh: '这是要存储的总量；一个token只经过被选中的专家。',
            },
          },
          {
            value: million(top * one),
            why: {
              en: 'The shared part is missing. Every token runs through it, whatever the router says.',
              zh: '漏了共享专家；不管路由结果如何，每个token都要经过它。',
            },
          },
          {
            value: million((1 + shared) * one),
            why: {
              en: `One routed expert is counted. The router picks ${top} for each token.`,
              zh: `只算了一个路由专家；每个token要选${top}个。`,
            },
          },
          {
            value: million((top + shared) * other * width * hidden),
            why:
              matrices === 3
                ? {
                    en: 'Two matrices per expert are counted. SwiGLU has a third one, for the gate.',
                    zh: '每个专家只算了两个矩阵；SwiGLU还有一个门控矩阵。',
                  }
                : {
                    en: 'Three matrices per expert are counted. Only gated networks such as SwiGLU have a third.',
                    zh: '每个专家算了三个矩阵；只有SwiGLU这类带门控的网络才有第三个。',
                  },
          },
        ],
      },
      explanation: {
        en: `One expert has ${matrices === 3 ? 'three' : 'two'} matrices of ${width} times ${hidden} numbers; a token uses the ${top} chosen experts and the shared part:\n\n${working}\n\nStored are $(${experts}+${shared})$ experts, ${total} M weights. Compute follows the used weights, memory the stored ones; that gap is the point of the design.`,
        zh: `每个专家有${matrices}个“宽度×隐藏维度”的矩阵；一个token用到选中的${top}个专家和共享专家：\n\n${working}\n\n要存储的是$(${experts}+${shared})$个专家，共${total} M个权重。计算量取决于用到的权重，显存取决于存储的权重，这种差距正是MoE的用意。`,
      },
    }
  },
})

export const generators = [active]
