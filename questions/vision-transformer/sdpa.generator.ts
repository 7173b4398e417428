import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

interface Row {
  readonly dk: number
  /** The scaled score of key j is the logarithm of this weight. */
  readonly weights: readonly number[]
  readonly values: readonly number[]
}

/** The last key comes after the query: a causal mask hides it. */
const visible = 3

const mean = (weights: readonly number[], values: readonly number[]): number =>
  weights.reduce((sum, w, j) => sum + w * (values[j] ?? 0), 0) /
  weights.reduce((sum, w) => sum + w, 0)

const outcomes = ({ dk, weights, values }: Row) => {
  const seen = weights.slice(0, visible)
  return {
    right: mean(seen, values),
    unscaled: mean(
      seen.map((w) => w ** Math.sqrt(dk)),
      values,
    ),
    unmasked: mean(weights, values),
    uniform: mean(
      seen.map(() => 1),
      values,
    ),
  }
}

const drawRow = (random: Random): Row => ({
  dk: pick(random, [4, 16, 64]),
  weights: pick(random, [
    [1, 2, 5],
    [1, 3, 6],
    [1, 3, 4],
    [2, 3, 5],
    [1, 1, 8],
    [1, 2, 2],
    [2, 2, 6],
    [1, 4, 5],
    [1, 1, 3],
    [3, 3, 4],
  ])
    .map((w) => ({ w, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ w }) => w)
    .concat(integer(random, 2, 6)),
  values: Array.from({ length: visible + 1 }, () => integer(random, 1, 20)),
})

/** Each known mistake must lead well away from the right answer and from the others, else the question could not tell it. */
const tellsApart = (row: Row): boolean => {
  const { right, ...mistakes } = outcomes(row)
  const known = Object.values(mistakes)
  return known.every(
    (value, i) =>
      Math.abs(value - right) > 0.03 * right &&
      known.slice(i + 1).every((other) => Math.abs(value - other) > 0.02 * other),
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))

const score = (dk: number, weight: number): string =>
  weight === 1 ? '0' : String.raw`${Math.sqrt(dk)}\ln ${weight}`

const oneRow = defineGenerator<Row>({
  id: 'sdpa-one-row-drawn',
  concept: 'sdpa',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'One row of masked attention', zh: '带掩码注意力的一行' },
  source: 'Vaswani et al. 2017, arXiv:1706.03762',
  exercises: ['attention'],
  draw: (random) => {
    for (;;) {
      const row = drawRow(random)
      if (tellsApart(row)) return row
    }
  },
  ask: (row) => {
    const { dk, weights, values } = row
    const { right, unscaled, unmasked, uniform } = outcomes(row)
    const seen = weights.slice(0, visible)
    const total = seen.reduce((sum, w) => sum + w, 0)
    const table = (key: string, dot: string, value: string): string =>
      [
        `| ${key} | 1 | 2 | 3 | 4 |`,
        '|---|---|---|---|---|',
        `| ${dot} | ${weights.map((w) => `$${score(dk, w)}$`).join(' | ')} |`,
        `| ${value} | ${values.map((v) => `$${v}$`).join(' | ')} |`,
      ].join('\n')
    const sum = seen.map((w, j) => String.raw`${w}\cdot ${values[j] ?? 0}`).join(' + ')
    const working = String.raw`$$\frac{${sum}}{${total}} = ${rounded(right)}$$`
    return {
      stem: {
        en: `In causal scaled dot-product attention, token 3 is the query and $d_k = ${dk}$. The table gives its dot products with the four keys, before any scaling, and one component of each value.\n\n${table('key $j$', String.raw`$q\cdot k_j$`, '$v_j$')}\n\nWhat is this component of the output for token 3? Give at least two decimals.`,
        zh: `因果缩放点积注意力中，以第3个token为查询，$d_k = ${dk}$。下表给出它与四个键的点积（尚未缩放），以及各个值向量的同一个分量。\n\n${table('键$j$', String.raw`$q\cdot k_j$`, '$v_j$')}\n\n第3个token的输出在这个分量上是多少？至少保留两位小数。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: rounded(unscaled),
            why: {
              en: String.raw`The scores went into the softmax without the division by $\sqrt{d_k}$.`,
              zh: String.raw`得分没有先除以$\sqrt{d_k}$就送进了softmax。`,
            },
          },
          {
            value: rounded(unmasked),
            why: {
              en: 'Key 4 took part. It comes after the query, and the causal mask hides it.',
              zh: '把第4个键也算进去了；它在查询之后，因果掩码会挡住它。',
            },
          },
          {
            value: rounded(uniform),
            why: {
              en: 'That is the plain mean of the visible values; the scores were not used.',
              zh: '这是可见的几个值的简单平均，没有用到得分。',
            },
          },
        ],
      },
      explanation: {
        en:
          String.raw`Dividing by $\sqrt{${dk}} = ${Math.sqrt(dk)}$ leaves the scores $${seen.map((w) => String.raw`\ln ${w}`).join(',\\ ')}$ for keys 1 to 3; the mask sets key 4 to $-\infty$. Since $e^{\ln a} = a$, the weights stand in the ratio $${seen.join(':')}$:` +
          `\n\n${working}`,
        zh:
          String.raw`除以$\sqrt{${dk}} = ${Math.sqrt(dk)}$后，第1到3个键的得分为$${seen.map((w) => String.raw`\ln ${w}`).join(',\\ ')}$；掩码把第4个键的得分变成$-\infty$。由于$e^{\ln a} = a$，权重之比为$${seen.join(':')}$：` +
          `\n\n${working}`,
      },
    }
  },
})

export const generators = [oneRow]
