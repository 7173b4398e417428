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

type Word = Parameters<typeof reference.bpeStep>[0][number]
type Step = ReturnType<typeof reference.bpeStep>

/** 'l o w' as a word of three symbols. */
const word = (text: string, count: number): Word => ({
  symbols: text === '' ? [] : text.split(' '),
  count,
})

const step = (pair: string | null, frequency: number, words: Word[]): Step => ({
  pair: pair === null ? null : (pair.split(' ') as [string, string]),
  frequency,
  words,
})

/** The result of a call, once it is known to have its parts. */
const whole = (got: unknown): Step => {
  const { pair, frequency, words } = (got ?? {}) as Partial<Step>
  const isText = (value: unknown) => typeof value === 'string'
  const isPair = pair === null || (Array.isArray(pair) && pair.length === 2 && pair.every(isText))
  const isWord = (one: unknown) => {
    const { symbols, count } = (one ?? {}) as Partial<Word>
    return Array.isArray(symbols) && symbols.every(isText) && typeof count === 'number'
  }
  const good = isPair && typeof frequency === 'number' && Array.isArray(words)
  expectThat(good && words.every(isWord), 'Return { pair, frequency, words }.', { got })
  return got as Step
}

function randomWords(seed: number, n: number, letters: string): Word[] {
  const random = seeded(seed)
  const below = (k: number) => Math.floor(k * random())
  return Array.from({ length: n }, () => ({
    symbols: Array.from({ length: 1 + below(8) }, () => letters[below(letters.length)]!),
    count: below(6),
  }))
}

/** The corpus of the paper that brought BPE to translation. */
const corpus = [
  word('l o w </w>', 5),
  word('l o w e r </w>', 2),
  word('n e w e s t </w>', 6),
  word('w i d e s t </w>', 3),
]

/** A function that throws at everything must not pass the checks of bad input. */
const expectGoodInputWorks = async () =>
  expectSame(
    await candidate.bpeStep([word('x y', 0), word('p q', 2)]),
    step('p q', 2, [word('x y', 0), word('pq', 2)]),
  )

describe('samples', () => {
  test('weighted-by-words', async () => {
    const got = await candidate.bpeStep([word('l o w', 5), word('l o t', 2), word('n e w', 6)])
    const words = [word('lo w', 5), word('lo t', 2), word('n e w', 6)]
    expectSame(got, step('l o', 7, words))
  })

  test('run-of-one-symbol', async () => {
    const got = await candidate.bpeStep([word('a a a a a', 1)])
    expectSame(got, step('a a', 4, [word('aa aa a', 1)]))
  })

  test('nothing-to-merge', async () => {
    expectSame(await candidate.bpeStep([word('a', 3)]), step(null, 0, [word('a', 3)]))
  })
})

describe('hidden', () => {
  test('parts-of-the-result', async () => {
    const got = whole(await candidate.bpeStep(corpus))
    expectThat(got.words.length === 4, 'All four words must come back.', { got })
    whole(await candidate.bpeStep([word('a', 1), word('b c', 0)]))
  })

  test('empty-words', async () => {
    expectSame(await candidate.bpeStep([]), step(null, 0, []))
    expectSame(await candidate.bpeStep([word('', 4)]), step(null, 0, [word('', 4)]))
    const mixed = [word('', 4), word('a', 9), word('b c', 1)]
    const merged = [word('', 4), word('a', 9), word('bc', 1)]
    expectSame(await candidate.bpeStep(mixed), step('b c', 1, merged))
  })

  test('counts-of-zero', async () => {
    expectSame(await candidate.bpeStep([word('a b', 0)]), step(null, 0, [word('a b', 0)]))
    // Words with count 0 do not vote, but they are merged.
    const got = await candidate.bpeStep([word('a b a b', 0), word('c a b', 1)])
    expectSame(got, step('a b', 1, [word('ab ab', 0), word('c ab', 1)]))
  })

  test('several-in-one-word', async () => {
    const got = await candidate.bpeStep([word('x y z x y', 2), word('y x y y x', 1)])
    expectSame(got, step('x y', 5, [word('xy z xy', 2), word('y xy y x', 1)]))
  })

  test('tie-by-first-symbol', async () => {
    const got = await candidate.bpeStep([word('b c', 2), word('a z', 2)])
    expectSame(got, step('a z', 2, [word('b c', 2), word('az', 2)]))
    const row = [...'tsrqponmlkjihgfedcb'].map((letter) => word(`${letter} z`, 1))
    const twenty = await candidate.bpeStep([...row, word('a z', 1)])
    expectSame(twenty, step('a z', 1, [...row, word('az', 1)]))
  })

  test('tie-by-second-symbol', async () => {
    const got = await candidate.bpeStep([word('x b', 2), word('x a', 2)])
    expectSame(got, step('x a', 2, [word('x b', 2), word('xa', 2)]))
  })

  test('tie-not-by-the-joined-text', async () => {
    const got = await candidate.bpeStep([word('ab a', 3), word('a bz', 3)])
    expectSame(got, step('a bz', 3, [word('ab a', 3), word('abz', 3)]))
  })

  test('tie-by-code-unit', async () => {
    const first = await candidate.bpeStep([word('a b', 1), word('B b', 1), word('é b', 1)])
    expectSame(first, step('B b', 1, [word('a b', 1), word('Bb', 1), word('é b', 1)]))
    const second = await candidate.bpeStep([word('b 10', 1), word('b 9', 1), word('b Z', 1)])
    expectSame(second, step('b 10', 1, [word('b10', 1), word('b 9', 1), word('b Z', 1)]))
  })

  test('pairs-with-the-same-text', async () => {
    const three = [word('ab c', 1), word('a bc', 1), word('x y x y', 1)]
    const merged = [word('ab c', 1), word('a bc', 1), word('xy xy', 1)]
    expectSame(await candidate.bpeStep(three), step('x y', 2, merged))
    const more = [word('ab c', 2), word('a bc', 2), word('q r', 3)]
    const other = [word('ab c', 2), word('a bc', 2), word('qr', 3)]
    expectSame(await candidate.bpeStep(more), step('q r', 3, other))
  })

  test('whole-symbols-only', async () => {
    const got = await candidate.bpeStep([word('a b', 5), word('xa b', 1), word('a bx', 1)])
    expectSame(got, step('a b', 5, [word('ab', 5), word('xa b', 1), word('a bx', 1)]))
  })

  test('words-do-not-touch', async () => {
    const got = await candidate.bpeStep([word('p q', 3), word('r', 9), word('p', 9)])
    expectSame(got, step('p q', 3, [word('pq', 3), word('r', 9), word('p', 9)]))
  })

  test('same-word-twice', async () => {
    const got = await candidate.bpeStep([word('a b', 2), word('c d', 3), word('a b', 2)])
    expectSame(got, step('a b', 4, [word('ab', 2), word('c d', 3), word('ab', 2)]))
  })

  test('random-words', async () => {
    for (const [seed, letters] of [
      [11, 'ab'],
      [12, 'abc'],
      [13, 'aabcde'],
      [14, 'xyz'],
    ] as const) {
      const words = randomWords(seed, 12, letters)
      expectSame(await candidate.bpeStep(words), reference.bpeStep(words))
    }
  })

  test('any-words', async () => {
    const symbol = fc.constantFrom('a', 'b', 'ab', 'ba', 'aa')
    const list = fc.array(
      fc.record({ symbols: fc.array(symbol, { maxLength: 6 }), count: fc.nat(3) }),
      { maxLength: 4 },
    )
    await fc.assert(
      fc.asyncProperty(list, async (words) => {
        expectSame(await candidate.bpeStep(words), reference.bpeStep(words))
      }),
    )
  })

  test('text-stays', async () => {
    for (const seed of [21, 22]) {
      const words = randomWords(seed, 10, 'abc')
      const got = whole(await candidate.bpeStep(words))
      const text = (list: readonly Word[]) =>
        list.map(({ symbols, count }) => `${symbols.join('')} × ${count}`)
      expectSame(text(got.words), text(words))
    }
  })

  test('pair-is-used-up', async () => {
    for (const seed of [31, 32]) {
      const { pair, words } = whole(await candidate.bpeStep(randomWords(seed, 10, 'ab')))
      expectThat(pair !== null, 'There are pairs to merge.', { got: pair })
      const left = words.some(({ symbols }) =>
        symbols.some((s, i) => s === pair?.[0] && symbols[i + 1] === pair[1]),
      )
      expectThat(!left, 'After the merge the pair must not stand side by side any more.', {
        got: words,
      })
    }
  })

  test('list-of-merges', async () => {
    const merges: string[] = []
    let words = corpus
    for (let k = 0; k < 10; k++) {
      const got = whole(await candidate.bpeStep(words))
      merges.push(`${got.pair?.join(' ')} ${got.frequency}`)
      words = got.words
    }
    expectSame(merges, [
      'e s 9',
      'es t 9',
      'est </w> 9',
      'l o 7',
      'lo w 7',
      'e w 6',
      'ew est</w> 6',
      'n ewest</w> 6',
      'low </w> 5',
      'd est</w> 3',
    ])
  })

  test('until-nothing-is-left', async () => {
    let words = [word('a b a b a', 2), word('b a', 1)]
    for (let k = 0; k < 6; k++) words = whole(await candidate.bpeStep(words)).words
    expectSame(words, [word('ababa', 2), word('ba', 1)])
    expectSame(await candidate.bpeStep(words), step(null, 0, words))
  })

  test('awkward-symbols', async () => {
    const list = (...words: [string[], number][]): Word[] =>
      words.map(([symbols, count]) => ({ symbols, count }))
    const spaced = list([['a b', 'c'], 1], [['a', 'b c'], 1], [['z', 'z', 'z'], 1])
    expectSame(await candidate.bpeStep(spaced), {
      pair: ['z', 'z'],
      frequency: 2,
      words: list([['a b', 'c'], 1], [['a', 'b c'], 1], [['zz', 'z'], 1]),
    })
    const commas = list([['a,b', 'c'], 1], [['a', 'b,c'], 1], [['z"', 'z"', 'z"'], 1])
    expectSame(await candidate.bpeStep(commas), {
      pair: ['z"', 'z"'],
      frequency: 2,
      words: list([['a,b', 'c'], 1], [['a', 'b,c'], 1], [['z"z"', 'z"'], 1]),
    })
    const names = list([['constructor', 'name'], 2], [['to', 'String'], 3])
    expectSame(await candidate.bpeStep(names), {
      pair: ['to', 'String'],
      frequency: 3,
      words: list([['constructor', 'name'], 2], [['toString'], 3]),
    })
  })

  test('long-word', async () => {
    const n = 4000
    const symbols = Array.from({ length: n }, (_, i) => (i % 4 === 3 ? 'b' : 'a'))
    const merged = Array.from({ length: n / 4 }, () => ['aa', 'a', 'b']).flat()
    expectSame(await candidate.bpeStep([{ symbols, count: 1000 }]), {
      pair: ['a', 'a'],
      frequency: 2000 * 1000,
      words: [{ symbols: merged, count: 1000 }],
    })
  })

  test('input-unchanged', async () => {
    await expectUnchanged(() => candidate.bpeStep(corpus))
    await expectUnchanged(() => candidate.bpeStep([word('a', 1)]))
  })

  test('counts-are-whole-numbers', async () => {
    await expectGoodInputWorks()
    for (const count of [-1, 1.5])
      for (const text of ['a b', 'a'])
        await expectDeliberateError(() => candidate.bpeStep([word('a b', 3), word(text, count)]))
  })
})
