import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()
type Mat = number[][]

const filled = (rows: number, columns: number, f: (y: number, x: number) => number): Mat =>
  Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => f(y, x)))

/** A map of single digits, row by row. */
const digits = (rows: string): Mat => rows.split(' ').map((row) => [...row].map(Number))

const all = (map: Mat, angle: number): Mat => mapNested(map, () => angle)

/** One angle stands for the same direction everywhere. */
const run = (magnitude: Mat, direction: Mat | number, low: number, high: number) =>
  candidate.cannyThinLink(
    magnitude,
    typeof direction === 'number' ? all(magnitude, direction) : direction,
    { low, high },
  )

const solve = (magnitude: Mat, direction: Mat, low: number, high: number) =>
  reference.cannyThinLink(magnitude, direction, { low, high })

const markPositive = (map: Mat): Mat => mapNested(map, (v) => (v > 0 ? 1 : 0))

const transpose = (m: Mat): Mat => m[0]!.map((_, x) => m.map((row) => row[x]!))
const turn = (m: Mat): Mat => transpose(m).map((row) => row.toReversed()) // clockwise

/** Angles at which a rounding error cannot choose another axis. */
const clearAngles = [-165, -135, -100, -90, -50, -45, -10, 0, 15, 30, 60, 80, 110, 120, 150, 180]

const randomAngles = (seed: number, rows: number, columns: number): Mat =>
  mapNested(
    randomTensor(seed, [rows, columns], 0, clearAngles.length),
    (v) => clearAngles[Math.floor(v)]!,
  )

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await run([[7]], 0, 1, 7), {
    thin: [[7]],
    edges: [[1]],
  })

describe('samples', () => {
  test('ridge-of-two', async () => {
    expectClose(await run([[1, 3, 3, 1]], 0, 1, 3), {
      thin: [[0, 0, 3, 0]],
      edges: [[0, 0, 1, 0]],
    })
  })

  test('two-steps-of-linking', async () => {
    const magnitude = digits('000 090 040 040 000')
    expectClose(await run(magnitude, 0, 3, 8), {
      thin: magnitude,
      edges: markPositive(magnitude),
    })
  })

  test('down-to-the-right', async () => {
    const magnitude = digits('500 060 007')
    expectClose(await run(magnitude, 45, 1, 7), {
      thin: mapNested(magnitude, (v) => (v === 7 ? 7 : 0)),
      edges: mapNested(magnitude, (v) => (v === 7 ? 1 : 0)),
    })
  })
})

describe('hidden', () => {
  test('shape-kept', async () => {
    for (const [rows, columns] of [
      [3, 5],
      [4, 2],
      [1, 3],
    ] as const) {
      const magnitude = randomTensor(1, [rows, columns], 0, 9)
      const direction = randomAngles(2, rows, columns)
      const got = await run(magnitude, direction, 2, 6)
      expectShape(got.thin, [rows, columns])
      expectShape(got.edges, [rows, columns])
    }
  })

  test('five-by-six', async () => {
    const magnitude = [
      [0, 91, 182, 17, 108, 199],
      [37, 141, 245, 93, 147, 251],
      [74, 191, 2, 119, 186, 47],
      [111, 241, 65, 145, 225, 99],
      [148, 241, 78, 171, 8, 101],
    ]
    const direction = [
      [0, 91, 182, 17, 108, 199],
      [111, 215, 63, 167, 221, 69],
      [222, 83, 150, 11, 78, 195],
      [77, 207, 31, 111, 191, 65],
      [188, 25, 118, 211, 48, 141],
    ]
    expectClose(await run(magnitude, direction, 120, 200), {
      thin: [
        [0, 0, 182, 0, 0, 199],
        [0, 141, 245, 0, 147, 251],
        [0, 0, 0, 0, 0, 0],
        [0, 241, 0, 0, 225, 0],
        [0, 241, 0, 171, 0, 101],
      ],
      edges: digits('001001 011011 000000 010010 010100'),
    })
  })

  test('four-axes', async () => {
    const magnitude = digits('283 465 791')
    // Right and left of the 6 stand 4 and 5, on one diagonal 2 and 1; the other two axes hold more.
    for (const [angle, centre] of [
      [0, 6],
      [45, 6],
      [90, 0],
      [135, 0],
    ] as const) {
      const { thin } = await run(magnitude, angle, 1, 1)
      expectClose(thin?.[1]?.[1], centre)
    }
  })

  test('anti-diagonal', async () => {
    const magnitude = digits('500 060 007')
    const along = await run(magnitude, 135, 5, 7)
    expectClose(along, { thin: magnitude, edges: markPositive(magnitude) })
    const mirrored = magnitude.map((row) => row.toReversed())
    const across = await run(mirrored, -45, 5, 7)
    expectClose(across.thin, digits('000 000 700'))
  })

  test('bin-limits', async () => {
    for (const [angle, y, x] of [
      [22, 1, 2],
      [22.5, 2, 2],
      [67, 2, 2],
      [67.5, 2, 1],
      [112, 2, 1],
      [112.5, 2, 0],
      [157, 2, 0],
      [157.5, 1, 2],
      [180, 1, 2],
      [-180, 1, 2],
      [-22.5, 1, 2],
      [-67.5, 2, 0],
      [-112.5, 2, 1],
      [-157.5, 2, 2],
    ] as const) {
      // The 9 stands ahead on the axis of this angle, and so the 6 in the centre must go.
      const magnitude = filled(3, 3, (v, u) =>
        v === y && u === x ? 9 : v === 1 && u === 1 ? 6 : 1,
      )
      const got = await run(magnitude, angle, 1, 1)
      const message = `At ${angle} degrees the neighbour ahead is ${y - 1} rows down and ${x - 1} columns right.`
      expectThat(got.thin?.[1]?.[1] === 0, message, { got: got.thin })
    }
  })

  test('equal-neighbours', async () => {
    const magnitude = filled(3, 3, () => 2)
    const none = mapNested(magnitude, () => 0)
    for (const [angle, stays] of [
      [0, (_: number, x: number) => x === 2],
      [180, (_: number, x: number) => x === 2],
      [-90, (y: number) => y === 2],
      [45, (y: number, x: number) => y === 2 || x === 2],
      [135, (y: number, x: number) => y === 2 || x === 0],
    ] as const)
      expectClose(await run(magnitude, angle, 3, 5), {
        thin: filled(3, 3, (y, x) => (stays(y, x) ? 2 : 0)),
        edges: none,
      })
  })

  test('other-turns-of-the-angle', async () => {
    const magnitude = randomTensor(11, [5, 6], 0, 9)
    const direction = randomAngles(12, 5, 6)
    const limits = [3, 7] as const
    const expected = solve(magnitude, direction, ...limits)
    for (const turns of [-720, -360, -180, 180, 360, 900]) {
      const turned = mapNested(direction, (v) => v + turns)
      expectClose(await run(magnitude, turned, ...limits), expected)
    }
  })

  test('falling-slope', async () => {
    const limits = [1, 1] as const
    const falling = await run([[5, 4, 3, 2]], 0, ...limits)
    expectClose(falling.thin, [[5, 0, 0, 0]])
    const rising = await run([[2], [3], [4]], -90, ...limits)
    expectClose(rising.thin, [[0], [0], [4]])
    const peak = await run([[4, 6, 4]], 0, ...limits)
    expectClose(peak, { thin: [[0, 6, 0]], edges: [[0, 1, 0]] })
  })

  test('ridge-becomes-thin', async () => {
    const profile = [1, 4, 7, 5, 2]
    const ridge = filled(6, 5, (_, x) => profile[x]!)
    const line = filled(6, 5, (_, x) => (x === 2 ? 7 : 0))
    const limits = [2, 6] as const
    const upright = await run(ridge, 180, ...limits)
    expectClose(upright, { thin: line, edges: markPositive(line) })
    const lying = await run(transpose(ridge), 90, ...limits)
    expectClose(lying.thin, transpose(line))
  })

  test('weak-without-strong', async () => {
    const apart = await run([[9, 0, 0, 4]], 0, 3, 8)
    expectClose(apart, { thin: [[9, 0, 0, 4]], edges: [[1, 0, 0, 0]] })
    const chain = [[0], [4], [4], [0]]
    const lonely = await run(chain, 0, 3, 8)
    expectClose(lonely.edges, all(chain, 0))
  })

  test('chain-in-all-directions', async () => {
    // One pixel per row, so that nothing is thinned. The chain ends five steps from its strong pixel.
    const chain = digits('0400 0040 0005 0040 0040 0009')
    const limits = [3, 8] as const
    for (const map of [chain, chain.toReversed(), chain.map((row) => row.toReversed())]) {
      const edges = markPositive(map)
      const upright = await run(map, 0, ...limits)
      expectClose(upright, { thin: map, edges })
      const lying = transpose(map)
      expectClose(await run(lying, 90, ...limits), {
        thin: lying,
        edges: transpose(edges),
      })
    }
  })

  test('only-thin-pixels-link', async () => {
    // The 6 is thinned away, and with it the bridge from the 9 to the 5.
    const magnitude = digits('09000 00670 00005')
    const got = await run(magnitude, 0, 4, 8)
    expectClose(got, {
      thin: digits('09000 00070 00005'),
      edges: digits('01000 00000 00000'),
    })
  })

  test('equal-to-a-threshold', async () => {
    const map = [[6], [4], [3], [0], [5]]
    expectClose(await run(map, 0, 4, 6), {
      thin: map,
      edges: [[1], [1], [0], [0], [0]],
    })
    const below = await run(map, 0, 4.5, 6.5)
    expectClose(below.edges, all(map, 0))
  })

  test('equal-thresholds', async () => {
    const magnitude = randomTensor(21, [6, 6], 0, 9)
    const direction = randomAngles(22, 6, 6)
    for (const limit of [2, 5, 8]) {
      const got = await run(magnitude, direction, limit, limit)
      const { thin } = solve(magnitude, direction, limit, limit)
      expectClose(got, { thin, edges: mapNested(thin, (v) => (v >= limit ? 1 : 0)) })
    }
  })

  test('thresholds-of-zero', async () => {
    const magnitude = digits('0003 2610 0000')
    const thin = digits('0003 0600 0000')
    const direction = all(magnitude, 0)
    const some = await run(magnitude, direction, 0, 5)
    expectClose(some, { thin, edges: mapNested(thin, (v) => (v === 6 ? 1 : 0)) })
    const every = await run(magnitude, direction, 0, 0)
    expectClose(every, { thin, edges: markPositive(thin) })
  })

  test('at-the-border', async () => {
    const ring = digits('878 707 878')
    for (const angle of [0, 45, 90, 135]) {
      const limits = [1, 8] as const
      const expected = solve(ring, all(ring, angle), ...limits)
      expectClose(await run(ring, angle, ...limits), expected)
      expectClose(await run([[5]], angle, 5, 6), {
        thin: [[5]],
        edges: [[0]],
      })
    }
    const row = await run([[4, 4, 7]], 90, 4, 7)
    expectClose(row, { thin: [[4, 4, 7]], edges: [[1, 1, 1]] })
  })

  test('random-maps', async () => {
    for (const seed of [31, 32, 33]) {
      const magnitude = randomTensor(seed, [7, 9], 0, 100)
      const direction = randomAngles(seed + 100, 7, 9)
      const limits = [40, 90] as const
      expectClose(
        await run(magnitude, direction, ...limits),
        solve(magnitude, direction, ...limits),
      )
    }
  })

  test('any-small-map', async () => {
    const pixel = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(0, 30, 45, 90, 135, -60))
    const side = fc.integer({ min: 1, max: 4 })
    const map = fc.tuple(side, side).chain(([rows, columns]) =>
      fc.array(fc.array(pixel, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    const thresholds = fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }))
      .map(([low, more]) => [low, low + more] as const)
    await fc.assert(
      fc.asyncProperty(map, thresholds, async (pixels, limits) => {
        const magnitude = pixels.map((row) => row.map(([value]) => value))
        const direction = pixels.map((row) => row.map(([, angle]) => angle))
        expectClose(
          await run(magnitude, direction, ...limits),
          solve(magnitude, direction, ...limits),
        )
      }),
    )
  })

  test('quarter-turn', async () => {
    const magnitude = randomTensor(41, [5, 7], 0, 9)
    const direction = randomAngles(42, 5, 7)
    const limits = [4, 8] as const
    const { thin, edges } = solve(magnitude, direction, ...limits)
    const turned = mapNested(turn(direction), (v) => v + 90)
    expectClose(await run(turn(magnitude), turned, ...limits), {
      thin: turn(thin),
      edges: turn(edges),
    })
  })

  test('transposed-maps', async () => {
    const magnitude = randomTensor(51, [6, 4], 0, 9)
    const direction = randomAngles(52, 6, 4)
    const limits = [4, 8] as const
    const { thin, edges } = solve(magnitude, direction, ...limits)
    const mirrored = mapNested(transpose(direction), (v) => 90 - v)
    expectClose(await run(transpose(magnitude), mirrored, ...limits), {
      thin: transpose(thin),
      edges: transpose(edges),
    })
  })

  test('large-and-small-magnitudes', async () => {
    const magnitude = randomTensor(61, [5, 5], 0, 9)
    const direction = randomAngles(62, 5, 5)
    const { thin, edges } = solve(magnitude, direction, 3, 7)
    for (const factor of [1 / 1024, 65536]) {
      const scaled = (m: Mat) => mapNested(m, (v) => v * factor)
      const got = await run(scaled(magnitude), direction, 3 * factor, 7 * factor)
      expectClose(got, { thin: scaled(thin), edges })
    }
  })

  test('input-unchanged', async () => {
    const magnitude = randomTensor(71, [4, 5], 0, 9)
    const direction = randomAngles(72, 4, 5)
    await expectUnchanged(() => run(magnitude, direction, 2, 6))
  })

  test('empty-or-ragged-throws', async () => {
    await expectGoodInputWorks()
    const limits = [1, 2] as const
    await expectDeliberateError(() => run([], [], ...limits))
    await expectDeliberateError(() => run([[], []], [[], []], ...limits))
    const ragged = [[1, 2], [3]]
    await expectDeliberateError(() => run(ragged, ragged, ...limits))
    await expectDeliberateError(() =>
      run(
        ragged,
        filled(2, 2, () => 0),
        ...limits,
      ),
    )
  })

  test('shapes-must-match', async () => {
    await expectGoodInputWorks()
    const magnitude = filled(3, 3, (y, x) => 3 * y + x + 1)
    const limits = [1, 2] as const
    for (const direction of [
      [[1]],
      filled(2, 3, () => 0),
      filled(4, 3, () => 0),
      filled(3, 2, () => 0),
      filled(3, 4, () => 0),
      [[0, 0, 0], [0, 0, 0], [0]],
    ])
      await expectDeliberateError(() => run(magnitude, direction, ...limits))
  })

  test('low-above-high-throws', async () => {
    await expectGoodInputWorks()
    const map = [[1, 2, 3]]
    await expectDeliberateError(() => run(map, map, 3, 2))
    await expectDeliberateError(() => run(map, map, 1, 0))
  })
})
