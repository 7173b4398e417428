import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  compiled as compile,
  engineInNode as engine,
  preludeText,
} from '../../../tests/fixtures/typescript-engine.ts'
import { countsOf } from '../../base/operations.ts'
import { err, ok } from '../../base/result.ts'
import { counterName, counterReader } from '../../runner/engine.ts'
import { linkPrelude, namesIn } from './link.ts'

type Exports = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>

const load = async (code: string): Promise<Exports> =>
  (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Exports
const run = async (source: string): Promise<unknown> =>
  (await load((await compile(source)).code))['f']?.()

/** The first line of what stands for the code. */
const linked = (source: string, prelude: string | null = preludeText) => {
  const result = linkPrelude(source, prelude)
  if (!result.ok) return result.error
  const { source: program, preludeFrom = Infinity } = result.value
  return program.split('\n').slice(0, preludeFrom - 1)
}

test('the prelude is four functions', () => {
  expect(namesIn(preludeText)).toEqual(['shape', 'zeros', 'matmul', 'transpose'])
})

describe('[R150] an import of the prelude', () => {
  const product = '[[3]]'
  test.each([
    ["import { matmul } from 'prelude'", 'matmul([[1]], [[3]])', product],
    ['import{matmul}from"prelude";', 'matmul([[1]], [[3]])', product],
    ["import { matmul as mm } from 'prelude'", 'mm([[1]], [[3]])', product],
    ["import { 'matmul' as mm } from 'prelude'", 'mm([[1]], [[3]])', product],
    [
      "import { matmul, matmul as again } from 'prelude'",
      'again(matmul([[1]], [[3]]), [[1]])',
      product,
    ],
    [
      "import * as prelude from 'prelude'",
      'prelude.matmul([[1]], prelude.transpose([[3]]))',
      product,
    ],
    ["import * as p from 'prelude'", 'Object.keys(p)', '["shape","zeros","matmul","transpose"]'],
    ["import{matmul as m}from'prelude'", 'm([[1]], [[3]])', product],
    ["import*as p from'prelude'", 'p.matmul([[1]], [[3]])', product],
    ["import { zeros, } from 'prelude' // mine", 'zeros([1, 2])', '[[0,0]]'],
    ["import { shape, type matmul } from 'prelude'", 'shape([[1, 2]])', '[1,2]'],
    ["import { m\\u0061tmul } from 'prelude'", 'matmul([[1]], [[3]])', product],
    ["import { matmul } from 'prel\\u0075de'", 'matmul([[1]], [[3]])', product],
    ["import { matmul } from '\\x70relude'", 'matmul([[1]], [[3]])', product],
    ["import 'prelude'", '1', '1'],
    ["import {} from 'prelude'", '1', '1'],
    ["import type { matmul } from 'prelude'", '(null as typeof matmul | null)', 'null'],
    ["import { type matmul } from 'prelude'", '(null as typeof matmul | null)', 'null'],
    [
      "import { shape } from 'prelude'\nimport { zeros } from 'prelude'",
      'shape(zeros([1, 2]))',
      '[1,2]',
    ],
    [
      "import { shape } from 'prelude'; import { zeros } from 'prelude'",
      'shape(zeros([3]))',
      '[3]',
    ],
    ['import {\n  zeros, // one\n  shape as sizes,\n} from "prelude"', 'sizes(zeros([2]))', '[2]'],
    ["import { zeros } from\r\n'prelude'", 'zeros([1])', '[0]'],
    ["'use strict'\nimport { zeros } from 'prelude'", 'zeros([1])', '[0]'],
  ])('%j works, and what follows stays where it was', async (statement, expression, result) => {
    for (const end of ['\n', ' \n', '\n\n']) {
      const source = `${statement}${end}export const f = () => ${expression}`
      expect(JSON.stringify(await run(source))).toBe(result)
      const lines = source.split(/\r\n|\n/)
      const shown = (await compile(source)).code.split(/\r\n|\n/)
      const at = lines.findIndex((line) => line.includes('export const f'))
      expect(shown[at]?.indexOf('export')).toBe(lines[at]?.indexOf('export'))
    }
  })

  test('that ends in the middle of a line leaves the rest in its column', () => {
    expect(linked("import { matmul, shape as s } from 'prelude'; export const a = 1")).toEqual([
      'const{matmul,shape:s}=prelude_();             export const a = 1',
    ])
    expect(linked("import {\n  zeros\n} from 'prelude'; export const a = 1")).toEqual([
      'const{zeros}=prelude_();',
      '',
      '                  export const a = 1',
    ])
  })

  test('is never joined to the line before or behind it', async () => {
    const before =
      "const one = 1\nimport 'prelude'\n;[2].forEach(() => {})\nexport const f = () => one"
    expect(await run(before)).toBe(1)
    const behind =
      "import * as p from 'prelude'\n[1].map((x) => x)\nexport const f = () => typeof p"
    expect(await run(behind)).toBe('object')
  })

  test('is there before the first line is run, and under no name of the code’s', async () => {
    const source = [
      "import { zeros } from 'prelude'",
      'const prelude_ = 1',
      'let prelude\\u005f_ = 2',
      'const shape = 3, widthOf = 4, matmul = 5',
      'const early = zeros([2])',
      'export const f = () => [early, prelude_, prelude__, shape, widthOf, matmul]',
    ].join('\n')
    expect(await run(source)).toEqual([[0, 0], 1, 2, 3, 4, 5])
  })

  test('of any names in any form leaves every other character in its place', () => {
    const name = fc.constantFrom(...namesIn(preludeText))
    const local = fc.stringMatching(/^[a-z]{1,8}$/).map((text) => `v_${text}`)
    const part = fc
      .tuple(name, fc.option(local))
      .map(([n, as]) => (as === null ? n : `${n} as ${as}`))
    const space = fc.constantFrom('', ' ', '  ')
    const named = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), space, fc.constantFrom(',', ' , '))
      .map(([parts, s, comma]) => `import${s}{${s}${parts.join(comma)}${s}}${s}from${s}'prelude';`)
    const whole = local.map((as) => `import*as ${as} from'prelude';`)
    fc.assert(
      fc.property(fc.oneof(named, whole), fc.constantFrom('', 'type A = 1;'), (statement, head) => {
        const source = `${head}${statement}export const f = 1`
        const [line = ''] = linked(source) as readonly string[]
        expect(line).toHaveLength(source.length)
        expect(line.slice(0, head.length)).toBe(head)
        expect(line.slice(head.length + statement.length)).toBe('export const f = 1')
      }),
    )
  })
})

describe('[R152] what is refused, at its place', () => {
  test.each([
    [
      "const a = 1\n  import { matmul, softmax } from 'prelude'",
      {
        message: "'prelude' has no softmax; it has shape, zeros, matmul, transpose",
        line: 2,
        column: 20,
      },
    ],
    [
      "import {\n  matmul,\n  dot as transpose,\n} from 'prelude'",
      {
        message: "'prelude' has no dot; it has shape, zeros, matmul, transpose",
        line: 3,
        column: 3,
      },
    ],
    [
      "import { 'a-b; fetch(1)//' as shape } from 'prelude'",
      {
        message: "'prelude' has no a-b; fetch(1)//; it has shape, zeros, matmul, transpose",
        line: 1,
        column: 10,
      },
    ],
    [
      "import type { Matrix } from 'prelude'",
      {
        message: "'prelude' has no Matrix; it has shape, zeros, matmul, transpose",
        line: 1,
        column: 15,
      },
    ],
    [
      "import prelude, { shape } from 'prelude'",
      {
        message:
          "'prelude' has no default export; write import { shape, zeros, matmul, transpose } from 'prelude'",
        line: 1,
        column: 8,
      },
    ],
    [
      "import { shape } from 'prelude' with { type: 'json' }",
      { message: "'prelude' takes no attributes", line: 1, column: 33 },
    ],
  ])('%j', (source, problem) => {
    expect(linked(source)).toEqual({ kind: 'syntax', name: 'SyntaxError', ...problem })
  })

  test('every import of it, where the exercise does not offer it', () => {
    for (const statement of ["import { matmul } from 'prelude'", "import 'prelude'"])
      expect(linked(`export const a = 1\n  ${statement}`, null)).toEqual({
        kind: 'prelude',
        name: 'SyntaxError',
        message: "this exercise does not offer the module 'prelude'",
        line: 2,
        column: 3,
      })
  })

  test('an import of anything else stays what it was, for the sandbox to refuse', () => {
    for (const module of [
      'Prelude',
      './prelude',
      'prelude/',
      'prelude.ts',
      'https://example.org/prelude',
      'prelude ',
      'data:text/javascript,export const matmul = 1',
    ]) {
      const source = `import { matmul } from '${module}'\nexport const f = matmul`
      expect(linkPrelude(source, preludeText)).toEqual(ok({ source }))
    }
    const rest = [
      "export { matmul } from 'prelude'",
      "export * from 'prelude'",
      "const p = await import('prelude')",
      "import p = require('prelude')",
      "// import { matmul } from 'prelude'",
      "const text = `import { matmul } from 'prelude'`",
    ]
    for (const source of rest) expect(linkPrelude(source, null)).toEqual(ok({ source }))
    const beside = "import { matmul } from 'prelude'; import x from 'https://example.org/x'"
    expect((linked(beside) as readonly string[])[0]).toMatch(
      /^const\{matmul\}=prelude_\(\); +import x from 'https:\/\/example\.org\/x'$/,
    )
  })

  test('a mistake elsewhere is told where it is', async () => {
    const source = "import { matmul } from 'prelude'\nexport function f() {\n  return 1\n"
    expect(await engine.compile(source, undefined, { prelude: true })).toEqual(
      err({ kind: 'syntax', name: 'SyntaxError', message: "'}' expected.", line: 4, column: 1 }),
    )
    const isEnum = "import { matmul } from 'prelude'\n enum E { A }\n"
    expect(await engine.compile(isEnum, undefined, { prelude: true })).toMatchObject({
      error: { line: 2, column: 2 },
    })
  })
})

describe('[R150] where the prelude begins', () => {
  test('is told only where it is there', async () => {
    expect(await compile('export const f = 1')).toEqual({ code: 'export const f = 1' })
    expect(await compile("import 'prelude'\n")).toEqual({ code: ';               \n' })
    expect(await compile("import { zeros } from 'prelude'\r\nzeros([1])\n// end")).toMatchObject({
      preludeFrom: 4,
    })
  })

  test('an error that it throws has the line of the code that called it', async () => {
    const source =
      "import { matmul } from 'prelude'\n\nexport const f = () =>\n  matmul([[1]], [[1], [2]])"
    const { code, preludeFrom = 0 } = await compile(source)
    const error: unknown = await load(code)
      .then((module) => module['f']?.())
      .catch((thrown: unknown) => thrown)
    const lines = [...String((error as Error).stack).matchAll(/:(\d+):(\d+)\)?$/gm)].map(Number)
    const places = [...String((error as Error).stack).matchAll(/data:[^\s]*:(\d+):(\d+)/g)]
    const own = places.map(([, line, column]) => [Number(line), Number(column)])
    expect(lines.length).toBeGreaterThan(0)
    expect(own[0]?.[0]).toBeGreaterThanOrEqual(preludeFrom)
    expect(own.find(([line = 0]) => line < preludeFrom)).toEqual([4, 3])
  })
})

describe('[R151] every variant of the engine', () => {
  const source = `import { matmul, shape, transpose as t, zeros } from 'prelude'
    export function f(x: number[][]): number[][] {
      const [n, m] = shape(x)
      const out = zeros([n, n])
      const gram = matmul(x, t(x))
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i]![j]! += gram[i]![j]! / m
      return out
    }`
  const x = [
    [1, 2, 3],
    [4, 5, 6],
  ]

  test('a call of one’s own reaches what the code has imported', async () => {
    const { code } = await compile(source, {
      type: 'call',
      expression: 'matmul(f([[1, 2], [3, 4]]), zeros([2, 1]))',
    })
    expect(await (await load(code))['offhandTriedCall']?.()).toEqual([[0], [0]])
  })

  test('counting counts the work of the prelude as the code’s own', async () => {
    const name = counterName(source)
    const module = await load((await compile(source, { type: 'counting', name })).code)
    const read = () => countsOf(module[counterReader(name)]?.())
    read()
    module['f']?.(x)
    // [2][3] by [3][2]: 12 multiply-adds; then a sum and a division for each of the four entries.
    expect(read()).toEqual({
      multiplications: 12,
      additions: 12 + 4,
      divisions: 4,
      comparisons: 0,
      functions: 0,
    })
    for (const form of [
      "import * as p from 'prelude'\nexport const f = (x: number[][]) => p.matmul(x, p.transpose(x))",
      "import { matmul as mm, transpose } from 'prelude'\nexport const f = (x: number[][]) => mm(x, transpose(x))",
    ]) {
      const counted = await load((await compile(form, { type: 'counting', name })).code)
      counted['f']?.(x)
      expect(countsOf(counted[counterReader(name)]?.())).toMatchObject({ multiplications: 12 })
    }
  })

  test('single precision rounds the arithmetic of the prelude', async () => {
    const kept = Object.getOwnPropertyNames(Math).map((key) => [key, Math[key as 'exp']] as const)
    const dot =
      "import { matmul } from 'prelude'\nexport const f = (a: number[][], b: number[][]) => matmul(a, b)"
    const module = await load((await compile(dot, { type: 'single-precision' })).code)
    const got = module['f']?.([[1e8, 1, -1e8]], [[1], [1], [1]])
    const fractions = module['f']?.([[0.1]], [[0.3]])
    kept.forEach(([key, f]) => Reflect.set(Math, key, f))
    // 1e8 + 1 is 1e8 in float32.
    expect(got).toEqual([[0]])
    expect(fractions).toEqual([[Math.fround(0.1 * 0.3)]])
  })
})
