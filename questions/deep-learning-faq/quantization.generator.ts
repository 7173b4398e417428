import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** All lengths in units of 1/10,000, so that nothing is lost to floating point. */
export interface Tensor {
  readonly scale: number
  readonly zero: number
  readonly x: number
}

const unit = 10_000
const levels = 255

const low = ({ scale, zero }: Tensor): number => -zero * scale
const high = ({ scale, zero }: Tensor): number => (levels - zero) * scale
const clamp = (q: number): number => Math.min(levels, Math.max(0, q))

const outcomes = (tensor: Tensor) => {
  const steps = tensor.x / tensor.scale
  const free = Math.round(steps) + tensor.zero
  const code = clamp(free)
  return {
    code,
    free,
    withoutZero: Math.round(steps),
    cut: clamp(Math.floor(steps + tensor.zero)),
    signed: code - 128,
    symmetric: Math.round(
      (127 * tensor.x) / Math.max(Math.abs(low(tensor)), Math.abs(high(tensor))),
    ),
  }
}

function drawTensor(random: Random): Tensor {
  const scale = 10 * pick(random, [5, 8, 10, 12, 16, 20, 25, 40])
  const zero = integer(random, 30, 220)
  if (random() < 0.2) {
    const beyond = (scale * pick(random, [22, 34, 46, 58, 67, 79, 83])) / 10
    const x = random() < 0.5 ? high({ scale, zero, x: 0 }) + beyond : -zero * scale - beyond
    return { scale, zero, x: Math.round(x) }
  }
  const tenths =
    10 * integer(random, 4 - zero, levels - 4 - zero) + pick(random, [-4, -3, -2, 2, 3])
  return { scale, zero, x: (scale * tenths) / 10 }
}

/** Far enough from a tie, and no two known mistakes alike. */
function tellsApart(tensor: Tensor): boolean {
  const { code, free, cut, ...others } = outcomes(tensor)
  const known = [code, ...Object.values(others)]
  if (free !== code) known.push(free)
  if (cut !== code) known.push(cut)
  return Math.abs(tensor.x) > 3 * tensor.scale && new Set(known).size === known.length
}

const number = (value: number): string => `${value / unit}`

const stored = defineGenerator<Tensor>({
  id: 'quantization-uint8-drawn',
  concept: 'quantization',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'The integer stored by uint8 quantisation', zh: 'uint8量化后存下的整数' },
  seconds: 90,
  source: 'Jacob et al. 2018, arXiv:1712.05877',
  draw: (random) => {
    for (;;) {
      const tensor = drawTensor(random)
      if (tellsApart(tensor)) return tensor
    }
  },
  ask: (tensor) => {
    const { code, free, withoutZero, cut, signed, symmetric } = outcomes(tensor)
    const [min, max, x] = [low(tensor), high(tensor), tensor.x].map(number) as [
      string,
      string,
      string,
    ]
    const scale = number(tensor.scale)
    const span = `${max} - (${min})`
    const steps = (tensor.x / tensor.scale).toFixed(1)
    const seen = number((code - tensor.zero) * tensor.scale)
    const lines = [
      String.raw`s &= \frac{${span}}{255} = ${scale}`,
      String.raw`z &= \operatorname{round}\Bigl(\frac{-(${min})}{${scale}}\Bigr) = ${tensor.zero}`,
      String.raw`\frac{x}{s} &= \frac{${x}}{${scale}} = ${steps}`,
      String.raw`q &= \operatorname{round}(${steps}) + ${tensor.zero} = ${withoutZero} + ${tensor.zero} = ${free}`,
    ]
    const working = String.raw`$$\begin{aligned}${lines.join(String.raw` \\ `)}\end{aligned}$$`
    const clipped = free !== code
    return {
      stem: {
        en: `A tensor is quantised to uint8 with an affine (asymmetric) scheme, per tensor. Calibration maps $${min}$ to 0 and $${max}$ to 255; values are rounded to the nearest integer and saturate outside the range.\n\nWhich integer is stored for $x = ${x}$?`,
        zh: `对一个张量做逐张量的uint8仿射（非对称）量化。校准得到的范围把$${min}$映射到0，把$${max}$映射到255；取整为四舍五入，超出范围时截断到边界。\n\n$x = ${x}$存成哪个整数？`,
      },
      answer: {
        value: code,
        mistakes: [
          {
            value: withoutZero,
            why: {
              en: 'The zero point is missing. This only counts the steps between $x$ and the real zero.',
              zh: '漏了零点，这只是$x$离实数零有多少个步长。',
            },
          },
          {
            value: signed,
            why: {
              en: 'That is the code for int8, which begins at −128. uint8 begins at 0.',
              zh: '这是int8的编码，从−128开始；uint8从0开始。',
            },
          },
          {
            value: symmetric,
            why: {
              en: 'Uses the symmetric scheme, where the largest magnitude maps to 127 and the zero point is 0.',
              zh: '用成了对称量化：最大绝对值映射到127，零点为0。',
            },
          },
          ...(cut === code
            ? []
            : [
                {
                  value: cut,
                  why: {
                    en: 'Cuts off the fraction, as a cast does. Here values are rounded to the nearest integer.',
                    zh: '像强制类型转换那样直接舍去小数了，应当四舍五入。',
                  },
                },
              ]),
          ...(clipped
            ? [
                {
                  value: free,
                  why: {
                    en: 'Does not fit into uint8. Values outside the calibrated range saturate.',
                    zh: 'uint8存不下这个数，超出校准范围的值要截断到边界。',
                  },
                },
              ]
            : []),
        ],
      },
      explanation: {
        en: `${working}\n\n${clipped ? `That lies outside 0 to 255, so ${code} is stored: $x$ was not in the calibrated range. ` : ''}After dequantisation the network sees $s\\,(q - z) = ${seen}$ instead of $${x}$. ${clipped ? 'Such a clipping error can be of any size.' : 'Inside the range the error is at most $s/2$.'}`,
        zh: `${working}\n\n${clipped ? `结果超出0到255，所以存${code}：$x$不在校准范围内。` : ''}反量化之后，网络看到的是$s\\,(q - z) = ${seen}$，而不是$${x}$。${clipped ? '这种截断误差的大小没有上限。' : '在范围之内，误差不超过$s/2$。'}`,
      },
    }
  },
})

export const generators = [stored]
