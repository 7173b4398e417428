import { codeLanguages, type CodeLanguage } from '../base/code-language.ts'
import type { Exercise } from '../content/types.ts'
import type { Progress } from '../progress/progress.ts'

export const starterOf = (exercise: Exercise, language: CodeLanguage): string =>
  language === 'python' ? (exercise.python?.starter ?? exercise.starter) : exercise.starter

export const languagesOf = (exercise: Pick<Exercise, 'python'>): readonly CodeLanguage[] =>
  exercise.python ? codeLanguages : ['typescript']

/** Whether the code may import the prelude; Python has NumPy. */
export const offersPrelude = (exercise: Exercise, language: CodeLanguage): boolean =>
  language === 'typescript' && exercise.prelude === true

const key = (slug: string): string => `exercise:${slug}:language`

/** What this exercise was last written in, before what all are; TypeScript where there is nothing else. */
export async function languageFor(
  exercise: Pick<Exercise, 'slug' | 'python'>,
  kept: Progress['kept'],
  preferred: CodeLanguage,
): Promise<CodeLanguage> {
  const own = await kept.load(key(exercise.slug)).catch(() => null)
  const offered = languagesOf(exercise)
  return (
    offered.find((one) => one === own) ?? offered.find((one) => one === preferred) ?? 'typescript'
  )
}

/** Keeping is best effort, as of everything that can be chosen again. */
export const keepLanguageOf = (
  slug: string,
  language: CodeLanguage,
  kept: Progress['kept'],
): Promise<void> => kept.save(key(slug), language).catch(() => undefined)
