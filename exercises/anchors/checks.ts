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
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.generateAnchors(1, 1, { stride: 2, scales: [2], ratios: [1] }), [
    [0, 0, 2, 2],
  ])

describe('samples', () => {
  test('one-square', async () => {
    const options = { stride: 16, scales: [32], ratios: [1] }
    expectClose(await candidate.generateAnchors(1, 1, options), [[-8, -8, 24, 24]])
  })

  test('two-cells', async () => {
    const options = { stride: 8, scales: [8], ratios: [4] }
    expectClose(await candidate.generateAnchors(1, 2, options), [
      [2, -4, 6, 12],
      [10, -4, 14, 12],
    ])
  })

  test('ratios-and-scales', async () => {
    const options = { stride: 4, scales: [2, 4], ratios: [1, 0.25] }
    expectClose(await candidate.generateAnchors(1, 1, options), [
      [1, 1, 3, 3],
      [0, 0, 4, 4],
      [0, 1.5, 4, 2.5],
      [-2, 1, 6, 3],
    ])
  })
})

describe('hidden', () => {
  test('number-of-anchors', async () => {
    for (const [h, w, scales, ratios] of [
      [1, 1, [8], [1]],
      [3, 2, [8, 16], [0.5, 1, 2]],
      [2, 5, [4, 8, 16], [1]],
    ] as const) {
      const options = { stride: 8, scales: [...scales], ratios: [...ratios] }
      const got = await candidate.generateAnchors(h, w, options)
      expectShape(got, [h * w * scales.length * ratios.length, 4])
    }
  })

  test('empty-map', async () => {
    const options = { stride: 8, scales: [8, 16], ratios: [1] }
    for (const [h, w] of [
      [0, 3],
      [3, 0],
      [0, 0],
    ] as const)
      expectSame(await candidate.generateAnchors(h, w, options), [])
  })

  test('row-by-row', async () => {
    const options = { stride: 2, scales: [2], ratios: [1] }
    expectClose(await candidate.generateAnchors(2, 3, options), [
      [0, 0, 2, 2],
      [2, 0, 4, 2],
      [4, 0, 6, 2],
      [0, 2, 2, 4],
      [2, 2, 4, 4],
      [4, 2, 6, 4],
    ])
  })

  test('cell-by-cell', async () => {
    // All anchors of a cell come before the next cell.
    const options = { stride: 8, scales: [4, 8], ratios: [1] }
    expectClose(await candidate.generateAnchors(1, 2, options), [
      [2, 2, 6, 6],
      [0, 0, 8, 8],
      [10, 2, 14, 6],
      [8, 0, 16, 8],
    ])
  })

  test('order-as-given', async () => {
    const options = { stride: 8, scales: [8, 2, 4], ratios: [4, 0.25] }
    expectClose(await candidate.generateAnchors(1, 1, options), [
      [2, -4, 6, 12],
      [3.5, 2, 4.5, 6],
      [3, 0, 5, 8],
      [-4, 2, 12, 6],
      [2, 3.5, 6, 4.5],
      [0, 3, 8, 5],
    ])
  })

  test('six-per-cell', async () => {
    const options = { stride: 8, scales: [16, 32], ratios: [0.5, 1, 2] }
    const got = await candidate.generateAnchors(2, 3, options)
    expectClose(got, reference.generateAnchors(2, 3, options))
    expectClose(
      got[0],
      [-7.313708498984759, -1.6568542494923806, 15.31370849898476, 9.65685424949238],
    )
    expectClose(
      got[35],
      [8.68629150101524, -10.627416997969522, 31.31370849898476, 34.62741699796952],
    )
  })

  test('random-settings', async () => {
    for (const seed of [11, 12, 13, 14]) {
      const scales = randomTensor(seed, [3], 2, 60)
      const ratios = randomTensor(seed + 100, [2], 0.2, 5)
      const [stride = 1] = randomTensor(seed + 200, [1], 2, 40)
      const options = { stride, scales, ratios }
      expectClose(
        await candidate.generateAnchors(2, 4, options),
        reference.generateAnchors(2, 4, options),
      )
    }
  })

  test('areas-and-ratios', async () => {
    const scales = randomTensor(21, [3], 2, 60)
    const ratios = randomTensor(22, [4], 0.2, 5)
    const got = await candidate.generateAnchors(1, 1, { stride: 8, scales, ratios })
    const sides = got.map(([x1, y1, x2, y2]) => ({ w: x2 - x1, h: y2 - y1 }))
    expectClose(
      sides.map(({ w, h }) => w * h),
      ratios.flatMap(() => scales.map((s) => s * s)),
    )
    expectClose(
      sides.map(({ w, h }) => h / w),
      ratios.flatMap((r) => scales.map(() => r)),
    )
  })

  test('centres', async () => {
    const options = { stride: 10, scales: [7, 30], ratios: [0.3, 3] }
    const got = await candidate.generateAnchors(3, 2, options)
    const cells = [0, 1, 2].flatMap((i) => [0, 1].map((j) => [10 * j + 5, 10 * i + 5]))
    expectClose(
      got.map(([x1, y1, x2, y2]) => [(x1 + x2) / 2, (y1 + y2) / 2]),
      cells.flatMap((centre) => [centre, centre, centre, centre]),
    )
  })

  test('moved-by-a-stride', async () => {
    const options = { stride: 6, scales: [5, 9], ratios: [0.5, 1.5] }
    const alone = reference.generateAnchors(1, 1, options)
    const got = await candidate.generateAnchors(3, 3, options)
    const last = alone.map(([x1, y1, x2, y2]) => [x1 + 12, y1 + 12, x2 + 12, y2 + 12])
    expectClose(got.slice(0, 4), alone)
    expectClose(got.slice(-4), last)
  })

  test('upright-and-lying', async () => {
    // 1/r is r with the axes exchanged.
    const at = (r: number) =>
      candidate.generateAnchors(1, 1, { stride: 8, scales: [6, 11], ratios: [r] })
    const upright = reference.generateAnchors(1, 1, { stride: 8, scales: [6, 11], ratios: [3] })
    expectClose(await at(3), upright)
    expectClose(
      await at(1 / 3),
      upright.map(([x1, y1, x2, y2]) => [y1, x1, y2, x2]),
    )
  })

  test('scaled-together', async () => {
    const ratios = [0.7, 1, 2.5]
    const once = reference.generateAnchors(2, 2, { stride: 8, scales: [10, 25], ratios })
    const twice = await candidate.generateAnchors(2, 2, { stride: 16, scales: [20, 50], ratios })
    expectClose(
      twice,
      mapNested(once, (v) => 2 * v),
    )
    // The stride moves anchors, it does not stretch them.
    const wide = await candidate.generateAnchors(1, 1, { stride: 16, scales: [10, 25], ratios })
    expectClose(
      wide,
      mapNested(once.slice(0, 6), (v) => v + 4),
    )
  })

  test('fractional-sizes', async () => {
    const options = { stride: 0.5, scales: [0.3], ratios: [1] }
    expectClose(await candidate.generateAnchors(1, 2, options), [
      [0.1, 0.1, 0.4, 0.4],
      [0.6, 0.1, 0.9, 0.4],
    ])
  })

  test('extreme-ratios', async () => {
    const options = { stride: 2, scales: [1], ratios: [1e4, 1e-4, 1e-12] }
    const got = await candidate.generateAnchors(1, 1, options)
    expectFinite(got)
    expectClose(got, [
      [0.995, -49, 1.005, 51],
      [-49, 0.995, 51, 1.005],
      [1 - 5e5, 1 - 5e-7, 1 + 5e5, 1 + 5e-7],
    ])
    const large = { stride: 64, scales: [1e4], ratios: [1] }
    expectClose(await candidate.generateAnchors(1, 1, large), [[-4968, -4968, 5032, 5032]])
  })

  test('input-unchanged', async () => {
    const options = { stride: 8, scales: [16, 8], ratios: [2, 0.5] }
    await expectUnchanged(() => candidate.generateAnchors(2, 2, options))
  })

  test('no-scales', async () => {
    await expectGoodInputWorks()
    for (const ratios of [[1], [0.5, 2]])
      await expectDeliberateError(() =>
        candidate.generateAnchors(1, 2, { stride: 1, scales: [], ratios }),
      )
  })

  test('no-ratios', async () => {
    await expectGoodInputWorks()
    for (const scales of [[1], [8, 16]])
      await expectDeliberateError(() =>
        candidate.generateAnchors(1, 2, { stride: 1, scales, ratios: [] }),
      )
  })
})
