import { integer, pick, type Random } from '../../src/base/random.ts'
import { defineGenerator } from '../../src/content/generator.ts'

/** The grey levels that occur, ascending, how often, and the place of the one asked about. */
export interface Levels {
  readonly levels: readonly number[]
  readonly counts: readonly number[]
  readonly asked: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

function outcomes({ levels, counts, asked }: Levels) {
  const pixels = sum(counts)
  const upTo = sum(counts.slice(0, asked + 1))
  const darkest = counts[0] ?? 0
  const [low = 0, high = 0, level = 0] = [levels[0], levels.at(-1), levels[asked]]
  const exact = ((upTo - darkest) / (pixels - darkest)) * 255
  return {
    pixels,
    upTo,
    darkest,
    level,
    exact,
    right: Math.round(exact),
    plain: Math.round((upTo / pixels) * 255),
    exclusive: Math.round((sum(counts.slice(0, asked)) / pixels) * 255),
    stretched: Math.round(((level - low) / (high - low)) * 255),
    byRank: Math.round((asked / (levels.length - 1)) * 255),
  }
}

/** No rounding of a half, and the answer and the known mistakes at least 2 grey levels apart. */
function usable(drawn: Levels): boolean {
  const { exact, right, plain, exclusive, stretched, byRank } = outcomes(drawn)
  const values = [right, plain, exclusive, stretched, byRank].toSorted((a, b) => a - b)
  const apart = values.every((value, i) => i === 0 || value - (values[i - 1] ?? 0) >= 2)
  return apart && Math.abs((exact % 1) - 0.5) > 0.05
}

function drawLevels(random: Random): Levels {
  for (;;) {
    const pixels = pick(random, [16, 20, 25, 32, 40])
    const levels = [integer(random, 20, 70)]
    for (let i = 1; i < 5; i++) levels.push((levels[i - 1] ?? 0) + integer(random, 4, 35))
    const counts = [0, 0, 0, 0].map(() => integer(random, 1, Math.floor(pixels / 3)))
    const last = pixels - sum(counts)
    const drawn = { levels, counts: [...counts, last], asked: integer(random, 1, 3) }
    if (last >= 1 && usable(drawn)) return drawn
  }
}

const equalised = defineGenerator<Levels>({
  id: 'hist-equalization-new-level-drawn',
  concept: 'hist-equalization',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'A grey level after equalisation', zh: '均衡化之后的灰度' },
  seconds: 90,
  source: 'OpenCV documentation of cv2.equalizeHist',
  draw: drawLevels,
  ask: (drawn) => {
    const { levels, counts, asked } = drawn
    const { pixels, upTo, darkest, level, right, plain, exclusive, stretched, byRank } =
      outcomes(drawn)
    const table = (name: string, amount: string): string =>
      `| ${name} | ${levels.join(' | ')} |\n|---|${levels.map(() => '---').join('|')}|\n| ${amount} | ${counts.join(' | ')} |`
    const formula = String.raw`$$\frac{\mathrm{cdf}(v)-\mathrm{cdf}_{\min}}{N-\mathrm{cdf}_{\min}}\cdot255$$`
    const working = String.raw`$$\frac{${upTo}-${darkest}}{${pixels}-${darkest}}\cdot255 = \frac{${upTo - darkest}}{${pixels - darkest}}\cdot255 \approx ${right}$$`
    const addends = counts.slice(0, asked + 1).join(' + ')
    return {
      stem: {
        en: `An 8-bit image with ${pixels} pixels has only these grey levels:\n\n${table('level', 'pixels')}\n\nIt is equalised by the formula that OpenCV uses, rounded to the nearest whole number:\n\n${formula}\n\nHere $\\mathrm{cdf}(v)$ counts the pixels at levels up to and including $v$, $\\mathrm{cdf}_{\\min}$ is its value at the darkest level that occurs, and $N$ is the number of pixels. Which level do the pixels of level ${level} get?`,
        zh: `一幅8位图像有${pixels}个像素，只出现下列灰度：\n\n${table('灰度', '像素数')}\n\n按OpenCV采用的公式做均衡化，四舍五入到整数：\n\n${formula}\n\n其中$\\mathrm{cdf}(v)$是灰度不超过$v$的像素数，$\\mathrm{cdf}_{\\min}$是它在出现的最暗灰度处的值，$N$为像素总数。灰度为${level}的像素变成多少？`,
      },
      answer: {
        value: right,
        mistakes: [
          {
            value: plain,
            why: {
              en: String.raw`This is $255\,\mathrm{cdf}/N$, without $\mathrm{cdf}_{\min}$; the darkest level would then not become 0.`,
              zh: String.raw`这是$255\,\mathrm{cdf}/N$，没有减$\mathrm{cdf}_{\min}$；那样最暗的灰度不会变成0。`,
            },
          },
          {
            value: exclusive,
            why: {
              en: 'The pixels of the level itself belong in the count as well.',
              zh: '该灰度自身的像素也要计入累积数。',
            },
          },
          {
            value: stretched,
            why: {
              en: 'That is a linear stretch from the darkest to the brightest level; it ignores the counts.',
              zh: '这是从最暗到最亮的线性拉伸，没有用到像素数。',
            },
          },
          {
            value: byRank,
            why: {
              en: 'The levels were spread evenly. Levels with many pixels get more room.',
              zh: '把各灰度级等间隔铺开了；像素多的灰度应当占更大的间隔。',
            },
          },
        ],
      },
      explanation: {
        en: `Up to and including level ${level} there are $${addends} = ${upTo}$ pixels, and ${darkest} at the darkest level:\n\n${working}\n\nThe darkest level becomes 0 and the brightest 255, whatever the counts. In between the distance to the level below is proportional to the number of pixels.`,
        zh: `灰度不超过${level}的像素有$${addends} = ${upTo}$个，最暗的灰度有${darkest}个：\n\n${working}\n\n无论像素数如何，最暗的灰度变为0，最亮的变为255；中间各级与前一级的间隔与该级的像素数成正比。`,
      },
    }
  },
})

export const generators = [equalised]
