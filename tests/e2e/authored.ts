// The questions as their authors wrote them, straight from the files: what every other form must still say.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { root } from './harness.ts'

export interface Authored {
  readonly id: string
  /** Every Chinese text of the question that is to be read. */
  readonly zh: readonly string[]
}

export function authoredQuestions(): readonly Authored[] {
  const folder = path.join(root, 'questions')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/](?!topic\.yaml)[^\\/]*\.yaml$/.test(file))
    .flatMap((file) => {
      const { questions } = parse(readFileSync(path.join(folder, file), 'utf8')) as {
        questions: readonly Record<string, unknown>[]
      }
      return questions.map(({ id, title: _, blanks, ...rest }) => ({
        id: String(id),
        zh: [...textsIn(rest), ...(blanks === undefined ? [] : filledIn(blanks))],
      }))
    })
}

/** Every `zh` below, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    key === 'zh' && typeof part === 'string' ? [part] : textsIn(part),
  )
}

const filledIn = (blanks: unknown): string[] =>
  Object.values(blanks as Record<string, { zh: readonly string[] }>).flatMap(({ zh }) => [...zh])

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  '#x27': "'",
}

/** Letters, digits and braces alone: what Markdown and HTML of the same text have in common. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}{}^=+]/gu, '')

export const lettersOfMarkdown = (text: string): string =>
  lettersOf(text.replace(/^\s*(?:```\w*|\d+\.\s)/gm, '').replace(/\{\{\?[a-z0-9-]+\}\}/g, ''))

/** What a figure shows in place of the picture counts as its text. */
export const lettersOfHtml = (html: string): string =>
  lettersOf(
    html
      .replace(/<img [^>]*alt="([^"]*)">/g, '$1')
      .replace(/<[^>]*>/g, '')
      .replace(/&(lt|gt|quot|amp|#x27);/g, (_, name: string) => entities[name] ?? ''),
  )
