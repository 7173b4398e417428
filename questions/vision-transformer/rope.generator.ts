import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

type Pair = readonly [number, number]

interface Turned {
  /** Degrees per position. */
  readonly theta: number
  /** Position of the query. */
  readonly m: number
  /** Position of the key. */
  readonly n: number
  readonly q: Pair
  readonly k: Pair
}

const turned = ([x, y]: Pair, degrees: number): Pair => {
  const angle = (degrees * Math.PI) / 180
  return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]
}

const dot = (a: Pair, b: Pair): number => a[0] * b[0] + a[1] * b[1]

const rounded = (value: number): number => Number(value.toFixed(2)) + 0

/** The angle from the turned query's frame to that of the key: 90 or 270 degrees in every draw. */
const between = ({ theta, m, n }: Turned): number => ((((n - m) * theta) % 360) + 360) % 360

const outcomes = (drawn: Turned) => {
  const { theta, m, n, q, k } = drawn
  return {
    right: Math.round(dot(q, turned(k, between(drawn)))) + 0,
    plain: dot(q, k),
    backwards: Math.round(dot(q, turned(k, -between(drawn)))) + 0,
    queryOnly: rounded(dot(turned(q, m * theta), k)),
    summed: rounded(dot(q, turned(k, (m + n) * theta))),
  }
}

const drawTurned = (random: Random): Turned => {
  const theta = pick(random, [15, 30, 45, 90])
  const distance = pick(random, [90, 270, 450]) / theta
  const n = integer(random, 5, 60)
  const entry = () => pick(random, [-3, -2, -1, 1, 2, 3, 4])
  return { theta, m: n + distance, n, q: [entry(), entry()], k: [entry(), entry()] }
}

const tellsApart = (drawn: Turned): boolean => {
  const all = Object.values(outcomes(drawn))
  return new Set(all).size === all.length
}

const pair = ([x, y]: Pair): string => `(${x},\\,${y})`

const scoreOfPair = defineGenerator<Turned>({
  id: 'rope-score-of-a-pair-drawn',
  concept: 'rope',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'Score of a rotated pair', zh: '旋转之后的得分' },
  source: 'Su et al. 2021, RoFormer, arXiv:2104.09864',
  draw: (random) => {
    for (;;) {
      const drawn = drawTurned(random)
      if (tellsApart(drawn)) return drawn
    }
  },
  ask: (drawn) => {
    const { theta, m, n, q, k } = drawn
    const { right, plain, backwards, queryOnly, summed } = outcomes(drawn)
    const [a, b] = k
    const angle = between(drawn)
    const key: Pair = angle === 90 ? [-b + 0, a] : [b, -a + 0]
    const signed = (value: number): string => (value < 0 ? `(${value})` : `${value}`)
    const product = (i: 0 | 1): string => String.raw`${signed(q[i])}\cdot ${signed(key[i])}`
    const working = String.raw`$$\begin{aligned}&(n-m)\,\theta=${(n - m) * theta}^\circ\equiv ${angle}^\circ\\ &R\,k=${pair(key)}\\ &q\cdot R\,k=${product(0)}+${product(1)}=${right}\end{aligned}$$`
    return {
      stem: {
        en: `One pair of dimensions of a head uses RoPE with $\\theta=${theta}^\\circ$ per position. A vector at position $p$ is turned counter-clockwise by $p\\,\\theta$: $(1,0)$ goes to $(\\cos p\\theta,\\ \\sin p\\theta)$.\n\nBefore turning, the query at position $m=${m}$ is $q=${pair(q)}$ and the key at position $n=${n}$ is $k=${pair(k)}$. What does this pair contribute to their dot product after turning (before scaling)?`,
        zh: `某个头的一对维度采用RoPE，每个位置转$\\theta=${theta}^\\circ$：位置$p$的向量逆时针旋转$p\\,\\theta$，即$(1,0)$变为$(\\cos p\\theta,\\ \\sin p\\theta)$。\n\n旋转之前，位置$m=${m}$的查询为$q=${pair(q)}$，位置$n=${n}$的键为$k=${pair(k)}$。旋转之后，这一对维度对两者的点积贡献多少（缩放之前）？`,
      },
      answer: {
        value: right,
        mistakes: [
          {
            value: plain,
            why: {
              en: 'That is the dot product before turning.',
              zh: '这是旋转之前的点积。',
            },
          },
          {
            value: backwards,
            why: {
              en: 'Turns the key by $(m-n)\\theta$. Moving the rotation from the query over to the key changes its sign.',
              zh: '把键转了$(m-n)\\theta$；把查询的旋转移到键上时要变号。',
            },
          },
          {
            value: queryOnly,
            why: {
              en: 'Turns the query only. RoPE turns the key by its own position, too.',
              zh: '只转了查询；键也要按自己的位置旋转。',
            },
          },
          {
            value: summed,
            why: {
              en: 'Adds the two angles. In the dot product one rotation is transposed, so the angles are subtracted.',
              zh: '把两个角相加了；点积中有一个旋转要转置，所以角度是相减。',
            },
          },
        ],
      },
      explanation: {
        en: `Rotations satisfy $R(\\alpha)^\\top=R(-\\alpha)$, so $(R(m\\theta)q)^\\top R(n\\theta)k=q^\\top R((n-m)\\theta)\\,k$. Only the difference of the positions matters, and $(x,y)$ turned by $${angle}^\\circ$ is $${angle === 90 ? '(-y,\\,x)' : '(y,\\,-x)'}$. With $R$ for this rotation:\n\n${working}\n\nThe same pair of vectors at any two positions ${m - n} apart, query last, has this score.`,
        zh: `旋转满足$R(\\alpha)^\\top=R(-\\alpha)$，所以$(R(m\\theta)q)^\\top R(n\\theta)k=q^\\top R((n-m)\\theta)\\,k$，只有位置之差起作用。$(x,y)$转${angle}°后是$${angle === 90 ? '(-y,\\,x)' : '(y,\\,-x)'}$。记这个旋转为$R$：\n\n${working}\n\n只要查询在后、相距${m - n}个位置，这两个向量放在哪里得分都一样。`,
      },
    }
  },
})

export const generators = [scoreOfPair]
