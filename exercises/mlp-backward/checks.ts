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
  numericalGradient,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Result = ReturnType<typeof reference.mlpBackward>
type Params = Result['grads']

interface Sizes {
  readonly n: number
  readonly width: number
  readonly hidden: number
  readonly classes: number
}

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0)

function randomCase(seed: number, { n, width, hidden, classes }: Sizes) {
  const p: Params = {
    w1: randomTensor(seed, [hidden, width], -1, 1),
    b1: randomTensor(seed + 1, [hidden], -0.5, 0.5),
    w2: randomTensor(seed + 2, [classes, hidden], -1, 1),
    b2: randomTensor(seed + 3, [classes], -0.5, 0.5),
  }
  const x = randomTensor(seed + 4, [n, width], -2, 2)
  const labels = randomTensor(seed + 5, [n], 0, classes).map(Math.floor)
  return { x, labels, p }
}

/** The result, once its parts are known to be there and to have their shapes. */
const whole = (got: unknown, { n, width, hidden, classes }: Sizes): Result => {
  const has = (value: unknown, keys: readonly string[]) =>
    typeof value === 'object' && value !== null && keys.every((key) => key in value)
  expectThat(has(got, ['loss', 'grads', 'dx']), 'Return { loss, grads, dx }.', { got })
  const { loss, grads, dx } = got as Result
  expectShape(loss, [])
  expectThat(has(grads, ['w1', 'b1', 'w2', 'b2']), 'grads must hold w1, b1, w2 and b2.', { got })
  expectShape(grads.w1, [hidden, width])
  expectShape(grads.b1, [hidden])
  expectShape(grads.w2, [classes, hidden])
  expectShape(grads.b2, [classes])
  expectShape(dx, [n, width])
  return { loss, grads, dx }
}

const small: Params = {
  w1: [
    [0.5, -0.2],
    [0.1, 0.4],
    [-0.3, 0.8],
  ],
  b1: [0.1, 0, -0.1],
  w2: [
    [0.2, -0.5, 0.3],
    [0.7, 0.1, -0.4],
  ],
  b2: [0, 0.2],
}

/** One unit that passes the first input on; the logits are plus and minus that. */
const opposite: Params = { w1: [[1, 0]], b1: [0], w2: [[1], [-1]], b2: [0, 0] }

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.mlpBackward([[0, 5]], [0], opposite), {
    loss: Math.LN2,
    grads: { w1: [[0, 0]], b1: [0], w2: [[0], [0]], b2: [-0.5, 0.5] },
    dx: [[0, 0]],
  })

describe('samples', () => {
  test('one-row', async () => {
    const p: Params = {
      w1: [
        [1, 0],
        [0, -1],
      ],
      b1: [0, 0],
      w2: [
        [1, 0],
        [0, 1],
      ],
      b2: [0, 0],
    }
    const q = 0.2689414213699951
    expectClose(await candidate.mlpBackward([[1, 2]], [0], p), {
      loss: 0.3132616875182228,
      grads: {
        w1: [
          [-q, -2 * q],
          [0, 0],
        ],
        b1: [-q, 0],
        w2: [
          [-q, 0],
          [q, 0],
        ],
        b2: [-q, q],
      },
      dx: [[-q, 0]],
    })
  })

  test('two-rows', async () => {
    const x = [
      [1, 2],
      [-1, 0.5],
    ]
    expectClose(await candidate.mlpBackward(x, [1, 0], small), {
      loss: 0.6547454768003426,
      grads: {
        w1: [
          [-0.125, -0.25],
          [-0.28802553463333025, -0.23098723268333485],
          [0.33602979040555203, 0.269485104797224],
        ],
        b1: [-0.125, -0.011974465366669712, 0.013970209594447974],
        w2: [
          [0.04999999999999998, 0.20199574422777827, 0.1619744653666697],
          [-0.04999999999999999, -0.20199574422777827, -0.16197446536666976],
        ],
        b2: [0.019957442277782816, -0.019957442277782844],
      },
      dx: [
        [-0.13, 0.105],
        [0.06211149058499863, -0.0736136184711095],
      ],
    })
  })

  test('at-the-kink', async () => {
    const p: Params = { w1: [[1, 1]], b1: [0], w2: [[1], [2]], b2: [0, 0] }
    expectClose(await candidate.mlpBackward([[0, 0]], [1], p), {
      loss: Math.LN2,
      grads: { w1: [[0, 0]], b1: [0], w2: [[0], [0]], b2: [0.5, -0.5] },
      dx: [[0, 0]],
    })
  })
})

describe('hidden', () => {
  test('shapes-of-the-parameters', async () => {
    for (const sizes of [
      { n: 3, width: 4, hidden: 5, classes: 2 },
      { n: 2, width: 1, hidden: 1, classes: 4 },
    ]) {
      const { x, labels, p } = randomCase(1, sizes)
      whole(await candidate.mlpBackward(x, labels, p), sizes)
    }
  })

  test('three-rows', async () => {
    const x = [
      [0.3, -1],
      [2, 2],
      [1, 0],
    ]
    expectClose(await candidate.mlpBackward(x, [1, 1, 0], small), {
      loss: 0.6604919738939083,
      grads: {
        w1: [
          [-0.037974700279640006, -0.058397258681269784],
          [-0.02185038541840853, -0.1491408934747218],
          [0.1739977090538421, 0.1739977090538421],
        ],
        b1: [-0.02195343478187145, 0.05272006131895236, 0.08699885452692105],
        w2: [
          [0.019006483763506388, 0.10306899321954928, 0.11185567010604136],
          [-0.019006483763506388, -0.1030689932195493, -0.11185567010604137],
        ],
        b2: [0.043906869563742956, -0.04390686956374293],
      },
      dx: [
        [-0.03294340960716587, 0.01317736384286635],
        [-0.06462772050571279, 0.052199312716152635],
        [0.06576676249576185, 0.029701118546473095],
      ],
    })
  })

  test('negative-logits', async () => {
    // The logits are −1 and −3: they do not pass a ReLU.
    const p: Params = { w1: [[1]], b1: [0], w2: [[-1], [-3]], b2: [0, 0] }
    const q = 1 / (1 + Math.exp(2))
    expectClose(await candidate.mlpBackward([[1]], [0], p), {
      loss: -Math.log(1 - q),
      grads: { w1: [[-2 * q]], b1: [-2 * q], w2: [[-q], [q]], b2: [-q, q] },
      dx: [[-2 * q]],
    })
  })

  test('one-class', async () => {
    const sizes = { n: 2, width: 3, hidden: 2, classes: 1 }
    const { x, labels, p } = randomCase(11, sizes)
    const zero = (value: number[][]) => mapNested(value, () => 0)
    expectClose(await candidate.mlpBackward(x, labels, p), {
      loss: 0,
      grads: { w1: zero(p.w1), b1: [0, 0], w2: zero(p.w2), b2: [0] },
      dx: zero(x),
    })
  })

  test('random-networks', async () => {
    for (const [seed, sizes] of [
      [100, { n: 5, width: 3, hidden: 4, classes: 3 }],
      [200, { n: 3, width: 6, hidden: 5, classes: 4 }],
      [300, { n: 4, width: 3, hidden: 3, classes: 3 }],
      [400, { n: 1, width: 2, hidden: 7, classes: 2 }],
    ] as const) {
      const { x, labels, p } = randomCase(seed, sizes)
      const got = await candidate.mlpBackward(x, labels, p)
      expectClose(got, reference.mlpBackward(x, labels, p))
    }
  })

  test('gradient-numerically', async () => {
    for (const [seed, sizes] of [
      [500, { n: 3, width: 2, hidden: 4, classes: 3 }],
      [600, { n: 2, width: 4, hidden: 3, classes: 2 }],
    ] as const) {
      const { n, width, hidden, classes } = sizes
      const { x, labels, p } = randomCase(seed, sizes)
      const flat = [x.flat(), p.w1.flat(), p.b1, p.w2.flat(), p.b2].flat()
      const loss = (values: readonly number[]) => {
        const rest = [...values]
        const vector = (length: number) => rest.splice(0, length)
        const matrix = (rows: number, columns: number) =>
          Array.from({ length: rows }, () => vector(columns))
        const at = matrix(n, width)
        const [w1, b1] = [matrix(hidden, width), vector(hidden)]
        const [w2, b2] = [matrix(classes, hidden), vector(classes)]
        return reference.mlpBackward(at, labels, { w1, b1, w2, b2 }).loss
      }
      const expected = await numericalGradient(loss, flat)
      const { grads, dx } = whole(await candidate.mlpBackward(x, labels, p), sizes)
      const got = [dx.flat(), grads.w1.flat(), grads.b1, grads.w2.flat(), grads.b2].flat()
      // Central differences with h = 1e-5 are good to about 1e-9 here.
      expectClose(got, expected, { rel: 1e-4, abs: 1e-7 })
    }
  })

  test('class-gradients-sum-to-zero', async () => {
    const sizes = { n: 4, width: 3, hidden: 5, classes: 4 }
    const { x, labels, p } = randomCase(700, sizes)
    const { grads } = whole(await candidate.mlpBackward(x, labels, p), sizes)
    expectClose(sum(grads.b2), 0)
    for (let j = 0; j < sizes.hidden; j++) expectClose(sum(grads.w2.map((row) => row[j]!)), 0)
  })

  test('batch-twice', async () => {
    const sizes = { n: 3, width: 3, hidden: 4, classes: 3 }
    const { x, labels, p } = randomCase(800, sizes)
    const { loss, grads, dx } = reference.mlpBackward(x, labels, p)
    const half = mapNested(dx, (v: number) => v / 2)
    const got = await candidate.mlpBackward([...x, ...x], [...labels, ...labels], p)
    expectClose(got, { loss, grads, dx: [...half, ...half] })
  })

  test('order-of-the-batch', async () => {
    const sizes = { n: 4, width: 2, hidden: 5, classes: 3 }
    const { x, labels, p } = randomCase(900, sizes)
    const order = [2, 0, 3, 1]
    const { loss, grads, dx } = reference.mlpBackward(x, labels, p)
    const got = await candidate.mlpBackward(permuted(x, order), permuted(labels, order), p)
    expectClose(got, { loss, grads, dx: permuted(dx, order) })
  })

  test('closed-unit', async () => {
    const sizes = { n: 4, width: 3, hidden: 3, classes: 2 }
    const { x, labels, p } = randomCase(1000, sizes)
    const closed = { ...p, b1: [p.b1[0]!, -100, p.b1[2]!] }
    const { grads } = whole(await candidate.mlpBackward(x, labels, closed), sizes)
    expectClose(grads.w1[1], [0, 0, 0])
    expectClose(grads.b1[1], 0)
    expectClose(
      grads.w2.map((row) => row[1]!),
      [0, 0],
    )
  })

  test('step-lowers-the-loss', async () => {
    const sizes = { n: 6, width: 3, hidden: 6, classes: 3 }
    const { x, labels, p } = randomCase(1100, sizes)
    const { loss, grads } = whole(await candidate.mlpBackward(x, labels, p), sizes)
    const vector = (v: number[], g: number[]) => v.map((value, i) => value - 0.05 * g[i]!)
    const matrix = (m: number[][], g: number[][]) => m.map((row, i) => vector(row, g[i]!))
    const next: Params = {
      w1: matrix(p.w1, grads.w1),
      b1: vector(p.b1, grads.b1),
      w2: matrix(p.w2, grads.w2),
      b2: vector(p.b2, grads.b2),
    }
    const after = whole(await candidate.mlpBackward(x, labels, next), sizes).loss
    expectThat(
      after < loss,
      `A small step against the gradient must lower the loss; it went from ${loss} to ${after}.`,
      { got: after },
    )
  })

  test('right-by-far', async () => {
    expectClose(await candidate.mlpBackward([[10000, 0]], [0], opposite), {
      loss: 0,
      grads: { w1: [[0, 0]], b1: [0], w2: [[0], [0]], b2: [0, 0] },
      dx: [[0, 0]],
    })
  })

  test('wrong-by-far', async () => {
    const got = await candidate.mlpBackward([[10000, 0]], [1], opposite)
    expectFinite(got)
    expectClose(got, {
      loss: 20000,
      grads: { w1: [[20000, 0]], b1: [2], w2: [[10000], [-10000]], b2: [1, -1] },
      dx: [[2, 0]],
    })
  })

  test('shifted-logits', async () => {
    const sizes = { n: 3, width: 3, hidden: 4, classes: 3 }
    const { x, labels, p } = randomCase(1200, sizes)
    const expected = reference.mlpBackward(x, labels, p)
    for (const shift of [10000, -10000]) {
      const moved = { ...p, b2: p.b2.map((b) => b + shift) }
      expectClose(await candidate.mlpBackward(x, labels, moved), expected)
    }
  })

  test('input-unchanged', async () => {
    const { x, labels, p } = randomCase(1300, { n: 3, width: 2, hidden: 3, classes: 2 })
    await expectUnchanged(() => candidate.mlpBackward(x, labels, p))
  })

  test('labels-are-classes', async () => {
    await expectGoodInputWorks()
    for (const label of [2, 7, -1, 0.5])
      await expectDeliberateError(() => candidate.mlpBackward([[1, 2]], [label], small))
    const x = [
      [1, 2],
      [3, 4],
    ]
    await expectDeliberateError(() => candidate.mlpBackward(x, [0, 2], small))
  })

  test('one-label-per-row', async () => {
    await expectGoodInputWorks()
    const x = [
      [1, 2],
      [3, 4],
    ]
    for (const labels of [[0, 1, 0], [1], []])
      await expectDeliberateError(() => candidate.mlpBackward(x, labels, small))
  })

  test('batch-must-fit', async () => {
    await expectGoodInputWorks()
    for (const x of [
      [[1], [2]],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [[1, 2], [3]],
      [
        [1, 2],
        [3, 4, 5],
      ],
      [[], []],
    ])
      await expectDeliberateError(() => candidate.mlpBackward(x, [0, 1], small))
    await expectDeliberateError(() => candidate.mlpBackward([], [], small))
  })

  test('parameters-must-fit', async () => {
    await expectGoodInputWorks()
    const x = [
      [1, 2],
      [3, 4],
    ]
    for (const wrong of [
      { b1: [0, 0, 0, 0] },
      { b1: [0, 0] },
      { b1: [0] },
      { w1: [[1, 2]] },
      { b2: [0, 0, 0] },
      { b2: [0] },
      { w1: [[1, 2], [3, 4], [5]] },
      {
        w1: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        w2: [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
        ],
      },
      { w2: [[1, 2, 3]] },
      {
        w2: [
          [1, 2, 3],
          [4, 5],
        ],
      },
    ])
      await expectDeliberateError(() =>
        candidate.mlpBackward(x, [0, 0], { ...small, ...wrong } as Params),
      )
  })
})
