import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  permuted,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Detection = Parameters<typeof reference.averagePrecision>[0][number]
type GroundTruth = Parameters<typeof reference.averagePrecision>[1][number]
type Box = Detection['box']

const det = (image: number, score: number, box: Box): Detection => ({ image, score, box })
const truth = (image: number, box: Box): GroundTruth => ({ image, box })

/** Boxes of side 10 that do not meet. */
const place = (n: number): Box => [20 * n, 0, 20 * n + 10, 10]
/** `place(n)` with its right side moved in, so that the IoU of the two is part/10. */
const shrunk = (n: number, part: number): Box => [20 * n, 0, 20 * n + part, 10]

/** Detections in image 0, scored by their place in the list: hits of objects of their own, or misses. */
const listed = (marks: readonly boolean[]): Detection[] =>
  marks.map((hit, k) => det(0, 1 - 0.01 * k, hit ? place(k) : [-90, -90, -80, -80]))
const objectsOf = (marks: readonly boolean[]): GroundTruth[] =>
  marks.flatMap((hit, k) => (hit ? [truth(0, place(k))] : []))

/** Objects in three images, each detected about twice and none too well, and some boxes at random. */
function scene(seed: number, objects: number): { dets: Detection[]; gts: GroundTruth[] } {
  const random = seeded(seed)
  const box = (): Box => {
    const [x, y] = [25 * random() - 10, 25 * random() - 10]
    return [x, y, x + 6 + 8 * random(), y + 6 + 8 * random()]
  }
  const gts = Array.from({ length: objects }, () => truth(Math.floor(3 * random()), box()))
  const near = gts.flatMap((gt) =>
    [0, 1].map(() => {
      const moved = gt.box.map((v) => v + 4 * random() - 2) as Box
      return det(gt.image, random(), moved)
    }),
  )
  const stray = Array.from({ length: objects }, () =>
    det(Math.floor(4 * random()), random(), box()),
  )
  const dets = [...near, ...stray]
  return { dets: permuted(dets, byNumber(dets, random)), gts }
}

/** Indices of a list in an order drawn at random. */
const byNumber = (list: readonly unknown[], random: () => number): number[] =>
  list
    .map((_, i) => [random(), i] as const)
    .sort(([a], [b]) => a - b)
    .map(([, i]) => i)

const found = [det(0, 0.9, place(0)), det(0, 0.8, place(3)), det(1, 0.7, place(1))]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.averagePrecision(found, [truth(0, place(0))]), {
    tp: [true, false, false],
    precision: [1, 1 / 2, 1 / 3],
    recall: [1, 1, 1],
    ap: 1,
  })

describe('samples', () => {
  test('duplicate', async () => {
    const dets = [
      det(0, 0.9, [0, 0, 10, 10]),
      det(0, 0.8, [0, 0, 10, 9]),
      det(1, 0.7, [5, 5, 15, 15]),
    ]
    const gts = [truth(0, [0, 0, 10, 10]), truth(1, [5, 5, 15, 15])]
    expectClose(await candidate.averagePrecision(dets, gts), {
      tp: [true, false, true],
      precision: [1, 0.5, 2 / 3],
      recall: [0.5, 0.5, 1],
      ap: 5 / 6,
    })
  })

  test('ranked-order', async () => {
    const dets = [det(0, 0.3, [0, 0, 2, 2]), det(0, 0.6, [50, 50, 60, 60])]
    expectClose(await candidate.averagePrecision(dets, [truth(0, [0, 0, 2, 2])]), {
      tp: [false, true],
      precision: [0, 0.5],
      recall: [0, 1],
      ap: 0.5,
    })
  })

  test('eleven-recalls', async () => {
    const dets = [
      det(0, 0.9, [0, 0, 10, 10]),
      det(0, 0.8, [80, 0, 90, 10]),
      det(1, 0.7, [5, 5, 15, 15]),
    ]
    const gts = [truth(0, [0, 0, 10, 10]), truth(1, [5, 5, 15, 15]), truth(2, [0, 0, 1, 1])]
    expectClose(await candidate.averagePrecision(dets, gts, { method: '11point' }), {
      tp: [true, false, true],
      precision: [1, 0.5, 2 / 3],
      recall: [1 / 3, 1 / 3, 2 / 3],
      ap: 6 / 11,
    })
  })
})

describe('hidden', () => {
  test('result-shape', async () => {
    const { dets, gts } = scene(1, 4)
    const got = await candidate.averagePrecision(dets, gts)
    const whole = ['tp', 'precision', 'recall', 'ap'].every((key) => Object.keys(got).includes(key))
    expectThat(whole, 'Return { tp, precision, recall, ap }.', { got })
    const marks = Array.isArray(got.tp) && got.tp.every((mark) => typeof mark === 'boolean')
    expectThat(marks, 'tp must be a list of true and false.', { got: got.tp })
    expectThat(got.tp.length === 12, 'tp must have one entry for each of the 12 detections.', {
      got: got.tp,
    })
    expectShape(got.precision, [12])
    expectShape(got.recall, [12])
    expectShape(got.ap, [])
  })

  test('five-detections', async () => {
    const marks = [true, false, true, true, false]
    const gts = [...objectsOf(marks), truth(1, place(0))]
    expectClose(await candidate.averagePrecision(listed(marks), gts), {
      tp: marks,
      precision: [1, 1 / 2, 2 / 3, 3 / 4, 3 / 5],
      recall: [0.25, 0.25, 0.5, 0.75, 0.75],
      ap: 0.625,
    })
  })

  test('best-is-taken', async () => {
    const dets = [det(0, 0.9, [0, 0, 10, 10]), det(0, 0.8, [1, 0, 11, 10])]
    // The second has an IoU of 9/11 with the first object and of 7/13 with the other.
    const gts = [truth(0, [0, 0, 10, 10]), truth(0, [4, 0, 14, 10])]
    expectClose(await candidate.averagePrecision(dets, gts), {
      tp: [true, false],
      precision: [1, 0.5],
      recall: [0.5, 0.5],
      ap: 0.5,
    })
  })

  test('miss-takes-nothing', async () => {
    const dets = [det(0, 0.9, shrunk(0, 6)), det(0, 0.8, shrunk(0, 9))]
    const options = { iouThreshold: 0.7 }
    expectClose(await candidate.averagePrecision(dets, [truth(0, place(0))], options), {
      tp: [false, true],
      precision: [0, 0.5],
      recall: [0, 1],
      ap: 0.5,
    })
  })

  test('score-before-fit', async () => {
    const dets = [det(0, 0.6, place(0)), det(0, 0.9, shrunk(0, 7)), det(0, 0.3, shrunk(0, 8))]
    expectClose(await candidate.averagePrecision(dets, [truth(0, place(0))]), {
      tp: [true, false, false],
      precision: [1, 1 / 2, 1 / 3],
      recall: [1, 1, 1],
      ap: 1,
    })
  })

  test('highest-iou', async () => {
    // All three objects pass the threshold with the first detection; it fits the middle one best.
    const gts = [0, 2, 4].map((x) => truth(5, [x, 0, x + 10, 10]))
    const dets = [
      det(5, 0.9, [1.75, 0, 11.75, 10]),
      det(5, 0.8, [0, 0, 10, 10]),
      det(5, 0.7, [3.5, 0, 13.5, 10]),
      det(5, 0.6, [2.25, 0, 12.25, 10]),
    ]
    expectClose(await candidate.averagePrecision(dets, gts), {
      tp: [true, true, true, false],
      precision: [1, 1, 1, 3 / 4],
      recall: [1 / 3, 2 / 3, 1, 1],
      ap: 1,
    })
  })

  test('equal-to-threshold', async () => {
    const gts = [truth(0, place(0))]
    const at = async (part: number, iouThreshold?: number) => {
      const dets = [det(0, 0.9, shrunk(0, part))]
      const options = iouThreshold === undefined ? {} : { iouThreshold }
      return (await candidate.averagePrecision(dets, gts, options)).tp
    }
    expectClose(await at(5), [true])
    expectClose(await at(4.9), [false])
    expectClose(await at(7.5, 0.75), [true])
    expectClose(await at(7.25, 0.75), [false])
    expectClose(await at(2.5, 0.25), [true])
    expectClose(await at(10, 1), [true])
    expectClose(await at(9.5, 1), [false])
  })

  test('other-image', async () => {
    const elsewhere = [det(1, 0.9, place(0)), det(0, 0.8, place(0)), det(0, 0.7, place(1))]
    const gts = [truth(0, place(0)), truth(7, place(1))]
    expectClose(await candidate.averagePrecision(elsewhere, gts), {
      tp: [false, true, false],
      precision: [0, 1 / 2, 1 / 3],
      recall: [0, 0.5, 0.5],
      ap: 0.25,
    })
    // The same place in two images is two objects.
    const both = [det(7, 0.9, place(1)), det(0, 0.8, place(1))]
    const twins = [truth(0, place(1)), truth(7, place(1))]
    expectClose((await candidate.averagePrecision(both, twins)).tp, [true, true])
  })

  test('ranked-over-all-images', async () => {
    const dets = [
      det(3, 0.2, place(0)),
      det(3, 0.9, place(5)),
      det(12, 0.8, place(1)),
      det(12, 0.3, place(5)),
      det(3, 0.6, place(2)),
    ]
    const gts = [truth(3, place(0)), truth(12, place(1)), truth(3, place(2))]
    expectClose(await candidate.averagePrecision(dets, gts), {
      tp: [false, true, true, false, true],
      precision: [0, 1 / 2, 2 / 3, 1 / 2, 3 / 5],
      recall: [0, 1 / 3, 2 / 3, 2 / 3, 1],
      ap: (2 / 3 + 2 / 3 + 3 / 5) / 3,
    })
  })

  test('equal-scores', async () => {
    const objects = [0, 1, 2].map((n) => truth(0, place(n)))
    const tied = [
      det(0, 0.5, place(9)),
      det(0, 0.5, place(0)),
      det(0, 0.7, place(1)),
      det(0, 0.5, place(8)),
      det(0, 0.5, place(2)),
    ]
    expectClose(await candidate.averagePrecision(tied, objects), {
      tp: [true, false, true, false, true],
      precision: [1, 1 / 2, 2 / 3, 1 / 2, 3 / 5],
      recall: [1 / 3, 1 / 3, 2 / 3, 2 / 3, 1],
      ap: (1 + 2 / 3 + 3 / 5) / 3,
    })
    const row = Array.from({ length: 20 }, (_, n) => det(0, 0.5, place(n)))
    const { tp } = await candidate.averagePrecision(row, [truth(0, place(0)), truth(0, place(1))])
    expectClose(tp, [true, true, ...row.slice(2).map(() => false)])
  })

  test('equal-ious', async () => {
    const twice = [det(0, 0.9, shrunk(0, 8)), det(0, 0.8, place(0)), det(0, 0.7, place(1))]
    const gts = [truth(0, place(0)), truth(0, place(0)), truth(0, place(1))]
    // The first of two equal objects is chosen, even when it is taken.
    expectClose((await candidate.averagePrecision(twice, gts)).tp, [true, false, true])
    // Between two objects: IoU 2/3 with either. The first is then taken for the next detection.
    const between = [det(0, 0.9, [2, 0, 12, 10]), det(0, 0.8, [0, 0, 10, 10])]
    const pair = [truth(0, [0, 0, 10, 10]), truth(0, [4, 0, 14, 10])]
    expectClose((await candidate.averagePrecision(between, pair)).tp, [true, false])
    expectClose((await candidate.averagePrecision(between, pair.toReversed())).tp, [true, true])
    const crowd = [truth(0, place(9)), pair[0]!, ...Array.from({ length: 18 }, () => pair[1]!)]
    expectClose((await candidate.averagePrecision(between, crowd)).tp, [true, false])
  })

  test('envelope', async () => {
    const marks = [false, true, true, false, false, true, true, true]
    const gts = objectsOf(marks)
    const precision = [0, 1 / 2, 2 / 3, 1 / 2, 2 / 5, 1 / 2, 4 / 7, 5 / 8]
    const recall = [0, 1, 2, 2, 2, 3, 4, 5].map((count) => count / 5)
    // The first two steps see 2/3, the last three 5/8.
    const ap = (2 * (2 / 3) + 3 * (5 / 8)) / 5
    const got = await candidate.averagePrecision(listed(marks), gts)
    expectClose(got, { tp: marks, precision, recall, ap })
  })

  test('area-and-eleven-points', async () => {
    const marks = [true, false, true]
    const at = async (method?: 'area' | '11point') =>
      (await candidate.averagePrecision(listed(marks), objectsOf(marks), method ? { method } : {}))
        .ap
    expectClose(await at(), 5 / 6)
    expectClose(await at('area'), 5 / 6)
    // A recall of one half is reached at once: six points of 1, five of 2/3.
    expectClose(await at('11point'), (6 + 10 / 3) / 11)
    const late = [false, true, false, true]
    const options = { method: '11point' } as const
    const got = await candidate.averagePrecision(listed(late), objectsOf(late), options)
    expectClose(got.ap, 0.5)
  })

  test('random-area', async () => {
    for (const [seed, iouThreshold] of [
      [11, 0.3],
      [12, 0.5],
      [13, 0.7],
      [14, 0.5],
    ] as const) {
      const { dets, gts } = scene(seed, 7)
      const expected = reference.averagePrecision(dets, gts, { iouThreshold })
      expectClose(await candidate.averagePrecision(dets, gts, { iouThreshold }), expected)
    }
  })

  test('random-eleven-points', async () => {
    // With 7 or 9 objects no recall lies on one of the eleven but 0 and 1.
    for (const [seed, objects] of [
      [21, 7],
      [22, 9],
      [23, 7],
    ] as const) {
      const { dets, gts } = scene(seed, objects)
      const options = { method: '11point', iouThreshold: 0.4 } as const
      const expected = reference.averagePrecision(dets, gts, options)
      expectClose(await candidate.averagePrecision(dets, gts, options), expected)
    }
  })

  test('perfect', async () => {
    const { gts } = scene(31, 6)
    const apart = gts.map(({ image }, n) => truth(image, place(n)))
    const dets = apart.map(({ image, box }, n) => det(image, Math.sin(n), box))
    expectClose((await candidate.averagePrecision(dets, apart)).ap, 1)
    const options = { method: '11point', iouThreshold: 0.95 } as const
    expectClose((await candidate.averagePrecision(dets, apart, options)).ap, 1)
  })

  test('all-wrong', async () => {
    const { dets, gts } = scene(35, 4)
    const moved = gts.map(({ image, box }) => truth(image, box.map((v) => v + 100) as Box))
    const expected = {
      tp: dets.map(() => false),
      precision: dets.map(() => 0),
      recall: dets.map(() => 0),
      ap: 0,
    }
    expectClose(await candidate.averagePrecision(dets, moved), expected)
    expectClose(await candidate.averagePrecision(dets, moved, { method: '11point' }), expected)
    // Apart along both axes, by as much as the boxes are long.
    const apart = [det(0, 0.9, [0, 0, 10, 10])]
    const got = await candidate.averagePrecision(apart, [truth(0, [20, 20, 30, 30])])
    expectClose(got, { tp: [false], precision: [0], recall: [0], ap: 0 })
  })

  test('curve-from-marks', async () => {
    const { dets, gts } = scene(41, 6)
    const got = await candidate.averagePrecision(dets, gts)
    const count = (k: number) => got.tp.slice(0, k + 1).filter((mark) => mark).length
    const ranks = [...dets.keys()]
    expectClose(
      got.precision,
      ranks.map((k) => count(k) / (k + 1)),
    )
    expectClose(
      got.recall,
      ranks.map((k) => count(k) / 6),
    )
    expectThat(
      count(dets.length) <= gts.length,
      'There cannot be more true positives than objects.',
      { got },
    )
  })

  test('missed-objects-scale-ap', async () => {
    const { dets, gts } = scene(45, 6)
    const missed = [4, 5, 6].map((image) => truth(image, place(0)))
    const { tp, precision, recall, ap } = reference.averagePrecision(dets, gts)
    // Nine objects instead of six.
    expectClose(await candidate.averagePrecision(dets, [...gts, ...missed]), {
      tp,
      precision,
      recall: recall.map((r) => (r * 2) / 3),
      ap: (ap * 2) / 3,
    })
  })

  test('late-false-positives', async () => {
    const { dets, gts } = scene(51, 6)
    const late = [0, 1, 2, 9].map((image) => det(image, -1 - image, [500, 500, 510, 510]))
    for (const method of ['area', '11point'] as const) {
      const { ap } = reference.averagePrecision(dets, gts, { method })
      const got = await candidate.averagePrecision([...late, ...dets], gts, { method })
      expectClose(got.ap, ap)
      expectClose(got.tp.slice(-4), [false, false, false, false])
    }
  })

  test('order-of-input', async () => {
    const { dets, gts } = scene(55, 7)
    const expected = reference.averagePrecision(dets, gts)
    expectClose(await candidate.averagePrecision(dets.toReversed(), gts), expected)
    expectClose(await candidate.averagePrecision(dets, gts.toReversed()), expected)
  })

  test('scores-rescaled', async () => {
    const { dets, gts } = scene(61, 6)
    const expected = reference.averagePrecision(dets, gts)
    const logits = dets.map((one) => ({ ...one, score: Math.log(one.score) - 3 }))
    expectClose(await candidate.averagePrecision(logits, gts), expected)
    const large = dets.map((one) => ({ ...one, score: 2e4 * (one.score - 0.5) }))
    expectClose(await candidate.averagePrecision(large, gts), expected)
  })

  test('no-detections', async () => {
    const expected = { tp: [], precision: [], recall: [], ap: 0 }
    const gts = [truth(0, place(0))]
    expectClose(await candidate.averagePrecision([], gts), expected)
    expectClose(await candidate.averagePrecision([], gts, { method: '11point' }), expected)
  })

  test('fractions-of-the-image', async () => {
    const part = (box: Box) => box.map((v) => v / 1000) as Box
    const dets = [det(0, 0.9, part(shrunk(0, 4))), det(0, 0.8, part(shrunk(0, 9)))]
    const got = await candidate.averagePrecision(dets, [truth(0, part(place(0)))])
    expectClose(got, { tp: [false, true], precision: [0, 0.5], recall: [0, 1], ap: 0.5 })
  })

  test('area-zero', async () => {
    const gts = [truth(0, [1, 1, 1, 1]), truth(0, place(0)), truth(0, [2, 0, 2, 10])]
    const dets = [
      det(0, 0.9, [1, 1, 1, 1]),
      det(0, 0.8, place(0)),
      det(0, 0.7, [2, 0, 2, 10]),
      det(0, 0.6, [400, 4, 400, 4]),
    ]
    expectClose(await candidate.averagePrecision(dets, gts), {
      tp: [false, true, false, false],
      precision: [0, 1 / 2, 1 / 3, 1 / 4],
      recall: [0, 1 / 3, 1 / 3, 1 / 3],
      ap: 1 / 6,
    })
  })

  test('input-unchanged', async () => {
    const { dets, gts } = scene(71, 3)
    await expectUnchanged(() => candidate.averagePrecision(dets, gts))
    await expectUnchanged(() => candidate.averagePrecision(dets, gts, { method: '11point' }))
  })

  test('no-ground-truth', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.averagePrecision([], []))
    await expectDeliberateError(() => candidate.averagePrecision(found, []))
    await expectDeliberateError(() => candidate.averagePrecision(found, [], { method: '11point' }))
  })
})
