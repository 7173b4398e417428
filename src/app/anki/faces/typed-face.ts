import type { ClozeQuestion, NumericQuestion } from '../../../content/types.ts'
import { rangeOf, valueText } from '../../../quiz/question-types/number-words.ts'
import { escaped } from '../anki-html.ts'
import { bold, type Face, fill, hint, inAnki, label, list, type Print, right } from './face.ts'

/** A number with its unit; behind, how far off it may be and what wrong numbers betray. */
export function numericFace(question: NumericQuestion, print: Print): Face {
  const { words, language } = print
  const { value, mistakes } = question.answer
  const unit = question.answer.unit && escaped(question.answer.unit[language])
  const withUnit = (number: number) =>
    bold(unit === undefined ? valueText(number) : `${valueText(number)} ${unit}`)
  const range = rangeOf(question)
  const known = mistakes.map(
    (mistake) => `${withUnit(mistake.value)} ${inAnki(mistake.why, print)}`,
  )
  return {
    task: hint(unit === undefined ? words.number : fill(words.numberIn, { unit })),
    answer: [
      right(withUnit(value)),
      range === null
        ? ''
        : hint(fill(words.accepted, { low: valueText(range.low), high: valueText(range.high) })),
      known.length > 0 ? label(words.mistakes) + list(known) : '',
    ].join(''),
  }
}

const gap = /<span data-blank="([^"]*)"><\/span>/g

/** The text with blanks, then the text with what belongs there. */
export function clozeFace(question: ClozeQuestion, print: Print): Face {
  const { words, language } = print
  const stem = inAnki(question.stem, print)
  const acceptedFor = (name: string) => question.blanks[name]?.[language] ?? []
  const others = [...stem.matchAll(gap)].flatMap(([, name = '']) => {
    const [best = '', ...rest] = acceptedFor(name)
    if (rest.length === 0) return []
    const answers = escaped(rest.join(words.comma))
    return [`${bold(escaped(best))} ${fill(words.also, { answers })}`]
  })
  return {
    stem: stem.replace(gap, '<span class="blank">____</span>'),
    task: hint(words.fillIn),
    answer: [
      right(
        stem.replace(
          gap,
          (_, name: string) => `<b class="filled">${escaped(acceptedFor(name)[0] ?? '')}</b>`,
        ),
      ),
      list(others),
    ].join(''),
  }
}
