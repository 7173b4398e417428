import type { CodeLanguage } from '../base/code-language.ts'
import type { Exercise } from '../content/types.ts'
import { languagesOf, starterOf } from '../exercise/code-language.ts'
import type { Given, Sitting, Step } from './sitting.ts'

export type GivenCode = Extract<Given, { readonly type: 'code' }>

/** Code with the language it is in. */
export interface Code {
  readonly language: CodeLanguage
  readonly source: string
}

/** What the part of an exercise shows; `preferred` is the interview's language. */
export function shownCode(
  exercise: Exercise,
  given: Given | null,
  preferred: CodeLanguage,
): Code & { readonly given: GivenCode } {
  const code = codeIn(given)
  const wanted = code?.language ?? preferred
  const language = languagesOf(exercise).find((offered) => offered === wanted) ?? 'typescript'
  const sources = code?.sources ?? {}
  return {
    language,
    source: sources[language] ?? starterOf(exercise, language),
    given: { type: 'code', language, sources },
  }
}

/** The given code once this was typed in the language that is shown. */
export const withSource = (given: GivenCode, source: string): GivenCode => ({
  ...given,
  sources: { ...given.sources, [given.language]: source },
})

/** The code of an exercise that will be run, if anybody was there. */
export function codeOf(
  { steps: states }: Sitting,
  steps: readonly Step[],
  slug: string,
): GivenCode | null {
  const place = steps.findIndex((step) => step.type === 'exercise' && step.slug === slug)
  return codeIn(states[place]?.given ?? null)
}

const codeIn = (given: Given | null): GivenCode | null => (given?.type === 'code' ? given : null)
