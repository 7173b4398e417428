import type { MultipleQuestion, SingleQuestion } from '../../../content/types.ts'
import { letterOf } from '../../../quiz/question-types/view.ts'
import { bold, type Face, hint, inAnki, label, list, type Print, right } from './face.ts'

/** Lettered options; behind, the right ones and what is wrong with each of the others. */
export function choiceFace(question: SingleQuestion | MultipleQuestion, print: Print): Face {
  const { words, arrangement } = print
  const options = arrangement.flatMap((index, place) => {
    const option = question.options[index]
    return option ? [{ ...option, letter: bold(letterOf(place)) }] : []
  })
  const rightOnes = options.filter(({ correct }) => correct)
  const reasons = options.flatMap(({ letter, correct, why }) =>
    why && !correct ? [`${letter} ${inAnki(why, print)}`] : [],
  )
  return {
    task: [
      hint(question.type === 'single' ? words.chooseOne : words.chooseMany),
      list(
        options.map(({ text }) => inAnki(text, print)),
        'letters',
      ),
    ].join(''),
    answer: [
      ...rightOnes.map(({ letter, text, why }) =>
        right(`${letter} ${inAnki(text, print)}${why ? hint(inAnki(why, print)) : ''}`),
      ),
      reasons.length > 0 ? label(words.others) + list(reasons) : '',
    ].join(''),
  }
}
