import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../src/content/map.ts'
import { type Box, layered, type Link } from './layered.ts'

const gaps = { inColumn: 10, betweenColumns: 40, betweenParts: 20 }
const width = 100

/** Boxes of several heights; every link leads to a later box, so that none run in a circle. */
const graphs = fc.integer({ min: 1, max: 24 }).chain((count) =>
  fc.record({
    boxes: fc
      .array(fc.integer({ min: 20, max: 120 }), { minLength: count, maxLength: count })
      .map((heights) => heights.map((height, index): Box => ({ id: `n${index}`, width, height }))),
    links: fc
      .uniqueArray(
        fc
          .tuple(fc.nat(count - 1), fc.nat(count - 1))
          .filter(([a, b]) => a < b)
          .map(([a, b]): Link => ({ from: `n${a}`, to: `n${b}` })),
        { selector: ({ from, to }) => `${from} ${to}`, maxLength: count === 1 ? 0 : 40 },
      )
      .filter((links) => count > 1 || links.length === 0),
  }),
)

const placeOf = (places: ReadonlyMap<string, Place>, id: string): Place => {
  const place = places.get(id)
  if (!place) throw new Error(`${id} has no place`)
  return place
}
const touches = (a: Place, b: Place): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('layered', () => {
  test('no two boxes touch, all lie in the picture, links run to the right', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, links }) => {
        const picture = layered(boxes, links, gaps, 600)
        const places = boxes.map(({ id }) => placeOf(picture.places, id))
        for (const [index, place] of places.entries()) {
          expect(place.x).toBeGreaterThanOrEqual(0)
          expect(place.y).toBeGreaterThanOrEqual(0)
          expect(place.x + place.width).toBeLessThanOrEqual(picture.width)
          expect(place.y + place.height).toBeLessThanOrEqual(picture.height)
          for (const other of places.slice(index + 1)) expect(touches(place, other)).toBe(false)
        }
        for (const { from, to } of links)
          expect(placeOf(picture.places, from).x + width).toBeLessThan(
            placeOf(picture.places, to).x,
          )
      }),
      { numRuns: 60 },
    )
  })

  test('an edge leaves at the right side of its box and ends at the left side of the other', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, links }) => {
        const picture = layered(boxes, links, gaps, 600)
        links.forEach(({ from, to }, index) => {
          const numbers = (picture.paths[index] ?? '').match(/-?\d+/g)?.map(Number) ?? []
          const start = placeOf(picture.places, from)
          const end = placeOf(picture.places, to)
          expect(numbers[0]).toBe(start.x + width)
          expect(Math.abs((numbers[1] ?? 0) - (start.y + start.height / 2))).toBeLessThanOrEqual(1)
          expect(numbers.at(-2)).toBe(end.x)
          expect(Math.abs((numbers.at(-1) ?? 0) - (end.y + end.height / 2))).toBeLessThanOrEqual(1)
        })
      }),
      { numRuns: 60 },
    )
  })

  test('what no link joins fills the width, then goes below', () => {
    const boxes = ['a', 'b', 'c', 'd'].map((id) => ({ id, width, height: 30 }))
    const { places, ...size } = layered(boxes, [{ from: 'a', to: 'b' }], gaps, 400)
    expect({ ...size, places: Object.fromEntries(places) }).toMatchInlineSnapshot(`
      {
        "height": 80,
        "paths": [
          "M100 15C120 15 120 15 140 15",
        ],
        "places": {
          "a": {
            "height": 30,
            "width": 100,
            "x": 0,
            "y": 0,
          },
          "b": {
            "height": 30,
            "width": 100,
            "x": 140,
            "y": 0,
          },
          "c": {
            "height": 30,
            "width": 100,
            "x": 280,
            "y": 0,
          },
          "d": {
            "height": 30,
            "width": 100,
            "x": 0,
            "y": 50,
          },
        },
        "width": 380,
      }
    `)
  })

  test('links in a circle are drawn as well, and nothing is drawn for nothing', () => {
    const boxes = ['a', 'b', 'c'].map((id) => ({ id, width, height: 30 }))
    const links = [
      { from: 'a', to: 'b', weight: 5 },
      { from: 'b', to: 'c', weight: 5 },
      { from: 'c', to: 'a', weight: 1 },
    ]
    const { places, paths } = layered(boxes, links, gaps, 600)
    expect([...places].toSorted((a, b) => a[1].x - b[1].x).map(([id]) => id)).toEqual([
      'a',
      'b',
      'c',
    ])
    expect(paths.every((path) => path.startsWith('M'))).toBe(true)
    expect(layered([], [], gaps, 600)).toEqual({
      width: 0,
      height: 0,
      places: new Map(),
      paths: [],
    })
  })
})
