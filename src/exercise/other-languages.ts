import type { CodeLanguage } from '../base/code-language.ts'
import type { Exercise } from '../content/types.ts'
import type { Progress } from '../progress/progress.ts'
import { languagesOf, starterOf } from './code-language.ts'
import { parseVersions, withVersion } from './versions.ts'

/** Where the code that was set aside in a language is kept. */
export const versionsKey = (slug: string, language: CodeLanguage): string =>
  language === 'typescript' ? `exercise:${slug}:versions` : `exercise:${slug}:${language}:versions`

/**
 * An attempt that starts again is blank in every language. What was written in the others goes into their
 * history before their drafts go.
 */
export async function setOthersAside(options: {
  readonly exercise: Exercise
  readonly language: CodeLanguage
  readonly progress: Pick<Progress, 'drafts' | 'kept'>
  readonly at: number
}): Promise<void> {
  const { exercise, language, at } = options
  const { drafts, kept } = options.progress
  const { slug } = exercise
  for (const other of languagesOf(exercise).filter((one) => one !== language)) {
    const draft = await drafts.load(slug, other)
    if (!draft) continue
    if (draft.source.trim() !== starterOf(exercise, other).trim()) {
      const key = versionsKey(slug, other)
      const versions = parseVersions(await kept.load(key))
      await kept.save(key, withVersion(versions, { at, source: draft.source, why: 'again' }))
    }
    await drafts.remove(slug, other)
  }
}
