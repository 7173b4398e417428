import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectDeliberateError,
  expectSame,
  expectThat,
  expectUnchanged,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Spec = Parameters<typeof reference.vitCost>[0]
type Cost = ReturnType<typeof reference.vitCost>

const base: Spec = { image: 224, patch: 16, dim: 768, depth: 12, classes: 1000 }
const tiny: Spec = { image: 8, patch: 4, channels: 1, dim: 4, depth: 3, mlpRatio: 2, classes: 2 }
const tinyCost: Cost = {
  tokens: 5,
  params: { patch: 68, clsAndPos: 24, block: 172, finalNorm: 8, head: 10, total: 626 },
  macs: { patch: 256, block: 840, head: 8, total: 2784 },
}

const product = (shape: readonly number[]) => shape.reduce((all, n) => all * n, 1)
const sumOf = (shapes: readonly (readonly number[])[]) =>
  shapes.reduce((sum, shape) => sum + product(shape), 0)

/** The answer once it is known to have its form: nothing but whole numbers under their names. */
async function costOf(spec: Spec): Promise<Cost> {
  const got = await candidate.vitCost(spec)
  const whole = (part: unknown, names: readonly string[]) =>
    typeof part === 'object' &&
    part !== null &&
    names.every((name) => Number.isInteger((part as Record<string, unknown>)[name]))
  expectThat(
    whole(got, ['tokens']) &&
      whole(got.params, ['patch', 'clsAndPos', 'block', 'finalNorm', 'head', 'total']) &&
      whole(got.macs, ['patch', 'block', 'head', 'total']),
    'Return { tokens, params, macs } with a whole number for each part.',
    { got },
  )
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () => expectSame(await candidate.vitCost(tiny), tinyCost)

describe('samples', () => {
  test('vit-base', async () => {
    expectSame(await candidate.vitCost(base), {
      tokens: 197,
      params: {
        patch: 590592,
        clsAndPos: 152064,
        block: 7087872,
        finalNorm: 1536,
        head: 769000,
        total: 86567656,
      },
      macs: { patch: 115605504, block: 1453954560, head: 768000, total: 17563828224 },
    })
  })

  test('small-images', async () => {
    const spec: Spec = { image: 32, patch: 4, dim: 192, depth: 2, classes: 10 }
    expectSame(await candidate.vitCost(spec), {
      tokens: 65,
      params: {
        patch: 9408,
        clsAndPos: 12672,
        block: 444864,
        finalNorm: 384,
        head: 1930,
        total: 914122,
      },
      macs: { patch: 589824, block: 30376320, head: 1920, total: 61344384 },
    })
  })

  test('by-hand', async () => {
    expectSame(await candidate.vitCost(tiny), tinyCost)
  })
})

describe('hidden', () => {
  test('form-of-the-result', async () => {
    await costOf(base)
    await costOf(tiny)
  })

  test('published-totals', async () => {
    const published = [
      [32, 768, 12, 88_224_232],
      [16, 1024, 24, 304_326_632],
      [32, 1024, 24, 306_535_400],
      [14, 1280, 32, 632_045_800],
      [16, 192, 12, 5_717_416],
      [16, 384, 12, 22_050_664],
    ] as const
    for (const [patch, dim, depth, total] of published) {
      const { params } = await costOf({ image: 224, patch, dim, depth, classes: 1000 })
      expectSame(params.total, total)
    }
  })

  test('one-patch', async () => {
    const spec: Spec = { image: 3, patch: 3, channels: 2, dim: 2, depth: 1, classes: 1 }
    expectSame(await candidate.vitCost({ ...spec, mlpRatio: 1 }), {
      tokens: 2,
      params: { patch: 38, clsAndPos: 6, block: 44, finalNorm: 4, head: 3, total: 95 },
      macs: { patch: 36, block: 64, head: 2, total: 102 },
    })
  })

  test('parameters-tensor-by-tensor', async () => {
    const spec: Spec = {
      image: 12,
      patch: 3,
      channels: 5,
      dim: 6,
      depth: 4,
      mlpRatio: 3,
      classes: 7,
    }
    const block = [[6], [6], [18, 6], [18], [6, 6], [6], [6], [6], [18, 6], [18], [6, 18], [6]]
    const patch = sumOf([[6, 5, 3, 3], [6]])
    const clsAndPos = sumOf([
      [1, 6],
      [17, 6],
    ])
    const head = sumOf([[7, 6], [7]])
    const { params } = await costOf(spec)
    expectSame(params, {
      patch,
      clsAndPos,
      block: sumOf(block),
      finalNorm: 12,
      head,
      total: patch + clsAndPos + 4 * sumOf(block) + 12 + head,
    })
  })

  test('multiply-adds-product-by-product', async () => {
    const spec: Spec = {
      image: 12,
      patch: 3,
      channels: 5,
      dim: 6,
      depth: 4,
      mlpRatio: 3,
      classes: 7,
    }
    // Rows, inner length and columns of each matrix product.
    const block = sumOf([
      [17, 6, 18],
      [17, 6, 17],
      [17, 17, 6],
      [17, 6, 6],
      [17, 6, 18],
      [17, 18, 6],
    ])
    const patch = product([16, 45, 6])
    const { macs } = await costOf(spec)
    expectSame(macs, { patch, block, head: 42, total: patch + 4 * block + 42 })
  })

  test('random-specs', async () => {
    const random = seeded(11)
    const draw = (most: number) => 1 + Math.floor(most * random())
    for (let run = 0; run < 12; run++) {
      const patch = draw(8)
      const spec: Spec = {
        image: patch * draw(12),
        patch,
        channels: draw(5),
        dim: 2 * draw(40),
        depth: draw(10),
        mlpRatio: draw(8) / 2,
        classes: draw(50),
      }
      expectSame(await candidate.vitCost(spec), reference.vitCost(spec))
    }
  })

  test('any-small-spec', async () => {
    const small = fc.integer({ min: 1, max: 4 })
    const specs = fc
      .record({
        patch: small,
        side: small,
        channels: small,
        dim: small,
        depth: small,
        classes: small,
      })
      .map(({ side, ...rest }): Spec => ({ ...rest, image: side * rest.patch }))
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        expectSame(await candidate.vitCost(spec), reference.vitCost(spec))
      }),
      { numRuns: 60 },
    )
  })

  test('defaults-given-by-name', async () => {
    const expected = reference.vitCost(base)
    expectSame(await candidate.vitCost({ ...base, channels: 3, mlpRatio: 4 }), expected)
  })

  test('ratio-that-is-not-whole', async () => {
    const spec: Spec = { ...tiny, dim: 6, mlpRatio: 2.5 }
    expectSame(await candidate.vitCost(spec), {
      tokens: 5,
      params: { patch: 102, clsAndPos: 36, block: 393, finalNorm: 12, head: 14, total: 1343 },
      macs: { patch: 384, block: 1920, head: 12, total: 6156 },
    })
  })

  test('one-more-block', async () => {
    const [less, more] = [await costOf(tiny), await costOf({ ...tiny, depth: 4 })]
    expectSame(more.params.total - less.params.total, less.params.block)
    expectSame(more.macs.total - less.macs.total, less.macs.block)
    expectSame(more.params.block, less.params.block)
  })

  test('channels-change-the-patch-layer-only', async () => {
    for (const channels of [1, 4]) {
      const [got, three] = [await costOf({ ...base, channels }), reference.vitCost(base)]
      const [params, macs] = [(channels - 3) * 256 * 768, (channels - 3) * 224 * 224 * 768]
      expectSame(got.params, {
        ...three.params,
        patch: three.params.patch + params,
        total: three.params.total + params,
      })
      expectSame(got.macs, {
        ...three.macs,
        patch: three.macs.patch + macs,
        total: three.macs.total + macs,
      })
    }
  })

  test('classes-change-the-head-only', async () => {
    const [got, thousand] = [await costOf({ ...base, classes: 100 }), reference.vitCost(base)]
    expectSame(thousand.params.total - got.params.total, 692_100)
    expectSame(thousand.macs.total - got.macs.total, 691_200)
    expectSame(got.params.block, thousand.params.block)
  })

  test('larger-image', async () => {
    const got = await costOf({ ...base, image: 384 })
    expectSame(got.tokens, 577)
    // Positions only, of 380 more tokens.
    expectSame(got.params.total, 86_567_656 + 380 * 768)
    expectSame(got.macs, {
      patch: 339_738_624,
      block: 4_595_320_320,
      head: 768_000,
      total: 55_484_350_464,
    })
  })

  test('smaller-patches', async () => {
    const [got, sixteen] = [await costOf({ ...base, patch: 8 }), reference.vitCost(base)]
    expectSame(got.tokens, 785)
    // Each pixel meets d weights, however the image is cut.
    expectSame(got.macs.patch, sixteen.macs.patch)
    const growth = got.macs.total / sixteen.macs.total
    expectThat(growth > 4 && growth < 5, 'With patches of 8 the multiply-adds grow 4 to 5 times.', {
      got: growth,
    })
    expectSame(got.params.total, sixteen.params.total - 3 * 192 * 768 + 588 * 768)
  })

  test('beyond-32-bits', async () => {
    const spec: Spec = { image: 1024, patch: 4, dim: 1024, depth: 24, classes: 1000 }
    expectSame(await candidate.vitCost(spec), {
      tokens: 65_537,
      params: {
        patch: 50_176,
        clsAndPos: 67_110_912,
        block: 12_596_224,
        finalNorm: 2048,
        head: 1_025_000,
        total: 370_497_512,
      },
      macs: {
        patch: 3_221_225_472,
        block: 9_621_007_763_456,
        head: 1_024_000,
        total: 230_907_408_572_416,
      },
    })
  })

  test('spec-unchanged', async () => {
    await expectUnchanged(() => candidate.vitCost({ ...base }))
    await expectUnchanged(() => candidate.vitCost({ ...tiny }))
  })

  test('patches-must-tile', async () => {
    await expectGoodInputWorks()
    for (const [image, patch] of [
      [30, 16],
      [224, 15],
      [8, 16],
    ] as const)
      await expectDeliberateError(() => candidate.vitCost({ ...base, image, patch }))
  })

  test('sizes-must-be-positive-integers', async () => {
    await expectGoodInputWorks()
    for (const name of ['image', 'patch', 'channels', 'dim', 'depth', 'classes'] as const)
      for (const value of [0, -4, 0.5])
        await expectDeliberateError(() => candidate.vitCost({ ...tiny, [name]: value }))
  })

  test('hidden-width-must-be-whole', async () => {
    await expectGoodInputWorks()
    for (const mlpRatio of [1.1, 0, -2])
      await expectDeliberateError(() => candidate.vitCost({ ...tiny, mlpRatio }))
  })
})
