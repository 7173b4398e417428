import { integer, pick, type Random, shuffled } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Samples of the two classes in each of two branches. */
export interface Branches {
  readonly name: string
  readonly left: readonly [number, number]
  readonly right: readonly [number, number]
}

const size = ([a, b]: readonly [number, number]): number => a + b

function entropy(counts: readonly [number, number], log = Math.log2): number {
  return counts
    .filter((count) => count > 0)
    .map((count) => count / size(counts))
    .reduce((total, share) => total - share * log(share), 0)
}

const impurity = (counts: readonly [number, number]): number =>
  1 - counts.reduce((total, count) => total + (count / size(counts)) ** 2, 0)

function outcomes({ left, right }: Branches) {
  const node: readonly [number, number] = [left[0] + right[0], left[1] + right[1]]
  const n = size(node)
  const weighted = (measure: (counts: readonly [number, number]) => number): number =>
    (size(left) * measure(left) + size(right) * measure(right)) / n
  const natural = (counts: readonly [number, number]): number => entropy(counts, Math.log)
  const after = weighted((counts) => entropy(counts))
  return {
    node,
    n,
    before: entropy(node),
    after,
    gain: entropy(node) - after,
    known: {
      after,
      unweighted: entropy(node) - (entropy(left) + entropy(right)) / 2,
      natural: natural(node) - weighted(natural),
      gini: impurity(node) - weighted(impurity),
    },
  }
}

function drawBranches(random: Random): Branches {
  const [left, right] = shuffled(random, [
    [integer(random, 3, 9), integer(random, 0, 4)],
    [integer(random, 1, 6), integer(random, 2, 9)],
  ] satisfies [number, number][])
  return {
    name: pick(random, ['wind', 'membership', 'coupon', 'smoker']),
    left: left ?? [1, 1],
    right: right ?? [1, 1],
  }
}

const usable = (branches: Branches): boolean => {
  const { gain, n, known } = outcomes(branches)
  const values = [gain, ...Object.values(known)]
  return (
    n <= 20 &&
    size(branches.left) !== size(branches.right) &&
    gain > 0.05 &&
    values.every((a, i) => values.slice(i + 1).every((b) => Math.abs(a - b) > 0.03 * gain + 0.003))
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))

const gainOfSplit = defineGenerator<Branches>({
  id: 'entropy-gain-of-split-drawn',
  concept: 'entropy-gain',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Information gain of a split', zh: '一次划分的信息增益' },
  source: 'Quinlan 1986, Induction of Decision Trees, Machine Learning 1',
  seconds: 120,
  draw: (random) => {
    for (;;) {
      const branches = drawBranches(random)
      if (usable(branches)) return branches
    }
  },
  ask: (branches) => {
    const { name, left, right } = branches
    const { node, n, before, after, gain, known } = outcomes(branches)
    const table = [
      '```text',
      `${name.padEnd(12)} positive   negative`,
      `yes          ${String(left[0]).padStart(8)}   ${String(left[1]).padStart(8)}`,
      `no           ${String(right[0]).padStart(8)}   ${String(right[1]).padStart(8)}`,
      '```',
    ].join('\n')
    const part = (counts: readonly [number, number]): string =>
      String.raw`\tfrac{${size(counts)}}{${n}}\cdot ${rounded(entropy(counts))}`
    const working = [
      String.raw`$$\begin{aligned}`,
      String.raw`H(\text{node}) &\approx ${rounded(before)} \\`,
      String.raw`H(\text{after}) &\approx ${part(left)} + ${part(right)} \approx ${rounded(after)} \\`,
      String.raw`\text{gain} &\approx ${rounded(gain)}`,
      String.raw`\end{aligned}$$`,
    ].join('\n')
    return {
      stem: {
        en: `A node of a decision tree has ${n} samples. The attribute \`${name}\` splits them:\n\n${table}\n\nHow large is the information gain of this split in bits (logarithm to base 2)? Give at least three decimals.`,
        zh: `决策树的某个节点有${n}个样本，属性\`${name}\`把它们划分如下：\n\n${table}\n\n这次划分的信息增益是多少bit（对数以2为底）？至少保留三位小数。`,
      },
      answer: {
        value: gain,
        tolerance: { absolute: 0.0015 },
        mistakes: [
          {
            value: rounded(known.unweighted),
            why: {
              en: 'The branches have different sizes. Their entropies have to be weighted by the number of samples.',
              zh: '两个分支大小不同，各自的熵要按样本数加权。',
            },
          },
          {
            value: rounded(known.after),
            why: {
              en: 'That is the entropy after the split. The gain is what it fell by.',
              zh: '这是划分之后的熵，增益是熵下降了多少。',
            },
          },
          {
            value: rounded(known.natural),
            why: {
              en: 'This uses the natural logarithm. Bits need base 2.',
              zh: '这里用了自然对数；以bit为单位要用以2为底的对数。',
            },
          },
          {
            value: rounded(known.gini),
            why: {
              en: 'That is the decrease in Gini impurity.',
              zh: '这是基尼不纯度的下降量。',
            },
          },
        ],
      },
      explanation: {
        en: `The node has ${node[0]} positive and ${node[1]} negative samples, the branches have ${size(left)} and ${size(right)} samples.\n\n${working}\n\nThe gain is the mutual information between attribute and label, so it is never negative; it is 0 when both branches have the class shares of the node.`,
        zh: `节点有${node[0]}个正样本、${node[1]}个负样本，两个分支各有${size(left)}个和${size(right)}个样本。\n\n${working}\n\n增益就是属性与标签之间的互信息，所以不会为负；两个分支的类别比例都与节点相同时为0。`,
      },
    }
  },
})

export const generators = [gainOfSplit]
