// Every worked example of every statement, recomputed with the reference.
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { type Example, examplesIn } from '../../tooling/content/examples.ts'
import { readExerciseSources } from '../../tooling/content/exercise-source.ts'

const root = path.resolve(import.meta.dirname, '../..')
const sources = readExerciseSources(root)

test.each(sources.map((source) => [source.slug, source] as const))(
  '%s: its examples hold, and are the same in both languages',
  async (slug, { statement, folder }) => {
    const calls = (text: string) => examplesIn(text).map(({ call }) => call.getText())
    expect(calls(statement.zh)).toEqual(calls(statement.en))
    expect(calls(statement.en).length).toBeGreaterThanOrEqual(2)
    const functions = (await import(path.join(folder, 'solution.ts'))) as Record<string, unknown>
    for (const language of ['en', 'zh'] as const) {
      const wrong = examplesIn(statement[language]).flatMap((example) => {
        const got = valueOf(functions, example)
        const differences = example.result ? differ(got, example.result, '') : ['no result']
        return differences.map((difference) => `${example.call.getText()}: ${difference}`)
      })
      expect(wrong, `${slug}/statement.${language}.md`).toEqual([])
    }
  },
)

function valueOf(functions: Record<string, unknown>, { before, call }: Example): unknown {
  // Our own text, in Node: the reference's functions are its globals.
  const run = new Function(
    ...Object.keys(functions),
    ts.transpile(`${before}return ${call.getText()}`),
  )
  return (run as (...args: unknown[]) => unknown)(...Object.values(functions))
}

/** Where a value is not what is printed, to the last digit that is printed. */
function differ(got: unknown, printed: ts.Expression, place: string): readonly string[] {
  if (ts.isArrayLiteralExpression(printed)) {
    if (!isSequence(got) || got.length !== printed.elements.length)
      return [`${place} is ${show(got)}, printed ${printed.getText()}`]
    return printed.elements.flatMap((element, i) => differ(got[i], element, `${place}[${i}]`))
  }
  if (ts.isObjectLiteralExpression(printed)) {
    const entries = printed.properties.flatMap((property) =>
      ts.isPropertyAssignment(property)
        ? [[property.name.getText(), property.initializer] as const]
        : [],
    )
    const names = entries.map(([name]) => name).toSorted()
    if (typeof got !== 'object' || got === null || !same(Object.keys(got).toSorted(), names))
      return [`${place} is ${show(got)}, printed ${printed.getText()}`]
    return entries.flatMap(([name, value]) =>
      differ((got as Record<string, unknown>)[name], value, `${place}.${name}`),
    )
  }
  const text = printed.getText()
  const value: unknown = new Function(`return ${text}`)()
  const isPrinted =
    typeof value === 'number' && typeof got === 'number' && Number.isFinite(value)
      ? Math.abs(got - value) <= roundingOf(text)
      : Object.is(got, value)
  return isPrinted ? [] : [`${place} is ${show(got)}, printed ${text}`]
}

/** Half a unit of the last digit; whole numbers may have been six zeros longer. */
function roundingOf(text: string): number {
  const [, digits = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e(-?\d+))?$/.exec(text) ?? []
  const decimals = digits === '' && exponent === '0' ? 6 : digits.length
  return 0.501 * 10 ** (Number(exponent) - decimals)
}

const isSequence = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || ArrayBuffer.isView(value)
const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()
const show = (value: unknown): string => JSON.stringify(value) ?? String(value)
