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

type Mat = number[][]
type T3 = number[][][]
type Params = Parameters<typeof reference.cbam>[1]

const randomParams = (seed: number, c: number, m: number, k: number): Params => ({
  w1: randomTensor(seed, [m, c], -1, 1),
  w2: randomTensor(seed + 1, [c, m], -1.5, 1.5),
  ws: randomTensor(seed + 2, [2, k, k], -1, 1),
})

const zeros = (rows: number, columns: number): Mat =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(0))
const zeroParams = (c: number, m: number, k: number): Params => ({
  w1: zeros(m, c),
  w2: zeros(c, m),
  ws: [zeros(k, k), zeros(k, k)],
})

const transpose = (map: Mat): Mat => map[0]!.map((_, j) => map.map((row) => row[j]!))
const mirror = (map: Mat): Mat => map.map((row) => row.toReversed())

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.cbam([[[4]], [[-8]]], zeroParams(2, 1, 1)), [[[1]], [[-2]]])

describe('samples', () => {
  test('channel-gate', async () => {
    const p = { w1: [[1, 1]], w2: [[1], [-1]], ws: [[[0]], [[0]]] }
    expectClose(await candidate.cbam([[[1, 3]], [[2, 0]]], p), [
      [[0.4998323249347668, 1.4994969748043006]],
      [[0.00033535013046647816, 0]],
    ])
  })

  test('spatial-gate', async () => {
    const p = { w1: [[0, 0]], w2: [[0], [0]], ws: [[[1]], [[-1]]] }
    expectClose(await candidate.cbam([[[1, 3]], [[2, 0]]], p), [
      [[0.21891174955710094, 0.4812319512369104]],
      [[0.4378234991142019, 0]],
    ])
  })

  test('kernel-of-three', async () => {
    const p = {
      w1: [[1]],
      w2: [[1]],
      ws: [
        [
          [0, 0, 0],
          [0, 1, 0.5],
          [0, 0, 0],
        ],
        [
          [0, 0, 0],
          [0, 0, 0],
          [0, -1, 0],
        ],
      ],
    }
    const x = [
      [
        [4, 2],
        [0, -2],
      ],
    ]
    expectClose(await candidate.cbam(x, p), [
      [
        [3.94573768470385, 1.949931032053184],
        [0, -0.23961650484163804],
      ],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    const x = randomTensor(1, [4, 3, 5], -1, 1)
    expectShape(await candidate.cbam(x, randomParams(2, 4, 2, 3)), [4, 3, 5])
    expectShape(await candidate.cbam([[[5]]], randomParams(5, 1, 1, 1)), [1, 1, 1])
  })

  test('both-gates-by-hand', async () => {
    // The pooled values are 2, 2 and 4, 2; the channel gates 3/4 and 1/2; the spatial ones as well.
    const ln3 = Math.log(3)
    const p = { w1: [[1, -1]], w2: [[ln3 / 2], [0]], ws: [[[-6 * ln3]], [[4 * ln3]]] }
    expectClose(await candidate.cbam([[[0, 4]], [[2, 2]]], p), [[[0, 1.5]], [[0.75, 0.5]]])
  })

  test('negative-image', async () => {
    // All maxima are negative, over the pixels and over the channels.
    const x = [[[-1, -3]], [[-2, -2]]]
    const p = {
      w1: [
        [-1, 0],
        [0, -1],
      ],
      w2: [
        [1, 0],
        [0, -1],
      ],
      ws: [[[0]], [[-4]]],
    }
    expectClose(await candidate.cbam(x, p), reference.cbam(x, p))
    const spatial = { ...zeroParams(2, 1, 1), ws: [[[0]], [[-2]]] }
    const gates = [1, 2].map((v) => 1 / (1 + Math.exp(-v)))
    expectClose(await candidate.cbam(x, spatial), [
      [[-0.5 * gates[0]!, -1.5 * gates[1]!]],
      [[-1 * gates[0]!, -1 * gates[1]!]],
    ])
  })

  test('random', async () => {
    for (const [seed, c, h, w, m, k] of [
      [11, 4, 3, 4, 2, 3],
      [21, 3, 4, 2, 1, 1],
      [31, 2, 5, 5, 3, 5],
      [41, 6, 2, 3, 2, 3],
    ] as const) {
      const x = randomTensor(seed + 9, [c, h, w], -2, 2)
      const p = randomParams(seed, c, m, k)
      expectClose(await candidate.cbam(x, p), reference.cbam(x, p))
    }
  })

  test('kernel-larger-than-the-map', async () => {
    const x = randomTensor(51, [3, 2, 3], -2, 2)
    const p = randomParams(52, 3, 2, 7)
    expectClose(await candidate.cbam(x, p), reference.cbam(x, p))
  })

  test('zero-weights-quarter', async () => {
    const x = randomTensor(61, [3, 2, 4], -4, 4)
    const quarters = mapNested(x, (v: number) => v / 4)
    expectClose(await candidate.cbam(x, zeroParams(3, 2, 3)), quarters)
  })

  test('a-factor-per-channel-and-per-pixel', async () => {
    const x = randomTensor(71, [3, 2, 3], 0.5, 2)
    const got = await candidate.cbam(x, randomParams(72, 3, 2, 3))
    expectShape(got, [3, 2, 3])
    const factors = got.map((plane, ch) =>
      plane.flatMap((row, i) => row.map((v, j) => v / x[ch]![i]![j]!)),
    )
    expectThat(
      factors.flat().every((f) => f > 0 && f < 1),
      'Every entry must be multiplied by a factor between 0 and 1.',
      { got: factors },
    )
    // The factors of one channel are those of another times one number.
    const [first = []] = factors
    expectClose(
      factors.map((channel) => channel.map((f) => f / channel[0]!)),
      factors.map(() => first.map((f) => f / first[0]!)),
      { rel: 1e-5 },
    )
  })

  test('zeros-around-the-map', async () => {
    const x = randomTensor(81, [2, 3, 3], -2, 2)
    const p = { ...zeroParams(2, 1, 3), ws: randomTensor(82, [2, 3, 3], -1, 1) }
    const framed = x.map((plane) => [
      new Array<number>(5).fill(0),
      ...plane.map((row) => [0, ...row, 0]),
      new Array<number>(5).fill(0),
    ])
    const got = await candidate.cbam(framed, p)
    expectShape(got, [2, 5, 5])
    const inner = got.map((plane) => plane.slice(1, -1).map((row) => row.slice(1, -1)))
    expectClose(inner, reference.cbam(x, p))
    expectClose(await candidate.cbam(x, p), inner)
  })

  test('constant-image', async () => {
    // Both maps are 1 everywhere, so the sums count the pixels that the kernel covers.
    const x = [mapNested(randomTensor(91, [3, 4]), () => 2)]
    const ones = mapNested(zeros(3, 3), () => 0.125)
    const got = await candidate.cbam(x, { ...zeroParams(1, 1, 3), ws: [ones, ones] })
    const at = (covered: number) => 1 / (1 + Math.exp(-covered / 4))
    expectClose(got, [
      [
        [at(4), at(6), at(6), at(4)],
        [at(6), at(9), at(9), at(6)],
        [at(4), at(6), at(6), at(4)],
      ],
    ])
  })

  test('mirrored-image', async () => {
    const x = randomTensor(101, [3, 3, 4], -2, 2)
    const p = randomParams(102, 3, 2, 3)
    const mirrored = { ...p, ws: p.ws.map(mirror) }
    expectClose(await candidate.cbam(x.map(mirror), mirrored), reference.cbam(x, p).map(mirror))
  })

  test('turned-image', async () => {
    const x = randomTensor(111, [2, 3, 5], -2, 2)
    const p = randomParams(112, 2, 2, 3)
    const turned = { ...p, ws: p.ws.map(transpose) }
    expectClose(await candidate.cbam(x.map(transpose), turned), reference.cbam(x, p).map(transpose))
  })

  test('channels-in-another-order', async () => {
    const x = randomTensor(121, [4, 2, 3], -2, 2)
    const p = randomParams(122, 4, 2, 3)
    const order = [2, 0, 3, 1]
    const pick = <T>(list: readonly T[]) => order.map((ch) => list[ch]!)
    const moved = { w1: p.w1.map(pick), w2: pick(p.w2), ws: p.ws }
    expectClose(await candidate.cbam(pick(x), moved), pick(reference.cbam(x, p)))
  })

  test('one-pixel-kernels', async () => {
    // With 1 × 1 kernels no pixel sees another, beyond what the pooling has seen.
    const x = randomTensor(131, [3, 1, 5], -2, 2)
    const p = randomParams(132, 3, 2, 1)
    const order = [3, 0, 4, 2, 1]
    const pick = (t: T3) => t.map((plane) => plane.map((row) => order.map((j) => row[j]!)))
    expectClose(await candidate.cbam(pick(x), p), pick(reference.cbam(x, p)))
  })

  test('one-pixel', async () => {
    const p = { w1: [[1]], w2: [[Math.log(3) / 4]], ws: [[[0]], [[0]]] }
    expectClose(await candidate.cbam([[[2]]], p), [[[0.75]]])
    const wide = { ...p, ws: [mapNested(zeros(3, 3), () => 1), mapNested(zeros(3, 3), () => -1)] }
    expectClose(await candidate.cbam([[[2]]], wide), [[[0.75]]])
  })

  test('all-zero-image', async () => {
    const x = mapNested(randomTensor(141, [2, 2, 3]), () => 0)
    expectClose(await candidate.cbam(x, randomParams(142, 2, 2, 3)), x)
  })

  test('saturated-gates', async () => {
    const x = [[[1, 3]], [[2, -4]]]
    const channel = { w1: [[10, 0]], w2: [[1000], [-1000]], ws: [[[0]], [[0]]] }
    const got = await candidate.cbam(x, channel)
    expectFinite(got)
    expectClose(got, [[[0.5, 1.5]], [[0, 0]]])
    const spatial = { ...zeroParams(2, 1, 1), ws: [[[40000]], [[0]]] }
    const sharp = await candidate.cbam(x, spatial)
    expectFinite(sharp)
    expectClose(sharp, [[[0.5, 0]], [[1, 0]]])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(151, [3, 2, 2], -1, 1)
    const p = randomParams(152, 3, 2, 3)
    await expectUnchanged(() => candidate.cbam(x, p))
  })

  test('weights-must-fit', async () => {
    await expectGoodInputWorks()
    const x = [[[1]], [[1]]]
    const p = zeroParams(2, 1, 1)
    for (const w1 of [[[1]], [[1, 1, 1]], zeros(2, 2), [[1, 1], [1]], []])
      await expectDeliberateError(() => candidate.cbam(x, { ...p, w1 }))
    for (const w2 of [[[1]], [[1], [1], [1]], zeros(2, 2), [[1], []]])
      await expectDeliberateError(() => candidate.cbam(x, { ...p, w2 }))
    const wide = zeroParams(2, 2, 1)
    for (const ragged of [{ w1: [[1, 1], [1]] }, { w2: [[1, 1], [1]] }])
      await expectDeliberateError(() => candidate.cbam(x, { ...wide, ...ragged }))
    await expectDeliberateError(() => candidate.cbam(x, { ...p, w1: [], w2: [[], []] }))
    await expectDeliberateError(() => candidate.cbam([[[1]]], p))
  })

  test('kernels-must-be-two-and-square', async () => {
    await expectGoodInputWorks()
    const x = [[[1, 2]], [[3, 4]]]
    const p = zeroParams(2, 1, 3)
    const [kernel] = p.ws as [Mat]
    for (const ws of [
      [],
      [kernel],
      [kernel, kernel, kernel],
      [kernel, zeros(1, 1)],
      [zeros(3, 1), zeros(3, 1)],
      [zeros(1, 3), zeros(1, 3)],
      [kernel, [...zeros(2, 3), [0]]],
    ])
      await expectDeliberateError(() => candidate.cbam(x, { ...p, ws }))
  })

  test('even-kernel-throws', async () => {
    await expectGoodInputWorks()
    for (const k of [0, 2, 4])
      await expectDeliberateError(() => candidate.cbam([[[1, 2]], [[3, 4]]], zeroParams(2, 1, k)))
  })
})
