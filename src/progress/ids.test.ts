import { validate, version } from 'uuid'
import { expect, test } from 'vitest'
import { seededRandom } from '../base/random.ts'
import { createIds } from './ids.ts'

test('[P01] ids are UUIDv7 and grow, within a millisecond and when the clock goes back', () => {
  const times = [1000, 1000, 1000, 1001, 900, 900, 1002]
  const clock = () => times.shift() ?? 1003
  const next = createIds(clock, seededRandom(1))
  const ids = Array.from({ length: 500 }, () => next())
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(500)
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true)
})

test('[P01] the same seed names the same, no seed never does', () => {
  const ids = (seed?: number) =>
    createIds(() => 1000, seed === undefined ? undefined : seededRandom(seed))()
  expect(ids(1)).toBe(ids(1))
  expect(ids()).not.toBe(ids())
})
