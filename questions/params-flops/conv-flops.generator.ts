import { pick } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

type Convention = 'multiply-adds' | 'exact' | 'exact with bias'

interface Layer {
  readonly height: number
  readonly width: number
  readonly inputs: number
  readonly outputs: number
  readonly kernel: number
  readonly stride: number
  readonly convention: Convention
}

const conventions: Readonly<Record<Convention, { en: string; zh: string }>> = {
  'multiply-adds': {
    en: 'Count multiply-adds (MACs): a multiplication with its addition counts once. There is no bias.',
    zh: '请数乘加次数（MACs）：一次乘法连同加法算一次，不带偏置。',
  },
  exact: {
    en: 'Count multiplications and additions one by one, exactly (adding up $n$ numbers takes $n-1$ additions). There is no bias.',
    zh: '请把乘法和加法逐次准确地数（$n$个数相加要$n-1$次加法），不带偏置。',
  },
  'exact with bias': {
    en: 'Count multiplications and additions one by one, exactly (adding up $n$ numbers takes $n-1$ additions). Each output channel has a bias.',
    zh: '请把乘法和加法逐次准确地数（$n$个数相加要$n-1$次加法），每个输出通道带一个偏置。',
  },
}

/** What one output value costs under each convention, with `products` products behind it. */
const perValue = (products: number): Readonly<Record<Convention, number>> => ({
  'multiply-adds': products,
  exact: 2 * products - 1,
  'exact with bias': 2 * products,
})

/** Why a count under `given` is wrong where `asked` is wanted. */
function wrongConvention(asked: Convention, given: Convention): { en: string; zh: string } {
  if (given === 'multiply-adds')
    return {
      en: 'Counts a multiplication and its addition as one. The question counts them apart.',
      zh: '把一次乘法连同加法算成一次了；题目要求分开数。',
    }
  if (asked === 'multiply-adds')
    return {
      en: 'Counts multiplications and additions apart. The question counts the pair once.',
      zh: '把乘法和加法分开数了；题目是一次乘加算一次。',
    }
  return asked === 'exact'
    ? {
        en: 'One addition too many per output value. Adding up $n$ products takes $n-1$, and there is no bias.',
        zh: '每个输出值多算了一次加法；$n$个乘积相加只要$n-1$次，而且不带偏置。',
      }
    : {
        en: 'One addition is missing per output value, that of the bias.',
        zh: '每个输出值少算了一次加法，即加偏置的那一次。',
      }
}

const convolution = defineGenerator<Layer>({
  id: 'conv-flops-convention-drawn',
  concept: 'conv-flops',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Operations of a strided convolution', zh: '带步长卷积的运算次数' },
  seconds: 120,
  exercises: ['conv2d'],
  draw: (random) => ({
    height: pick(random, [12, 16, 20, 24]),
    width: pick(random, [16, 20, 28, 32]),
    inputs: pick(random, [3, 4, 8, 16]),
    outputs: pick(random, [8, 10, 20, 32]),
    kernel: pick(random, [3, 5]),
    stride: pick(random, [1, 2, 2]),
    convention: pick(random, ['multiply-adds', 'exact', 'exact with bias'] as const),
  }),
  ask: ({ height, width, inputs, outputs, kernel, stride, convention }) => {
    const padding = (kernel - 1) / 2
    const side = (size: number) => Math.floor((size + 2 * padding - kernel) / stride) + 1
    const [high, wide] = [side(height), side(width)]
    const products = kernel * kernel * inputs
    const values = outputs * high * wide
    const value = values * perValue(products)[convention]
    const others = (['multiply-adds', 'exact', 'exact with bias'] as const).filter(
      (other) => other !== convention,
    )
    const each = {
      'multiply-adds': `n = ${products}`,
      exact: `2n - 1 = ${2 * products - 1}`,
      'exact with bias': `2n = ${2 * products}`,
    }[convention]
    const working = [
      String.raw`$$\begin{aligned}`,
      [
        String.raw`n &= ${kernel}^2\cdot ${inputs} = ${products}`,
        String.raw`\text{values} &: ${outputs}\cdot ${high}\cdot ${wide} = ${values}`,
        String.raw`\text{per value} &: ${each}`,
      ].join(String.raw` \\`),
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `A $${kernel}\\times ${kernel}$ convolution with stride ${stride} and padding ${padding} per side maps ${inputs} channels of $${height}\\times ${width}$ to ${outputs} channels. Products with padded zeros count as well.\n\n${conventions[convention].en} How many are there for one image?`,
        zh: `一个$${kernel}\\times ${kernel}$卷积，步长${stride}，每侧填充${padding}，把${inputs}个$${height}\\times ${width}$的通道变为${outputs}个通道。与填充的零相乘也照算。\n\n${conventions[convention].zh}处理一张图共有多少次？`,
      },
      answer: {
        value,
        mistakes: [
          ...others.map((other) => ({
            value: values * perValue(products)[other],
            why: wrongConvention(convention, other),
          })),
          ...(stride === 1
            ? []
            : [
                {
                  value: outputs * height * width * perValue(products)[convention],
                  why: {
                    en: `Uses the size of the input. With stride ${stride} there are only ${high} × ${wide} output positions.`,
                    zh: `用了输入尺寸；步长为${stride}时输出位置只有${high}×${wide}个。`,
                  },
                },
              ]),
          {
            value: values * perValue(kernel * kernel)[convention],
            why: {
              en: `Leaves out the input channels. Each output value sums over all ${inputs} of them.`,
              zh: `漏了输入通道；每个输出值要对全部${inputs}个通道求和。`,
            },
          },
        ],
      },
      explanation: {
        en: `One output value is a dot product over ${kernel} × ${kernel} positions and ${inputs} channels.\n\n${working}\n\nThe product is ${grouped(value)}.${convention === 'multiply-adds' ? ' With' : ` The same layer has ${grouped(values * products)} multiply-adds; with`} two operations per multiply-add that makes ${grouped(2 * values * products)}, which is exact if there is a bias.`,
        zh: `一个输出值是${kernel}×${kernel}个位置、${inputs}个通道上的点积。\n\n${working}\n\n相乘得${grouped(value)}。${convention === 'multiply-adds' ? '' : `同一层的乘加次数是${grouped(values * products)}；`}每次乘加算两次运算则为${grouped(2 * values * products)}，带偏置时这正是准确值。`,
      },
    }
  },
})

export const generators = [convolution]
