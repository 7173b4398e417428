import { describe, test } from 'vitest'
import {
  candidateOf,
  expectClose,
  expectDeliberateError,
  expectFinite,
  expectThat,
  expectUnchanged,
  randomTensor,
} from '../../src/runner/examiner/kit.ts'
import * as reference from './solution.ts'

const candidate = candidateOf<typeof reference>()

type Mat = number[][]
type Hypothesis = ReturnType<typeof reference.beamSearch>[number]

const logs = (probabilities: Mat): Mat => probabilities.map((row) => row.map(Math.log))

const table = logs([
  [0.5, 0.4, 0.1],
  [0.1, 0.2, 0.7],
  [0.3, 0.3, 0.4],
])

/** A hypothesis as it must come back. */
const found = (tokens: number[], logprob: number, score = logprob): Hypothesis => ({
  tokens,
  logprob,
  score,
})

/** The list, once it is known to hold hypotheses. */
const whole = (got: unknown): Hypothesis[] => {
  const isNumber = (value: unknown) => typeof value === 'number'
  const isHypothesis = (one: unknown) => {
    const { tokens, logprob, score } = (one ?? {}) as Partial<Hypothesis>
    return Array.isArray(tokens) && tokens.every(isNumber) && isNumber(logprob) && isNumber(score)
  }
  const good = Array.isArray(got) && got.length > 0 && got.every(isHypothesis)
  expectThat(good, 'Return a list of { tokens, logprob, score }.', { got })
  return got as Hypothesis[]
}

const logprobOf = (logp: Mat, start: number, tokens: readonly number[]) =>
  tokens.reduce((sum, token, i) => sum + logp[tokens[i - 1] ?? start]![token]!, 0)

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectClose(
    await candidate.beamSearch(
      [
        [-1, -2],
        [-3, -4],
      ],
      1,
      { beam: 1, maxLen: 1, eos: 1 },
    ),
    [found([0], -3)],
  )

describe('samples', () => {
  test('greedy', async () => {
    const got = await candidate.beamSearch(table, 0, { beam: 1, maxLen: 3, eos: 2 })
    expectClose(got, [found([0, 0, 0], -2.0794415416798357)])
  })

  test('better-than-greedy', async () => {
    const got = await candidate.beamSearch(table, 0, { beam: 2, maxLen: 3, eos: 2 })
    expectClose(got, [found([1, 2], -1.2729656758128876), found([0, 0, 0], -2.0794415416798357)])
  })

  test('divided-by-length', async () => {
    const options = { beam: 2, maxLen: 3, eos: 2, lengthPenalty: 1 }
    expectClose(await candidate.beamSearch(table, 0, options), [
      found([1, 2], -1.2729656758128876, -0.6364828379064438),
      found([0, 0, 0], -2.0794415416798357, -0.6931471805599453),
    ])
  })
})

describe('hidden', () => {
  test('list-of-hypotheses', async () => {
    const logp = randomTensor(1, [4, 4], -3, 0)
    const got = whole(await candidate.beamSearch(logp, 1, { beam: 5, maxLen: 3, eos: 0 }))
    expectThat(got.length === 5, 'Five hypotheses are to be returned.', { got })
    const keys = got.every((one) => Object.keys(one).sort().join() === 'logprob,score,tokens')
    expectThat(keys, 'A hypothesis has tokens, logprob and score, nothing else.', { got })
  })

  test('fewer-than-the-beam', async () => {
    const one = await candidate.beamSearch([[-0.5]], 0, { beam: 3, maxLen: 4, eos: 0 })
    expectClose(one, [found([0], -0.5)])
    const two = await candidate.beamSearch(table, 0, { beam: 9, maxLen: 1, eos: 2 })
    expectClose(two, [
      found([0], Math.log(0.5)),
      found([1], Math.log(0.4)),
      found([2], Math.log(0.1)),
    ])
  })

  test('three-lengths', async () => {
    const options = { beam: 3, maxLen: 4, eos: 2, lengthPenalty: 0.6 }
    expectClose(await candidate.beamSearch(table, 1, options), [
      found([2], -0.35667494393873245),
      found([1, 2], -1.9661128563728327, -1.297150733728122),
      found([0, 1, 2], -3.575550768806933, -1.8495675449609001),
    ])
  })

  test('penalty-changes-the-winner', async () => {
    const logp = [
      [-0.5, -3, -0.9],
      [-1, -1, -1],
      [-1, -1, -1],
    ]
    const at = (lengthPenalty: number) =>
      candidate.beamSearch(logp, 0, { beam: 2, maxLen: 3, eos: 2, lengthPenalty })
    expectClose(await at(0), [found([2], -0.9), found([0, 2], -1.4)])
    expectClose(await at(1), [found([0, 0, 0], -1.5, -0.5), found([0, 0, 2], -1.9, -1.9 / 3)])
    expectClose(await at(2), [found([0, 0, 0], -1.5, -1.5 / 9), found([0, 0, 2], -1.9, -1.9 / 9)])
  })

  test('finished-free-their-place', async () => {
    const logp = [
      [-1.8, -2, -6],
      [-1.5, -9, -1],
      [-1, -1, -1],
    ]
    // The first step finishes [2]; the second keeps two again, and the second of them wins.
    const got = await candidate.beamSearch(logp, 1, { beam: 2, maxLen: 3, eos: 2 })
    expectClose(got, [found([2], -1), found([0, 1, 2], -4.5)])
  })

  test('goes-on-to-the-end', async () => {
    const logp = [
      [-0.1, -9, -1],
      [-9, -9, -9],
      [-9, -9, -9],
    ]
    // Two are finished after two steps, but the live one is better than both.
    const got = await candidate.beamSearch(logp, 0, { beam: 2, maxLen: 4, eos: 2 })
    expectClose(got, [found([0, 0, 0, 0], -0.4), found([2], -1)])
    const options = { beam: 2, maxLen: 4, eos: 2, lengthPenalty: 1 }
    expectClose(await candidate.beamSearch(logp, 0, options), [
      found([0, 0, 0, 0], -0.4, -0.1),
      found([0, 0, 0, 2], -1.3, -0.325),
    ])
  })

  test('start-is-the-end-token', async () => {
    const got = await candidate.beamSearch(table, 2, { beam: 2, maxLen: 2, eos: 2 })
    expectClose(got, [found([2], Math.log(0.4)), found([0, 0], Math.log(0.15))])
  })

  test('table-not-symmetric', async () => {
    const logp = logs([
      [0.2, 0.3, 0.5],
      [0.6, 0.3, 0.1],
      [0.3, 0.3, 0.4],
    ])
    const got = await candidate.beamSearch(logp, 0, { beam: 2, maxLen: 2, eos: 1 })
    expectClose(got, [found([1], Math.log(0.3)), found([2, 2], Math.log(0.2))])
  })

  test('random-tables', async () => {
    for (const seed of [11, 12, 13, 14]) {
      const v = 3 + (seed % 3)
      const logp = randomTensor(seed, [v, v], -3, 0)
      for (const beam of [1, 2, 3, 6])
        for (const lengthPenalty of [0, 0.7]) {
          const options = { beam, maxLen: 5, eos: v - 1, lengthPenalty }
          const got = await candidate.beamSearch(logp, seed % v, options)
          expectClose(got, reference.beamSearch(logp, seed % v, options))
        }
    }
  })

  test('beam-of-one-is-greedy', async () => {
    for (const seed of [21, 22, 23]) {
      const logp = randomTensor(seed, [5, 5], -4, 0)
      const tokens: number[] = []
      while (tokens.length < 6 && tokens.at(-1) !== 3) {
        const row = logp[tokens.at(-1) ?? 0]!
        tokens.push(row.indexOf(Math.max(...row)))
      }
      const got = await candidate.beamSearch(logp, 0, { beam: 1, maxLen: 6, eos: 3 })
      expectClose(got, [found(tokens, logprobOf(logp, 0, tokens))])
    }
  })

  test('wide-beam-finds-all', async () => {
    const [eos, maxLen] = [1, 4]
    for (const [seed, lengthPenalty] of [
      [31, 0],
      [32, 1],
      [33, 0.5],
    ] as const) {
      const logp = randomTensor(seed, [3, 3], -3, 0)
      const all: Hypothesis[] = []
      const visit = (tokens: number[]): void => {
        if (tokens.at(-1) === eos || tokens.length === maxLen) {
          const logprob = logprobOf(logp, 2, tokens)
          all.push(found(tokens, logprob, logprob / tokens.length ** lengthPenalty))
        } else for (const token of [0, 1, 2]) visit([...tokens, token])
      }
      visit([]) // in lexicographic order, which a stable sort keeps
      all.sort((p, q) => (Math.abs(p.score - q.score) > 1e-9 ? q.score - p.score : 0))
      const options = { beam: 60, maxLen, eos, lengthPenalty }
      expectClose(await candidate.beamSearch(logp, 2, options), all)
    }
  })

  test('hypotheses-add-up', async () => {
    const [eos, maxLen, lengthPenalty] = [0, 6, 0.8]
    for (const seed of [41, 42]) {
      const logp = randomTensor(seed, [4, 4], -2, 0)
      const options = { beam: 5, maxLen, eos, lengthPenalty }
      const got = whole(await candidate.beamSearch(logp, 3, options))
      for (const { tokens, logprob, score } of got) {
        const allowed = tokens.length > 0 && tokens.every((token) => logp[token] !== undefined)
        expectThat(allowed, 'Every entry of tokens must be a token.', { got: tokens })
        const end = tokens.indexOf(eos)
        expectThat(end === -1 || end === tokens.length - 1, 'Nothing follows eos.', {
          got: tokens,
        })
        expectThat(
          tokens.length === maxLen || (tokens.length < maxLen && end !== -1),
          'A hypothesis ends with eos or has maxLen tokens.',
          { got: tokens },
        )
        expectClose(logprob, logprobOf(logp, 3, tokens))
        expectClose(score, logprob / tokens.length ** lengthPenalty)
      }
      const falling = got.every(({ score }, i) => i === 0 || score <= got[i - 1]!.score + 1e-6)
      expectThat(falling, 'The best score must come first.', { got })
    }
  })

  test('all-equal', async () => {
    const even = logs([
      [0.5, 0.5],
      [0.5, 0.5],
    ])
    expectClose(await candidate.beamSearch(even, 0, { beam: 2, maxLen: 2, eos: 1 }), [
      found([1], Math.log(0.5)),
      found([0, 0], Math.log(0.25)),
    ])
    const third = Array.from({ length: 3 }, () => [-1, -1, -1])
    expectClose(await candidate.beamSearch(third, 1, { beam: 2, maxLen: 3, eos: 2 }), [
      found([0, 0, 0], -3),
      found([0, 0, 1], -3),
    ])
    const wide = Array.from({ length: 20 }, () => Array.from({ length: 20 }, () => -1))
    expectClose(await candidate.beamSearch(wide, 7, { beam: 3, maxLen: 2, eos: 19 }), [
      found([0, 0], -2),
      found([0, 1], -2),
      found([0, 2], -2),
    ])
  })

  test('tie-between-two-branches', async () => {
    const logp = [
      [-2, -1, -20],
      [-3, -9, -20],
      [-1, -1, -1],
    ]
    // [0, 0] and [1, 0] both have −4; the better first token does not count.
    const got = await candidate.beamSearch(logp, 0, { beam: 2, maxLen: 2, eos: 2 })
    expectClose(got, [found([0, 1], -3), found([0, 0], -4)])
  })

  test('tie-up-to-rounding', async () => {
    const logp = logs([
      [0.3, 0.6, 0.1],
      [0.2, 0.5, 0.3],
      [0.3, 0.3, 0.4],
    ])
    // 0.3 · 0.6 · 0.5 and 0.6 · 0.5 · 0.3 are equal, but not their sums of logarithms.
    const got = await candidate.beamSearch(logp, 0, { beam: 2, maxLen: 3, eos: 2 })
    expectClose(got, [found([1, 1, 1], Math.log(0.15)), found([0, 1, 1], Math.log(0.09))])
    const other = logs([
      [0.1, 0.6, 0.3],
      [0.3, 0.4, 0.3],
      [0.3, 0.3, 0.4],
    ])
    expectClose(await candidate.beamSearch(other, 0, { beam: 3, maxLen: 4, eos: 2 }), [
      found([2], Math.log(0.3)),
      found([1, 2], Math.log(0.18)),
      found([1, 0, 1, 1], Math.log(0.6 * 0.3 * 0.6 * 0.4)),
    ])
  })

  test('tiny-probabilities', async () => {
    const logp = randomTensor(51, [3, 3], -1000, -800)
    const options = { beam: 3, maxLen: 6, eos: 2, lengthPenalty: 1 }
    const got = await candidate.beamSearch(logp, 0, options)
    expectFinite(got)
    expectClose(got, reference.beamSearch(logp, 0, options))
  })

  test('long-search', async () => {
    // With a wider beam a search that never cuts would fill the memory instead of failing.
    const logp = randomTensor(61, [5, 5], -4, -1).map((row) => [...row, -12])
    const square = [...logp, [-1, -1, -1, -1, -1, -1]]
    const options = { beam: 1, maxLen: 400, eos: 5 }
    const got = await candidate.beamSearch(square, 0, options)
    expectClose(got, reference.beamSearch(square, 0, options))
  })

  test('table-unchanged', async () => {
    const logp = randomTensor(71, [4, 4], -3, 0)
    await expectUnchanged(() => candidate.beamSearch(logp, 0, { beam: 3, maxLen: 4, eos: 3 }))
  })

  test('square-table-only', async () => {
    await expectGoodInputWorks()
    const options = { beam: 1, maxLen: 1, eos: 0 }
    for (const logp of [
      [[-1, -1]],
      [[-1, -1], [-1]],
      [
        [-1, -1],
        [-1, -1],
        [-1, -1],
      ],
      [
        [-1, -1, -1],
        [-1, -1, -1],
      ],
      [],
      [[]],
    ])
      await expectDeliberateError(() => candidate.beamSearch(logp, 0, options))
  })

  test('start-and-eos-are-tokens', async () => {
    await expectGoodInputWorks()
    for (const token of [3, 5, -1, 0.5]) {
      const options = { beam: 1, maxLen: 1, eos: 2 }
      await expectDeliberateError(() => candidate.beamSearch(table, token, options))
      const other = { ...options, eos: token }
      await expectDeliberateError(() => candidate.beamSearch(table, 0, other))
    }
  })

  test('counts-of-at-least-one', async () => {
    await expectGoodInputWorks()
    for (const count of [0, -1, 1.5]) {
      const options = { beam: 2, maxLen: 2, eos: 2 }
      const narrow = { ...options, beam: count }
      await expectDeliberateError(() => candidate.beamSearch(table, 0, narrow))
      const short = { ...options, maxLen: count }
      await expectDeliberateError(() => candidate.beamSearch(table, 0, short))
    }
  })
})
