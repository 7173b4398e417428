import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** A batch of images drawn independently from classes whose shares are whole per cent. */
export interface Batch {
  readonly images: number
  readonly shares: readonly number[]
}

/** Mixtures that are clearly not balanced. */
const mixtures: readonly (readonly number[])[] = [
  [50, 30, 20],
  [60, 30, 10],
  [70, 20, 10],
  [80, 10, 10],
  [50, 40, 10],
  [60, 20, 20],
  [40, 30, 20, 10],
  [50, 20, 20, 10],
  [70, 10, 10, 10],
  [60, 20, 10, 10],
  [50, 30, 10, 10],
  [80, 20],
  [90, 10],
  [70, 30],
]

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0)

function outcomes({ images, shares }: Batch) {
  const negatives = 2 * (images - 1)
  const same = sum(shares.map((share) => share * share)) / 10_000
  return {
    negatives,
    same,
    right: negatives * same,
    known: {
      balanced: negatives / shares.length,
      oneView: (images - 1) * same,
      largest: (negatives * Math.max(...shares)) / 100,
      others: negatives * (1 - same),
    },
  }
}

const usable = (batch: Batch): boolean => {
  const { right, known } = outcomes(batch)
  return Object.values(known).every((value) => Math.abs(value - right) > 0.04 * right)
}

const rounded = (value: number): number => Number(value.toFixed(4))

const expectedFalse = defineGenerator<Batch>({
  id: 'hard-negatives-expected-false-drawn',
  concept: 'hard-negatives',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'False negatives in a skewed data set', zh: '类别不均时的假负例数' },
  seconds: 90,
  source: 'Chuang et al. 2020, arXiv:2007.00224',
  draw: (random: Random) => {
    for (;;) {
      const batch = {
        images: pick(random, [16, 32, 51, 64, 101, 128, 201, 256, 512]),
        shares: pick(random, mixtures),
      }
      if (usable(batch)) return batch
    }
  },
  ask: (batch) => {
    const { images, shares } = batch
    const { negatives, same, right, known } = outcomes(batch)
    const written = (joint: string): string => shares.map((share) => `${share}%`).join(joint)
    const squares = shares.map((share) => `${share / 100}^2`).join(' + ')
    const working = String.raw`$$\begin{aligned} \sum_c p_c^2 &= ${squares} = ${rounded(same)} \\ ${negatives}\cdot ${rounded(same)} &= ${rounded(right)} \end{aligned}$$`
    return {
      stem: {
        en: `An unlabelled data set actually consists of ${shares.length} classes with shares of ${written(', ')}. SimCLR draws ${images} images independently and takes two views of each; an anchor's negatives are all views of the other images. How many negatives of a randomly chosen anchor belong, on average, to its own class? Give at least one decimal.`,
        zh: `某无标签数据集实际上有${shares.length}个类别，占比为${written('、')}。SimCLR独立抽取${images}张图像，每张取两个视图；锚点的负样本是其余图像的所有视图。随机选一个锚点，它的负样本中平均有多少个与它同类？至少保留一位小数。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(known.balanced),
            why: {
              en: 'Takes the classes as equally frequent. Frequent classes meet themselves more often.',
              zh: '把各类别当成一样多；占比大的类别更容易遇到同类。',
            },
          },
          {
            value: rounded(known.oneView),
            why: {
              en: 'Counts one view per image. Both views of every other image are negatives.',
              zh: '每张图像只算了一个视图；其余图像的两个视图都是负样本。',
            },
          },
          {
            value: rounded(known.largest),
            why: {
              en: 'Holds for anchors of the largest class only. The anchor is random as well.',
              zh: '只对最大类别的锚点成立；锚点本身也是随机的。',
            },
          },
          {
            value: rounded(known.others),
            why: {
              en: 'These are the genuine negatives, those of another class.',
              zh: '这是真正的负样本数，即不同类的。',
            },
          },
        ],
      },
      explanation: {
        en: `An anchor has $2\\cdot(${images}-1) = ${negatives}$ negatives. Anchor and negative are both of class $c$ with probability $p_c^2$:\n\n${working}\n\nThis share does not shrink with the batch: a larger batch brings more false negatives in proportion. With $C$ balanced classes it would be $1/C$, the smallest possible.`,
        zh: `锚点有$2\\cdot(${images}-1) = ${negatives}$个负样本。锚点与某个负样本同属类别$c$的概率为$p_c^2$：\n\n${working}\n\n这个比例不随批大小下降，批次越大，假负例也按比例增多。$C$个类别均衡时比例为$1/C$，已是最小。`,
      },
    }
  },
})

export const generators = [expectedFalse]
