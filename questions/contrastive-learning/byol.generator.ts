import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

type Vector = readonly [number, number]

/** Predictions of the online network and targets, one pair for each direction of the loss. */
export interface Views {
  readonly q1: Vector
  readonly z2: Vector
  readonly q2: Vector
  readonly z1: Vector
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1]
const norm = (a: Vector): number => Math.sqrt(dot(a, a))
const cosine = (a: Vector, b: Vector): number => dot(a, b) / (norm(a) * norm(b))
const raw = (a: Vector, b: Vector): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2

function outcomes({ q1, z2, q2, z1 }: Views) {
  const first = cosine(q1, z2)
  const second = cosine(q2, z1)
  const right = 2 - 2 * first + (2 - 2 * second)
  return {
    first,
    second,
    right,
    known: {
      unnormalised: raw(q1, z2) + raw(q2, z1),
      oneDirection: 2 - 2 * first,
      averaged: right / 2,
      simsiam: -(first + second) / 2,
    },
  }
}

/** Vectors of whole length, so that the cosines are simple fractions. */
const triples: readonly Vector[] = [
  [3, 4],
  [4, 3],
  [5, 12],
  [12, 5],
  [8, 6],
  [6, 8],
  [0, 5],
  [5, 0],
  [0, 2],
  [3, 0],
]

function drawVector(random: Random): Vector {
  const [x, y] = pick(random, triples)
  return integer(random, 0, 3) === 0 && x !== 0 ? [-x, y] : [x, y]
}

const usable = (views: Views): boolean => {
  const { first, second, right, known } = outcomes(views)
  return (
    [first, second].every((c) => c > -0.5 && c < 0.99) &&
    first !== second &&
    right >= 0.1 &&
    Object.values(known).every((value) => Math.abs(value - right) > 0.05 * right)
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))
const vector = ([x, y]: Vector): string => `(${x}, ${y})`
/** "3 \cdot 4 + …" is left to the reader; the cosine is shown as a fraction of whole numbers. */
const fraction = (a: Vector, b: Vector): string =>
  String.raw`\frac{${dot(a, b)}}{${norm(a)}\cdot ${norm(b)}}`

const symmetrisedLoss = defineGenerator<Views>({
  id: 'byol-symmetrised-loss-drawn',
  concept: 'byol',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'BYOL loss of one image', zh: '单张图像的BYOL损失' },
  seconds: 90,
  source: 'Grill et al. 2020, arXiv:2006.07733',
  draw: (random) => {
    for (;;) {
      const views: Views = {
        q1: drawVector(random),
        z2: drawVector(random),
        q2: drawVector(random),
        z1: drawVector(random),
      }
      if (usable(views)) return views
    }
  },
  ask: (views) => {
    const { q1, z2, q2, z1 } = views
    const { first, second, right, known } = outcomes(views)
    const listing = String.raw`$$\begin{aligned} q_1 &= ${vector(q1)}, & z'_2 &= ${vector(z2)} \\ q_2 &= ${vector(q2)}, & z'_1 &= ${vector(z1)} \end{aligned}$$`
    const working = String.raw`$$\begin{aligned} \cos(q_1, z'_2) &= ${fraction(q1, z2)} = ${rounded(first)} \\ \cos(q_2, z'_1) &= ${fraction(q2, z1)} = ${rounded(second)} \\ L &= (2 - 2\cdot ${signed(first)}) \\ &\quad + (2 - 2\cdot ${signed(second)}) = ${rounded(right)} \end{aligned}$$`
    return {
      stem: {
        en: `For two views of an image, the predictor of BYOL outputs $q_1$ and $q_2$, and the target network projects the views to $z'_1$ and $z'_2$:\n\n${listing}\n\nBYOL compares $q_1$ with $z'_2$ and $q_2$ with $z'_1$ by the squared distance of the normalised vectors, and adds up the two directions. What is the loss of this image? Give at least two decimals.`,
        zh: `对一张图像的两个视图，BYOL的预测头输出$q_1$和$q_2$，目标网络的投影为$z'_1$和$z'_2$：\n\n${listing}\n\nBYOL把$q_1$与$z'_2$、$q_2$与$z'_1$各自归一化后求平方距离，再把两个方向相加。这张图像的损失是多少？至少保留两位小数。`,
      },
      answer: {
        value: right,
        tolerance: { absolute: 0.006 },
        mistakes: [
          {
            value: rounded(known.unnormalised),
            why: {
              en: 'The squared distance of the vectors as they are. BYOL normalises them to length 1 first.',
              zh: '这是未归一化向量的平方距离；BYOL先把它们归一化为单位长度。',
            },
          },
          {
            value: rounded(known.oneDirection),
            why: {
              en: 'One direction only. The loss is symmetrised.',
              zh: '只算了一个方向；损失是对称化的，两个方向都要算。',
            },
          },
          {
            value: rounded(known.averaged),
            why: {
              en: 'The two directions are averaged, or the factor 2 of $2-2\\cos$ is missing. BYOL adds them.',
              zh: '对两个方向取了平均，或漏了$2-2\\cos$中的系数2；BYOL是把两个方向相加。',
            },
          },
          {
            value: rounded(known.simsiam),
            why: {
              en: 'That is the loss of SimSiam, the negative mean cosine. It differs by a factor and a constant.',
              zh: '这是SimSiam的损失，即余弦均值取负；两者只差一个系数和一个常数。',
            },
          },
        ],
      },
      explanation: {
        en: `For unit vectors $\\lVert a-b\\rVert^2 = 2-2\\cos(a,b)$:\n\n${working}\n\nThe loss lies between 0 and 8. It is 0 for a constant output as well, so the value alone says nothing about collapse.`,
        zh: `单位向量满足$\\lVert a-b\\rVert^2 = 2-2\\cos(a,b)$：\n\n${working}\n\n损失在0到8之间。输出为常数时损失也是0，所以单看它判断不了是否坍塌。`,
      },
    }
  },
})

/** A negative factor in brackets. */
function signed(value: number): string {
  const written = rounded(value)
  return written < 0 ? `(${written})` : `${written}`
}

export const generators = [symmetrisedLoss]
