import { pick, type Random } from '../../src/base/random.ts'
import { defineGenerator, grouped } from '../../src/content/generator.ts'

/** All in per cent. */
export interface Inspection {
  readonly prevalence: number
  readonly sensitivity: number
  readonly specificity: number
}

/** So many parts that every count below is whole. */
const population = 100_000

function counts({ prevalence, sensitivity, specificity }: Inspection) {
  const defective = (population * prevalence) / 100
  const good = population - defective
  return {
    defective,
    good,
    hits: Math.round((defective * sensitivity) / 100),
    falseAlarms: Math.round((good * (100 - specificity)) / 100),
  }
}

function outcomes(inspection: Inspection) {
  const { hits, falseAlarms } = counts(inspection)
  const [sensitivity, rate] = [inspection.sensitivity / 100, 1 - inspection.specificity / 100]
  return {
    right: hits / (hits + falseAlarms),
    known: {
      inverted: sensitivity,
      complement: falseAlarms / (hits + falseAlarms),
      joint: hits / population,
      evenPrior: sensitivity / (sensitivity + rate),
    },
  }
}

/** The answer and all known mistakes lie apart. */
function tellsApart(inspection: Inspection): boolean {
  const { right, known } = outcomes(inspection)
  const all = [right, ...Object.values(known)]
  return (
    right > 0.03 &&
    right < 0.75 &&
    all.every((a, i) => all.slice(i + 1).every((b) => Math.abs(a - b) > 0.02 * Math.max(a, b)))
  )
}

const rounded = (value: number): number => Number(value.toFixed(4))
const share = (numerator: number, denominator: number): string =>
  String.raw`\frac{${grouped(numerator).replaceAll(',', '{,}')}}{${grouped(denominator).replaceAll(',', '{,}')}}`

const posterior = defineGenerator<Inspection>({
  id: 'naive-bayes-alarm-drawn',
  concept: 'naive-bayes',
  type: 'numeric',
  difficulty: 2,
  title: { en: 'What an alarm is worth', zh: '一次报警有多可信' },
  seconds: 90,
  draw: (random: Random) => {
    for (;;) {
      const inspection = {
        prevalence: pick(random, [0.5, 1, 2, 3, 4, 5]),
        sensitivity: pick(random, [80, 85, 90, 94, 96, 98]),
        specificity: pick(random, [88, 90, 92, 95, 97, 99]),
      }
      if (tellsApart(inspection)) return inspection
    }
  },
  ask: (inspection) => {
    const { prevalence, sensitivity, specificity } = inspection
    const { defective, good, hits, falseAlarms } = counts(inspection)
    const { right, known } = outcomes(inspection)
    const working = String.raw`$$\frac{\text{TP}}{\text{TP}+\text{FP}}=${share(hits, hits + falseAlarms)}\approx ${rounded(right)}$$`
    return {
      stem: {
        en: `Of all parts, ${prevalence}% are defective. An inspection raises an alarm for ${sensitivity}% of the defective parts (sensitivity) and stays silent for ${specificity}% of the good ones (specificity). It has just raised an alarm for one part. What is the probability that this part is defective? Give three decimals.`,
        zh: `全部零件中有${prevalence}%有缺陷。检测对${sensitivity}%的缺陷件报警（灵敏度），对${specificity}%的正常件不报警（特异度）。现在某个零件触发了报警，它确实有缺陷的概率是多少？保留三位小数。`,
      },
      answer: {
        value: right,
        tolerance: { relative: 0.01 },
        mistakes: [
          {
            value: known.inverted,
            why: {
              en: 'That is the probability of an alarm given a defect. Asked for is the reverse.',
              zh: '这是“有缺陷时报警”的概率，题目问的是反过来的条件概率。',
            },
          },
          {
            value: rounded(known.complement),
            why: {
              en: 'That is the probability that the part is good in spite of the alarm.',
              zh: '这是报警之后零件其实正常的概率。',
            },
          },
          {
            value: known.joint,
            why: {
              en: 'That is the share of all parts that are defective and raise an alarm. Divide by the share of all alarms.',
              zh: '这是“既有缺陷又报警”在全部零件中的比例，还要除以报警的总比例。',
            },
          },
          {
            value: rounded(known.evenPrior),
            why: {
              en: 'Leaves out how rare defects are, as if half of all parts were defective.',
              zh: '没有考虑缺陷的先验概率，等于假设一半零件有缺陷。',
            },
          },
        ],
      },
      explanation: {
        en: `Count in ${grouped(population)} parts: ${grouped(defective)} are defective and give ${grouped(hits)} alarms; ${grouped(good)} are good and give ${grouped(falseAlarms)} false ones.\n\n${working}\n\nThis is Bayes' rule with the numbers spelt out. As good parts are so many, even a small false positive rate yields many false alarms.`,
        zh: `按${grouped(population)}个零件来数：缺陷件${grouped(defective)}个，报警${grouped(hits)}次；正常件${grouped(good)}个，误报${grouped(falseAlarms)}次。\n\n${working}\n\n这就是把数字代入的贝叶斯公式。正常件数量多，即使假正率很低，误报也不少。`,
      },
    }
  },
})

export const generators = [posterior]
