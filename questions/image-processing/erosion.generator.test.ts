import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/base/random.ts'
import { generators, type Plate } from './erosion.generator.ts'

/** Paints the plate and asks for each pixel whether its whole window is white. */
function paintAndErode(plate: Plate): number {
  const { left, right, top, bottom, holeWidth, holeHeight, kernel } = plate
  const frame = kernel
  const width = left + holeWidth + right
  const height = top + holeHeight + bottom
  const white = (row: number, column: number): boolean => {
    const [y, x] = [row - frame, column - frame]
    if (y < 0 || x < 0 || y >= height || x >= width) return false
    return !(y >= top && y < top + holeHeight && x >= left && x < left + holeWidth)
  }
  const reach = (kernel - 1) / 2
  let count = 0
  for (let row = 0; row < height + 2 * frame; row++)
    for (let column = 0; column < width + 2 * frame; column++) {
      let fits = true
      for (let u = -reach; u <= reach; u++)
        for (let v = -reach; v <= reach; v++) fits &&= white(row + u, column + v)
      if (fits) count++
    }
  return count
}

describe.each(generators)('$id', ({ draw, ask }) => {
  const draws = Array.from({ length: 1000 }, (_, seed) => draw(seededRandom(seed)))

  test('agrees with windows laid over a painted plate', () => {
    for (const plate of draws)
      expect(ask(plate).answer.value, JSON.stringify(plate)).toBe(paintAndErode(plate))
  })

  test('leaves a frame around the grown hole, of a size one can work out', () => {
    for (const plate of draws) {
      const { value } = ask(plate).answer
      expect(value).toBeGreaterThan(20)
      expect(value).toBeLessThan(1200)
    }
  })

  test('all four known mistakes differ from the answer and from each other', () => {
    for (const plate of draws) {
      const { value, mistakes = [] } = ask(plate).answer
      expect(new Set([value, ...mistakes.map((mistake) => mistake.value)]).size).toBe(5)
    }
  })

  test('both languages end in the answer, and draws seldom repeat', () => {
    for (const plate of draws)
      for (const language of ['en', 'zh'] as const)
        expect(ask(plate).explanation[language]).toContain(`= ${ask(plate).answer.value}`)
    expect(new Set(draws.map((plate) => ask(plate).stem.en)).size).toBeGreaterThan(950)
  })
})
