import { integer, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Nine grey values, row by row. */
export interface Texture {
  readonly pixels: readonly number[]
}

/** Places in the patch, clockwise from the top left. */
const clockwise = [0, 1, 2, 5, 8, 7, 6, 3] as const

const binary = (bits: readonly boolean[]): number =>
  bits.reduce((code, bit) => 2 * code + Number(bit), 0)

function outcomes(pixels: readonly number[]) {
  const centre = pixels[4] ?? 0
  const ring = clockwise.map((place) => pixels[place] ?? 0)
  const bits = ring.map((value) => value >= centre)
  const [first = false, ...rest] = bits
  return {
    ring,
    bits,
    value: binary(bits),
    strict: binary(ring.map((value) => value > centre)),
    lowFirst: binary(bits.toReversed()),
    counter: binary([first, ...rest.toReversed()]),
    inverted: binary(ring.map((value) => value < centre)),
  }
}

/** One neighbour ties with the centre, and no two of the known mistakes lead to the same code. */
function usable(pixels: readonly number[]): boolean {
  const { value, strict, lowFirst, counter, inverted } = outcomes(pixels)
  const codes = [value, strict, lowFirst, counter, inverted]
  return new Set(codes).size === codes.length
}

function drawTexture(random: Random): Texture {
  for (;;) {
    const pixels = Array.from({ length: 9 }, () => 10 * integer(random, 2, 9))
    if (usable(pixels)) return { pixels }
  }
}

const code = defineGenerator<Texture>({
  id: 'lbp-haar-code-drawn',
  concept: 'lbp-haar',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'LBP code of a patch', zh: '一个图块的LBP编码' },
  seconds: 75,
  source:
    'Ojala et al. 2002, Multiresolution Gray-Scale and Rotation Invariant Texture Classification with Local Binary Patterns, IEEE TPAMI 24(7)',
  draw: drawTexture,
  ask: ({ pixels }) => {
    const { ring, bits, value, strict, lowFirst, counter, inverted } = outcomes(pixels)
    const rows = [0, 3, 6].map((start) => pixels.slice(start, start + 3).join(' & '))
    const patch = String.raw`$$\begin{bmatrix}${rows.join(String.raw` \\ `)}\end{bmatrix}$$`
    const digits = bits.map(Number).join('')
    const set = bits.flatMap((bit, i) => (bit ? [2 ** (7 - i)] : []))
    const sum = set.length === 0 ? '0' : set.join('+')
    return {
      stem: {
        en: `An LBP compares the eight neighbours with the centre; a neighbour that is at least as bright as the centre gives a 1. The bits are read clockwise from the top left, and the first one counts 128.\n\n${patch}\n\nWhat is the code of this patch, as a decimal number?`,
        zh: `LBP把8个邻居与中心比较，邻居不小于中心则为1。从左上角起顺时针读取各位，第一位的权重为128。\n\n${patch}\n\n这个图块的编码是多少（十进制）？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: strict,
            why: {
              en: 'Gives equal neighbours a 0. Here “at least as bright” counts.',
              zh: '把相等的邻居记成了0；这里的规则是“不小于”。',
            },
          },
          {
            value: lowFirst,
            why: {
              en: 'The first bit was given the weight 1 instead of 128.',
              zh: '第一位的权重用成了1，应为128。',
            },
          },
          {
            value: counter,
            why: { en: 'Read counter-clockwise.', zh: '按逆时针读取了。' },
          },
          {
            value: inverted,
            why: {
              en: 'The comparison is the wrong way round: a 1 stands for a neighbour that is not darker.',
              zh: '比较的方向反了：邻居不比中心暗才是1。',
            },
          },
        ],
      },
      explanation: {
        en: `Clockwise from the top left the neighbours are ${ring.join(', ')}. Compared with the centre ${pixels[4]} this gives the bits ${digits} (an equal neighbour is a 1), so $${sum} = ${value}$.\n\nOnly comparisons enter. Any increasing change of the grey values, be it brightness, contrast or gamma, leaves the code as it is; a rotation does not.`,
        zh: `从左上角起顺时针依次为${ring.join('、')}，与中心${pixels[4]}比较得到${digits}（相等也为1），即$${sum} = ${value}$。\n\n编码只用到大小比较。亮度、对比度、伽马等任何单调递增的灰度变换都不改变它，旋转则会改变它。`,
      },
    }
  },
})

export const generators = [code]
