import { useEffect, useRef } from 'react'
import type { CodeLanguage } from '../../base/code-language.ts'
import type { ExerciseSession } from '../session.ts'

/** Puts code of the history into the editor; of another language as soon as that is open. */
export function useTakingBack(
  session: ExerciseSession | null,
  choose: (language: CodeLanguage) => void,
): (source: string, language: CodeLanguage) => void {
  const waiting = useRef<{ readonly source: string; readonly language: CodeLanguage }>(null)
  useEffect(() => {
    if (!session) return
    const take = (): void => {
      const code = waiting.current
      // The session that is left may still change while the other one opens.
      if (code?.language !== session.language) return
      if (session.store.getState().status !== 'ready') return
      waiting.current = null
      session.restore(code.source)
    }
    take()
    return session.store.subscribe(take)
  }, [session])
  return (source, language) => {
    if (session?.language === language) {
      session.restore(source)
      return
    }
    waiting.current = { source, language }
    choose(language)
  }
}
