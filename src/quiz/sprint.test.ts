import { expect, test } from 'vitest'
import { seededRandom } from '../base/random.ts'
import { foldAll } from '../progress/fold-all.ts'
import { day, newReview, start, utc } from '../../tests/fixtures/progress-events.ts'
import { sprintIds } from './sprint.ts'

const entry = (id: string, change: object = {}) => ({
  ...{ id, type: 'single' as const, seconds: 35, generated: false },
  ...change,
})

test('a sprint asks short one-choice questions, those met before first, forty at most', () => {
  const many = Array.from({ length: 60 }, (_, i) => entry(`q${i}`))
  const others = [
    entry('long', { seconds: 120 }),
    entry('typed', { type: 'numeric' }),
    entry('drawn', { generated: true }),
  ]
  const review = { ...newReview('question:q7'), id: 'a', device: 'd', at: start + day, v: 1 }
  const { cards } = foldAll([review as never], utc)
  const ids = sprintIds([...others, ...many], cards, seededRandom(3))
  expect(ids).toHaveLength(40)
  expect(new Set(ids).size).toBe(40)
  expect(ids[0]).toBe('q7')
  expect(ids.filter((id) => !id.startsWith('q'))).toEqual([])
  expect(sprintIds(many, new Map(), seededRandom(4))).not.toEqual(
    sprintIds(many, new Map(), seededRandom(5)),
  )
})
