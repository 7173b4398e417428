import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

interface Packed {
  /** Tokens of the texts that share one row of the batch, in their order. */
  readonly lengths: readonly number[]
  /** Padding after the last text. */
  readonly padding: number
}

const triangle = (n: number): number => (n * (n + 1)) / 2

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const outcomes = ({ lengths, padding }: Packed) => ({
  right: sum(lengths.map(triangle)),
  oneText: triangle(sum(lengths)),
  bothWays: sum(lengths.map((n) => n * n)),
  withoutSelf: sum(lengths.map((n) => triangle(n - 1))),
  paddingToo: sum([...lengths, padding].map(triangle)),
})

const drawPacked = (random: Random): Packed => {
  const texts = pick(random, [2, 3, 3, 4])
  return {
    lengths: Array.from({ length: texts }, () => integer(random, 2, 9)),
    padding: integer(random, 2, 6),
  }
}

/** Each known mistake leads to a number of its own. */
const tellsApart = (packed: Packed): boolean => {
  const all = Object.values(outcomes(packed))
  return new Set(all).size === all.length
}

const packedTexts = defineGenerator<Packed>({
  id: 'masks-packed-texts-drawn',
  concept: 'masks',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'Open entries with packed texts', zh: '多段文本拼接时放行的元素' },
  exercises: ['attention'],
  draw: (random) => {
    for (;;) {
      const packed = drawPacked(random)
      if (tellsApart(packed)) return packed
    }
  },
  ask: (packed) => {
    const { lengths, padding } = packed
    const { right, oneText, bothWays, withoutSelf, paddingToo } = outcomes(packed)
    const total = sum(lengths) + padding
    const listed = (last: string): string =>
      `${lengths.slice(0, -1).join(', ')} ${last} ${lengths.at(-1)}`
    const terms = lengths.map((n) => String.raw`\tfrac{${n}\cdot ${n + 1}}{2}`).join('+')
    const values = lengths.map(triangle).join('+')
    const working = String.raw`$$\begin{aligned}&${terms}\\ &\quad=${values}=${right}\end{aligned}$$`
    return {
      stem: {
        en: `To waste less padding, ${lengths.length} texts of ${listed('and')} tokens are packed into one row of ${total} positions; the last ${padding} are padding. The model is causal: a token may attend to itself and to earlier tokens of its own text, to nothing else. Rows and columns of padding are closed.\n\nHow many entries of the $${total}\\times ${total}$ mask are open?`,
        zh: `为了少浪费填充，把${lengths.length}段文本（分别有${lengths.join('、')}个token）拼成一条，共${total}个位置，最后${padding}个是填充。模型是因果的：token只能关注自己和同一段文本中在它之前的token，其他一概不能看；填充所在的行和列全部关闭。\n\n这个$${total}\\times ${total}$的掩码放行多少个元素？`,
      },
      answer: {
        value: right,
        mistakes: [
          {
            value: oneText,
            why: {
              en: 'Only the causal mask is applied. Later texts would read the earlier ones.',
              zh: '只用了因果掩码，后面的文本会看到前面的文本。',
            },
          },
          {
            value: bothWays,
            why: {
              en: 'Counts whole squares. Within a text, later tokens are hidden.',
              zh: '数成了整个方块；同一段内，后面的token不可见。',
            },
          },
          {
            value: withoutSelf,
            why: {
              en: 'Leaves out the diagonal. A token also attends to itself.',
              zh: '漏了对角线，token也关注自己。',
            },
          },
          {
            value: paddingToo,
            why: {
              en: 'Treats the padding as one more text.',
              zh: '把填充也当成了一段文本。',
            },
          },
        ],
      },
      explanation: {
        en: `Token $i$ of a text sees $i$ tokens, so a text of $n$ tokens opens $1+2+\\dots+n=n(n+1)/2$ entries, a triangle on the diagonal:\n\n${working}\n\nA plain causal mask over the ${sum(lengths)} tokens would open ${grouped(oneText)}. Packed training needs this block mask, and positions that start anew with each text.`,
        zh: `一段文本的第$i$个token能看到$i$个token，所以$n$个token的文本放行$1+2+\\dots+n=n(n+1)/2$个元素，是对角线上的一个三角：\n\n${working}\n\n若只用普通的因果掩码，这${sum(lengths)}个token会放行${grouped(oneText)}个元素。拼接训练需要这种分块掩码，位置编号也要每段重新开始。`,
      },
    }
  },
})

export const generators = [packedTexts]
