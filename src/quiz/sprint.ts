import { shuffled, type Random } from '../base/random.ts'
import type { QuestionEntry } from '../content/types.ts'
import type { Projections } from '../progress/progress.ts'

export const sprintSeconds = 60

/** More than anybody answers in a minute. */
const mostQuestions = 40
/** What takes longer to read is no rapid fire. */
const longestSeconds = 50

/** Short questions with one choice: what was met before first, in an order of chance. */
export function sprintIds(
  questions: readonly Pick<QuestionEntry, 'id' | 'type' | 'seconds' | 'generated'>[],
  cards: Projections['cards'],
  random: Random,
): readonly string[] {
  const short = questions.filter(
    ({ type, seconds, generated }) => type === 'single' && !generated && seconds <= longestSeconds,
  )
  const mixed = shuffled(random, short).map(({ id }) => id)
  const met = mixed.filter((id) => cards.has(`question:${id}`))
  const fresh = mixed.filter((id) => !cards.has(`question:${id}`))
  return [...met, ...fresh].slice(0, mostQuestions)
}
