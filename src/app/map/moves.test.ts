import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveFrom } from './moves.ts'

const spot = (id: string, x: number, y: number) => ({ id, x, y, width: 100, height: 40 })
// a ── b ── d
//  └── c      e (alone)
const spots = [
  spot('a', 0, 50),
  spot('b', 150, 0),
  spot('c', 150, 100),
  spot('d', 300, 0),
  spot('e', 300, 100),
]
const joints = [
  { from: 'a', to: 'b' },
  { from: 'a', to: 'c' },
  { from: 'b', to: 'd' },
]

describe('arrow keys', () => {
  test.each([
    ['d', 'left', 'b'],
    ['b', 'left', 'a'],
    ['b', 'right', 'd'],
    ['b', 'down', 'c'],
    ['c', 'up', 'b'],
    // No edge: what is nearest.
    ['c', 'right', 'e'],
    ['e', 'left', 'c'],
    ['a', 'down', 'c'],
    // The rim.
    ['a', 'left', null],
    ['d', 'up', null],
  ] as const)('from %s %s is %s', (from, direction, to) => {
    expect(moveFrom(from, direction, spots, joints)).toBe(to)
  })

  test('from nowhere is the first', () => {
    expect(moveFrom('gone', 'left', spots, joints)).toBe('a')
    expect(moveFrom('gone', 'left', [], [])).toBe(null)
  })

  test('every step goes that way, so no key runs in a circle', () => {
    const places = fc.uniqueArray(fc.tuple(fc.nat(6), fc.nat(12)), {
      selector: ([x, y]) => `${x} ${y}`,
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(
        places,
        fc.constantFrom('left' as const, 'right' as const, 'up' as const, 'down' as const),
        (cells, direction) => {
          const all = cells.map(([x, y]) => spot(`${x} ${y}`, x * 150, y * 50))
          const sign = direction === 'right' || direction === 'down' ? 1 : -1
          for (const from of all) {
            const to = all.find(({ id }) => id === moveFrom(from.id, direction, all, []))
            if (!to) continue
            const along =
              direction === 'left' || direction === 'right' ? to.x - from.x : to.y - from.y
            expect(Math.sign(along)).toBe(sign)
          }
        },
      ),
    )
  })
})
