import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counts, countsOf } from '../../../base/operations.ts'
import { counterName, counterReader } from '../../../runner/engine.ts'
import { stripTypes } from '../strip-types.ts'
import { toCounting } from './counting.ts'

const counting = (source: string): string => {
  const stripped = stripTypes(source)
  if (!stripped.ok) throw new Error(stripped.problem.message)
  return toCounting(source, stripped.code, counterName(source))
}
type Module = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>
const load = async (code: string): Promise<Module> =>
  (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Module

/** The value of f for these arguments, and what was counted on the way; what is zero is left out. */
async function counted(source: string, ...args: readonly unknown[]) {
  const module = await load(counting(source))
  const read = (): Counts | null => countsOf(module[counterReader(counterName(source))]?.())
  read()
  const value = await module['f']?.(...args)
  const counts = read()
  if (!counts) throw new Error('no counts')
  return { value, ...Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0)) }
}

describe('what is counted', () => {
  test('every operator and function on entries of the lists', async () => {
    const source = `export const f = (x: number[]) => [
      x[0]! * x[1]!, x[0]! + x[1]!, x[0]! - x[1]!, x[0]! / x[1]!, x[0]! % x[1]!, -x[0]!,
      x[0]! ** 2, x[0]! ** 3, x[0]! ** 0.5, Math.pow(x[0]!, 2), Math.exp(x[0]!), Math.hypot(...x),
      x[0]! < x[1]! ? 1 : 0, Math.max(x[0]!, 0), Math.min(...x), Math.abs(x[0]!), Math.floor(x[0]!)]`
    expect(await counted(source, [3, 2, 1])).toEqual({
      value: expect.any(Array) as unknown,
      multiplications: 1 + 1 + 2 + 1,
      additions: 2,
      divisions: 2,
      comparisons: 1 + 1 + 2,
      functions: 3,
    })
  })

  test('compound assignments and steps, to names, fields and computed places', async () => {
    const source = `export function f(x: number[]) {
      let sum = 0
      const box = { total: 1, at: [0, 0] }
      let next = 0
      for (const v of x) { sum += v * v; box.total *= v; box.at[0]! -= v; box.at[next++ % 2]! += v }
      let last = x[0]!
      last++
      return [sum, box.total, ...box.at, last]
    }`
    expect(await counted(source, [2, 3])).toEqual({
      value: [13, 6, -3, 3, 3],
      multiplications: 4,
      additions: 2 + 2 + 2 + 1,
    })
  })

  test('nested functions, callbacks and helpers, whatever they are called through', async () => {
    const source = `
      const product = (a: number, b: number) => a * b
      function dot(a: number[], b: number[]) { return a.reduce((sum, v, i) => sum + product(v, b[i]!), 0) }
      const grid = (n: number, g: (i: number) => number) => Array.from({ length: n }, (_, i) => g(i))
      class Layer {
        weights: number[][]
        constructor(weights: number[][]) { this.weights = weights }
        forward(x: number[]) { return this.weights.map((row) => dot(row, x)) }
      }
      function* doubled(x: number[]) { for (const v of x) yield v * 2 }
      export async function f(w: number[][], x: number[]) {
        const y = new Layer(w).forward(x)
        const rows = await Promise.all([grid(2, (i) => y[i]! * 10)])
        return [...doubled(rows[0]!)]
      }`
    const w = [
      [1, 2],
      [3, 4],
    ]
    expect(await counted(source, w, [1, 1])).toEqual({
      value: [60, 140],
      multiplications: 4 + 2 + 2,
      additions: 4,
    })
  })

  test('destructuring, defaults, spreads and Maps carry data on', async () => {
    const source = `export function f(x: number[][], { scale = 2 }: { scale?: number } = {}) {
      const [[a, b] = [0, 0], ...rest] = x as [number[], ...number[][]]
      const { c, d = a! * 3 } = { c: b! } as { c: number; d?: number }
      const held = new Map([['k', c]])
      const typed = new Float64Array([...rest[0]!, held.get('k')!])
      const { length } = typed
      return typed.map((v) => v * scale).reduce((p, q) => p + q, d * length)
    }`
    expect(
      await counted(source, [
        [1, 2],
        [3, 4],
      ]),
    ).toEqual({
      value: (3 + 4 + 2) * 2 + 9,
      multiplications: 1 + 1 + 3,
      additions: 3,
    })
  })

  test('functions of Math under other names, and handed to somebody else', async () => {
    const source = `
      const { exp, max: larger } = Math
      const root = Math.sqrt
      const fold = (x: number[], g: (a: number, b: number) => number) => x.reduce((a, b) => g(a, b))
      export const f = (x: number[]) =>
        [exp(x[0]!), larger(x[0]!, x[1]!), root(x[1]!), ...x.map(Math.log), fold(x, Math.min)]`
    expect(await counted(source, [1, 4])).toEqual({
      value: [Math.E, 4, 2, 0, Math.log(4), 1],
      comparisons: 2,
      functions: 4,
    })
  })

  test('where no list comes in, the numbers are the data', async () => {
    const source = `export const f = (step: number, total: number) => 0.5 * (1 + Math.cos(Math.PI * step / total))`
    expect(await counted(source, 1, 2)).toMatchObject({
      multiplications: 2,
      additions: 1,
      divisions: 1,
      functions: 1,
    })
  })

  test('what a histogram counts is data, where it counts is not', async () => {
    const source = `export function f(x: number[], bins: number) {
      const histogram = new Array<number>(bins).fill(0)
      for (const v of x) { const bin = Math.min(Math.floor(v * bins), bins - 1); histogram[bin]!++ }
      return histogram.map((n) => n / x.length)
    }`
    expect(await counted(source, [0.1, 0.9, 1], 2)).toEqual({
      value: [1 / 3, 2 / 3],
      additions: 3,
      divisions: 2,
    })
  })
})

describe('what is not counted', () => {
  test('indices, heads of loops, sizes and conditions on them', async () => {
    const source = `
      const size = (n: number, k: number, { stride = 1 } = {}) => Math.floor((n - k) / stride) + 1
      const at = (i: number, j: number, width: number) => i * width + j
      export function f(x: number[], k: number) {
        const out: number[] = []
        const n = size(x.length, k)
        for (let i = 0, end = n * 1; i < end; i += 2 - 1) {
          const left = i * 1 + 0
          if (left < 0 || left >= x.length) throw new Error('at ' + (left + 1))
          const middle = Math.max(0, Math.min(left, x.length - 1))
          out.push(x[middle]!, x[at(0, i, x.length)]!, x.slice(i, i + k)[k - 1]!, x.at(i - n)!)
        }
        let j = 0
        while (j < n * 2) j++
        return out
      }`
    expect(await counted(source, [5, 6, 7], 2)).toEqual({
      value: [5, 5, 6, 6, 6, 6, 7, 7],
    })
  })

  test('positions that come from an option of several numbers', async () => {
    const source = `
      const pair = (v: number | [number, number]) => (typeof v === 'number' ? [v, v] as const : v)
      export function f(x: number[][], { stride = 1 as number | [number, number] } = {}) {
        const [sh, sw] = pair(stride)
        const rows = Math.ceil(x.length / sh)
        const out: number[] = []
        for (let i = 0; i < rows; i++) { const column = i * sw; out.push(x[i * sh]?.[column] ?? 0) }
        return out
      }`
    expect(await counted(source, [[1, 2], [3], [4, 5]], { stride: [2, 1] })).toEqual({
      value: [1, 5],
    })
  })

  test('sizes that go through lists, and what says where something stands', async () => {
    const source = `
      type Pair = [number, number]
      interface Options { stride?: number | Pair; window: Pair }
      const shape = (x: unknown): number[] => (Array.isArray(x) ? [x.length, ...shape(x[0])] : [])
      const zeros = (s: number[]): unknown =>
        s.length === 0 ? 0 : Array.from({ length: s[0]! }, () => zeros(s.slice(1)))
      const range = (n: number) => [...Array(n).keys()]
      export function f(x: number[][], options: Options) {
        const { stride = 1, window: [k] } = { stride: 1, ...options }
        const [s] = Array.isArray(stride) ? stride : [stride]
        const [h, w] = shape(x)
        const sizes = [(h! - k) / s! + 1, w! * 2 - w!]
        const out = zeros(sizes) as number[][]
        for (const i of range(sizes[0]!)) for (const j of x[0]!.keys()) out[i]![j] = x[i * s!]![j]!
        const at = out[0]!.indexOf(2)
        return [out, at * 10 + 1]
      }`
    const x = [
      [1, 2],
      [3, 4],
      [5, 6],
    ]
    expect(await counted(source, x, { stride: [2, 1], window: [1, 1] })).toEqual({
      value: [
        [
          [1, 2],
          [5, 6],
        ],
        11,
      ],
    })
  })

  test('text, BigInt and a shadowed Math', async () => {
    const source = `
      export function f(x: string[], big: bigint[]) {
        const Math = { max: (a: string, b: string) => a + b }
        let text = ''
        for (const s of x) text += s + '!'
        return [text, x[0]! + 1, big[0]! * big[1]! + 1n, Math.max('a', x[1]!), x[0]! < x[1]!]
      }`
    expect(await counted(source, ['a', 'b'], [2n, 3n])).toEqual({
      value: ['a!b!', 'a1', 7n, 'ab', true],
    })
  })

  test('constants that are made of sizes and options alone', async () => {
    const source = `export function f(x: number[], { eps = 1e-5 } = {}) {
      const scale = 1 / Math.sqrt(x.length + 2 * eps)
      return x.map((v) => v * scale)
    }`
    expect(await counted(source, [1, 2, 3])).toMatchObject({ multiplications: 3 })
    expect(Object.keys(await counted(source, [1]))).toEqual(['value', 'multiplications'])
  })
})

describe('the program', () => {
  test('stays the same: values, order of effects, lines', async () => {
    const source = `export function f(x: number[]) {
      const log: string[] = []
      const note = (s: string, v: number) => (log.push(s), v)
      const y = note('a', x[0]!) * note('b', x[1]!) + note('c', x[2]!)
      const box = { n: 0, get next() { return this.n++ } }
      const list = [1, 2, 3]
      list[box.next]! += note('d', x[0]!)
      return [y, list, log, x.length > 2 ? x[0]! ** 2 ** 0.5 : NaN, (x[0]!, x[1]!)]
    }`
    expect((await counted(source, [2, 3, 4])).value).toEqual([
      10,
      [3, 2, 3],
      ['a', 'b', 'c', 'd'],
      2 ** Math.SQRT2,
      3,
    ])
    expect(counting(source).split('\n')[7]).toContain('return [y, list, log')
  })

  test('every reference solution stays a program, and shows where it fails', () => {
    const exercises = path.resolve(import.meta.dirname, '../../../../exercises')
    const folders = readdirSync(exercises, { withFileTypes: true }).filter((one) =>
      one.isDirectory(),
    )
    for (const { name } of folders) {
      const source = readFileSync(path.join(exercises, name, 'solution.ts'), 'utf8')
      const code = counting(source)
      expect([name, stripTypes(code).ok]).toEqual([name, true])
      expect(code.split('\n').length).toBe(source.split('\n').length + 6)
    }
  })

  test('an expression of entries keeps its value and counts its operators', async () => {
    const { expression } = fc.letrec<{ expression: string; leaf: string; pair: string }>((tie) => ({
      expression: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('pair')),
      leaf: fc.nat({ max: 3 }).map((i) => `x[${i}]`),
      pair: fc
        .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/'), tie('expression'))
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    }))
    await fc.assert(
      fc.asyncProperty(expression, async (text) => {
        const x = [2, 3, 5, 7]
        const { value, ...counts } = await counted(`export const f = (x) => ${text}`, x)
        expect(value).toBe((new Function('x', `return ${text}`) as (x: unknown) => number)(x))
        const total = Object.values(counts).reduce<number>((sum, n) => sum + Number(n), 0)
        expect(total).toBe([...text].filter((c) => '+-*/'.includes(c)).length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('names', () => {
  test('of the user never meet those of the counter', async () => {
    const source = `
      const offhandCount = (v: number) => v * 100
      export const offhandCountRead = () => ['mine']
      var offhandCount_All = 3
      export function f(x: number[]) { offhandCount_All = 7; return offhandCount(x[0]!) + offhandCount_All }`
    expect(await counted(source, [2])).toEqual({ value: 207, multiplications: 1, additions: 1 })
    const escaped =
      'export const f = (x) => x[0] * off\\u0068andCount\nconst off\\u{68}andCount = 3'
    expect(counterName(escaped)).toBe('offhandCount_')
    expect(await counted(escaped, [2])).toEqual({ value: 6, multiplications: 1 })
  })

  test('a counter that was deleted or overwritten gives no counts, or the code’s own', async () => {
    const spoil = async (body: string) => {
      const source = `export function f(x: number[]) { const y = x[0]! * 2; ${body}; return y }`
      const module = await load(counting(source))
      await module['f']?.([1])
      return countsOf(module['offhandCountRead']?.())
    }
    const name = "'offhand' + 'Count"
    expect(await spoil(`eval(${name}All = "none"')`)).toBe(null)
    expect(await spoil(`eval(${name}All = [1, 2]')`)).toBe(null)
    expect(await spoil(`eval(${name}All = [-1, 0, 0, 0, 0]')`)).toBe(null)
    expect(await spoil(`eval(${name}All = [0.5, NaN, 1, 1, 1]')`)).toBe(null)
    expect(await spoil(`try { eval(${name}Read = 1') } catch {}`)).toMatchObject({
      multiplications: 1,
    })
  })
})
