import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toSinglePrecision } from './single-precision.ts'
import { stripTypes } from './strip-types.ts'

const single = (source: string): string => {
  const stripped = stripTypes(source)
  if (!stripped.ok) throw new Error(stripped.problem.message)
  return toSinglePrecision(source, stripped.code)
}
const load = async (source: string): Promise<Record<string, (...args: never[]) => unknown>> => {
  return (await import(`data:text/javascript,${encodeURIComponent(single(source))}`)) as never
}
/** The code patches Math, which here is ours. */
const kept = Object.getOwnPropertyNames(Math).map((name) => [name, Math[name as 'exp']] as const)
const restoreMath = () => kept.forEach(([name, f]) => Reflect.set(Math, name, f))

describe('toSinglePrecision', () => {
  test('rounds operators, compound assignments, fractions and Math', async () => {
    const { f } = await load(`
      export function f(x: number[]): number[] {
        let sum = 0.1
        const box = { at: [0, 0] as number[], 0.5: 1 }
        for (let i = 0; i < x.length; i++) { sum += x[i]! * 3; box.at[i % 2]! -= x[i]! / 7 }
        return [sum, ...box.at, Math.exp(x[0]!), 2 ** 0.5, Math.exp(89)]
      }`)
    const r = Math.fround
    const x = [1.1, 2.7]
    const got = f?.(x as never)
    restoreMath()
    expect(got).toEqual([
      r(r(r(0.1) + r(1.1 * 3)) + r(2.7 * 3)),
      r(0 - r(1.1 / 7)),
      r(0 - r(2.7 / 7)),
      r(Math.exp(1.1)),
      r(Math.SQRT2),
      Infinity,
    ])
  })

  test('keeps text, lists and lines', async () => {
    const source = `export const f = (a: string) => {
      const parts: string[] = []
      parts[0] = 'x' + a
      parts[0] += '!' + 1 + 2
      const next = () => 0
      let n = 5
      parts[next()] += n-- + '.' + -n
      return parts[0]
    }`
    const { f } = await load(source)
    const got = f?.('y' as never)
    restoreMath()
    expect(got).toBe('xy!125.-4')
    expect(single(source).split('\n').slice(0, 9)).toHaveLength(9)
    expect(single(source).split('\n')[7]).toContain('return parts[0]')
  })

  test('every reference solution stays a program, of as many lines', () => {
    const exercises = path.resolve(import.meta.dirname, '../../../exercises')
    for (const { name: slug } of readdirSync(exercises, { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    )) {
      const source = readFileSync(path.join(exercises, slug, 'solution.ts'), 'utf8')
      const code = single(source)
      const parsed = stripTypes(code)
      expect([slug, parsed.ok]).toEqual([slug, true])
      expect(code.split('\n').length).toBe(source.split('\n').length + 3)
    }
  })

  test('an expression of whole numbers keeps its value', () => {
    const number = fc.integer({ min: -3, max: 3 })
    const { expression } = fc.letrec<{ expression: string; leaf: string; pair: string }>((tie) => ({
      expression: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('pair')),
      leaf: number.map((n) => (n < 0 ? `(${n})` : String(n))),
      pair: fc
        .tuple(tie('expression'), fc.constantFrom('+', '-', '*'), tie('expression'))
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    }))
    fc.assert(
      fc.property(expression, (text) => {
        const code = single(`return ${text}`)
        const value = new Function(code.split('\n').slice(0, 2).join('\n')) as () => number
        expect(value()).toBe((new Function(`return ${text}`) as () => number)())
      }),
      { numRuns: 60 },
    )
  })
})
