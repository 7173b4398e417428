import { useEffect } from 'react'
import { useStore } from 'zustand'
import { shownCode } from '../code-given.ts'
import { fetchPython } from '../fetch-python.ts'
import type { Material } from '../finishing.ts'
import type { Interview } from '../interview.ts'

/** Fetches Python while there is time for it, so that the judging need not wait. */
export function usePython(interview: Interview, { exercises }: Material): void {
  const isWanted = useStore(interview.store, ({ steps, sitting }) =>
    steps.some((step, place) => {
      const exercise = step.type === 'exercise' && exercises.get(step.slug)
      if (!exercise) return false
      const given = sitting.steps[place]?.given ?? null
      return shownCode(exercise, given, sitting.setUp.codeLanguage).language === 'python'
    }),
  )
  useEffect(() => {
    // Without a connection the judging asks again, and tells.
    if (isWanted) fetchPython().catch(() => undefined)
  }, [isWanted])
}
