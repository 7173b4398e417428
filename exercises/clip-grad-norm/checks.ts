import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectShape,
  expectThat,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

/** One vector for each length, of entries in [−3, 3). */
const randomGradients = (seed: number, lengths: readonly number[]): number[][] =>
  lengths.map((length, k) => randomTensor(seed + k, [length], -3, 3))

const normOf = (grads: number[][]) => Math.sqrt(grads.flat().reduce((sum, v) => sum + v * v, 0))

/** The result once it is known to hold a norm and a vector as long as the one given for each parameter. */
const clip = async (grads: number[][], maxNorm: number) => {
  const got = await candidate.clipGradNorm(grads, maxNorm)
  const whole = typeof got === 'object' && got !== null && 'norm' in got && 'grads' in got
  expectThat(whole, 'Return { norm, grads }.', { got })
  expectShape(got.norm, [])
  const vectors: unknown = got.grads
  const listed = Array.isArray(vectors) && vectors.length === grads.length
  expectThat(listed, 'There must be one gradient vector per parameter.', { got })
  for (const [k, g] of grads.entries()) expectShape(got.grads[k], [g.length])
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.clipGradNorm([[0, -8], [6]], 5), { norm: 10, grads: [[0, -4], [3]] })

describe('samples', () => {
  test('clipped', async () => {
    const got = await candidate.clipGradNorm([[3], [4]], 1)
    expectClose(got, { norm: 5, grads: [[0.6], [0.8]] })
  })

  test('below-the-limit', async () => {
    const got = await candidate.clipGradNorm([[3], [4]], 10)
    expectClose(got, { norm: 5, grads: [[3], [4]] })
  })

  test('vectors-of-two-lengths', async () => {
    const got = await candidate.clipGradNorm([[1, 2], [2]], 1.5)
    expectClose(got, { norm: 3, grads: [[0.5, 1], [1]] })
  })
})

describe('hidden', () => {
  test('one-vector-per-parameter', async () => {
    for (const maxNorm of [0.5, 100]) {
      await clip(randomGradients(1, [3, 1, 5, 2]), maxNorm)
      await clip([[7]], maxNorm)
      await clip(randomGradients(6, [4, 4]), maxNorm)
    }
  })

  test('one-parameter', async () => {
    expectClose(await candidate.clipGradNorm([[6, 8]], 5), { norm: 10, grads: [[3, 4]] })
    expectClose(await candidate.clipGradNorm([[-2]], 0.5), { norm: 2, grads: [[-0.5]] })
  })

  test('negative-entries', async () => {
    const got = await candidate.clipGradNorm([[-3, 0], [0, 4], [-12]], 6.5)
    expectClose(got, { norm: 13, grads: [[-1.5, 0], [0, 2], [-6]] })
  })

  test('exactly-at-the-limit', async () => {
    const grads = [[2, -3], [6]]
    expectClose(await candidate.clipGradNorm(grads, 7), { norm: 7, grads })
    const got = await candidate.clipGradNorm(grads, 6.99)
    expectClose(got, { norm: 7, grads: mapNested(grads, (v: number) => (v * 6.99) / 7) })
  })

  test('small-limits', async () => {
    const got = await candidate.clipGradNorm([[0.3], [0.4]], 0.25)
    expectClose(got, { norm: 0.5, grads: [[0.15], [0.2]] })
    const grads = [[0.5, -0.5], [0.5], [0.5]]
    expectClose(await candidate.clipGradNorm(grads, 1.5), { norm: 1, grads })
  })

  test('random-clipped', async () => {
    for (const seed of [11, 21, 31]) {
      const grads = randomGradients(seed, [4, 1, 6])
      expectClose(await candidate.clipGradNorm(grads, 0.7), reference.clipGradNorm(grads, 0.7))
    }
  })

  test('random-around-the-limit', async () => {
    const grads = randomGradients(41, [2, 5, 3])
    for (const factor of [0.3, 0.9, 1.1, 3]) {
      const maxNorm = factor * normOf(grads)
      const got = await candidate.clipGradNorm(grads, maxNorm)
      expectClose(got, reference.clipGradNorm(grads, maxNorm))
    }
  })

  test('any-gradients', async () => {
    const entry = fc.integer({ min: -6, max: 6 })
    const vector = fc.array(entry, { minLength: 1, maxLength: 3 })
    const gradients = fc.array(vector, { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(gradients, fc.constantFrom(0.5, 2.5, 7), async (grads, maxNorm) => {
        const got = await candidate.clipGradNorm(grads, maxNorm)
        expectClose(got, reference.clipGradNorm(grads, maxNorm))
      }),
    )
  })

  test('norm-afterwards', async () => {
    const grads = randomGradients(51, [3, 4, 1])
    const norm = normOf(grads)
    for (const maxNorm of [0.01, 1, norm / 2, 2 * norm]) {
      const got = await clip(grads, maxNorm)
      expectClose(normOf(got.grads), Math.min(norm, maxNorm))
    }
  })

  test('norm-before-is-returned', async () => {
    const grads = randomGradients(61, [5, 2])
    for (const maxNorm of [0.01, 1, 50])
      expectClose((await clip(grads, maxNorm)).norm, normOf(grads))
  })

  test('direction-kept', async () => {
    const grads = [[0.1, -0.2], [100], [7, 0, -30]]
    const got = await clip(grads, 2)
    const factor = got.grads[1]![0]! / 100
    expectThat(factor > 0 && factor < 1, 'The gradients must become shorter.', { got })
    expectClose(
      got.grads,
      mapNested(grads, (v: number) => factor * v),
    )
  })

  test('split-does-not-matter', async () => {
    const flat = randomTensor(71, [6], -2, 2)
    const expected = reference.clipGradNorm([flat], 1.2)
    for (const at of [1, 3, 5]) {
      const got = await clip([flat.slice(0, at), flat.slice(at)], 1.2)
      expectClose({ norm: got.norm, grads: [got.grads.flat()] }, expected)
    }
  })

  test('order-does-not-matter', async () => {
    const grads = randomGradients(81, [2, 4, 1, 3])
    const order = [2, 0, 3, 1]
    await expectPermutationEquivariant(async (x) => (await clip(x, 1)).grads, grads, order)
    expectClose((await clip(permuted(grads, order), 1)).norm, normOf(grads))
  })

  test('clipped-twice', async () => {
    const { grads } = reference.clipGradNorm(randomGradients(91, [3, 3]), 0.8)
    expectClose(await candidate.clipGradNorm(grads, 0.8), { norm: 0.8, grads })
  })

  test('larger-gradients-same-result', async () => {
    const grads = randomGradients(95, [3, 2])
    const { norm, grads: clipped } = reference.clipGradNorm(grads, 0.5)
    const got = await candidate.clipGradNorm(
      mapNested(grads, (v: number) => 1000 * v),
      0.5,
    )
    expectClose(got, { norm: 1000 * norm, grads: clipped })
  })

  test('all-zero', async () => {
    const got = await candidate.clipGradNorm([[0, 0], [0]], 1)
    expectFinite(got)
    expectClose(got, { norm: 0, grads: [[0, 0], [0]] })
  })

  test('nothing-to-clip', async () => {
    expectClose(await candidate.clipGradNorm([], 1), { norm: 0, grads: [] })
    expectClose(await candidate.clipGradNorm([[], [3, 4]], 1), { norm: 5, grads: [[], [0.6, 0.8]] })
  })

  test('mixed-scales', async () => {
    const got = await candidate.clipGradNorm([[0.1], [100]], 2)
    expectClose(got, {
      norm: 100.0000499999875,
      grads: [[0.00199999900000075], [1.99999900000075]],
    })
    const huge = await candidate.clipGradNorm([[3e8], [-4e8, 1e-4]], 1e4)
    expectClose(huge, { norm: 5e8, grads: [[6000], [-8000, 2e-9]] })
  })

  test('tiny-gradients', async () => {
    const got = await candidate.clipGradNorm([[0.0003], [0.0004]], 0.0001)
    expectClose(got, { norm: 0.0005, grads: [[0.00006], [0.00008]] })
  })

  test('input-unchanged', async () => {
    const grads = randomGradients(101, [3, 2])
    await expectUnchanged(() => candidate.clipGradNorm(grads, 0.5))
    await expectUnchanged(() => candidate.clipGradNorm(grads, 50))
  })

  test('limit-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const maxNorm of [-1, 0]) {
      await expectDeliberateError(() => candidate.clipGradNorm([[1, 2]], maxNorm))
      await expectDeliberateError(() => candidate.clipGradNorm([[0]], maxNorm))
    }
  })
})
