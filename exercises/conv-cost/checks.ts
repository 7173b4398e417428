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

type Layer = Parameters<typeof reference.convCost>[0]
type Cost = ReturnType<typeof reference.convCost>

/** The three numbers, once they are known to be there. */
async function costOf(layer: Layer): Promise<Cost> {
  const got = await candidate.convCost(layer)
  const whole = typeof got === 'object' && got !== null
  expectThat(whole && 'params' in got, 'Return { params, macs, flops }.', { got })
  for (const key of ['params', 'macs', 'flops'] as const) expectShape(got[key], [])
  return got
}

/** Does the convolution on paper: one window at a time, one product at a time. */
function countedOneByOne({ cin, cout, kernel, groups = 1, bias = true, outH, outW }: Layer): Cost {
  const weights = new Set<string>()
  const biases = new Set<number>()
  let [multiplications, additions] = [0, 0]
  for (let o = 0; o < cout; o++)
    for (let position = 0; position < outH * outW; position++) {
      let terms = 0
      for (let c = 0; c < cin; c++) {
        // Input channel and filter must lie in the same block.
        if (Math.floor((c * groups) / cin) !== Math.floor((o * groups) / cout)) continue
        for (let u = 0; u < kernel[0]; u++)
          for (let v = 0; v < kernel[1]; v++) {
            weights.add([o, c, u, v].join())
            multiplications++
            if (terms++ > 0) additions++
          }
      }
      if (bias) {
        biases.add(o)
        additions++
      }
    }
  return {
    params: weights.size + biases.size,
    macs: multiplications,
    flops: multiplications + additions,
  }
}

function randomLayer(seed: number): Layer {
  const random = seeded(seed)
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const groups = whole(1, 4)
  return {
    cin: groups * whole(1, 16),
    cout: groups * whole(1, 16),
    kernel: [whole(1, 7), whole(1, 7)],
    groups,
    bias: random() < 0.5,
    outH: whole(1, 60),
    outW: whole(1, 60),
  }
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(
    await candidate.convCost({ cin: 4, cout: 6, kernel: [1, 1], groups: 2, outH: 1, outW: 1 }),
    { params: 18, macs: 12, flops: 24 },
  )

describe('samples', () => {
  test('resnet-stem', async () => {
    const layer: Layer = { cin: 3, cout: 64, kernel: [7, 7], bias: false, outH: 112, outW: 112 }
    const expected = { params: 9408, macs: 118_013_952, flops: 235_225_088 }
    expectClose(await candidate.convCost(layer), expected)
  })

  test('depthwise', async () => {
    const layer: Layer = { cin: 32, cout: 32, kernel: [3, 3], groups: 32, outH: 56, outW: 56 }
    const expected = { params: 320, macs: 903_168, flops: 1_806_336 }
    expectClose(await candidate.convCost(layer), expected)
  })

  test('fully-connected', async () => {
    const layer: Layer = { cin: 2048, cout: 1000, kernel: [1, 1], outH: 1, outW: 1 }
    const expected = { params: 2_049_000, macs: 2_048_000, flops: 4_096_000 }
    expectClose(await candidate.convCost(layer), expected)
  })
})

describe('hidden', () => {
  test('three-numbers', async () => {
    await costOf({ cin: 3, cout: 5, kernel: [3, 3], outH: 4, outW: 4 })
    await costOf({ cin: 4, cout: 8, kernel: [3, 1], groups: 4, bias: false, outH: 2, outW: 9 })
  })

  test('kernel-not-square', async () => {
    const layer: Layer = { cin: 4, cout: 6, kernel: [3, 5], groups: 2, outH: 7, outW: 9 }
    expectClose(await candidate.convCost(layer), { params: 186, macs: 11_340, flops: 22_680 })
    const upright: Layer = { ...layer, kernel: [5, 3] }
    expectClose(await candidate.convCost(upright), { params: 186, macs: 11_340, flops: 22_680 })
  })

  test('groups-without-bias', async () => {
    const spec = { cin: 4, cout: 6, groups: 2, bias: false, outH: 2, outW: 3 }
    const got = await candidate.convCost({ ...spec, kernel: [1, 3] })
    expectClose(got, { params: 36, macs: 216, flops: 396 })
  })

  test('resnext-layer', async () => {
    const spec = { cin: 128, cout: 128, groups: 32, bias: false, outH: 56, outW: 56 }
    const got = await candidate.convCost({ ...spec, kernel: [3, 3] })
    expectClose(got, { params: 4608, macs: 14_450_688, flops: 28_499_968 })
  })

  test('defaults-given-explicitly', async () => {
    const layer: Layer = { cin: 5, cout: 7, kernel: [3, 3], outH: 6, outW: 4 }
    const expected = { params: 322, macs: 7560, flops: 15_120 }
    expectClose(await candidate.convCost(layer), expected)
    expectClose(await candidate.convCost({ ...layer, groups: 1, bias: true }), expected)
  })

  test('random-layers', async () => {
    for (const seed of [11, 12, 13, 14, 15, 16]) {
      const layer = randomLayer(seed)
      expectClose(await candidate.convCost(layer), reference.convCost(layer))
    }
  })

  test('any-layer', async () => {
    const small = fc.integer({ min: 1, max: 5 })
    const layer = fc
      .record({
        groups: fc.integer({ min: 1, max: 3 }),
        inPerGroup: small,
        outPerGroup: small,
        kernel: fc.tuple(small, small),
        bias: fc.boolean(),
        outH: small,
        outW: small,
      })
      .map(({ inPerGroup, outPerGroup, ...rest }) => ({
        ...rest,
        cin: inPerGroup * rest.groups,
        cout: outPerGroup * rest.groups,
      }))
    await fc.assert(
      fc.asyncProperty(layer, async (spec) => {
        expectClose(await candidate.convCost(spec), reference.convCost(spec))
      }),
    )
  })

  test('counted-one-by-one', async () => {
    for (const layer of [
      { cin: 3, cout: 2, kernel: [2, 3], outH: 2, outW: 4 },
      { cin: 3, cout: 2, kernel: [2, 3], bias: false, outH: 2, outW: 4 },
      { cin: 4, cout: 6, kernel: [3, 1], groups: 2, outH: 3, outW: 1 },
      { cin: 6, cout: 3, kernel: [1, 2], groups: 3, bias: false, outH: 1, outW: 3 },
    ] satisfies Layer[])
      expectClose(await candidate.convCost(layer), countedOneByOne(layer))
  })

  test('map-does-not-change-params', async () => {
    const layer: Layer = { cin: 8, cout: 12, kernel: [3, 3], outH: 10, outW: 7 }
    const { params, macs, flops } = reference.convCost(layer)
    const larger = await candidate.convCost({ ...layer, outH: 30, outW: 14 })
    expectClose(larger, { params, macs: 6 * macs, flops: 6 * flops })
    const turned = await candidate.convCost({ ...layer, outH: 7, outW: 10 })
    expectClose(turned, { params, macs, flops })
  })

  test('groups-divide-the-cost', async () => {
    const layer: Layer = { cin: 12, cout: 24, kernel: [3, 3], bias: false, outH: 8, outW: 8 }
    const whole = reference.convCost(layer)
    for (const groups of [2, 3, 4, 12]) {
      const { params, macs } = await costOf({ ...layer, groups })
      expectClose({ params, macs }, { params: whole.params / groups, macs: whole.macs / groups })
    }
  })

  test('groups-are-separate-layers', async () => {
    const part: Layer = { cin: 3, cout: 5, kernel: [3, 2], outH: 6, outW: 5 }
    const { params, macs, flops } = reference.convCost(part)
    const got = await candidate.convCost({ ...part, cin: 12, cout: 20, groups: 4 })
    expectClose(got, { params: 4 * params, macs: 4 * macs, flops: 4 * flops })
  })

  test('separable-against-full', async () => {
    const [channels, cout, k] = [32, 48, 3]
    const map = { bias: false, outH: 14, outW: 14 }
    const full = await costOf({ cin: channels, cout, kernel: [k, k], ...map })
    const depthwise = await costOf({
      cin: channels,
      cout: channels,
      kernel: [k, k],
      groups: channels,
      ...map,
    })
    const pointwise = await costOf({ cin: channels, cout, kernel: [1, 1], ...map })
    const share = 1 / cout + 1 / k ** 2
    expectClose((depthwise.macs + pointwise.macs) / full.macs, share)
    expectClose((depthwise.params + pointwise.params) / full.params, share)
  })

  test('what-a-bias-adds', async () => {
    const layer: Layer = { cin: 6, cout: 10, kernel: [3, 3], groups: 2, outH: 5, outW: 4 }
    const without = await costOf({ ...layer, bias: false })
    const { params, macs, flops } = await costOf({ ...layer, bias: true })
    expectClose(
      { params: params - without.params, macs: macs - without.macs, flops: flops - without.flops },
      { params: 10, macs: 0, flops: 200 },
    )
  })

  test('twice-the-macs-only-with-bias', async () => {
    const layer: Layer = { cin: 7, cout: 3, kernel: [2, 2], outH: 5, outW: 6 }
    const biased = await costOf({ ...layer, bias: true })
    expectClose(biased.flops, 2 * biased.macs)
    const plain = await costOf({ ...layer, bias: false })
    expectClose(plain.flops, 2 * plain.macs - 90)
  })

  test('vgg-16', async () => {
    const widths = [64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512]
    const sides = [224, 224, 112, 112, 56, 56, 56, 28, 28, 28, 14, 14, 14]
    const convolutions = widths.map((cout, i): Layer => {
      const side = sides[i]!
      return { cin: widths[i - 1] ?? 3, cout, kernel: [3, 3], outH: side, outW: side }
    })
    const one = { outH: 1, outW: 1 }
    const classifier: Layer[] = [
      { cin: 512 * 7 * 7, cout: 4096, kernel: [1, 1], ...one },
      { cin: 4096, cout: 4096, kernel: [1, 1], ...one },
      { cin: 4096, cout: 1000, kernel: [1, 1], ...one },
    ]
    let [params, macs] = [0, 0]
    for (const layer of [...convolutions, ...classifier]) {
      const cost = await costOf(layer)
      params += cost.params
      macs += cost.macs
    }
    expectClose({ params, macs }, { params: 138_357_544, macs: 15_470_264_320 })
  })

  test('one-weight', async () => {
    const layer: Layer = { cin: 1, cout: 1, kernel: [1, 1], outH: 1, outW: 1 }
    expectClose(await candidate.convCost(layer), { params: 2, macs: 1, flops: 2 })
    // A single product needs no addition at all.
    const plain = await candidate.convCost({ ...layer, bias: false })
    expectClose(plain, { params: 1, macs: 1, flops: 1 })
    const scaling: Layer = { cin: 8, cout: 8, kernel: [1, 1], groups: 8, outH: 2, outW: 3 }
    const got = await candidate.convCost({ ...scaling, bias: false })
    expectClose(got, { params: 8, macs: 48, flops: 48 })
  })

  test('beyond-thirty-two-bits', async () => {
    const layer: Layer = { cin: 512, cout: 512, kernel: [3, 3], outH: 2160, outW: 3840 }
    const got = await candidate.convCost({ ...layer, bias: false })
    expectFinite(got)
    expectClose(got, {
      params: 2_359_296,
      macs: 19_568_944_742_400,
      flops: 39_133_642_752_000,
    })
    const wide = await candidate.convCost({
      cin: 65_536,
      cout: 65_536,
      kernel: [1, 1],
      outH: 1,
      outW: 1,
    })
    expectClose(wide, { params: 4_295_032_832, macs: 4_294_967_296, flops: 8_589_934_592 })
  })

  test('input-unchanged', async () => {
    const layer: Layer = { cin: 4, cout: 6, kernel: [3, 5], groups: 2, outH: 7, outW: 9 }
    await expectUnchanged(() => candidate.convCost(layer))
    await expectUnchanged(() => candidate.convCost({ ...layer, bias: false }))
  })

  test('groups-divide-input-channels', async () => {
    await expectGoodInputWorks()
    for (const [cin, groups] of [
      [3, 2],
      [8, 3],
      [1, 4],
    ] as const)
      await expectDeliberateError(() =>
        candidate.convCost({ cin, cout: 12, kernel: [1, 1], groups, outH: 1, outW: 1 }),
      )
  })

  test('groups-divide-output-channels', async () => {
    await expectGoodInputWorks()
    for (const [cout, groups] of [
      [3, 2],
      [8, 3],
      [1, 4],
    ] as const)
      await expectDeliberateError(() =>
        candidate.convCost({ cin: 12, cout, kernel: [3, 3], groups, outH: 1, outW: 1 }),
      )
  })

  test('groups-positive-and-whole', async () => {
    await expectGoodInputWorks()
    for (const groups of [0, -1, -2, 1.5, 0.5])
      await expectDeliberateError(() =>
        candidate.convCost({ cin: 6, cout: 6, kernel: [3, 3], groups, outH: 2, outW: 2 }),
      )
  })
})
