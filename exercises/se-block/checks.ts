import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

const randomParams = (seed: number, c: number, m: number) => ({
  w1: randomTensor(seed, [m, c], -1, 1),
  b1: randomTensor(seed + 1, [m], -0.5, 0.5),
  w2: randomTensor(seed + 2, [c, m], -2, 2),
  b2: randomTensor(seed + 3, [c], -1, 1),
})

const zeroParams = (c: number, m: number) => ({
  w1: Array.from({ length: m }, () => new Array<number>(c).fill(0)),
  b1: new Array<number>(m).fill(0),
  w2: Array.from({ length: c }, () => new Array<number>(m).fill(0)),
  b2: new Array<number>(c).fill(0),
})

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.seBlock([[[[4]], [[-6]]]], zeroParams(2, 1)), [[[[2]], [[-3]]]])

describe('samples', () => {
  test('two-channels', async () => {
    const x = [[[[1, 3]], [[2, 2]]]]
    const p = { w1: [[1, 1]], b1: [0], w2: [[1], [-1]], b2: [0, 0] }
    expectClose(await candidate.seBlock(x, p), [
      [[[0.9820137900379085, 2.9460413701137256]], [[0.03597241992418311, 0.03597241992418311]]],
    ])
  })

  test('negative-hidden-unit', async () => {
    const p = { w1: [[-1, -1]], b1: [0], w2: [[5], [5]], b2: [0, 2] }
    expectClose(await candidate.seBlock([[[[1]], [[1]]]], p), [[[[0.5]], [[0.8807970779778823]]]])
  })

  test('two-images', async () => {
    const p = { w1: [[1]], b1: [-1], w2: [[1]], b2: [0] }
    expectClose(await candidate.seBlock([[[[2, 4]]], [[[0, 0]]]], p), [
      [[[1.7615941559557649, 3.5231883119115297]]],
      [[[0, 0]]],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    const x = randomTensor(1, [2, 4, 3, 5], -1, 1)
    expectShape(await candidate.seBlock(x, randomParams(2, 4, 2)), [2, 4, 3, 5])
    expectShape(await candidate.seBlock([[[[5]]]], randomParams(3, 1, 1)), [1, 1, 1, 1])
  })

  test('two-hidden-units', async () => {
    const x = [
      [
        [
          [1, 3],
          [5, 7],
        ],
        [
          [2, 2],
          [0, 0],
        ],
      ],
    ]
    const p = {
      w1: [
        [1, -2],
        [0.5, 1],
      ],
      b1: [-1, -4],
      w2: [
        [Math.log(3), 7],
        [-Math.log(3), 9],
      ],
      b2: [0, 0],
    }
    // The means are 4 and 1, the hidden units 1 and −1, the gates 3/4 and 1/4.
    expectClose(await candidate.seBlock(x, p), [
      [
        [
          [0.75, 2.25],
          [3.75, 5.25],
        ],
        [
          [0.5, 0.5],
          [0, 0],
        ],
      ],
    ])
  })

  test('biases-alone', async () => {
    const x = randomTensor(11, [2, 2, 2, 2], -3, 3)
    const p = { ...zeroParams(2, 1), b1: [2], w2: [[0.5], [0]], b2: [Math.log(3) - 1, 0] }
    const gates = [0.75, 0.5]
    const expected = x.map((image) =>
      image.map((plane, k) => mapNested(plane, (v: number) => v * gates[k]!)),
    )
    expectClose(await candidate.seBlock(x, p), expected)
  })

  test('random', async () => {
    for (const [seed, n, c, h, w, m] of [
      [21, 1, 4, 2, 3, 2],
      [31, 2, 3, 4, 2, 1],
      [41, 3, 6, 1, 3, 3],
      [51, 1, 8, 3, 3, 2],
    ] as const) {
      const x = randomTensor(seed + 9, [n, c, h, w], -1, 2)
      const p = randomParams(seed, c, m)
      expectClose(await candidate.seBlock(x, p), reference.seBlock(x, p))
    }
  })

  test('wide-bottleneck', async () => {
    const x = randomTensor(61, [2, 2, 3, 2], -1, 2)
    const p = randomParams(62, 2, 5)
    expectClose(await candidate.seBlock(x, p), reference.seBlock(x, p))
  })

  test('zero-weights-halve', async () => {
    const x = randomTensor(71, [2, 3, 2, 2], -4, 4)
    const halves = mapNested(x, (v: number) => v / 2)
    expectClose(await candidate.seBlock(x, zeroParams(3, 2)), halves)
  })

  test('one-gate-per-channel', async () => {
    const x = randomTensor(81, [2, 3, 3, 2], 0.5, 2)
    const got = await candidate.seBlock(x, randomParams(82, 3, 2))
    expectShape(got, [2, 3, 3, 2])
    got.forEach((image, i) =>
      image.forEach((plane, k) => {
        const ratios = plane.flatMap((row, a) => row.map((v, b) => v / x[i]![k]![a]![b]!))
        const gate = ratios[0]!
        expectThat(gate > 0 && gate < 1, 'Every gate must lie between 0 and 1.', { got: gate })
        expectClose(ratios, new Array<number>(ratios.length).fill(gate))
      }),
    )
  })

  test('images-are-independent', async () => {
    const x = randomTensor(91, [3, 4, 2, 2], -1, 2)
    const p = randomParams(92, 4, 2)
    const expected = reference.seBlock(x, p)
    for (let i = 0; i < 3; i++) expectClose(await candidate.seBlock([x[i]!], p), [expected[i]])
    const turned = x.toReversed()
    expectClose(await candidate.seBlock(turned, p), expected.toReversed())
  })

  test('mean-not-sum', async () => {
    const x = randomTensor(101, [1, 3, 2, 2], -1, 2)
    const p = randomParams(102, 3, 2)
    // Every row twice as long, and twice as many rows: sums grow fourfold, means stay.
    const tile = (t: typeof x) =>
      t.map((image) => image.map((plane) => [...plane, ...plane].map((row) => [...row, ...row])))
    expectClose(await candidate.seBlock(tile(x), p), tile(reference.seBlock(x, p)))
  })

  test('channels-in-another-order', async () => {
    const x = randomTensor(111, [2, 4, 2, 3], -1, 2)
    const p = randomParams(112, 4, 2)
    const order = [2, 0, 3, 1]
    const pick = <T>(list: readonly T[]) => order.map((k) => list[k]!)
    const moved = { w1: p.w1.map(pick), b1: p.b1, w2: pick(p.w2), b2: pick(p.b2) }
    const expected = reference.seBlock(x, p).map(pick)
    expectClose(await candidate.seBlock(x.map(pick), moved), expected)
  })

  test('one-pixel', async () => {
    const x = [[[[2]], [[-1]]]]
    const p = { w1: [[1, 1]], b1: [0], w2: [[Math.log(4)], [0]], b2: [0, -Math.log(4)] }
    expectClose(await candidate.seBlock(x, p), [[[[1.6]], [[-0.2]]]])
  })

  test('all-zero-image', async () => {
    const x = mapNested(randomTensor(121, [1, 3, 2, 2]), () => 0)
    expectClose(await candidate.seBlock(x, randomParams(122, 3, 2)), x)
  })

  test('saturated-gates', async () => {
    const x = [
      [[[1, -2]], [[3, 4]], [[5, 7]]],
      [[[-1, -1]], [[6, 8]], [[-5, 9]]],
    ]
    const p = { ...zeroParams(3, 1), b2: [10000, -10000, 0] }
    const got = await candidate.seBlock(x, p)
    expectFinite(got)
    expectClose(got, [
      [[[1, -2]], [[0, 0]], [[2.5, 3.5]]],
      [[[-1, -1]], [[0, 0]], [[-2.5, 4.5]]],
    ])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(131, [2, 3, 2, 2], -1, 1)
    const p = randomParams(132, 3, 2)
    await expectUnchanged(() => candidate.seBlock(x, p))
  })

  test('weights-must-fit', async () => {
    await expectGoodInputWorks()
    const x = [[[[1]], [[1]]]]
    const p = zeroParams(2, 1)
    for (const w1 of [
      [[1]],
      [[1, 1, 1]],
      [
        [1, 1],
        [1, 1],
      ],
      [[1, 1], [1]],
      [],
    ])
      await expectDeliberateError(() => candidate.seBlock(x, { ...p, w1 }))
    for (const w2 of [
      [[1]],
      [[1], [1], [1]],
      [
        [1, 1],
        [1, 1],
      ],
      [[1], []],
    ])
      await expectDeliberateError(() => candidate.seBlock(x, { ...p, w2 }))
    const wide = zeroParams(2, 2)
    for (const wrong of [{ w1: [[1, 1], [1]] }, { w2: [[1, 1], [1]] }, { w1: [[1, 1]] }])
      await expectDeliberateError(() => candidate.seBlock(x, { ...wide, ...wrong }))
    const none = { w1: [], b1: [], w2: [[], []], b2: [0, 0] }
    await expectDeliberateError(() => candidate.seBlock(x, none))
  })

  test('biases-must-fit', async () => {
    await expectGoodInputWorks()
    const x = [[[[1]], [[1]]]]
    const p = zeroParams(2, 1)
    for (const b1 of [[], [0, 0]])
      await expectDeliberateError(() => candidate.seBlock(x, { ...p, b1 }))
    for (const b2 of [[0], [0, 0, 0]])
      await expectDeliberateError(() => candidate.seBlock(x, { ...p, b2 }))
    const wide = zeroParams(2, 2)
    await expectDeliberateError(() => candidate.seBlock(x, { ...wide, b1: [0] }))
  })

  test('channels-must-fit', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.seBlock([[[[1]]]], zeroParams(2, 1)))
    await expectDeliberateError(() => candidate.seBlock([[[[1]], [[1]], [[1]]]], zeroParams(2, 1)))
  })
})
