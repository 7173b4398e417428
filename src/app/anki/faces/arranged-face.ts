import type { MatchQuestion, OrderQuestion } from '../../../content/types.ts'
import { letterOf } from '../../../quiz/question-types/view.ts'
import { bold, type Face, fill, hint, inAnki, list, type Print, right } from './face.ts'

/** Lettered steps in disorder; behind, their letters in order and the steps themselves. */
export function orderFace(question: OrderQuestion, print: Print): Face {
  const { words, arrangement } = print
  const letters = question.steps.map((_, step) => letterOf(arrangement.indexOf(step)))
  return {
    task: [
      hint(words.order),
      list(
        arrangement.map((step) => inAnki(question.steps[step], print)),
        'letters',
      ),
    ].join(''),
    answer: [
      right(bold(letters.join(' → '))),
      list(
        question.steps.map((step, i) => `${bold(letters[i] ?? '')} ${inAnki(step, print)}`),
        'ol',
      ),
    ].join(''),
  }
}

/** Numbered left sides and lettered right sides; behind, the pairs. */
export function matchFace(question: MatchQuestion, print: Print): Face {
  const { words, arrangement } = print
  const { pairs, extras } = question
  const rights = [...pairs.map((pair) => pair.right), ...extras]
  const letterFor = (index: number) => letterOf(arrangement.indexOf(index))
  const unused = extras.map((_, i) => letterFor(pairs.length + i)).toSorted()
  const rows = pairs.map((pair, i) => {
    const why = pair.why ? `<p class="hint">${inAnki(pair.why, print)}</p>` : ''
    return `<tr><td>${inAnki(pair.left, print)}</td><td>${bold(letterFor(i))}</td><td>${inAnki(pair.right, print)}${why}</td></tr>`
  })
  return {
    task: [
      hint(words.match),
      list(
        pairs.map(({ left }) => inAnki(left, print)),
        'ol',
      ),
      list(
        arrangement.map((index) => inAnki(rights[index], print)),
        'letters',
      ),
    ].join(''),
    answer: [
      right(bold(pairs.map((_, i) => `${i + 1} ${letterFor(i)}`).join(' · '))),
      `<div class="table-scroll"><table>${rows.join('')}</table></div>`,
      unused.length > 0 ? hint(fill(words.unused, { letters: unused.join(words.comma) })) : '',
    ].join(''),
  }
}
