import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stripTypes } from './strip-types.ts'

describe('stripTypes', () => {
  test('keeps every line and column', () => {
    const source =
      'type Row = number[]\nexport function sum(row: Row): number {\n  return row.reduce((a, b) => a + b, 0)\n}\n'
    const stripped = stripTypes(source)
    if (!stripped.ok) throw new Error(stripped.problem.message)
    expect(stripped.code.split('\n').map((line) => line.trimEnd())).toEqual([
      '',
      'export function sum(row     )         {',
      '  return row.reduce((a, b) => a + b, 0)',
      '}',
      '',
    ])
  })

  test.each([
    [
      'a syntax error',
      'export const x: number = ;',
      { message: 'Expression expected.', line: 1, column: 26 },
    ],
    [
      'an unclosed brace',
      'export function f() {\n  return 1\n',
      { message: "'}' expected.", line: 3, column: 1 },
    ],
    [
      'an enum',
      'const a = 1\nenum E { A }\n',
      { message: 'enum is not erasable; use a const object instead', line: 2, column: 1 },
    ],
    [
      'a namespace with values',
      'namespace N { export const a = 1 }',
      { message: 'namespace is not erasable; use plain functions instead', line: 1, column: 1 },
    ],
    [
      'a parameter property',
      'class P {\n  constructor(private a: number) {}\n}',
      {
        message: 'a parameter property is not erasable; assign it in the constructor instead',
        line: 2,
        column: 15,
      },
    ],
  ])('tells the place of %s', (_what, source, problem) => {
    expect(stripTypes(source)).toEqual({ ok: false, problem })
  })

  test('never throws and never changes the length of what it accepts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (source) => {
        const stripped = stripTypes(source)
        if (stripped.ok) expect(stripped.code).toHaveLength(source.length)
      }),
    )
  })
})
