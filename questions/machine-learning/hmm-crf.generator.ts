import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Two states (0 ok, 1 worn), two observations (0 quiet, 1 loud); probabilities in tenths. */
export interface Chain {
  /** Of starting in state 0. */
  readonly start: number
  /** Of staying, for each state. */
  readonly stay: readonly [number, number]
  /** Of a loud observation, for each state. */
  readonly loud: readonly [number, number]
  readonly observed: readonly (0 | 1)[]
}

type Pair = readonly [number, number]

const begin = ({ start }: Chain, state: 0 | 1): number => (state === 0 ? start : 10 - start) / 10
const step = ({ stay }: Chain, from: 0 | 1, to: 0 | 1): number =>
  (from === to ? stay[from] : 10 - stay[from]) / 10
const emit = ({ loud }: Chain, state: 0 | 1, seen: 0 | 1): number =>
  (seen === 1 ? loud[state] : 10 - loud[state]) / 10

const states = [0, 1] as const

/** The columns of the lattice under a rule that joins what arrives from both states. */
function lattice(chain: Chain, join: (a: number, b: number) => number, first: Pair): Pair[] {
  const columns: Pair[] = []
  for (const [t, seen] of chain.observed.entries()) {
    const before = columns.at(-1) ?? first
    const arriving = (to: 0 | 1) =>
      t === 0 ? before[to] : join(before[0] * step(chain, 0, to), before[1] * step(chain, 1, to))
    columns.push([arriving(0) * emit(chain, 0, seen), arriving(1) * emit(chain, 1, seen)])
  }
  return columns
}

/** Takes the better state at each step and never looks back. */
function greedy(chain: Chain): number {
  let [probability, at] = [1, 0 as 0 | 1]
  for (const [t, seen] of chain.observed.entries()) {
    const next = states.map(
      (to) => (t === 0 ? begin(chain, to) : step(chain, at, to)) * emit(chain, to, seen),
    ) as [number, number]
    at = next[0] >= next[1] ? 0 : 1
    probability *= next[at]
  }
  return probability
}

const start = (chain: Chain): Pair => [begin(chain, 0), begin(chain, 1)]
const add = (a: number, b: number): number => a + b
const best = (columns: readonly Pair[]): number => Math.max(...(columns.at(-1) ?? [0, 0]))

function outcomes(chain: Chain) {
  const columns = lattice(chain, Math.max, start(chain))
  const total = lattice(chain, add, start(chain)).at(-1) ?? [0, 0]
  const right = best(columns)
  return {
    columns,
    right,
    known: {
      greedy: greedy(chain),
      forward: total[0] + total[1],
      conditional: right / (total[0] + total[1]),
      startless: best(lattice(chain, Math.max, [1, 1])),
    },
  }
}

/** The states of the best path, by going back from the better end. */
export function bestPath(chain: Chain): (0 | 1)[] {
  const { columns } = outcomes(chain)
  const last = columns.at(-1) ?? [0, 0]
  const path: (0 | 1)[] = [last[0] >= last[1] ? 0 : 1]
  for (let t = columns.length - 2; t >= 0; t--) {
    const [a, b] = columns[t] ?? [0, 0]
    const to = path[0] ?? 0
    path.unshift(a * step(chain, 0, to) >= b * step(chain, 1, to) ? 0 : 1)
  }
  return path
}

const drawChain = (random: Random): Chain => ({
  start: pick(random, [3, 4, 5, 6, 7, 8]),
  stay: [pick(random, [5, 6, 7, 8, 9]), pick(random, [5, 6, 7, 8, 9])],
  loud: [pick(random, [1, 2, 3, 4]), pick(random, [6, 7, 8, 9])],
  observed: pick(random, [
    [0, 1, 1],
    [1, 0, 1],
    [0, 0, 1],
    [1, 1, 0],
    [1, 0, 0],
    [0, 1, 0],
  ] as const),
})

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.05 * Math.max(a, b)

/** Every comparison of the lattice is clear, greedy choice fails, and no two outcomes are alike. */
function tellsApart(chain: Chain): boolean {
  const { right, known, columns } = outcomes(chain)
  const all = [right, ...Object.values(known)]
  const ends = [columns[0] ?? [0, 0], columns.at(-1) ?? [0, 0]] as const
  const close = columns
    .slice(0, -1)
    .some(([p, q]) => states.some((to) => near(p * step(chain, 0, to), q * step(chain, 1, to))))
  return (
    !close &&
    !ends.some(([a, b]) => near(a, b)) &&
    all.every((x, i) => all.slice(i + 1).every((y) => !near(x, y)))
  )
}

const short = (value: number): number => Number(value.toPrecision(4))

const viterbi = defineGenerator<Chain>({
  id: 'hmm-crf-viterbi-drawn',
  concept: 'hmm-crf',
  type: 'numeric',
  difficulty: 3,
  title: { en: 'The most probable path of a machine', zh: '机器状态的最可能路径' },
  source: 'Rabiner 1989, A Tutorial on Hidden Markov Models, Proceedings of the IEEE 77(2)',
  seconds: 240,
  draw: (random) => {
    for (;;) {
      const chain = drawChain(random)
      if (tellsApart(chain)) return chain
    }
  },
  ask: (chain) => {
    const { columns, right, known } = outcomes(chain)
    const names = ['O', 'W'] as const
    const model = [
      '```text',
      'state    start   to O   to W   quiet   loud',
      ...states.map(
        (s) =>
          `  ${names[s]}       ${begin(chain, s).toFixed(1)}    ${step(chain, s, 0).toFixed(1)}    ${step(chain, s, 1).toFixed(1)}     ${emit(chain, s, 0).toFixed(1)}    ${emit(chain, s, 1).toFixed(1)}`,
      ),
      '```',
    ].join('\n')
    const words = (list: readonly string[], comma: string) =>
      chain.observed.map((seen) => list[seen]).join(comma)
    const table = (head: string) =>
      [
        `| ${head} | $t=1$ | $t=2$ | $t=3$ |`,
        '|---|---|---|---|',
        ...states.map((s) => `| ${names[s]} | ${columns.map((c) => short(c[s])).join(' | ')} |`),
      ].join('\n')
    const path = bestPath(chain)
      .map((s) => names[s])
      .join(' → ')
    return {
      stem: {
        en: `A machine is ok (O) or worn (W); it is heard as quiet or loud. The hidden Markov model:\n\n${model}\n\nEach row gives, for one state, the probability of starting there, of the next state and of the sound. The sounds are ${words(['quiet', 'loud'], ', ')}. Take the most probable path of states. What is the joint probability of this path and the sounds? Give three significant digits.`,
        zh: `一台机器的状态为正常（O）或磨损（W），能听到的是安静（quiet）或响（loud）。隐马尔可夫模型为：\n\n${model}\n\n每行依次是一个状态的初始概率、转移到下一状态的概率和发出各种声音的概率。听到的声音依次为${words(['安静', '响'], '、')}。最可能的状态路径与这些声音的联合概率是多少？保留三位有效数字。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: short(known.greedy),
            why: {
              en: 'Takes the better state at each step. A path that starts worse can end better, so both must be kept.',
              zh: '每一步都取当时较好的状态；起步较差的路径后面可能更好，两条都要保留。',
            },
          },
          {
            value: short(known.forward),
            why: {
              en: 'Adds up all paths. That is the forward algorithm, the probability of the sounds.',
              zh: '把所有路径加起来了，那是前向算法，得到的是观测序列的概率。',
            },
          },
          {
            value: short(known.conditional),
            why: {
              en: 'That is the probability of the path given the sounds. Asked for is the joint probability.',
              zh: '这是给定声音时该路径的条件概率，题目问的是联合概率。',
            },
          },
          {
            value: short(known.startless),
            why: {
              en: 'Leaves out the probability of the first state.',
              zh: '漏了初始状态的概率。',
            },
          },
        ],
      },
      explanation: {
        en: `For each state keep the probability of the best path that ends there: $\\delta_1(s)=\\pi_s\\,b_s(o_1)$, then $\\delta_t(s)=\\max_r\\delta_{t-1}(r)\\,a_{rs}\\cdot b_s(o_t)$.\n\n${table('$\\delta_t$')}\n\nThe larger value in the last column is the answer, about ${short(right)}. Going back along the maxima gives the path ${path}. The work is $O(TN^2)$ where listing all paths takes $N^T$.`,
        zh: `对每个状态，保留以它结尾的最优路径的概率：$\\delta_1(s)=\\pi_s\\,b_s(o_1)$，$\\delta_t(s)=\\max_r\\delta_{t-1}(r)\\,a_{rs}\\cdot b_s(o_t)$。\n\n${table('$\\delta_t$')}\n\n最后一列中较大的就是答案，约为${short(right)}。沿取最大的来路回溯，路径为${path}。计算量是$O(TN^2)$，而枚举全部路径有$N^T$条。`,
      },
    }
  },
})

export const generators = [viterbi]
