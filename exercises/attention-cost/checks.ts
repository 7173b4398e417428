import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectShape,
  expectThat,
  expectUnchanged,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Layer = Parameters<typeof reference.attentionCost>[0]
type Cost = ReturnType<typeof reference.attentionCost>

const cost = (
  params: number,
  projectionMacs: number,
  attentionMacs: number,
  kvCacheValues: number,
): Cost => ({ params, projectionMacs, attentionMacs, kvCacheValues })

/** The four numbers, once they are known to be there. */
async function costOf(layer: Layer): Promise<Cost> {
  const got = await candidate.attentionCost(layer)
  const whole = typeof got === 'object' && got !== null && 'params' in got
  const message = 'Return { params, projectionMacs, attentionMacs, kvCacheValues }.'
  expectThat(whole, message, { got })
  for (const key of ['params', 'projectionMacs', 'attentionMacs', 'kvCacheValues'] as const)
    expectShape(got[key], [])
  return got
}

/** Does the layer on paper: head by head, token by token, one product at a time. */
function countedOneByOne(layer: Layer): Cost {
  const { tokens, dim, heads, kvHeads = heads, window = null, bias = true } = layer
  const width = dim / heads
  const wide = (many: number) => Array.from({ length: many }, () => width)
  // The width of every head of every projection; the output maps the joined heads back.
  const outputs = [...wide(heads), ...wide(kvHeads), ...wide(kvHeads), ...wide(heads)]
  let [params, projectionMacs, attentionMacs, kvCacheValues] = [0, 0, 0, 0]
  for (const rows of outputs)
    for (let row = 0; row < rows; row++) {
      params += dim + (bias ? 1 : 0)
      for (let token = 0; token < tokens; token++) projectionMacs += dim
    }
  for (let head = 0; head < heads; head++)
    for (let query = 0; query < tokens; query++)
      for (let key = 0; key < tokens; key++) {
        const apart = window !== null && Math.floor(query / window) !== Math.floor(key / window)
        if (apart) continue
        attentionMacs += width // the score
        attentionMacs += width // its share of the weighted sum
      }
  for (let token = 0; token < tokens; token++)
    for (let head = 0; head < kvHeads; head++) kvCacheValues += width + width
  return { params, projectionMacs, attentionMacs, kvCacheValues }
}

function randomLayer(seed: number): Layer {
  const random = seeded(seed)
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const [kvHeads, window] = [whole(1, 4), whole(2, 20)]
  const heads = kvHeads * whole(1, 4)
  return {
    tokens: window * whole(2, 9),
    dim: heads * whole(1, 32),
    heads,
    kvHeads,
    window: random() < 0.5 ? window : null,
    bias: random() < 0.5,
  }
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(
    await candidate.attentionCost({ tokens: 4, dim: 8, heads: 4, kvHeads: 2, window: 2 }),
    cost(216, 768, 128, 32),
  )

describe('samples', () => {
  test('vit-base', async () => {
    const got = await candidate.attentionCost({ tokens: 197, dim: 768, heads: 12 })
    expectClose(got, cost(2_362_368, 464_781_312, 59_610_624, 302_592))
  })

  test('swin-stage', async () => {
    const got = await candidate.attentionCost({ tokens: 3136, dim: 96, heads: 3, window: 49 })
    expectClose(got, cost(37_248, 115_605_504, 29_503_488, 602_112))
  })

  test('grouped-query', async () => {
    const layer = { tokens: 4096, dim: 4096, heads: 32, kvHeads: 8, bias: false }
    const got = await candidate.attentionCost(layer)
    expectClose(got, cost(41_943_040, 171_798_691_840, 137_438_953_472, 8_388_608))
  })
})

describe('hidden', () => {
  test('four-numbers', async () => {
    await costOf({ tokens: 6, dim: 12, heads: 3 })
    await costOf({ tokens: 6, dim: 12, heads: 4, kvHeads: 2, window: 3, bias: false })
  })

  test('multi-query', async () => {
    const got = await candidate.attentionCost({ tokens: 10, dim: 8, heads: 4, kvHeads: 1 })
    expectClose(got, cost(180, 1600, 1600, 40))
  })

  test('window-without-bias', async () => {
    const layer = { tokens: 10, dim: 8, heads: 2, window: 5, bias: false }
    expectClose(await candidate.attentionCost(layer), cost(256, 2560, 800, 160))
  })

  test('grouped-query-in-windows', async () => {
    const layer = { tokens: 12, dim: 24, heads: 6, kvHeads: 2, window: 4 }
    expectClose(await candidate.attentionCost(layer), cost(1600, 18_432, 2304, 192))
  })

  test('defaults-given-explicitly', async () => {
    const layer = { tokens: 6, dim: 12, heads: 3 }
    const expected = cost(624, 3456, 864, 144)
    expectClose(await candidate.attentionCost(layer), expected)
    const explicit = { ...layer, kvHeads: 3, window: null, bias: true }
    expectClose(await candidate.attentionCost(explicit), expected)
  })

  test('random-layers', async () => {
    for (const seed of [11, 12, 13, 14, 15, 16]) {
      const layer = randomLayer(seed)
      expectClose(await candidate.attentionCost(layer), reference.attentionCost(layer))
    }
  })

  test('any-layer', async () => {
    const small = fc.integer({ min: 1, max: 4 })
    const layer = fc
      .record({ kvHeads: small, share: small, width: small, window: small, windows: small })
      .chain(({ kvHeads, share, width, window, windows }) =>
        fc.record({
          tokens: fc.constant(window * windows),
          dim: fc.constant(kvHeads * share * width),
          heads: fc.constant(kvHeads * share),
          kvHeads: fc.constant(kvHeads),
          window: fc.constantFrom(window, null),
          bias: fc.boolean(),
        }),
      )
    await fc.assert(
      fc.asyncProperty(layer, async (spec) => {
        expectClose(await candidate.attentionCost(spec), reference.attentionCost(spec))
      }),
    )
  })

  test('counted-one-by-one', async () => {
    for (const layer of [
      { tokens: 5, dim: 6, heads: 2 },
      { tokens: 6, dim: 8, heads: 4, kvHeads: 2, bias: false },
      { tokens: 8, dim: 6, heads: 3, kvHeads: 1, window: 4 },
      { tokens: 6, dim: 4, heads: 1, window: 1, bias: false },
    ] satisfies Layer[])
      expectClose(await candidate.attentionCost(layer), countedOneByOne(layer))
  })

  test('four-square-matrices', async () => {
    for (const dim of [12, 64, 384]) {
      const layer = { tokens: 10, dim, heads: 4 }
      expectClose((await costOf(layer)).params, 4 * dim * dim + 4 * dim)
      expectClose((await costOf({ ...layer, bias: false })).params, 4 * dim * dim)
    }
  })

  test('heads-do-not-matter', async () => {
    const layer = { tokens: 20, dim: 24, window: 5 }
    const expected = reference.attentionCost({ ...layer, heads: 1 })
    for (const heads of [2, 3, 8, 24])
      expectClose(await candidate.attentionCost({ ...layer, heads }), expected)
  })

  test('twice-the-tokens', async () => {
    const layer = { tokens: 12, dim: 16, heads: 4, kvHeads: 2 }
    const { params, projectionMacs, attentionMacs, kvCacheValues } = reference.attentionCost(layer)
    expectClose(
      await candidate.attentionCost({ ...layer, tokens: 24 }),
      cost(params, 2 * projectionMacs, 4 * attentionMacs, 2 * kvCacheValues),
    )
  })

  test('twice-the-tokens-in-windows', async () => {
    const layer = { tokens: 12, dim: 16, heads: 4, window: 6 }
    const { params, projectionMacs, attentionMacs, kvCacheValues } = reference.attentionCost(layer)
    expectClose(
      await candidate.attentionCost({ ...layer, tokens: 24 }),
      cost(params, 2 * projectionMacs, 2 * attentionMacs, 2 * kvCacheValues),
    )
  })

  test('twice-the-width', async () => {
    const layer = { tokens: 12, dim: 16, heads: 4, kvHeads: 2, bias: false }
    const { params, projectionMacs, attentionMacs, kvCacheValues } = reference.attentionCost(layer)
    expectClose(
      await candidate.attentionCost({ ...layer, dim: 32 }),
      cost(4 * params, 4 * projectionMacs, 2 * attentionMacs, 2 * kvCacheValues),
    )
  })

  test('one-window-is-global', async () => {
    const layer = { tokens: 30, dim: 12, heads: 2 }
    const expected = reference.attentionCost(layer)
    expectClose(await candidate.attentionCost({ ...layer, window: 30 }), expected)
    expectClose(await candidate.attentionCost({ ...layer, window: null }), expected)
  })

  test('formulas-of-the-swin-paper', async () => {
    for (const [side, channels, m] of [
      [56, 96, 7],
      [28, 192, 7],
      [24, 128, 12],
    ] as const) {
      const tokens = side * side
      const layer = { tokens, dim: channels, heads: 4 }
      const inWindows = await costOf({ ...layer, window: m * m })
      const both = inWindows.projectionMacs + inWindows.attentionMacs
      expectClose(both, 4 * tokens * channels ** 2 + 2 * m ** 2 * tokens * channels)
      const global = await costOf(layer)
      const all = global.projectionMacs + global.attentionMacs
      expectClose(all, 4 * tokens * channels ** 2 + 2 * tokens ** 2 * channels)
    }
  })

  test('products-catch-up-at-twice-the-width', async () => {
    const { projectionMacs, attentionMacs } = await costOf({ tokens: 128, dim: 64, heads: 8 })
    expectClose(attentionMacs, projectionMacs)
  })

  test('shared-keys-shrink-the-cache-only', async () => {
    const layer = { tokens: 50, dim: 64, heads: 16, bias: false }
    const full = reference.attentionCost(layer)
    for (const kvHeads of [8, 4, 1]) {
      const share = kvHeads / 16
      expectClose(
        await candidate.attentionCost({ ...layer, kvHeads }),
        cost(
          (full.params * (1 + share)) / 2,
          (full.projectionMacs * (1 + share)) / 2,
          full.attentionMacs,
          full.kvCacheValues * share,
        ),
      )
    }
  })

  test('what-the-biases-add', async () => {
    const layer = { tokens: 7, dim: 24, heads: 6, kvHeads: 2 }
    const { params, ...rest } = reference.attentionCost({ ...layer, bias: false })
    const got = await candidate.attentionCost({ ...layer, bias: true })
    expectClose(got, { ...rest, params: params + 24 + 8 + 8 + 24 })
  })

  test('one-token', async () => {
    expectClose(await candidate.attentionCost({ tokens: 1, dim: 1, heads: 1 }), cost(8, 4, 2, 2))
    const alone = await candidate.attentionCost({ tokens: 9, dim: 4, heads: 2, window: 1 })
    expectClose(alone, cost(80, 576, 72, 72))
  })

  test('long-context', async () => {
    const layer = { tokens: 131_072, dim: 8192, heads: 64, kvHeads: 8, bias: false }
    const got = await candidate.attentionCost(layer)
    expectFinite(got)
    expectClose(got, cost(150_994_944, 19_791_209_299_968, 281_474_976_710_656, 268_435_456))
  })

  test('input-unchanged', async () => {
    await expectUnchanged(() => candidate.attentionCost({ tokens: 6, dim: 12, heads: 3 }))
    const layer = { tokens: 6, dim: 12, heads: 4, kvHeads: 2, window: 3, bias: false }
    await expectUnchanged(() => candidate.attentionCost(layer))
  })

  test('heads-must-divide-dim', async () => {
    await expectGoodInputWorks()
    for (const heads of [4, 5, 12, 0, -2, 1.5])
      await expectDeliberateError(() =>
        candidate.attentionCost({ tokens: 4, dim: 6, heads, kvHeads: heads }),
      )
    await expectDeliberateError(() => candidate.attentionCost({ tokens: 4, dim: 6, heads: 4 }))
  })

  test('kv-heads-must-divide-heads', async () => {
    await expectGoodInputWorks()
    for (const kvHeads of [3, 8, 0, -1, 0.5])
      await expectDeliberateError(() =>
        candidate.attentionCost({ tokens: 4, dim: 8, heads: 4, kvHeads }),
      )
  })

  test('window-must-divide-tokens', async () => {
    await expectGoodInputWorks()
    for (const window of [2, 3, 10, 0, -5, 2.5])
      await expectDeliberateError(() =>
        candidate.attentionCost({ tokens: 5, dim: 8, heads: 4, window }),
      )
  })
})
