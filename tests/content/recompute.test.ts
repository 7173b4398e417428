// Every number the bank asks for is computed anew here, from the question's own premises.
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AuthoredQuestion } from '../../src/content/schema/question.ts'
import { readQuestionSources } from '../../tooling/content/source.ts'
import type { Recomputations, Recomputed } from './recompute/recompute.ts'

const root = path.resolve(import.meta.dirname, '../..')
const files = import.meta.glob<{ recomputed: Recomputations }>(
  ['./recompute/*.ts', '!./recompute/recompute.ts'],
  { eager: true },
)
const recomputed = Object.values(files).flatMap((file) => Object.entries(file.recomputed))

let authored: ReadonlyMap<string, AuthoredQuestion>
beforeAll(() => {
  authored = new Map(
    readQuestionSources(root).questions.map(({ question }) => [question.id, question]),
  )
})

test('every numeric question is computed anew', () => {
  const known = new Set(recomputed.filter(([, compute]) => 'answer' in compute()).map(([id]) => id))
  const missing = [...authored.values()]
    .filter((question) => question.type === 'numeric' && !known.has(question.id))
    .map((question) => question.id)
  expect(missing).toEqual([])
})

test('no question is computed twice', () => {
  const ids = recomputed.map(([id]) => id)
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
})

describe('the numbers agree', () => {
  test.each(recomputed)('%s', (id, compute) => {
    const question = authored.get(id)
    if (!question) throw new Error(`recompute/ names "${id}", which is no question`)
    expect(disagreements(question, compute())).toEqual([])
  })
})

function disagreements(question: AuthoredQuestion, found: Recomputed): string[] {
  const wrong: string[] = []
  if (found.answer !== undefined) {
    if (question.type !== 'numeric') wrong.push(`has an answer to compute, but is ${question.type}`)
    else {
      const { value, tolerance, mistakes } = question.answer
      if (!agrees(value, found.answer, tolerance))
        wrong.push(`the file says ${value}, computed ${found.answer}`)
      found.mistakes?.forEach((mistake, i) => {
        const written = mistakes[i]?.value
        if (written === undefined || !printsAs(mistake, written))
          wrong.push(`mistake ${i + 1}: the file says ${written}, computed ${mistake}`)
      })
    }
  }
  for (const language of ['en', 'zh'] as const) {
    const text = bare(allText(question, language))
    for (const shown of found.shown ?? [])
      if (!text.includes(bare(shown))) wrong.push(`${language}: found no ${shown}`)
  }
  return wrong
}

type Tolerance = Extract<AuthoredQuestion, { type: 'numeric' }>['answer']['tolerance']

/** The key may be rounded, but only well inside the band that it accepts. */
function agrees(value: number, exact: number, tolerance: Tolerance): boolean {
  if (tolerance === 'exact') return printsAs(exact, value)
  const band = 'relative' in tolerance ? tolerance.relative * Math.abs(value) : tolerance.absolute
  return Math.abs(value - exact) <= Math.max(band / 2, 1e-9)
}

/** Equal up to the digits that were written down. */
function printsAs(exact: number, written: number): boolean {
  const digits = /\.(\d+)/.exec(String(written))?.[1]?.length ?? 0
  return Math.abs(exact - written) <= 0.5 * 10 ** -digits + 1e-9
}

/** Everything a reader of the language sees. */
const allText = (question: AuthoredQuestion, language: 'en' | 'zh'): string => {
  const texts: string[] = []
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string' && key === language) texts.push(value)
    else if (Array.isArray(value)) value.forEach((one) => walk(one, key))
    else if (value && typeof value === 'object')
      for (const [name, one] of Object.entries(value)) walk(one, name)
  }
  walk(question, '')
  return texts.join('\n')
}

/** Without what TeX and typography put between digits. */
const bare = (text: string): string => text.replace(/\{,\}|,(?=\d{3})|\\,(?=\d)|\s/g, '')
