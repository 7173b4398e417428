import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectSame,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Box = [number, number, number, number]
type Kind = 'iou' | 'giou' | 'diou' | 'ciou'
const kinds: readonly Kind[] = ['iou', 'giou', 'diou', 'ciou']

/** Boxes on a field of side 20: some pairs overlap, some are apart. */
function randomBoxes(seed: number, n: number): Box[] {
  const random = seeded(seed)
  return Array.from({ length: n }, () => {
    const [x, y] = [20 * random() - 10, 20 * random() - 10]
    return [x, y, x + 2 + 10 * random(), y + 2 + 10 * random()]
  })
}

const one = async (p: Box, t: Box, kind: Kind): Promise<number> => {
  const got = await candidate.iouLoss([p], [t], { kind })
  expectShape(got, [1])
  return got[0]!
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.iouLoss([[0, 0, 2, 2]], [[1, 0, 3, 2]], { kind: 'iou' }), [2 / 3])

describe('samples', () => {
  test('giou-overlap', async () => {
    const got = await candidate.iouLoss([[0, 0, 2, 2]], [[1, 1, 3, 3]], { kind: 'giou' })
    expectClose(got, [1.0793650793650793])
  })

  test('diou-with-a-pair-apart', async () => {
    const pred: Box[] = [
      [0, 0, 2, 2],
      [0, 0, 1, 1],
    ]
    const target: Box[] = [
      [1, 1, 3, 3],
      [3, 0, 4, 1],
    ]
    const got = await candidate.iouLoss(pred, target, { kind: 'diou' })
    expectClose(got, [0.9682539682539684, 1.5294117647058822])
  })

  test('ciou-crossed', async () => {
    const got = await candidate.iouLoss([[0, 0, 4, 2]], [[0, 0, 2, 4]], { kind: 'ciou' })
    expectClose(got, [0.7629183350773473])
  })
})

describe('hidden', () => {
  test('one-loss-per-pair', async () => {
    const [p, t] = [randomBoxes(1, 3), randomBoxes(2, 3)]
    for (const kind of kinds) {
      expectShape(await candidate.iouLoss(p, t, { kind }), [3])
      expectSame(await candidate.iouLoss([], [], { kind }), [])
    }
  })

  test('plain-iou', async () => {
    const pred: Box[] = [
      [0, 0, 2, 2],
      [0, 0, 4, 2],
      [0, 0, 1, 1],
      [0, 0, 1, 1],
    ]
    const target: Box[] = [
      [1, 0, 3, 2],
      [1, 0, 2, 2], // inside
      [3, 4, 5, 8], // apart along both axes
      [1, 0, 2, 1], // touching
    ]
    expectClose(await candidate.iouLoss(pred, target, { kind: 'iou' }), [2 / 3, 0.75, 1, 1])
  })

  test('giou-apart', async () => {
    const pred: Box[] = [
      [0, 0, 1, 1],
      [0, 0, 1, 1],
      [0, 0, 1, 1],
    ]
    const target: Box[] = [
      [3, 4, 5, 8], // union 9, enclosing box 40
      [1, 0, 2, 1], // touching: the two fill the enclosing box
      [0, 3, 1, 4], // apart along y only: half of it is empty
    ]
    expectClose(await candidate.iouLoss(pred, target, { kind: 'giou' }), [1.775, 1, 1.5])
  })

  test('ciou-apart', async () => {
    expectClose(await one([0, 0, 1, 1], [3, 4, 5, 8], 'ciou'), 1.479217550749179)
    expectClose(await one([0, 0, 2, 1], [0, 0, 4, 2], 'ciou'), 0.8125)
  })

  test('random-iou-and-giou', async () => {
    for (const seed of [11, 12, 13])
      for (const kind of ['iou', 'giou'] as const) {
        const [p, t] = [randomBoxes(seed, 12), randomBoxes(seed + 100, 12)]
        const expected = reference.iouLoss(p, t, { kind })
        expectClose(await candidate.iouLoss(p, t, { kind }), expected)
      }
  })

  test('random-diou-and-ciou', async () => {
    for (const seed of [21, 22, 23])
      for (const kind of ['diou', 'ciou'] as const) {
        const [p, t] = [randomBoxes(seed, 12), randomBoxes(seed + 100, 12)]
        const expected = reference.iouLoss(p, t, { kind })
        expectClose(await candidate.iouLoss(p, t, { kind }), expected)
      }
  })

  test('equal-boxes', async () => {
    const boxes: Box[] = [[0, 0, 1, 1], [-3, 2, 5, 4], ...randomBoxes(31, 4)]
    for (const kind of kinds) {
      const got = await candidate.iouLoss(boxes, boxes, { kind })
      expectFinite(got)
      expectClose(got, [0, 0, 0, 0, 0, 0])
    }
  })

  test('same-aspect-ratio', async () => {
    const pred: Box[] = [
      [0, 0, 3, 3],
      [-2, -1, 0, 0],
      [0, 0, 1, 4],
    ]
    const target: Box[] = [
      [1, 2, 8, 9],
      [-1, -2, 3, 0],
      [6, 6, 8, 14],
    ]
    const diou = reference.iouLoss(pred, target, { kind: 'diou' })
    expectClose(await candidate.iouLoss(pred, target, { kind: 'ciou' }), diou)
  })

  test('same-centre', async () => {
    const pred: Box[] = [
      [-1, -2, 1, 2],
      [0, 0, 10, 4],
    ]
    const target: Box[] = [
      [-3, -1, 3, 1],
      [4, 1, 6, 3],
    ]
    const iou = reference.iouLoss(pred, target, { kind: 'iou' })
    expectClose(await candidate.iouLoss(pred, target, { kind: 'diou' }), iou)
  })

  test('one-inside-the-other', async () => {
    const outer: Box = [0, 0, 10, 6]
    for (const inner of [
      [0, 0, 5, 3],
      [4, 2, 6, 5],
    ] as Box[]) {
      const iou = 1 - ((inner[2] - inner[0]) * (inner[3] - inner[1])) / 60
      expectClose(await one(outer, inner, 'giou'), iou)
      expectClose(await one(inner, outer, 'giou'), iou)
    }
  })

  test('moving-apart', async () => {
    let before = 1
    for (const gap of [1, 3, 10, 100]) {
      const target: Box = [2 + gap, 0, 4 + gap, 2]
      expectClose(await one([0, 0, 2, 2], target, 'iou'), 1)
      const got = await one([0, 0, 2, 2], target, 'giou')
      expectThat(
        got > before && got < 2,
        'The GIoU loss of boxes apart must grow with their distance and stay below 2.',
        { got },
      )
      before = got
    }
  })

  test('kinds-in-order', async () => {
    const [p, t] = [randomBoxes(41, 15), randomBoxes(42, 15)]
    const [iou = [], giou = [], diou = [], ciou = []] = [
      await candidate.iouLoss(p, t, { kind: 'iou' }),
      await candidate.iouLoss(p, t, { kind: 'giou' }),
      await candidate.iouLoss(p, t, { kind: 'diou' }),
      await candidate.iouLoss(p, t, { kind: 'ciou' }),
    ]
    for (const i of p.keys()) {
      const got = [iou[i], giou[i], diou[i], ciou[i]]
      const rising = (low: number[], high: number[]) => high[i]! > low[i]! - 1e-8
      expectThat(rising(iou, giou), 'The GIoU loss is never below the IoU loss.', { got })
      expectThat(rising(iou, diou), 'The DIoU loss is never below the IoU loss.', { got })
      expectThat(rising(diou, ciou), 'The CIoU loss is never below the DIoU loss.', { got })
    }
  })

  test('boxes-and-axes-exchanged', async () => {
    const [p, t] = [randomBoxes(51, 8), randomBoxes(52, 8)]
    const turned = (boxes: Box[]) => boxes.map(([x1, y1, x2, y2]): Box => [y1, x1, y2, x2])
    for (const kind of kinds) {
      const expected = reference.iouLoss(p, t, { kind })
      expectClose(await candidate.iouLoss(t, p, { kind }), expected)
      expectClose(await candidate.iouLoss(turned(p), turned(t), { kind }), expected)
    }
  })

  test('moved-and-scaled', async () => {
    const [p, t] = [randomBoxes(61, 8), randomBoxes(62, 8)]
    for (const kind of kinds) {
      const expected = reference.iouLoss(p, t, { kind })
      for (const [scale, shift] of [
        [100, 0],
        [0.5, -30],
      ] as const) {
        const at = (boxes: Box[]) => mapNested(boxes, (v) => v * scale + shift)
        expectClose(await candidate.iouLoss(at(p), at(t), { kind }), expected)
      }
    }
  })

  test('pairs-stand-alone', async () => {
    const [p, t] = [randomBoxes(71, 5), randomBoxes(72, 5)]
    const pairs = p.map((box, i): [Box, Box] => [box, t[i]!])
    for (const kind of kinds) {
      const losses = (some: [Box, Box][]) =>
        candidate.iouLoss(
          some.map(([box]) => box),
          some.map(([, box]) => box),
          { kind },
        )
      await expectPermutationEquivariant(losses, pairs, [3, 0, 4, 1, 2])
    }
  })

  test('tiny-and-huge-boxes', async () => {
    const [p, t] = [randomBoxes(81, 8), randomBoxes(82, 8)]
    for (const kind of kinds)
      for (const scale of [1e-6, 1e4]) {
        const at = (boxes: Box[]) => mapNested(boxes, (v) => v * scale)
        const got = await candidate.iouLoss(at(p), at(t), { kind })
        expectFinite(got)
        expectClose(got, reference.iouLoss(p, t, { kind }))
      }
  })

  test('needles', async () => {
    // Almost opposite aspect ratios: v is close to 1.
    expectClose(await one([0, 0, 1e4, 1], [0, 0, 1, 1e4], 'ciou'), 1.7497215320873103)
    expectClose(await one([-1e4, -1, 1e4, 1], [-1, -1e4, 1, 1e4], 'diou'), 0.9999499974998749)
  })

  test('input-unchanged', async () => {
    const [p, t] = [randomBoxes(91, 3), randomBoxes(92, 3)]
    for (const kind of kinds) await expectUnchanged(() => candidate.iouLoss(p, t, { kind }))
  })

  test('lengths-must-match', async () => {
    await expectGoodInputWorks()
    const boxes = randomBoxes(93, 3)
    for (const kind of ['iou', 'ciou'] as const) {
      await expectDeliberateError(() => candidate.iouLoss(boxes, boxes.slice(1), { kind }))
      await expectDeliberateError(() => candidate.iouLoss(boxes.slice(1), boxes, { kind }))
      await expectDeliberateError(() => candidate.iouLoss(boxes, boxes.slice(2), { kind }))
      await expectDeliberateError(() => candidate.iouLoss(boxes.slice(2), boxes, { kind }))
      await expectDeliberateError(() => candidate.iouLoss([], boxes, { kind }))
    }
  })

  test('kind-must-be-known', async () => {
    await expectGoodInputWorks()
    for (const kind of ['siou', 'IoU', ''])
      await expectDeliberateError(() =>
        candidate.iouLoss([[0, 0, 1, 1]], [[0, 0, 1, 1]], { kind: kind as Kind }),
      )
  })
})
