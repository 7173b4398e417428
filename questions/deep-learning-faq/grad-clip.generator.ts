import { pick, type Random, shuffled } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** Gradients of two parameter tensors and the limit of the clipping. */
export interface Clipping {
  readonly weight: readonly [number, number]
  readonly bias: number
  readonly limit: number
}

/** Three whole numbers whose length is a whole number. */
const triples = [
  [1, 2, 2],
  [2, 4, 4],
  [2, 3, 6],
  [1, 4, 8],
  [4, 4, 7],
  [2, 6, 9],
  [6, 6, 7],
  [3, 4, 12],
  [4, 6, 12],
  [2, 5, 14],
  [2, 10, 11],
] as const

const tidy = (value: number): number => Number(value.toFixed(4))

const length = (...values: number[]): number => Math.sqrt(values.reduce((s, v) => s + v * v, 0))

function outcomes({ weight, bias, limit }: Clipping) {
  const [first] = weight
  const norm = length(...weight, bias)
  const own = length(...weight)
  const clipped = norm > limit
  return {
    norm,
    clipped,
    value: tidy(clipped ? (first * limit) / norm : first),
    untouched: first,
    scaledUp: tidy((first * limit) / norm),
    byValue: Math.sign(first) * Math.min(Math.abs(first), limit),
    perTensor: tidy(own > limit ? (first * limit) / own : first),
    manhattan: tidy((first * limit) / (Math.abs(weight[0]) + Math.abs(weight[1]) + Math.abs(bias))),
  }
}

type Mistake = 'untouched' | 'scaledUp' | 'byValue' | 'perTensor' | 'manhattan'

/** The misconceptions that this draw can betray. */
function mistakesOf(clipping: Clipping): readonly Mistake[] {
  const { clipped, untouched, byValue } = outcomes(clipping)
  if (!clipped) return ['scaledUp', 'manhattan']
  return byValue === untouched
    ? ['untouched', 'perTensor', 'manhattan']
    : ['untouched', 'byValue', 'perTensor', 'manhattan']
}

const distinct = (values: readonly number[]): boolean =>
  values.every((a, i) => values.slice(i + 1).every((b) => Math.abs(a - b) > 0.05))

function drawClipping(random: Random): Clipping {
  const [a, b, c] = shuffled(random, pick(random, triples)) as [number, number, number]
  const sign = () => (random() < 0.5 ? -1 : 1)
  const share = random() < 0.15 ? 1.2 : pick(random, [0.1, 0.2, 0.25, 0.4, 0.5])
  const clipping: Clipping = {
    weight: [sign() * a, sign() * b],
    bias: sign() * c,
    limit: tidy(share * length(a, b, c)),
  }
  const found = outcomes(clipping)
  const wrong = mistakesOf(clipping).map((name) => found[name])
  return distinct([found.value, ...wrong]) ? clipping : drawClipping(random)
}

const whys = {
  untouched: {
    en: 'Left as it was. The norm is above the limit, so every entry is scaled.',
    zh: '没有变化；范数已超过阈值，每个分量都要缩小。',
  },
  scaledUp: {
    en: 'Scales the gradient up to the limit. Clipping never lengthens a gradient.',
    zh: '把梯度放大到了阈值；裁剪从不放大梯度。',
  },
  byValue: {
    en: 'Clips the single entry, as `clip_grad_value_` does.',
    zh: '这是按值裁剪单个分量，即`clip_grad_value_`的做法。',
  },
  perTensor: {
    en: 'Uses the norm of this tensor alone. The norm is taken over all parameters together.',
    zh: '只用了这一个张量的范数；范数要对所有参数一起算。',
  },
  manhattan: {
    en: 'Divides by the sum of absolute values. The default norm is the Euclidean one.',
    zh: '除以了绝对值之和；默认用的是欧几里得范数。',
  },
} as const

const globalNorm = defineGenerator<Clipping>({
  id: 'grad-clip-global-norm-drawn',
  concept: 'grad-clip',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'One entry after gradient clipping', zh: '梯度裁剪之后的一个分量' },
  seconds: 75,
  source: 'PyTorch documentation, torch.nn.utils.clip_grad_norm_',
  draw: drawClipping,
  ask: (clipping) => {
    const { weight, bias, limit } = clipping
    const { norm, clipped, value, ...wrong } = outcomes(clipping)
    const code = `\`\`\`python\n# after loss.backward()\n# W.grad = [${weight.join(', ')}]\n# b.grad = [${bias}]\ntorch.nn.utils.clip_grad_norm_([W, b], max_norm=${limit})\n\`\`\``
    const squares = [...weight, bias].map((g) => `${g * g}`).join(' + ')
    const root = String.raw`\lVert g\rVert &= \sqrt{${squares}} = ${norm}`
    const scale = String.raw`W_0 &= ${weight[0]}\cdot\frac{${limit}}{${norm}} = ${value}`
    const working = String.raw`$$\begin{aligned}${clipped ? `${root} \\\\ ${scale}` : root}\end{aligned}$$`
    return {
      stem: {
        en: `A model has two parameter tensors.\n\n${code}\n\nWhat is the first entry of \`W.grad\` afterwards? PyTorch's tiny constant in the denominator can be neglected.`,
        zh: `一个模型有两个参数张量。\n\n${code}\n\n执行之后\`W.grad\`的第一个分量是多少？PyTorch分母里的微小常数可忽略。`,
      },
      answer: {
        value,
        tolerance: { absolute: 0.005 },
        mistakes: mistakesOf(clipping).map((name) => ({ value: wrong[name], why: whys[name] })),
      },
      explanation: {
        en: clipped
          ? `All entries of both tensors count for the norm:\n\n${working}\n\nThe norm exceeds ${limit}, so every entry is multiplied by the same factor. The direction stays, and the new norm is ${limit}.`
          : `All entries of both tensors count for the norm:\n\n${working}\n\nThat is below ${limit}, so nothing changes. Clipping shortens long gradients and leaves the others alone.`,
        zh: clipped
          ? `两个张量的所有分量一起算范数：\n\n${working}\n\n范数超过${limit}，每个分量都乘同一个系数；方向不变，新的范数为${limit}。`
          : `两个张量的所有分量一起算范数：\n\n${working}\n\n没有超过${limit}，所以不变。裁剪只缩短过长的梯度，其余的不动。`,
      },
    }
  },
})

export const generators = [globalNorm]
