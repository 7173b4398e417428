import { codeLanguages, type CodeLanguage } from '../base/code-language.ts'
import { isObject } from '../base/plain.ts'
import type { Exercise } from '../content/types.ts'
import type { Code, GivenCode } from './code-given.ts'
import { isWritten } from './sitting.ts'

/** What an interview's event keeps of an exercise: the code that was run, and what was written beside it. */
export interface Written {
  readonly source: string
  /** Null where nobody was at the exercise. */
  readonly language: CodeLanguage | null
  /** Begun in another language: kept, but not run. */
  readonly aside: readonly Code[]
  readonly followUps: readonly { readonly text: string }[]
}

export function writtenAnswer(code: GivenCode | null, exercise: Exercise | undefined) {
  if (!code) return { source: '' }
  const { language, sources } = code
  const aside = codeLanguages.flatMap((other): readonly Code[] => {
    const source = sources[other]
    return other !== language && isWritten(source, other, exercise)
      ? [{ language: other, source }]
      : []
  })
  return {
    ...{ source: sources[language] ?? '', language },
    ...(aside.length > 0 && { aside }),
  }
}

/** An imported value may be anything; one of before there was Python is TypeScript. */
export function parseWritten(answer: unknown): Written {
  const given = isObject(answer) ? answer : {}
  const source = textOf(given['source'])
  return {
    source,
    language: languageIn(given['language']) ?? (source === '' ? null : 'typescript'),
    aside: listOf(given['aside']).flatMap((one): readonly Code[] => {
      const language = isObject(one) ? languageIn(one['language']) : null
      return isObject(one) && language ? [{ language, source: textOf(one['source']) }] : []
    }),
    followUps: listOf(given['followUps']).map((one) => ({
      text: isObject(one) ? textOf(one['text']) : '',
    })),
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const languageIn = (value: unknown): CodeLanguage | null =>
  codeLanguages.find((known) => known === value) ?? null
