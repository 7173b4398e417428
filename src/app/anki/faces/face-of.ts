import { seededRandom } from '../../../base/random.ts'
import type { Question } from '../../../content/types.ts'
import { match } from '../../../quiz/question-types/match.ts'
import { multiple } from '../../../quiz/question-types/multiple.ts'
import { order } from '../../../quiz/question-types/order.ts'
import { single } from '../../../quiz/question-types/single.ts'
import { matchFace, orderFace } from './arranged-face.ts'
import { choiceFace } from './choice-face.ts'
import type { Face, Print } from './face.ts'
import { openFace } from './open-face.ts'
import { clozeFace, numericFace } from './typed-face.ts'

/** The order of options, steps or right sides: mixed, and the same for the same seed. */
export function arrangementOf(question: Question, seed: number): readonly number[] {
  const random = seededRandom(seed)
  switch (question.type) {
    case 'single':
      return single.arrange(question, random)
    case 'multiple':
      return multiple.arrange(question, random)
    case 'order':
      return order.arrange(question, random)
    case 'match':
      return match.arrange(question, random)
    case 'numeric':
    case 'cloze':
    case 'open':
      return []
  }
}

export function faceOf(question: Question, print: Print): Face {
  switch (question.type) {
    case 'single':
    case 'multiple':
      return choiceFace(question, print)
    case 'numeric':
      return numericFace(question, print)
    case 'cloze':
      return clozeFace(question, print)
    case 'order':
      return orderFace(question, print)
    case 'match':
      return matchFace(question, print)
    case 'open':
      return openFace(question, print)
  }
}
