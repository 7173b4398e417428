import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Mat = number[][]
type T3 = number[][][]
type Params = Parameters<typeof reference.nonLocal>[1]

const randomParams = (seed: number, c: number, ci: number): Params => ({
  theta: randomTensor(seed, [ci, c], -1, 1),
  phi: randomTensor(seed + 1, [ci, c], -1, 1),
  g: randomTensor(seed + 2, [ci, c], -1, 1),
  out: randomTensor(seed + 3, [c, ci], -1, 1),
})

const zeros = (rows: number, columns: number): Mat =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(0))
const identity = (n: number): Mat =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))

/** One row of pixels with one channel. */
const line = (...values: number[]): T3 => [[values]]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(
    await candidate.nonLocal(line(1, 2), { theta: [[0]], phi: [[0]], g: [[1]], out: [[1]] }),
    line(2.5, 3.5),
  )

describe('samples', () => {
  test('mean-added', async () => {
    const p = { theta: [[0]], phi: [[0]], g: [[1]], out: [[1]] }
    expectClose(await candidate.nonLocal([[[1, 2]]], p), [[[2.5, 3.5]]])
  })

  test('out-of-zero', async () => {
    const x = [
      [
        [1, 2],
        [3, 4],
      ],
    ]
    const p = { theta: [[1]], phi: [[1]], g: [[1]], out: [[0]] }
    expectClose(await candidate.nonLocal(x, p), x)
  })

  test('two-channels', async () => {
    const p = { theta: [[1, 0]], phi: [[1, 2]], g: [[1, -1]], out: [[1], [2]] }
    expectClose(await candidate.nonLocal([[[1, 0]], [[0, 1]]], p), [
      [[0.5378828427399902, 0]],
      [[-0.9242343145200196, 1]],
    ])
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    const x = randomTensor(1, [4, 3, 5], -1, 1)
    expectShape(await candidate.nonLocal(x, randomParams(2, 4, 2)), [4, 3, 5])
    expectShape(await candidate.nonLocal([[[5]]], randomParams(6, 1, 1)), [1, 1, 1])
  })

  test('no-scaling-at-width-four', async () => {
    // The scores are ln 3 and 0 for the first pixel, 0 and 0 for the second; the values 1 and 0.
    const p = {
      theta: [[1], [1], [0], [0]],
      phi: [[Math.log(3)], [0], [5], [5]],
      g: [[1], [0], [0], [0]],
      out: [[100, 7, 7, 7]],
    }
    expectClose(await candidate.nonLocal(line(1, 0), p), line(76, 50))
  })

  test('which-map-asks', async () => {
    // The queries are 1 and 5, the keys ln 3 and 0, the values 1 and 5.
    const p = { theta: [[1, 0]], phi: [[0, Math.log(3)]], g: [[1, 0]], out: [[1], [0]] }
    const x = [[[1, 5]], [[1, 0]]]
    const big = 3 ** 5
    expectClose(await candidate.nonLocal(x, p), [
      [[1 + (3 * 1 + 5) / 4, 5 + (big * 1 + 5) / (big + 1)]],
      [[1, 0]],
    ])
  })

  test('random', async () => {
    for (const [seed, c, h, w, ci] of [
      [11, 3, 2, 3, 2],
      [21, 4, 3, 2, 2],
      [31, 2, 1, 5, 3],
      [41, 3, 4, 4, 3],
      [51, 1, 3, 2, 4],
    ] as const) {
      const x = randomTensor(seed + 9, [c, h, w], -1.5, 1.5)
      const p = randomParams(seed, c, ci)
      expectClose(await candidate.nonLocal(x, p), reference.nonLocal(x, p))
    }
  })

  test('zero-out-is-identity', async () => {
    const x = randomTensor(61, [3, 2, 4], -2, 2)
    expectClose(await candidate.nonLocal(x, { ...randomParams(62, 3, 2), out: zeros(3, 2) }), x)
  })

  test('zero-theta-adds-the-mean', async () => {
    const x = randomTensor(71, [3, 2, 3], -2, 2)
    const p = { ...randomParams(72, 3, 3), g: identity(3), out: identity(3) }
    const means = x.map((plane) => plane.flat().reduce((sum, v) => sum + v, 0) / 6)
    const expected = x.map((plane, ch) => mapNested(plane, (v: number) => v + means[ch]!))
    expectClose(await candidate.nonLocal(x, { ...p, theta: zeros(3, 3) }), expected)
    expectClose(await candidate.nonLocal(x, { ...p, phi: zeros(3, 3) }), expected)
  })

  test('weights-sum-to-one', async () => {
    // The values are 1 everywhere, so a weighted mean of them is 1 as well.
    const x = [...randomTensor(81, [2, 3, 2], -2, 2), mapNested(zeros(3, 2), () => 1)]
    const p = {
      ...randomParams(82, 3, 2),
      g: [
        [0, 0, 1],
        [0, 0, 1],
      ],
    }
    const expected = x.map((plane, ch) =>
      mapNested(plane, (v: number) => v + p.out[ch]![0]! + p.out[ch]![1]!),
    )
    expectClose(await candidate.nonLocal(x, p), expected)
  })

  test('pixels-in-another-order', async () => {
    const x = randomTensor(91, [3, 2, 3], -1.5, 1.5)
    const p = randomParams(92, 3, 2)
    const order = [4, 1, 5, 0, 3, 2]
    const mixed = (t: T3) =>
      t.map((plane) => {
        const flat = permuted(plane.flat(), order)
        return [flat.slice(0, 3), flat.slice(3)]
      })
    expectClose(await candidate.nonLocal(mixed(x), p), mixed(reference.nonLocal(x, p)))
  })

  test('map-in-another-shape', async () => {
    // Attention does not see where a pixel is, so 2 × 3 and 3 × 2 and 1 × 6 hold the same results.
    const x = randomTensor(101, [2, 2, 3], -1.5, 1.5)
    const p = randomParams(102, 2, 2)
    const inRows = (t: T3, rows: number) =>
      t.map((plane) => {
        const width = 6 / rows
        const flat = plane.flat()
        return Array.from({ length: rows }, (_, i) => flat.slice(i * width, (i + 1) * width))
      })
    for (const rows of [1, 2, 3, 6])
      expectClose(
        await candidate.nonLocal(inRows(x, rows), p),
        inRows(reference.nonLocal(x, p), rows),
      )
  })

  test('doubled-image', async () => {
    // Each pixel twice: every share is halved, and there are twice as many.
    const x = randomTensor(111, [2, 2, 2], -1.5, 1.5)
    const p = randomParams(112, 2, 2)
    const twice = (t: T3) => t.map((plane) => plane.map((row) => [...row, ...row]))
    expectClose(await candidate.nonLocal(twice(x), p), twice(reference.nonLocal(x, p)))
  })

  test('channels-in-another-order', async () => {
    const x = randomTensor(121, [4, 2, 2], -1.5, 1.5)
    const { theta, phi, g, out } = randomParams(122, 4, 2)
    const order = [2, 0, 3, 1]
    const pick = <T>(list: readonly T[]) => permuted(list, order)
    const moved = { theta: theta.map(pick), phi: phi.map(pick), g: g.map(pick), out: pick(out) }
    const expected = reference.nonLocal(x, { theta, phi, g, out })
    expectClose(await candidate.nonLocal(pick(x), moved), pick(expected))
  })

  test('far-pixel-counts', async () => {
    // The first pixel attends to the last one only, wherever that is.
    const x = line(1, 0, 0, 0, 0, 0, 100)
    const p = { theta: [[1]], phi: [[10]], g: [[1]], out: [[0.5]] }
    const got = await candidate.nonLocal(x, p)
    expectShape(got, [1, 1, 7])
    const mean = 101 / 7
    const average = 0.5 * mean
    expectClose(got, line(51, average, average, average, average, average, 150))
  })

  test('one-pixel', async () => {
    const p = { theta: [[1, 2]], phi: [[3, -1]], g: [[2, 1]], out: [[1], [-1]] }
    expectClose(await candidate.nonLocal([[[4]], [[-3]]], p), [[[9]], [[-8]]])
  })

  test('all-zero-image', async () => {
    const x = mapNested(randomTensor(131, [2, 2, 3]), () => 0)
    expectClose(await candidate.nonLocal(x, randomParams(132, 2, 2)), x)
  })

  test('huge-scores', async () => {
    const p = { theta: [[1]], phi: [[1]], g: [[1]], out: [[1]] }
    const got = await candidate.nonLocal(line(100, 99.99, -100), p)
    expectFinite(got)
    const near = (query: number) => {
      const weight = 1 / (1 + Math.exp(-0.01 * query))
      return 100 * weight + 99.99 * (1 - weight)
    }
    expectClose(got, line(100 + near(100), 99.99 + near(99.99), -200))
    const low = await candidate.nonLocal([[[100, 100]], [[1, 3]]], {
      theta: [[1, 0]],
      phi: [[-100, 0]],
      g: [[0, 1]],
      out: [[0], [1]],
    })
    expectFinite(low)
    expectClose(low, [[[100, 100]], [[3, 5]]])
  })

  test('input-unchanged', async () => {
    const x = randomTensor(141, [3, 2, 2], -1, 1)
    const p = randomParams(142, 3, 2)
    await expectUnchanged(() => candidate.nonLocal(x, p))
  })

  test('inner-weights-must-fit', async () => {
    await expectGoodInputWorks()
    const x = [[[1, 2]], [[3, 4]]]
    const p = randomParams(151, 2, 2)
    const wrong = [[[1], [1]], zeros(2, 3), zeros(1, 2), zeros(3, 2), [[1, 1], [1]], []]
    for (const part of ['theta', 'phi', 'g'] as const)
      for (const m of wrong)
        await expectDeliberateError(() => candidate.nonLocal(x, { ...p, [part]: m }))
  })

  test('out-must-fit', async () => {
    await expectGoodInputWorks()
    const x = [[[1, 2]], [[3, 4]]]
    const p = randomParams(161, 2, 3)
    for (const out of [
      zeros(3, 2),
      zeros(2, 2),
      zeros(1, 3),
      zeros(3, 3),
      [
        [1, 1, 1],
        [1, 1],
      ],
      [],
    ])
      await expectDeliberateError(() => candidate.nonLocal(x, { ...p, out }))
  })

  test('channels-must-fit', async () => {
    await expectGoodInputWorks()
    const p = randomParams(171, 2, 1)
    await expectDeliberateError(() => candidate.nonLocal(line(1, 2), p))
    await expectDeliberateError(() => candidate.nonLocal([[[1]], [[2]], [[3]]], p))
  })

  test('no-inner-channels', async () => {
    await expectGoodInputWorks()
    const p = { theta: [], phi: [], g: [], out: [[]] }
    await expectDeliberateError(() => candidate.nonLocal(line(1, 2), p))
  })
})
