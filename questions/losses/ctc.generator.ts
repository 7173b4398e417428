import { pick, type Random, shuffled } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

type Sign = '-' | 'a' | 'b'

/** Tenths of probability in one frame. */
export type Frame = Readonly<Record<Sign, number>>

export interface Lattice {
  readonly label: 'a' | 'ab'
  readonly frames: readonly Frame[]
}

/** All paths over three frames that collapse to the label: runs of equal signs merge, then blanks go. */
const paths: Readonly<Record<Lattice['label'], readonly string[]>> = {
  a: ['aaa', 'aa-', 'a--', '-aa', '-a-', '--a'],
  ab: ['aab', 'abb', 'ab-', 'a-b', '-ab'],
}

const tenths = (frames: readonly Frame[], path: string): number =>
  frames.reduce((product, frame, t) => product * frame[path[t] as Sign], 1)

const total = (frames: readonly Frame[], list: readonly string[]): number =>
  list.reduce((sum, path) => sum + tenths(frames, path), 0)

/** In thousandths, so that everything stays a whole number. */
function outcomes({ label, frames }: Lattice) {
  const right = total(frames, paths[label])
  const withoutBlank = paths[label].filter((path) => !path.includes('-'))
  return {
    right,
    known: {
      best: Math.max(...paths[label].map((path) => tenths(frames, path))),
      noBlanks: total(frames, withoutBlank),
      order: label === 'a' ? right + tenths(frames, 'a-a') : tenths(frames, 'a-b'),
    },
  }
}

const drawFrame = (random: Random): Frame => {
  const [blank = 0, a = 0, b = 0] = shuffled(
    random,
    pick(random, [
      [1, 2, 7],
      [1, 3, 6],
      [1, 4, 5],
      [2, 2, 6],
      [2, 3, 5],
      [2, 4, 4],
      [3, 3, 4],
      [1, 1, 8],
    ]),
  )
  return { '-': blank, a, b }
}

const tellsApart = (lattice: Lattice): boolean => {
  const { right, known } = outcomes(lattice)
  const all = [right, ...Object.values(known)]
  return right >= 60 && new Set(all).size === all.length && right - known.best >= 10
}

const decimal = (thousandths: number): number => Math.round(thousandths) / 1000

const labelProbability = defineGenerator<Lattice>({
  id: 'ctc-three-frames-drawn',
  concept: 'ctc',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Probability of a label under CTC', zh: 'CTC下标签序列的概率' },
  seconds: 120,
  source: 'Graves et al. 2006, Connectionist temporal classification, ICML',
  draw: (random) => {
    const label = pick(random, ['a', 'ab'] as const)
    for (;;) {
      const lattice = { label, frames: [drawFrame(random), drawFrame(random), drawFrame(random)] }
      if (tellsApart(lattice)) return lattice
    }
  },
  ask: (lattice) => {
    const { label, frames } = lattice
    const { right, known } = outcomes(lattice)
    const row = (name: string, sign: Sign): string =>
      `| ${name} | ${frames.map((frame) => `0.${frame[sign]}`).join(' | ')} |`
    const table = (head: string, blank: string): string =>
      [
        `| ${head} | $t=1$ | $t=2$ | $t=3$ |`,
        '|---|---|---|---|',
        row(blank, '-'),
        row('a', 'a'),
        row('b', 'b'),
      ].join('\n')
    const list = paths[label].map((path) => `\`${path}\` ${decimal(tenths(frames, path))}`)
    const count = paths[label].length
    return {
      stem: {
        en: `A CTC model outputs these probabilities in three frames:\n\n${table('symbol', 'blank')}\n\nWhat is the probability of the label sequence "${label}"? Give three decimals.`,
        zh: `某CTC模型在三帧上输出的概率如下：\n\n${table('符号', '空白')}\n\n标签序列“${label}”的概率是多少？保留三位小数。`,
      },
      answer: {
        value: decimal(right),
        tolerance: { absolute: 0.0005 },
        mistakes: [
          {
            value: decimal(known.best),
            why: {
              en: 'Only the most probable path. CTC adds up all paths that collapse to the label.',
              zh: '只算了概率最大的一条路径；CTC要把能折叠成该标签的所有路径加起来。',
            },
          },
          {
            value: decimal(known.noBlanks),
            why: {
              en: 'Only paths without a blank. Those with blanks belong to the label as well.',
              zh: '只算了不含空白的路径；含空白的也要算。',
            },
          },
          label === 'a'
            ? {
                value: decimal(known.order),
                why: {
                  en: 'The path `a-a` was counted. Runs merge before blanks go, so it reads "aa".',
                  zh: '把路径`a-a`也算上了；要先合并相邻的重复、再去掉空白，它对应的是“aa”。',
                },
              }
            : {
                value: decimal(known.order),
                why: {
                  en: 'Only `a-b`. A blank is required between equal symbols only; a may pass into b directly.',
                  zh: '只算了`a-b`；只有相同字符之间才必须有空白，a可以直接接b。',
                },
              },
        ],
      },
      explanation: {
        en: `A path is collapsed by merging runs of equal symbols, then removing blanks (\`-\`). These ${count} paths give "${label}", each with the product of its three probabilities:\n\n${list.join(', ')}.\n\nThey add up to $${decimal(right)}$; the loss is its negative logarithm. For long inputs the forward algorithm does the same sum in $O(T\\cdot U)$, with $T$ frames and $U$ labels.`,
        zh: `折叠路径时，先合并相邻的重复字符，再去掉空白（\`-\`）。能得到“${label}”的路径有${count}条，每条的概率是三帧概率之积：\n\n${list.join('，')}。\n\n相加得$${decimal(right)}$，取负对数就是损失。序列较长时，用前向算法求同样的和，复杂度为$O(T\\cdot U)$，$T$为帧数，$U$为标签长度。`,
      },
    }
  },
})

export const generators = [labelProbability]
