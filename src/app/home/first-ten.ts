import { pick, type Random } from '../../base/random.ts'
import type { QuestionEntry, TopicEntry } from '../../content/types.ts'
import { minutesOf } from './plan.ts'

export interface FirstTen {
  readonly to: string
  readonly minutes: number
}

/** One of the easiest questions of each topic, in the order of the topics. */
export function firstTen(
  topics: readonly Pick<TopicEntry, 'id'>[],
  questions: readonly QuestionEntry[],
  random: Random,
): FirstTen {
  const chosen = topics.flatMap(({ id }) => {
    const own = questions.filter(({ topic }) => topic === id)
    const easiest = Math.min(...own.map(({ difficulty }) => difficulty))
    const easy = own.filter(({ difficulty }) => difficulty === easiest)
    return easy.length > 0 ? [pick(random, easy)] : []
  })
  return {
    to: `/quiz?ids=${chosen.map(({ id }) => id).join(',')}`,
    minutes: minutesOf(chosen.reduce((sum, { seconds }) => sum + seconds, 0)),
  }
}
