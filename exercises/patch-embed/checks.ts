import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectPermutationEquivariant,
  expectShape,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type T4 = number[][][][]
type Params = Parameters<typeof reference.patchEmbed>[2]

const plain = (weight: number[][]): Params => ({ weight, bias: null, cls: null, pos: null })

const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)))

interface Sizes {
  n?: number
  c: number
  h: number
  w: number
  p: number
  d: number
}
const randomImages = (seed: number, { n = 2, c, h, w }: Sizes): T4 =>
  randomTensor(seed, [n, c, h, w], -1, 1)
const randomParams = (seed: number, { c, h, w, p, d }: Sizes) => ({
  weight: randomTensor(seed, [d, c * p * p], -1, 1),
  bias: randomTensor(seed + 1, [d], -1, 1),
  cls: randomTensor(seed + 2, [d], -1, 1),
  pos: randomTensor(seed + 3, [(h / p) * (w / p) + 1, d], -1, 1),
})

/** Cross-correlation with kernel and stride p: [tokens][d]. */
function convolved(image: number[][][], p: number, weight: number[][], bias: number[]): number[][] {
  const tokens: number[][] = []
  const [rows, columns] = [image[0]!.length / p, image[0]![0]!.length / p]
  for (let r = 0; r < rows; r++)
    for (let s = 0; s < columns; s++)
      tokens.push(
        weight.map((kernel, o) => {
          let sum = bias[o]!
          for (let ch = 0; ch < image.length; ch++)
            for (let i = 0; i < p; i++)
              for (let j = 0; j < p; j++)
                sum += kernel[(ch * p + i) * p + j]! * image[ch]![r * p + i]![s * p + j]!
          return sum
        }),
      )
  return tokens
}

/** The tokens once they are known to have their shape. */
const embed = async (x: T4, patch: number, params: Params) => {
  const got = await candidate.patchEmbed(x, patch, params)
  const patches = (x[0]![0]!.length / patch) * (x[0]![0]![0]!.length / patch)
  expectShape(got, [x.length, patches + (params.cls ? 1 : 0), params.weight.length])
  return got
}

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(
    await candidate.patchEmbed([[[[1, 2]]]], 1, {
      weight: [[2]],
      bias: [1],
      cls: [5],
      pos: [[0], [10], [20]],
    }),
    [[[5], [13], [25]]],
  )

describe('samples', () => {
  test('single-pixels', async () => {
    const x = [
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]
    expectClose(await candidate.patchEmbed(x, 1, plain([[1], [10]])), [
      [
        [1, 10],
        [2, 20],
        [3, 30],
        [4, 40],
      ],
    ])
  })

  test('bias-and-class-token', async () => {
    const x = [
      [
        [
          [1, 2, 5, 6],
          [3, 4, 7, 8],
        ],
      ],
    ]
    const weight = [
      [1, 1, 1, 1],
      [1, 0, 0, 0],
    ]
    const params = { weight, bias: [0.5, 0], cls: [100, 200], pos: null }
    expectClose(await candidate.patchEmbed(x, 2, params), [
      [
        [100, 200],
        [10.5, 1],
        [26.5, 5],
      ],
    ])
  })

  test('two-channels-and-positions', async () => {
    const params = { weight: [[1, 10]], bias: null, cls: [0], pos: [[0.1], [0.2]] }
    expectClose(await candidate.patchEmbed([[[[1]], [[2]]]], 1, params), [[[0.1], [21.2]]])
  })
})

describe('hidden', () => {
  test('number-of-tokens', async () => {
    const sizes = { n: 3, c: 2, h: 4, w: 6, p: 2, d: 5 }
    const x = randomImages(1, sizes)
    const params = randomParams(2, sizes)
    await embed(x, 2, params)
    await embed(x, 2, plain(params.weight))
    await embed(x, 1, plain(randomTensor(3, [4, 2], -1, 1)))
  })

  test('order-of-the-patches', async () => {
    const x = [
      [
        [
          [1, 1, 2, 2, 3, 3],
          [1, 1, 2, 2, 3, 3],
          [4, 4, 5, 5, 6, 6],
          [4, 4, 5, 5, 6, 6],
        ],
      ],
    ]
    const mean = [[0.25, 0.25, 0.25, 0.25]]
    expectClose(await candidate.patchEmbed(x, 2, plain(mean)), [[[1], [2], [3], [4], [5], [6]]])
  })

  test('order-within-a-patch', async () => {
    const x = [
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
        [
          [9, 10],
          [11, 12],
        ],
      ],
    ]
    // An identity as weight shows the flat patch itself.
    const got = await candidate.patchEmbed(x, 2, plain(identity(12)))
    expectClose(got, [[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]])
  })

  test('positions-without-class-token', async () => {
    const pos = [
      [10, 20],
      [30, 40],
    ]
    const params = { ...plain([[1], [-1]]), pos }
    expectClose(await candidate.patchEmbed([[[[1, 2]]]], 1, params), [
      [
        [11, 19],
        [32, 38],
      ],
    ])
  })

  test('each-part-may-be-missing', async () => {
    const sizes = { n: 1, c: 1, h: 2, w: 4, p: 2, d: 3 }
    const x = randomImages(11, sizes)
    const full = randomParams(12, sizes)
    for (const part of ['bias', 'cls', 'pos'] as const) {
      const without: Params = { ...full, [part]: null }
      if (part === 'cls') without.pos = full.pos.slice(1)
      expectClose(await candidate.patchEmbed(x, 2, without), reference.patchEmbed(x, 2, without))
      const only: Params = { ...plain(full.weight), [part]: full[part] }
      if (part === 'pos') only.pos = full.pos.slice(1)
      expectClose(await candidate.patchEmbed(x, 2, only), reference.patchEmbed(x, 2, only))
    }
  })

  test('random-images', async () => {
    for (const [seed, sizes] of [
      [21, { c: 3, h: 4, w: 6, p: 2, d: 5 }],
      [31, { c: 1, h: 6, w: 3, p: 3, d: 4 }],
      [41, { c: 2, h: 3, w: 2, p: 1, d: 3 }],
      [51, { c: 3, h: 8, w: 4, p: 4, d: 2 }],
    ] as const) {
      const x = randomImages(seed, sizes)
      const params = randomParams(seed + 1, sizes)
      expectClose(
        await candidate.patchEmbed(x, sizes.p, params),
        reference.patchEmbed(x, sizes.p, params),
      )
    }
  })

  test('equals-a-convolution', async () => {
    for (const [seed, sizes] of [
      [61, { c: 2, h: 6, w: 4, p: 2, d: 3 }],
      [71, { c: 3, h: 3, w: 9, p: 3, d: 2 }],
    ] as const) {
      const x = randomImages(seed, sizes)
      const { weight, bias } = randomParams(seed + 1, sizes)
      const expected = x.map((image) => convolved(image, sizes.p, weight, bias))
      expectClose(await candidate.patchEmbed(x, sizes.p, { ...plain(weight), bias }), expected)
    }
  })

  test('images-are-independent', async () => {
    const sizes = { n: 4, c: 2, h: 2, w: 4, p: 2, d: 3 }
    const params = randomParams(82, sizes)
    const run = (images: T4) => candidate.patchEmbed(images, 2, params)
    const x = randomImages(81, sizes)
    await expectPermutationEquivariant(run, x, [2, 0, 3, 1])
    expectClose(await run([x[2]!]), [reference.patchEmbed(x, 2, params)[2]])
  })

  test('class-token-in-every-image', async () => {
    const sizes = { n: 3, c: 1, h: 4, w: 4, p: 2, d: 3 }
    const params = randomParams(92, sizes)
    const got = await embed(randomImages(91, sizes), 2, params)
    const first = params.cls.map((v, o) => v + params.pos[0]![o]!)
    expectClose(
      got.map((tokens) => tokens[0]!),
      [first, first, first],
    )
  })

  test('patches-see-only-themselves', async () => {
    const sizes = { n: 1, c: 2, h: 4, w: 4, p: 2, d: 3 }
    const x = randomImages(101, sizes)
    const params = { ...randomParams(102, sizes), cls: null, pos: null }
    const before = await embed(x, 2, params)
    const changed = structuredClone(x)
    changed[0]![1]![2]![1]! += 1 // inside the third patch, entry (0, 1) of channel 1
    const expected = before[0]!.map((token, t) =>
      token.map((v, o) => v + (t === 2 ? params.weight[o]![5]! : 0)),
    )
    expectClose(await candidate.patchEmbed(changed, 2, params), [expected])
  })

  test('identity-loses-nothing', async () => {
    const x = randomImages(111, { n: 1, c: 3, h: 4, w: 6, p: 2, d: 12 })
    const got = (await embed(x, 2, plain(identity(12))))[0]!
    const rebuilt = x[0]!.map((channel, ch) =>
      channel.map((row, i) =>
        row.map((_, j) => {
          const token = got[Math.floor(i / 2) * 3 + Math.floor(j / 2)]!
          return token[ch * 4 + (i % 2) * 2 + (j % 2)]!
        }),
      ),
    )
    expectClose([rebuilt], x)
  })

  test('one-patch', async () => {
    const x = [
      [
        [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
      ],
    ]
    const weight = [[1, 0, 0, 0, 0, 0, 0, 0, 10]]
    expectClose(await candidate.patchEmbed(x, 3, plain(weight)), [[[91]]])
    const params = { weight, bias: [0.5], cls: [-1], pos: [[0.25], [1000]] }
    expectClose(await candidate.patchEmbed(x, 3, params), [[[-0.75], [1091.5]]])
  })

  test('zeros-and-large-pixels', async () => {
    const sizes = { n: 1, c: 1, h: 2, w: 4, p: 2, d: 2 }
    const params = randomParams(121, sizes)
    const dark = [
      [
        [
          [0, 0, 0, 0],
          [0, 0, 0, 0],
        ],
      ],
    ]
    expectClose(await candidate.patchEmbed(dark, 2, params), reference.patchEmbed(dark, 2, params))
    const zero: Params = { weight: params.weight, bias: [0, 0], cls: [0, 0], pos: null }
    expectClose(await candidate.patchEmbed(dark, 2, zero), [
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ])
    const bright: T4 = randomTensor(122, [1, 1, 2, 4], -1e4, 1e4)
    const got = await candidate.patchEmbed(bright, 2, params)
    expectFinite(got)
    expectClose(got, reference.patchEmbed(bright, 2, params))
  })

  test('input-unchanged', async () => {
    const sizes = { n: 2, c: 2, h: 2, w: 4, p: 2, d: 3 }
    const x = randomImages(131, sizes)
    const params = randomParams(132, sizes)
    await expectUnchanged(() => candidate.patchEmbed(x, 2, params))
    await expectUnchanged(() => candidate.patchEmbed(x, 2, plain(params.weight)))
  })

  test('patch-must-divide', async () => {
    await expectGoodInputWorks()
    const four = plain([[1, 1, 1, 1]])
    await expectDeliberateError(() =>
      candidate.patchEmbed(
        [
          [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
          ],
        ],
        2,
        four,
      ),
    )
    await expectDeliberateError(() =>
      candidate.patchEmbed(
        [
          [
            [
              [1, 2],
              [3, 4],
              [5, 6],
            ],
          ],
        ],
        2,
        four,
      ),
    )
    await expectDeliberateError(() => candidate.patchEmbed([[[[1]]]], 2, four))
    for (const patch of [0, -1])
      await expectDeliberateError(() => candidate.patchEmbed([[[[1]]]], patch, plain([[1]])))
    // 3 is twice 1.5, and four channels of such patches have nine numbers.
    const x = randomImages(41, { n: 1, c: 4, h: 3, w: 3, p: 1, d: 1 })
    const nine = plain(randomTensor(42, [1, 9]))
    await expectDeliberateError(() => candidate.patchEmbed(x, 1.5, nine))
  })

  test('weight-must-fit', async () => {
    await expectGoodInputWorks()
    const x = [
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]
    for (const weight of [[[1]], [[1, 1, 1]], [[1, 1, 1, 1, 1]], [[1, 1, 1, 1], [1]], []])
      await expectDeliberateError(() => candidate.patchEmbed(x, 2, plain(weight)))
    await expectDeliberateError(() => candidate.patchEmbed([[[[1]], [[2]]]], 1, plain([[1]])))
  })

  test('vectors-must-fit', async () => {
    await expectGoodInputWorks()
    const params = plain([[1], [2]])
    for (const vector of [[1], [1, 2, 3], []]) {
      const x = [[[[1]]]]
      await expectDeliberateError(() => candidate.patchEmbed(x, 1, { ...params, bias: vector }))
      await expectDeliberateError(() => candidate.patchEmbed(x, 1, { ...params, cls: vector }))
    }
  })

  test('positions-must-fit', async () => {
    await expectGoodInputWorks()
    const x = [[[[1, 2]]]]
    const two = plain([[1]])
    for (const pos of [[[1]], [[1], [2], [3]], [[1], []], [[1], [2, 3]], []])
      await expectDeliberateError(() => candidate.patchEmbed(x, 1, { ...two, pos }))
    const wide = plain([[1], [2]])
    await expectDeliberateError(() => candidate.patchEmbed(x, 1, { ...wide, pos: [[1], [2]] }))
    await expectDeliberateError(() => candidate.patchEmbed(x, 1, { ...wide, pos: [[1, 2]] }))
    // A row of its own for the class token is needed as soon as there is one.
    const three = { ...two, cls: [7] }
    for (const pos of [
      [[1], [2]],
      [[1], [2], [3], [4]],
    ])
      await expectDeliberateError(() => candidate.patchEmbed(x, 1, { ...three, pos }))
  })

  test('empty-or-ragged-throws', async () => {
    await expectGoodInputWorks()
    const one = plain([[1]])
    for (const x of [[], [[]], [[[]]], [[[[]]]]] as T4[])
      await expectDeliberateError(() => candidate.patchEmbed(x, 1, one))
    for (const x of [[[[[1, 2], [3]]]], [[[[1]]], [[[1]], [[2]]]], [[[[1]]], [[[1, 2]]]]] as T4[])
      await expectDeliberateError(() => candidate.patchEmbed(x, 1, one))
    const uneven: T4 = [[[[1]], [[2], [3]]]]
    await expectDeliberateError(() => candidate.patchEmbed(uneven, 1, plain([[1, 1]])))
  })
})
