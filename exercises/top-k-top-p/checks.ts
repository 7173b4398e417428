import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectSame,
  expectShape,
  expectSumsToOne,
  expectThat,
  expectUnchanged,
  permuted,
  randomTensor,
  seeded,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Options = NonNullable<Parameters<typeof reference.sampleToken>[2]>
type Result = ReturnType<typeof reference.sampleToken>

/** The answer once it is known to have its form: a distribution over n tokens and one of them. */
async function drawn(logits: number[], u: number, options: Options = {}): Promise<Result> {
  const got = await candidate.sampleToken(logits, u, options)
  const whole = typeof got === 'object' && got !== null && 'probs' in got && 'token' in got
  expectThat(whole, 'Return { probs, token }.', { got })
  expectShape(got.probs, [logits.length])
  expectThat(got.token in logits, 'token must be the index of a token.', { got })
  return got
}

const probsOf = async (logits: number[], options: Options) =>
  (await drawn(logits, 0.5, options)).probs

/** n different values of u, none on a sum of probabilities that are multiples of 1/n. */
const middles = (n: number) => Array.from({ length: n }, (_, i) => (i + 0.5) / n)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(await candidate.sampleToken([5], 0.5, { temperature: 2, topK: 1, topP: 1 }), {
    probs: [1],
    token: 0,
  })

describe('samples', () => {
  test('no-cut', async () => {
    expectClose(await candidate.sampleToken([2, 1, 0], 0.7), {
      probs: [0.6652409557748218, 0.24472847105479764, 0.09003057317038046],
      token: 1,
    })
  })

  test('best-two', async () => {
    expectClose(await candidate.sampleToken([2, 1, 0, -1], 0.95, { topK: 2 }), {
      probs: [0.7310585786300049, 0.2689414213699951, 0, 0],
      token: 1,
    })
  })

  test('top-p-with-temperature', async () => {
    const options: Options = { topP: 0.7, temperature: 2 }
    expectClose(await candidate.sampleToken([2, 1, 0, -1], 0.3, options), {
      probs: [0.6224593312018546, 0.37754066879814546, 0, 0],
      token: 0,
    })
  })
})

describe('hidden', () => {
  test('form-of-the-result', async () => {
    await drawn([1, 2, 3, 4, 5], 0.2, { topK: 2 })
    await drawn([7], 0)
    await drawn([0, 0], 0.999, { topP: 0.3 })
  })

  test('top-k-then-top-p', async () => {
    // Among the best three the first two reach 0.91; of the whole they are 0.88.
    expectClose(await candidate.sampleToken([1, 2, 3, 4], 0.8, { topK: 3, topP: 0.9 }), {
      probs: [0, 0, 0.2689414213699951, 0.7310585786300049],
      token: 2,
    })
  })

  test('temperature-before-the-cut', async () => {
    const logits = [3, 2, 1, 0]
    const flat = await probsOf(logits, { topP: 0.6, temperature: 10 })
    expectClose(flat.map(Boolean), [true, true, true, false])
    const steep = await probsOf(logits, { topP: 0.6, temperature: 0.5 })
    expectClose(steep, [1, 0, 0, 0])
    expectClose(await candidate.sampleToken([1, 2, 3, 4], 0.9, { temperature: 0.5 }), {
      probs: [0.002144008783584634, 0.01584220117850692, 0.11705891323853293, 0.8649548767993754],
      token: 2,
    })
  })

  test('drawn-in-order-of-logits', async () => {
    const logits = [Math.log(1), Math.log(4), Math.log(2), Math.log(3)]
    for (const [u, token] of [
      [0, 1],
      [0.35, 1],
      [0.45, 3],
      [0.65, 3],
      [0.75, 2],
      [0.85, 2],
      [0.95, 0],
    ] as const)
      expectClose(await candidate.sampleToken(logits, u), { probs: [0.1, 0.4, 0.2, 0.3], token })
  })

  test('equal-logits', async () => {
    const tied = [1, 5, 1, 5, 1]
    expectClose(await candidate.sampleToken(tied, 0.25, { topK: 1 }), {
      probs: [0, 1, 0, 0, 0],
      token: 1,
    })
    expectClose(await candidate.sampleToken([0, 0, 0, 0], 0.7, { topK: 2 }), {
      probs: [0.5, 0.5, 0, 0],
      token: 1,
    })
    const even = Array.from({ length: 20 }, () => 0)
    const two = await candidate.sampleToken(even, 0.7, { topK: 2 })
    expectClose(two, { probs: [0.5, 0.5, ...even.slice(2)], token: 1 })
    const cut = await probsOf(tied, { topK: 3, temperature: 8 / Math.log(2) })
    const [low, high] = [1 / (1 + 2 * Math.SQRT2), Math.SQRT2 / (1 + 2 * Math.SQRT2)]
    expectClose(cut, [low, high, 0, high, 0])
  })

  test('sum-that-is-just-reached', async () => {
    const four = [0, 0, 0, 0]
    expectClose(await candidate.sampleToken(four, 0.25, { topP: 0.5 }), {
      probs: [0.5, 0.5, 0, 0],
      token: 0,
    })
    expectClose(await probsOf(four, { topP: 0.25 }), [1, 0, 0, 0])
    expectClose(await probsOf(four, { topP: 0.26 }), [0.5, 0.5, 0, 0])
    // In floating point eight times 0.1 is a little less than 0.8.
    const ten = new Array<number>(10).fill(0)
    expectClose(await probsOf(ten, { topP: 0.8 }), [...ten.slice(2).map(() => 0.125), 0, 0])
  })

  test('u-on-a-boundary', async () => {
    const halves = [0, 0, -50]
    const probs = [0.5, 0.5, 0]
    expectClose(await candidate.sampleToken(halves, 0.5, { topK: 2 }), { probs, token: 1 })
    expectClose(await candidate.sampleToken(halves, 0, { topK: 2 }), { probs, token: 0 })
    const quarters = [0.25, 0.25, 0.25, 0.25]
    for (const [u, token] of [
      [0.25, 1],
      [0.5, 2],
      [0.75, 3],
    ] as const)
      expectClose(await candidate.sampleToken([0, 0, 0, 0], u), { probs: quarters, token })
  })

  test('more-than-there-are', async () => {
    const probs = [0.9820137900379085, 0.017986209962091555]
    for (const topK of [2, 5, 1000])
      expectClose(await candidate.sampleToken([5, 1], 0.99999999999, { topK }), { probs, token: 1 })
  })

  test('top-p-keeps-one', async () => {
    for (const topP of [1e-9, 0.01, 0.9])
      expectClose(await candidate.sampleToken([0, 5], 0.999, { topP }), {
        probs: [0, 1],
        token: 1,
      })
  })

  test('random-logits', async () => {
    const random = seeded(11)
    for (let run = 0; run < 25; run++) {
      const n = 2 + Math.floor(10 * random())
      const logits = randomTensor(100 + run, [n], -4, 4)
      const options: Options = {
        temperature: 0.3 + 2 * random(),
        topK: random() < 0.3 ? null : 1 + Math.floor(n * random()),
        topP: random() < 0.3 ? null : 0.05 + 0.9 * random(),
      }
      const u = random()
      const expected = reference.sampleToken(logits, u, options)
      expectClose(await candidate.sampleToken(logits, u, options), expected)
    }
  })

  test('sums-to-one-and-exact-zeros', async () => {
    const logits = randomTensor(21, [12], -3, 3)
    for (const options of [{}, { topK: 5 }, { topP: 0.6 }, { topK: 4, topP: 0.8 }] as Options[]) {
      const { probs, token } = await drawn(logits, 0.37, options)
      expectSumsToOne(probs, { abs: 1e-6 })
      const cut = reference.sampleToken(logits, 0.37, options).probs.map((p) => p === 0)
      expectSame(
        probs.map((p) => p === 0),
        cut,
      )
      expectThat(probs[token]! > 0, 'The token drawn must be one of those kept.', { got: token })
    }
  })

  test('k-of-one-is-greedy', async () => {
    const logits = [0.3, -1, 2.5, 2.4]
    for (const u of [0, 0.2, 0.5, 0.9, 0.999999])
      for (const temperature of [0.1, 1, 50])
        expectClose(await candidate.sampleToken(logits, u, { topK: 1, temperature }), {
          probs: [0, 0, 1, 0],
          token: 2,
        })
  })

  test('limits-that-cut-nothing', async () => {
    const logits = randomTensor(31, [6], -2, 2)
    const expected = reference.sampleToken(logits, 0.61)
    for (const options of [
      { topP: 1 },
      { topK: 6 },
      { topK: null, topP: null },
      { topK: 6, topP: 1, temperature: 1 },
    ] as Options[])
      expectClose(await candidate.sampleToken(logits, 0.61, options), expected)
  })

  test('frequencies', async () => {
    const logits = [Math.log(2), Math.log(4), Math.log(1), Math.log(3)]
    const counts = async (n: number, options: Options) => {
      const seen = [0, 0, 0, 0]
      for (const u of middles(n)) seen[(await drawn(logits, u, options)).token]! += 1
      return seen
    }
    expectSame(await counts(20, {}), [4, 8, 2, 6])
    // The best three weigh 4, 3 and 2.
    expectSame(await counts(18, { topK: 3 }), [4, 8, 0, 6])
    expectSame(await counts(14, { topP: 0.65 }), [0, 8, 0, 6])
  })

  test('shifted-logits', async () => {
    const logits = randomTensor(41, [6], -2, 2)
    const options: Options = { topK: 5, topP: 0.85, temperature: 0.8 }
    const expected = reference.sampleToken(logits, 0.42, options)
    for (const shift of [-800, 3, 900]) {
      const moved = logits.map((v) => v + shift)
      expectClose(await candidate.sampleToken(moved, 0.42, options), expected)
    }
  })

  test('tokens-in-another-order', async () => {
    const logits = [0.4, -1.1, 2, 1.3, -0.2]
    const options: Options = { topK: 4, topP: 0.9 }
    const order = [3, 0, 4, 2, 1]
    const { probs, token } = reference.sampleToken(logits, 0.66, options)
    const got = await candidate.sampleToken(permuted(logits, order), 0.66, options)
    expectClose(got, { probs: permuted(probs, order), token: order.indexOf(token) })
  })

  test('temperature-limits', async () => {
    const logits = [1, 4, 2]
    expectClose(await probsOf(logits, { temperature: 1e-3 }), [0, 1, 0])
    expectClose(await probsOf(logits, { temperature: 1e9 }), [1 / 3, 1 / 3, 1 / 3])
    expectClose(await probsOf(logits, { temperature: 1e9, topK: 2 }), [0, 0.5, 0.5])
  })

  test('huge-logits', async () => {
    expectClose(await candidate.sampleToken([10000, 0, 10000], 0.6), {
      probs: [0.5, 0, 0.5],
      token: 2,
    })
    expectClose(await candidate.sampleToken([-10000, -10001, -10000], 0.3, { topP: 0.9 }), {
      probs: [0.4223187982515182, 0.1553624034969636, 0.4223187982515182],
      token: 0,
    })
    const wide = await drawn([1e4, -1e4, 9999], 0.9, { temperature: 0.5, topK: 2 })
    expectFinite(wide.probs)
    expectClose(wide, { probs: [0.8807970779778823, 0, 0.11920292202211755], token: 2 })
  })

  test('logits-unchanged', async () => {
    const logits = [0.5, 2, -1, 3]
    await expectUnchanged(() => candidate.sampleToken(logits, 0.3))
    const options: Options = { temperature: 2, topK: 3, topP: 0.8 }
    await expectUnchanged(() => candidate.sampleToken(logits, 0.3, options))
  })

  test('no-tokens', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.sampleToken([], 0.1))
    await expectDeliberateError(() => candidate.sampleToken([], 0.1, { topK: 1, topP: 0.5 }))
  })

  test('u-must-lie-in-range', async () => {
    await expectGoodInputWorks()
    for (const u of [1, -0.1, 1.5])
      await expectDeliberateError(() => candidate.sampleToken([1, 2], u))
  })

  test('temperature-must-be-positive', async () => {
    await expectGoodInputWorks()
    for (const temperature of [0, -1])
      await expectDeliberateError(() => candidate.sampleToken([1, 2], 0.1, { temperature }))
  })

  test('limits-must-make-sense', async () => {
    await expectGoodInputWorks()
    for (const topK of [0, -1, 1.5])
      await expectDeliberateError(() => candidate.sampleToken([1, 2], 0.1, { topK }))
    for (const topP of [0, -0.5, 1.01])
      await expectDeliberateError(() => candidate.sampleToken([1, 2], 0.1, { topP }))
  })
})
