import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bankOf } from '../../tests/fixtures/quiz-questions.ts'
import { scopeOf } from './scope.ts'

const { questions } = bankOf()
const exercises = [{ slug: 'softmax' }]
const scopeAt = (search: string) => scopeOf(new URLSearchParams(search), { questions, exercises })

describe('an address', () => {
  test('names the session of today, some questions and exercises, or what they have in common', () => {
    const addresses = [
      '',
      '?ids=numeric',
      '?ids=numeric,single,open',
      '?concept=convolution/match',
      '?concept=convolution%2Fmatch',
      '?ids=single&concept=convolution/match',
      '?ids=exercise:softmax,single',
      '?topic=convolution&difficulty=2&status=weak',
      '?lang=zh',
    ]
    const scopes = addresses.map((address) => [address, JSON.stringify(scopeAt(address))])
    expect(Object.fromEntries(scopes)).toMatchInlineSnapshot(`
      {
        "": "{"type":"today"}",
        "?concept=convolution%2Fmatch": "{"type":"filter","filter":{"topic":null,"concept":"convolution/match","difficulty":null,"status":null}}",
        "?concept=convolution/match": "{"type":"filter","filter":{"topic":null,"concept":"convolution/match","difficulty":null,"status":null}}",
        "?ids=exercise:softmax,single": "{"type":"ids","ids":["exercise:softmax","single"]}",
        "?ids=numeric": "{"type":"ids","ids":["numeric"]}",
        "?ids=numeric,single,open": "{"type":"ids","ids":["numeric","single","open"]}",
        "?ids=single&concept=convolution/match": "{"type":"ids","ids":["single"]}",
        "?lang=zh": "{"type":"today"}",
        "?topic=convolution&difficulty=2&status=weak": "{"type":"filter","filter":{"topic":"convolution","concept":null,"difficulty":2,"status":"weak"}}",
      }
    `)
  })

  test('that names nothing we have asks nothing, and never the questions of today', () => {
    const hostile = [
      '?ids=',
      '?ids',
      '?ids=,,,',
      '?ids=unknown',
      '?ids=Single',
      '?ids=%20single',
      '?ids=question:single',
      '?ids=__proto__,constructor,toString',
      '?ids=..%2F..%2Fsingle',
      '?ids=<script>alert(1)</script>',
      '?ids=%E0%A4%A',
      '?concept=',
      '?concept=convolution',
      '?concept=convolution/unknown',
      '?concept=__proto__',
      '?ids=softmax,exercise:,exercise:nms',
      '?topic=unknown',
      '?topic=convolution&status=unknown',
      '?difficulty=6',
      '?difficulty=1e0x',
    ]
    for (const address of hostile)
      expect([address, scopeAt(address)]).toEqual([address, { type: 'ids', ids: [] }])
  })

  test('asks each known question once, in its own order, and no other', () => {
    const id = fc.oneof(
      fc.constantFrom(...questions.map((question) => question.id)),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(id, { maxLength: 200 }), (named) => {
        const scope = scopeAt(`?${new URLSearchParams({ ids: named.join(',') })}`)
        const known = named
          .flatMap((name) => name.split(','))
          .filter((name) => questions.some((question) => question.id === name))
        expect(scope).toEqual({ type: 'ids', ids: [...new Set(known)] })
      }),
    )
  })

  test('may be anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (search) => {
        for (const address of [search, `?ids=${search}`, `?concept=${search}`])
          expect(['today', 'ids', 'concept']).toContain(scopeAt(address).type)
      }),
    )
  })

  test('as long as addresses get', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `q${i}`).join(',')
    expect(scopeAt(`?ids=${ids},single`)).toEqual({ type: 'ids', ids: ['single'] })
  })
})
