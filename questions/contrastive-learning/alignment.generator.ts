import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

type Vector = readonly [number, number]

/** Positive pairs as the projection head puts them out, not normalised. */
export type Pairs = readonly (readonly [Vector, Vector])[]

/** Their lengths are whole numbers. */
const vectors: readonly Vector[] = [
  [3, 4],
  [4, 3],
  [4, -3],
  [6, 8],
  [8, 6],
  [5, 12],
  [12, 5],
  [12, -5],
  [8, 15],
  [15, 8],
  [2, 0],
  [0, 3],
]

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1]
const length = (a: Vector): number => Math.sqrt(dot(a, a))
const cosine = (a: Vector, b: Vector): number => dot(a, b) / (length(a) * length(b))
const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function outcomes(pairs: Pairs) {
  const cosines = pairs.map(([a, b]) => cosine(a, b))
  return {
    right: average(cosines.map((c) => 2 - 2 * c)),
    known: {
      notNormalised: average(pairs.map(([a, b]) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)),
      notSquared: average(cosines.map((c) => Math.sqrt(2 - 2 * c))),
      cosineDistance: average(cosines.map((c) => 1 - c)),
      meanCosine: average(cosines),
    },
  }
}

const drawPair = (random: Random): readonly [Vector, Vector] => [
  pick(random, vectors),
  pick(random, vectors),
]

const usable = (pairs: Pairs): boolean => {
  const { right, known } = outcomes(pairs)
  return (
    pairs.every(([a, b]) => cosine(a, b) >= 0.2 && cosine(a, b) < 0.999) &&
    new Set(pairs.flat()).size === 4 &&
    right >= 0.06 &&
    Object.values(known).every((value) => Math.abs(value - right) > 0.04 * right)
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))
const shown = ([x, y]: Vector): string => `(${x}, ${y})`

const alignmentOfTwoPairs = defineGenerator<Pairs>({
  id: 'alignment-of-two-pairs-drawn',
  concept: 'alignment',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Alignment of two positive pairs', zh: '两个正样本对的对齐性' },
  seconds: 90,
  source: 'Wang and Isola 2020, arXiv:2005.10242',
  draw: (random) => {
    for (;;) {
      const pairs = [drawPair(random), drawPair(random)]
      if (usable(pairs)) return pairs
    }
  },
  ask: (pairs) => {
    const { right, known } = outcomes(pairs)
    const working = pairs
      .map(([a, b], i) => {
        const product = length(a) * length(b)
        return String.raw`$$\cos_${i + 1} = \frac{${dot(a, b)}}{${length(a)}\cdot ${length(b)}} = \frac{${dot(a, b)}}{${product}} \approx ${rounded(cosine(a, b))}$$`
      })
      .join('\n\n')
    const squared = pairs.map(([a, b]) => rounded(2 - 2 * cosine(a, b)))
    const rows = pairs
      .map(([a, b], i) => `image ${i + 1}    z = ${shown(a)}    z' = ${shown(b)}`)
      .join('\n')
    return {
      stem: {
        en: `The projection head outputs these vectors for the two views of two images:\n\n\`\`\`text\n${rows}\n\`\`\`\n\nThe loss normalises them to unit length. What is the alignment, the mean squared distance of the positive pairs ($\\alpha = 2$)? Give at least three decimals.`,
        zh: `投影头对两张图像的两个视图输出如下向量：\n\n\`\`\`text\n${rows}\n\`\`\`\n\n计算损失前先归一化为单位长度。对齐性，即正样本对距离平方的平均（$\\alpha = 2$），是多少？至少保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(known.notNormalised),
            why: {
              en: 'The vectors were not normalised, so their lengths entered the distance.',
              zh: '向量没有归一化，长度混进了距离。',
            },
          },
          {
            value: rounded(known.notSquared),
            why: {
              en: 'The distances were not squared.',
              zh: '距离没有取平方。',
            },
          },
          {
            value: rounded(known.cosineDistance),
            why: {
              en: 'This is the mean of 1 − cos. The squared distance of unit vectors is twice as large.',
              zh: '这是1−cos的平均；单位向量的距离平方是它的两倍。',
            },
          },
          {
            value: rounded(known.meanCosine),
            why: {
              en: 'The mean cosine is high for good pairs. Alignment is a loss and is 0 for perfect pairs.',
              zh: '这是余弦的平均，越好越大；对齐性是损失，完全一致时为0。',
            },
          },
        ],
      },
      explanation: {
        en: String.raw`For unit vectors $\lVert u-v\rVert^2 = 2-2\cos$, so only the angles are needed:${'\n\n'}${working}${'\n\n'}The squared distances are $${squared.join(String.raw`$ and $`)}$, their mean is $${rounded(right)}$. Lower is better; a collapsed encoder would reach 0, which is why alignment is read together with uniformity.`,
        zh: String.raw`单位向量有$\lVert u-v\rVert^2 = 2-2\cos$，只需要夹角：${'\n\n'}${working}${'\n\n'}距离平方为$${squared.join(String.raw`$和$`)}$，平均为$${rounded(right)}$。越小越好；但坍塌的编码器也能达到0，所以要与均匀性一起看。`,
      },
    }
  },
})

export const generators = [alignmentOfTwoPairs]
