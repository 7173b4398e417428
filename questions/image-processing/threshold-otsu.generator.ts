import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** How many pixels have level 0, 1, 2, 3. */
interface Histogram {
  readonly counts: readonly number[]
}

interface Split {
  /** Levels up to and including t form class 0. */
  readonly t: number
  readonly n0: number
  readonly n1: number
  readonly mean0: number
  readonly mean1: number
  readonly between: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
const mean = (counts: readonly number[], first: number): number =>
  sum(counts.map((count, i) => count * (first + i))) / sum(counts)

function splits(counts: readonly number[]): Split[] {
  const pixels = sum(counts)
  return counts.slice(1).map((_, t) => {
    const [low, high] = [counts.slice(0, t + 1), counts.slice(t + 1)]
    const [n0, n1] = [sum(low), sum(high)]
    const [mean0, mean1] = [mean(low, 0), mean(high, t + 1)]
    const between = ((n0 * n1) / pixels ** 2) * (mean0 - mean1) ** 2
    return { t, n0, n1, mean0, mean1, between }
  })
}

function outcomes(counts: readonly number[]) {
  const all = splits(counts)
  const [best, second] = all.toSorted((a, b) => b.between - a.between) as [Split, Split, Split]
  const overall = mean(counts, 0)
  const total = sum(counts.map((count, level) => count * (level - overall) ** 2)) / sum(counts)
  return {
    all,
    best,
    right: best.between,
    second: second.between,
    within: total - best.between,
    total,
    unweighted: (best.mean0 - best.mean1) ** 2,
  }
}

const drawCounts = (random: Random): number[] => {
  const pixels = pick(random, [20, 25, 40])
  const counts = [0, 0, 0].map(() => integer(random, 1, Math.floor(pixels / 2)))
  const last = pixels - sum(counts)
  return last >= 1 ? [...counts, last] : drawCounts(random)
}

/** One split clearly wins, and no known mistake comes near the answer or another mistake. */
const tellsApart = (counts: readonly number[]): boolean => {
  const { right, second, within, total, unweighted } = outcomes(counts)
  const known = [right, second, within, total, unweighted]
  return known.every((a, i) => known.slice(i + 1).every((b) => Math.abs(a - b) > 0.04 * right))
}

const short = (value: number): string => String(Number(value.toFixed(4)))
const rounded = (value: number): number => Number(value.toFixed(4))

const betweenClass = defineGenerator<Histogram>({
  id: 'threshold-otsu-drawn',
  concept: 'threshold-otsu',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Best split of a small histogram', zh: '小直方图的最佳分割' },
  source:
    'Otsu 1979, A Threshold Selection Method from Gray-Level Histograms, IEEE Trans. SMC 9(1)',
  seconds: 150,
  draw: (random) => {
    for (;;) {
      const counts = drawCounts(random)
      if (tellsApart(counts)) return { counts }
    }
  },
  ask: ({ counts }) => {
    const { all, best, right, second, within, total, unweighted } = outcomes(counts)
    const pixels = sum(counts)
    const table = (level: string, count: string): string =>
      `| ${level} | 0 | 1 | 2 | 3 |\n|---|---|---|---|---|\n| ${count} | ${counts.join(' | ')} |`
    const working = [
      String.raw`| $t$ | $w_0$ | $w_1$ | $\mu_0$ | $\mu_1$ | $\sigma_B^2$ |`,
      '|---|---|---|---|---|---|',
      ...all.map(
        ({ t, n0, n1, mean0, mean1, between }) =>
          `| ${t} | ${n0}/${pixels} | ${n1}/${pixels} | ${short(mean0)} | ${short(mean1)} | ${short(between)} |`,
      ),
    ].join('\n')
    return {
      stem: {
        en: String.raw`An image with ${pixels} pixels has four grey levels:

${table('level', 'pixels')}

Otsu's method tries each threshold $t$, with levels $\le t$ as one class and the rest as the other, and takes the one with the largest between-class variance $\sigma_B^2$. How large is this largest $\sigma_B^2$? Take class weights as fractions of all pixels; give at least three decimals.`,
        zh: String.raw`一幅图像有${pixels}个像素、四个灰度级：

${table('灰度', '像素数')}

大津法逐个尝试阈值$t$（灰度$\le t$为一类，其余为另一类），取类间方差$\sigma_B^2$最大的那个。这个最大的$\sigma_B^2$是多少？类的权重取占全部像素的比例，至少保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(second),
            why: {
              en: 'That is the second-best threshold. Try all three.',
              zh: '这是次优的阈值；三个都要试。',
            },
          },
          {
            value: rounded(unweighted),
            why: {
              en: String.raw`The squared distance of the means still has to be weighted with $w_0w_1$.`,
              zh: String.raw`均值之差的平方还要乘以$w_0w_1$。`,
            },
          },
          {
            value: rounded(within),
            why: {
              en: 'That is the variance within the classes, which Otsu makes small.',
              zh: '这是类内方差，大津法要让它最小。',
            },
          },
          {
            value: rounded(total),
            why: {
              en: 'That is the variance of the whole image. It is the sum of the within-class and the between-class part.',
              zh: '这是整幅图的方差，等于类内方差与类间方差之和。',
            },
          },
        ],
      },
      explanation: {
        en: String.raw`For each threshold $\sigma_B^2 = w_0 w_1 (\mu_0-\mu_1)^2$:

${working}

The best threshold is $t = ${best.t}$, with $\sigma_B^2 \approx ${short(right)}$. The total variance $${short(total)}$ is the same for every $t$, so a large $\sigma_B^2$ means a small variance within the classes, here $${short(within)}$.`,
        zh: String.raw`对每个阈值计算$\sigma_B^2 = w_0 w_1 (\mu_0-\mu_1)^2$：

${working}

最佳阈值为$t = ${best.t}$，$\sigma_B^2 \approx ${short(right)}$。总方差$${short(total)}$与$t$无关，因此类间方差最大等价于类内方差最小，这里类内方差为$${short(within)}$。`,
      },
    }
  },
})

export const generators = [betweenClass]
