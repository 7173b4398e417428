import { tensorShape } from '../../runner/tensor-shape.ts'
import { expect, test } from 'vitest'
import type { Plain } from '../../runner/verdict.ts'

test('the shape of what is nested deep takes no longer than reading it', () => {
  let nested: Plain = 1
  for (let i = 0; i < 60; i++) nested = [nested]
  expect(tensorShape(nested)).toEqual(Array(60).fill(1))
})

test('a shape is that of a regular nesting of numbers', () => {
  expect(
    tensorShape([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
  ).toEqual([3, 2])
  expect(tensorShape([[1, 2], [3]])).toBeNull()
  expect(tensorShape([[1], ['a']])).toBeNull()
  expect(tensorShape([])).toEqual([0])
})
