import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface Up {
  readonly kernel: number
  readonly stride: number
  readonly padding: number
  readonly outputPadding: number
}

export interface Decoder {
  readonly size: number
  readonly channels: number
  readonly first: Up
  readonly second: Up
}

const grow = (size: number, { kernel, stride, padding, outputPadding }: Up): number =>
  (size - 1) * stride - 2 * padding + kernel + outputPadding

const twice = (
  { size, first, second }: Decoder,
  step: (size: number, layer: Up) => number,
): number => step(step(size, first), second)

function drawLayer(random: Random): Up {
  const stride = pick(random, [2, 2, 2, 3])
  const kernel = integer(random, stride, 5)
  return {
    kernel,
    stride,
    padding: integer(random, 0, Math.floor((kernel - 1) / 2)),
    outputPadding: pick(random, [0, 0, 1]),
  }
}

function drawDecoder(random: Random): Decoder {
  const decoder: Decoder = {
    size: integer(random, 3, 8),
    channels: pick(random, [64, 128, 256]),
    first: drawLayer(random),
    second: drawLayer(random),
  }
  // A decoder that simply multiplies by its strides would not need the formula.
  const exact = twice(decoder, (size, { stride }) => size * stride)
  return twice(decoder, grow) === exact ? drawDecoder(random) : decoder
}

/** The layer as PyTorch writes it; arguments at their default are left out. */
function code(from: number, to: number, layer: Up): string {
  const options = [
    layer.padding === 0 ? '' : `, padding=${layer.padding}`,
    layer.outputPadding === 0 ? '' : `, output_padding=${layer.outputPadding}`,
  ]
  const line = `nn.ConvTranspose2d(${from}, ${to}, ${layer.kernel}, stride=${layer.stride}`
  const tail = options.join('')
  return tail === '' ? `    ${line}),` : `    ${line},\n        ${tail.slice(2)}),`
}

/** (H − 1)s − 2p + k + op with the numbers put in; what is zero is left out. */
function line(size: number, layer: Up): string {
  const parts = [
    String.raw`${size - 1}\cdot ${layer.stride}`,
    layer.padding === 0 ? '' : String.raw` - 2\cdot ${layer.padding}`,
    ` + ${layer.kernel}`,
    layer.outputPadding === 0 ? '' : ` + ${layer.outputPadding}`,
  ]
  return `${parts.join('')} &= ${grow(size, layer)}`
}

const decoderSize = defineGenerator<Decoder>({
  id: 'transposed-conv-decoder-size',
  concept: 'transposed-conv',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Size after two transposed convolutions', zh: '两层转置卷积之后的尺寸' },
  seconds: 90,
  source: 'PyTorch documentation, torch.nn.ConvTranspose2d',
  draw: drawDecoder,
  ask: (decoder) => {
    const { size, channels, first, second } = decoder
    const middle = grow(size, first)
    const value = grow(middle, second)
    const block = `\`\`\`python
decoder = nn.Sequential(
${code(channels, channels / 2, first)}
${code(channels / 2, channels / 4, second)}
)
\`\`\``
    const working = [
      String.raw`$$\begin{aligned}`,
      [line(size, first), line(middle, second)].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const mistakes = [
      {
        value: twice(decoder, (from, { stride }) => from * stride),
        why: {
          en: 'Multiplies by the strides. That is exact only if $k + \\mathrm{op} = s + 2p$.',
          zh: '直接乘以步长；只有$k + \\mathrm{op} = s + 2p$时才恰好如此。',
        },
      },
      {
        value: twice(decoder, (from, layer) => grow(from, { ...layer, padding: -layer.padding })),
        why: {
          en: 'Adds the padding. In a transposed convolution it crops the output.',
          zh: '把填充加上去了；转置卷积里的padding是裁掉输出的边。',
        },
      },
      {
        value: twice(decoder, (from, layer) => grow(from, { ...layer, outputPadding: 0 })),
        why: {
          en: 'Leaves out the output padding.',
          zh: '漏了output_padding。',
        },
      },
      {
        value: twice(decoder, (from, layer) => grow(from + 1, layer)),
        why: {
          en: 'Uses $H s$ where there are only $H-1$ steps between the first copy of the kernel and the last.',
          zh: '用了$H s$；第一份核与最后一份核之间只有$H-1$步。',
        },
      },
    ]
    return {
      stem: {
        en: `A PyTorch decoder gets a map of shape $(N, ${channels}, ${size}, ${size})$.\n\n${block}\n\nHow high is its output?`,
        zh: `一个PyTorch解码器的输入形状为$(N, ${channels}, ${size}, ${size})$。\n\n${block}\n\n输出的高是多少？`,
      },
      answer: {
        value,
        mistakes: mistakes.filter(
          (mistake, i) =>
            mistake.value !== value &&
            mistakes.findIndex((other) => other.value === mistake.value) === i,
        ),
      },
      explanation: {
        en: `Copies of the kernel lie $s$ apart, one per input position, so together they span $(H-1)s + k$. Padding then crops $p$ from each side, and output padding keeps $\\mathrm{op}$ more at the end:\n\n${working}`,
        zh: `每个输入位置放一份核，相邻两份相距$s$，合起来跨$(H-1)s + k$；padding再从两侧各裁掉$p$，output_padding在末尾多留$\\mathrm{op}$：\n\n${working}`,
      },
    }
  },
})

export const generators = [decoderSize]
