import { integer, shuffled, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

type Grid = readonly (readonly number[])[]

export interface Layer {
  /** 4 × 4 different numbers. */
  readonly input: Grid
  /** 3 × 3, the gradient of the loss for each output. */
  readonly gradient: Grid
  /** An inner pixel, which lies in four windows. */
  readonly row: number
  readonly column: number
}

interface Window {
  readonly gradient: number
  readonly isMaximum: boolean
}

const at = (grid: Grid, row: number, column: number): number => grid[row]?.[column] ?? NaN

/** The 2 × 2 windows with stride 1 that hold the pixel, in reading order. */
function windowsOf({ input, gradient, row, column }: Layer): Window[] {
  const windows: Window[] = []
  for (const top of [row - 1, row])
    for (const left of [column - 1, column]) {
      const values = [0, 1].flatMap((u) => [0, 1].map((v) => at(input, top + u, left + v)))
      windows.push({
        gradient: at(gradient, top, left),
        isMaximum: Math.max(...values) === at(input, row, column),
      })
    }
  return windows
}

function outcomes(layer: Layer) {
  const windows = windowsOf(layer)
  const won = windows.filter((window) => window.isMaximum).map((window) => window.gradient)
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
  const all = sum(windows.map((window) => window.gradient))
  return {
    won,
    right: sum(won),
    overwritten: won.at(-1) ?? 0,
    average: all / 4,
    all,
    largest: Math.max(...won),
    hidden: windows.length - won.length,
  }
}

const grid = (values: readonly number[], width: number): Grid =>
  Array.from({ length: values.length / width }, (_, i) => values.slice(i * width, (i + 1) * width))

function drawLayer(random: Random): Layer {
  const range = (low: number, high: number) =>
    Array.from({ length: high - low + 1 }, (_, i) => low + i)
  return {
    input: grid(shuffled(random, range(10, 40)).slice(0, 16), 4),
    gradient: grid(shuffled(random, range(1, 9)), 3),
    row: integer(random, 1, 2),
    column: integer(random, 1, 2),
  }
}

/** The pixel wins in several windows, loses in one at least, and every mistake shows. */
function tellsApart(layer: Layer): boolean {
  const { won, right, overwritten, average, all, largest, hidden } = outcomes(layer)
  return (
    won.length >= 2 &&
    hidden >= 1 &&
    overwritten !== largest &&
    new Set([right, overwritten, average, all, largest]).size === 5
  )
}

const block = (name: string, values: Grid): string =>
  values
    .map((row, i) => {
      const cells = row.map((value) => String(value).padStart(2)).join(', ')
      return `${i === 0 ? `${name} = [` : ' '.repeat(name.length + 4)}[${cells}]${i === values.length - 1 ? ']' : ','}`
    })
    .join('\n')

const overlapping = defineGenerator<Layer>({
  id: 'pool-backward-drawn',
  concept: 'pool-backward',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'The gradient of one pixel behind max pooling', zh: '最大池化下单个像素的梯度' },
  seconds: 90,
  exercises: ['pool2d'],
  draw: (random) => {
    for (;;) {
      const layer = drawLayer(random)
      if (tellsApart(layer)) return layer
    }
  },
  ask: (layer) => {
    const { input, gradient, row, column } = layer
    const { won, right, overwritten, average, all, largest, hidden } = outcomes(layer)
    const code = ['```text', block('x', input), '', block('g', gradient), '```'].join('\n')
    const pixel = at(input, row, column)
    return {
      stem: {
        en: `Max pooling with a $2\\times2$ window, stride 1 and no padding turns the $4\\times4$ input \`x\` into a $3\\times3$ output. \`g\` is the gradient of the loss with respect to that output.\n\n${code}\n\nWhat is the gradient with respect to \`x[${row}, ${column}]\` (the ${pixel}; indices start at 0)?`,
        zh: `最大池化的窗口为$2\\times2$，步长1，无填充，把$4\\times4$的输入\`x\`变成$3\\times3$的输出。\`g\`是损失对该输出的梯度。\n\n${code}\n\n损失对\`x[${row}, ${column}]\`（即${pixel}，下标从0开始）的梯度是多少？`,
      },
      answer: {
        value: right,
        mistakes: [
          {
            value: overwritten,
            why: {
              en: 'Only the last window counts, as in code that assigns instead of adding (`=` for `+=`).',
              zh: '只算了最后一个窗口，相当于代码把`+=`写成了`=`。',
            },
          },
          {
            value: all,
            why: {
              en: 'Adds up all windows that contain the pixel. Where another pixel is larger, it receives nothing.',
              zh: '把包含该像素的窗口全加上了；在别的像素更大的窗口里，它得不到梯度。',
            },
          },
          {
            value: average,
            why: {
              en: 'That is the gradient of average pooling, a quarter from each window.',
              zh: '这是平均池化的梯度，每个窗口各分四分之一。',
            },
          },
          {
            value: largest,
            why: {
              en: 'Takes the largest of its gradients. The maximum is over inputs; gradients add up.',
              zh: '取了其中最大的梯度；取最大值的是输入，梯度应当相加。',
            },
          },
        ],
      },
      explanation: {
        en: `Each output sends its gradient to the largest pixel of its window and nothing to the others. The ${pixel} lies in ${won.length + hidden} windows and is the maximum of ${won.length} of them, so the gradient is $${won.join('+')}=${right}$.\n\nContributions of overlapping windows add up, because the loss depends on the pixel through each of them.`,
        zh: `每个输出把梯度全部交给窗口内最大的像素，其余像素得0。${pixel}属于${won.length + hidden}个窗口，在其中${won.length}个里是最大值，所以梯度为$${won.join('+')}=${right}$。\n\n窗口重叠时各份梯度要相加，因为损失通过每个这样的窗口都依赖该像素。`,
      },
    }
  },
})

export const generators = [overlapping]
