import { expect, test } from 'vitest'
import { day, newReview, start, testClock, utc } from '../../../tests/fixtures/progress-events.ts'
import type { ExerciseEntry, QuestionEntry } from '../../content/types.ts'
import { setAside } from '../../progress/marks.ts'
import { openProgress } from '../../progress/open.ts'
import { dueItems } from './due-items.ts'

const bank = {
  questions: ['a', 'b', 'c'].map((id) => ({ id }) as QuestionEntry),
  exercises: [{ slug: 'nms' } as ExerciseEntry],
}

test('due is what has come back, is in the bank and is not set aside', async () => {
  const progress = await openProgress({ clock: testClock().now, zone: utc, indexedDB: null })
  for (const item of ['question:a', 'question:b', 'question:gone', 'exercise:nms'] as const)
    await progress.record(newReview(item))
  await setAside(progress, 'question:b', true)
  const due = (now: number) => {
    const state = progress.state.getState()
    return state.status === 'loading' ? -1 : dueItems(state.projections, bank, now)
  }
  expect([due(start), due(start + 400 * day)]).toEqual([0, 2])
})
