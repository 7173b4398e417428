import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Stage } from './pvt.generator.ts'

const [scores] = generators as [(typeof generators)[number]]
const draws = Array.from({ length: 1000 }, (_, seed) => scores.draw(seededRandom(seed)))

/** How often a window of the given size and stride fits into a length. */
function places(length: number, stride: number): number {
  let count = 0
  for (let start = 0; start + stride <= length; start += stride) count++
  return count
}

function bruteForce({ height, width, stride, reduction, heads }: Stage): number {
  const [rows, columns] = [places(height, stride), places(width, stride)]
  const [keyRows, keyColumns] = [places(rows, reduction), places(columns, reduction)]
  let count = 0
  for (let head = 0; head < heads; head++)
    for (let query = 0; query < rows * columns; query++)
      for (let row = 0; row < keyRows; row++) count += keyColumns
  return count
}

describe('pvt-scores-drawn', () => {
  test('the answer counts every pair of a query and a reduced key', () => {
    for (const draw of draws) expect(scores.ask(draw).answer.value).toBe(bruteForce(draw))
  })

  test('every size divides and the numbers stay human', () => {
    for (const { height, width, stride, reduction } of draws)
      for (const side of [height, width]) expect(side % (stride * reduction)).toBe(0)
    for (const draw of draws) expect(scores.ask(draw).answer.value).toBeLessThan(2.2e6)
  })

  test('the mistakes are whole numbers, unlike the answer and each other', () => {
    for (const draw of draws) {
      const { value, mistakes = [] } = scores.ask(draw).answer
      const values = [value, ...mistakes.map((mistake) => mistake.value)]
      expect(values.every((one) => Number.isInteger(one))).toBe(true)
      expect(new Set(values).size).toBe(values.length)
    }
  })
})
