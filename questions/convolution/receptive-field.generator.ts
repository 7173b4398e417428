import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Layer {
  readonly kind: 'conv' | 'pool'
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
}

function drawLayer(random: Random): Layer {
  if (random() < 0.25)
    return { kind: 'pool', kernel: integer(random, 2, 3), stride: 2, dilation: 1 }
  const kernel = pick(random, [3, 3, 3, 5, 7])
  const stride = pick(random, [1, 1, 2])
  const dilation = kernel === 3 && stride === 1 ? integer(random, 1, 3) : 1
  return { kind: 'conv', kernel, stride, dilation }
}

interface Step extends Layer {
  readonly from: number
  /** Input pixels between neighbouring positions, before the layer and after it. */
  readonly jumpIn: number
  readonly jumpOut: number
  readonly field: number
}

function walk(layers: readonly Layer[]): readonly Step[] {
  let field = 1
  let jump = 1
  return layers.map((layer) => {
    const from = field
    const jumpIn = jump
    field += layer.dilation * (layer.kernel - 1) * jumpIn
    jump *= layer.stride
    return { ...layer, from, jumpIn, jumpOut: jump, field }
  })
}

/** 1 plus what each layer adds. */
const grown = (steps: readonly Step[], added: (step: Step) => number): number =>
  steps.reduce((total, step) => total + added(step), 1)

const fieldOf = (steps: readonly Step[]): number =>
  grown(steps, ({ dilation, kernel, jumpIn }) => dilation * (kernel - 1) * jumpIn)

/** A stack in which stride matters: some layer before the last has one. */
function drawStack(random: Random): readonly Layer[] {
  const layers = Array.from({ length: integer(random, 3, 4) }, () => drawLayer(random))
  const strided = layers.slice(0, -1).some((layer) => layer.stride > 1)
  return strided && fieldOf(walk(layers)) <= 80 ? layers : drawStack(random)
}

const names = { en: { conv: 'conv', pool: 'max pool' }, zh: { conv: '卷积', pool: '最大池化' } }
const heads = {
  en: '| # | layer | kernel | stride | dilation |',
  zh: '| # | 层 | 核 | 步长 | 膨胀率 |',
}

function table(layers: readonly Layer[], language: 'en' | 'zh'): string {
  const rows = layers.map(
    ({ kind, kernel, stride, dilation }, i) =>
      `| ${i + 1} | ${names[language][kind]} | ${kernel}×${kernel} | ${stride} | ${dilation} |`,
  )
  return [heads[language], '|---|---|---|---|---|', ...rows].join('\n')
}

function working(steps: readonly Step[]): string {
  const lines = steps.map(({ from, dilation, kernel, jumpIn, jumpOut, field }, i) => {
    const added = String.raw`${dilation}\cdot ${kernel - 1}\cdot ${jumpIn}`
    return String.raw`r_${i + 1} &= ${from} + ${added} = ${field}, & j_${i + 1} &= ${jumpOut}`
  })
  return [String.raw`$$\begin{aligned}`, lines.join(' \\\\\n'), String.raw`\end{aligned}$$`].join(
    '\n',
  )
}

const stackedField = defineGenerator<readonly Layer[]>({
  id: 'receptive-field-stack',
  concept: 'receptive-field',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Receptive field of a stack', zh: '多层堆叠的感受野' },
  seconds: 90,
  source: 'Araujo, Norris & Sim 2019, Computing Receptive Fields of CNNs, Distill',
  draw: drawStack,
  ask: (layers) => {
    const steps = walk(layers)
    const value = fieldOf(steps)
    const ownStride = grown(steps, (s) => s.dilation * (s.kernel - 1) * s.jumpOut)
    const noStride = grown(steps, (s) => s.dilation * (s.kernel - 1))
    const noDilation = grown(steps, (s) => (s.kernel - 1) * s.jumpIn)
    const alike = noStride === noDilation
    return {
      stem: {
        en: `The layers run from top to bottom; the input enters layer 1.\n\n${table(layers, 'en')}\n\nHow many input pixels does the theoretical receptive field of one output position span along one axis, from the first to the last, both included?`,
        zh: `各层自上而下依次执行，输入先进入第1层。\n\n${table(layers, 'zh')}\n\n沿一个轴看，最后一层的一个输出位置，理论感受野从第一个到最后一个输入像素（两端都算）跨多少个像素？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: ownStride,
            why: {
              en: "Uses the jump after the layer. A layer's own stride widens only the layers that follow it.",
              zh: '用了该层之后的间距；一层自己的步长只影响它后面的层。',
            },
          },
          {
            value: noStride,
            why: {
              en: `Ignores the strides. Behind a stride of 2, one step is two input pixels.${alike ? ' Ignoring the dilation leads to the same number.' : ''}`,
              zh: `没有考虑步长。经过步长2之后，一步相当于两个输入像素。${alike ? '若是漏了膨胀率，也会得到这个数。' : ''}`,
            },
          },
          {
            value: noDilation,
            why: { en: 'Ignores the dilation.', zh: '没有考虑膨胀率。' },
          },
        ],
      },
      explanation: {
        en: `With $r_0 = j_0 = 1$, layer $l$ widens the field by $d(k-1)$ steps of $j_{l-1}$ pixels, and then its stride multiplies the jump $j$:\n\n${working(steps)}\n\nPadding changes nothing about the span.`,
        zh: `取$r_0 = j_0 = 1$。第$l$层把感受野扩大$d(k-1)$步，每步$j_{l-1}$个像素；之后间距$j$再乘上它的步长：\n\n${working(steps)}\n\n填充不影响感受野的跨度。`,
      },
    }
  },
})

export const generators = [stackedField]
