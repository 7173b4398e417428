import * as fc from 'fast-check'
import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectSame,
  expectThat,
  expectUnchanged,
  mapNested,
  permuted,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Mat = number[][]
type Result = ReturnType<typeof reference.ctcGreedyDecode>

const logs = (probabilities: Mat): Mat => probabilities.map((row) => row.map(Math.log))

/** Frames in which these tokens are best, each with an entry of its own. */
const frames = (path: readonly number[], v: number): Mat =>
  path.map((token, i) =>
    Array.from({ length: v }, (_, j) => (j === token ? -0.5 - i / 16 : -3 - j - i / 16)),
  )

/** The answer once it is known to have its form. */
const decoded = async (logp: Mat, blank?: number): Promise<Result> => {
  const got: unknown = await (blank === undefined
    ? candidate.ctcGreedyDecode(logp)
    : candidate.ctcGreedyDecode(logp, blank))
  const { tokens, logprob } = (got ?? {}) as Partial<Result>
  const whole =
    Array.isArray(tokens) &&
    tokens.every((token) => typeof token === 'number') &&
    typeof logprob === 'number'
  expectThat(whole, 'Return { tokens, logprob }, with a list of numbers and a number.', { got })
  return got as Result
}

/** The path must give exactly these tokens. */
const expectTokens = async (path: readonly number[], v: number, blank: number, tokens: number[]) =>
  expectSame((await decoded(frames(path, v), blank)).tokens, tokens)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(
    await candidate.ctcGreedyDecode(
      [
        [-1, -2],
        [-4, -3],
      ],
      1,
    ),
    { tokens: [0], logprob: -4 },
  )

describe('samples', () => {
  test('blank-between-repeats', async () => {
    const logp = logs([
      [0.1, 0.8, 0.1],
      [0.1, 0.7, 0.2],
      [0.6, 0.2, 0.2],
      [0.2, 0.5, 0.3],
    ])
    const got = await candidate.ctcGreedyDecode(logp)
    expectClose(got, { tokens: [1, 1], logprob: -1.783791299578878 })
  })

  test('repeats-collapse', async () => {
    const logp = logs([
      [0.1, 0.8, 0.1],
      [0.1, 0.1, 0.8],
      [0.2, 0.2, 0.6],
    ])
    const got = await candidate.ctcGreedyDecode(logp)
    expectClose(got, { tokens: [1, 2], logprob: -0.9571127263944101 })
  })

  test('other-blank-and-a-tie', async () => {
    const logp = logs([
      [0.5, 0.5],
      [0.1, 0.9],
    ])
    const got = await candidate.ctcGreedyDecode(logp, 1)
    expectClose(got, { tokens: [0], logprob: -0.7985076962177715 })
  })
})

describe('hidden', () => {
  test('tokens-and-a-number', async () => {
    await decoded(randomTensor(1, [6, 4], -5, 0))
    await decoded(randomTensor(2, [1, 1], -5, 0), 0)
    await decoded(randomTensor(3, [3, 7], -5, 0), 6)
  })

  test('nothing-but-blanks', async () => {
    const logp = logs([
      [0.9, 0.1],
      [0.8, 0.2],
    ])
    const got = await candidate.ctcGreedyDecode(logp)
    expectClose(got, { tokens: [], logprob: -0.328504066972036 })
    const turned = logp.map((row) => row.toReversed())
    expectClose(await candidate.ctcGreedyDecode(turned, 1), got)
  })

  test('one-frame', async () => {
    const frame = [[-3, -1, -2]]
    expectClose(await candidate.ctcGreedyDecode(frame), { tokens: [1], logprob: -1 })
    expectClose(await candidate.ctcGreedyDecode(frame, 1), { tokens: [], logprob: -1 })
    expectClose(await candidate.ctcGreedyDecode(frame, 2), { tokens: [1], logprob: -1 })
  })

  test('only-the-blank-to-choose', async () => {
    const got = await candidate.ctcGreedyDecode([[0], [-0.25], [-0.5]])
    expectClose(got, { tokens: [], logprob: -0.75 })
  })

  test('runs-and-blanks', async () => {
    await expectTokens([0, 1, 1, 1, 0, 0, 1, 0], 2, 0, [1, 1])
    await expectTokens([2, 2, 0, 2, 0, 0, 2, 2], 3, 0, [2, 2, 2])
    await expectTokens([1, 1, 1, 1], 2, 0, [1])
  })

  test('same-token-later', async () => {
    await expectTokens([1, 2, 1], 3, 0, [1, 2, 1])
    await expectTokens([3, 1, 1, 3, 3, 1, 0, 1], 4, 0, [3, 1, 3, 1, 1])
  })

  test('last-run-counts', async () => {
    await expectTokens([0, 1, 1, 2, 2], 3, 0, [1, 2])
    await expectTokens([1, 1, 0, 0], 3, 0, [1])
  })

  test('blank-is-the-last-token', async () => {
    const logp = logs([
      [0.2, 0.2, 0.6],
      [0.1, 0.1, 0.8],
      [0.3, 0.6, 0.1],
    ])
    const got = await candidate.ctcGreedyDecode(logp, 2)
    expectClose(got, { tokens: [1], logprob: -1.2447947988461912 })
    await expectTokens([0, 0, 2, 0, 1, 2, 2], 3, 2, [0, 0, 1])
  })

  test('blank-in-the-middle', async () => {
    await expectTokens([0, 2, 0, 0, 3, 1, 2, 3, 3], 4, 2, [0, 0, 3, 1, 3])
    await expectTokens([0, 0, 1, 3, 3], 4, 1, [0, 3])
  })

  test('equal-entries', async () => {
    const even = [
      [-1, -1, -1],
      [-2, -1, -1],
      [-3, -2, -2],
      [-1, -4, -1],
    ]
    expectClose(await candidate.ctcGreedyDecode(even, 2), { tokens: [0, 1, 0], logprob: -5 })
    expectClose(await candidate.ctcGreedyDecode(even), { tokens: [1], logprob: -5 })
    const wide = [[-2, ...Array.from({ length: 20 }, () => -1)]]
    expectClose(await candidate.ctcGreedyDecode(wide), { tokens: [1], logprob: -1 })
  })

  test('random-frames', async () => {
    for (const [seed, t, v] of [
      [11, 12, 2],
      [12, 20, 3],
      [13, 30, 5],
    ] as const) {
      const logp = randomTensor(seed, [t, v], -6, 0)
      for (let blank = 0; blank < v; blank++)
        expectClose(
          await candidate.ctcGreedyDecode(logp, blank),
          reference.ctcGreedyDecode(logp, blank),
        )
      expectClose(await candidate.ctcGreedyDecode(logp), reference.ctcGreedyDecode(logp))
    }
  })

  test('any-path', async () => {
    const token = fc.integer({ min: 0, max: 2 })
    const path = fc.array(token, { minLength: 1, maxLength: 7 })
    await fc.assert(
      fc.asyncProperty(path, token, async (p, blank) => {
        const got = await candidate.ctcGreedyDecode(frames(p, 3), blank)
        const tokens = p.filter((one, i) => one !== p[i - 1]).filter((one) => one !== blank)
        const logprob = p.reduce((sum, _, i) => sum - 0.5 - i / 16, 0)
        expectClose(got, { tokens, logprob })
      }),
    )
  })

  test('no-blank-and-no-more-than-frames', async () => {
    for (const [seed, blank] of [
      [21, 0],
      [22, 1],
      [23, 2],
    ] as const) {
      const { tokens } = await decoded(randomTensor(seed, [25, 3], -2, 0), blank)
      const allowed = tokens.every((token) => [0, 1, 2].includes(token) && token !== blank)
      expectThat(allowed, `Only tokens other than the blank, ${blank}, may come out.`, {
        got: tokens,
      })
      expectThat(tokens.length <= 25, '25 frames cannot give more than 25 tokens.', {
        got: tokens,
      })
    }
  })

  test('every-frame-twice', async () => {
    const logp = randomTensor(31, [15, 4], -4, 0)
    const { tokens, logprob } = reference.ctcGreedyDecode(logp, 3)
    const got = await candidate.ctcGreedyDecode(
      logp.flatMap((frame) => [frame, frame]),
      3,
    )
    expectClose(got, { tokens, logprob: 2 * logprob })
  })

  test('two-recordings-with-a-blank-between', async () => {
    const [first, second] = [randomTensor(41, [8, 3], -4, -1), randomTensor(42, [9, 3], -4, -1)]
    const silence = [-5, -0.25, -5]
    const [p, q] = [first, second].map((logp) => reference.ctcGreedyDecode(logp, 1))
    expectClose(await candidate.ctcGreedyDecode([...first, silence, ...second], 1), {
      tokens: [...p!.tokens, ...q!.tokens],
      logprob: p!.logprob + q!.logprob - 0.25,
    })
  })

  test('renamed-tokens', async () => {
    const logp = randomTensor(51, [20, 4], -4, 0)
    const { tokens, logprob } = reference.ctcGreedyDecode(logp, 0)
    const order = [2, 0, 3, 1] // column j of the new table is the old token order[j]
    const got = await candidate.ctcGreedyDecode(
      logp.map((frame) => permuted(frame, order)),
      order.indexOf(0),
    )
    expectClose(got, { tokens: tokens.map((token) => order.indexOf(token)), logprob })
  })

  test('not-normalised', async () => {
    const logp = randomTensor(61, [10, 3], -4, 0)
    const { tokens, logprob } = reference.ctcGreedyDecode(logp)
    const shifted = mapNested(logp, (v: number) => v + 7)
    expectClose(await candidate.ctcGreedyDecode(shifted), { tokens, logprob: logprob + 70 })
  })

  test('tiny-probabilities', async () => {
    const logp = [
      [-900, -850, -800],
      [-9998, -9997, -9999],
      [-1e4, -1e4, -9999],
      [-760, -790, -770],
    ]
    const got = await candidate.ctcGreedyDecode(logp)
    expectFinite(got.logprob)
    expectClose(got, { tokens: [2, 1, 2], logprob: -21556 })
    const down = mapNested(randomTensor(71, [12, 4], -1, -0.5), (v: number) => 1e4 * v)
    expectClose(await candidate.ctcGreedyDecode(down, 3), reference.ctcGreedyDecode(down, 3))
  })

  test('many-frames', async () => {
    const logp = randomTensor(81, [3000, 3], -4, -1)
    const got = await candidate.ctcGreedyDecode(logp)
    expectFinite(got.logprob)
    expectClose(got, reference.ctcGreedyDecode(logp))
  })

  test('input-unchanged', async () => {
    const logp = randomTensor(91, [6, 3], -3, 0)
    await expectUnchanged(() => candidate.ctcGreedyDecode(logp))
    await expectUnchanged(() => candidate.ctcGreedyDecode(logp, 2))
  })

  test('blank-must-be-a-token', async () => {
    await expectGoodInputWorks()
    const logp = [
      [-1, -2],
      [-2, -1],
    ]
    await expectDeliberateError(() => candidate.ctcGreedyDecode(logp, 2))
    await expectDeliberateError(() => candidate.ctcGreedyDecode(logp, 7))
    await expectDeliberateError(() => candidate.ctcGreedyDecode(logp, -1))
    await expectDeliberateError(() => candidate.ctcGreedyDecode(logp, 0.5))
  })

  test('empty-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.ctcGreedyDecode([[], []]))
    await expectDeliberateError(() => candidate.ctcGreedyDecode([]))
  })

  test('ragged-throws', async () => {
    await expectGoodInputWorks()
    await expectDeliberateError(() => candidate.ctcGreedyDecode([[-1, -2], [-1]]))
    await expectDeliberateError(() => candidate.ctcGreedyDecode([[-1], [-2, -1]]))
  })
})
