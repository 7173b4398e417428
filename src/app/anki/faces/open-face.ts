import type { OpenQuestion } from '../../../content/types.ts'
import { type Face, hint, inAnki, label, list, type Print } from './face.ts'

/** Behind: a good answer, the key points to compare with, and how an interviewer would go on. */
export function openFace(question: OpenQuestion, print: Print): Face {
  const { words } = print
  const followUps = question.followUps.map(
    (follow) =>
      `<details><summary>${inAnki(follow.question, print)}</summary>${inAnki(follow.answer, print)}</details>`,
  )
  return {
    task: hint(words.say),
    answer: [
      inAnki(question.answer, print),
      label(words.rubric),
      list(question.rubric.map((point) => inAnki(point, print))),
    ].join(''),
    more: followUps.length > 0 ? label(words.followUps) + followUps.join('') : '',
  }
}
