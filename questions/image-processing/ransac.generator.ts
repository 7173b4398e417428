import { pick } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

const models = [
  { sample: 2, en: 'a straight line to edge points', zh: '用边缘点拟合一条直线', datum: 'points' },
  { sample: 3, en: 'an affine transform to matches', zh: '用匹配点对估计仿射变换', datum: 'pairs' },
  { sample: 4, en: 'a homography to matches', zh: '用匹配点对估计单应矩阵', datum: 'pairs' },
  {
    sample: 8,
    en: 'a fundamental matrix (8-point algorithm) to matches',
    zh: '用匹配点对和八点法估计基础矩阵',
    datum: 'pairs',
  },
] as const

interface Fit {
  readonly model: (typeof models)[number]
  /** Per cent. */
  readonly inliers: number
  readonly confidence: number
}

/** Trials until one of them is clean with the wanted confidence, not yet rounded. */
const trials = (confidence: number, clean: number): number =>
  Math.log(1 - confidence / 100) / Math.log(1 - clean)

const cleanSample = ({ model, inliers }: Fit): number => (inliers / 100) ** model.sample

/** Far from a whole number, so that rounded logarithms lead to the same answer; and of human size. */
const fair = (fit: Fit): boolean => {
  const exact = trials(fit.confidence, cleanSample(fit))
  const rest = exact - Math.floor(exact)
  return exact > 3 && exact < 1500 && rest > 0.1 && rest < 0.9
}

const short = (value: number): string => String(Number(value.toPrecision(4)))

const trialCount = defineGenerator<Fit>({
  id: 'ransac-trials-drawn',
  concept: 'ransac',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Trials that RANSAC needs', zh: 'RANSAC需要的抽样次数' },
  source: 'Fischler and Bolles 1981, Random Sample Consensus, CACM 24(6)',
  draw: (random) => {
    for (;;) {
      const fit = {
        model: pick(random, models),
        inliers: pick(random, [30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80]),
        confidence: pick(random, [90, 95, 98, 99, 99.9]),
      }
      if (fair(fit)) return fit
    }
  },
  ask: (fit) => {
    const { model, inliers, confidence } = fit
    const w = inliers / 100
    const p = confidence / 100
    const clean = cleanSample(fit)
    const exact = trials(confidence, clean)
    const value = Math.ceil(exact)
    const failure = Number((1 - p).toPrecision(3))
    const working = String.raw`$$k = \left\lceil\frac{\ln(1-p)}{\ln(1-w^s)}\right\rceil = \left\lceil\frac{\ln ${failure}}{\ln(1-${w}^{${model.sample}})}\right\rceil = \lceil ${short(exact)}\rceil = ${value}$$`
    const equals = Math.abs(Number(short(clean)) - clean) < 1e-12 ? '=' : String.raw`\approx`
    const points = model.datum === 'points'
    return {
      stem: {
        en: `RANSAC fits ${model.en}. Each trial draws a sample of ${model.sample} ${model.datum}; ${inliers}% of all ${model.datum} are inliers, and draws count as independent. What is the smallest number of trials for which, with a probability of at least ${confidence}%, one or more samples consist of inliers only?`,
        zh: `RANSAC${model.zh}，每次抽取${model.sample}${points ? '个点' : '对点'}作为样本；全部数据中有${inliers}%是内点，各次抽取视为相互独立。要以不低于${confidence}%的概率保证至少有一次抽到的全是内点，最少需要抽样多少次？`,
      },
      answer: {
        value,
        mistakes: [
          {
            value: Math.floor(exact),
            why: {
              en: 'Rounds down, which falls just short of the probability asked for.',
              zh: '向下取整了，概率还差一点。',
            },
          },
          {
            value: Math.ceil(trials(confidence, w)),
            why: {
              en: `Uses the inlier ratio itself. All ${model.sample} of a sample must be inliers, which has probability $w^s$.`,
              zh: `直接用了内点率；一个样本的${model.sample}个都要是内点，概率是$w^s$。`,
            },
          },
          {
            value: Math.ceil(trials(confidence, (1 - w) ** model.sample)),
            why: {
              en: 'Takes outliers for inliers: that waits for a sample of outliers only.',
              zh: '把外点当成了内点，算的是抽到全是外点的样本。',
            },
          },
          {
            value: Math.ceil(1 / clean),
            why: {
              en: 'That is the mean number of trials until the first clean sample. It gives no such confidence.',
              zh: '这是首次抽到全内点样本的平均次数，达不到要求的置信度。',
            },
          },
        ],
      },
      explanation: {
        en: String.raw`A sample is clean with probability $w^s = ${w}^{${model.sample}} ${equals} ${short(clean)}$. All $k$ trials fail with probability $(1-w^s)^k$, which must not exceed $1-p = ${failure}$:

${working}

The sample size sits in the exponent, which is why one draws no more than the model needs.`,
        zh: String.raw`一个样本全是内点的概率为$w^s = ${w}^{${model.sample}} ${equals} ${short(clean)}$。$k$次全部失败的概率是$(1-w^s)^k$，不能超过$1-p = ${failure}$：

${working}

样本大小在指数上，所以每次只抽求解模型所必需的数量。`,
      },
    }
  },
})

export const generators = [trialCount]
