import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cloze, numericOf } from '../../tests/fixtures/quiz-questions.ts'
import type { NumericQuestion } from '../content/types.ts'
import { isComplete, scoreOf } from './grade.ts'

/** 1, 0, or what cannot be judged. */
const judged = (answer: Partial<NumericQuestion['answer']>, text: string) => {
  const question = numericOf(answer)
  const given = { type: 'numeric', text } as const
  return isComplete(question, given) ? scoreOf(question, given) : 'incomplete'
}
/** The texts by what they are worth. */
const right = (answer: Partial<NumericQuestion['answer']>, texts: string) => {
  const by = new Map<string, string>()
  for (const text of texts.split(' | ')) {
    const worth = String(judged(answer, text))
    by.set(worth, by.has(worth) ? `${by.get(worth)} | ${text}` : text)
  }
  return Object.fromEntries(by)
}

describe('a number', () => {
  test('is read in whatever way it is written, and judged by its tolerance', () => {
    const percent = { en: '%', zh: '%' }
    expect({
      'within 1%': right(
        { value: 25_557_032, tolerance: { relative: 0.01 } },
        '25.6M | 25557032 | 25,557,032 | 2.56e7 | 2560万 | 25.81M | 25.82M | 25.3M | 25.35M | -25.6M | 25.6',
      ),
      exact: right(
        { value: 1024, tolerance: 'exact' },
        '1024 | 1,024 | 2^10 | 2**10 | 2¹⁰ | 32×32 | 32 x 32 | 32·32 | 1.024k | １０２４ | +1024 | 1023 | 1024.5',
      ),
      'a fraction': right(
        { value: 2 / 3, tolerance: { absolute: 0.005 } },
        '2/3 | 4/6 | 2÷3 | 0.667 | .67 | 66.7% | 0.671 | 0.672 | 0.66 | 1/3 | 2/0',
      ),
      'per cent': right(
        { value: 92, unit: percent, tolerance: { absolute: 0.5 } },
        '92 | 92% | 92 ％ | 92.5% | 0.92 | 93 | %',
      ),
      'a share': right({ value: 0.92, tolerance: { absolute: 0.005 } }, '92% | 0.92 | 92'),
      small: right(
        { value: 1e-3 ** 4, tolerance: { relative: 0.1 } },
        '1e-12 | 10⁻¹² | 1.1e-12 | 2e-12 | 0 | 1e-10',
      ),
      'what could be two numbers': right(
        { value: 1.5, tolerance: 'exact' },
        '3/2 | 1.5 | 1 1/2 | 1,5 | 0,125 | 1½',
      ),
    }).toMatchInlineSnapshot(`
      {
        "a fraction": {
          "0": "0.672 | 0.66 | 1/3",
          "1": "2/3 | 4/6 | 2÷3 | 0.667 | .67 | 66.7% | 0.671",
          "incomplete": "2/0",
        },
        "a share": {
          "0": "92",
          "1": "92% | 0.92",
        },
        "exact": {
          "0": "1023 | 1024.5",
          "1": "1024 | 1,024 | 2^10 | 2**10 | 2¹⁰ | 32×32 | 32 x 32 | 32·32 | 1.024k | １０２４ | +1024",
        },
        "per cent": {
          "0": "0.92 | 93",
          "1": "92 | 92% | 92 ％ | 92.5%",
          "incomplete": "%",
        },
        "small": {
          "0": "2e-12 | 0 | 1e-10",
          "1": "1e-12 | 10⁻¹² | 1.1e-12",
        },
        "what could be two numbers": {
          "1": "3/2 | 1.5",
          "incomplete": "1 1/2 | 1,5 | 0,125 | 1½",
        },
        "within 1%": {
          "0": "25.82M | 25.3M | -25.6M | 25.6",
          "1": "25.6M | 25557032 | 25,557,032 | 2.56e7 | 2560万 | 25.81M | 25.35M",
        },
      }
    `)
  })

  test('exact means exact, also among billions', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (value) => {
        const answer = { value, tolerance: 'exact' as const }
        expect(judged(answer, String(value))).toBe(1)
        expect(judged(answer, value.toLocaleString('en-US'))).toBe(1)
        expect(judged(answer, String(value + 1))).toBe(0)
        expect(judged(answer, String(value - 1))).toBe(0)
      }),
    )
  })

  test('within a tolerance is right, beyond it wrong, at every scale', () => {
    const value = fc
      .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -9, max: 12 }))
      .map(([digits, exponent]) => digits * 10 ** exponent)
    const sign = fc.constantFrom(-1, 1)
    // How far off, in tolerances; not at the very edge, where binary fractions decide.
    const off = fc.oneof(
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.double({ min: 1.001, max: 5, noNaN: true }),
    )
    const width = fc.double({ min: 0.001, max: 0.2, noNaN: true })
    fc.assert(
      fc.property(value, sign, sign, off, width, (size, side, way, share, relative) => {
        const wanted = size * side
        const got = String(wanted + way * share * relative * size)
        const expected = share < 1 ? 1 : 0
        expect(judged({ value: wanted, tolerance: { relative } }, got)).toBe(expected)
        const absolute = relative * size
        expect(judged({ value: wanted, tolerance: { absolute } }, got)).toBe(expected)
      }),
    )
  })

  test('sums of binary fractions do not make a right answer wrong', () => {
    expect(judged({ value: 0.1 + 0.2, tolerance: 'exact' }, '0.3')).toBe(1)
    expect(judged({ value: 0.3, tolerance: 'exact' }, '0.1+0.2')).toBe(1)
    expect(judged({ value: 0.1 + 0.2 - 0.3, tolerance: 'exact' }, '0')).toBe(1)
    expect(judged({ value: 0.3, tolerance: { absolute: 0.1 } }, '0.4')).toBe(1)
    expect(judged({ value: 0.7, tolerance: { relative: 0.1 } }, '0.77')).toBe(1)
  })

  test('is never more than a text that is too long to be one', () => {
    for (const sign of ['(', '-', '1+', '2^']) {
      expect(judged({}, sign.repeat(100_000))).toBe('incomplete')
      expect(judged({}, `${sign.repeat(100_000)}1`)).toBe('incomplete')
    }
  })
})

describe('a gap', () => {
  const accepts = (accepted: string, given: string, language: 'en' | 'zh' = 'en') => {
    const other = language === 'en' ? 'zh' : 'en'
    const blank = { [language]: [accepted], [other]: ['~'] } as { en: string[]; zh: string[] }
    return (
      scoreOf({ ...cloze, blanks: { gap: blank } }, { type: 'cloze', texts: { gap: given } }) === 1
    )
  }
  /** What of the list is taken for the accepted text. */
  const accepted = (wanted: string, given: string) =>
    given.split(' | ').filter((text) => accepts(wanted, text))

  test('is filled in the spelling of whoever fills it', () => {
    const all = {
      'batch norm':
        'Batch Norm | batchnorm | batch-norm | BATCH_NORM | batch‐norm | batch – norm | ｂａｔｃｈ ｎｏｒｍ | batch norm. | batch norm。',
      '3×3': '3x3 | 3 x 3 | 3*3 | 3·3 | 3 × 3',
      'top-5': 'top5 | Top 5 | top - 5',
      'k-means': 'kmeans | K means',
      'n−1': 'n-1 | n - 1 | N – 1',
      'H−K+1': 'H-K+1 | H - K + 1',
      '2−k': '2-k | 2 - k',
      '(n)−1': '(n)-1',
      '−0.5': '-0.5 | - 0.5 | – 0.5',
      p_t: 'pt | $p_t$ | $p_{t}$',
      'x²': 'x^2 | $x^{2}$',
      '1e-3': '1E−3',
      批归一化: '批归一化 | 批 归一化 | 批归一化。',
    }
    const refused = Object.entries(all).flatMap(([wanted, given]) =>
      given
        .split(' | ')
        .filter((text) => !accepts(wanted, text))
        .map((text) => `${text} for ${wanted}`),
    )
    expect(refused).toEqual([])
  })

  test('is not filled by another word', () => {
    expect({
      'batch norm': accepted('batch norm', 'batch | norm | layer norm | batch norms | '),
      'p−y': accepted('p−y', 'py | p_y | p+y | y-p | p*y'),
      '2²': accepted('2²', '22 | 2'),
      '3×3': accepted('3×3', '33 | 3x5 | 3'),
      '-0.5': accepted('-0.5', '0.5 | 05'),
      '0.5': accepted('0.5', '5 | .5 | 0,5 | 0.50'),
      池化: accepted('池化', '最大池化 | 池'),
      nothing: accepted('{}', ' | {}'),
    }).toEqual({
      'batch norm': [],
      'p−y': [],
      '2²': [],
      '3×3': [],
      '-0.5': [],
      '0.5': [],
      池化: [],
      nothing: [],
    })
  })

  test('takes either language in both', () => {
    expect(accepts('kernel', 'Kernel', 'en') && accepts('卷积核', '卷积核', 'zh')).toBe(true)
    const blanks = { gap: { en: ['kernel', 'filter'], zh: ['卷积核'] } }
    const given = ['kernel', 'filter', '卷积核', '卷积 核', 'kernel卷积核']
    expect(
      given.map((gap) => scoreOf({ ...cloze, blanks }, { type: 'cloze', texts: { gap } })),
    ).toEqual([1, 1, 1, 1, 0])
  })

  const unit = fc.constantFrom(...'abcxyz0123456789卷积核池化层')
  const word = fc.string({ unit, minLength: 1, maxLength: 8 })

  test('makes no difference between spellings of one word, and one between words', () => {
    const spellings = [
      (text: string) => text.toUpperCase(),
      (text: string) =>
        text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      (text: string) => [...text].join(' '),
      (text: string) => ` ${text}\u3000`,
      (text: string) => `$${text}$`,
      (text: string) => `${text}。`,
    ]
    fc.assert(
      fc.property(word, word, fc.array(fc.constantFrom(...spellings)), (a, b, ways) => {
        const spelled = ways.reduce((text, way) => way(text), b)
        expect(accepts(b, spelled)).toBe(true)
        expect(accepts(a, spelled)).toBe(a === b)
      }),
    )
  })

  test('tells formulas apart', () => {
    const letter = fc.constantFrom('p', 'y')
    const sign = fc.constantFrom('+', '-', '*', '/', '^', '_', '')
    const formula = fc.tuple(letter, sign, letter, sign, fc.constant('2'))
    fc.assert(
      fc.property(formula, formula, (one, other) => {
        const [a, b] = [one.join(''), other.join('')]
        // An index may be written without its stroke.
        const same = (text: string) => text.replaceAll('_', '')
        // A minus after a longer word, or before a digit, could be a hyphen.
        fc.pre(![same(a), same(b)].some((text) => /[a-z]{2}-|-[a-z]{2}|-2/.test(text)))
        expect(accepts(a, b)).toBe(same(a) === same(b))
        expect(accepts(a, b.replaceAll('-', '−').replaceAll('*', '×'))).toBe(same(a) === same(b))
      }),
      { numRuns: 2000 },
    )
  })
})
