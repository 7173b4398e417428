import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectSame,
  expectShape,
  expectUnchanged,
  mapNested,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Four = [number, number, number, number]

function randomBoxes(seed: number, n: number): Four[] {
  const random = seeded(seed)
  return Array.from({ length: n }, () => {
    const [x, y] = [20 * random() - 10, 20 * random() - 10]
    return [x, y, x + 2 + 10 * random(), y + 2 + 10 * random()]
  })
}

const randomDeltas = (seed: number, n: number): Four[] =>
  randomTensor(seed, [n, 4], -1.5, 1.5).map(([a, b, c, d]) => [a!, b!, c!, d!])

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => {
  expectClose(await candidate.encodeBoxes([[0, 0, 1, 1]], [[0, 0, 1, 1]]), [[0, 0, 0, 0]])
  expectClose(await candidate.decodeBoxes([[0, 0, 0, 0]], [[0, 0, 1, 1]]), [[0, 0, 1, 1]])
}

describe('samples', () => {
  test('encode-one-box', async () => {
    const got = await candidate.encodeBoxes([[2, 2, 6, 10]], [[0, 0, 4, 4]])
    expectClose(got, [[0.5, 1, 0, Math.LN2]])
  })

  test('decode-one-box', async () => {
    const got = await candidate.decodeBoxes([[1, 1.5, 0, Math.LN2]], [[0, 0, 4, 4]])
    expectClose(got, [[4, 4, 8, 12]])
  })

  test('decode-cut-off', async () => {
    const got = await candidate.decodeBoxes([[0, 0, 10, 0]], [[0, 0, 16, 16]])
    expectClose(got, [[-492, 0, 508, 16]])
  })
})

describe('hidden', () => {
  test('four-numbers-per-box', async () => {
    const [b, a] = [randomBoxes(1, 3), randomBoxes(2, 3)]
    expectShape(await candidate.encodeBoxes(b, a), [3, 4])
    expectShape(await candidate.decodeBoxes(randomDeltas(3, 3), a), [3, 4])
    expectSame(await candidate.encodeBoxes([], []), [])
    expectSame(await candidate.decodeBoxes([], []), [])
  })

  test('encode-two-boxes', async () => {
    const gt: Four[] = [
      [1, 2, 3, 7],
      [0, 0, 1, 1],
    ]
    const anchors: Four[] = [
      [0, 0, 3, 9],
      [2, 2, 6, 4],
    ]
    expectClose(await candidate.encodeBoxes(gt, anchors), [
      [1 / 6, 0, -0.40546510810816444, -0.587786664902119],
      [-0.875, -1.25, -1.3862943611198906, -0.6931471805599453],
    ])
  })

  test('decode-shrinking', async () => {
    const got = await candidate.decodeBoxes([[-0.5, 0.25, -1, 0.5]], [[2, 3, 6, 5]])
    expectClose(got, [
      [1.2642411176571153, 2.851278729299872, 2.7357588823428847, 6.148721270700128],
    ])
  })

  test('long-anchor', async () => {
    // Moved by 2 both ways: a fifth of the width, but the whole height.
    expectClose(await candidate.encodeBoxes([[2, 2, 12, 4]], [[0, 0, 10, 2]]), [[0.2, 1, 0, 0]])
    expectClose(await candidate.decodeBoxes([[0.2, 1, 0, 0]], [[0, 0, 10, 2]]), [[2, 2, 12, 4]])
  })

  test('random-encode', async () => {
    for (const seed of [11, 12, 13]) {
      const [b, a] = [randomBoxes(seed, 10), randomBoxes(seed + 100, 10)]
      expectClose(await candidate.encodeBoxes(b, a), reference.encodeBoxes(b, a))
    }
  })

  test('random-decode', async () => {
    for (const seed of [21, 22, 23]) {
      const [d, a] = [randomDeltas(seed, 10), randomBoxes(seed + 100, 10)]
      expectClose(await candidate.decodeBoxes(d, a), reference.decodeBoxes(d, a))
    }
  })

  test('anchor-itself', async () => {
    const anchors = randomBoxes(31, 5)
    const zeros = anchors.map((): Four => [0, 0, 0, 0])
    expectClose(await candidate.encodeBoxes(anchors, anchors), zeros)
    expectClose(await candidate.decodeBoxes(zeros, anchors), anchors)
  })

  test('there-and-back', async () => {
    const box = fc
      .tuple(
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
      )
      .map(([x, y, w, h]): Four => [x, y, x + w, y + h])
    await fc.assert(
      fc.asyncProperty(box, box, async (gt, anchor) => {
        const deltas = await candidate.encodeBoxes([gt], [anchor])
        expectClose(await candidate.decodeBoxes(deltas, [anchor]), [gt])
      }),
    )
  })

  test('back-and-there', async () => {
    const [d, a] = [randomDeltas(41, 8), randomBoxes(42, 8)]
    expectClose(await candidate.encodeBoxes(await candidate.decodeBoxes(d, a), a), d)
  })

  test('moved-and-scaled', async () => {
    const [b, a] = [randomBoxes(51, 6), randomBoxes(52, 6)]
    const expected = reference.encodeBoxes(b, a)
    for (const [scale, shift] of [
      [100, 7],
      [0.001, 0.5],
    ] as const) {
      const at = (boxes: Four[]) => mapNested(boxes, (v) => v * scale + shift)
      expectClose(await candidate.encodeBoxes(at(b), at(a)), expected)
      expectClose(await candidate.decodeBoxes(expected, at(a)), at(b))
    }
  })

  test('untrained-outputs', async () => {
    const anchor: Four = [0, 0, 16, 8]
    const got = await candidate.decodeBoxes(
      [
        [0, 0, 1e4, 1e4],
        [0, 0, 0, 1e4],
      ],
      [anchor, anchor],
    )
    expectFinite(got)
    expectClose(got, [
      [-492, -246, 508, 254],
      [0, -246, 16, 254],
    ])
    // Downwards there is no limit: the box shrinks to its centre.
    expectClose(await candidate.decodeBoxes([[0, 0, -1e4, -1e4]], [anchor]), [[8, 4, 8, 4]])
    expectClose(await candidate.decodeBoxes([[0, 0, -10, -5]], [anchor]), [
      [8 - 8 * Math.exp(-10), 4 - 4 * Math.exp(-5), 8 + 8 * Math.exp(-10), 4 + 4 * Math.exp(-5)],
    ])
  })

  test('own-limit', async () => {
    const at = (maxLogScale: number) =>
      candidate.decodeBoxes([[0, 0, 1, 3]], [[-1, -1, 1, 1]], maxLogScale)
    expectClose(await at(Math.LN2), [[-2, -2, 2, 2]])
    expectClose(await at(0), [[-1, -1, 1, 1]])
    const [e, e3] = [Math.E, Math.exp(3)]
    expectClose(await at(2), [[-e, -Math.exp(2), e, Math.exp(2)]])
    expectClose(await at(50), [[-e, -e3, e, e3]])
  })

  test('only-sizes-are-limited', async () => {
    const anchor: Four = [0, 0, 4, 2]
    expectClose(await candidate.decodeBoxes([[100, -50, 0, 0]], [anchor]), [[400, -100, 404, -98]])
    expectClose(await candidate.encodeBoxes([[-1998, -999, 2002, 1001]], [anchor]), [
      [0, 0, Math.log(1000), Math.log(1000)],
    ])
  })

  test('input-unchanged', async () => {
    const [b, a] = [randomBoxes(61, 3), randomBoxes(62, 3)]
    await expectUnchanged(() => candidate.encodeBoxes(b, a))
    await expectUnchanged(() => candidate.decodeBoxes([[0.1, 0, 9, 9]], a.slice(0, 1)))
  })

  test('encode-lengths-must-match', async () => {
    await expectGoodInputWorks()
    const boxes = randomBoxes(63, 3)
    await expectDeliberateError(() => candidate.encodeBoxes(boxes, boxes.slice(1)))
    await expectDeliberateError(() => candidate.encodeBoxes(boxes.slice(1), boxes))
    await expectDeliberateError(() => candidate.encodeBoxes(boxes, boxes.slice(2)))
    await expectDeliberateError(() => candidate.encodeBoxes(boxes.slice(2), boxes))
    await expectDeliberateError(() => candidate.encodeBoxes([[0, 0, 1, 1]], []))
  })

  test('decode-lengths-must-match', async () => {
    await expectGoodInputWorks()
    const [deltas, boxes] = [randomDeltas(64, 3), randomBoxes(65, 3)]
    await expectDeliberateError(() => candidate.decodeBoxes(deltas, boxes.slice(1)))
    await expectDeliberateError(() => candidate.decodeBoxes(deltas.slice(1), boxes))
    await expectDeliberateError(() => candidate.decodeBoxes(deltas, boxes.slice(2)))
    await expectDeliberateError(() => candidate.decodeBoxes(deltas.slice(2), boxes))
    await expectDeliberateError(() => candidate.decodeBoxes([], boxes))
  })

  test('boxes-must-have-size', async () => {
    await expectGoodInputWorks()
    const good: Four = [0, 0, 2, 2]
    for (const bad of [
      [0, 0, 0, 1],
      [0, 1, 3, 1],
      [2, 0, 1, 3],
    ] as Four[])
      await expectDeliberateError(() => candidate.encodeBoxes([good, bad], [good, good]))
  })

  test('anchors-must-have-size', async () => {
    await expectGoodInputWorks()
    const good: Four = [0, 0, 2, 2]
    for (const bad of [
      [0, 0, 0, 1],
      [0, 1, 3, 1],
      [0, 3, 2, 1],
    ] as Four[])
      await expectDeliberateError(() => candidate.encodeBoxes([good, good], [good, bad]))
    // Both reversed: the ratios are positive again.
    await expectDeliberateError(() => candidate.encodeBoxes([[2, 2, 0, 0]], [[3, 3, 0, 0]]))
  })
})
