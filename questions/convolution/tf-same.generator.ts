import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

export interface SameLayer {
  readonly size: number
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
}

const reach = ({ kernel, dilation }: SameLayer): number => dilation * (kernel - 1) + 1

/** All zeros that SAME adds along one axis, for a given number of outputs. */
const total = (layer: SameLayer, outputs: number): number =>
  Math.max((outputs - 1) * layer.stride + reach(layer) - layer.size, 0)

function drawLayer(random: Random): SameLayer {
  const stride = pick(random, [1, 2, 2, 2, 3])
  const layer: SameLayer = {
    size: pick(random, [integer(random, 14, 65), 112, 224, 225, 227, 299]),
    kernel: pick(random, stride === 1 ? [2, 4, 5, 6] : [3, 4, 5, 7]),
    stride,
    dilation: stride === 1 ? integer(random, 1, 3) : 1,
  }
  // At least two zeros, so that they have to be shared out between the two ends.
  return total(layer, Math.ceil(layer.size / stride)) >= 2 ? layer : drawLayer(random)
}

const samePadding = defineGenerator<SameLayer>({
  id: 'tf-same-rows-at-the-bottom',
  concept: 'tf-same',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Zeros that SAME adds at the bottom', zh: 'SAME在下边补几行零' },
  seconds: 75,
  source: 'TensorFlow documentation, tf.nn (notes on padding)',
  draw: drawLayer,
  ask: (layer) => {
    const { size, kernel, stride, dilation } = layer
    const outputs = Math.ceil(size / stride)
    const zeros = total(layer, outputs)
    const top = Math.floor(zeros / 2)
    const bottom = zeros - top
    const symmetric = Math.floor((reach(layer) - 1) / 2)
    const floored = total(layer, Math.floor(size / stride))
    const undilated = total({ ...layer, dilation: 1 }, outputs)
    const mistakes = [
      {
        value: zeros,
        why: {
          en: 'This is the padding of both ends together.',
          zh: '这是上下两端填充的总数。',
        },
      },
      ...(dilation > 1
        ? [
            {
              value: undilated - Math.floor(undilated / 2),
              why: {
                en: `Ignores the dilation. The kernel spans ${reach(layer)} rows, not ${kernel}.`,
                zh: `没有考虑膨胀率；核跨${reach(layer)}行，不是${kernel}行。`,
              },
            },
          ]
        : []),
      {
        value: top,
        why: {
          en: 'This is the top. The odd row goes to the bottom.',
          zh: '这是上边的行数；多出的一行补在下边。',
        },
      },
      {
        value: symmetric,
        why: {
          en: 'This is the fixed padding usual in PyTorch, half the kernel rounded down. SAME depends on the input size as well.',
          zh: '这是PyTorch里惯用的固定填充，取核的一半并向下取整；SAME还与输入尺寸有关。',
        },
      },
      {
        value: floored - Math.floor(floored / 2),
        why: {
          en: 'Rounds the output size down. SAME rounds it up.',
          zh: '输出尺寸向下取整了；SAME是向上取整。',
        },
      },
    ]
    const options = {
      en: [`stride ${stride}`, dilation === 1 ? 'no dilation' : `dilation ${dilation}`].join(', '),
      zh: [`步长${stride}`, dilation === 1 ? '不带膨胀' : `膨胀率${dilation}`].join('，'),
    }
    const shape = String.raw`$${kernel}\times ${kernel}$`
    const span =
      dilation === 1
        ? ''
        : String.raw`k_{\mathrm{eff}} &= ${dilation}\cdot ${kernel - 1}+1 = ${reach(layer)}\\ `
    const working = [
      String.raw`$$\begin{aligned}`,
      `${span}${String.raw`H_{\mathrm{out}} &= \lceil ${size}/${stride}\rceil = ${outputs}`}\\\\`,
      String.raw`P &= ${outputs - 1}\cdot ${stride} + ${reach(layer)} - ${size} = ${zeros}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    const split =
      top === bottom
        ? {
            en: `It splits evenly, ${top} at the top and ${bottom} at the bottom.`,
            zh: `正好平分，上边${top}行，下边${bottom}行。`,
          }
        : {
            en: `The top gets ${top}, the bottom the odd one more, ${bottom}.`,
            zh: `上边${top}行，多出的一行补在下边，下边${bottom}行。`,
          }
    return {
      stem: {
        en: `A TensorFlow convolution with \`padding='SAME'\` has a ${shape} kernel, ${options.en}. Its input is ${size} pixels high. How many rows of zeros does it add at the bottom?`,
        zh: `一个TensorFlow卷积，\`padding='SAME'\`，核为${shape}，${options.zh}，输入高${size}像素。它在下边补几行零？`,
      },
      answer: {
        value: bottom,
        mistakes: mistakes.filter(
          ({ value }, i) =>
            value !== bottom && mistakes.findIndex((other) => other.value === value) === i,
        ),
      },
      explanation: {
        en: `SAME fixes the output size first and then pads as little as that needs:\n\n${working}\n\n${split.en}`,
        zh: `SAME先定输出尺寸，再只补必需的行数：\n\n${working}\n\n${split.zh}`,
      },
    }
  },
})

export const generators = [samePadding]
