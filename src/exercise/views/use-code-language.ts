import { useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import type { CodeLanguage } from '../../base/code-language.ts'
import { loadExercise } from '../../content/load.ts'
import type { Exercise } from '../../content/types.ts'
import type { Progress } from '../../progress/progress.ts'
import { askedIn, languageAsked } from '../address.ts'
import { keepLanguageOf, languageFor, languagesOf } from '../code-language.ts'

/** What the exercise is written in; null until it is known. */
export function useCodeLanguage(
  slug: string,
  progress: Progress,
  preferred: CodeLanguage,
  prefer: (language: CodeLanguage) => void,
): readonly [CodeLanguage | null, (language: CodeLanguage) => void] {
  const { state } = useLocation()
  const [address, setAddress] = useSearchParams()
  const asked = languageAsked(address)
  const [chosen, setChosen] = useState<{ slug: string; language: CodeLanguage } | null>(null)
  useEffect(() => {
    let isGone = false
    const settle = (language: CodeLanguage) => {
      if (!isGone) setChosen({ slug, language })
    }
    const find = async (exercise: Exercise | null): Promise<CodeLanguage> => {
      if (!exercise) return 'typescript'
      if (!asked || !languagesOf(exercise).includes(asked))
        return languageFor(exercise, progress.kept, preferred)
      // Who comes by such an address and comes back without it goes on where they were.
      await keepLanguageOf(slug, asked, progress.kept)
      return asked
    }
    loadExercise(slug)
      .then(find)
      // The session tells what cannot be loaded.
      .then(settle, () => settle('typescript'))
    return () => {
      isGone = true
    }
    // What is preferred elsewhere meanwhile changes nothing here.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [slug, progress, asked])
  const choose = (language: CodeLanguage) => {
    setChosen({ slug, language })
    prefer(language)
    void keepLanguageOf(slug, language, progress.kept)
    // Else a reload would go back to the language of the address. The state names the session to go on with.
    if (asked) setAddress(askedIn(address, language), { replace: true, state })
  }
  return [chosen?.slug === slug ? chosen.language : null, choose]
}
