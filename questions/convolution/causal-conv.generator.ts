import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Context {
  readonly kernel: number
  readonly kilohertz: number
  readonly milliseconds: number
}

const samplesOf = ({ kilohertz, milliseconds }: Context): number => kilohertz * milliseconds

/** Samples that an output of so many layers depends on, dilations 1, 2, 4, … */
const reach = (kernel: number, layers: number): number => 1 + (kernel - 1) * (2 ** layers - 1)

function layersFor(context: Context) {
  const { kernel } = context
  const samples = samplesOf(context)
  let value = 0
  while (reach(kernel, value) < samples) value++
  return {
    value,
    oneShort: value - 1,
    plain: Math.ceil((samples - 1) / (kernel - 1)),
    /** As if every kernel had two taps. */
    twoTaps: Math.ceil(Math.log2(samples)),
  }
}

function drawContext(random: Random): Context {
  const context: Context = {
    kernel: pick(random, [2, 3, 3, 4, 5]),
    kilohertz: pick(random, [8, 16, 24]),
    milliseconds: pick(random, [20, 25, 40, 50, 80, 100, 125, 150, 200]),
  }
  const { value, twoTaps } = layersFor(context)
  return context.kernel === 2 || value !== twoTaps ? context : drawContext(random)
}

const layersNeeded = defineGenerator<Context>({
  id: 'causal-conv-layers-needed',
  concept: 'causal-conv',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Layers for a given context', zh: '看到给定长度需要几层' },
  seconds: 90,
  source: 'van den Oord et al. 2016, WaveNet, arXiv:1609.03499',
  draw: drawContext,
  ask: (context) => {
    const { kernel, kilohertz, milliseconds } = context
    const samples = samplesOf(context)
    const { value, oneShort, plain, twoTaps } = layersFor(context)
    const line = (layers: number) =>
      String.raw`L = ${layers} &: 1 + ${kernel - 1}\,(2^{${layers}} - 1) = ${reach(kernel, layers)}`
    const working = [
      String.raw`$$\begin{aligned}`,
      `${line(oneShort)} \\\\`,
      line(value),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `Causal 1D convolutions with kernel size ${kernel} and stride 1 are stacked, with dilations $1, 2, 4, 8, \\dots$, doubling from layer to layer. The audio is sampled at ${kilohertz} kHz, and one output sample should depend on the last ${milliseconds} ms, that is ${samples} samples with the present one included.\n\nWhat is the smallest number of layers that is enough?`,
        zh: `把核大小为${kernel}、步长为1的一维因果卷积堆叠起来，膨胀率为$1, 2, 4, 8, \\dots$，逐层翻倍。音频采样率为${kilohertz} kHz，希望一个输出采样依赖于最近的${milliseconds} ms，即${samples}个采样（含当前采样）。\n\n至少需要几层？`,
      },
      answer: {
        value,
        unit: { en: 'layers', zh: '层' },
        mistakes: [
          {
            value: oneShort,
            why: {
              en: `${oneShort} layers see only ${reach(kernel, oneShort)} samples.`,
              zh: `${oneShort}层只能看到${reach(kernel, oneShort)}个采样。`,
            },
          },
          {
            value: plain,
            why: {
              en: 'This would be the number of layers without dilation.',
              zh: '这是不用膨胀时所需的层数。',
            },
          },
          ...(kernel === 2
            ? []
            : [
                {
                  value: twoTaps,
                  why: {
                    en: `Asks for $2^L \\ge ${samples}$, which holds for kernel size 2. Each layer here adds ${kernel - 1} times its dilation.`,
                    zh: `用的是$2^L \\ge ${samples}$，那是核大小为2的情形；这里每层增加膨胀率的${kernel - 1}倍。`,
                  },
                },
              ]),
        ],
      },
      explanation: {
        en: `A layer with dilation $d$ adds $d\\,(k-1)$ samples, and $1+2+\\dots+2^{L-1} = 2^L-1$, so $L$ layers see $1+(k-1)(2^L-1)$ samples:\n\n${working}\n\nThe context doubles with each layer, where without dilation it would grow by ${kernel - 1} per layer.`,
        zh: `膨胀率为$d$的一层增加$d\\,(k-1)$个采样，又$1+2+\\dots+2^{L-1} = 2^L-1$，所以$L$层能看到$1+(k-1)(2^L-1)$个采样：\n\n${working}\n\n每加一层，视野约翻一倍；若不用膨胀，每层只增加${kernel - 1}个采样。`,
      },
    }
  },
})

export const generators = [layersNeeded]
